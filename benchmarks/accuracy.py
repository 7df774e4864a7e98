"""Accuracy on attested spellings: python benchmarks/accuracy.py SPELLINGS.tsv

SPELLINGS.tsv has the columns katottg, uk, script, query, relation. Prints, by script and relation:
the share ranked first among names of Ukraine, the share among the candidates, and at the default
threshold the share right and the share resolved. Then the register's own names.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path

from ukrnames.match import DEFAULT_MIN_SCORE, Match
from ukrnames.normalizer import Normalizer

ROOT = Path(__file__).resolve().parent.parent
UNIT_WORDS = {"O": " область", "P": " район", "H": " громада", "B": " район"}


def spellings(path: Path, normalizer: Normalizer) -> None:
    found: dict[tuple[str, str], list[tuple[bool, bool, bool, bool]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            answer = normalizer.normalize(row["query"], min_score=0)
            names = [candidate.uk for candidate in answer.candidates]
            right = answer.uk == row["uk"]
            resolved = bool(answer) and answer.score >= DEFAULT_MIN_SCORE
            found[row["script"], row["relation"]].append(
                (names[:1] == [row["uk"]], row["uk"] in names, right and resolved, resolved)
            )
    print(f"{'script':11} {'relation':8} {'rows':>5}  first among right resolved")
    for (script, relation), rows in sorted(found.items()):
        shares = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
        first, among, right, resolved = shares
        row = f"{first:.3f} {among:.3f} {right:.3f} {resolved:.3f}"
        print(f"{script:11} {relation:8} {len(rows):5}  {row}")


def register(normalizer: Normalizer) -> None:
    with (ROOT / "gazetteer/register/katottg.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    parents = {row["code"]: row["parent"] for row in rows}

    def oblast(code: str) -> str:
        while parents[code]:
            code = parents[code]
        return code

    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        name = row["name"]
        if not name.startswith("Автономна"):
            name += UNIT_WORDS.get(row["category"], "")
        counts["name right"] += normalizer.normalize(name).uk == name
        if row["parent"]:
            counts[
                _identified(normalizer.normalize(name, within=oblast(row["code"])), row["code"])
            ] += 1
    print(f"\nregister: {len(rows)} units; " + ", ".join(f"{k}: {v}" for k, v in counts.items()))


def _identified(answer: Match, code: str) -> str:
    if answer.id == code:
        return "id right within the oblast"
    listed = any(candidate.id == code for candidate in answer.candidates)
    if answer.id is None and listed:
        return "several of the name, this one among them"
    return "another one meant" if listed else "not found within the oblast"


def main() -> None:
    normalizer = Normalizer()
    if len(sys.argv) > 1:
        spellings(Path(sys.argv[1]), normalizer)
    register(normalizer)


if __name__ == "__main__":
    main()
