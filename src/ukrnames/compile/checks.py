"""Checks that all tables of ``transliterate/`` share: a folder of files, their keys and shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as AnyMapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeAlias

from .yamlfile import DataError, Mapping, Sequence, Text, load

# A line and what is wrong with it; what to write instead.
Problem: TypeAlias = tuple[int, str]
Shapes: TypeAlias = AnyMapping[str, type[Text | Sequence | Mapping]]

_SHAPE_NAMES = {Text: "plain text", Sequence: "a list", Mapping: "a mapping"}


def load_folder(
    folder: Path, check: Callable[[Mapping, str], Iterable[Problem]]
) -> dict[str, dict[str, Any]]:
    """The tables of a folder as plain data, by file stem, in the order of file names.

    ``check`` gets a table and its file stem. Raises `DataError` with every problem of every file.
    """
    tables: dict[str, dict[str, Any]] = {}
    problems: list[str] = []
    for path in sorted(folder.glob("*.yaml")):
        name = f"{path.parent.name}/{path.name}"
        try:
            data = load(path, name)
        except DataError as error:
            problems += error.problems
            continue
        if not isinstance(data, Mapping):
            problems.append(f"{name}:{data.line}: is not a mapping; start with 'id: {path.stem}'")
            continue
        found = list(check(data, path.stem))
        problems += [f"{name}:{line}: {what}" for line, what in found]
        if not found:
            tables[path.stem] = plain(data)
    if problems:
        raise DataError(problems)
    return tables


def check_keys(data: Mapping, shapes: Shapes, required: Iterable[str]) -> Iterator[Problem]:
    """Unknown keys, missing ones, and values of another shape than the key's."""
    for key, value in data.items():
        shape = shapes.get(key)
        if shape is None:
            yield key.line, unknown("key", key, shapes)
        elif not isinstance(value, shape):
            wanted = _SHAPE_NAMES[shape]
            yield value.line, f"{str(key)!r} is not {wanted}; write {wanted}"
    for name in required:
        if not data.get(Text(name)):
            yield data.line, f"has no {name!r}; add '{name}: …'"


def check_id(data: Mapping, stem: str) -> Iterator[Problem]:
    """An id that is not the file's name."""
    name = data[Text("id")]
    if name != stem:
        yield name.line, f"id {name!r} differs from the file name; write 'id: {stem}'"


def part(data: Mapping, key: str) -> Mapping:
    """A mapping inside a table, empty when it is missing; its shape was checked before."""
    value = data.get(Text(key))
    return value if isinstance(value, Mapping) else Mapping()


def plain(value: Any) -> Any:
    """The same data as dict, list and str, as JSON would hold it."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, Sequence) else str(value)


def unknown(what: str, name: str, choices: Iterable[str]) -> str:
    """A message on a name that is none of ``choices``: the nearest one, or all."""
    choices = list(choices)
    near = get_close_matches(name, choices, n=1)
    instead = f"did you mean {near[0]!r}?" if near else f"write one of: {', '.join(choices)}"
    return f"unknown {what} {name!r}; {instead}"
