"""The contract of `normalize`: what comes back, on two levels, and what the options do."""

from __future__ import annotations

import copy
import json
import pickle
import re
from datetime import date

import pytest

import ukrnames
from ukrnames import Candidate, Entity, Match, normalize
from ukrnames.match import KINDS

LYSYCHANSK = "UA44120050010021900"
LUHANSK_OBLAST = "UA44000000000018893"
RENAMED = "UA44120110010072887"  # Сєвєродонецьк, then Сіверськодонецьк


# What a match is


def test_a_match_says_what_was_typed_and_what_is_meant() -> None:
    match = normalize("Lisichansk")
    assert (match.query, match.name, match.uk) == ("Lisichansk", "Lysychansk", "Лисичанськ")
    assert (match.kind, match.id) == ("settlement", LYSYCHANSK)
    assert 0 < match.score <= 1
    assert match.how in ("exact", "spelling", "fuzzy")
    assert "Lisichansk" in match.why and "\n" not in match.why
    assert isinstance(match.candidates[0], Candidate)


def test_how_tells_the_name_from_another_spelling_and_from_an_error() -> None:
    assert [normalize(n).how for n in ("Lysychansk", "Лисичанск", "Lyschansk", "xyzzyq")] == [
        "exact",
        "spelling",
        "fuzzy",
        "none",
    ]


def test_a_match_is_true_when_the_name_is_resolved_and_prints_as_the_name() -> None:
    assert normalize("Kiev")
    assert str(normalize("Kiev")) == "Kyiv"
    assert not normalize("Slovenia")
    assert str(normalize(" «Slovenia» ")) == "Slovenia"


@pytest.mark.parametrize("query", ["Kyiv", "Ivanivka", "Slovenia", "a\nb\u2028c", "x" * 5000])
def test_the_representation_fits_one_line(query: str) -> None:
    assert len(repr(normalize(query)).splitlines()) == 1
    assert len(repr(normalize(query))) < 200


@pytest.mark.parametrize("field", ["name", "score", "unheard_of"])
def test_a_match_cannot_be_changed_and_carries_no_dict(field: str) -> None:
    match = normalize("Kyiv")
    with pytest.raises(AttributeError):
        setattr(match, field, "x")
    assert not hasattr(match, "__dict__")


@pytest.mark.parametrize("query", ["Kyiv", "Ivanivka", "Slovenia", ""])
def test_a_match_survives_pickling_copying_hashing_and_json(query: str) -> None:
    match = normalize(query)
    assert pickle.loads(pickle.dumps(match)) == copy.copy(match) == copy.deepcopy(match) == match
    assert hash(match) == hash(normalize(query))
    plain = json.loads(json.dumps(match.to_dict()))
    assert plain["name"] == match.name and plain["ambiguous"] is match.ambiguous
    assert [c["id"] for c in plain["candidates"]] == [c.id for c in match.candidates]


def test_html_shows_the_candidates_and_escapes_what_was_typed() -> None:
    assert ">Луганськ</td>" in normalize("Lugansk")._repr_html_()
    assert "<script" not in normalize("a <script>alert(1)</script> b")._repr_html_()


def test_an_abstaining_match_still_lists_what_it_might_be() -> None:
    unsure = normalize("Lyschansk", min_score=1)
    assert not unsure and 0 < unsure.score < 1
    assert LYSYCHANSK in [candidate.id for candidate in unsure.candidates]


# Two levels: how it is spelled, and which one it is


def test_a_shared_name_is_resolved_as_a_name_and_open_as_a_place() -> None:
    match = normalize("Ivanivka")
    assert (match.name, match.uk, match.id, match.entity) == ("Ivanivka", "Іванівка", None, None)
    assert match and match.ambiguous
    assert sum(candidate.uk == "Іванівка" for candidate in match.candidates) > 100
    scores = [candidate.score for candidate in match.candidates]
    assert scores == sorted(scores, reverse=True)
    assert all(
        candidate.parents[-1].endswith(("Oblast", "Krym", "Crimea"))
        for candidate in match.candidates
    )


