"""The evidence for a form as numbers, and what it weighs.

The model is linear, with coefficients fitted by `tools/fit_score.py`. What does not depend on the
bearers of a form recurs from query to query and is weighed once.
"""

from __future__ import annotations

from functools import lru_cache
from math import inf, log10
from operator import mul

from .distance import Distance
from .index import TENFOLD, UNLIKELY, FormType
from .lookup import NAMED, Dress, Spelling
from .weights import WEIGHTS


@lru_cache(maxsize=1 << 15)
def weigh(
    dress: Dress, kind: int, spelling: Spelling, far: Distance, length: int, living: bool
) -> tuple[float, float, float]:
    """The evidence without the bearers, for each unit of their size, for ten times as many."""

    def logit(bearers: int, size: float) -> float:
        features = describe(dress, kind, spelling, far, length, bearers, size, living)
        return float(sum(map(mul, WEIGHTS, features)))

    plain, larger, more = logit(1, 0.0), logit(1, 1.0), logit(10, 0.0)
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


def describe(
    dress: Dress,
    kind: int,
    spelling: Spelling,
    far: Distance,
    length: int,
    bearers: int,
    size: float,
    living: bool,
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
        far.unwritten / n,
        float(far.k1 == 0),
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
        float(dress.script not in ALPHABETS),
        float(dress.script not in ALPHABETS and inexact),
        1 / n if inexact else 0.0,
        float(foreign and far.k1 > 0),
        1 / n if foreign else 0.0,
        float(foreign and dress.script not in ALPHABETS),
        float(dress.word and named),
        float(dress.word and not named and not foreign),
        float(dress.word and dress.lower and not foreign),
        float(kind == FormType.ALTERNATE) / n,
        *types,
    )


ALPHABETS = frozenset({"Latin", "Cyrillic"})
SECONDARY = (FormType.FORMER, FormType.ALTERNATE)
UNLIKELY_TRAITS = sum(1 << kind for kind in UNLIKELY) + TENFOLD
LIKELY_TRAITS = sum(1 << kind for kind in FormType if kind not in UNLIKELY) + TENFOLD
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
    "unwritten vowels / length",
    "exact K1",
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
    "1 / length, inexact",
    "foreign, of other sounds",
    "1 / length, foreign",
    "other script, foreign",
    "common word, exact name",
    "common word, no exact name",
    "common word, lower case",
    "alternate / length",
    *(kind.name.lower() for kind in FormType),
)
SIZE = FEATURES.index("size")
