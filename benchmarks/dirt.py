"""How many dirty names are still understood: python benchmarks/dirt.py [NAMES [KIND]]

Takes NAMES (default 200) settlement names of the register for each kind of dirt, by a fixed hash
and only names that the kind changes, spoils them, and prints the share whose name `normalize` still
finds, or another name whose spelling the dirty text is; worst kinds last. With KIND, only kinds
whose name contains it, with their misses.
"""

from __future__ import annotations

import csv
import sys
from itertools import islice
from pathlib import Path
from random import Random
from zlib import crc32

from dirts import EN, KMU, UK
from spoil import Dirt, as_it_is

from ukrnames import normalize

ROOT = Path(__file__).resolve().parent.parent
FLOOR = 0.97


def names() -> list[str]:
    """Distinct settlement names, always in the same order."""
    with (ROOT / "gazetteer/register/katottg.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        found = {row["name"] for row in rows if row["category"] in "KMXC"}
    return sorted(found, key=lambda name: (crc32(name.encode()), name))


def _spoil(name: str, dirt: Dirt, latin: bool) -> str | None:
    """The spoilt name, always the same; none if the dirt does not touch it."""
    plain = _plain(name, latin)
    try:
        text = dirt(plain, Random(name))
    except UnicodeError:  # the encoding has no ґ
        return None
    return None if text == plain and dirt is not as_it_is else text


def spoilt(dirt: Dirt, size: int, latin: bool) -> list[tuple[str, str]]:
    """Names and their spoilt spellings; only names that the dirt changes."""
    pairs = ((name, text) for name in names() if (text := _spoil(name, dirt, latin)) is not None)
    return list(islice(pairs, size))


def is_right(name: str, text: str, dirt: Dirt, latin: bool) -> bool:
    """The name comes back, or one whose spelling the text is, before or after the dirt."""
    found = normalize(text).uk
    if found is None or found == name:
        return found == name
    return text in (_plain(found, latin), _spoil(found, dirt, latin))


def _plain(name: str, latin: bool) -> str:
    return KMU.romanize(name) if latin else name


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    wanted = sys.argv[2] if len(sys.argv) > 2 else ""
    results = []
    for latin, kinds in ((False, UK), (True, EN)):
        for kind, dirt in kinds.items():
            if wanted not in kind:
                continue
            pairs = spoilt(dirt, size, latin)
            missed = [pair for pair in pairs if not is_right(*pair, dirt, latin)]
            results.append((1 - len(missed) / max(len(pairs), 1), kind, len(pairs), missed))
    results.sort(key=lambda result: -result[0])
    for share, kind, count, missed in results:
        example = f"{missed[0][1]!r:.40} ({missed[0][0]})" if missed else ""
        print(f"{share:7.1%}  {kind:28} {count:4}  {example}")
        if wanted:
            for name, text in missed:
                print(f"  {name}: {text!r} -> {normalize(text)!r}: {normalize(text).why}")
    below = sum(share < FLOOR for share, *_ in results)
    print(f"{len(results)} kinds, {below} below {FLOOR:.0%}")


if __name__ == "__main__":
    main()
