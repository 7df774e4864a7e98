"""One wrong letter: what counts as a slip, and what it leads to."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from ukrnames import keys, normalize
from ukrnames.compile.register import rows
from ukrnames.normalizer import default
from ukrnames.slips import CHANCE, TELLING, TWO, slip

REGISTER = Path(__file__).parent.parent / "gazetteer" / "register"
WORDS = st.text("abcd", min_size=5, max_size=9)


@given(WORDS, WORDS)
def test_a_slip_is_one_letter_and_never_the_last(typed: str, known: str) -> None:
    found = slip(typed, known)
    if found in (CHANCE, TELLING):
        assert OSA.distance(typed, known) == 1
        assert typed[-1] == known[-1] or sorted(typed) == sorted(known)
    if found == TWO:
        assert OSA.distance(typed, known) == 2
        assert len(known) >= 9


@given(WORDS, st.integers(0, 8), st.sampled_from("abcd"))
def test_words_one_slip_apart_share_a_deletion(word: str, at: int, letter: str) -> None:
    at %= len(word)
    swapped = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    for other in (word[:at] + letter + word[at + 1 :], word[:at] + word[at + 1 :], swapped):
        assert set(keys.deletions(word)) & set(keys.deletions(other))


@pytest.mark.parametrize(
    ("typed", "known"),
    [("ukrainer", "ukraine"), ("атаку", "атаки"), ("київ", "київ"), ("odesan", "odesa")],
)
def test_another_ending_is_another_word(typed: str, known: str) -> None:
    assert slip(typed, known) == 0


def cities() -> list[str]:
    """Names of the cities of 100,000 and more, in Ukrainian and English."""
    large = [row for row in rows(REGISTER / "geonames.tsv") if int(row["population"]) >= 100_000]
    names = [default().index.entity_by_code(row["code"]) for row in large]
    shown = [default().index.shown(number) for number in names if number is not None]
    return [name for english, uk, _, _ in shown for name in (uk, english) if len(name) > 5]


@pytest.mark.parametrize("kind", ["swapped", "missing", "put in", "wrong"])
def test_large_cities_are_found_through_a_slip(kind: str) -> None:
    """Where another name is nearer, it is taken: shares for all sizes, `benchmarks/typos.py`."""
    right = []
    for name in cities():
        for at in range(1, len(name) - 2):
            before, letter, after = name[:at], name[at], name[at + 1 :]
            spoiled = {
                "swapped": before + after[0] + letter + after[1:],
                "missing": before + after,
                "put in": before + ("w" if name.isascii() else "ш") + letter + after,
                "wrong": before + ("j" if name.isascii() else "щ") + after,
            }[kind]
            if spoiled != name:
                right.append(normalize(spoiled).name == normalize(name).name)
    assert len(right) > 400
    assert sum(right) > 0.95 * len(right)
