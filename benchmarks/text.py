"""Names in running text, found and wrongly found: python benchmarks/text.py [FILE…]

Prints precision and recall on the golden texts (tests/golden) for thresholds from lenient to
strict, then how many names are found in texts that hold none: the given files, else the
descriptions of the installed packages, cut into documents of 5,000 characters.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.metadata import distributions
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from ukrnames.text import DEFAULT_MIN_SCORE, find

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT.parent / "shared" / "articles"
THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
DOCUMENT = 5_000
DOCUMENTS = 60


class Case(NamedTuple):
    group: str
    text: str
    wanted: Counter[tuple[str, str]]
    date: str | None


def main(files: Sequence[str]) -> None:
    cases = [*our_texts(), *articles()]
    print("threshold  recall / precision of " + ", ".join(dict.fromkeys(c.group for c in cases)))
    for least in THRESHOLDS:
        print(f"{least:9.2f}  " + "  ".join(scores(cases, least)))
    print(f"\nfalse mentions at {DEFAULT_MIN_SCORE}")
    texts = [(name, Path(name).read_text("utf-8", "replace")) for name in files]
    for name, text in texts or [("descriptions of installed packages", descriptions())]:
        print(f"{name}: {false_mentions(text)}")


def our_texts() -> Iterator[Case]:
    for entry in golden("texts.yaml"):
        yield Case(entry["lang"], entry["text"], Counter(map(tuple, entry["mentions"])), None)


def articles() -> Iterator[Case]:
    for entry in golden("mentions.yaml") if ARTICLES.is_dir() else ():
        text = (ARTICLES / f"{entry['article']}.txt").read_text("utf-8")
        wanted = Counter({(m["text"], m["name"]): int(m["count"]) for m in entry["mentions"]})
        yield Case("articles", text, wanted, "2022-06-15")


def golden(name: str) -> list[dict[str, Any]]:
    text = (ROOT / "tests" / "golden" / name).read_text("utf-8")
    entries: list[dict[str, Any]] = yaml.load(text, yaml.CBaseLoader)
    return entries


def scores(cases: Sequence[Case], least: float) -> Iterator[str]:
    wanted, found, right = Counter[str](), Counter[str](), Counter[str]()
    for case in cases:
        mentions = find(case.text, date=case.date, min_score=least)
        names = Counter((mention.text, mention.name) for mention in mentions)
        wanted[case.group] += case.wanted.total()
        found[case.group] += names.total()
        right[case.group] += (case.wanted & names).total()
    for group in wanted:
        recall, precision = right[group] / wanted[group], right[group] / max(1, found[group])
        yield f"{recall:.3f}/{precision:.3f}"


def descriptions() -> str:
    """English prose that every environment holds, without packages about Ukraine."""
    texts = {str(found.metadata.get_payload()) for found in distributions()}
    return "\n\n".join(sorted(text for text in texts if not re.search("Ukrain|Украї|Kyiv", text)))


def false_mentions(text: str) -> str:
    documents = [text[at : at + DOCUMENT] for at in range(0, len(text), DOCUMENT)]
    documents = documents[:: max(1, len(documents) // DOCUMENTS)][:DOCUMENTS]
    start = time.process_time()
    found = Counter((m.text, m.name) for document in documents for m in find(document))
    seconds = time.process_time() - start
    words = sum(len(document.split()) for document in documents)
    rate = 1000 * found.total() / max(1, words)
    pace = 1e6 * seconds / max(1, sum(map(len, documents)))
    shown = ", ".join(f"{text} → {name}" for (text, name), _ in found.most_common(8))
    return f"{rate:.3f} in 1,000 words of {words} ({pace:.0f} s for a million characters): {shown}"


if __name__ == "__main__":
    main(sys.argv[1:])
