"""Ways to keep the table of exact spellings: python benchmarks/stores.py

Needs `pip install ".[benchmarks]"`. The table of the index, with all its keys and numbers, is kept
in our hash table and in others, each looked into by processes of its own, seven of each. Every way
gives the same numbers in the same order. Writes its table into docs/performance.md.
"""

from __future__ import annotations

import json
import mmap
import sys
import time
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from report import in_a_process, memory, table, write

import ukrnames

INDEX = Path(ukrnames.__file__).with_name("index.bin")
LOOK_UPS, ROUNDS, PROCESSES = 10_000, 5, 7
Numbers = tuple[int, ...]
Rows = dict[str, Numbers]
Find = Callable[[str], Numbers]


def write_hash_table(rows: Rows, path: Path) -> None:
    from ukrnames.store import Writer

    writer = Writer()
    writer.add_table("exact", rows)
    path.write_bytes(writer.to_bytes())


def open_hash_table(path: Path) -> Find:
    from ukrnames.store import Store

    return partial(Store.open(path).find, "exact")


def write_columns(rows: Sequence[Numbers], path: Path, *texts: bytes) -> None:
    """Numbers of rows in a row, after where each begins; before them other columns."""
    starts = array("I", accumulate(map(len, rows), initial=0))
    numbers = array("I", (number for row in rows for number in row))
    columns = [*texts, starts.tobytes(), numbers.tobytes()]
    sizes = array("I", [len(columns), *map(len, columns)])
    padded = (column + bytes(-len(column) % 4) for column in columns)
    path.write_bytes(sizes.tobytes() + b"".join(padded))


def open_columns(path: Path) -> tuple[mmap.mmap, list[memoryview]]:
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    view = memoryview(mapped)
    count = view[:4].cast("I")[0]
    columns, at = [], 4 + 4 * count
    for size in view[4:at].cast("I"):
        columns.append(view[at : at + size])
        at += size + -size % 4
    return mapped, columns


def write_sorted(rows: Rows, path: Path) -> None:
    ordered = sorted((key.encode(), numbers) for key, numbers in rows.items())
    starts = array("I", accumulate((len(key) for key, _ in ordered), initial=0))
    text = b"".join(key for key, _ in ordered)
    write_columns([numbers for _, numbers in ordered], path, text, starts.tobytes())


def open_sorted(path: Path) -> Find:
    _, (text, *numbers) = open_columns(path)
    keys, rows, values = (column.cast("I") for column in numbers)
    count = len(keys) - 1

    def key_at(place: int) -> bytes:
        return bytes(text[keys[place] : keys[place + 1]])

    def find(key: str) -> Numbers:
        raw = key.encode()
        at = bisect_left(range(count), raw, key=key_at)
        if at == count or key_at(at) != raw:
            return ()
        return tuple(values[rows[at] : rows[at + 1]])

    return find


def write_trie(rows: Rows, path: Path) -> None:
    import marisa_trie

    trie = marisa_trie.Trie(list(rows))
    ordered = [rows[trie.restore_key(number)] for number in range(len(trie))]
    write_columns(ordered, path, trie.tobytes())


def open_trie(path: Path) -> Find:
    import marisa_trie

    _mapped, (raw, *numbers) = open_columns(path)
    trie = marisa_trie.Trie().map(raw)
    rows, values = (column.cast("I") for column in numbers)

    def find(key: str) -> Numbers:
        at = trie.get(key)
        return () if at is None else tuple(values[rows[at] : rows[at + 1]])

    return find


def write_bytes_trie(rows: Rows, path: Path) -> None:
    import marisa_trie

    pairs = [(key, array("I", numbers).tobytes()) for key, numbers in rows.items()]
    marisa_trie.BytesTrie(pairs).save(str(path))


def open_bytes_trie(path: Path) -> Find:
    import marisa_trie

    trie = marisa_trie.BytesTrie().mmap(str(path))
    return lambda key: tuple(array("I", found[0])) if (found := trie.get(key)) else ()


def write_sqlite(rows: Rows, path: Path) -> None:
    import sqlite3

    with closing(sqlite3.connect(path)) as base:
        base.execute("CREATE TABLE t (key TEXT PRIMARY KEY, numbers BLOB) WITHOUT ROWID")
        pairs = ((key, array("I", numbers).tobytes()) for key, numbers in sorted(rows.items()))
        base.executemany("INSERT INTO t VALUES (?, ?)", pairs)
        base.commit()
        base.execute("VACUUM")


