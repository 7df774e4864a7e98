"""Register tables and hand-written entries together: every thing with all its forms."""

from __future__ import annotations

import math
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..index import FOREIGN, FormType
from ..read import script
from ..romanize import System
from .cognates import Cognates
from .entries import names_of, read_entries, schema_of
from .model import FormerName, Thing
from .people import add_surnames, given_names, name_foreigner, name_given, name_person
from .references import Known, check_references
from .register import read_register, rows_if_there
from .yamlfile import DataError, Mapping, Text, Value

_CYRILLIC_COGNATES = 3
# Prominence of what has no inhabitants, on the scale of settlements.
_SIZE_OF_KIND = {
    "person": 4.5,
    "given": 3.0,
    "river": 3.2,
    "sea": 5.5,
    "region": 5.0,
    "facility": 3.6,
}
_SIZE_BY_DEFAULT = 2.4
_LARGE = 1_000_000  # only of such a foreign place, a name of three letters is no code: Рим
_COUNTRY, _STATE = 7.0, 6.0  # prominence
_LEAST_ALIAS = 4
_SMALL = 2_000  # foreign places below this are known by their main name and in Cyrillic only


class Tables(NamedTuple):
    """What the derivation of forms needs."""

    kmu: System
    russian: Cognates
    names: AnyMapping[str, AnyMapping[str, str]]

    @classmethod
    def from_data(cls, data: AnyMapping[str, Any]) -> Tables:
        """From the data of ``uk-kmu-2010``, ``uk-ru`` and ``names``, as the index carries them."""
        return cls(System(data["uk-kmu-2010"]), Cognates(data["uk-ru"]), data["names"])


def read_gazetteer(folder: Path, tables: Tables) -> list[Thing]:
    """Everything under ``gazetteer/``, with derived forms. Raises `DataError`."""
    files = sorted(folder.rglob("*.yaml"))
    entries = read_entries(files, folder.parent)
    centers = {
        str(entry[Text("id")]): str(entry[Text("center")])
        for _, entry in entries
        if Text("center") in entry
    }
    things = read_register(folder / "register", tables.kmu, centers)
    units = {t.uk: t.id for t in things.values() if not t.parent}
    apply_entries(things, entries, tables, Known({t.id: t.uk for t in things.values()}, units))
    add_surnames(things, tables.kmu, tables.names)
    for thing in things.values():
        derive_forms(thing, tables)
    _read_world(things, folder / "register")
    return sorted(things.values(), key=lambda thing: thing.id)


def apply_entries(
    things: dict[str, Thing],
    entries: Sequence[tuple[str, Mapping]],
    tables: Tables,
    known: Known,
) -> None:
    """Add entries to the things they speak of, or as new things. Raises `DataError`."""
    problems = [
        f"{name}:{line}: {what}"
        for name, entry in entries
        for line, what in check_references(entry, known)
    ]
    if problems:
        raise DataError(problems)
    given = given_names(entries)
    for _, entry in entries:
        identifier, schema = str(entry[Text("id")]), schema_of(entry)
        if schema != "unit":
            things[identifier] = _new_thing(identifier, schema, entry, tables.kmu)
        thing = things[identifier]
        if Text("english") in entry and schema != "foreign":
            thing.english = str(entry[Text("english")])
            thing.add(thing.english, "", FormType.ALIAS)
        kind = FormType.FOREIGN if schema == "foreign" else FormType.ALIAS
        for lang, alias in names_of(entry.get(Text("aliases"))) if schema != "given" else ():
            bare = thing.kind in _UNIT_KINDS and " " not in alias
            thing.add(alias, lang, FormType.ADJECTIVE if bare else kind)
            center, _, word = alias.rpartition(" ")
            if thing.kind in _UNIT_KINDS and center and word == thing.english.split()[-1]:
                thing.add(center, lang, FormType.UNIT)
        if schema == "person":
            name_person(thing, entry, given, tables.russian)
        elif schema == "given":
            name_given(thing, given[thing.uk])
        thing.never.update(map(str, entry.get(Text("not"), ())))
        thing.never_fuzzy |= Text("never_fuzzy") in entry
        parents = [known.unit(str(place)) for place in entry.get(Text("within"), ())]
        if len(parents) == 1:
            thing.parent = parents[0] or ""
        _add_former(thing, entry.get(Text("former")), tables)


