"""Lay a file of entries out in the one canonical way: sorted, block style, comments kept.

Comments above the first entry head the file. Any other stays with the line below it, or beside the
line it stands on, wherever sorting puts that line.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from ..compile.checks import Problem
from ..compile.yamlfile import DataError, Mapping, Sequence, Text, Value, parse, read

_ORDER = (
    *("id", "kind", "uk", "given", "patronymic", "surname", "gender", "english", "center"),
    *("country", "within", "aliases", "short", "known_as", "former", "not", "never_fuzzy"),
    *("roles", "examples", "role", "from", "in", "out", "date", "name", "until", "source"),
)
_PLAIN = re.compile(r"[^\W_](?:[^\x00-\x1f\x7f:#]|:(?=\S)|(?<=\S)#)*(?<!\s)|’[^\W_]+")
_COMMENT = re.compile(r"(?<!\S)#.*")


class _Line(NamedTuple):
    """A line of the canonical file and the lines of the given one that it comes from."""

    text: str
    origins: tuple[int, ...]

    def begins(self, start: str, line: int) -> _Line:
        """The first line of a thing that begins on a line of the given file."""
        return _Line(start + self.text, (line, *self.origins))


def canonical(text: str, name: str) -> str:
    """The canonical layout of a file of entries; ``name`` stands for it in messages.

    >>> print(canonical("[{uk: Лугань, id: river/luhan, aliases: {ru: [Лугань]}}]", "a"), end="")
    - id: river/luhan
      uk: Лугань
      aliases:
        ru:
          - Лугань

    Raises `DataError` for what is no list of entries.
    """
    value, problems = parse(text, name)
    if problems or value is None:
        raise DataError(problems)
    return _laid_out(value, text, name)


def _laid_out(value: Value, text: str, name: str) -> str:
    if not isinstance(value, Sequence) or not all(isinstance(e, Mapping) for e in value):
        raise DataError([f"{name}:{value.line}: is not a list of entries; start with '- id: …'"])
    entries = sorted((e for e in value if isinstance(e, Mapping)), key=_id)
    lines = [line for entry in entries for line in _entry(entry)]
    return "".join(f"{line}\n" for line in _with_comments(lines, text))


def difference(path: Path) -> Iterator[Problem]:
    """The first line that is not laid out canonically; nothing for a file that cannot be read."""
    value, problems = read(path)
    if problems or not isinstance(value, Sequence):
        return
    given = path.read_text(encoding="utf-8")
    try:
        wanted = _laid_out(value, given, str(path))
    except DataError:
        return
    if given != wanted:
        have, want = given.split("\n"), wanted.split("\n")
        at = next(
            (n for n, (a, b) in enumerate(zip(have, want, strict=False)) if a != b),
            min(len(have), len(want)) - 1,
        )
        what = f"is not in the canonical layout, which has {want[at]!r} here"
        yield at + 1, f"{what}. To resolve this, run 'python -m ukrnames format {path}'"


def _id(entry: Mapping) -> str:
    return str(entry.get(Text("id"), ""))


def _entry(entry: Mapping) -> Iterator[_Line]:
    yield from _item(list(_mapping(entry, 0)), entry.line, "")


def _item(lines: list[_Line], start: int, indent: str) -> Iterator[_Line]:
    """The lines of an item of a list that begins on a line of the given file."""
    yield lines[0].begins(f"{indent}- ", start)
    yield from (_Line(f"{indent}  {line.text}", line.origins) for line in lines[1:])


def _mapping(mapping: Mapping, depth: int, languages: bool = False) -> Iterator[_Line]:
    order = str if languages else _rank
    for key, value in sorted(mapping.items(), key=lambda item: order(item[0])):
        indent = "  " * depth
        if isinstance(value, Text):
            yield _Line(f"{indent}{_scalar(key)}: {_scalar(value)}", (key.line,))
        elif not value:
            yield _Line(f"{indent}{_scalar(key)}: {_empty(value)}", (key.line,))
        else:
            yield _Line(f"{indent}{_scalar(key)}:", (key.line,))
            if isinstance(value, Sequence):
                yield from _sequence(value, depth + 1)
            else:
                yield from _mapping(value, depth + 1, languages=key == "aliases")


def _rank(key: str) -> int:
    """The place of a key; others follow in the order they are in."""
    return _ORDER.index(key) if key in _ORDER else len(_ORDER)


def _sequence(sequence: Sequence, depth: int) -> Iterator[_Line]:
    indent = "  " * depth
    for item in sequence:
        if isinstance(item, Text):
            yield _Line(f"{indent}- {_scalar(item)}", (item.line,))
            continue
        inner = _mapping(item, 0) if isinstance(item, Mapping) else _sequence(item, 0)
        yield from _item(list(inner) or [_Line(_empty(item), ())], item.line, indent)


def _empty(value: Sequence | Mapping) -> str:
    return "{}" if isinstance(value, Mapping) else "[]"


def _scalar(value: Text) -> str:
    return str(value) if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def _with_comments(lines: list[_Line], text: str) -> Iterator[str]:
    origins = sorted({origin for line in lines for origin in line.origins})
    above, beside = defaultdict[int, list[str]](list), defaultdict[int, list[str]](list)
    for number, comment, alone in _comments(text):
        at = bisect_left(origins, number) if alone else bisect_right(origins, number) - 1
        first = alone and at == 0
        if first or at == len(origins):
            above[0 if first else -1].append(comment)
        elif alone:
            above[origins[at]].append(comment)
        else:
            beside[origins[at]].append(comment)
    yield from above.pop(0, ())
    for line in lines:
        indent = " " * (len(line.text) - len(line.text.lstrip()))
        yield from (indent + comment for n in line.origins for comment in above.pop(n, ()))
        yield "  ".join([line.text, *(c for n in line.origins for c in beside.pop(n, ()))])
    yield from above.pop(-1, ())


def _comments(text: str) -> Iterator[tuple[int, str, bool]]:
    """Line, text and whether it stands alone, of every comment."""
    rows = text.split("\n")
    marked = [number for number, row in enumerate(rows) if "#" in row]
    if not marked:
        return
    spans = _scalar_spans(text)
    starts = [start for start, _ in spans]
    for number in marked:
        for found in _COMMENT.finditer(rows[number]):
            place = (number, found.start())
            before = bisect_right(starts, place) - 1
            if before < 0 or place >= spans[before][1]:
                alone = not rows[number][: found.start()].strip()
                yield number + 1, found.group().rstrip(), alone
                break


def _scalar_spans(text: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Where scalars start and end (line, column): a # inside one starts no comment."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return [
        ((t.start_mark.line, t.start_mark.column), (t.end_mark.line, t.end_mark.column))
        for t in yaml.scan(text, loader)
        if isinstance(t, yaml.ScalarToken)
    ]
