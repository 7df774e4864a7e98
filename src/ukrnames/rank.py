"""Weigh the evidence for each form that a query may be: its spelling, its sounds, what it is.

Forms that can no longer matter beside the best are left alone.
"""

from __future__ import annotations

from collections.abc import Container
from math import inf, log10
from typing import NamedTuple

from .distance import SAME, Distance, as_slip, measure, measure_unwritten, nearest
from .features import (
    ALPHABETS,
    FEATURES,
    LIKELY_TRAITS,
    UNLIKELY_TRAITS,
    bound,
    describe,
    kindest_edits,
    of_edits,
    of_slip,
    weigh,
    without_edits,
)
from .index import Accepts, FormType, Index, anything, traits
from .lookup import Dress, Known, Query, Reading, Spelling, near_keys, spelled
from .slips import TELLING, Slips

# K2 keys of a query in Latin or Cyrillic letters whose neighbors are looked for, when none of them
# has forms.
MAX_TYPED = 6
MAX_FORMS = 64  # looked at under each K2 key
# A form whose evidence is this far below that of the best, or of "none of ours", changes no
# probability by 0.3 %.
_NEGLIGIBLE = 6.0
_HOPELESS = -12.0  # evidence that counts for nothing even if there is no better
# A name in another case stands in running text, where the large are spoken of more than the small,
# and those of Ukraine more than others, by those who ask for its names; in lower case it is more
# likely a word.
_CASE, _CASE_OF_WORD, _ABROAD = 3.4, 4.5, 1.5
_SIZE_IN_TEXT = 2.5
# For each power of ten that a city of ours is larger than a foreign place which is spelled so, too.
_OUTWEIGHED = 2.0
_LIVING = (FormType.OFFICIAL, FormType.COGNATE)
_OTHER_LANGUAGES = (FormType.COGNATE, FormType.ALIAS, FormType.ALTERNATE)
# What is spelled exactly like a living official name is that name; other names of ours stay in
# sight as candidates.
_SHADOW = 6.0
_BESIDE_LIVING = (FormType.PART, FormType.FOREIGN)
NOTHING = (0.0,) * len(FEATURES)
_TYPED = (FormType.UNIT, FormType.ADJECTIVE)  # types that want a type word
_NEW = Known(Spelling.NEW)


def negligible(best: float) -> float:
    """The evidence below which a form does not matter beside the best, "none of ours" being 0."""
    return min(best, max(best, 0.0) - _NEGLIGIBLE)


class Hit(NamedTuple):
    """A form that may be meant; ``logit`` is its evidence against "none of ours"."""

    source: Index
    form: int
    type: int
    spelling: Spelling
    distance: Distance
    logit: float
    cases: int = 0  # which the query may be of the form (`ukrnames.inflect`); 0: the nominative
    weighed: tuple[Dress, int, bool] | None = None  # by the model, with these arguments

    @property
    def features(self) -> tuple[float, ...]:
        """The evidence as numbers, in the order of `ukrnames.features.FEATURES`."""
        if self.weighed is None:
            return NOTHING
        dress, length, living = self.weighed
        bearers = self.source.entities_of(self.form)
        kind, written, many = _weighed(dress, self.type, self.spelling, self.cases, len(bearers))
        size = self.source.size_of(bearers[0]) / 6
        return describe(dress, kind, written, self.distance, length, many, size, living)


def _weighed(
    dress: Dress, kind: int, spelling: Spelling, cases: int, bearers: int
) -> tuple[int, Spelling, int]:
    """What a form is weighed as: type, spelling and number of bearers. A name is declined in
    running text, where it is its largest bearer that is spoken of. The irregular forms of other
    languages are declined like the regular ones, and Latin letters do not tell languages apart."""
    if not cases:
        return kind, spelling, bearers
    if kind in _OTHER_LANGUAGES:
        kind = FormType.OFFICIAL if dress.script == "Latin" else FormType.COGNATE
    return kind, Spelling.EXACT, 1


def rank(index: Index, query: Query, accepts: Accepts) -> list[Hit]:
    """Hits for a query among the entities that ``accepts`` lets in, unordered.

    An exact spelling needs no more; else forms that sound like the query are weighed, too.
    """
    weighing = _Weighing(index, query, accepts)
    found, enough = spelled(index, query, accepts)
    types = {number: index.type_of(number) for number in found}
    weighing.living = any(
        known.spelling == Spelling.EXACT and types[number] == FormType.OFFICIAL
        for number, known in found.items()
    )
    weighing.city = max(
        [_size_of_city(index, n) for n in found if types[n] != FormType.FOREIGN], default=0.0
    )
    weighed = set()
    for number, known in found.items():
        bearers = index.entities_of(number)
        alike = types[number], known, bearers[0], len(bearers)
        if alike not in weighed:  # else it is another reading of the same
            weighed.add(alike)
            weighing.add(number, types[number], known, SAME, len(index.key_of_form(number)))
    if not enough:
        _weigh_sounding(weighing, found)
    return weighing.hits


