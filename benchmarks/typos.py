"""How many typing errors are still understood: python benchmarks/typos.py

Makes one slip of each kind, by a fixed seed, in names of the register, romanized (KMU 2010) and in
Ukrainian, and prints for places of each size the share that is resolved to the name, and to another
one. A slip may give another name: ``Poltva`` is a river. The first letter stays.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from random import Random
from string import ascii_lowercase

from report import ROOT, table

from ukrnames import normalize
from ukrnames.clean import APOSTROPHE
from ukrnames.compile.systems import ALPHABETS

SIZES = {"50,000 and more": 50_000, "5,000 and more": 5_000, "500 and more": 500}
ENTITIES = 400  # of each size
LEAST_LENGTH = 5
UKRAINIAN = ALPHABETS["uk"].removesuffix(APOSTROPHE)
Slip = Callable[[str, int, str], str]
SLIPS: dict[str, Slip] = {
    "swapped": lambda name, at, _: name[:at] + name[at : at + 2][::-1] + name[at + 2 :],
    "missing": lambda name, at, _: name[:at] + name[at + 1 :],
    "doubled": lambda name, at, _: name[:at] + name[at] + name[at:],
    "put in": lambda name, at, letter: name[:at] + letter + name[at:],
    "wrong": lambda name, at, letter: name[:at] + letter + name[at + 1 :],
}


def names() -> dict[str, list[str]]:
    """Ukrainian names of settlements by size."""
    with (ROOT / "gazetteer/register/geonames.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        known = {row["code"]: int(row["population"]) for row in rows}
    found: dict[str, list[str]] = {}
    with (ROOT / "gazetteer/register/katottg.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["category"] in "KMXC" and len(row["name"]) >= LEAST_LENGTH:
                people = known.get(row["code"], 0)
                size = next((s for s, least in SIZES.items() if people >= least), "others")
                found.setdefault(size, []).append(row["name"])
    return {
        size: Random(size).sample(all_, min(ENTITIES, len(all_))) for size, all_ in found.items()
    }


def slipped(name: str, slip: Slip, chance: Random) -> str:
    """The name with one slip somewhere behind its first letter, which changes it."""
    letters = ascii_lowercase if name.isascii() else UKRAINIAN
    while True:
        spoiled = slip(name, chance.randrange(1, len(name) - 1), chance.choice(letters))
        if spoiled != name:
            return spoiled


def main() -> None:
    lines = []
    for size, all_ in sorted(names().items(), key=lambda item: -SIZES.get(item[0], 0)):
        chance = Random(size)
        tried, right, wrong = Counter[str](), Counter[str](), Counter[str]()
        for uk in all_:
            for written in (uk, str(normalize(uk))):
                for kind, slip in SLIPS.items():
                    if len(set(written)) < 2:
                        continue
                    match = normalize(slipped(written, slip, chance))
                    for key in (kind, "all"):
                        tried[key] += 1
                        right[key] += match.uk == uk
                        wrong[key] += match.uk not in (uk, None)
        shares = (f"{right[k] / tried[k]:.3f} / {wrong[k] / tried[k]:.3f}" for k in (*SLIPS, "all"))
        lines.append((size, f"{tried['all']:,}", *shares))
    print(table(("inhabitants", "names", *SLIPS, "all"), lines))
    print("(each cell: resolved rightly / to another name)")


if __name__ == "__main__":
    main()
