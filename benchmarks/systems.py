"""Does a spelling in any romanization system lead back to its name? Writes docs/systems.md.

    python benchmarks/systems.py [NAMES]

Takes NAMES (default 400) distinct settlement names of the register, by a fixed hash; writes each in
every system (Russian systems: of the name's first Russian cognate) and ranks the answers. Right
means that the name comes first among the names of Ukraine; a name that the system writes exactly
alike counts too. Belarusian systems are left out: they do not know і, ї, є and щ.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import Any
from zlib import crc32

from ukrnames.clean import clean
from ukrnames.compile.cognates import Cognates
from ukrnames.compile.systems import load_systems
from ukrnames.compile.yamlfile import load
from ukrnames.index import FOREIGN
from ukrnames.normalizer import Normalizer
from ukrnames.romanize import System

ROOT = Path(__file__).resolve().parent.parent


def sample(size: int) -> list[str]:
    """Distinct settlement names, always the same."""
    with (ROOT / "gazetteer/register/katottg.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        names = {row["name"] for row in rows if row["category"] in "KMXC"}
    return sorted(names, key=lambda name: (crc32(name.encode()), name))[:size]


def systems() -> dict[str, System]:
    found = load_systems(ROOT / "transliterate/systems")
    return {name: system for name, system in found.items() if not name.startswith("be-")}


def read_back(system: System, names: list[str], normalizer: Normalizer) -> tuple[float, float, str]:
    """Share ranked first, share resolved and right, and a name that was missed."""
    russian = Cognates(load(ROOT / "transliterate/cognates/uk-ru.yaml"))

    def write(name: str) -> str:
        return system.romanize(russian.forms(name, 1)[0] if system.id.startswith("ru-") else name)

    first = resolved = 0
    missed = ""
    for name in names:
        text = write(name)
        groups = normalizer.groups(clean(text).text)
        best = next((group.uk for group in groups if group.kind != FOREIGN), None)
        if best is not None and (best == name or write(best) == text):
            first += 1
        else:
            missed = missed or f"{text} ({name})"
        resolved += normalizer.normalize(text).uk == name
    return first / len(names), resolved / len(names), missed


def main() -> None:
    names = sample(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
    titles: dict[str, Any] = {
        str(table["id"]): table["title"]
        for table in map(load, sorted((ROOT / "transliterate/systems").glob("*.yaml")))
    }
    normalizer = Normalizer()
    lines = [
        "# Romanization systems",
        "",
        f"Each system writes the same {len(names)} settlement names of the register; *first* is",
        "the share that leads back to the name before any threshold, *resolved* the share answered",
        "and right at the default threshold. Made by `python benchmarks/systems.py`.",
        "",
        "| system | | first | resolved | a miss |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name, system in systems().items():
        first, resolved, missed = read_back(system, names, normalizer)
        lines.append(f"| `{name}` | {titles[name]} | {first:.1%} | {resolved:.1%} | {missed} |")
        print(lines[-1], flush=True)
    (ROOT / "docs/systems.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
