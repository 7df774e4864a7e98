"""How well and how fast each script is read. Writes docs/readings.md.

    python benchmarks/readings.py

The spellings are the alternate names GeoNames has of our settlements (gazetteer/register), of every
script we have a table for. Met means that a reading has the K2 or K3f key of the official name or
of a Russian form of it. No look-up takes part, so what the index stores of these spellings does not
help.
"""

from __future__ import annotations

import csv
import platform
from collections import defaultdict
from pathlib import Path
from time import process_time

from ukrnames import keys
from ukrnames.clean import clean, fold
from ukrnames.compile.build import load_tables
from ukrnames.compile.cognates import Cognates
from ukrnames.compile.yamlfile import load
from ukrnames.read import Reader, script

ROOT = Path(__file__).resolve().parent.parent
REGISTER = ROOT / "gazetteer/register"
TABLES = load_tables(ROOT / "transliterate")["readings"]
READER = Reader(TABLES)
RUSSIAN = Cognates(load(ROOT / "transliterate/cognates/uk-ru.yaml"))
ROUNDS = 3
HEAD = """# Reading scripts

Alternate names that GeoNames has of our settlements, read by the tables of
`transliterate/readings/`: readings for each spelling (at most 12), microseconds of processor time
to make them (best of {rounds} rounds, {python}), and the share with a reading that has the K2 or
the K3f key of the official name or of a Russian form. Some spellings are other names, former or
translated, and meet neither. Made by `python benchmarks/readings.py`.

| script | spellings | readings | µs | K2 | K3f |
| --- | --- | --- | --- | --- | --- |
"""


def spellings() -> dict[str, list[tuple[str, str]]]:
    """Folded spelling and official name, by script."""
    with (REGISTER / "katottg.tsv").open(encoding="utf-8") as file:
        names = {row["code"]: row["name"] for row in csv.DictReader(file, delimiter="\t")}
    scripts = {name for table in TABLES for name in table["script"].split()}
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with (REGISTER / "geonames.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            for spelling in row["names"].split("|"):
                text = fold(clean(spelling).text)
                if script(text) in scripts:
                    found[script(text)].append((text, names[row["code"]]))
    return found


def micros(texts: list[str]) -> float:
    """Time to read one spelling: the best mean of some rounds."""
    means = []
    for _ in range(ROUNDS):
        start = process_time()
        for text in texts:
            READER.read(text)
        means.append((process_time() - start) / len(texts) * 1e6)
    return min(means)


def key_pairs(readings: list[str]) -> list[tuple[str, str]]:
    """K2 and K3f of each reading."""
    fine = [keys.k2(keys.k1(reading)) for reading in readings]
    return [(key, keys.k3f(key)) for key in fine]


def met(text: str, name: str) -> tuple[bool, bool]:
    forms = [(name, "uk"), *((form, "ru") for form in RUSSIAN.forms(name))]
    wanted = key_pairs([READER.read(fold(form), lang)[0] for form, lang in forms])
    found = key_pairs(READER.read(text))
    fine, coarse = {k2 for k2, _ in found}, {k3f for _, k3f in found}
    return any(k2 in fine for k2, _ in wanted), any(k3f in coarse for _, k3f in wanted)


def main() -> None:
    lines = [HEAD.format(rounds=ROUNDS, python=f"Python {platform.python_version()}").rstrip("\n")]
    for name, rows in sorted(spellings().items(), key=lambda item: (-len(item[1]), item[0])):
        texts = [text for text, _ in rows]
        readings = sum(len(READER.read(text)) for text in texts) / len(texts)
        k2, k3f = (sum(column) / len(rows) for column in zip(*(met(*r) for r in rows), strict=True))
        cells = f"{len(rows)} | {readings:.1f} | {micros(texts):.0f} | {k2:.1%} | {k3f:.1%}"
        lines.append(f"| {name} | {cells} |")
        print(lines[-1], flush=True)
    (ROOT / "docs/readings.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
