"""From a query to the forms worth ranking: exact spellings, then keys, fine to coarse."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from rapidfuzz.distance.Levenshtein import distance
from rapidfuzz.process import extract

from . import keys
from .index import Accepts, FormType, Index, anything
from .inflect import Inflector

MAX_KEYS = 24  # K2 keys looked at for one query
MAX_COARSE = 100  # of these, from under one coarser key
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


_TABLES = (("exact", Known(Spelling.EXACT)), ("attested", Known(Spelling.ATTESTED)))


class Dress(NamedTuple):
    """How a query is written, whatever its sounds."""

    lower: bool  # no capital letter
    script: str
    word: bool = False  # a common word, with nothing beside it that speaks for a name

    @property
    def vowels_written(self) -> bool:
        return self.script not in _ABJADS


class Query:
    """What is looked up: the folded spelling, how it was dressed, its readings, which ``read``
    gives when they are needed. ``typed``: a type word stood beside it, as in "Luhansk Oblast".
    Without ``inflector`` the query is known to be spelled like no form, nor like a case of one."""

    __slots__ = ("_read", "_readings", "dress", "folded", "inflector", "typed")

    def __init__(
        self,
        folded: str,
        dress: Dress,
        typed: bool,
        inflector: Inflector | None,
        read: Callable[[], Iterable[str]],
    ) -> None:
        self.folded, self.dress, self.typed, self.inflector = folded, dress, typed, inflector
        self._read = read
        self._readings: list[Reading] | None = None

    @property
    def readings(self) -> list[Reading]:
        if self._readings is None:
            self._readings = with_keys(self._read())
        return self._readings


def with_keys(sounds: Iterable[str]) -> list[Reading]:
    """Readings with their keys."""
    found = []
    for reading in sounds:
        k1 = keys.k1(reading)
        k2 = keys.k2(k1)
        found.append(Reading(reading, k1, k2, keys.k3f(k2)))
    return found


def spelled(index: Index, query: Query, accepts: Accepts) -> tuple[dict[int, Known], bool]:
    """Numbers of the forms that are spelled like the query, how far that is known, and whether it
    is enough: an exact spelling needs no more, nor does another case of a name of ours."""
    found: dict[int, Known] = {}
    if query.inflector is None:
        return found, False
    for table, known in _TABLES:
        for number in index.forms(table, query.folded):
            if accepts is anything or any(accepts(index, e) for e in index.entities_of(number)):
                found.setdefault(number, known)
    if any(_decides(index, number) for number in found):
        return found, True
    for number, cases in query.inflector.forms(index, query.folded, accepts).items():
        found.setdefault(number, Known(Spelling.INFLECTED, cases))
    kinds = {number: index.type_of(number) for number in found}
    return found, any(
        kinds[number] == FormType.ADJECTIVE or (known.cases and kinds[number] != FormType.FOREIGN)
        for number, known in found.items()
    )


def _decides(index: Index, number: int) -> bool:
    """A name needs no look at other spellings. The adjective alone is the name of an oblast, as
    tables have it; of a smaller unit it may be the center's name in another case: Лисичанська."""
    kind = index.type_of(number)
    if kind == FormType.ADJECTIVE:
        return index.kind_of(index.entities_of(number)[0]) == "oblast"
    return kind in _DECISIVE


def near_keys(
    index: Index, query: Query, typed: Sequence[str], spelled_nearly: set[int]
) -> list[tuple[int, str, int]]:
    """Edits to the nearest of the K2 keys ``typed``, text and number of K2 keys, nearest first;
    of keys of names ``spelled_nearly`` so however far they are."""
    deletions = [left for k2 in typed if len(k2) > 2 for left in keys.deletions(k2)]
    numbers = index.left_by("near", deletions)
    coarser = dict.fromkeys([r.k3f for r in query.readings if r.k2 in typed])
    for k3f in coarser:
        if k3f:
            numbers.update(index.keys("k3f", k3f)[:MAX_COARSE])
    if not numbers:
        for k3f in coarser:
            if len(k3f) > 2:
                numbers.update(index.keys("k3", keys.k3(k3f))[:MAX_COARSE])
    choices = {number: index.key(number) for number in numbers}
    nearest: dict[int, tuple[int, str, int]] = {}
    costs = None if query.dress.vowels_written else {"weights": MISSING_IS_FREE}
    for k2 in typed:
        limit = max(1, (len(k2) + 1) // 3)
        for key, edits, number in extract(
            k2, choices, scorer=distance, scorer_kwargs=costs, score_cutoff=limit, limit=MAX_KEYS
        ):
            if number not in nearest or edits < nearest[number][0]:
                nearest[number] = edits, key, number
    found = sorted(nearest.values())[:MAX_KEYS]
    for number in spelled_nearly.difference(number for _, _, number in found) if typed else ():
        key = index.key(number)
        found.append((min([distance(k2, key) for k2 in typed]), key, number))
    return found
