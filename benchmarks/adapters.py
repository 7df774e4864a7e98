"""Rows per second of the engines installed, beside a plain loop: python benchmarks/adapters.py

A column of 300,000 rows over 3,000 distinct spellings (names of the register and of GeoNames). The
loop resolves each distinct spelling once and no more: what an engine takes beyond it is its own.
Every line is a process of its own; memory is the growth of its resident and of its private pages.
"""

from __future__ import annotations

import csv
import random
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ROWS, DISTINCT = 300_000, 3_000


def column() -> list[str]:
    register = ROOT / "gazetteer" / "register"
    with (register / "katottg.tsv").open(encoding="utf-8") as file:
        names = {row["name"] for row in csv.DictReader(file, delimiter="\t")}
    with (register / "geonames.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            names.update(row["names"].split("|"))
    chance = random.Random(9)
    distinct = chance.sample(sorted(names), DISTINCT)
    return distinct + chance.choices(distinct, k=ROWS - DISTINCT)


def plain(names: list[str]) -> Callable[[], object]:
    from ukrnames import normalize

    return lambda: [match.uk for match in normalize(dict.fromkeys(names))]


def pandas(names: list[str]) -> Callable[[], object]:
    import pandas as pd

    from ukrnames.pandas import normalize_series

    series = pd.Series(names)
    return lambda: normalize_series(series)


def polars(names: list[str]) -> Callable[[], object]:
    import polars as pl

    import ukrnames.polars  # noqa: F401  registers the namespace

    frame = pl.DataFrame({"place": names})
    return lambda: frame.select(pl.col("place").ukr.normalize())


def duckdb(names: list[str]) -> Callable[[], object]:
    import duckdb
    import pyarrow as pa

    from ukrnames.duckdb import register

    con = duckdb.connect()
    register(con)
    table = pa.table({"place": names})
    con.register("places", table)
    return lambda: con.execute(
        "SELECT count(m.name) FROM (SELECT ukr_normalize(place) AS m FROM places)"
    ).fetchall()


def spacy(names: list[str]) -> Callable[[], object]:
    import spacy
    from spacy.tokens import Doc, Span

    import ukrnames.spacy  # noqa: F401  registers the factory

    nlp = spacy.blank("uk")
    nlp.add_pipe("ukrnames")

    def documents() -> Any:
        for name in names:
            doc = Doc(nlp.vocab, [name])
            doc.ents = [Span(doc, 0, 1, label="LOC")]
            yield doc

    return lambda: sum(1 for _ in nlp.pipe(documents()))


def memory() -> dict[str, int]:
    """Megabytes of this process: resident, and private."""
    fields: dict[str, int] = {}
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]:
        name, size = line.split(":")
        fields[name] = int(size.split()[0]) // 1024
    return {"resident": fields["Rss"], "private": fields["Private_Dirty"]}


def measure(engine: str) -> None:
    names = column()
    run = {f.__name__: f for f in (plain, pandas, polars, duckdb, spacy)}[engine](names)
    from ukrnames import normalize

    before = memory()
    normalize("Kyiv")
    start, cpu = time.perf_counter(), time.process_time()
    run()
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    version = "" if engine == "plain" else sys.modules[engine].__version__
    grown = {name: size - before[name] for name, size in memory().items()}
    print(
        f"{engine:7} {version:8} {ROWS / seconds:10,.0f} rows/s, {ROWS / cpu:10,.0f} a CPU second;"
        f" {cpu:5.1f} s of CPU; +{grown['resident']} MB resident, +{grown['private']} MB private",
        flush=True,
    )


def main() -> None:
    if sys.argv[1:]:
        measure(sys.argv[1])
        return
    for engine in ("plain", "pandas", "polars", "duckdb", "spacy"):
        if engine == "plain" or find_spec(engine):
            subprocess.run([sys.executable, __file__, engine], check=True)


if __name__ == "__main__":
    main()
