"""The options of `normalize`: kind, within (also typed), lang, min_score; and wrong arguments."""

from __future__ import annotations

from typing import Any

import pytest

from ukrnames import normalize

IN_DONETSK_OBLAST = "UA14120130010079249"  # the city among the ten Миколаївка there
DONETSK_OBLAST = "UA14000000000091971"


@pytest.mark.parametrize(
    "within",
    [
        DONETSK_OBLAST,
        DONETSK_OBLAST.lower(),
        "Donetsk Oblast",
        "DONETSK REGION",
        "Донецька область",
        "Донецкая область",
        "Донецької області",
        "UA14120000000070232",
        "Kramatorsk Raion",
        "Краматорский район",
        "Kramatorsk Raion, Donetsk Oblast",
    ],
)
def test_within_is_a_name_or_code_in_any_spelling_at_any_level(within: str) -> None:
    match = normalize("Mykolaivka", within=within)
    assert match.id == IN_DONETSK_OBLAST
    assert all("Donetsk Oblast" in candidate.parents for candidate in match.candidates)


@pytest.mark.parametrize(
    ("name", "unit", "id"),
    [
        ("Pryvillia", "Lysychansk hromada", "UA44120050030024381"),
        ("Привілля", "Лисичанська громада", "UA44120050030024381"),
        ("Mykolaiv", "Stryi Raion", "UA46100110010094231"),
        ("Horodok", "Lviv Oblast", "UA46060070010047335"),
        ("Pivdenne", "Kharkiv Oblast", "UA63120190010022795"),
    ],
)
def test_within_settles_which_namesake_is_meant(name: str, unit: str, id: str) -> None:
    assert normalize(name, within=unit).id == id
    assert normalize(f"{name}, {unit}").id == id
    assert normalize(f"{name} ({unit})").id == id


def test_within_a_unit_whose_adjective_is_shared_finds_its_settlements() -> None:
    found = normalize("Миколаївка", within="Миколаївська громада")
    assert found.name == "Mykolaivka"
    assert all("Mykolaivka hromada" in candidate.parents for candidate in found.candidates)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Миколаївка, Донецька область", "Миколаївка"),
        ("Донецька обл., Миколаївка", "Миколаївка"),
        ("с. Миколаївка Донецької обл.", "с. Миколаївка"),
        ("Mykolaivka, Donetsk region, Ukraine", "Mykolaivka"),
        ("Nikolaevka (Donetsk)", "Nikolaevka"),
    ],
)
def test_context_typed_with_the_name_does_what_within_does(typed: str, name: str) -> None:
    match = normalize(typed)
    expected = normalize(name, within="Donetsk Oblast")
    assert (match.name, match.id) == (expected.name, expected.id)
    assert [c.id for c in match.candidates] == [c.id for c in expected.candidates]
    assert "Donetsk" in match.why


@pytest.mark.parametrize("unit", ["Crimea", "Крим", "АР Крим"])
def test_crimea_contains_its_villages(unit: str) -> None:
    assert normalize("Myrne", within=unit).name == "Myrne"
    assert normalize(f"Андріївка, {unit}").id is not None


def test_a_bare_name_of_a_center_as_within_means_the_unit_too() -> None:
    assert normalize("Mykolaivka", within="Donetsk").id == IN_DONETSK_OBLAST


def test_what_lies_outside_is_not_found_within() -> None:
    match = normalize("Lviv", within="Donetsk Oblast")
    assert match.id != normalize("Lviv").id
    assert not normalize("Kramatorsk", within="Lviv Oblast")


@pytest.mark.parametrize(
    ("query", "kind", "name"),
    [
        ("Luhansk", "settlement", "Luhansk"),
        ("Luhansk", "oblast", "Luhansk Oblast"),
        ("Kharkiv", "raion", "Kharkiv Raion"),
        ("Kharkiv", "hromada", "Kharkiv hromada"),
        ("Dnieper", "river", "Dnipro"),
        ("Haidai", "people", "Haidai"),
        ("Kyiv", "people", None),
        ("Luhansk", "place", "Luhansk"),  # as without: the group only excludes people
    ],
)
def test_kind_limits_the_answer(query: str, kind: str, name: str | None) -> None:
    match = normalize(query, kind=kind)
    assert match.name == name
    if kind not in ("place", "people"):
        assert {candidate.kind for candidate in match.candidates} == {kind}


def test_min_score_is_the_least_probability_that_resolves() -> None:
    likely = normalize("Lisichansk", min_score=0)
    assert likely.name == "Lysychansk"
    assert normalize("Lisichansk", min_score=likely.score - 0.01)
    unresolved = normalize("Lisichansk", min_score=1)
    assert not unresolved and unresolved.score == likely.score
    for hopeless in ("", "!!!", "Slovenia"):
        assert not normalize(hopeless, min_score=0)


def test_lang_says_how_to_read_shared_letters() -> None:
    assert normalize("Харьков", lang="ru").name == "Kharkiv"
    assert normalize("Харків", lang="uk").name == "Kharkiv"
    assert normalize("Kharkiv", lang="uk").name == "Kharkiv"


# Wrong arguments


@pytest.mark.parametrize(
    ("name", "named"),
    [
        (None, "NoneType"),
        (5, "int"),
        (b"Kyiv", "bytes"),
        (bytearray(b"Kyiv"), "bytearray"),
        (["Kyiv", 5], "int"),
        (["Kyiv", None], "NoneType"),
        ([["Kyiv"]], "list"),
    ],
)
def test_what_is_no_text_is_a_type_error_that_says_what_it_got(name: Any, named: str) -> None:
    with pytest.raises(TypeError, match=named):
        normalize(name)


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ({"kind": "setlement"}, "settlement"),
        ({"kind": "xyz"}, "oblast, raion"),
        ({"kind": 5}, "oblast, raion"),
        ({"date": "yesterday"}, "2022-06-15"),
        ({"date": "2022-02-30"}, "day"),
        ({"date": 20220615}, "datetime.date"),
        ({"date": "٢٠٢٢-٠٦-١٥"}, "2022-06-15"),
        ({"within": "Luhansk Oblsat in Narnia"}, "Luhansk Oblast"),
        ({"within": "UA99999999999999999"}, "UA99999999999999999"),
        ({"within": "Slovenia"}, "Slovenia"),
        ({"within": "UA44120050010021900"}, "Lysychansk hromada"),
        ({"within": "с. Привілля"}, "contains no other"),
        ({"kind": "city"}, "did you mean 'settlement'"),
        ({"within": ""}, "within"),
        ({"within": "\ud800"}, "within"),
        ({"lang": "klingon"}, "ru, tg, uk"),
        ({"min_score": 1.5}, "0 to 1"),
        ({"min_score": -0.1}, "0 to 1"),
        ({"min_score": float("nan")}, "0 to 1"),
        ({"min_score": "0.5"}, "0 to 1"),
    ],
    ids=str,
)
def test_a_wrong_option_is_a_value_error_with_the_remedy(option: Any, told: str) -> None:
    for name in ("Kyiv", "", []):
        with pytest.raises(ValueError, match=told):
            normalize(name, **option)


def test_options_are_named() -> None:
    with pytest.raises(TypeError):
        normalize("Kyiv", "settlement")  # type: ignore[call-overload]
