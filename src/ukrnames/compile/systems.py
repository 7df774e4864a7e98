"""Load and check the romanization systems of ``transliterate/systems/``."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..romanize import CONTEXTS, System
from .checks import Problem, Shapes, check_id, check_keys, load_folder, part, plain, unknown
from .yamlfile import Mapping, Sequence, Text, Value

ALPHABETS = {
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "be": "абвгґдеёжзійклмнопрстуўфхцчшыьэюя’",
}
REQUIRED = ("id", "title", "authority", "script_from", "source", "letters", "examples")
SHAPES: Shapes = {
    **dict.fromkeys(
        ("id", "title", "authority", "year", "script_from", "source", "url", "notes"), Text
    ),
    **dict.fromkeys(("same_as", "rules"), Sequence),
    **dict.fromkeys(("capitals", "letters", "examples"), Mapping),
}


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
    return load_folder(folder, check)


def check(data: Mapping, stem: str) -> Iterator[Problem]:
    """What is wrong with one file; examples are tried only on a table that is well formed."""
    problems = list(check_keys(data, SHAPES, REQUIRED))
    if not problems:
        problems = [*check_id(data, stem), *_language(data), *_letters(data)]
        problems += [*_rules(data), *_capitals(data)]
    yield from problems or _examples(data)


def _language(data: Mapping) -> Iterator[Problem]:
    language = data[Text("script_from")]
    if language not in ALPHABETS:
        yield language.line, unknown("script_from", str(language), ALPHABETS)


def _letters(data: Mapping) -> Iterator[Problem]:
    letters = part(data, "letters")
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
                yield key.line, unknown("key", key, ("after", "before", "letters"))
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
            yield name.line, unknown(f"context in {side!r}", str(name), sorted(words))


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
    for small, capital in part(data, "capitals").items():
        if len(small) != 1 or not isinstance(capital, Text) or not capital.isupper():
            yield small.line, f"{small!r} needs one letter and its capital; write 'i: İ'"


def _examples(data: Mapping) -> Iterator[Problem]:
    system = System(plain(data))
    for source, expected in part(data, "examples").items():
        latin = system.romanize(source)
        if latin != expected:
            yield source.line, f"{source} gives {latin!r}, not {expected!r}; correct one of them"


def _is_letter(char: str) -> bool:
    return len(char) == 1 and "а" <= char <= "ґ" and char == char.lower()
