"""What the numbers of the index mean, column by column, and what some of them make together."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


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


class Former(NamedTuple):
    """A name that was official until some day between ``since`` and ``until`` (yyyymmdd)."""

    uk: str
    english: str
    until_after: int
    until_before: int


class Person(NamedTuple):
    """What is known of a person's name, or of a given name, beside the surname.

    ``initials`` are the sounds that its equivalents begin with, ``gender`` is ``m``, ``f`` or
    ``""``; ``telling``: the given name is spelled so in Ukrainian only; ``common`` is what keys
    have for all its equivalents.
    """

    given: str
    patronymic: str
    initials: frozenset[str]
    gender: str
    telling: bool
    common: str
