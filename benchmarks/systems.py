"""Does a spelling in any romanization system lead back to its name? Writes docs/systems.md.

    python benchmarks/systems.py [NAMES]

Every distinct settlement name of the register is written in every system (Russian systems: its
first Russian cognate) and read; NAMES of them (default 1000, by a fixed hash) are also looked up.
Right means that the name comes first among the names of Ukraine. Where the register has another
name that the same system, or the national one, writes with the same letters, either is right; these
are listed. Belarusian systems are left out: they do not know і, ї, є and щ.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from ukrnames import keys
from ukrnames.clean import clean, fold
from ukrnames.compile.build import load_tables
from ukrnames.compile.cognates import Cognates
from ukrnames.compile.systems import load_systems
from ukrnames.compile.yamlfile import load
from ukrnames.index import FOREIGN
from ukrnames.normalizer import Normalizer
from ukrnames.read import Reader
from ukrnames.romanize import System

ROOT = Path(__file__).resolve().parent.parent
SYSTEMS = load_systems(ROOT / "transliterate/systems")
READER = Reader(load_tables(ROOT / "transliterate")["readings"])
RUSSIAN = Cognates(load(ROOT / "transliterate/cognates/uk-ru.yaml"))
LEVELS = (keys.k1, keys.k2, keys.k3f)
HEAD = """# Romanization systems

{system_count} systems write the {count} distinct settlement names of the register. *K1*, *K2* and
*K3f* are the shares with a reading that has this key of the name (from fine to coarse:
`src/ukrnames/keys.py`). {sample} of the names are also looked up: *first* is the share that leads
back to the name before any threshold, *resolved* the share answered and right at the default
threshold. A name that the same system, or the national one, writes with the same letters counts as
right; those met are listed below. Made by `python benchmarks/systems.py`.

| system | | K1 | K2 | K3f | first | resolved | misses |
| --- | --- | --- | --- | --- | --- | --- | --- |
"""
COLLISIONS = """
## Two names, one spelling

Apostrophes, soft signs and capitals aside. The number of systems in brackets.

"""

Write = Callable[[str], str]


class Share(NamedTuple):
    """How many names of a sample come first, how many are resolved, and what else came first."""

    first: float
    resolved: float
    misses: list[str]
    collisions: list[tuple[str, str]]


def settlements() -> list[str]:
    """Distinct settlement names, in an order that is always the same and tells nothing."""
    with (ROOT / "gazetteer/register/katottg.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        names = {row["name"] for row in rows if row["category"] in "KMXC"}
    return sorted(names, key=lambda name: (crc32(name.encode()), name))


def writers() -> dict[str, Write]:
    """What each system makes of a Ukrainian name."""
    return {
        name: _through_russian(system) if name.startswith("ru-") else system.romanize
        for name, system in SYSTEMS.items()
        if not name.startswith("be-")
    }


def _through_russian(system: System) -> Write:
    return lambda name: system.romanize(RUSSIAN.forms(name, 1)[0])


def read_levels(system: str, write: Write, names: list[str]) -> list[float]:
    """Shares of the names with a reading under each key of the name (the Russian one's, if so)."""
    met: Counter[Callable[[str], str]] = Counter()
    for name in names:
        lang = system[:2]
        source = RUSSIAN.forms(name, 1)[0] if lang == "ru" else name
        wanted = READER.read(folded(source), lang)[0]
        found = READER.read(folded(write(name)))
        for level in LEVELS:
            wanted, found = level(wanted), list(map(level, found))
            met[level] += wanted in found
    return [met[level] / len(names) for level in LEVELS]


def look_up(write: Write, names: list[str], normalizer: Normalizer) -> Share:
    first = resolved = 0
    misses: list[str] = []
    collisions: list[tuple[str, str]] = []
    national = SYSTEMS["uk-kmu-2010"].romanize
    for name in names:
        text = write(name)
        groups = normalizer.search.groups(clean(text).text)
        best = next((group.uk for group in groups if group.kind != FOREIGN), "")
        alike = best and folded(text) in (folded(write(best)), folded(national(best)))
        if best == name or alike:
            first += 1
        else:
            misses.append(f"{text} ({name})")
        if alike and best != name:
            collisions.append((name, best))
        resolved += normalizer.normalize(text).uk == name
    return Share(first / len(names), resolved / len(names), misses, collisions)


def folded(text: str) -> str:
    return fold(clean(text).text)


def main() -> None:
    names = settlements()
    sample = names[: int(sys.argv[1]) if len(sys.argv) > 1 else 1000]
    normalizer = Normalizer()
    titles = {
        str(table["id"]): str(table["title"])
        for table in map(load, sorted((ROOT / "transliterate/systems").glob("*.yaml")))
    }
    systems = writers()
    head = HEAD.format(system_count=len(systems), count=len(names), sample=len(sample))
    lines = [head.rstrip("\n")]
    alike: dict[tuple[str, str], int] = defaultdict(int)
    for system, write in systems.items():
        levels = read_levels(system, write, names)
        share = look_up(write, sample, normalizer)
        for pair in share.collisions:
            alike[pair] += 1
        shares = " | ".join(f"{value:.1%}" for value in (*levels, *share[:2]))
        misses = ", ".join(share.misses[:3])
        lines.append(f"| `{system}` | {titles[system]} | {shares} | {misses} |")
        print(lines[-1], flush=True)
    lines.append(COLLISIONS.rstrip("\n"))
    lines.append("")
    lines += [f"- {name}: {best} ({count})" for (name, best), count in sorted(alike.items())]
    (ROOT / "docs/systems.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
