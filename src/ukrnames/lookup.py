"""Look up the forms that a query may be: its spelling, its sounds, what is near them.

An exact spelling needs no more. Else coarser keys and keys with one sound dropped lead to K2 keys,
and the nearest of these to forms. Forms that can no longer matter beside the best are left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from math import inf, log10

from rapidfuzz.distance.Levenshtein import distance
from rapidfuzz.process import extract

from . import keys
from .index import FormType, Index
from .rank import (
    BESIDE_LIVING,
    DECISIVE,
    LIKELY_TRAITS,
    NEGLIGIBLE,
    SAME,
    SHADOW,
    UNLIKELY_TRAITS,
    Distance,
    Dress,
    Hit,
    Reading,
    Spelling,
    bound,
    measure,
    weigh,
)

MAX_KEYS = 24  # K2 keys looked at for one query
MAX_COARSE = 100  # K2 keys taken from under a coarser key
MAX_FORMS = 24  # and forms under each

Accepts = Callable[[Index, int], bool]


def anything(index: Index, entity: int) -> bool:
    """Accepts every entity."""
    return True


class Query:
    """What is looked up: the folded spelling, how it was dressed, its readings, which ``read``
    gives when they are needed. ``typed``: a type word stood beside it, as in "Luhansk Oblast"."""

    __slots__ = ("_read", "_readings", "dress", "folded", "typed")

    def __init__(
        self, folded: str, dress: Dress, typed: bool, read: Callable[[], Iterable[str]]
    ) -> None:
        self.folded, self.dress, self.typed = folded, dress, typed
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


def look_up(index: Index, query: Query, accepts: Accepts) -> list[Hit]:
    """Hits for a query among the entities that ``accepts`` lets in, unordered.

    An exact spelling needs no more; else forms that sound like the query are weighed, too.
    """
    weighing = _Weighing(index, query, accepts)
    found = _spelled(index, query, accepts)
    types = {number: index.type_of(number) for number in found}
    living = any(
        spelling == Spelling.EXACT and types[number] == FormType.OFFICIAL
        for number, spelling in found.items()
    )
    weighed = set()
    for number, spelling in found.items():
        bearers = index.entities_of(number)
        alike = types[number], spelling, bearers[0], len(bearers)
        if alike not in weighed:  # else it is another reading of the same
            weighed.add(alike)
            length = len(index.key_of_form(number))
            weighing.add(number, types[number], spelling, SAME, length, living)
    if DECISIVE.isdisjoint(types.values()):
        _weigh_sounding(weighing, found)
    return weighing.hits


def _spelled(index: Index, query: Query, accepts: Accepts) -> dict[int, Spelling]:
    """Numbers of the forms that are spelled like the query, and how far that is known."""
    found: dict[int, Spelling] = {}
    for table, spelling in (("exact", Spelling.EXACT), ("attested", Spelling.ATTESTED)):
        for number in index.forms(table, query.folded):
            if accepts is anything or any(accepts(index, e) for e in index.entities_of(number)):
                found.setdefault(number, spelling)
    return found


class _Weighing:
    """The hits for a query so far, and the evidence for the best."""

    __slots__ = ("_accepts", "best", "hits", "index", "query")

    def __init__(self, index: Index, query: Query, accepts: Accepts) -> None:
        self.index, self.query = index, query
        self._accepts = accepts
        self.hits: list[Hit] = []
        self.best = -NEGLIGIBLE

    def add(
        self,
        number: int,
        kind: int,
        spelling: Spelling,
        far: Distance,
        length: int,
        living: bool = False,
    ) -> float:
        """Weigh a form, unless all its bearers are unwanted; returns its evidence."""
        index, query = self.index, self.query
        if query.typed and kind in (FormType.UNIT, FormType.ADJECTIVE):
            kind = FormType.OFFICIAL  # the type word that it wants is there
        bearers = index.entities_of(number)
        if not (spelling or self._wants(bearers)):
            return -inf
        plain, per_size, per_bearers = weigh(query.dress, kind, spelling, far, length, living)
        logit = plain + per_size * index.size_of(bearers[0]) / 6
        if len(bearers) > 1:
            logit += per_bearers * log10(len(bearers))
        named = kind == FormType.OFFICIAL and spelling == Spelling.EXACT
        if living and not named and kind not in BESIDE_LIVING:
            logit -= SHADOW
        if logit > self.best:
            self.best = logit
        elif logit < self.best - NEGLIGIBLE and not spelling:
            return logit
        hit = Hit(index, number, kind, spelling, far, logit, query.dress, length, living)
        self.hits.append(hit)
        return logit

    def add_key(self, number: int, k2: str, edits: int, known: Container[int]) -> None:
        """Weigh forms under a K2 key that is so many edits from the nearest readings: of each
        bearer those that may say more than the ones before."""
        index, k3f, length = self.index, keys.k3f(k2), len(k2)
        nearest = [
            (rank_, distance(reading.k3f, k3f), reading)
            for rank_, reading in enumerate(self.query.readings)
            if reading.k2 == k2 or (edits and distance(reading.k2, k2) == edits)
        ]
        distances: dict[tuple[str, str], Distance] = {}
        best_of: dict[int, float] = {}
        for form in index.forms_of_key(number)[:MAX_FORMS]:
            bearer = index.bearer_of(form)
            least = max(best_of.get(bearer, -inf), self.best - NEGLIGIBLE)
            size, traits = index.size_of(bearer), index.traits_of_form(form)
            if self.most(edits, length, size, traits) <= least or form in known:
                continue
            sounds, k1, kind = index.sounds_of_form(form)
            far = distances.get((sounds, k1))
            if far is None:
                far = distances[sounds, k1] = measure(nearest, sounds, k1, k2, edits)
            best_of[bearer] = max(self.add(form, kind, Spelling.NEW, far, length), least)

    def _wants(self, entities: Sequence[int]) -> bool:
        accepts, index = self._accepts, self.index
        return accepts is anything or any(accepts(index, entity) for entity in entities)

    def has_rivals(self, number: int, length: int) -> bool:
        """Whether something near a K2 key is large enough to be meant instead."""
        likely, unlikely = self.index.rivals_of_key(number)
        return (
            max(
                self.most(1, length, likely, LIKELY_TRAITS),
                self.most(1, length, unlikely, UNLIKELY_TRAITS),
            )
            > self.best - NEGLIGIBLE
        )

    def most(self, edits: int, length: int, size: float, traits: int) -> float:
        """The best evidence that a form so far away may have."""
        if self.query.typed:
            traits |= 1 << FormType.OFFICIAL
        return bound(self.query.dress, edits, length, size, traits)


def _weigh_sounding(weighing: _Weighing, known: Container[int]) -> None:
    """Weigh forms that sound like the query: those that sound the same, then, if their neighbors
    are large enough to be meant, near ones, the nearest first."""
    index = weighing.index
    typed = list(dict.fromkeys(reading.k2 for reading in weighing.query.readings if reading.k2))
    numbers = [(index.key_number(k2), k2) for k2 in typed]
    same = [(number, k2) for number, k2 in numbers if number >= 0]
    for number, k2 in same:
        weighing.add_key(number, k2, 0, known)
    if same and not any(weighing.has_rivals(number, len(k2)) for number, k2 in same):
        return
    done = {number for number, _ in same}
    near = [
        (weighing.most(edits, len(k2), *index.size_and_traits_of_key(number)), edits, k2, number)
        for edits, k2, number in _near_keys(index, weighing.query, typed)
        if number not in done
    ]
    near.sort(reverse=True)
    for most, edits, k2, number in near:
        if most < weighing.best - NEGLIGIBLE:
            break
        weighing.add_key(number, k2, edits, known)


def _near_keys(index: Index, query: Query, typed: Sequence[str]) -> list[tuple[int, str, int]]:
    """Edits to the nearest reading, text and number of K2 keys, nearest first."""
    numbers = index.near_keys(
        deletion for k2 in typed if len(k2) > 2 for deletion in keys.deletions(k2)
    )
    for k3f in dict.fromkeys(reading.k3f for reading in query.readings):
        if k3f:
            numbers.update(index.keys("k3f", k3f)[:MAX_COARSE])
    if not numbers:
        for k3f in dict.fromkeys(reading.k3f for reading in query.readings):
            if len(k3f) > 2:
                numbers.update(index.keys("k3", keys.k3(k3f))[:MAX_COARSE])
    choices = {number: index.key(number) for number in numbers}
    nearest: dict[int, tuple[int, str, int]] = {}
    for k2 in typed:
        limit = max(1, (len(k2) + 1) // 3)
        for key, edits, number in extract(
            k2, choices, scorer=distance, score_cutoff=limit, limit=MAX_KEYS
        ):
            if number not in nearest or edits < nearest[number][0]:
                nearest[number] = edits, key, number
    return sorted(nearest.values())[:MAX_KEYS]
