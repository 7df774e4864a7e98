"""What passes between the parts of the benchmark. Imports nothing: it is loaded beside each tool,
whose start and memory are measured."""

from __future__ import annotations

from typing import Any, NamedTuple


class Place(NamedTuple):
    """A settlement: its Ukrainian name and its code."""

    uk: str
    id: str


class Query(NamedTuple):
    """A spelling, and the names and the place it should lead to: none for a foreign town."""

    text: str
    script: str
    names: tuple[str, ...] = ()
    id: str = ""


class Questions(NamedTuple):
    """What is asked in one part of the split."""

    ours: list[Query]
    foreign: list[Query]

    def first(self, count: int) -> Questions:
        """Not more than so many of each, for slow tools; both lists are shuffled."""
        return Questions(self.ours[:count], self.foreign[:count])


class Given(NamedTuple):
    """What a tool may know: names of Ukrainian places, the largest first, and foreign names."""

    names: list[tuple[str, Place]]
    foreign: list[str]


class Task(NamedTuple):
    """Questions to choose settings and cutoffs with, and questions to be judged by."""

    tune: Questions
    test: Questions


class Answer(NamedTuple):
    """The nearest place that a tool names, if any, and how sure it is that one is meant."""

    place: Place | None
    score: float


class Asked(NamedTuple):
    """How one query was answered."""

    script: str
    name_right: bool
    id_right: bool
    score: float


class Answers(NamedTuple):
    """Answers to one part's questions."""

    ours: list[Asked]
    foreign: list[Asked]


class Result(NamedTuple):
    """All that was measured of a tool."""

    setting: dict[str, Any]
    tune: Answers
    test: Answers
    per_second: float
    megabytes: float
    start: float
