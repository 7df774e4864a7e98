"""Accuracy on attested spellings: python benchmarks/accuracy.py SPELLINGS.tsv

SPELLINGS.tsv has the columns katottg, uk, script, query, relation. Prints, by script and relation:
the share ranked first among names of Ukraine, the share among the candidates, and at the default
threshold the share right and the share resolved. Then why other names came first: *another's*, the
query is spelled or sounds just like what came first, and not like the right name; *far*, it shares
no consonants' key with the right name: another name, a translation, noise; *near*, our fault. Then
the register's own names.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from pathlib import Path

from ukrnames import keys
from ukrnames.clean import clean, fold
from ukrnames.compile.build import load_tables
from ukrnames.match import DEFAULT_MIN_SCORE, Match
from ukrnames.normalizer import Normalizer
from ukrnames.read import Reader

ROOT = Path(__file__).resolve().parent.parent
READER = Reader(load_tables(ROOT / "transliterate")["readings"])
UNIT_WORDS = {"O": " область", "P": " район", "H": " громада", "B": " район"}


def spellings(path: Path, normalizer: Normalizer) -> None:
    found: dict[tuple[str, str], list[tuple[bool, bool, bool, bool]]] = defaultdict(list)
    causes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            answer = normalizer.normalize(row["query"], min_score=0)
            names = [candidate.uk for candidate in answer.candidates]
            right = answer.uk == row["uk"]
            if names[:1] != [row["uk"]]:
                causes[row["script"], row["relation"]][_cause(row, names[:1])] += 1
            resolved = bool(answer) and answer.score >= DEFAULT_MIN_SCORE
            found[row["script"], row["relation"]].append(
                (names[:1] == [row["uk"]], row["uk"] in names, right and resolved, resolved)
            )
    print(f"{'script':11} {'relation':8} {'rows':>5}  first among right resolved  misses by cause")
    for (script, relation), rows in sorted(found.items()):
        shares = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
        first, among, right, resolved = shares
        row = f"{first:.3f} {among:.3f} {right:.3f} {resolved:.3f}"
        told = ", ".join(f"{cause} {n}" for cause, n in causes[script, relation].most_common())
        print(f"{script:11} {relation:8} {len(rows):5}  {row}  {told}")


def _cause(row: dict[str, str], first: list[str]) -> str:
    """Why another name came first."""
    readings = READER.read(fold(clean(row["query"]).text))
    typed = {keys.k1(reading) for reading in readings}
    coarse = {keys.k3f(keys.k2(key)) for key in typed}
    own = keys.k1(READER.read(fold(row["uk"]), "uk")[0])
    if keys.k3f(keys.k2(own)) not in coarse:
        return "far"
    theirs = [keys.k1(form) for name in first for form in READER.read(fold(name), "uk")]
    return "another's" if own not in typed and typed.intersection(theirs) else "near"


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
