"""The evidence for a form as numbers, and what it weighs.

The model is linear, with coefficients fitted by `tools/fit_score.py`. So the evidence is a sum of
what is the same for many forms, which is remembered, and of the edits, which are not.
"""

from __future__ import annotations

from functools import lru_cache
from math import inf, log10
from operator import mul

from .distance import Distance, as_slip
from .index import TENFOLD, UNLIKELY, FormType
from .lookup import NAMED, Dress, Spelling
from .slips import CHANCE, TELLING, TWO
from .weights import WEIGHTS


def weigh(
    dress: Dress, kind: int, spelling: Spelling, far: Distance, length: int, living: bool
) -> tuple[float, float, float]:
    """The evidence without the bearers, for each unit of their size, for ten times as many: what
    the coefficients make of `describe`."""
    plain, per_length, per_size, per_bearers = _same(
        dress, kind, spelling, living, far.reading == 0, far.k1 == 0
    )
    plain += per_length / max(length, 1) + of_edits(far, length)
    if far.slip:
        slip = of_slip(far.slip, length, 0.0)
        return plain + slip, per_size + of_slip(far.slip, length, 6.0) - slip, per_bearers
    return plain, per_size, per_bearers


def of_edits(far: Distance, length: int) -> float:
    """The evidence of the edits alone."""
    edits, k2, rank, first = _edits()
    reading, k1, of_k2, k3f, vowels, endings, near, others, of_rank, differs, unwritten, _ = far
    a, b, c, d, e, f, g, h, i = edits
    found = reading * a + k1 * b + of_k2 * c + k3f * d + vowels * e
    found += endings * f + near * g + others * h + unwritten * i
    found = found / (length or 1) + k2 * (of_k2 if of_k2 < 3 else 3)
    if of_rank:
        found += rank * min(of_rank, 6) / 6
    return found + first if differs else found


def of_slip(kind: int, length: int, size: float) -> float:
    """The evidence of a slip (`ukrnames.slips`) from the name of something so large."""
    slip, per_slip, per_size, telling, two = _slip()
    if kind == TWO:
        return two
    return slip + per_slip / (length or 1) + per_size * size / 6 + telling * (kind == TELLING)


@lru_cache(maxsize=1 << 12)
def kindest_edits(edits: int, length: int, k3f: int, rank: int, first: bool) -> float:
    """The best evidence of so many edits, if they are so many in K3f, from a reading of this rank,
    and the first sounds may differ."""
    ways = [far._replace(k3f=k3f, rank=rank, first=first) for far in _kindest(edits)]
    return max(of_edits(far, length) for far in ways)


@lru_cache(maxsize=1 << 12)
def without_edits(dress: Dress, kind: int, length: int) -> tuple[float, float, float]:
    """The evidence for a form of other sounds but for its edits, as `weigh` gives it."""
    plain, per_length, *others = _same(dress, kind, Spelling.NEW, False, False, False)
    per_size, per_bearers = others
    return plain + per_length / max(length, 1), per_size, per_bearers


@lru_cache(maxsize=1 << 11)
def _same(
    dress: Dress, kind: int, spelling: Spelling, living: bool, same_reading: bool, same_k1: bool
) -> tuple[float, float, float, float]:
    """The evidence but for the edits: at any length, by 1 / length, by size, by bearers."""
    far = Distance(not same_reading, not same_k1, 0, 0)

    def logit(length: int, bearers: int, size: float) -> float:
        features = describe(dress, kind, spelling, far, length, bearers, size, living)
        return float(sum(map(mul, WEIGHTS, features)))

    short = logit(1, 1, 0.0)
    per_length = 2 * (short - logit(2, 1, 0.0))
    edits, *_ = _edits()
    own = edits[0] * far.reading + edits[1] * far.k1
    return (
        short - per_length,
        per_length - own,
        logit(1, 1, 1.0) - short,
        logit(1, 10, 0.0) - short,
    )


