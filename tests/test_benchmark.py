"""The measures by which the benchmark compares the tools."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

from comparison import metrics
from comparison.model import Answers, Asked

OURS = [
    Asked("Latin", name_right=True, id_right=True, score=0.9),
    Asked("Latin", name_right=False, id_right=False, score=0.8),
    Asked("Cyrillic", name_right=True, id_right=False, score=0.5),
    Asked("Cyrillic", name_right=True, id_right=True, score=0.0),
    Asked("other", name_right=True, id_right=True, score=0.4),
]
FOREIGN = [Asked("Latin", name_right=False, id_right=False, score=s) for s in (0.85, 0.5, 0.1, 0)]
ANSWERS = Answers(OURS, FOREIGN)


def test_a_first_answer_counts_whatever_its_score() -> None:
    assert metrics.right(OURS) == pytest.approx(4 / 5)
    assert metrics.right(OURS, "Latin") == pytest.approx(1 / 2)
    assert metrics.right_place(OURS) == pytest.approx(3 / 5)


def test_a_cutoff_keeps_right_answers_and_lets_foreign_towns_through() -> None:
    assert metrics.at(ANSWERS, 0.5) == (0.5, 2 / 4, 2 / 4)
    assert metrics.at(ANSWERS, 0.86) == (0.86, 1 / 4, 0)
    # Without a score there is no answer, and other scripts are not among what is asked.
    assert metrics.at(ANSWERS, 0.0) == (0.0, 2 / 4, 3 / 4)


def test_the_cutoff_for_a_recall_is_the_highest_that_keeps_it() -> None:
    assert metrics.cutoff_for(ANSWERS, 0.25) == 0.9
    assert metrics.cutoff_for(ANSWERS, 0.26) == 0.5
    assert metrics.cutoff_for(ANSWERS, 0.51) is None


def test_a_setting_is_worth_what_it_finds_over_what_it_mistakes() -> None:
    assert metrics.worth(ANSWERS) == pytest.approx(1 / 4)
    assert metrics.worth(Answers([OURS[3]], FOREIGN)) <= 0
