"""Load and check the reading tables of ``transliterate/readings/``."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..clean import clean, fold
from ..read import Reader, script
from .checks import Problem, Shapes, check_id, check_keys, load_folder, part, plain
from .yamlfile import Mapping, Sequence, Text, Value

SOUNDS = "aeiouyjbvhgdZzklmnprstfxcCS"
REQUIRED = ("id", "title", "source", "script", "letters", "examples")
SHAPES: Shapes = {
    **dict.fromkeys(("id", "title", "source", "script", "leading"), Text),
    **dict.fromkeys(("letters", "languages", "conventions", "examples"), Mapping),
}
CONVENTION_SHAPES: Shapes = {"signs": Sequence, "letters": Mapping}
LANGUAGE_SHAPES: Shapes = {"alphabet": Text, "letters": Mapping}


def load_readings(folder: Path) -> list[dict[str, Any]]:
    """Every reading table of a folder, as plain data for `ukrnames.read.Reader`.

    >>> reader = Reader(load_readings(Path("transliterate/readings")))
    >>> reader.read("ლვოვი")
    ['lvov', 'lvovi']

    Raises `DataError` with every problem of every file.
    """
    return list(load_folder(folder, check).values())


def check(data: Mapping, stem: str) -> Iterator[Problem]:
    """What is wrong with one file; examples are tried only on a table that is well formed."""
    problems = list(check_keys(data, SHAPES, REQUIRED)) or [*check_id(data, stem), *_scripts(data)]
    if "languages" in data:
        problems += [*_single(part(data, "letters")), *_languages(part(data, "languages"))]
    else:
        problems += [*_several(part(data, "letters")), *_conventions(part(data, "conventions"))]
    yield from problems or _examples(data)


def _scripts(data: Mapping) -> Iterator[Problem]:
    """Scripts that no letter of the table belongs to: their names would never be asked for."""
    named, found = data[Text("script")], {script(group) for group in part(data, "letters")}
    for name in str(named).split():
        if name not in found:
            choices = ", ".join(sorted(found - {""}))
            yield named.line, f"no letter is of the script {name!r}; write one of: {choices}"


def _languages(languages: Mapping) -> Iterator[Problem]:
    for code, language in languages.items():
        if not isinstance(language, Mapping):
            yield code.line, f"{str(code)!r} is not a mapping; write 'alphabet:' and 'letters:'"
            continue
        yield from check_keys(language, LANGUAGE_SHAPES, LANGUAGE_SHAPES)
        yield from _single(part(language, "letters"))


def _conventions(conventions: Mapping) -> Iterator[Problem]:
    for code, convention in conventions.items():
        if not isinstance(convention, Mapping):
            yield code.line, f"{str(code)!r} is not a mapping; write 'signs:' and 'letters:'"
            continue
        yield from check_keys(convention, CONVENTION_SHAPES, CONVENTION_SHAPES)
        yield from _several(part(convention, "letters"))
        signs = convention.get(Text("signs"))
        for sign in signs if isinstance(signs, Sequence) else ():
            yield from _group(sign) if isinstance(sign, Text) else ()


def _single(letters: Mapping) -> Iterator[Problem]:
    """Problems of a table whose groups have one reading each."""
    for group, sounds in letters.items():
        yield from _group(group)
        yield from _sounds(sounds)


def _several(letters: Mapping) -> Iterator[Problem]:
    """Problems of a table whose groups have a list of readings."""
    for group, readings in letters.items():
        yield from _group(group)
        if not isinstance(readings, Sequence) or not readings:
            yield group.line, f"{str(group)!r} has no list of sounds; write '{group}: [a, o]'"
            continue
        for sounds in readings:
            yield from _sounds(sounds)


def _group(group: Text) -> Iterator[Problem]:
    letters = group.removeprefix("^").removesuffix("$")
    if not letters or "^" in letters or "$" in letters:
        yield group.line, f"{str(group)!r} is no letter group; write '^' first and '$' last only"
    tidy = unicodedata.normalize("NFC", group.lower())
    if group != tidy:
        yield group.line, f"{str(group)!r} never meets folded text; write {tidy!r}"


def _sounds(sounds: Value) -> Iterator[Problem]:
    if not isinstance(sounds, Text):
        yield sounds.line, "sounds are not plain text; write 'ц: c'"
        return
    for sound in dict.fromkeys(sounds):
        if sound not in SOUNDS:
            yield sounds.line, f"unknown sound {sound!r}; write only: {' '.join(SOUNDS)}"


def _examples(data: Mapping) -> Iterator[Problem]:
    reader = Reader([plain(data)])
    examples = part(data, "examples")
    if "languages" in data:
        for code, group in examples.items():
            if code not in reader.languages or not isinstance(group, Mapping):
                codes = ", ".join(reader.languages)
                yield code.line, f"{str(code)!r} groups no examples; write one of: {codes}"
            else:
                yield from _tried(reader, group, code)
    else:
        yield from _tried(reader, examples, None)


def _tried(reader: Reader, examples: Mapping, lang: str | None) -> Iterator[Problem]:
    for spelling, expected in examples.items():
        sounds = next(iter(reader.read(fold(clean(spelling).text), lang)), "")
        if sounds != expected:
            what = f"{spelling} gives {sounds!r}, not {expected!r}; correct one of them"
            yield spelling.line, what