@lru_cache(maxsize=1)
def _edits() -> tuple[tuple[float, ...], float, float, float]:
    """The coefficients of a distance: of edits by 1 / length, of K2, of the rank, of the start."""
    by_name = dict(zip(FEATURES, WEIGHTS, strict=True))
    edits = tuple(by_name[f"{name} / length"] for name in _EDITS)
    return (
        edits,
        by_name["edits of K2"],
        by_name["rank of the reading"],
        by_name["first sound differs"],
    )


@lru_cache(maxsize=1)
def _slip() -> tuple[float, ...]:
    """The coefficients of a slip, of a slip by 1 / length, and by the size of the bearer."""
    return WEIGHTS[_SLIP : _SLIP + 5]


def bound(dress: Dress, edits: int, length: int, size: float, traits: int, slip: int = 0) -> float:
    """The best evidence that a form so many edits away, of so large a bearer, may have, if it is at
    best such a ``slip``. ``traits`` are those of `ukrnames.index.traits`, of one form or more."""
    many, kinds = divmod(traits, TENFOLD)
    lines, per_bearers = _lines(dress, edits, length, kinds, slip)
    return max([plain + per_size * size / 6 for plain, per_size in lines]) + per_bearers * many


@lru_cache(maxsize=1 << 13)
def _lines(
    dress: Dress, edits: int, length: int, kinds: int, slip: int
) -> tuple[list[tuple[float, float]], float]:
    """The best evidence by the size of the bearer, for each slope the highest line; and what ten
    times as many bearers add."""
    ways = _kindest(edits)
    ways += tuple(as_slip(far, slip) for far in ways if slip)
    highest: dict[float, float] = {}
    most = 0.0
    for kind in FormType:
        for far in ways if kinds & 1 << kind else ():
            plain, per_size, per_bearers = weigh(dress, kind, Spelling.NEW, far, length, False)
            most = max(most, per_bearers)
            highest[per_size] = max(plain, highest.get(per_size, plain))
    lines = [(plain, per_size) for per_size, plain in highest.items()]
    return lines or [(-inf, 0.0)], most


def _kindest(edits: int) -> tuple[Distance, ...]:
    """What so many edits may be at best: vowels, or consonants for near ones."""
    nearest = Distance(edits, edits, edits, 0)
    return nearest, nearest._replace(vowels=edits), nearest._replace(near=edits)


def forget() -> None:
    """Remember nothing of other coefficients."""
    for remembered in (_same, _edits, _slip, _lines, kindest_edits, without_edits):
        remembered.cache_clear()


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
    one_slip = far.slip in (CHANCE, TELLING)
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
        float(dress.script == "Cyrillic"),
        float(dress.script == "Cyrillic" and inexact),
        float(dress.script not in ALPHABETS),
        float(dress.script not in ALPHABETS and inexact),
        1 / n if inexact else 0.0,
        float(foreign and far.k1 > 0),
        float(foreign and dress.script not in ALPHABETS),
        float(dress.word and named),
        float(dress.word and not named and not foreign),
        float(dress.word and dress.lower and not foreign),
        float(kind == FormType.ALTERNATE) / n,
        float(one_slip),
        one_slip / n,
        size if one_slip else 0.0,
        float(far.slip == TELLING),
        float(far.slip == TWO),
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
    "Cyrillic",
    "Cyrillic, inexact",
    "other script",
    "other script, inexact",
    "1 / length, inexact",
    "foreign, of other sounds",
    "other script, foreign",
    "common word, exact name",
    "common word, no exact name",
    "common word, lower case",
    "alternate / length",
    "slip",
    "slip / length",
    "size, slip",
    "slip, letter put in or two swapped",
    "two slips",
    *(kind.name.lower() for kind in FormType),
)
SIZE, _SLIP = FEATURES.index("size"), FEATURES.index("slip")
_EDITS = (
    *("edits of the reading", "edits of K1", "edits of K2", "edits of K3f"),
    *("vowels dropped or added", "edits at the end", "near consonants", "far consonants"),
    "unwritten vowels",
)
