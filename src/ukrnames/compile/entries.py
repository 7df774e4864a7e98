"""Hand-written entries: read, check, say what is wrong and what to write instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as AnyMapping
from difflib import get_close_matches
from pathlib import Path

from ..match import PEOPLE_KINDS, PLACE_KINDS
from .yamlfile import DataError, Mapping, Sequence, Text, Value, load

_COMMON = {"id", "kind", "uk", "english", "aliases", "source"}
_KEYS = {
    "unit": {"id", "uk", "english", "center", "aliases", "former", "source"},
    "place": _COMMON | {"former", "within"},
    "person": {"id", "kind", "given", "patronymic", "surname", "gender", "english", "known_as"}
    | {"aliases", "roles", "source"},
    "given": _COMMON | {"gender", "short"},
    "foreign": {"id", "kind", "english", "country", "aliases", "source"},
}
_REQUIRED = {
    "unit": {"uk"},
    "place": {"kind", "uk", "source"},
    "person": {"kind", "given", "surname", "source"},
    "given": {"kind", "uk", "source"},
    "foreign": {"kind", "english", "source"},
}
_LISTS = {"short", "known_as", "within", "roles", "former"}
_FORMER_KEYS = {"name", "aliases", "until", "source"}
_FOREIGN_KINDS = ("settlement", "country", "region", "person", "river", "sea", "organization")
_UKRAINIAN = {"uk", "center", "given", "patronymic", "surname"}
_NOT_UKRAINIAN = re.compile("[^абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’ .()/0-9—-]", re.IGNORECASE)
_CYRILLIC = re.compile("[\u0400-\u052f]")
_DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_UNTIL = re.compile(f"{_DAY}(?:/{_DAY})?")


def read_entries(paths: Iterable[Path], root: Path | None = None) -> list[tuple[str, Mapping]]:
    """All entries of the files by file name. Raises `DataError` with every fault."""
    entries: list[tuple[str, Mapping]] = []
    problems: list[str] = []
    seen: dict[str, str] = {}
    for path in paths:
        name = path.relative_to(root).as_posix() if root else str(path)
        try:
            content = load(path, name)
        except DataError as error:
            problems += error.problems
            continue
        for line, problem in _check_file(content):
            problems.append(f"{name}:{line}: {problem}")
        for entry in content if isinstance(content, Sequence) else ():
            if isinstance(entry, Mapping) and isinstance(entry.get(Text("id")), Text):
                where = f"{name}:{entry.line}"
                first = seen.setdefault(str(entry[Text("id")]), where)
                if first != where:
                    problems.append(
                        f"{where}: repeats the id {entry[Text('id')]!r} of {first}; merge them"
                    )
                entries.append((name, entry))
    if problems:
        raise DataError(problems)
    return entries


def _check_file(content: Value) -> Iterator[tuple[int, str]]:
    if not isinstance(content, Sequence):
        yield content.line, "is not a list of entries; start each entry with '- id: ...'"
        return
    for entry in content:
        if isinstance(entry, Mapping):
            yield from _check_entry(entry)
        else:
            yield entry.line, "is not an entry; write '- id: ...' and its keys below"


def schema_of(entry: AnyMapping[Text, Value]) -> str:
    """Which keys an entry may have: ``unit``, ``place``, ``person``, ``given`` or ``foreign``."""
    identifier = str(entry.get(Text("id"), ""))
    if identifier.startswith("UA"):
        return "unit"
    if identifier.startswith("foreign/"):
        return "foreign"
    kind = str(entry.get(Text("kind"), ""))
    return kind if kind in ("person", "given") else "place"


def _check_entry(entry: Mapping) -> Iterator[tuple[int, str]]:
    identifier = entry.get(Text("id"))
    if not isinstance(identifier, Text) or not identifier:
        yield entry.line, "has no id; write 'id: kind/name' or the KATOTTG code"
        return
    schema = schema_of(entry)
    yield from _check_keys(entry, _KEYS[schema], f"an entry of kind {schema}")
    for missing in sorted(_REQUIRED[schema] - set(entry)):
        yield entry.line, f"{identifier} has no {missing!r}; add '{missing}: ...'"
    yield from _check_kind(entry, schema)
    for key, value in entry.items():
        if key == "aliases":
            yield from _check_aliases(value)
        elif key in _LISTS:
            if not isinstance(value, Sequence):
                yield value.line, f"{key!r} is not a list; write '{key}: [...]'"
            elif key == "former":
                yield from _check_former(value)
            elif key != "roles":
                yield from _check_texts(value, key)
        elif not isinstance(value, Text):
            yield value.line, f"{key!r} is not a plain text; write '{key}: ...' on one line"
        else:
            yield from _check_text(value, ukrainian=key in _UKRAINIAN)
            if key == "english" and (odd := _CYRILLIC.search(value)):
                yield (
                    value.line,
                    f"{value!r} holds U+{ord(odd.group()):04X} ({unicodedata.name(odd.group())}),"
                    " which only looks Latin; type it in Latin letters",
                )


def _check_kind(entry: Mapping, schema: str) -> Iterator[tuple[int, str]]:
    kind = entry.get(Text("kind"))
    if not isinstance(kind, Text):
        return
    known = _FOREIGN_KINDS if schema == "foreign" else PLACE_KINDS + PEOPLE_KINDS
    if kind not in known:
        yield kind.line, f"unknown kind {kind!r}; write one of {', '.join(known)}"


def _check_keys(mapping: Mapping, known: set[str], what: str) -> Iterator[tuple[int, str]]:
    for key in mapping:
        if key not in known:
            near = get_close_matches(key, sorted(known), 1, 0.6)
            remedy = (
                f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(sorted(known))}"
            )
            yield key.line, f"unknown key {str(key)!r} in {what}; {remedy}"


def _check_aliases(value: Value) -> Iterator[tuple[int, str]]:
    if not isinstance(value, Mapping):
        yield value.line, "'aliases' is not a mapping; write 'aliases: {ru: [...]}'"
        return
    for lang, names in value.items():
        if not re.fullmatch("[a-z]{2,3}", lang):
            yield lang.line, f"{str(lang)!r} is not a language code; write one like 'ru' or 'pl'"
        if isinstance(names, Sequence):
            yield from _check_texts(names, lang)
        else:
            yield names.line, f"aliases of {str(lang)!r} are not a list; write '{lang}: [...]'"


def _check_texts(values: Sequence, what: str) -> Iterator[tuple[int, str]]:
    for value in values:
        if isinstance(value, Text):
            yield from _check_text(value, ukrainian=False)
        else:
            yield value.line, f"{str(what)!r} holds something that is not text; write plain names"


def _check_text(value: Text, ukrainian: bool) -> Iterator[tuple[int, str]]:
    shown = value[:60]
    if not value.strip():
        yield value.line, "is empty; write the name or drop the key"
    elif len(value) > 200:
        yield value.line, f"'{shown}...' is too long; names have at most 200 characters"
    elif not unicodedata.is_normalized("NFC", value):
        yield value.line, f"{shown!r} is not in NFC; write {unicodedata.normalize('NFC', shown)!r}"
    elif ukrainian and (odd := _NOT_UKRAINIAN.search(value)):
        yield (
            value.line,
            f"{shown!r} holds U+{ord(odd.group()):04X} ({unicodedata.name(odd.group(), '?')}),"
            " which is no Ukrainian letter; type it in Ukrainian, with ’ (U+2019) as apostrophe",
        )


def _check_former(value: Sequence) -> Iterator[tuple[int, str]]:
    for former in value:
        if not isinstance(former, Mapping):
            yield former.line, "is not a former name; write '- name: ...' with 'until' and 'source'"
            continue
        yield from _check_keys(former, _FORMER_KEYS, "a former name")
        for missing in sorted({"name", "until", "source"} - set(former)):
            yield former.line, f"former name has no {missing!r}; add '{missing}: ...'"
        name, until = former.get(Text("name")), former.get(Text("until"))
        if isinstance(name, Text):
            yield from _check_text(name, ukrainian=True)
        if isinstance(until, Text) and not _UNTIL.fullmatch(until):
            yield until.line, f"{until!r} is no date; write a year, a day or an interval a/b"
        if Text("aliases") in former:
            yield from _check_aliases(former[Text("aliases")])


def names_of(aliases: Value | None) -> list[tuple[str, str]]:
    """Language and name of each alias."""
    if not isinstance(aliases, Mapping):
        return []
    return [(str(lang), str(name)) for lang, names in aliases.items() for name in names]
