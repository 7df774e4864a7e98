"""Whatever system writes a name, reading it leads back to the name."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest

from ukrnames.clean import clean
from ukrnames.compile.cognates import Cognates
from ukrnames.compile.systems import load_systems
from ukrnames.compile.yamlfile import load
from ukrnames.index import FOREIGN
from ukrnames.normalizer import Normalizer

ROOT = Path(__file__).parent.parent
SYSTEMS = load_systems(ROOT / "transliterate" / "systems")
RUSSIAN = Cognates(load(ROOT / "transliterate" / "cognates" / "uk-ru.yaml"))
# Of the 60 names below; docs/systems.md has the shares over more names, and what is missed.
LEAST = {"uk-press-lv": 0.9, "uk-press-hu": 0.93}
LEAST_BY_DEFAULT = 0.95


@pytest.fixture(scope="module")
def normalizer() -> Normalizer:
    return Normalizer()


@pytest.fixture(scope="module")
def names() -> list[str]:
    with (ROOT / "gazetteer" / "register" / "katottg.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        found = {row["name"] for row in rows if row["category"] in "KMXC"}
    return sorted(found, key=lambda name: (crc32(name.encode()), name))[:60]


def writer(system: str) -> Callable[[str], str]:
    romanize = SYSTEMS[system].romanize
    if system.startswith("ru-"):
        return lambda name: romanize(RUSSIAN.forms(name, 1)[0])
    return romanize


@pytest.mark.parametrize("system", [s for s in sorted(SYSTEMS) if not s.startswith("be-")])
def test_a_name_written_in_the_system_comes_first(
    system: str, names: list[str], normalizer: Normalizer
) -> None:
    write = writer(system)
    missed = []
    for name in names:
        groups = normalizer.groups(clean(write(name)).text)
        best = next((group.uk for group in groups if group.kind != FOREIGN), "")
        if best != name and write(best) != write(name):
            missed.append((name, write(name), best))
    assert len(missed) <= (1 - LEAST.get(system, LEAST_BY_DEFAULT)) * len(names), missed


def test_belarusian_systems_read_back_belarusian_forms(normalizer: Normalizer) -> None:
    for system, text in (("be-bgn-pcgn-1979", "Харкаў"), ("be-national-2007", "Палтава")):
        written = SYSTEMS[system].romanize(text)
        assert normalizer.normalize(written).uk in ("Харків", "Полтава")
