"""Hand-written entries: read, check, say what is wrong and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from collections.abc import Mapping as AnyMapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ..match import PEOPLE_KINDS, PLACE_KINDS
from .checks import Problem, unknown
from .languages import problem_of
from .letters import check_name
from .yamlfile import DataError, Mapping, Sequence, Text, Value, read

_EVERYWHERE = {"id", "english", "aliases", "not", "never_fuzzy", "examples", "source"}
KEYS = {
    "unit": _EVERYWHERE | {"uk", "center", "former"},
    "place": _EVERYWHERE | {"kind", "uk", "former", "within"},
    "person": _EVERYWHERE
    | {"kind", "given", "patronymic", "surname", "gender", "known_as", "roles"},
    "given": _EVERYWHERE | {"kind", "uk", "gender", "short"},
    "foreign": {"id", "kind", "english", "country", "aliases", "source"},
}
_REQUIRED = {
    "unit": {"uk"},
    "place": {"kind", "uk", "source"},
    "person": {"kind", "given", "surname", "source"},
    "given": {"kind", "uk", "source"},
    "foreign": {"kind", "english", "source"},
}
_NEEDS_SOURCE = {"english", "center", "aliases", "not"}
FOREIGN_KINDS = ("settlement", "country", "region", "person", "river", "sea", "organization")
_CODE = re.compile(r"UA\d{17}")
_SLUG = re.compile("[a-z]+/[a-z0-9]+(?:-[a-z0-9]+)*")
_UNTIL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")

Check = Callable[[Value], Iterable[Problem]]


class Entry(NamedTuple):
    """An entry, the name of its file, and the keys in which nothing is wrong, if they are enough
    to say more of the entry."""

    file: str
    content: Mapping
    part: Mapping | None

    @property
    def id(self) -> str:
        return str(self.content[Text("id")])


def read_entries(paths: Iterable[Path], root: Path | None = None) -> list[tuple[str, Mapping]]:
    """All entries of the files by file name. Raises `DataError` with every fault."""
    entries, problems = collect_entries(paths, root)
    if problems:
        raise DataError(problems)
    return [(entry.file, entry.content) for entry in entries]


def collect_entries(
    paths: Iterable[Path], root: Path | None = None
) -> tuple[list[Entry], list[str]]:
    """All entries that have an id, and every fault as ``file:line: what; remedy``."""
    entries: list[Entry] = []
    problems: list[str] = []
    seen: dict[str, str] = {}
    for path in paths:
        name = path.relative_to(root).as_posix() if root else str(path)
        content, faults = read(path, name)
        problems += faults
        if content is not None and not isinstance(content, Sequence):
            what = "is not a list of entries; start each entry with '- id: …'"
            problems.append(f"{name}:{content.line}: {what}")
        for entry in content if isinstance(content, Sequence) else ():
            found = sorted(check_entry(entry))
            problems += [f"{name}:{line}: {what}" for line, what in found]
            if isinstance(entry, Mapping) and isinstance(entry.get(Text("id")), Text):
                where = f"{name}:{entry.line}"
                first = seen.setdefault(str(entry[Text("id")]), where)
                part = (sound_part(entry) if found else entry) if first == where else None
                if first != where:
                    what = f"repeats the id {str(entry[Text('id')])!r} of {first}; merge them"
                    problems.append(f"{where}: {what}")
                entries.append(Entry(name, entry, part))
    return entries, problems


def schema_of(entry: AnyMapping[Text, Value]) -> str:
    """Which keys an entry may have: ``unit``, ``place``, ``person``, ``given`` or ``foreign``."""
    identifier = str(entry.get(Text("id"), ""))
    if identifier.upper().startswith("UA"):
        return "unit"
    if identifier.startswith("foreign/"):
        return "foreign"
    kind = str(entry.get(Text("kind"), ""))
    return kind if kind in ("person", "given") else "place"


def check_entry(entry: Value) -> Iterator[Problem]:
    """What is wrong with the shape and the letters of one entry."""
    if not isinstance(entry, Mapping):
        yield entry.line, "is not an entry; write '- id: …' and its keys below"
        return
    identifier = entry.get(Text("id"))
    if not isinstance(identifier, Text) or not identifier:
        yield entry.line, "has no id; write 'id: kind/name' or the KATOTTG code"
        return
    schema = schema_of(entry)
    yield from _check_keys(entry, KEYS[schema], f"an entry of kind {schema}")
    required = set(_REQUIRED[schema])
    if _NEEDS_SOURCE & set(entry):
        required.add("source")
    for missing in sorted(required - set(entry)):
        yield entry.line, f"{identifier} has no {missing!r}; add '{missing}: …'"
    yield from _check_identity(identifier, entry.get(Text("kind")), schema)
    for key, value in entry.items():
        if key in KEYS[schema]:
            yield from _CHECKS.get(key, _check_line)(value)


def sound_part(entry: Mapping) -> Mapping | None:
    """The keys of an entry in which nothing is wrong; None without those that every entry needs."""
    schema = schema_of(entry)
    part = Mapping()
    part.line = entry.line
    for key, value in entry.items():
        if key == "aliases" and isinstance(value, Mapping):
            part[key] = _sound_aliases(value)
        elif key in KEYS[schema] and not any(_CHECKS.get(key, _check_line)(value)):
            part[key] = value
    if not {"id", *_REQUIRED[schema]} - {"source"} <= set(part):
        return None
    identifier = part[Text("id")]
    assert isinstance(identifier, Text)
    return None if any(_check_identity(identifier, part.get(Text("kind")), schema)) else part


def _sound_aliases(aliases: Mapping) -> Mapping:
    part = Mapping()
    for lang, names in aliases.items():
        part[lang] = Sequence(
            name
            for name in (names if isinstance(names, Sequence) else ())
            if isinstance(name, Text) and not any(check_name(name, lang))
        )
    return part


def _check_identity(identifier: Text, kind: Value | None, schema: str) -> Iterator[Problem]:
    written = repr(str(identifier))
    if schema == "unit":
        if not _CODE.fullmatch(identifier):
            capitals = identifier.upper()
            right = _CODE.fullmatch(capitals)
            remedy = f"write {capitals!r}" if right else "copy it from register/katottg.tsv"
            yield identifier.line, f"{written} is no KATOTTG code (UA and 17 digits); {remedy}"
        return
    if not _SLUG.fullmatch(identifier):
        what = f"{written} is no id; write kind/name in small Latin letters with hyphens"
        yield identifier.line, what
    if not isinstance(kind, Text):
        return
    known_kinds = FOREIGN_KINDS if schema == "foreign" else PLACE_KINDS + PEOPLE_KINDS
    first, _, rest = identifier.partition("/")
    if kind not in known_kinds:
        yield kind.line, unknown("kind", str(kind), known_kinds)
    elif schema != "foreign" and rest and first != kind:
        yield identifier.line, f"{written} is of kind {str(kind)!r}; write '{kind}/{rest}'"


def _check_keys(mapping: Mapping, known: Collection[str], what: str) -> Iterator[Problem]:
    for key in mapping:
        if key not in known:
            yield key.line, unknown(f"key in {what}:", key, sorted(known))


def _check_line(value: Value) -> Iterator[Problem]:
    if not isinstance(value, Text):
        yield value.line, "is not plain text; write it on one line after the key"
    elif not value.strip():
        yield value.line, "is empty; write the value or drop the key"


def _name_in(lang: str) -> Check:
    """The check of one name in a language."""

    def check(value: Value) -> Iterator[Problem]:
        if isinstance(value, Text):
            yield from check_name(value, lang)
        else:
            yield from _check_line(value)

    return check


def _names_in(lang: str, example: str) -> Check:
    """The check of a list of names."""

    def check(value: Value) -> Iterator[Problem]:
        if not isinstance(value, Sequence):
            yield value.line, f"is not a list; write one name on a line, each after '- ': {example}"
            return
        for name in value:
            yield from _name_in(lang)(name)

    return check


def _check_aliases(value: Value) -> Iterator[Problem]:
    if not isinstance(value, Mapping):
        yield value.line, "'aliases' is not a mapping; write the language first: 'ru: [- name]'"
        return
    for lang, names in value.items():
        if wrong := problem_of(lang):
            yield lang.line, wrong
        yield from _names_in(lang, f"'{lang}: [- name]'")(names)


def _mappings(keys: AnyMapping[str, Check], required: Collection[str], what: str) -> Check:
    """The check of a list of mappings with these keys."""

    def check(value: Value) -> Iterator[Problem]:
        if not isinstance(value, Sequence):
            yield value.line, f"is not a list; write '- {next(iter(keys))}: …' for each {what}"
            return
        for item in value:
            if not isinstance(item, Mapping):
                yield item.line, f"is no {what}; write '- {next(iter(keys))}: …'"
                continue
            yield from _check_keys(item, keys, f"a {what}")
            for missing in sorted(set(required) - set(item)):
                yield item.line, f"{what} has no {missing!r}; add '{missing}: …'"
            for key, part in item.items():
                yield from keys.get(key, _nothing)(part)

    return check


def _nothing(value: Value) -> Iterator[Problem]:
    yield from ()


def _check_until(value: Value) -> Iterator[Problem]:
    if not isinstance(value, Text):
        yield from _check_line(value)
        return
    ends = str(value).split("/")
    days = [_day(end) for end in ends]
    if len(ends) > 2 or None in days:
        what = f"{str(value)!r} is no date; write a year, a day (2016-05-19) or an interval a/b"
        yield value.line, what
    elif [day for day in days if day] != sorted(day for day in days if day):
        yield value.line, f"{str(value)!r} ends before it begins; write '{ends[1]}/{ends[0]}'"


def _day(text: str) -> date | None:
    """The first day of a year, month or day; None for what is in no calendar."""
    found = _UNTIL.fullmatch(text)
    try:
        return date(*(int(part or 1) for part in found.groups())) if found else None
    except ValueError:
        return None


def _check_yes(value: Value) -> Iterator[Problem]:
    if value != "yes":
        yield value.line, "is not 'yes'; write 'never_fuzzy: yes' or drop it"


def _check_gender(value: Value) -> Iterator[Problem]:
    if value not in ("m", "f"):
        yield value.line, "is no gender; write 'gender: m' or 'gender: f'"


def names_of(aliases: Value | None) -> list[tuple[str, str]]:
    """Language and name of each alias."""
    if not isinstance(aliases, Mapping):
        return []
    return [(str(lang), str(name)) for lang, names in aliases.items() for name in names]


_FORMER: dict[str, Check] = {
    "name": _name_in("uk"),
    "aliases": _check_aliases,
    "until": _check_until,
    "source": _check_line,
}
_EXAMPLE: dict[str, Check] = dict.fromkeys(("in", "out", "within", "date"), _check_line)
_CHECKS: dict[str, Check] = {
    **dict.fromkeys(("uk", "center", "given", "patronymic", "surname"), _name_in("uk")),
    "english": _name_in("en"),
    "aliases": _check_aliases,
    "short": _names_in("uk", "'short: [- Ім’я]'"),
    "known_as": _names_in("uk", "'known_as: [- Прізвище]'"),
    "not": _names_in("", "'not: [- Name]'"),
    "within": _names_in("", "'within: [- Львівська область]'"),
    "former": _mappings(_FORMER, ("name", "until", "source"), "former name"),
    "examples": _mappings(_EXAMPLE, ("in", "out"), "example"),
    "roles": _mappings(dict.fromkeys(("role", "from", "until"), _check_line), ("role",), "role"),
    "never_fuzzy": _check_yes,
    "gender": _check_gender,
}
