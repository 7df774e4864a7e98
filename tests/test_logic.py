"""Ranking and decision on a gazetteer of thirty entries (tests/fixture), whatever ours says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import ukrnames
from ukrnames import Normalizer
from ukrnames.compile.build import build

HERE = Path(__file__).parent
SOURCE = str(Path(ukrnames.__file__).parent.parent)
CITY = "UA44120050030024381"  # Привілля, Luhansk Oblast: a town and, below, a village
VILLAGE = "UA44100070190044696"
HORODOK = {"Lviv Oblast": "UA46060070010047335", "Khmelnytskyi Oblast": "UA68040130010039416"}
RENAMED = "UA44120110010072887"


@pytest.fixture(scope="module")
def compiled() -> bytes:
    return build(HERE / "fixture" / "gazetteer", HERE.parent / "transliterate", "0" * 64)


@pytest.fixture(scope="module")
def known(compiled: bytes, tmp_path_factory: pytest.TempPathFactory) -> Normalizer:
    path = tmp_path_factory.mktemp("index") / "fixture.bin"
    path.write_bytes(compiled)
    return Normalizer(index=path)


@pytest.mark.parametrize("seed", ["0", "1", "2"])
def test_builds_give_the_same_bytes_whatever_the_hash_seed(compiled: bytes, seed: str) -> None:
    script = (
        "import sys, pathlib, ukrnames.compile.build as b\n"
        "content = b.build(*map(pathlib.Path, sys.argv[1:]), '0' * 64)\n"
        "sys.stdout.buffer.write(content)"
    )
    folders = [str(HERE / "fixture" / "gazetteer"), str(HERE.parent / "transliterate")]
    done = subprocess.run(
        [sys.executable, "-c", script, *folders],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": SOURCE},
        capture_output=True,
        check=True,
    )
    assert done.stdout == compiled


def test_the_data_version_names_the_edition(known: Normalizer) -> None:
    assert known.data_version == "2026-07-07+000000000000"


# Exact beats spelling beats error


def test_nearer_spellings_score_higher(known: Normalizer) -> None:
    official, exonym, error = known.normalize(["Lysychansk", "Lemberg", "Lysychnsk"])
    assert [m.how for m in (official, exonym, error)] == ["exact", "spelling", "fuzzy"]
    assert official.score >= error.score
    assert (exonym.name, error.name) == ("Lviv", "Lysychansk")
    assert known.normalize("Lysychnzk").score < error.score


def test_a_name_is_not_its_longer_neighbor(known: Normalizer) -> None:
    for name, kind in [("Лисичанськ", "settlement"), ("Лисичанка", "river"), ("Лугань", "river")]:
        match = known.normalize(name)
        assert (match.uk, match.kind, match.how) == (name, kind, "exact")


def test_what_is_far_from_everything_is_nothing(known: Normalizer) -> None:
    for name in ("Zhmerynka", "Kakhovka", "Одеса", "Reykjavik", "Haisyn"):
        assert not known.normalize(name), name


# Which one: size, context, neither


def test_towns_of_like_size_stay_open_until_the_context_is_known(known: Normalizer) -> None:
    open_ = known.normalize("Horodok")
    assert (open_.name, open_.id, open_.ambiguous) == ("Horodok", None, True)
    assert {candidate.id for candidate in open_.candidates} >= set(HORODOK.values())
    for unit, id in HORODOK.items():
        assert known.normalize("Horodok", within=unit).id == id
        assert known.normalize(f"Городок, {unit}").id == id
        assert known.normalize("Городокъ", within=unit).id == id


def test_villages_of_one_name_stay_open(known: Normalizer) -> None:
    match = known.normalize("Ivanivka")
    assert match.id is None and len(match.candidates) == 3
    assert known.normalize("Ivanivka", within="Lviv Oblast").id == "UA46060330190099530"
    assert known.normalize("Ivanivka", within="Khmelnytskyi Raion").id == "UA68040130140049536"


def test_a_town_against_a_village_is_meant_but_the_village_is_listed(known: Normalizer) -> None:
    match = known.normalize("Pryvillia")
    assert match.id == CITY and not match.ambiguous
    assert [candidate.id for candidate in match.candidates] == [CITY, VILLAGE]
    assert known.normalize("Pryvillia", within="Сватівський район").id == VILLAGE
    assert known.normalize("Привілля Сватівського району").id == VILLAGE


def test_candidates_come_likeliest_first_with_their_parents(known: Normalizer) -> None:
    for name in ("Horodok", "Ivanivka", "Pryvillia", "Luhansk", "Lysychan"):
        scores = [candidate.score for candidate in known.normalize(name, min_score=0).candidates]
        assert scores == sorted(scores, reverse=True) and sum(scores) <= 1.001
    town, village = known.normalize("Pryvillia").candidates
    assert town.parents == ("Lysychansk hromada", "Siverskodonetsk Raion", "Luhansk Oblast")
    assert village.parents[-1] == "Luhansk Oblast"


# Type words and kinds


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Luhansk", "Luhansk"),
        ("city of Luhansk", "Luhansk"),
        ("м. Луганськ", "Luhansk"),
        ("Luhansk Oblast", "Luhansk Oblast"),
        ("Lugansk region", "Luhansk Oblast"),
        ("Луганська обл.", "Luhansk Oblast"),
        ("Луганская область", "Luhansk Oblast"),
        ("у Луганській області", "Luhansk Oblast"),
        ("Luhansk Raion", "Luhansk Raion"),
        ("Луганський р-н", "Luhansk Raion"),
        ("Luhansk hromada", "Luhansk hromada"),
        ("Luhan River", "Luhan"),
        ("річка Лугань", "Luhan"),
    ],
)
def test_type_words_say_what_kind_is_meant(known: Normalizer, typed: str, name: str) -> None:
    assert known.normalize(typed).name == name


@pytest.mark.parametrize("kind", ["settlement", "oblast", "raion", "hromada", "river"])
def test_the_option_says_it_too(known: Normalizer, kind: str) -> None:
    match = known.normalize("Luhan" if kind == "river" else "Luhansk", kind=kind)
    assert match.kind == kind
    assert {candidate.kind for candidate in match.candidates} == {kind}


# Time


@pytest.mark.parametrize("typed", ["Severodonetsk", "Сєвєродонецьк", "Siverskodonetsk"])
@pytest.mark.parametrize(
    ("day", "name"),
    [
        (None, "Siverskodonetsk"),
        ("1991-08-24", "Sievierodonetsk"),
        ("2024-05-31", "Sievierodonetsk"),
        ("2025-06-01", "Siverskodonetsk"),
    ],
)
def test_the_name_is_that_of_the_day(
    known: Normalizer, typed: str, day: str | None, name: str
) -> None:
    match = known.normalize(typed, date=day)
    assert (match.name, match.id) == (name, RENAMED)


# People


def test_a_person_and_a_surname_are_two_answers(known: Normalizer) -> None:
    person = known.normalize("Serhiy Gaidai")
    assert (person.name, person.kind, person.id) == (
        "Serhii Haidai",
        "person",
        "person/serhii-haidai",
    )
    for surname in ("Haidai", "Gaidai", "Гайдай"):
        match = known.normalize(surname)
        assert (match.name, match.kind, match.id) == ("Haidai", "surname", None)
        assert "person/serhii-haidai" in [candidate.id for candidate in match.candidates]
    assert not known.normalize("Oleksii Haidai", kind="person")


# What is foreign


@pytest.mark.parametrize("typed", ["Gorodets", "Городец", "Luhačovice", "Luhacovice"])
def test_a_foreign_name_wins_by_abstention(known: Normalizer, typed: str) -> None:
    match = known.normalize(typed)
    assert not match and match.how == "foreign"
    assert "foreign" in match.why
    assert not known.normalize(typed, min_score=0)
    assert all(candidate.name != "Gorodets" for candidate in match.candidates)


def test_a_foreign_name_is_not_in_a_ukrainian_unit(known: Normalizer) -> None:
    assert known.normalize("Gorodets", within="Lviv Oblast").how != "foreign"
