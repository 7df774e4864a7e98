"""Resolve a column of names in a file of any size, in constant memory.

The output grows in ``OUT.part``; ``OUT.part.json`` says how far it is. The same call goes on where
an interrupted one stopped. Rows are neither lost nor reordered.
"""

from __future__ import annotations

import gzip
import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple
from zlib import crc32
from zlib import error as CompressionError

from . import data_version, normalize
from .tabular import Row, Table, format_of, is_compressed, open_table

FIELDS = ("name", "uk", "kind", "id", "score", "how")
CHUNK = 2000  # rows resolved, written and noted together
SHOWN = 20  # numbers of malformed rows that a summary lists
_REMEMBERED = 50_000

Answer = tuple[str | None, str | None, str | None, str | None, float, str]


class Summary(NamedTuple):
    """What became of the rows; ``numbers`` are the first malformed ones, counted from 1."""

    rows: int = 0
    resolved: int = 0
    malformed: int = 0
    numbers: tuple[int, ...] = ()


class DamagedInputError(ValueError):
    """The input cannot be read to its end; what came before is in ``OUT.part``."""


class _Progress(NamedTuple):
    """How far the output is: its bytes, the checksum of the input rows in it, what they gave."""

    bytes: int = 0
    checksum: int = 0
    summary: Summary = Summary()


def resolve_file(
    source: Path,
    column: str,
    out: Path,
    *,
    jobs: int = 1,
    options: Mapping[str, Any] | None = None,
    advanced: Callable[[int], object] = lambda position: None,
) -> Summary:
    """Write ``source`` to ``out`` with what the names in ``column`` mean.

    Adds the columns ``ukrnames_name``, ``_uk``, ``_kind``, ``_id``, ``_score``, ``_how`` and
    ``_problem``. ``options`` are those of `ukrnames.normalize`; ``advanced`` is told how many bytes
    of the input were read. Raises ``ValueError`` when something stands in the way: a format, the
    column, an output that exists, a part of another run.
    """
    normalize("", **(options or {}))  # a wrong option is found before anything is written
    if (format_of(source) in _JSON) != (format_of(out) in _JSON):
        raise ValueError(f"{out.name} must have the format of {source.name}")
    if out.exists():
        raise ValueError(f"{out.name} exists; remove it or write to another file")
    part = out.with_name(out.name + ".part")
    run = [column, {key: str(value) for key, value in (options or {}).items()}, data_version]
    done = _noted(part, run)
    with source.open("rb") as file:
        table = _opened(file, source, column)
        damage: list[str] = []
        rows = _undamaged(table.rows(), source, damage)
        _skip(rows, done, part)
        with part.open("r+b" if done.bytes else "wb") as output:
            output.truncate(done.bytes)
            output.seek(0, os.SEEK_END)
            if not done.bytes:
                done = _append(output, table.head, out, done)
            for chunk, answers in _resolved(rows, jobs, options or {}):
                done = _write(output, out, table, done, chunk, answers)
                _note(part, run, done)
                advanced(file.tell())
    if damage:
        raise DamagedInputError(damage[0])
    part.replace(out)
    _note_of(part).unlink(missing_ok=True)
    return done.summary


_JSON = (".jsonl", ".ndjson")


def _resolved(
    rows: Iterator[Row], jobs: int, options: Mapping[str, Any]
) -> Iterator[tuple[list[Row], list[Answer]]]:
    """Chunks of rows with their answers, in order; no more than a few are under way."""
    chunks = iter(lambda: list(islice(rows, CHUNK)), [])
    resolve = partial(_answers, tuple(sorted(options.items())))
    if jobs == 1:
        for chunk in chunks:
            yield chunk, resolve([row.name for row in chunk])
        return
    with ProcessPoolExecutor(jobs) as pool:
        waiting: deque[tuple[list[Row], Future[list[Answer]]]] = deque()
        for chunk in chunks:
            waiting.append((chunk, pool.submit(resolve, [row.name for row in chunk])))
            if len(waiting) > 2 * jobs:
                first, future = waiting.popleft()
                yield first, future.result()
        for first, future in waiting:
            yield first, future.result()