@pytest.mark.parametrize("name", ["Кача", "Синевир", "Gaidai", "Харків", "Luhansk", "Artemivsk"])
def test_candidates_share_one_probability_and_come_once(name: str) -> None:
    candidates = normalize(name).candidates
    assert sum(candidate.score for candidate in candidates) <= 1.001
    assert len(set(candidates)) == len(candidates)


@pytest.mark.parametrize("city", ["Kharkiv", "Dnipro", "Lutsk", "Odesa"])
def test_a_city_against_villages_of_its_name_is_meant(city: str) -> None:
    match = normalize(city, kind="settlement")
    assert match.id and not match.ambiguous
    assert match.entity is not None and (match.entity.population or 0) > 100_000


@pytest.mark.parametrize("name", ["Mykolaiv", "Horodok", "Pivdenne"])
def test_two_cities_of_one_name_stay_ambiguous(name: str) -> None:
    match = normalize(name, kind="settlement")
    assert (match.name, match.id, match.ambiguous) == (name, None, True)


def test_the_entity_tells_where_a_city_is() -> None:
    entity = normalize("Lysychansk").entity
    assert isinstance(entity, Entity)
    assert (entity.id, entity.name, entity.uk) == (LYSYCHANSK, "Lysychansk", "Лисичанськ")
    assert entity.lat == pytest.approx(48.9, abs=0.1) and entity.lon == pytest.approx(38.4, abs=0.1)
    assert entity.population and 50_000 < entity.population < 150_000
    assert entity.parents == ("Lysychansk hromada", "Siverskodonetsk Raion", "Luhansk Oblast")
    assert entity.ids["katottg"] == LYSYCHANSK and entity.ids["geonames"].isdigit()


# Options are in test_options.py; text, dates and iterables here


def test_the_name_is_the_one_official_on_the_day() -> None:
    for day in ("2022-06-15", date(2022, 6, 15)):
        for typed in ("Severodonetsk", "Siverskodonetsk"):
            match = normalize(typed, date=day)
            assert (match.name, match.uk) == ("Sievierodonetsk", "Сєвєродонецьк")
            assert match.id == RENAMED
    assert normalize("Sievierodonetsk").name == "Siverskodonetsk"


def test_an_iterable_gives_a_list_in_order() -> None:
    names = ["Kiev", "Slovenia", "", "Lvov"]
    expected = [normalize(name) for name in names]
    for many in (names, tuple(names), iter(names), (name for name in names)):
        assert normalize(many) == expected
    assert normalize([]) == []
    assert [m.name for m in normalize(["Lvov"], kind="oblast")] == ["Lviv Oblast"]


@pytest.mark.parametrize(
    "spellings",
    [
        ("Sergey Tsyplakov", "Сергій Циплаков", "Tsyplakov Sergey"),
        ("Kiev", "Київ", "Киев", "Kyiv"),
        ("Lyschansk", "Lysychansk", "Лисичанск"),
        ("Qwertiansk", "QWERTIANSK", " Qwertiansk, "),
    ],
)
def test_the_key_groups_spellings_resolved_or_not(spellings: tuple[str, ...]) -> None:
    assert len({normalize(spelling).key for spelling in spellings}) == 1


def test_different_names_have_different_keys() -> None:
    names = ("Kyiv", "Lviv", "Haidai", "Hnidai", "Slovenia", "Petro Shevchenko", "Petro Boiko")
    assert len({normalize(name).key for name in names}) == len(names)


def test_versions_tell_code_and_data_apart() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", ukrnames.__version__)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d\+[0-9a-f]{12}", ukrnames.data_version)
    assert ukrnames.Normalizer().data_version == ukrnames.data_version


def test_every_kind_that_is_answered_is_a_documented_kind() -> None:
    names = ["Kyiv", "Luhansk Oblast", "Bakhmut Raion", "Lysychansk hromada", "Donbas", "Haidai"]
    assert {match.kind for match in normalize(names)} <= {*KINDS}
    assert all(isinstance(match, Match) and match for match in normalize(names))
