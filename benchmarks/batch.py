"""Memory and pace of ``ukrnames batch``: python benchmarks/batch.py [LINES…]

Files of so many lines (default up to 10,000,000) that repeat ten names; one in which every line is
a made-up name of its own, more than are remembered; and one of spellings that GeoNames attests, by
one process and by two. Memory is that of the largest process, with the pages of the index, which
processes share. Takes a quarter of an hour. Writes its table into docs/performance.md.
"""

from __future__ import annotations

import csv
import os
import sys
import time
from collections.abc import Iterable
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from zlib import crc32

from growth import names
from report import ROOT, table, write
from speed import QUERIES

LINES = (100_000, 1_000_000, 10_000_000)
ATTESTED, MADE_UP = 20_000, 100_000
JOBS = (1, 2)


class Cost(NamedTuple):
    seconds: float
    peak: int  # bytes of the largest process


def resolved(folder: Path, names: Iterable[str], jobs: int = 1) -> Cost:
    """Write the names to a file and resolve them in a process of its own."""
    source, out = folder / "names.csv", folder / "out.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((name,) for name in ("place", *names))
    command = [sys.executable, "-m", "ukrnames", "batch", str(source), "--column", "place"]
    command += ["--out", str(out), "--jobs", str(jobs)]
    start = time.perf_counter()
    _, status, usage = os.wait4(os.spawnv(os.P_NOWAIT, sys.executable, command), 0)
    assert status == 0
    out.unlink()
    return Cost(time.perf_counter() - start, 1024 * usage.ru_maxrss)


def spellings() -> list[str]:
    """That GeoNames attests for settlements of the register, always the same."""
    with (ROOT / "gazetteer/register/geonames.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        found = {name for row in rows for name in row["names"].split("|")}
    return sorted(found, key=lambda name: crc32(name.encode()))[:ATTESTED]


HEAD = ("lines", "different names", "processes", "seconds", "lines a second", "largest process, MB")


def row(lines: int, different: int, jobs: int, cost: Cost) -> list[str]:
    pace, size = lines / cost.seconds, cost.peak / 1e6
    figures = [f"{figure:,.0f}" for figure in (lines, different, jobs, cost.seconds, pace, size)]
    print(*figures, flush=True)
    return figures


def main() -> None:
    few, many, rows = QUERIES["exact"] + QUERIES["typo of a city"], spellings(), []
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for lines in map(int, sys.argv[1:] or LINES):
            rows.append(row(lines, len(few), 1, resolved(folder, islice(cycle(few), lines))))
        rows.append(row(MADE_UP, MADE_UP, 1, resolved(folder, islice(names(), MADE_UP))))
        for jobs in JOBS:
            rows.append(row(len(many), len(many), jobs, resolved(folder, many, jobs)))
    write("batch", table(HEAD, rows))


if __name__ == "__main__":
    main()