def _size_of_city(index: Index, form: int) -> float:
    bearer = index.entities_of(form)[0]
    return index.size_of(bearer) if index.is_city(bearer) else 0.0


class _Weighing:
    """The hits for a query so far, the evidence for the best, and the least that matters."""

    __slots__ = (
        "_accepts",
        "best",
        "city",
        "hits",
        "index",
        "least",
        "likeliest",
        "living",
        "query",
        "slips",
    )

    def __init__(self, index: Index, query: Query, accepts: Accepts) -> None:
        self.index, self.query = index, query
        self._accepts = accepts
        self.hits: list[Hit] = []
        self.best = self.least = _HOPELESS
        self.living = False
        self.city = 0.0  # size of the largest of ours that is spelled like the query
        self.slips = Slips(index, query.folded, query.dress.script)
        self.likeliest: list[tuple[int, Reading]] = []  # with their ranks; keys near these are near

    def add(self, number: int, kind: int, known: Known, far: Distance, length: int) -> float:
        """Weigh a form, unless all its bearers are unwanted; returns its evidence."""
        index, dress, (spelling, cases) = self.index, self.query.dress, known
        if self.query.typed and kind in _TYPED:
            kind = FormType.OFFICIAL  # the type word that it wants is there
        if not (spelling or self._accepts is anything or self._accepted(number)):
            return -inf
        bearers = index.entities_of(number)
        like, written, many = _weighed(dress, kind, spelling, cases, len(bearers))
        plain, per_size, per_bearers = weigh(dress, like, written, far, length, self.living)
        size = index.size_of(bearers[0]) / 6
        logit = plain + per_size * size + per_bearers * log10(many)
        if cases:
            logit += _SIZE_IN_TEXT * size - (_CASE_OF_WORD if dress.lower else _CASE)
            logit -= _ABROAD * (kind == FormType.FOREIGN)
        named = kind == FormType.OFFICIAL and spelling == Spelling.EXACT
        if self.living and not named and kind not in _BESIDE_LIVING:
            logit -= _SHADOW
        if kind == FormType.FOREIGN:
            logit -= _OUTWEIGHED * max(self.city - 6 * size, 0.0)
        if self._counts(logit) or spelling:
            weighed = dress, length, self.living
            self.hits.append(Hit(index, number, kind, spelling, far, logit, cases, weighed))
        return logit

    def add_key(self, number: int, k2: str, edits: int, known: Container[int]) -> None:
        """Weigh forms under a K2 key that is so many edits from the nearest readings: of each
        bearer those that may say more than the ones before."""
        index, readings, length = self.index, self.query.readings, len(k2)
        vowels_written = self.query.dress.vowels_written
        from_ = nearest(enumerate(readings), k2, edits) if vowels_written else []
        distances: dict[tuple[str, str], Distance | None] = {}
        best_of: dict[int, float] = {}
        for form, kind, bearer, size, count in index.shapes_of_key(number, MAX_FORMS):
            least = max(best_of.get(bearer, -inf), self.least)
            most = self.most(edits, length, size, traits(kind, count))
            if most <= least or form in known:
                continue
            sounds, k1, _ = index.sounds_of_form(form)
            if (sounds, k1) not in distances:
                distances[sounds, k1] = (
                    measure(from_, sounds, k1, edits)
                    if vowels_written
                    else measure_unwritten(readings, sounds, k1, k2)
                )
            far = distances[sounds, k1]
            if far is not None:
                best_of[bearer] = max(self.add(form, kind, _NEW, far, length), least)

    def add_near(
        self, number: int, k2: str, edits: int, known: Container[int], best_slip: int
    ) -> None:
        """Weigh forms under a K2 key that is near, as `add_key` does, in a script that writes
        vowels: there all evidence but that of the edits is known before they are looked at."""
        index, dress, length, typed = self.index, self.query.dress, len(k2), self.query.typed
        from_ = nearest(self.likeliest, k2, edits)
        kindest = max(
            [kindest_edits(edits, length, k3f, rank, first) for rank, k3f, _, first in from_]
        )
        measured: dict[tuple[str, str], tuple[Distance, float]] = {}
        best_of: dict[int, float] = {}
        for form, kind, bearer, size, count in index.shapes_of_key(number, MAX_FORMS):
            like = FormType.OFFICIAL if typed and kind in _TYPED else kind
            plain, per_size, per_bearers = without_edits(dress, like, length)
            plain += per_size * size / 6 + per_bearers * log10(count)
            least = max(best_of.get(bearer, -inf), self.least)
            most = plain + kindest
            if best_slip:
                most += max(of_slip(best_slip, length, size), 0.0)
            if most <= least or form in known:
                continue
            if not (self._accepts is anything or self._accepted(form)):
                continue
            sounds, k1, _ = index.sounds_of_form(form)
            if (sounds, k1) not in measured:
                far = measure(from_, sounds, k1, edits)
                measured[sounds, k1] = far, of_edits(far, length)
            far, of_these = measured[sounds, k1]
            logit = plain + of_these
            if best_slip and (slip := self.slips.of(kind, bearer)):
                far = as_slip(far, slip)
                logit = plain + of_edits(far, length) + of_slip(slip, length, size)
            best_of[bearer] = max(logit, least)
            if self._counts(logit):
                weighed = dress, length, False
                self.hits.append(Hit(index, form, like, Spelling.NEW, far, logit, 0, weighed))

    def _counts(self, logit: float) -> bool:
        """Whether so much evidence matters beside the best, which it may be itself."""
        if logit > self.best:
            self.best, self.least = logit, max(negligible(logit), _HOPELESS)
        return logit >= self.least

    def _accepted(self, form: int) -> bool:
        return any(self._accepts(self.index, entity) for entity in self.index.entities_of(form))

    def has_rivals(self, number: int, length: int) -> bool:
        """Whether something near a K2 key is large enough to be meant instead."""
        likely, unlikely = self.index.rivals_of_key(number)
        most = max(
            self.most(1, length, likely, LIKELY_TRAITS),
            self.most(1, length, unlikely, UNLIKELY_TRAITS),
        )
        return most > self.least

    def sounds_alike(self) -> bool:
        """Whether a name of ours sounds like the query, but for consonants that conventions write
        alike (h is г or х): then no slip need explain it."""
        return any(
            hit.type in _LIVING
            and not hit.spelling
            and (
                hit.distance.k1 == 0
                or (hit.distance.k2 == 0 and hit.distance.k1 == hit.distance.near)
            )
            for hit in self.hits
        )

    def most(self, edits: int, length: int, size: float, shape: int, slip: int = 0) -> float:
        """The best evidence that a form of these `traits` so far away may have, at best a slip."""
        if not self.query.dress.vowels_written:
            return inf  # there edits say little
        if self.query.typed:
            shape |= 1 << FormType.OFFICIAL
        return bound(self.query.dress, edits, length, size, shape, slip)


