"""What the numbers of the index mean, column by column."""

from __future__ import annotations

from enum import IntEnum


class EntityColumn(IntEnum):
    KIND = 0
    NAME = 1
    PARENT = 2  # entity number + 1; 0 for none
    CODE = 3
    LAT = 4  # (degrees + 90) * 1e5, 0 for unknown
    LON = 5  # (degrees + 180) * 1e5
    POPULATION = 6
    GEONAMES = 7
    FORMER = 8  # place in "former", 0 for none
    CITY = 9  # 1 for a city of the register
    SIZE = 10  # prominence: 100 * log10 of population, or a guess from the category


class NameColumn(IntEnum):
    UK = 0
    ENGLISH = 1


class FormColumn(IntEnum):
    READING = 0
    K1 = 1
    K2 = 2  # number of the key
    TYPE = 3
    ENTITIES = 4  # place in "postings": a count, then entity numbers, largest first


class PersonColumn(IntEnum):
    """Of persons and given names, in the order of their entities."""

    ENTITY = 0
    GIVEN = 1
    PATRONYMIC = 2
    INITIALS = 3
    GENDER = 4
    TELLING = 5
    COMMON = 6


ENTITY_WIDTH, NAME_WIDTH = len(EntityColumn), len(NameColumn)
