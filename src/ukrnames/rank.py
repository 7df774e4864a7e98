"""Weigh the evidence for each form: how far its reading is from the query's, and what it is.

The distance is taken at four finenesses (the readings themselves and the keys K1, K2, K3f), so a
confusion that a key forgives costs little and a foreign consonant costs at every level: `haidai`
and `gaidai` differ in the first only, `haidai` and `hnidai` in all four.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from math import log10
from operator import mul
from typing import NamedTuple

from rapidfuzz.distance.Levenshtein import distance, editops
from rapidfuzz.process import extract

from . import keys
from .index import Accepts, FormType, Index
from .inflect import Inflector
from .weights import WEIGHTS

MAX_KEYS = 24  # K2 keys looked at for one query
MAX_FORMS = 40  # and forms under each


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


def with_keys(sounds: Iterable[str]) -> list[Reading]:
    """Readings with their keys."""
    found = []
    for reading in sounds:
        k1 = keys.k1(reading)
        k2 = keys.k2(k1)
        found.append(Reading(reading, k1, k2, keys.k3f(k2)))
    return found


class Spelling(IntEnum):
    """What is known of a query as a spelling of a form."""

    NEW = 0
    ATTESTED = 1  # GeoNames lists it
    EXACT = 2
    INFLECTED = 3  # another case of an exact spelling


class Known(NamedTuple):
    """How far a spelling of a form is known, and in which cases it may stand."""

    spelling: Spelling
    cases: int = 0


class Query(NamedTuple):
    """What is looked up: the folded spelling, its readings, how it was dressed."""

    folded: str
    readings: Sequence[Reading]
    lower: bool  # no capital letter
    script: str
    typed: bool  # a type word stood beside it: "Luhansk" of "Luhansk Oblast"
    inflector: Inflector


def look_up(index: Index, query: Query, accepts: Accepts) -> dict[int, Known]:
    """Numbers of the forms worth ranking, and how far the query's spelling of them is known.

    An exact spelling needs no more, nor does another case of one; else the coarser keys and the
    near ones lead to K2 keys, and the nearest of these to forms.
    """
    found: dict[int, Known] = {}
    for table in (Spelling.EXACT, Spelling.ATTESTED):
        for number in index.forms(table.name.lower(), query.folded):
            if any(accepts(index, entity) for entity in index.entities_of(number)):
                found.setdefault(number, Known(table))
    if any(_decides(index, number) for number in found):
        return found
    for number, cases in query.inflector.forms(index, query.folded, accepts).items():
        found.setdefault(number, Known(Spelling.INFLECTED, cases))
    if any(known.cases or index.type_of(n) == FormType.ADJECTIVE for n, known in found.items()):
        return found
    for key in _near_keys(index, query):
        for number in index.forms("k2", key)[:MAX_FORMS]:
            found.setdefault(number, Known(Spelling.NEW))
    return found


def _decides(index: Index, number: int) -> bool:
    """A name needs no look at other spellings. The adjective alone is the name of an oblast, as
    tables have it; of a smaller unit it may be the center's name in another case: Лисичанська."""
    kind = index.type_of(number)
    if kind == FormType.ADJECTIVE:
        return index.kind_of(index.entities_of(number)[0]) == "oblast"
    return kind in _DECISIVE


def _near_keys(index: Index, query: Query) -> list[str]:
    """K2 keys near a reading of the query, nearest first."""
    known: dict[str, None] = {}
    typed = list(dict.fromkeys(reading.k2 for reading in query.readings if reading.k2))
    for reading in query.readings:
        if reading.k3f:
            known.update(dict.fromkeys(index.keys("k3f", reading.k3f)))
    for k2 in typed:
        if len(k2) > 2:
            for deletion in keys.deletions(k2):
                known.update(dict.fromkeys(index.near_keys(deletion)))
    if not known:
        for k3f in dict.fromkeys(reading.k3f for reading in query.readings):
            if len(k3f) > 2:
                known.update(dict.fromkeys(index.keys("k3", keys.k3(k3f))))
    choices = list(known)
    nearest: dict[str, int] = {}
    for k2 in typed:
        limit = max(1, (len(k2) + 1) // 3)
        for key, edits, _ in extract(
            k2, choices, scorer=distance, score_cutoff=limit, limit=MAX_KEYS
        ):
            nearest[key] = min(edits, nearest.get(key, edits))
    return sorted(nearest, key=lambda key: (nearest[key], key))[:MAX_KEYS]


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
        far = _SAME if spelling else _distance(query.readings, sounds, k1, k2)
        if far is not None:
            bearers = index.entities_of(number)
            size = index.size_of(bearers[0]) / 6
            # A name is declined in running text, where it is its largest bearer that is spoken of.
            weighed = _CASED.get(kind, kind) if cases else kind
            written = Spelling.EXACT if cases else spelling
            many = 1 if cases else len(bearers)
            features = _describe(query, weighed, written, far, len(k2), many, size, living)
            logit = sum(map(mul, WEIGHTS, features))
            if cases:
                logit -= _CASE_OF_WORD if query.lower else _CASE
            named = kind == FormType.OFFICIAL and spelling == Spelling.EXACT
            if living and not named and kind not in _BESIDE_LIVING:
                logit -= _SHADOW
            hits.append(Hit(index, number, kind, spelling, far, features, logit, cases))
    return hits


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
        float(query.script not in _ALPHABETS),
        float(query.script not in _ALPHABETS and inexact),
        *types,
    )


_ALPHABETS = frozenset({"Latin", "Cyrillic"})
_SAME = Distance(0, 0, 0, 0)
_VOWELS = frozenset("aeiouy")
_CLASS = {
    sound: group for group in ("szSZcC", "hxk", "bp", "dt", "vf", "lr", "mn") for sound in group
}
NAMED = (FormType.OFFICIAL, FormType.UNIT, FormType.ADJECTIVE)
_DECISIVE = frozenset({*NAMED, FormType.COGNATE, FormType.ALIAS})
# A name in another case is a little less sure than in the nominative; in lower case it is more
# likely a word. An irregular Russian form counts like a regular one.
_CASE, _CASE_OF_WORD = 1.5, 7.0
_CASED: dict[int, int] = {FormType.ALIAS: FormType.COGNATE}
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