def _weigh_sounding(weighing: _Weighing, known: Container[int]) -> None:
    """Weigh forms that sound like the query: those that sound the same, then, if their neighbors
    are large enough to be meant, near ones, the likeliest first."""
    index = weighing.index
    query = weighing.query
    typed = list(dict.fromkeys([reading.k2 for reading in query.readings if reading.k2]))
    same = [(number, k2) for k2 in typed if (number := index.key_number(k2)) >= 0]
    for number, k2 in same:
        weighing.add_key(number, k2, 0, known)
    all_known = bool(same) and len(same) == len(typed)
    if all_known and not any(weighing.has_rivals(number, len(k2)) for number, k2 in same):
        return
    slips, otherwise = set[int](), 0
    if not weighing.sounds_alike():
        slips, otherwise = weighing.slips.keys(), weighing.slips.of_others()
    if not same and query.dress.script in ALPHABETS:
        typed = typed[:MAX_TYPED]
    weighing.likeliest = [(n, r) for n, r in enumerate(query.readings) if r.k2 in typed]
    done = {number for number, _ in same}
    near = []
    for edits, k2, number in near_keys(index, query, typed, slips):
        if number not in done:
            slip = TELLING if number in slips else otherwise
            size, shape = index.size_and_traits_of_key(number)
            near.append((weighing.most(edits, len(k2), size, shape, slip), edits, k2, number, slip))
    near.sort(key=lambda key: -key[0])
    for most, edits, k2, number, slip in near:
        if most < weighing.least:
            break
        if edits and query.dress.vowels_written:
            weighing.add_near(number, k2, edits, known, slip)
        else:
            weighing.add_key(number, k2, edits, known)
