"""`ukrnames.ids`: codes of one system lead to those of another."""

from __future__ import annotations

import pytest

from ukrnames import normalize
from ukrnames.ids import find


@pytest.mark.parametrize(
    ("name", "kind", "length"),
    [
        ("Lysychansk", "settlement", 12),
        ("Lysychansk", "hromada", 9),
        ("Bakhmut", "raion", 6),
        ("Luhansk", "oblast", 4),
    ],
)
def test_a_pcode_is_the_part_of_the_code_that_says_where(name: str, kind: str, length: int) -> None:
    entity = normalize(name, kind=kind).entity
    assert entity and entity.katottg and entity.pcode == entity.katottg[:length]
    assert find(entity.pcode) == find(entity.katottg) == entity


def test_geonames_leads_both_ways() -> None:
    entity = normalize("Lviv", kind="settlement").entity
    assert entity and entity.geonames and find(entity.geonames) == entity
    assert entity.ids == {
        "katottg": entity.katottg,
        "pcode": entity.pcode,
        "geonames": entity.geonames,
    }


def test_kyiv_is_a_city_and_a_unit_of_the_first_level() -> None:
    kyiv = find("UA80")
    assert kyiv and kyiv.name == "Kyiv" and kyiv.pcode == "UA8000000000"


def test_what_is_not_in_the_codifier_has_no_such_codes() -> None:
    river = normalize("Siverskyi Donets", kind="river").entity
    assert river and (river.katottg, river.pcode, river.geonames) == (None, None, None)
    assert find(river.id) == river


@pytest.mark.parametrize("code", ["", "UA", "UA99", "0", "Kyiv", "\ud800", "x" * 100_000])
def test_an_unknown_code_finds_nothing(code: str) -> None:
    assert find(code) is None
