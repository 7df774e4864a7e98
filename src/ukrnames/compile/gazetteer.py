"""Register tables and hand-written entries together: every thing with all its forms."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from collections.abc import Mapping as AnyMapping
from pathlib import Path
from typing import Any, NamedTuple

from ..index import FOREIGN, FormType
from ..romanize import System
from .cognates import Cognates
from .entries import read_entries, schema_of
from .model import FormerName, Thing
from .register import read_register, rows_if_there
from .yamlfile import DataError, Mapping, Text, Value

_CYRILLIC_COGNATES = 3
# Prominence of what has no inhabitants, on the scale of settlements.
_SIZE_OF_KIND = {
    "person": 4.5,
    "given": 3.0,
    "river": 3.2,
    "sea": 5.5,
    "region": 4.3,
    "facility": 3.6,
}
_SIZE_BY_DEFAULT = 2.4
_SMALL = 2_000  # foreign places below this are known by their main name only


class Tables(NamedTuple):
    """What the derivation of forms needs."""

    kmu: System
    russian: Cognates

    @classmethod
    def from_data(cls, data: AnyMapping[str, Any]) -> Tables:
        """From the data of ``uk-kmu-2010`` and ``uk-ru``, as the index carries them."""
        return cls(System(data["uk-kmu-2010"]), Cognates(data["uk-ru"]))


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
    apply_entries(things, entries, tables, lambda name: name if name in things else units.get(name))
    _add_surnames(things, tables.kmu)
    for thing in things.values():
        derive_forms(thing, tables)
    _read_world(things, folder / "register")
    return sorted(things.values(), key=lambda thing: thing.id)


def apply_entries(
    things: dict[str, Thing],
    entries: Sequence[tuple[str, Mapping]],
    tables: Tables,
    find_unit: Callable[[str], str | None],
) -> None:
    """Add entries to the things they speak of, or as new things. Raises `DataError`.

    ``find_unit`` gives the code of a containing unit by its code or Ukrainian name.
    """
    problems: list[str] = []
    given = {
        str(entry[Text("uk")]): _names(entry.get(Text("aliases")))
        for _, entry in entries
        if schema_of(entry) == "given"
    }
    for name, entry in entries:
        identifier, schema = str(entry[Text("id")]), schema_of(entry)
        if schema == "unit":
            thing = things.get(identifier)
            if thing is None:
                problems.append(
                    f"{name}:{entry.line}: {identifier} is not in the register; copy the code from"
                    " gazetteer/register/katottg.tsv"
                )
                continue
            _check_uk(thing, entry, name, problems)
        else:
            thing = things[identifier] = _new_thing(identifier, schema, entry, tables.kmu)
        if Text("english") in entry and schema != "foreign":
            thing.english = str(entry[Text("english")])
            thing.add(thing.english, "", FormType.ALIAS)
        kind = FormType.FOREIGN if schema == "foreign" else FormType.ALIAS
        for lang, alias in _names(entry.get(Text("aliases"))):
            bare = thing.kind in _UNIT_KINDS and " " not in alias
            thing.add(alias, lang, FormType.ADJECTIVE if bare else kind)
        if schema == "person":
            _name_person(thing, entry, given, tables)
        parents = []
        for place in entry.get(Text("within"), ()):
            code = find_unit(str(place))
            parents.append(code)
            if code is None:
                line = place.line if isinstance(place, Text) else entry.line
                problems.append(
                    f"{name}:{line}: {str(place)!r} is no unit of the first level; write one like"
                    " 'Луганська область' or a KATOTTG code"
                )
        if len(parents) == 1:
            thing.parent = parents[0] or ""
        _add_former(thing, entry.get(Text("former")), tables)
    if problems:
        raise DataError(problems)


def _check_uk(thing: Thing, entry: Mapping, name: str, problems: list[str]) -> None:
    written = str(entry[Text("uk")])
    if thing.uk != written and thing.uk.rpartition(" ")[0] != written:
        line = next(key.line for key in entry if key == "uk")
        problems.append(
            f"{name}:{line}: {thing.id} is not {written!r}; the register calls it {thing.uk!r}"
        )


def _new_thing(identifier: str, schema: str, entry: Mapping, kmu: System) -> Thing:
    kind = str(entry[Text("kind")])
    if schema == "foreign":
        english = str(entry[Text("english")])
        thing = Thing(identifier, FOREIGN, english, english, size=6.0, shown_id=False)
        thing.add(english, "", FormType.FOREIGN)
        if kind == "person":
            names = [english, *(alias for _, alias in _names(entry.get(Text("aliases"))))]
            for surname in (name.split()[-1] for name in names):
                thing.add(surname, "", FormType.FOREIGN)
        return thing
    if schema == "person":
        uk = f"{entry[Text('given')]} {entry[Text('surname')]}"
    else:
        uk = str(entry[Text("uk")])
    thing = Thing(identifier, kind, uk, kmu.romanize(uk))
    thing.size = _SIZE_OF_KIND.get(kind, _SIZE_BY_DEFAULT)
    thing.add(uk, "uk", FormType.OFFICIAL)
    return thing


def _name_person(
    thing: Thing, entry: Mapping, given: dict[str, list[tuple[str, str]]], tables: Tables
) -> None:
    """Orders, patronymic, initials and equivalents of a person's name."""
    first, last = str(entry[Text("given")]), str(entry[Text("surname")])
    middle = str(entry.get(Text("patronymic"), ""))
    surnames = {"uk": [last], "ru": tables.russian.forms(last, 2)}
    equivalents = [("uk", first), *given.get(first, ())]
    if "ru" not in dict(given.get(first, ())):  # the Russian form is spelled alike, or by rule
        equivalents += [("ru", form) for form in tables.russian.forms(first, 2)]
    for lang, name in equivalents:
        kind = FormType.OFFICIAL if name == first else FormType.ALIAS
        for family in surnames.get(lang, surnames["uk"]):
            for order in (f"{name} {family}", f"{family} {name}", f"{name[0]} {family}"):
                thing.add(order, lang if lang in surnames else "", kind)
            if middle:
                patronymics = [middle] if lang == "uk" else tables.russian.forms(middle, 1)
                for patronymic in patronymics:
                    thing.add(f"{name} {patronymic} {family}", lang, kind)
                    thing.add(f"{family} {name} {patronymic}", lang, kind)
                    thing.add(f"{name[0]} {patronymic[0]} {family}", lang, kind)
    for lang, forms in surnames.items():
        for family in forms:
            thing.add(family, lang, FormType.PART)
    for known in entry.get(Text("known_as"), ()):
        thing.add(str(known), "uk", FormType.ALIAS)
        thing.size = 6.0


