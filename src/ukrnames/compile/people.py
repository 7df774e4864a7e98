"""People as things: the parts of their names, and the forms by which a surname is found.

Order, initials, patronymic and equivalents of the given name are matched part by part at query
time (`ukrnames.persons`); here only the full name and the surname become forms.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from zlib import crc32

from .. import keys
from ..clean import fold
from ..index import FormType
from ..parts import alike, initials, stem
from ..read import Reader
from ..records import PersonColumn
from ..romanize import System
from ..store import Writer
from ..surnames import inflected
from .cognates import Cognates
from .entries import names_of, schema_of
from .model import NameParts, Thing
from .yamlfile import Mapping as Entry
from .yamlfile import Text

_SURNAME, _BESIDE_CITY = 4.6, 0.0  # size of a surname, and of one whose cases a city has, too
_NEIGHBORS = ("uk", "ru", "be")


class Given(NamedTuple):
    """A given name, with its equivalents by language."""

    gender: str
    equivalents: tuple[tuple[str, str], ...]


def given_names(entries: Iterable[tuple[str, Entry]]) -> dict[str, Given]:
    """All given names of the entries."""
    return {
        str(entry[Text("uk")]): _given(entry) for _, entry in entries if schema_of(entry) == "given"
    }


def _given(entry: Entry) -> Given:
    uk = str(entry[Text("uk")])
    found = names_of(entry.get(Text("aliases")))
    found += [("uk", str(short)) for short in entry.get(Text("short"), ())]
    if not any(lang == "ru" for lang, _ in found):
        found.append(("ru", uk))
    return Given(str(entry.get(Text("gender"), "")), tuple(found))


def name_given(thing: Thing, given: Given) -> None:
    """Equivalents and diminutives of a given name."""
    for lang, name in given.equivalents:
        # Michael alone is no Mykhailo, unless a given name is asked for.
        kind = FormType.ALIAS if lang in _NEIGHBORS else FormType.UNIT
        thing.add(name, lang, kind)
    thing.parts = _parts(thing.uk, "", {thing.uk: given})


def name_person(thing: Thing, entry: Entry, given: Mapping[str, Given], russian: Cognates) -> None:
    """The forms of a person's surname, and the other parts of the name."""
    first, surname = str(entry[Text("given")]), str(entry[Text("surname")])
    thing.add(surname, "uk", FormType.PART)
    kind = FormType.ALIAS if surname in entry.get(Text("known_as"), ()) else FormType.PART
    for form in russian.forms(surname, 2):
        thing.add(form, "ru", kind)
        if form.endswith("ый"):  # where the stress falls, no rule tells
            thing.add(form.removesuffix("ый") + "ой", "ru", kind)
    equivalents = {first, *(name for _, name in given.get(first, Given("", ())).equivalents)}
    for lang, alias in names_of(entry.get(Text("aliases"))):
        name, _, other = alias.rpartition(" ")
        if name in equivalents:
            thing.add(other, lang, FormType.PART)
    for known in entry.get(Text("known_as"), ()):
        thing.add(str(known), "uk", FormType.ALIAS)
        thing.size = 6.0
    thing.parts = _parts(first, str(entry.get(Text("patronymic"), "")), given)


def name_foreigner(thing: Thing, names: Iterable[str]) -> None:
    """The surname of a foreign person, whose ``names`` are full names."""
    given, _, others = thing.uk.partition(" ")
    if others:
        thing.parts = _parts(given, "", {})
    for name in names:
        thing.add(name.split()[-1], "", FormType.FOREIGN)


def add_surnames(
    things: dict[str, Thing], kmu: System, endings: Mapping[str, Mapping[str, str]]
) -> None:
    """The surnames of known people are names too, as are those of their wives and families."""
    forms = [f for thing in things.values() if thing.kind == "person" for f in thing.forms]
    surnames = {form.text for form in forms if form.type is FormType.PART and form.lang == "uk"}
    known = {form.text for form in forms if form.type is FormType.ALIAS}
    cities = {_stem(thing.uk) for thing in things.values() if thing.category in ("M", "K")}
    for surname in sorted(surnames):
        identifier = f"surname/{kmu.romanize(surname).lower().replace(' ', '-')}"
        thing = Thing(identifier, "surname", surname, kmu.romanize(surname))
        thing.size = _BESIDE_CITY if _stem(surname) in cities else _SURNAME
        thing.shown_id = False
        # Where the surname alone means one person, he comes before the surname.
        thing.add(surname, "uk", FormType.PART if surname in known else FormType.OFFICIAL)
        for table in (endings["feminine"], endings["plural"]) if surname not in known else ():
            if (form := inflected(surname, table)) not in surnames:
                thing.add(form, "uk", FormType.ALIAS)
        things[identifier] = thing


def _stem(name: str) -> str:
    """What a name shares with others of its cases: Лозовий, Лозова."""
    return re.sub("(?:[иі]й|[аеєя])$", "", name)


def _parts(name: str, patronymic: str, known: Mapping[str, Given]) -> NameParts:
    given = known.get(name, Given("", ()))
    russian = [form for lang, form in given.equivalents if lang == "ru"]
    spellings = (name, *(form for _, form in given.equivalents))
    telling = bool(russian) and all(
        form != name for lang, form in given.equivalents if lang != "uk"
    )
    return NameParts(name, patronymic, spellings, given.gender, telling, (russian or [name])[0])


def write_people(writer: Writer, things: Sequence[Thing], reader: Reader) -> None:
    """The parts of the names of people, and which given names patronymics are made of."""
    columns: list[list[int]] = [[] for _ in PersonColumn]
    stems: dict[str, dict[int, None]] = defaultdict(dict)
    for number, thing in enumerate(things):
        parts = thing.parts
        if parts is None:
            continue
        sounds = [r for spelling in parts.spellings for r in reader.read(fold(spelling))]
        texts = (parts.given, parts.patronymic, initials(sounds), parts.gender)
        common = writer.text(keys.spine(keys.k2(keys.k1(reader.read(fold(parts.common))[0]))))
        row = (number, *map(writer.text, texts), int(parts.telling), common)
        for column, value in zip(columns, row, strict=True):
            column.append(value)
        if thing.kind == "given" and parts.gender != "f":
            for sound in sounds:
                stems[stem(keys.k1(sound))][number] = None
    for name, column in zip(PersonColumn, columns, strict=True):
        writer.add_numbers(f"person {name.name.lower()}", column)
    writer.add_table("stems", stems)


def write_surnames(writer: Writer, surnames: Iterable[str], reader: Reader) -> None:
    """The surnames in the order of their K1 keys, and hashes of their sounds, for
    `ukrnames.surnames`."""
    read = [(reader.read(fold(name), "uk", 1)[0], name) for name in surnames]
    keyed = sorted((keys.k1(sounds), name) for sounds, name in read)
    writer.add_bytes("surnames", "\n".join(name for _, name in keyed).encode())
    hashes = {crc32(alike(sounds).encode()) for sounds, _ in read}
    writer.add_numbers("surname sounds", sorted(hashes))
