"""Old names: python benchmarks/renamings.py [RENAMINGS.tsv]

RENAMINGS.tsv has the columns katottg, old, from_vintage, to_vintage, current_name, type; by default
it is the one in ../shared/data. Prints how many units renamed since 2015 are found by the old name,
and how many bear it on the day of the last register that has it.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

from ukrnames import Match
from ukrnames.compile.register import KIND_OF_CATEGORY
from ukrnames.normalizer import Normalizer

ROOT = Path(__file__).resolve().parent.parent
BESIDE = ROOT.parent / "shared" / "data" / "renamings.tsv"
UNIT_WORDS = {"oblast": " область", "raion": " район", "hromada": " громада", "district": " район"}
SHOWN = 20


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else BESIDE
    if not path.exists():
        sys.exit(f"{path} is not here; give the path of a table of renamings")
    normalizer = Normalizer()
    kinds = {
        row["code"]: KIND_OF_CATEGORY[row["category"]]
        for row in read(ROOT / "gazetteer" / "register" / "katottg.tsv")
    }
    for change in ("rename", "spelling"):
        rows = [row for row in read(path) if row["type"] == change]
        known = [{**row, "kind": kinds[row["katottg"]]} for row in rows if row["katottg"] in kinds]
        print(f"{change}: {len(rows)} changes, {len(known)} of units that still exist")
        report(normalizer, known)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def report(normalizer: Normalizer, rows: list[dict[str, str]]) -> None:
    outcomes = [by_old_name(normalizer, row) for row in rows]
    found = sum(not outcome.startswith("not") for outcome in outcomes)
    counts = ", ".join(f"{n} {outcome}" for outcome, n in Counter(outcomes).most_common())
    print(f"  found by the old name: {found / len(rows):.1%} ({counts})")
    then = [name_then(normalizer, row) for row in rows]
    dated = sum(name == full(row, row["old"]) for name, row in zip(then, rows, strict=True))
    print(f"  date= gives the old name: {dated / len(rows):.1%}")
    lost = [row for row, outcome in zip(rows, outcomes, strict=True) if outcome.startswith("not")]
    for row in lost[:SHOWN]:
        print(f"    not found: {row['katottg']} {row['old']} -> {row['current_name']}")
    for name, row in [p for p in zip(then, rows, strict=True) if p[0] != full(p[1], p[1]["old"])][
        :SHOWN
    ]:
        print(f"    then {name!r}: {row['katottg']} {row['old']} -> {row['current_name']}")


def full(row: dict[str, str], name: str) -> str:
    return name.replace("'", "’") + UNIT_WORDS.get(row["kind"], "")


def by_old_name(normalizer: Normalizer, row: dict[str, str]) -> str:
    """How the old name leads to the unit, if it does."""
    match = normalizer.normalize(full(row, row["old"]))
    if match.id == row["katottg"]:
        return "with its id"
    if candidate(match, row["katottg"]) is None:
        return "not among the candidates"
    if match.uk == full(row, row["current_name"]):
        return "with its name, which others share"
    if match.uk == full(row, row["old"]):
        return "beside a living place of the name"
    return "among several that bore it" if len(match.candidates) > 1 else "not resolved"


def name_then(normalizer: Normalizer, row: dict[str, str]) -> str | None:
    """The unit's name on the day of the last register with the old name."""
    day = (row["from_vintage"] + "-01")[:10]
    now = full(row, row["current_name"])
    return candidate(normalizer.normalize(now, kind=row["kind"], date=day), row["katottg"])


def candidate(match: Match, code: str) -> str | None:
    """The name under which a unit is among the candidates."""
    return next((c.uk for c in match.candidates if c.id == code), None)


if __name__ == "__main__":
    main()
