"""Rows of names in files: CSV, TSV and JSON Lines, plain or compressed with gzip.

Whatever a file holds is kept. A row that cannot be understood comes back as it was, with the
problem said; bytes that are no UTF-8 survive the way through.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

FORMATS = {".csv": ",;\t", ".tsv": "\t", ".jsonl": "", ".ndjson": ""}
PREFIX = "ukrnames_"
# A quote that is never closed swallows what follows: no cell has more lines than this.
MAX_LINES = 1000
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Row(NamedTuple):
    """A row: the text in the file, what it holds, the name in it, what is wrong with it."""

    raw: str
    cells: Sequence[str]
    name: str
    problem: str = ""


class Table(Protocol):
    """Reads rows, and writes them with what was added."""

    head: str  # what the output starts with

    def rows(self) -> Iterator[Row]:
        """The rows in order; ``OSError``, ``EOFError`` or ``zlib.error`` for a damaged file."""

    def line(self, row: Row, added: Sequence[object]) -> str:
        """The row as text, with values for the added fields and its problem."""


def format_of(path: Path) -> str:
    """The suffix that tells the format. Raises ``ValueError`` for an unknown one."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes[-1:] == [".gz"]:
        suffixes.pop()
    if not suffixes or suffixes[-1] not in FORMATS:
        known = ", ".join(FORMATS)
        raise ValueError(f"{path.name} has no known format; end its name in {known}, or that + .gz")
    return suffixes[-1]


def is_compressed(path: Path) -> bool:
    """Whether the name says gzip."""
    return path.suffix.lower() == ".gz"


def open_table(file: BinaryIO, path: Path, column: str, fields: Sequence[str]) -> Table:
    """The table in a file, whose names are in ``column``; ``fields`` will be added.

    Raises ``ValueError`` when the column is not there, listing those that are.
    """
    content = gzip.GzipFile(fileobj=file) if is_compressed(path) else file
    buffered = io.BufferedReader(content)  # type: ignore[type-var]  # both are readable
    start = buffered.peek(3)[:3]
    if start[:2] in _UTF16:
        raise ValueError(f"{path.name} is in UTF-16; save it as UTF-8")
    bom = "\ufeff" if start == _BOM else ""
    buffered.read(len(_BOM) if bom else 0)
    text = io.TextIOWrapper(buffered, "utf-8", "surrogateescape", newline="")
    added = [PREFIX + field for field in fields]
    delimiters = FORMATS[format_of(path)]
    if not delimiters:
        return _JsonLines(path.name, text, column, added)
    return _Csv(path.name, text, column, added, delimiters, bom)


class _Csv:
    """Comma-separated values, or with another delimiter."""

    def __init__(
        self,
        name: str,
        lines: Iterable[str],
        column: str,
        added: list[str],
        delimiters: str,
        bom: str,
    ) -> None:
        self._lines = _Lines(lines)
        first = next(self._lines, "")
        if not first.strip():
            raise ValueError(f"{name} is empty; its first row names the columns")
        self._lines.back([first])
        heads = {mark: next(csv.reader([first], delimiter=mark)) for mark in delimiters}
        fitting = [mark for mark, head in heads.items() if column in head]
        self._delimiter = fitting[0] if fitting else max(heads, key=lambda mark: len(heads[mark]))
        records = self._records()
        header = next(records).cells
        _check_columns(name, header, column, added)
        self._at, self._width, self._added = header.index(column), len(header), len(added)
        self._body = records
        self.head = bom + self._text([*header, *added])

    def rows(self) -> Iterator[Row]:
        for row in self._body:
            cells, problem = row.cells, row.problem
            if not problem and len(cells) != self._width:
                problem = f"{len(cells)} cells instead of {self._width}" if cells else "empty row"
            name = cells[self._at] if len(cells) > self._at and not row.problem else ""
            yield Row(row.raw, cells, name, problem)

    def line(self, row: Row, added: Sequence[object]) -> str:
        # Surplus cells come last, so that those before stay in their columns.
        cells = [*row.cells, *[""] * (self._width - len(row.cells))]
        values = ["" if value is None else str(value) for value in added]
        return self._text([*cells[: self._width], *values, *cells[self._width :]])

    def _records(self) -> Iterator[Row]:
        reader = csv.reader(self._lines, delimiter=self._delimiter, strict=True)
        while True:
            self._lines.taken.clear()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                first, *rest = self._lines.taken
                self._lines.back(rest)
                reader = csv.reader(self._lines, delimiter=self._delimiter, strict=True)
                yield Row(first, [first.rstrip("\r\n")], "", f"no row of this format: {error}")
            else:
                yield Row("".join(self._lines.taken), cells, "")

    def _text(self, cells: Iterable[str]) -> str:
        line = io.StringIO(newline="")
        csv.writer(line, delimiter=self._delimiter, lineterminator="\r\n").writerow(cells)
        return line.getvalue()[:-2] + "\n"


class _Lines:
    """Lines that can be given back; ``taken`` are those since it was last emptied."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._returned: list[str] = []
        self.taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= MAX_LINES:
            raise csv.Error(f"a quote that is not closed within {MAX_LINES} lines")
        line = self._returned.pop() if self._returned else next(self._lines)
        self.taken.append(line)
        return line

    def back(self, lines: Sequence[str]) -> None:
        self._returned += reversed(lines)


class _JsonLines:
    """A JSON object on each line."""

    head = ""

    def __init__(self, name: str, lines: Iterable[str], column: str, added: list[str]) -> None:
        self._column, self._added = column, added
        self._lines = _Lines(lines)
        first = next(self._lines, "")
        self._lines.back([first] if first else [])
        found = _object(first)
        if found is not None:
            _check_columns(name, list(found), column, added)

    def rows(self) -> Iterator[Row]:
        for line in self._lines:
            self._lines.taken.clear()
            found = _object(line)
            if found is None:
                yield Row(line, [], "", "no JSON object")
                continue
            value = found.get(self._column, 0)
            if value is None or isinstance(value, str):
                yield Row(line, [], value or "")
            else:
                missing = self._column not in found
                yield Row(
                    line, [], "", f"{self._column!r} is {'missing' if missing else 'no text'}"
                )

    def line(self, row: Row, added: Sequence[object]) -> str:
        values = json.dumps(dict(zip(self._added, added, strict=True)), ensure_ascii=False)
        found, text = _object(row.raw), row.raw.strip()
        if found is None:
            text = json.dumps({PREFIX + "line": row.raw.rstrip("\r\n")}, ensure_ascii=False)
        # What was there is not written anew: numbers and their like stay as they were.
        return f"{text[:-1]}{', ' if found != {} else ''}{values[1:]}\n"


def _object(line: str) -> dict[str, object] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _check_columns(name: str, columns: Sequence[str], column: str, added: Sequence[str]) -> None:
    listed = ", ".join(map(repr, columns))
    if column not in columns:
        raise ValueError(f"{name} has no column {column!r}; it has {listed}")
    if columns.count(column) > 1:
        raise ValueError(f"{name} has several columns {column!r}: {listed}; rename all but one")
    if taken := sorted({*columns} & {*added}):
        raise ValueError(f"{name} has a column {taken[0]!r} already; rename or remove it")
