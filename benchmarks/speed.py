"""Start, memory and speed, each in a new process: python benchmarks/speed.py

Writes tables into docs/performance.md: the time of a bare interpreter, of the import and of the
first answers over it, the memory after them, and for several kinds of query microseconds beside
rapidfuzz `ratio` scanning the register's settlement names. Those marked * are made of names of the
register, taken by a fixed hash: spellings of French, German and Polish newspapers that stand in no
list, and names with two letters swapped. Times are medians over the queries, of each the least of
several calls, which other work of the machine disturbs least. An answer keeps nothing for the next
one but tables of the model.
"""

from __future__ import annotations

import csv
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from zlib import crc32

from report import ROOT, memory, table, write

from ukrnames.clean import fold
from ukrnames.compile.systems import load_systems
from ukrnames.normalizer import default

QUERIES = {
    "exact": ["Lysychansk", "Лисичанськ", "Kramatorsk", "Полтава", "Ivanivka"],
    "other spelling": ["Lisitchansk", "Лисичанск", "Charkiw", "Kiev", "Kramatorzk"],
    "typo of a city": ["Lysychnask", "Kramatrosk", "Полатва", "Zhytomry", "Lysekhansk"],
    "unknown": ["Slovenia", "wednesday", "Reykjavik", "Qwertyuiop"],
    "dirty": [" «Лиcичaнcьк» ", "Р›СЊРІС–РІ", "Ivano–Frankivs`k"],
    "long text": ["the quick brown fox jumps over the lazy dog " * 40],
}
TABLES = ("exact", "attested")
REPEATS = 20
SAMPLE = 200


def started(code: str) -> float:
    """Median seconds of a new process that runs the code."""
    times = []
    for _ in range(7):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def taken(call: Callable[[str], object], query: str) -> float:
    """Seconds of the call."""
    start = time.perf_counter()
    call(query)
    return time.perf_counter() - start


def made(names: list[str]) -> dict[str, list[str]]:
    """Queries made of names of the register."""
    systems = load_systems(ROOT / "transliterate/systems")
    press = [systems[f"uk-press-{lang}"].romanize for lang in ("fr", "de", "pl")]
    sample = sorted(names, key=lambda name: crc32(name.encode()))
    spellings = [press[n % 3](name) for n, name in enumerate(sample[: 4 * SAMPLE])]
    index = default().index
    new = [text for text in spellings if not any(map(index.forms, TABLES, [fold(text)] * 2))]
    national = systems["uk-kmu-2010"].romanize
    return {
        "other spelling \\*": new[:SAMPLE],
        "typo \\*": [swapped(national(name)) for name in sample[-SAMPLE:]],
    }


def swapped(name: str) -> str:
    """Two letters, neither at an end, in the wrong order."""
    at = 1 + crc32(name.encode()) % max(1, len(name) - 3)
    return name[:at] + name[at : at + 2][::-1] + name[at + 2 :]


def start() -> str:
    """A table of what is paid once in each process."""
    bare = started("pass")
    answer = "from ukrnames import normalize; normalize({!r})"
    code = answer.format("Lysekhansk") + "; print(open('/proc/self/status').read())"
    run = [sys.executable, "-c", code]
    used = memory(subprocess.run(run, check=True, capture_output=True, text=True).stdout)
    rows = [
        ("bare interpreter", f"{bare * 1000:.0f} ms"),
        ("`import ukrnames` over it", f"{(started('import ukrnames') - bare) * 1000:.0f} ms"),
        *(
            (f"first answer over it, {kind}", f"{(started(answer.format(q)) - bare) * 1000:.0f} ms")
            for kind, q in (("exact", "Lysychansk"), ("typo", "Lysekhansk"))
        ),
        ("private memory, of all", f"{used.private / 1e6:.0f} of {sum(used) / 1e6:.0f} MB"),
    ]
    return table(("start", ""), rows)


def main() -> None:
    from rapidfuzz import fuzz, process

    from ukrnames import normalize

    with (ROOT / "gazetteer/register/katottg.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        names = sorted({row["name"] for row in rows if row["category"] in "KMXC"})

    def scan(query: str) -> object:
        return process.extractOne(query, names, scorer=fuzz.ratio)

    lines = []
    for kind, queries in {**QUERIES, **made(names)}.items():
        own, scanned = [], []
        for query in queries:
            own.append(min(taken(normalize, query) for _ in range(REPEATS)))
            scanned.append(min(taken(scan, query[:200]) for _ in range(2)))
        ours, theirs = statistics.median(own) * 1e6, statistics.median(scanned) * 1e6
        lines.append((kind, f"{ours:.0f}", f"{theirs:.0f}", f"{theirs / ours:.1f}"))
    speed = table(("query", "µs", "rapidfuzz scan, µs", "ratio"), lines)
    write("speed", f"{start()}\n\n{speed}")


if __name__ == "__main__":
    main()
