"""GeoNames records that are sections of a city: named in Ukrainian, near enough to its center.

The register knows only the administrative districts of some cities; Saltivka and Obolon are in
GeoNames alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Container, Iterator, Mapping
from typing import NamedTuple

from geonames import Record
from geonames_join import Join, distance, fold_latin

REASON = "section of a city?"  # that `Join` gives for what no settlement near can be
CITIES = ("M", "K")
# A city of a million reaches 12 km from its center, one of 100,000 less than four.
KM_PER_ROOT = 0.012
UKRAINIAN = re.compile("[А-ЩЬЮЯҐЄІЇ][а-щьюяґєії’]+(?:[ -][А-ЩЬЮЯҐЄІЇа-щьюяґєії’]+)*")


class Section(NamedTuple):
    """A section: its record, its Ukrainian name, the code of the city."""

    record: Record
    uk: str
    city: str


def sections(
    join: Join, categories: Mapping[str, str], romanize: Callable[[str], str]
) -> Iterator[Section]:
    """The sections among the unjoined records, by GeoNames id."""
    cities = [
        (code, join.records[id]) for id, code in join.joined.items() if categories[code] in CITIES
    ]
    for id, record in sorted(join.records.items()):
        if not join.reasons.get(id, "").startswith(REASON):
            continue
        uk = ukrainian_name(record, romanize)
        oblast = join.oblasts[record.admin1]
        around = [
            (distance(record, city) / reach(city.population), code)
            for code, city in cities
            if code.startswith(oblast) and city.population
        ]
        share, code = min(around, default=(math.inf, ""))
        if uk and share <= 1:
            yield Section(record, uk, code)


def own_names(
    record: Record, uk: str, settlements: Container[str], romanize: Callable[[str], str]
) -> list[str]:
    """The names of a section without nicknames taken from a settlement elsewhere, in Ukrainian or
    Latin letters: part of Kramatorsk is called Чорнобиль."""
    borrowed = {n for n in record.names if n in settlements and n not in uk}
    alike = {loosely(romanize(name)) for name in borrowed}
    return [n for n in record.names if n not in borrowed and loosely(n) not in alike]


def reach(population: int) -> float:
    """How far from its center a city of so many inhabitants may have sections, in km."""
    return KM_PER_ROOT * math.sqrt(population)


def ukrainian_name(record: Record, romanize: Callable[[str], str]) -> str:
    """The Ukrainian name that the main name romanizes; empty if there is none, or if the record is
    an administrative district, which the register has."""
    names = [name.replace("'", "’") for name in record.names]
    wanted = loosely(record.name)
    fitting = [n for n in names if UKRAINIAN.fullmatch(n) and loosely(romanize(n)) == wanted]
    return min((name for name in fitting if f"{name} район" not in names), default="")


def loosely(name: str) -> str:
    """A romanization without what romanizations of one name differ in.

    >>> loosely("Svyatoshyn") == loosely("Sviatoshyn")
    True
    """
    return re.sub(r"(.)\1+", r"\1", re.sub("[yij]+", "i", fold_latin(name)))
