"""Answers worked out when the index is compiled are those that the whole way of a query gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukrnames import Match, Normalizer, keys, normalize
from ukrnames.clean import fold
from ukrnames.compile.register import rows
from ukrnames.compile.systems import load_systems
from ukrnames.match import DEFAULT_MIN_SCORE
from ukrnames.normalizer import default
from ukrnames.options import ANY
from ukrnames.ready import pack

ROOT = Path(__file__).parent.parent
REGISTER = list(rows(ROOT / "gazetteer" / "register" / "katottg.tsv"))
NAMES = sorted({row["name"] for row in REGISTER if crc32(row["name"].encode()) % 12 == 0})


def whole_way(query: str) -> Match:
    """The answer without the short cut."""
    return default()._one(query, ANY._replace(min_score=DEFAULT_MIN_SCORE))


def known(query: str) -> bool:
    return default()._ready.look_up(query, default()._details, DEFAULT_MIN_SCORE) is not None


def written(name: str) -> list[str]:
    """Ways to write a name that fold to the same, and its romanization."""
    english = normalize(name).name or name
    return [
        name,
        english,
        name.upper(),
        english.upper(),
        f" «{name}» ",
        name.replace("’", "'"),
        name.replace(" ", "-"),
        english.replace("-", " "),
        name.lower(),
    ]


def test_thousands_of_names_get_the_same_answer_either_way() -> None:
    queries = {query for name in NAMES for query in written(name)}
    short = [query for query in queries if known(query)]
    assert len(short) > 0.6 * len(queries) > 3000
    for query in short:
        assert normalize(query)[:7] == whole_way(query)[:7], query


def test_the_likeliest_reading_is_the_first_of_all() -> None:
    systems = load_systems(ROOT / "transliterate" / "systems")
    written = [
        romanize(name)
        for name in NAMES[::10]
        for romanize in (systems[system].romanize for system in sorted(systems))
    ]
    reader = default()._reader
    for folded in {fold(text) for text in (*written, *NAMES)}:
        assert reader.first(folded) == reader.read(folded)[0], folded


def test_what_may_be_a_case_form_is_not_settled_by_its_sound() -> None:
    for form in ("Марине", "Дубині", "Казанкі"):  # each sounds like a village as it stands
        sounds = default()._reader.first(fold(form))
        k0, k2 = keys.k0(sounds), keys.k2(keys.k1(sounds))
        assert default().index.answer_to_sounds(sounds, k0, k2)[1]
        assert default()._ready.by_sound(form, fold(form)) == ("", 0)


def test_spellings_in_lists_get_the_same_answer_either_way() -> None:
    store = default().index.store
    folded = [text for table in ("exact", "attested") for text in store.keys(table)]
    some = [text for text in folded if crc32(text.encode()) % 60 == 0]
    queries = [way for text in some for way in (text.title(), text.upper(), text.capitalize())]
    short = [query for query in queries if known(query)]
    assert len(short) > 0.2 * len(queries) > 2000
    for query in short:
        assert normalize(query)[:7] == whole_way(query)[:7], query


def test_spellings_in_no_list_get_the_same_answer_either_way() -> None:
    systems = load_systems(ROOT / "transliterate" / "systems")
    press = [systems[f"uk-press-{lang}"].romanize for lang in ("fr", "de", "pl", "hu", "es")]
    words = [name for name in NAMES if name.isalpha()]
    new = {
        text
        for name in words
        for text in (romanize(name) for romanize in press)
        if default().index.answer(fold(text)) is None
    }
    short = [text for text in sorted(new) if known(text)]
    assert len(short) > 0.5 * len(new) > 1000
    for text in short:
        assert normalize(text)[:7] == whole_way(text)[:7], text
    for text in short[::50]:
        assert normalize(text) == whole_way(text)


def test_nearly_every_settlement_of_the_register_is_worked_out() -> None:
    settlements = [row["name"] for row in REGISTER if row["category"] in "KMXC"]
    assert sum(map(known, settlements)) > 0.99 * len(settlements)


@given(st.text(max_size=20))
def test_any_text_gets_the_same_answer_either_way(text: str) -> None:
    assert normalize(text)[:7] == whole_way(text)[:7]


@pytest.mark.parametrize("query", ["Lysychansk", "Іванівка", "Ivano-Frankivsk", "Lviv Oblast"])
def test_the_details_are_those_of_the_whole_way(query: str) -> None:
    assert known(query)
    assert normalize(query) == whole_way(query)
    assert normalize(query).to_dict() == whole_way(query).to_dict()


@pytest.mark.parametrize(
    "options",
    [{"kind": "oblast"}, {"within": "Lviv Oblast"}, {"date": "1990-01-01"}, {"min_score": 1.0}],
    ids=str,
)
def test_an_option_takes_the_whole_way(options: dict[str, object]) -> None:
    assert known("Lysychansk") and known("Lviv")
    found = [normalize(name, **options) for name in ("Lysychansk", "Lviv", "Іванівка")]  # type: ignore[call-overload]
    assert found != [normalize(name) for name in ("Lysychansk", "Lviv", "Іванівка")]


def test_an_entry_of_an_overlay_comes_before_what_was_worked_out(
    write: Callable[[str], Path],
) -> None:
    path = write(
        "- id: river/mine\n  uk: Лисичанськ\n  kind: river\n"
        "  english: My River\n  source: editors\n"
    )
    mine = Normalizer(extend=[path])
    assert mine.normalize("Лисичанськ")[:7] != normalize("Лисичанськ")[:7]


def test_what_does_not_fit_is_not_stored() -> None:
    assert pack(1 << 17, True, "exact", 0.99) == 0
    assert pack(1, True, "fuzzy", 0.99) == 0
    assert pack(1, True, "exact", DEFAULT_MIN_SCORE) == 0
    assert 0 < pack((1 << 17) - 1, True, "spelling", 1.0) < 1 << 32
