"""Weigh the evidence for each form: how far its reading is from the query's, and what it is.

The distance is taken at four finenesses (the readings themselves and the keys K1, K2, K3f), so a
confusion that a key forgives costs little and a foreign consonant costs at every level: `haidai`
and `gaidai` differ in the first only, `haidai` and `hnidai` in all four.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import mul
from typing import NamedTuple

from rapidfuzz.distance.Levenshtein import distance

from . import keys
from .index import FormType, Index
from .weights import WEIGHTS

MAX_FORMS = 400  # rows looked at for one query and key


class Reading(NamedTuple):
    """One reading of the query, with its keys."""

    sounds: str
    k1: str
    k2: str
    k3f: str


class Hit(NamedTuple):
    """A form that may be meant; ``logit`` is its evidence against "none of ours"."""

    source: Index
    form: int
    type: int
    exact: bool
    edits: tuple[int, int, int, int]
    features: tuple[float, ...]
    logit: float


def with_keys(sounds: Iterable[str]) -> list[Reading]:
    """Readings with their keys."""
    found = []
    for reading in sounds:
        k1 = keys.k1(reading)
        k2 = keys.k2(k1)
        found.append(Reading(reading, k1, k2, keys.k3f(k2)))
    return found


class Query(NamedTuple):
    """What is looked up: the folded spelling, its readings, how it was dressed."""

    folded: str
    readings: Sequence[Reading]
    lower: bool  # no capital letter
    cyrillic: bool
    typed: bool  # a type word stood beside it: "Luhansk" of "Luhansk Oblast"


def look_up(index: Index, query: Query) -> dict[int, bool]:
    """Numbers of the forms worth ranking; True for those that are the query's exact spelling."""
    found = dict.fromkeys(index.forms("exact", query.folded), True)
    for reading in query.readings:
        for table, key in (("k2", reading.k2), ("k3f", reading.k3f)):
            if key:
                _add(found, index.forms(table, key))
    for k2 in dict.fromkeys(reading.k2 for reading in query.readings):
        if len(k2) > 2:
            near = {key: None for d in keys.deletions(k2) for key in index.near_keys(d)}
            for key in near:
                _add(found, index.forms("k2", key))
    if not found:
        for k3f in dict.fromkeys(reading.k3f for reading in query.readings):
            if len(k3f) > 2:
                _add(found, index.forms("k3", keys.k3(k3f)))
    return found


def _add(found: dict[int, bool], numbers: Sequence[int]) -> None:
    for number in numbers[:MAX_FORMS]:
        found.setdefault(number, False)


def rank(index: Index, query: Query) -> list[Hit]:
    """Hits for a query, unordered."""
    hits = []
    for number, exact in look_up(index, query).items():
        edits = (0, 0, 0, 0) if exact else _edits(index, number, query.readings)
        if edits is not None:
            kind = index.form(number)[3]
            features = describe(index, number, kind, exact, edits, query)
            logit = sum(map(mul, WEIGHTS, features))
            hits.append(Hit(index, number, kind, exact, edits, features, logit))
    return hits


def _edits(
    index: Index, number: int, readings: Sequence[Reading]
) -> tuple[int, int, int, int] | None:
    """Edits at each fineness, for the nearest reading; None when it is too far to consider."""
    sounds, k1, k2, _ = index.form(number)
    limit = max(1, len(k2) // 3)
    near = [(distance(reading.k2, k2, score_cutoff=limit), reading) for reading in readings]
    least = min((edits for edits, _ in near), default=limit + 1)
    if least > limit:
        return None
    k3f = keys.k3f(k2)
    return min(
        (
            (distance(r.sounds, sounds), distance(r.k1, k1), least, distance(r.k3f, k3f))
            for edits, r in near
            if edits == least
        ),
        key=sum,
    )


def describe(
    index: Index, number: int, kind: int, exact: bool, edits: Sequence[int], query: Query
) -> tuple[float, ...]:
    """The evidence for a form as numbers, in the order of `FEATURES`."""
    k2 = index.form(number)[2]
    n = max(len(k2), 1)
    d0, d1, d2, d3 = (count / n for count in edits)
    size = index.size_of(index.entities_of(number)[0]) / 6
    types = [0.0] * len(FormType)
    types[FormType.OFFICIAL if query.typed and kind == FormType.UNIT else kind] = 1.0
    named = exact and kind in NAMED
    near = [reading.k2 for reading in query.readings]
    first = bool(near) and all(key[:1] != k2[:1] for key in near)
    return (
        1.0,
        float(named),
        float(exact and not named),
        float(not exact and edits[0] == 0),
        d0,
        d1,
        d2,
        d3,
        float(min(edits[2], 3)),
        float(first),
        1 / n,
        size,
        0.0 if exact else size,
        float(query.lower),
        float(query.cyrillic),
        0.0 if exact else float(query.cyrillic),
        *types,
    )


NAMED = (FormType.OFFICIAL, FormType.UNIT, FormType.ADJECTIVE)
FEATURES = (
    "bias",
    "exact name",
    "exact other form",
    "exact reading",
    "edits of the reading / length",
    "edits of K1 / length",
    "edits of K2 / length",
    "edits of K3f / length",
    "edits of K2",
    "first sound differs",
    "1 / length",
    "size",
    "size, inexact",
    "lower case",
    "Cyrillic",
    "Cyrillic, inexact",
    *(kind.name.lower() for kind in FormType),
)
SIZE = FEATURES.index("size")