def open_sqlite(path: Path) -> Find:
    import sqlite3

    base = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    base.execute(f"PRAGMA mmap_size = {path.stat().st_size}")
    ask = base.execute

    def find(key: str) -> Numbers:
        found = ask("SELECT numbers FROM t WHERE key = ?", (key,)).fetchone()
        return tuple(array("I", found[0])) if found else ()

    return find


class Way(NamedTuple):
    """A way to keep the table; ``needs`` is the distribution to install."""

    name: str
    write: Callable[[Rows, Path], None]
    open: Callable[[Path], Find]
    needs: str = ""


WAYS = {
    "hash": Way("hash table, memory-mapped (`ukrnames.store`)", write_hash_table, open_hash_table),
    "sorted": Way("sorted keys, memory-mapped, `bisect`", write_sorted, open_sorted),
    "trie": Way("`marisa-trie`, numbers beside it", write_trie, open_trie, "marisa-trie"),
    "bytes-trie": Way("`marisa-trie`, all in it", write_bytes_trie, open_bytes_trie, "marisa-trie"),
    "sqlite": Way("SQLite", write_sqlite, open_sqlite),
}


def sample(rows: Rows) -> tuple[list[str], list[str]]:
    """Keys of the table, and texts that differ from one by a letter and are none."""
    mixed = sorted(rows, key=lambda key: crc32(key.encode()))
    damaged = (key[: len(key) // 2] + "q" + key[len(key) // 2 :] for key in mixed)
    misses = [key for key in damaged if key not in rows]
    return mixed[: LOOK_UPS // 2], misses[: LOOK_UPS // 2]


def measure(way: Way, path: Path, keys: Path) -> dict[str, float]:
    """Open a file and look keys up in this process."""
    hits, misses = json.loads(keys.read_bytes())
    before, start = memory(), time.perf_counter()
    find = way.open(path)
    opened = time.perf_counter()
    find(hits[0])
    first = time.perf_counter()
    checksum = 0
    for key in hits + misses:
        checksum = crc32(array("I", find(key)).tobytes(), checksum)
    after = memory()
    return {
        "open": opened - start,
        "first": first - opened,
        "hit": steady(find, hits),
        "miss": steady(find, misses),
        "private": after.private - before.private,
        "shared": after.shared - before.shared,
        "checksum": checksum,
    }


def steady(find: Find, keys: Sequence[str]) -> float:
    """Seconds of one look-up: the median of some rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for key in keys:
            find(key)
        times.append((time.perf_counter() - start) / len(keys))
    return sorted(times)[ROUNDS // 2]


def installed(distribution: str) -> int:
    """Bytes of an installed distribution."""
    from importlib.metadata import files

    return sum(Path(file.locate()).stat().st_size for file in files(distribution) or ())


def row(way: Way, path: Path, runs: Sequence[dict[str, float]]) -> Iterable[object]:
    from statistics import median
    from zlib import compress

    of = {name: median(run[name] for run in runs) for name in runs[0]}
    yield way.name
    yield f"{1e3 * of['open']:.1f}"
    for name in ("first", "hit", "miss"):
        yield f"{1e6 * of[name]:.1f}"
    for size in (of["private"], of["shared"]):
        yield f"{size / 1e6:.1f}"
    content = path.read_bytes()
    for size in (len(content), len(compress(content))):
        yield f"{size / 1e6:.1f}"
    yield f"{installed(way.needs) / 1e6:.1f}" if way.needs else "–"


HEAD = (
    *("", "load, ms", "first look-up, µs", "hit, µs", "miss, µs"),
    *("private, MB", "shared, MB", "file, MB", "in a wheel, MB", "dependency, MB"),
)


def main() -> None:
    if sys.argv[1:]:
        name, path, keys = sys.argv[1:]
        print(json.dumps(measure(WAYS[name], Path(path), Path(keys))))
        return
    from tempfile import TemporaryDirectory

    from ukrnames.store import Store

    rows = {key: numbers for _, key, numbers in Store.open(INDEX).rows("exact")}
    lines, checksums = [], set()
    with TemporaryDirectory() as folder:
        keys = Path(folder, "keys.json")
        keys.write_text(json.dumps(sample(rows)))
        for name, way in WAYS.items():
            path = Path(folder, name)
            way.write(rows, path)
            runs = [in_a_process(__file__, name, path, keys) for _ in range(PROCESSES)]
            checksums |= {run["checksum"] for run in runs}
            lines.append([*row(way, path, runs)])
    assert len(checksums) == 1, "the ways do not agree"
    size = f"{len(rows):,} keys, {sum(map(len, rows.values())):,} numbers; {LOOK_UPS:,} look-ups"
    write("stores", f"{size}, medians of {PROCESSES} processes.\n\n{table(HEAD, lines)}")


if __name__ == "__main__":
    main()
