"""Weigh the evidence for each form: how far its reading is from the query's, and what it is.

The distance is taken at four finenesses (the readings themselves and the keys K1, K2, K3f), so a
confusion that a key forgives costs little and a foreign consonant costs at every level: `haidai`
and `gaidai` differ in the first only, `haidai` and `hnidai` in all four.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from math import inf, log10
from operator import mul
from typing import NamedTuple

from rapidfuzz.distance.Levenshtein import distance, editops

from .index import TENFOLD, UNLIKELY, FormType, Index
from .weights import WEIGHTS

# A form whose evidence is this far below that of the best changes no probability by 0.3 %.
NEGLIGIBLE = 6.0


class Reading(NamedTuple):
    """One reading of the query, with its keys."""

    sounds: str
    k1: str
    k2: str
    k3f: str


class Distance(NamedTuple):
    """How far a form is from the nearest reading of the query."""

    reading: int  # edits of the sounds
    k1: int
    k2: int
    k3f: int
    vowels: int = 0  # K1: vowels dropped or added
    endings: int = 0  # K1: edits in the last two sounds
    near: int = 0  # K1: consonants for others of their class
    far: int = 0  # K1: consonants for others, dropped or added
    rank: int = 0  # how unlikely the reading was
    first: bool = False  # the first sounds differ


class Spelling(IntEnum):
    """What is known of a query as a spelling of a form."""

    NEW = 0
    ATTESTED = 1  # GeoNames lists it
    EXACT = 2


class Dress(NamedTuple):
    """How a query is written, whatever its sounds."""

    lower: bool  # no capital letter
    script: str


class Hit(NamedTuple):
    """A form that may be meant; ``logit`` is its evidence against "none of ours"."""

    source: Index
    form: int
    type: int
    spelling: Spelling
    distance: Distance
    logit: float
    dress: Dress
    length: int  # of its K2 key
    living: bool  # the query spells a living official name

    @property
    def features(self) -> tuple[float, ...]:
        """The evidence as numbers, in the order of `FEATURES`."""
        bearers = self.source.entities_of(self.form)
        size = self.source.size_of(bearers[0]) / 6
        evidence = self.dress, self.type, self.spelling, self.distance, self.length, self.living
        return describe(*evidence, len(bearers), size)


def measure(
    nearest: Sequence[tuple[int, int, Reading]], sounds: str, k1: str, k2: str, edits: int
) -> Distance:
    """From the best of the readings, given with rank and distance of K3f, whose K2 is nearest."""
    if len(nearest) > 1:
        nearest = [
            min(
                nearest,
                key=lambda item: distance(item[2].sounds, sounds) + distance(item[2].k1, k1),
            )
        ]
    rank_, k3f, reading = nearest[0]
    typed = reading.k1
    vowels = endings = near = far = 0
    steps = editops(typed, k1) if typed != k1 else ()
    for step in steps:
        tag, source, target = step.tag, step.src_pos, step.dest_pos
        left, right = typed[source : source + 1], k1[target : target + 1]
        endings += target >= len(k1) - 2
        if tag == "replace":
            if left not in _VOWELS or right not in _VOWELS:
                alike = _CLASS.get(left, left) == _CLASS.get(right, right)
                near, far = near + alike, far + (not alike)
        elif (right if tag == "insert" else left) in _VOWELS:
            vowels += 1
        else:
            far += 1
    return Distance(
        distance(reading.sounds, sounds),
        len(steps),
        edits,
        k3f,
        vowels,
        endings,
        near,
        far,
        rank_,
        reading.k2[:1] != k2[:1],
    )


@lru_cache(maxsize=1 << 15)
def weigh(
    dress: Dress, kind: int, spelling: Spelling, far: Distance, length: int, living: bool
) -> tuple[float, float, float]:
    """The evidence without the bearers, for each unit of their size, for ten times as many."""
    evidence = dress, kind, spelling, far, length, living
    plain = _logit(describe(*evidence, 1, 0.0))
    larger, more = _logit(describe(*evidence, 1, 1.0)), _logit(describe(*evidence, 10, 0.0))
    return plain, larger - plain, more - plain


@lru_cache(maxsize=1 << 15)
def bound(dress: Dress, edits: int, length: int, size: float, traits: int) -> float:
    """The best evidence that a form so many edits away, of so large a bearer, may have. ``traits``
    are those of `ukrnames.index.traits`, of one form or of several."""
    nearest = Distance(edits, edits, edits, 0)
    ways = (nearest, nearest._replace(vowels=edits), nearest._replace(near=edits))
    best = -inf
    for kind in FormType:
        for far in ways if traits & 1 << kind else ():
            plain, per_size, per_bearers = weigh(dress, kind, Spelling.NEW, far, length, False)
            many = max(per_bearers, 0.0) * (traits // TENFOLD)
            best = max(best, plain + per_size * size / 6 + many)
    return best


def _logit(features: tuple[float, ...]) -> float:
    return float(sum(map(mul, WEIGHTS, features)))


def describe(
    dress: Dress,
    kind: int,
    spelling: Spelling,
    far: Distance,
    length: int,
    living: bool,
    bearers: int,
    size: float,
) -> tuple[float, ...]:
    """The evidence for a form as numbers, in the order of `FEATURES`."""
    n = max(length, 1)
    types = [0.0] * len(FormType)
    types[kind] = 1.0
    named = spelling == Spelling.EXACT and kind in NAMED
    foreign = kind == FormType.FOREIGN
    shadowed = living and kind != FormType.OFFICIAL
    inexact = not spelling
    return (
        1.0,
        float(named),
        float(bool(spelling) and not named),
        float(inexact and far.reading == 0),
        far.reading / n,
        far.k1 / n,
        far.k2 / n,
        far.k3f / n,
        float(min(far.k2, 3)),
        far.vowels / n,
        far.endings / n,
        far.near / n,
        far.far / n,
        min(far.rank, 6) / 6,
        float(far.first),
        1 / n,
        size,
        size if inexact else 0.0,
        size if kind in SECONDARY and not shadowed else 0.0,
        size if foreign else 0.0,
        float(foreign and inexact),
        log10(bearers),
        float(shadowed),
        float(dress.lower and not named),
        float(dress.lower and inexact),
        float(dress.script == "Cyrillic"),
        float(dress.script == "Cyrillic" and inexact),
        float(dress.script not in _ALPHABETS),
        float(dress.script not in _ALPHABETS and inexact),
        *types,
    )


_ALPHABETS = frozenset({"Latin", "Cyrillic"})
SAME = Distance(0, 0, 0, 0)
_VOWELS = frozenset("aeiouy")
_CLASS = {
    sound: group for group in ("szSZcC", "hxk", "bp", "dt", "vf", "lr", "mn") for sound in group
}
NAMED = (FormType.OFFICIAL, FormType.UNIT, FormType.ADJECTIVE)
DECISIVE = frozenset({*NAMED, FormType.COGNATE, FormType.ALIAS})
# What is spelled exactly like a living official name is that name; other names of ours stay in
# sight as candidates.
SHADOW = 6.0
UNLIKELY_TRAITS = sum(1 << kind for kind in UNLIKELY) + TENFOLD
LIKELY_TRAITS = sum(1 << kind for kind in FormType if kind not in UNLIKELY) + TENFOLD
BESIDE_LIVING = (FormType.PART, FormType.FOREIGN)
SECONDARY = (FormType.FORMER, FormType.ALTERNATE)
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
    "vowels dropped or added / length",
    "edits at the end / length",
    "near consonants / length",
    "far consonants / length",
    "rank of the reading",
    "first sound differs",
    "1 / length",
    "size",
    "size, inexact",
    "size, former or alternate name",
    "size, foreign",
    "foreign, inexact",
    "bearers of the name (log10)",
    "another name is spelled exactly so",
    "lower case, no exact name",
    "lower case, inexact",
    "Cyrillic",
    "Cyrillic, inexact",
    "other script",
    "other script, inexact",
    *(kind.name.lower() for kind in FormType),
)
SIZE = FEATURES.index("size")
