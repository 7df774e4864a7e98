"""From a query to the forms worth ranking: exact spellings, then keys, fine to coarse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from rapidfuzz.distance.Levenshtein import distance
from rapidfuzz.process import extract

from . import keys
from .index import Accepts, FormType, Index
from .inflect import Inflector

MAX_KEYS = 24  # K2 keys looked at for one query
MAX_FORMS = 40  # and forms under each
NAMED = (FormType.OFFICIAL, FormType.UNIT, FormType.ADJECTIVE)
_DECISIVE = frozenset({*NAMED, FormType.COGNATE, FormType.ALIAS})
_ABJADS = frozenset({"Arabic", "Hebrew", "Devanagari"})  # or the a in a consonant, of the last
MISSING_IS_FREE = (0, 1, 1)  # insertion, deletion, substitution


class Reading(NamedTuple):
    """One reading of the query, with its keys."""

    sounds: str
    k1: str
    k2: str
    k3f: str


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
    word: bool = False  # a common word, with nothing beside it that speaks for a name

    @property
    def vowels_written(self) -> bool:
        return self.script not in _ABJADS


def with_keys(sounds: Iterable[str]) -> list[Reading]:
    """Readings with their keys."""
    found = []
    for reading in sounds:
        k1 = keys.k1(reading)
        k2 = keys.k2(k1)
        found.append(Reading(reading, k1, k2, keys.k3f(k2)))
    return found


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
    costs = None if query.vowels_written else {"weights": MISSING_IS_FREE}
    for k2 in typed:
        limit = max(1, (len(k2) + 1) // 3)
        for key, edits, _ in extract(
            k2, choices, scorer=distance, scorer_kwargs=costs, score_cutoff=limit, limit=MAX_KEYS
        ):
            nearest[key] = min(edits, nearest.get(key, edits))
    return sorted(nearest, key=lambda key: (nearest[key], key))[:MAX_KEYS]
