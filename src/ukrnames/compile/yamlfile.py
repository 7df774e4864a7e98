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
_TOO_DEEP = f"is nested more than {MAX_DEPTH} deep; flatten it"
MAX_FAULTS = 100
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

    ``name`` replaces the path in messages. Raises `DataError` with every fault.
    """
    value, problems = read(path, name)
    if problems or value is None:
        raise DataError(problems)
    return value


def read(path: Path, name: str | None = None) -> tuple[Value | None, list[str]]:
    """What can be read of a YAML file, and its faults; no value when it is no YAML at all."""
    name = name or str(path)
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        return None, [f"{name}:1: cannot be read ({error.strerror}); check the path"]
    if len(raw) > MAX_BYTES:
        return None, [f"{name}:1: larger than {MAX_BYTES:,} bytes; split it into smaller files"]
    try:
        return parse(raw.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, [f"{name}:{line}: is not UTF-8; save it as UTF-8 text"]


def parse(text: str, name: str) -> tuple[Value | None, list[str]]:
    """The value of a YAML text and its faults; ``name`` stands for the file in messages."""
    builder = _Builder()
    value = None
    try:
        if control := _CONTROL.search(text):
            line = text.count("\n", 0, control.start()) + 1
            raise _RefusedError(line, "holds a control character; type the text again")
        value = builder.document(_events(text))
    except _RefusedError as error:
        builder.faults.append((error.line, str(error)))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML"
        line = mark.line + 1 if mark else 1
        fault = f"is not YAML ({what}); check indentation and quotes"
        builder.faults.append((line, _TOO_DEEP if "nesting depth" in what else fault))
    return value, [f"{name}:{line}: {what}" for line, what in builder.faults]


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


class _Builder:
    """Builds values of events. What is not allowed but can be read past is noted in ``faults``."""

    def __init__(self) -> None:
        self.faults: list[tuple[int, str]] = []

    def _note(self, line: int, what: str) -> None:
        if len(self.faults) == MAX_FAULTS:
            raise _RefusedError(line, "has more faults than these; mend them first")
        self.faults.append((line, what))

    def document(self, events: Iterator[Any]) -> Value:
        first = next(events, None)
        if first is None:
            raise _RefusedError(1, "is empty; write at least one entry")
        value = self._value(first, events, depth=0)
        extra = next(events, None)
        if extra is not None:
            raise _RefusedError(
                _line(extra), "starts a second document; keep one document per file"
            )
        return value

    def _value(self, event: Any, events: Iterator[Any], depth: int) -> Value:
        line = _line(event)
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            self._note(line, "uses an anchor or alias (& or *); write the value out")
        elif event.tag is not None:
            what = f"uses the tag {event.tag!r}; write plain text, lists and mappings only"
            self._note(line, what)
        if depth > MAX_DEPTH:
            raise _RefusedError(line, _TOO_DEEP)
        if isinstance(event, yaml.SequenceStartEvent):
            sequence = Sequence()
            sequence.line = line
            while not isinstance(item := next(events), yaml.SequenceEndEvent):
                sequence.append(self._value(item, events, depth + 1))
            return sequence
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(line, events, depth)
        text = Text(getattr(event, "value", ""))
        text.line = line
        return text

    def _mapping(self, line: int, events: Iterator[Any], depth: int) -> Mapping:
        mapping = Mapping()
        mapping.line = line
        while not isinstance(item := next(events), yaml.MappingEndEvent):
            key = self._value(item, events, depth + 1)
            value = self._value(next(events), events, depth + 1)
            if not isinstance(key, Text):
                self._note(key.line, "has a list or mapping as a key; write a plain word")
            elif key == "<<":
                self._note(key.line, "uses a merge key (<<); write the keys out")
            elif key in mapping:
                first = next(k for k in mapping if k == key).line
                self._note(key.line, f"repeats the key {str(key)!r} of line {first}; keep one")
            else:
                mapping[key] = value
        return mapping


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
