"""The official register and the tables joined to it, as things with their canonical names."""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ..index import FormType
from ..romanize import System
from .centers import center
from .model import Thing

KIND_OF_CATEGORY = {
    "O": "oblast",
    "K": "settlement",
    "P": "raion",
    "H": "hromada",
    "M": "settlement",
    "X": "settlement",
    "C": "settlement",
    "B": "district",
}
# Prominence (log10 of inhabitants) where no population is known.
_SIZE_OF_CATEGORY = {"O": 6.2, "K": 6.0, "M": 4.2, "P": 4.9, "H": 3.6, "X": 3.4, "B": 4.5, "C": 2.5}
_UNIT_WORDS = {
    "oblast": ("область", "Oblast"),
    "raion": ("район", "Raion"),
    "hromada": ("громада", "hromada"),
    "district": ("район", "District"),
}


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a tab-separated table with a header line."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def rows_if_there(path: Path) -> Iterable[dict[str, str]]:
    """The same, of a table that a gazetteer need not have."""
    return rows(path) if path.exists() else ()


def read_register(folder: Path, kmu: System, centers: Mapping[str, str]) -> dict[str, Thing]:
    """All units by code. ``centers`` names the X of ``<X> Oblast`` where no settlement does."""
    things: dict[str, Thing] = {}
    within: dict[str, list[str]] = defaultdict(list)
    for row in rows(folder / "katottg.tsv"):
        code, category, name = row["code"], row["category"], row["name"]
        thing = Thing(code, KIND_OF_CATEGORY[category], name, kmu.romanize(name))
        thing.parent, thing.category = row["parent"], category
        thing.size = _SIZE_OF_CATEGORY[category]
        things[code] = thing
        if thing.kind == "settlement":
            above = thing.parent
            while above:
                within[above].append(code)
                above = things[above].parent
    for row in rows(folder / "geonames.tsv"):
        _join_geonames(things[row["code"]], row)
    for thing in things.values():
        if thing.kind == "settlement":
            thing.add(thing.uk, "uk", FormType.OFFICIAL)
        else:
            inside = _inside(thing, within[thing.id], things)
            _name_unit(thing, inside, kmu, centers.get(thing.id))
    things.update((section.id, section) for section in _sections(folder / "sections.tsv", kmu))
    return things


def _sections(path: Path, kmu: System) -> Iterator[Thing]:
    """Sections of cities that the register does not have."""
    for row in rows(path) if path.exists() else ():
        uk = row["uk"]
        thing = Thing(f"geonames/{row['geonameid']}", "district", uk, kmu.romanize(uk), row["city"])
        thing.add(uk, "uk", FormType.OFFICIAL)
        _join_geonames(thing, row)
        yield thing


def _inside(unit: Thing, codes: Iterable[str], things: Mapping[str, Thing]) -> list[str]:
    """Settlements of a unit in the order to look for its center: a hromada's seat has the first
    code, a larger unit is named for a city."""

    def rank(code: str) -> tuple[int, str]:
        return 0 if unit.kind == "hromada" else "KMXC".index(things[code].category), code

    return [things[code].uk for code in sorted(codes, key=rank)]


def _join_geonames(thing: Thing, row: Mapping[str, str]) -> None:
    thing.lat, thing.lon = float(row["lat"]), float(row["lon"])
    thing.geonames = int(row["geonameid"])
    thing.population = int(row["population"])
    if thing.population:
        thing.size = math.log10(thing.population)
    for name in row["names"].split("|"):
        thing.add(name, "", FormType.ALTERNATE)


def _name_unit(unit: Thing, inside: Sequence[str], kmu: System, named: str | None) -> None:
    """Give a unit its full name: ``Луганська`` becomes Луганська область, Luhansk Oblast."""
    word_uk, word_en = _UNIT_WORDS[unit.kind]
    adjective = unit.uk
    if unit.id.startswith("UA01") and unit.kind == "oblast":
        unit.add(adjective, "uk", FormType.OFFICIAL)
        return
    head = named
    if head is None and unit.kind != "district":
        found = center(adjective, inside)
        head = inside[found] if found is not None else None
    unit.uk = f"{adjective} {word_uk}"
    unit.english = f"{kmu.romanize(head or adjective)} {word_en}"
    unit.add(unit.uk, "uk", FormType.OFFICIAL)
    unit.add(adjective, "uk", FormType.ADJECTIVE)
    if unit.kind == "oblast" and (land := land_of(adjective)):
        unit.add(land, "uk", FormType.ALIAS)
    if head:
        unit.add(head, "uk", FormType.UNIT)


def land_of(adjective: str) -> str:
    """What people call an oblast; empty where the adjective does not tell.

    >>> land_of("Луганська"), land_of("Донецька"), land_of("Запорізька")
    ('Луганщина', 'Донеччина', '')
    """
    for end, land in (("ська", "щина"), ("цька", "ччина")):
        if adjective.endswith(end):
            return adjective.removesuffix(end) + land
    return ""