def _new_thing(identifier: str, schema: str, entry: Mapping, kmu: System) -> Thing:
    kind = str(entry[Text("kind")])
    if schema == "foreign":
        english = str(entry[Text("english")])
        thing = Thing(identifier, FOREIGN, english, english, size=6.0, shown_id=False)
        thing.add(english, "", FormType.FOREIGN)
        if kind == "person":
            aliases = names_of(entry.get(Text("aliases")))
            name_foreigner(thing, [english, *(alias for _, alias in aliases)])
        return thing
    if schema == "person":
        uk = f"{entry[Text('given')]} {entry[Text('surname')]}"
    else:
        uk = str(entry[Text("uk")])
    thing = Thing(identifier, kind, uk, kmu.romanize(uk))
    thing.size = _SIZE_OF_KIND.get(kind, _SIZE_BY_DEFAULT)
    thing.add(uk, "uk", FormType.OFFICIAL)
    return thing


def _add_former(thing: Thing, value: Value | None, tables: Tables) -> None:
    for former in value if isinstance(value, list) else ():
        assert isinstance(former, Mapping)
        name = str(former[Text("name")])
        full = f"{name} {thing.uk.rpartition(' ')[2]}" if thing.kind in _UNIT_KINDS else name
        if full != name:
            thing.add(full, "uk", FormType.FORMER)
        first, _, last = str(former[Text("until")]).partition("/")
        thing.former.append(
            FormerName(full, tables.kmu.romanize(full), _day(first), _day(last or first, end=True))
        )
        kind = FormType.ADJECTIVE if thing.kind in _UNIT_KINDS else FormType.FORMER
        thing.add(name, "uk", kind)
        for lang, alias in names_of(former.get(Text("aliases"))):
            thing.add(alias, lang, kind)
    thing.former.sort(key=lambda item: item.until_before)


_UNIT_KINDS = ("oblast", "raion", "hromada", "district")


def _day(text: str, end: bool = False) -> int:
    """``2016``, ``2016-05`` or ``2016-05-19`` as yyyymmdd; the last possible day with ``end``."""
    year, month, day = [*text.split("-"), "", ""][:3]
    return (
        int(year) * 10000 + int(month or (12 if end else 1)) * 100 + int(day or (31 if end else 1))
    )


def derive_forms(thing: Thing, tables: Tables) -> None:
    """Russian cognates."""
    if thing.kind in ("person", FOREIGN, "given"):
        return
    for form in sorted(thing.forms):
        if form.lang != "uk" or (form.type is FormType.FORMER and thing.kind in _UNIT_KINDS):
            continue  # a unit's former name follows from its adjective
        kind = FormType.COGNATE if form.type is FormType.OFFICIAL else form.type
        for cognate in tables.russian.forms(form.text, _CYRILLIC_COGNATES):
            thing.add(cognate, "ru", kind)


def _read_world(things: dict[str, Thing], folder: Path) -> None:
    """Foreign cities and countries, which compete so that they win by abstention."""
    for row in rows_if_there(folder / "countries.tsv"):
        code, english = row["alpha2"], row["english"]
        thing = Thing(f"country/{code}", FOREIGN, english, english, shown_id=False)
        thing.size = _STATE if "-" in code else _COUNTRY
        for name in [row["english"], *row["names"].split("|")]:
            thing.add(name, "", FormType.FOREIGN)
        things[thing.id] = thing
    for row in rows_if_there(folder / "world.tsv"):
        label = f"{row['name']}, {row['country']}"
        thing = Thing(f"geonames/{row['geonameid']}", FOREIGN, label, label, shown_id=False)
        thing.population = int(row["population"])
        thing.size = math.log10(max(thing.population, 100))
        small, large = thing.population < _SMALL, thing.population >= _LARGE
        known = [
            name
            for name in row["names"].split("|")
            if (len(name) >= _LEAST_ALIAS or (large and not name.isascii()))
            and not (small and script(name) != "Cyrillic")
        ]
        for name in (row["name"], *known):
            thing.add(name, "", FormType.FOREIGN)
        things[thing.id] = thing
