"""Shares of answers: how many are right, and what a cutoff of the score lets through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .model import Answers, Asked

ASKED_OF_ALL = ("Latin", "Cyrillic")  # foreign towns are asked in these: recall goes with them


class Point(NamedTuple):
    """With a cutoff: the share of queries answered rightly, and of foreign towns answered."""

    cutoff: float
    recall: float
    false: float


def right(answers: Sequence[Asked], script: str = "") -> float:
    """Share whose first name is right, whatever its score."""
    fitting = [answer for answer in answers if script in ("", answer.script)]
    return sum(answer.name_right for answer in fitting) / len(fitting)


def right_place(answers: Sequence[Asked]) -> float:
    """Share whose first place is the very one that was meant."""
    return sum(answer.id_right for answer in answers) / len(answers)


def at(answers: Answers, cutoff: float) -> Point:
    """What a cutoff gives; without a score there is no answer."""
    ours = [answer for answer in answers.ours if answer.script in ASKED_OF_ALL]
    found = sum(answer.name_right and 0 < answer.score >= cutoff for answer in ours)
    false = sum(0 < answer.score >= cutoff for answer in answers.foreign)
    return Point(cutoff, found / len(ours), false / len(answers.foreign))


def curve(answers: Answers) -> Iterator[Point]:
    """The points of every cutoff that changes anything, the highest first."""
    scores = {answer.score for answer in (*answers.ours, *answers.foreign)} - {0.0}
    return (at(answers, cutoff) for cutoff in sorted(scores, reverse=True))


def cutoff_for(answers: Answers, recall: float) -> float | None:
    """The highest cutoff that keeps the recall; none if no cutoff does."""
    return next((point.cutoff for point in curve(answers) if point.recall >= recall), None)


def worth(answers: Answers) -> float:
    """The most that recall can exceed the share of foreign towns answered: to choose settings."""
    return max((point.recall - point.false for point in curve(answers)), default=0.0)
