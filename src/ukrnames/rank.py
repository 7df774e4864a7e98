"""Weigh the evidence for each form: how far its reading is from the query's, and what it is.

The distance is taken at four finenesses (the readings themselves and the keys K1, K2, K3f), so a
confusion that a key forgives costs little and a foreign consonant costs at every level: `haidai`
and `gaidai` differ in the first only, `haidai` and `hnidai` in all four.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log10
from operator import mul
from typing import NamedTuple

from rapidfuzz.distance.Levenshtein import distance, editops

from . import keys
from .index import Accepts, FormType, Index
from .lookup import MISSING_IS_FREE, NAMED, Query, Reading, Spelling, look_up
from .weights import WEIGHTS


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
    unwritten: int = 0  # vowels of the form that the query's script need not write


class Hit(NamedTuple):
    """A form that may be meant; ``logit`` is its evidence against "none of ours"."""

    source: Index
    form: int
    type: int
    spelling: Spelling
    distance: Distance
    features: tuple[float, ...]
    logit: float
    cases: int = 0  # which the query may be of the form (`ukrnames.inflect`); 0: the nominative


def rank(index: Index, query: Query, accepts: Accepts) -> list[Hit]:
    """Hits for a query among the entities that ``accepts`` lets in, unordered."""
    hits = []
    found = look_up(index, query, accepts)
    living = any(
        known.spelling == Spelling.EXACT and index.type_of(number) == FormType.OFFICIAL
        for number, known in found.items()
    )
    for number, (spelling, cases) in found.items():
        sounds, k1, k2, kind = index.form(number)
        if query.typed and kind in (FormType.UNIT, FormType.ADJECTIVE):
            kind = FormType.OFFICIAL  # the type word that it wants is there
        far = _SAME if spelling else _distance_of(query, sounds, k1, k2)
        if far is not None:
            bearers = index.entities_of(number)
            size = index.size_of(bearers[0]) / 6
            # A name is declined in running text, where it is its largest bearer that is spoken of.
            weighed = _regular(query, kind) if cases else kind
            written = Spelling.EXACT if cases else spelling
            many = 1 if cases else len(bearers)
            features = _describe(query, weighed, written, far, len(k2), many, size, living)
            logit = sum(map(mul, WEIGHTS, features))
            if cases:
                logit += _SIZE_IN_TEXT * size - (_CASE_OF_WORD if query.lower else _CASE)
            named = kind == FormType.OFFICIAL and spelling == Spelling.EXACT
            if living and not named and kind not in _BESIDE_LIVING:
                logit -= _SHADOW
            hits.append(Hit(index, number, kind, spelling, far, features, logit, cases))
    return hits


def _distance_of(query: Query, sounds: str, k1: str, k2: str) -> Distance | None:
    """From the nearest reading; in a script that need not write vowels, to the form without the
    vowels that this reading leaves out."""
    if query.vowels_written or not query.readings:
        return _distance(query.readings, sounds, k1, k2)
    k3f = keys.k3f(k2)
    edits = [
        distance(reading.k2, k2, weights=MISSING_IS_FREE) + distance(reading.k3f, k3f)
        for reading in query.readings
    ]
    rank_ = edits.index(min(edits))
    written = _as_written(query.readings[rank_].sounds, sounds)
    k1 = keys.k1(written)
    far = _distance([query.readings[rank_]], written, k1, keys.k2(k1))
    return far and far._replace(rank=rank_, unwritten=len(sounds) - len(written))


def _as_written(typed: str, known: str) -> str:
    """``known`` without the vowels that ``typed`` leaves out; the last one is always written."""
    dropped = {
        edit.dest_pos
        for edit in editops(typed, known)
        if edit.tag == "insert" and known[edit.dest_pos] in _VOWELS
    } - {len(known) - 1}
    return "".join(sound for at, sound in enumerate(known) if at not in dropped)


def _regular(query: Query, kind: int) -> int:
    """What a declined form counts like: the irregular forms of other languages are declined like
    the regular ones, and Latin letters do not tell the languages apart."""
    if kind not in _OTHER_LANGUAGES:
        return kind
    return FormType.OFFICIAL if query.script == "Latin" else FormType.COGNATE


def _distance(readings: Sequence[Reading], sounds: str, k1: str, k2: str) -> Distance | None:
    """From the nearest reading; None when all are too far to consider."""
    limit = max(1, len(k2) // 3)
    edits = [distance(reading.k2, k2, score_cutoff=limit) for reading in readings]
    least = min(edits, default=limit + 1)
    if least > limit:
        return None
    k3f = keys.k3f(k2)
    _, rank_, nearest = min(
        (distance(reading.sounds, sounds) + distance(reading.k1, k1), number, reading)
        for number, reading in enumerate(readings)
        if edits[number] == least
    )
    counts = _kinds_of_edits(nearest.k1, k1)
    return Distance(
        distance(nearest.sounds, sounds),
        distance(nearest.k1, k1),
        least,
        distance(nearest.k3f, k3f),
        *counts,
        rank_,
        nearest.k2[:1] != k2[:1],
    )


def _kinds_of_edits(typed: str, known: str) -> tuple[int, int, int, int]:
    """Vowels dropped or added, edits at the end, near and far consonants between two K1 keys."""
    vowels = endings = near = far = 0
    for edit in editops(typed, known):
        left, right = typed[edit.src_pos : edit.src_pos + 1], known[edit.dest_pos :][:1]
        sounds = {"insert": right, "delete": left}.get(edit.tag, left + right)
        endings += edit.dest_pos >= len(known) - 2
        if all(sound in _VOWELS for sound in sounds):
            vowels += edit.tag != "replace"
        elif edit.tag == "replace" and _CLASS.get(left, left) == _CLASS.get(right, right):
            near += 1
        else:
            far += 1
    return vowels, endings, near, far


def _describe(
    query: Query,
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
        float(query.lower and not named),
        float(query.lower and inexact),
        float(query.script == "Cyrillic"),
        float(query.script == "Cyrillic" and inexact),
        float(query.script not in ALPHABETS),
        float(query.script not in ALPHABETS and inexact),
        1 / n if inexact else 0.0,
        float(foreign and far.k1 > 0),
        1 / n if foreign else 0.0,
        float(foreign and query.script not in ALPHABETS),
        float(query.word and named),
        float(query.word and not named and not foreign),
        float(query.word and query.lower and not foreign),
        float(kind == FormType.ALTERNATE) / n,
        *types,
    )


ALPHABETS = frozenset({"Latin", "Cyrillic"})
_SAME = Distance(0, 0, 0, 0)
_VOWELS = frozenset("aeiouy")
_CLASS = {
    sound: group for group in ("szSZcC", "hxk", "bp", "dt", "vf", "lr", "mn") for sound in group
}
# A name in another case stands in running text, where the large are spoken of more than the small;
# in lower case it is more likely a word.
_CASE, _CASE_OF_WORD = 4.8, 10.3
_SIZE_IN_TEXT = 4.0
_OTHER_LANGUAGES = (FormType.COGNATE, FormType.ALIAS, FormType.ALTERNATE)
# What is spelled exactly like a living official name is that name; other names of ours stay in
# sight as candidates.
_SHADOW = 6.0
_BESIDE_LIVING = (FormType.PART, FormType.FOREIGN)
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
