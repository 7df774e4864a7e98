"""Load and check the romanization systems of ``transliterate/systems/``."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ..romanize import CONTEXTS, System
from .yamlfile import DataError, Mapping, Sequence, Text, Value, load

ALPHABETS = {
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "be": "абвгґдеёжзійклмнопрстуўфхцчшыьэюя’",
}
REQUIRED = ("id", "title", "authority", "script_from", "source", "letters", "examples")
SHAPES: dict[str, type[Text | Sequence | Mapping]] = {
    **dict.fromkeys(
        ("id", "title", "authority", "year", "script_from", "source", "url", "notes"), Text
    ),
    **dict.fromkeys(("same_as", "rules"), Sequence),
    **dict.fromkeys(("capitals", "letters", "examples"), Mapping),
}
_SHAPE_NAMES = {Text: "plain text", Sequence: "a list", Mapping: "a mapping"}

# A line and what is wrong with it; what to write instead.
Problem = tuple[int, str]


def load_systems(folder: Path) -> dict[str, System]:
    """Every system of a folder by id, in the order of file names.

    >>> systems = load_systems(Path("transliterate/systems"))
    >>> systems["uk-kmu-2010"].romanize("Знам’янка")
    'Znamianka'

    Raises `DataError` with every problem of every file.
    """
    return {key: System(table) for key, table in load_tables(folder).items()}


def load_tables(folder: Path) -> dict[str, dict[str, Any]]:
    """The checked tables themselves, as plain data for `System`, by id."""
    tables: dict[str, dict[str, Any]] = {}
    problems: list[str] = []
    for path in sorted(folder.glob("*.yaml")):
        name = f"{path.parent.name}/{path.name}"
        try:
            data = load(path, name)
        except DataError as error:
            problems += error.problems
            continue
        found = list(check(data, path.stem))
        problems += [f"{name}:{line}: {what}" for line, what in found]
        if not found and isinstance(data, Mapping):
            tables[path.stem] = _plain(data)
    if problems:
        raise DataError(problems)
    return tables


def check(data: Value, stem: str) -> Iterator[Problem]:
    """What is wrong with one file; examples are tried only on a table that is well formed."""
    if not isinstance(data, Mapping):
        yield data.line, "is not a mapping; start with 'id: " + stem + "'"
        return
    problems = [*_keys(data), *_shapes(data)]
    if not problems:
        problems = [*_head(data, stem), *_letters(data), *_rules(data), *_capitals(data)]
    yield from problems or _examples(data)


def _keys(data: Mapping) -> Iterator[Problem]:
    for key in data:
        if key not in SHAPES:
            yield key.line, _unknown("key", key, SHAPES)
    for wanted in REQUIRED:
        if not data.get(Text(wanted)):
            yield data.line, f"has no {wanted!r}; add '{wanted}: …'"


def _shapes(data: Mapping) -> Iterator[Problem]:
    for name, value in data.items():
        key, shape = str(name), SHAPES.get(str(name))
        if shape and not isinstance(value, shape):
            yield value.line, f"{key!r} is not {_SHAPE_NAMES[shape]}; write {_SHAPE_NAMES[shape]}"


def _head(data: Mapping, stem: str) -> Iterator[Problem]:
    name, language = data[Text("id")], data[Text("script_from")]
    if name != stem:
        yield name.line, f"id {name!r} differs from the file name; write 'id: {stem}'"
    if language not in ALPHABETS:
        yield language.line, _unknown("script_from", str(language), ALPHABETS)


def _letters(data: Mapping) -> Iterator[Problem]:
    letters = _mapping(data, "letters")
    yield from _table(letters)
    for letter in ALPHABETS.get(str(data[Text("script_from")]), ""):
        if letter not in letters:
            yield letters.line, f"letters lack {letter!r}; add '{letter}: …' ('' if not written)"


def _rules(data: Mapping) -> Iterator[Problem]:
    rules = data.get(Text("rules"))
    for rule in rules if isinstance(rules, Sequence) else ():
        if not isinstance(rule, Mapping):
            yield rule.line, "a rule is not a mapping; write 'after:', 'before:', 'letters:'"
            continue
        for key in rule:
            if key not in ("after", "before", "letters"):
                yield key.line, _unknown("key", key, ("after", "before", "letters"))
        if Text("letters") not in rule or len(rule) < 2:
            yield rule.line, "a rule lacks its letters or its context; write 'after' or 'before'"
        for side, words in CONTEXTS.items():
            yield from _context(rule.get(Text(side)), side, words)
        yield from _table(rule.get(Text("letters")))


def _context(names: Value | None, side: str, words: set[str]) -> Iterator[Problem]:
    if names is None:
        return
    if not isinstance(names, Sequence) or not names:
        yield names.line, f"{side!r} is not a list; write '{side}: [vowel]'"
        return
    for name in names:
        if not isinstance(name, Text) or (name not in words and not _is_letter(name)):
            yield name.line, _unknown(f"context in {side!r}", str(name), sorted(words))


def _table(letters: Value | None) -> Iterator[Problem]:
    if letters is None:
        return
    if not isinstance(letters, Mapping):
        yield letters.line, "letters are not a mapping; write 'щ: shch'"
        return
    for source, target in letters.items():
        if not all(_is_letter(char) or char == "’" for char in source) or not source:
            yield source.line, f"{source!r} is not lower-case Cyrillic; write small letters or ’"
        if not isinstance(target, Text) or not unicodedata.is_normalized("NFC", target):
            yield target.line, f"{source!r} has no composed (NFC) text; write plain letters or ''"


def _capitals(data: Mapping) -> Iterator[Problem]:
    for small, capital in _mapping(data, "capitals").items():
        if len(small) != 1 or not isinstance(capital, Text) or not capital.isupper():
            yield small.line, f"{small!r} needs one letter and its capital; write 'i: İ'"


def _examples(data: Mapping) -> Iterator[Problem]:
    system = System(_plain(data))
    for source, expected in _mapping(data, "examples").items():
        latin = system.romanize(source)
        if latin != expected:
            yield source.line, f"{source} gives {latin!r}, not {expected!r}; correct one of them"


def _mapping(data: Mapping, key: str) -> Mapping:
    """A part whose shape was checked before."""
    value = data.get(Text(key))
    return value if isinstance(value, Mapping) else Mapping()


def _plain(value: Any) -> Any:
    """The same data as dict, list and str, as JSON would hold it."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, Sequence) else str(value)


def _is_letter(char: str) -> bool:
    return len(char) == 1 and "а" <= char <= "ґ" and char == char.lower()


def _unknown(what: str, name: str, choices: Iterable[str]) -> str:
    choices = list(choices)
    near = get_close_matches(name, choices, n=1)
    instead = f"did you mean {near[0]!r}?" if near else f"write one of: {', '.join(choices)}"
    return f"unknown {what} {name!r}; {instead}"
