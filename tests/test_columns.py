"""What the adapters to table engines share."""

from __future__ import annotations

import pytest

from ukrnames import Match, normalize
from ukrnames.columns import Resolver, Row, keys, rows
from ukrnames.match import HOWS, KINDS

HARD = [
    "Kiev",
    "Lysekhansk",
    "Gaidai",
    "Ivanivka",
    "Slovenia",
    "",
    "12",
    "x" * 300,
    "\ud800",
    "Ros",
]


def test_a_row_is_what_the_match_says() -> None:
    for text, row in zip(HARD, rows()(HARD), strict=True):
        match = normalize(text)
        assert row == Row(
            match.name, match.uk, match.kind, match.id, match.score, match.how, match.ambiguous
        )
        assert match.how in HOWS and (match.kind in KINDS or match.kind is None)


def test_what_is_no_text_gets_no_row() -> None:
    assert rows()([None, 5, float("nan"), b"Kiev", ["Kiev"], {}]) == [None] * 6
    assert rows()([]) == []


def test_a_repeat_is_computed_once_within_and_between_batches() -> None:
    taken = []

    def take(match: Match) -> str:
        taken.append(match.query)
        return match.query

    resolve = Resolver(take, {})
    assert resolve(["Kiev", "Lvov", "Kiev"]) == ["Kiev", "Lvov", "Kiev"]
    assert resolve(["Lvov", "Odessa"]) == ["Lvov", "Odessa"]
    assert taken == ["Kiev", "Lvov", "Odessa"]


def test_memory_stays_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ukrnames.columns._MOST_KEPT", 3)
    resolve = Resolver(lambda match: match.query, {})
    for batch in (["a", "b"], ["c", "d"], ["e", "f", "g", "h", "i"], ["long " * 100]):
        assert resolve(batch) == batch
        assert len(resolve._kept) <= 3


def test_options_count_and_wrong_ones_are_refused_at_once() -> None:
    (row,) = rows(date="2022-06-15")(["Severodonetsk"])
    assert row and row.name == "Sievierodonetsk"
    for wrong in ({"kind": "setlement"}, {"date": "x"}, {"within": "Narnia"}, {"lang": "xx"}):
        with pytest.raises(ValueError, match=next(iter(wrong))):
            rows(**wrong)
    with pytest.raises(TypeError):
        rows(limit=3)


def test_keys_are_those_of_the_match() -> None:
    assert keys()(["Sergey Tsyplakov", None]) == [normalize("Сергій Циплаков").key, None]
