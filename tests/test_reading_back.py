"""Whatever system writes a name, reading it leads back to the name."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from ukrnames import keys
from ukrnames.clean import clean, fold
from ukrnames.compile.build import load_tables
from ukrnames.compile.cognates import Cognates
from ukrnames.compile.systems import load_systems
from ukrnames.compile.yamlfile import load
from ukrnames.index import FOREIGN
from ukrnames.normalizer import default
from ukrnames.read import Reader
from ukrnames.romanize import APOSTROPHES

ROOT = Path(__file__).parent.parent
SYSTEMS = load_systems(ROOT / "transliterate" / "systems")
READ_BACK = [system for system in sorted(SYSTEMS) if not system.startswith("be-")]
READER = Reader(load_tables(ROOT / "transliterate")["readings"])
RUSSIAN = Cognates(load(ROOT / "transliterate" / "cognates" / "uk-ru.yaml"))
# docs/systems.md has the shares over more names, and what is missed. Latvian adds endings, and
# Hungarian writes ш as others write с: coarser keys and the ranking find such names.
LEAST_FIRST = {"uk-press-lv": 0.93, "uk-press-hu": 0.93}
LEAST_READ = {"uk-press-lv": 0.83, "uk-press-hu": 0.88}
# Letters that meet in these names and write what another letter or group writes.
BOUNDARIES = re.compile("зг|сх|йе|йє|йо|ьо|шч|тс|тш|кх|дж|дз|рж|рз|зс|сш|зш|зж|нг|’[яюєї]|ії|ує|іє")


def settlements() -> list[str]:
    with (ROOT / "gazetteer" / "register" / "katottg.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        names = {row["name"] for row in rows if row["category"] in "KMXC"}
    return sorted(names, key=lambda name: (crc32(name.encode()), name))


NAMES = settlements()


def writer(system: str) -> Callable[[str], str]:
    romanize = SYSTEMS[system].romanize
    if system.startswith("ru-"):
        return lambda name: romanize(RUSSIAN.forms(name, 1)[0])
    return romanize


def first(text: str) -> str:
    """The name of Ukraine that comes first for a text, before any threshold."""
    groups = default().search.groups(clean(text).text)
    return next((group.uk for group in groups if group.kind != FOREIGN), "")


@pytest.mark.parametrize("system", READ_BACK)
def test_a_name_written_in_the_system_comes_first(system: str) -> None:
    write = writer(system)
    found = {name: first(write(name)) for name in NAMES[:60]}
    missed = [(n, write(n), best) for n, best in found.items() if write(best) != write(n)]
    assert len(missed) <= (1 - LEAST_FIRST.get(system, 0.96)) * len(found), missed


def k2_of(sounds: str) -> str:
    return keys.k2(keys.k1(sounds))


def unread(system: str, names: list[str]) -> list[tuple[str, str]]:
    """Names that no reading of what the system makes of them meets under K2."""
    write = SYSTEMS[system].romanize
    missed = []
    for name in names:
        wanted = k2_of(READER.read(fold(name), "uk")[0])
        if wanted not in map(k2_of, READER.read(fold(clean(write(name)).text))):
            missed.append((name, write(name)))
    return missed


@pytest.mark.parametrize("system", [s for s in READ_BACK if s.startswith("uk-")])
def test_a_reading_has_the_key_of_the_name(system: str) -> None:
    names = NAMES[::40]
    missed = unread(system, names)
    assert len(missed) <= (1 - LEAST_READ.get(system, 0.99)) * len(names), missed


@pytest.mark.parametrize("system", [s for s in READ_BACK if s.startswith("uk-")])
def test_where_letters_meet_they_are_told_apart(system: str) -> None:
    names = [name for name in NAMES if BOUNDARIES.search(name.lower())][::4]
    missed = unread(system, names)
    assert len(missed) <= (1 - LEAST_READ.get(system, 0.99)) * len(names), missed


DRESSES = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "composed": lambda text: unicodedata.normalize("NFC", text),
    "capitals": str.upper,
    "small letters": str.lower,
    **{
        f"apostrophe {char!r}": lambda text, char=char: re.sub(f"[{APOSTROPHES}]", char, text)
        for char in APOSTROPHES
    },
}


@given(st.sampled_from(READ_BACK), st.sampled_from(NAMES), st.sampled_from(sorted(DRESSES)))
@example("uk-iso-9-1995", "Вороб’ївка", "decomposed")
@example("uk-press-tr", "Розсошенці", "small letters")
@settings(max_examples=150)
def test_dress_does_not_change_the_answer(system: str, name: str, dress: str) -> None:
    text = writer(system)(name)
    dressed = DRESSES[dress](text)
    assume(dressed.lower() == text.lower() or "apostrophe" in dress or "composed" in dress)
    assert first(dressed) == first(text)


def test_belarusian_systems_read_back_belarusian_forms() -> None:
    for system, text in (("be-bgn-pcgn-1979", "Харкаў"), ("be-national-2007", "Палтава")):
        assert default().normalize(SYSTEMS[system].romanize(text)).uk in ("Харків", "Полтава")
