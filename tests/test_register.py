"""Every unit of the official register is found by its own name: the main job, on all the data."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from ukrnames import Match, normalize
from ukrnames.compile.register import KIND_OF_CATEGORY, rows

REGISTER = Path(__file__).parent.parent / "gazetteer" / "register" / "katottg.tsv"
WORDS = {"O": "область", "P": "район", "H": "громада", "B": "район"}

# How many lead elsewhere, measured on the edition of 2026-07-07; lower these as they are mended.
NAMES_ASTRAY = 0  # of 19,377 Ukrainian names
ENGLISH_ASTRAY = 4  # of 19,328 English names
ASTRAY_WITHIN = 4  # of 11,300 units, their oblast given


class Unit(NamedTuple):
    code: str
    category: str
    name: str  # as written in full: Луганська область
    oblast: str

    @property
    def kind(self) -> str:
        return KIND_OF_CATEGORY[self.category]

    @property
    def peers(self) -> tuple[str, str, str]:
        return self.oblast, self.kind, self.name


@pytest.fixture(scope="module")
def units() -> list[Unit]:
    parents: dict[str, str] = {}
    found = []
    for row in rows(REGISTER):
        code, category, name = row["code"], row["category"], row["name"]
        parents[code] = row["parent"]
        if category in WORDS and not name.startswith("Автономна"):
            name = f"{name} {WORDS[category]}"
        above = code
        while parents[above]:
            above = parents[above]
        found.append(Unit(code, category, name, above))
    return found


@pytest.fixture(scope="module")
def answers(units: list[Unit]) -> dict[str, Match]:
    names = sorted({unit.name for unit in units})
    return dict(zip(names, normalize(names), strict=True))


def test_the_register_is_whole(units: list[Unit]) -> None:
    counts = Counter(unit.category for unit in units)
    assert len(units) == 31_744
    assert (counts["O"], counts["K"], counts["P"]) == (25, 2, 136)


def test_every_ukrainian_name_leads_to_itself(answers: dict[str, Match]) -> None:
    astray = {name: match for name, match in answers.items() if match.uk != name}
    assert len(astray) <= NAMES_ASTRAY, astray


def test_every_oblast_raion_and_city_leads_to_itself(
    units: list[Unit], answers: dict[str, Match]
) -> None:
    for unit in units:
        if unit.category in "OKPM":
            match = answers[unit.name]
            assert match.uk == unit.name, match.why
            found = {candidate.id for candidate in match.candidates}
            assert unit.code in found, unit


def test_every_oblast_has_its_id(units: list[Unit], answers: dict[str, Match]) -> None:
    for unit in units:
        if unit.category in "OK":
            assert answers[unit.name].id == unit.code


def test_every_english_name_leads_to_itself(answers: dict[str, Match]) -> None:
    names = sorted({match.name for match in answers.values() if match.name})
    astray = {n: m for n, m in zip(names, normalize(names), strict=True) if m.name != n}
    assert len(astray) <= ENGLISH_ASTRAY, astray


def test_within_its_oblast_a_unique_name_has_its_id_and_a_shared_one_is_among_the_candidates(
    units: list[Unit],
) -> None:
    # The kind is given too: a river or the oblast's raion may share the name.
    bearers = Counter(unit.peers for unit in units)
    # Villages are most of the register: every fourth stands for them here.
    sample = [unit for n, unit in enumerate(units) if unit.category != "C" or n % 4 == 0]
    astray = []
    for unit in sample:
        if unit.code == unit.oblast:
            continue
        match = normalize(unit.name, kind=unit.kind, within=unit.oblast)
        right = match.uk == unit.name
        if bearers[unit.peers] == 1:
            right = right and match.id == unit.code
        else:
            right = right and unit.code in [candidate.id for candidate in match.candidates]
        if not right:
            astray.append((unit, match))
    assert len(astray) <= ASTRAY_WITHIN, astray
