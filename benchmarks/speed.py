"""Start, memory and speed, each in a new process: python benchmarks/speed.py

Prints the time of a bare interpreter, of the import and of the first answer over it, the resident
memory after it, and the median microseconds for several kinds of query beside rapidfuzz `ratio`
scanning the register's settlement names in the same run.
"""

from __future__ import annotations

import csv
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUERIES = {
    "exact": ["Lysychansk", "Лисичанськ", "Kramatorsk", "Полтава"],
    "other spelling": ["Lyssytschansk", "Лисичанск", "Charkiw", "Kiev"],
    "typo": ["Lysychnask", "Kramatrosk", "Полатва", "Zhytomry"],
    "unknown": ["Slovenia", "wednesday", "Reykjavik", "Qwertyuiop"],
}
REPEATS = 30


def started(code: str) -> float:
    """Median seconds of a new process that runs the code."""
    times = []
    for _ in range(7):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    bare = started("pass")
    print(f"bare interpreter {bare * 1000:.0f} ms")
    print(f"import over it {(started('import ukrnames') - bare) * 1000:.0f} ms")
    answer = "from ukrnames import normalize; normalize('Lysekhansk')"
    print(f"first answer over it {(started(answer) - bare) * 1000:.0f} ms")
    run = [sys.executable, "-c", answer + "; print(open('/proc/self/status').read())"]
    status = subprocess.run(run, check=True, capture_output=True, text=True).stdout
    print(
        *(line for line in status.splitlines() if line.startswith(("VmRSS", "RssAnon"))), sep="\n"
    )

    from rapidfuzz import fuzz, process

    from ukrnames import normalize

    with (ROOT / "gazetteer/register/katottg.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        names = sorted({row["name"] for row in rows if row["category"] in "KMXC"})
    scan = _median(lambda name: process.extractOne(name, names, scorer=fuzz.ratio), ["Лисичанск"])
    print(f"rapidfuzz ratio over {len(names)} names: {scan:.0f} us")
    for kind, queries in QUERIES.items():
        own = _median(normalize, queries)
        print(f"{kind:15} {own:8.0f} us  {scan / own:6.1f} x")


def _median(call: object, queries: list[str]) -> float:
    times = []
    for query in queries:
        for _ in range(REPEATS):
            start = time.perf_counter()
            call(query)
            times.append(time.perf_counter() - start)
    return statistics.median(times) * 1e6


if __name__ == "__main__":
    main()
