"""Typed uses of the library: `mypy --strict` accepts these, and only these (see test_house)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import ukrnames
from ukrnames import Candidate, Entity, Match, Normalizer, normalize


def names() -> Iterator[str]:
    yield "Kyiv"


def a_string_gives_a_match() -> None:
    match: Match = normalize("Kyiv", kind="place", within="Kyiv Oblast", date=date(2022, 6, 15))
    resolved: bool = bool(match)
    name: str | None = match.name
    score: float = match.score
    candidates: Sequence[Candidate] = match.candidates
    parents: tuple[str, ...] = match.candidates[0].parents
    entity: Entity | None = match.entity
    latitude: float | None = match.entity.lat if match.entity else None
    plain: dict[str, object] = match.to_dict()
    print(resolved, name, score, candidates, parents, entity, latitude, plain)


def an_iterable_gives_a_list() -> None:
    for many in (["Kyiv"], ("Kyiv",), {"Kyiv"}):
        matches: list[Match] = normalize(many, date="2022-06-15", min_score=0.8)
        print(matches)
    streamed: list[Match] = normalize(names(), lang="uk")
    print(streamed)


def a_normalizer_does_the_same() -> None:
    mine: Normalizer = Normalizer(extend=["a.yaml", Path("b.yaml")])
    one: Match = mine.normalize("Kyiv")
    many: list[Match] = mine.normalize(["Kyiv"])
    version: str = mine.data_version
    print(one, many, version, ukrnames.__version__, ukrnames.data_version)


def what_is_wrong_is_found() -> None:
    normalize(b"Kyiv")  # type: ignore[arg-type]
    normalize(None)  # type: ignore[call-overload]
    normalize([1])  # type: ignore[list-item]
    normalize("Kyiv", "settlement")  # type: ignore[call-overload]
    normalize("Kyiv", day="2022-06-15")  # type: ignore[call-overload]
    wrong: list[Match] = normalize("Kyiv")  # type: ignore[assignment]
    match = normalize("Kyiv")
    match.name.upper()  # type: ignore[union-attr]
    match.name = "Kiev"  # type: ignore[misc]
    print(wrong)
