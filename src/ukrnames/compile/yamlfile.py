"""Read YAML as plain text, lists and mappings that know the line they came from.

Nothing is ever constructed: every scalar stays text (no ``No`` → False, no ``0123`` → 83), and
anchors, aliases, tags, duplicate keys, deep nesting and oversized files are refused by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import yaml

MAX_BYTES = 4_000_000
MAX_DEPTH = 12
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Text(str):
    """A scalar, with the line it stands on."""

    line: int = 0


class Sequence(list["Value"]):
    """A list, with the line it starts on."""

    line: int = 0


class Mapping(dict[Text, "Value"]):
    """A mapping in file order, with the line it starts on."""

    line: int = 0


Value: TypeAlias = Text | Sequence | Mapping


class DataError(ValueError):
    """Errors in data files; each reads ``file:line: what is wrong; what to write instead``."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class _RefusedError(Exception):
    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


def load(path: Path, name: str | None = None) -> Value:
    """Read one YAML file.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "a.yaml"); _ = file.write_text("a: No\\nb: [1, 02]\\n")
    ...     load(file)
    {'a': 'No', 'b': ['1', '02']}

    ``name`` replaces the path in messages. Raises `DataError`.
    """
    name = name or str(path)
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise DataError([f"{name}:1: cannot be read ({error.strerror}); check the path"]) from None
    if len(raw) > MAX_BYTES:
        raise DataError([f"{name}:1: larger than {MAX_BYTES:,} bytes; split it into smaller files"])
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise DataError([f"{name}:{line}: is not UTF-8; save it as UTF-8 text"]) from None
    return parse(text, name)


def parse(text: str, name: str) -> Value:
    """The value of a YAML text; ``name`` stands for the file in messages. Raises `DataError`."""
    try:
        if control := _CONTROL.search(text):
            line = text.count("\n", 0, control.start()) + 1
            raise _RefusedError(line, "holds a control character; type the text again")
        events = _events(text)
        first = next(events, None)
        if first is None:
            raise _RefusedError(1, "is empty; write at least one entry")
        value = _build(first, events, depth=0)
        extra = next(events, None)
        if extra is not None:
            raise _RefusedError(
                _line(extra), "starts a second document; keep one document per file"
            )
        return value
    except _RefusedError as error:
        raise DataError([f"{name}:{error.line}: {error}"]) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML"
        line = mark.line + 1 if mark else 1
        raise DataError(
            [f"{name}:{line}: is not YAML ({what}); check indentation and quotes"]
        ) from None


def _events(text: str) -> Iterator[Any]:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    skipped = (
        yaml.StreamStartEvent,
        yaml.StreamEndEvent,
        yaml.DocumentStartEvent,
        yaml.DocumentEndEvent,
    )
    for event in yaml.parse(text, loader):
        if not isinstance(event, skipped):
            yield event


def _build(event: Any, events: Iterator[Any], depth: int) -> Value:
    line = _line(event)
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        raise _RefusedError(line, "uses an anchor or alias (& or *); write the value out")
    if event.tag is not None:
        raise _RefusedError(
            line, f"uses the tag {event.tag!r}; write plain text, lists and mappings only"
        )
    if depth > MAX_DEPTH:
        raise _RefusedError(line, f"is nested more than {MAX_DEPTH} deep; flatten it")
    if isinstance(event, yaml.ScalarEvent):
        text = Text(event.value)
        text.line = line
        return text
    if isinstance(event, yaml.SequenceStartEvent):
        sequence = Sequence()
        sequence.line = line
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            sequence.append(_build(item, events, depth + 1))
        return sequence
    mapping = Mapping()
    mapping.line = line
    while not isinstance(item := next(events), yaml.MappingEndEvent):
        key = _build(item, events, depth + 1)
        if not isinstance(key, Text):
            raise _RefusedError(key.line, "has a list or mapping as a key; write a plain word")
        if key == "<<":
            raise _RefusedError(key.line, "uses a merge key (<<); write the keys out")
        if key in mapping:
            first = next(k for k in mapping if k == key).line
            raise _RefusedError(key.line, f"repeats the key {key!r} of line {first}; keep one")
        mapping[key] = _build(next(events), events, depth + 1)
    return mapping


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