def _add_surnames(things: dict[str, Thing], kmu: System) -> None:
    """The surnames of known people are names too."""
    forms = [f for thing in things.values() if thing.kind == "person" for f in thing.forms]
    surnames = {form.text for form in forms if form.type is FormType.PART and form.lang == "uk"}
    known = {form.text for form in forms if form.type is FormType.ALIAS}
    for surname in sorted(surnames):
        identifier = f"surname/{kmu.romanize(surname).lower().replace(' ', '-')}"
        thing = Thing(identifier, "surname", surname, kmu.romanize(surname), size=4.6)
        thing.shown_id = False
        # Where the surname alone means one person, he comes before the surname.
        thing.add(surname, "uk", FormType.PART if surname in known else FormType.OFFICIAL)
        things[identifier] = thing


def _add_former(thing: Thing, value: Value | None, tables: Tables) -> None:
    for former in value if isinstance(value, list) else ():
        assert isinstance(former, Mapping)
        name = str(former[Text("name")])
        full = f"{name} {thing.uk.rpartition(' ')[2]}" if thing.kind in _UNIT_KINDS else name
        first, _, last = str(former[Text("until")]).partition("/")
        thing.former.append(
            FormerName(full, tables.kmu.romanize(full), _day(first), _day(last or first, end=True))
        )
        kind = FormType.ADJECTIVE if thing.kind in _UNIT_KINDS else FormType.FORMER
        thing.add(name, "uk", kind)
        for lang, alias in _names(former.get(Text("aliases"))):
            thing.add(alias, lang, kind)
    thing.former.sort(key=lambda item: item.until_before)


_UNIT_KINDS = ("oblast", "raion", "hromada", "district")


def _day(text: str, end: bool = False) -> int:
    """``2016``, ``2016-05`` or ``2016-05-19`` as yyyymmdd; the last possible day with ``end``."""
    year, month, day = [*text.split("-"), "", ""][:3]
    return (
        int(year) * 10000 + int(month or (12 if end else 1)) * 100 + int(day or (31 if end else 1))
    )


def _names(aliases: Value | None) -> list[tuple[str, str]]:
    if not isinstance(aliases, Mapping):
        return []
    return [(str(lang), str(name)) for lang, names in aliases.items() for name in names]


def derive_forms(thing: Thing, tables: Tables) -> None:
    """Russian cognates."""
    if thing.kind in ("person", FOREIGN, "given"):
        return
    for form in sorted(thing.forms):
        if form.lang != "uk":
            continue
        kind = FormType.COGNATE if form.type is FormType.OFFICIAL else form.type
        for cognate in tables.russian.forms(form.text, _CYRILLIC_COGNATES):
            thing.add(cognate, "ru", kind)


def _read_world(things: dict[str, Thing], folder: Path) -> None:
    """Foreign cities and countries, which compete so that they win by abstention."""
    for row in rows_if_there(folder / "countries.tsv"):
        thing = Thing(f"country/{row['alpha2']}", FOREIGN, row["english"], row["english"], size=7.0)
        thing.shown_id = False
        for name in [row["english"], *row["names"].split("|")]:
            thing.add(name, "", FormType.FOREIGN)
        things[thing.id] = thing
    for row in rows_if_there(folder / "world.tsv"):
        label = f"{row['name']}, {row['country']}"
        thing = Thing(f"geonames/{row['geonameid']}", FOREIGN, label, label, shown_id=False)
        thing.population = int(row["population"])
        thing.size = math.log10(max(thing.population, 100))
        names = row["names"].split("|") if thing.population >= _SMALL else ()
        for name in (row["name"], *names):
            thing.add(name, "", FormType.FOREIGN)
        things[thing.id] = thing