def _answers(options: tuple[tuple[str, Any], ...], names: Sequence[str]) -> list[Answer]:
    return [_answer(name, options) for name in names]


@lru_cache(maxsize=_REMEMBERED)
def _answer(name: str, options: tuple[tuple[str, Any], ...]) -> Answer:
    match = normalize(name, **dict(options))
    return match.name, match.uk, match.kind, match.id, match.score, match.how


def _write(
    output: BinaryIO,
    out: Path,
    table: Table,
    done: _Progress,
    chunk: Sequence[Row],
    answers: Iterable[Answer],
) -> _Progress:
    lines, checksum = [], done.checksum
    count, resolved, malformed, numbers = done.summary
    for row, answer in zip(chunk, answers, strict=True):
        count += 1
        checksum = _checksum(row, checksum)
        resolved += answer[0] is not None
        if row.problem:
            malformed += 1
            numbers = (*numbers, count)[:SHOWN]
        lines.append(table.line(row, (*answer, row.problem or None)))
    summary = Summary(count, resolved, malformed, numbers)
    return _append(output, "".join(lines), out, done._replace(checksum=checksum, summary=summary))


def _append(output: BinaryIO, text: str, out: Path, done: _Progress) -> _Progress:
    content = _encoded(text)
    if is_compressed(out):
        content = gzip.compress(content, mtime=0)
    output.write(content)
    output.flush()
    os.fsync(output.fileno())
    return done._replace(bytes=done.bytes + len(content))


def _encoded(text: str) -> bytes:
    # Bytes that were no UTF-8 come back as they were; a lone surrogate of a JSON escape cannot.
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace")


def _checksum(row: Row, before: int) -> int:
    return crc32(row.raw.encode("utf-8", "surrogatepass"), before)


_DAMAGE = (EOFError, OSError, CompressionError)


def _opened(file: BinaryIO, source: Path, column: str) -> Table:
    try:
        return open_table(file, source, column, (*FIELDS, "problem"))
    except _DAMAGE as error:
        raise DamagedInputError(f"{source.name} cannot be read: {error}") from None


def _undamaged(rows: Iterator[Row], source: Path, damage: list[str]) -> Iterator[Row]:
    """The rows as far as they can be read; what stops them goes to ``damage``."""
    number = 0
    try:
        for row in rows:
            yield row
            number += 1
    except _DAMAGE as error:
        damage.append(f"{source.name} is damaged after row {number}: {error}")


def _skip(rows: Iterator[Row], done: _Progress, part: Path) -> None:
    """Pass over the rows that an earlier run has written."""
    checksum = 0
    for row in islice(rows, done.summary.rows):
        checksum = _checksum(row, checksum)
    if checksum != done.checksum:
        raise ValueError(f"{part.name} was begun with another input; remove it to start anew")


def _note_of(part: Path) -> Path:
    return part.with_name(part.name + ".json")


def _note(part: Path, run: list[Any], done: _Progress) -> None:
    fresh = part.with_name(part.name + ".new")
    fresh.write_text(json.dumps([run, done]), encoding="utf-8")
    fresh.replace(_note_of(part))


def _noted(part: Path, run: list[Any]) -> _Progress:
    """How far an earlier run came."""
    try:
        known, (size, checksum, (rows, resolved, malformed, numbers)) = json.loads(
            _note_of(part).read_text(encoding="utf-8")
        )
    except (OSError, ValueError, TypeError):
        return _Progress()
    if known != run:
        raise ValueError(
            f"{part.name} was begun with other options or data; remove it to start anew"
        )
    if not part.exists() or part.stat().st_size < size:
        return _Progress()
    return _Progress(size, checksum, Summary(rows, resolved, malformed, tuple(numbers)))
