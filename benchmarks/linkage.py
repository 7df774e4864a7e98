"""Record linkage with and without ukrnames: python benchmarks/linkage.py

A table of 600 settlements of the register, each twice: in Ukrainian, and romanized by a system
drawn by chance, with one letter lost in every fourth; beside it the oblast. For several blocking
rules: how many pairs are left to compare, and how many of the 600 right ones are among them. Then
what splink, dedupe and recordlinkage make of the pairs, where they are installed.
"""

from __future__ import annotations

import csv
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from typing import Any

from ukrnames import normalize
from ukrnames.compile.yamlfile import load
from ukrnames.romanize import System

ROOT = Path(__file__).resolve().parent.parent
COUNT = 600
SYSTEMS = ["uk-bgn-pcgn-1965", "uk-press-de", "uk-press-pl", "uk-press-fr", "uk-scholarly"]
Record = dict[str, Any]


def table() -> list[Record]:
    """Records of both spellings, with what `normalize` says of them."""
    chance = random.Random(9)
    systems = [System(load(ROOT / f"transliterate/systems/{name}.yaml")) for name in SYSTEMS]
    with (ROOT / "gazetteer/register/katottg.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    oblasts = {row["code"][:4]: row["code"] for row in rows if row["category"] in "OK"}
    settlements = [row for row in rows if row["category"] in "MXC"]
    records: list[Record] = []
    for truth, row in enumerate(chance.sample(settlements, COUNT)):
        oblast = oblasts[row["code"][:4]]
        latin = chance.choice(systems).romanize(row["name"])
        if chance.random() < 0.25:
            at = chance.randrange(1, len(latin))
            latin = latin[:at] + latin[at + 1 :]
        for text in (row["name"], latin):
            match = normalize(text, within=oblast)
            records.append(
                {
                    "unique_id": len(records),
                    "truth": truth,
                    "text": text,
                    "oblast": oblast,
                    "name": match.name or text,
                    "key": match.key,
                    "score": match.score,
                }
            )
    return records


def measure(what: str, pairs: Iterable[tuple[int, int]], records: list[Record]) -> None:
    found = {(min(pair), max(pair)) for pair in pairs}
    right = sum(records[a]["truth"] == records[b]["truth"] for a, b in found)
    share = right / len(found) if found else 0
    print(f"{what:42} {len(found):7} pairs, {right:4} of {COUNT} right ones, precision {share:.2f}")


def block(rule: Callable[[Record], object], records: list[Record]) -> list[tuple[int, int]]:
    blocks = defaultdict(list)
    for record in records:
        blocks[rule(record)].append(record["unique_id"])
    return [pair for members in blocks.values() for pair in combinations(members, 2)]


def by_recordlinkage(records: list[Record]) -> Iterable[tuple[int, int]]:
    import pandas as pd
    import recordlinkage

    frame = pd.DataFrame(records)
    indexer = recordlinkage.Index()
    indexer.block(["key", "oblast"])
    compare = recordlinkage.Compare()
    compare.exact("name", "name", label="name")
    pairs = indexer.index(frame)
    found = compare.compute(pairs, frame)
    return list(found[found["name"] == 1].index)


def by_splink(records: list[Record]) -> Iterable[tuple[int, int]]:
    import pandas as pd
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on
    from splink.comparison_library import CustomComparison, ExactMatch

    sure = "least(score_l, score_r)"
    levels = [
        {"sql_condition": "name_l IS NULL OR name_r IS NULL", "is_null_level": True},
        {"sql_condition": f"name_l = name_r AND {sure} >= 0.4", "label_for_charts": "resolved"},
        {"sql_condition": "name_l = name_r", "label_for_charts": "same text"},
        {"sql_condition": "ELSE"},
    ]
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[block_on("key")],
        comparisons=[
            CustomComparison(comparison_levels=levels, output_column_name="name"),
            ExactMatch("oblast"),
        ],
    )
    api = DuckDBAPI()
    try:
        linker = Linker(pd.DataFrame(records), settings, api)
    except (TypeError, ValueError):
        linker = Linker(api.register(pd.DataFrame(records)), settings)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("name", "oblast")], recall=0.9
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e5, seed=9)
    for rule in (block_on("oblast"), block_on("name")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=0.5).as_pandas_dataframe()
    return list(zip(found["unique_id_l"], found["unique_id_r"], strict=True))


def by_dedupe(records: list[Record]) -> Iterable[tuple[int, int]]:
    import dedupe
    from dedupe import variables

    data = {record["unique_id"]: record for record in records}
    fields = [variables.Exact("name"), variables.Exact("key"), variables.Exact("oblast")]
    deduper = dedupe.Dedupe(fields, num_cores=0)
    deduper.prepare_training(data, sample_size=2000)
    labels = block(lambda record: (record["key"], record["oblast"]), records)[:100]
    marked: dict[str, list[Any]] = {"match": [], "distinct": []}
    for a, b in [*labels, *((a, a + 2) for a in range(0, 200, 2))]:
        same = "match" if data[a]["truth"] == data[b]["truth"] else "distinct"
        marked[same].append((data[a], data[b]))
    deduper.mark_pairs(marked)
    deduper.train()
    clusters = deduper.partition(data, 0.5)
    return [pair for members, _ in clusters for pair in combinations(map(int, members), 2)]


def main() -> None:
    records = table()
    rules: dict[str, Callable[[Record], object]] = {
        "every pair": lambda r: 0,
        "oblast": lambda r: r["oblast"],
        "oblast and text": lambda r: (r["oblast"], r["text"]),
        "oblast and ukrnames key": lambda r: (r["oblast"], r["key"]),
        "oblast and ukrnames name": lambda r: (r["oblast"], r["name"]),
    }
    for what, rule in rules.items():
        measure(f"blocked by {what}", block(rule, records), records)
    for link in (by_recordlinkage, by_splink, by_dedupe):
        engine = link.__name__.removeprefix("by_")
        if find_spec(engine):
            measure(engine, link(records), records)
        else:
            print(f"{engine} is not installed", file=sys.stderr)


if __name__ == "__main__":
    main()
