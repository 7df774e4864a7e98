"""From a bare name to the names that it may stand for: read, look up, rank, gather."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import partial

from . import decide
from .beside import strongest_first
from .clean import fold
from .index import FOREIGN, Accepts, Index, anything
from .inflect import Inflector
from .lookup import Dress, Query
from .match import DEFAULT_MIN_SCORE
from .options import Options
from .persons import People
from .phrase import UNITS
from .rank import Hit, rank
from .read import Reader, script
from .ready import Ready, bearer_in

_CAPITALS, _WORD, _GIVEN, _FEWER, _SLIP = 2.0, 9.0, 4.0, 3.0, 3.0  # logits
_LEAST_CENTER = 5.0  # size of a foreign city that a unit may be named after
_NAMED_FOR_CENTERS = UNITS | {"region"}
_SETTLEMENT = frozenset({"settlement"})
_RIVALED = frozenset({"settlement", "oblast", "region", "person"})  # kinds foreign names have


class Search:
    """Finds names in all indexes; what an overlay has of an entity stands for what we have."""

    def __init__(
        self,
        reader: Reader,
        inflector: Inflector,
        people: People,
        ready: Ready,
        indexes: Sequence[Index],
        overlaid: Mapping[str, decide.Place],
    ) -> None:
        self._reader, self._inflector, self._people = reader, inflector, people
        self._ready = ready
        self._indexes, self._overlaid = indexes, overlaid

    def find(
        self, name: str, kinds: frozenset[str], within: frozenset[str], options: Options
    ) -> decide.Verdict:
        """What a bare name means among things of these kinds (none: any) in these units."""
        accepts = _accepts(kinds, within)
        bare = not kinds and not within
        typed = _is_typed(kinds)
        lang, day = options.lang, options.day
        settles = lang is None and name != options.unsettled
        return decide.judge(self.groups(name, accepts, typed, lang, day, bare, settles))

    def named(
        self, name: str, kinds: frozenset[str], within: frozenset[str], options: Options
    ) -> decide.Verdict:
        """What bears the name; or the unit whose center does: ``Kiev Oblast``."""
        verdict = self.find(name, kinds, within, options)
        if (
            kinds
            and kinds <= _NAMED_FOR_CENTERS
            and decide.certainty(verdict, True) < decide.SPELLED
        ):
            center = self.find(name, _SETTLEMENT, frozenset(), options)
            if center.best and decide.promise(center) > (True, DEFAULT_MIN_SCORE):
                found = self.find(center.best.english, kinds, within, options)
                found = found._replace(score=found.score * center.score)
                return max(verdict, found, key=decide.promise)
        return verdict

    def groups(
        self,
        name: str,
        accepts: Accepts = anything,
        typed: bool = False,
        lang: str | None = None,
        day: int | None = None,
        bare: bool = True,
        settles: bool = False,
    ) -> list[decide.Group]:
        """Names that a cleaned, bare name may stand for, strongest first. ``settles``: its sound
        may settle that."""
        folded = fold(name)
        lower = name == name.lower() and name != name.upper()
        said = self._inflector.ungoverned(folded) if lower else folded
        word = bare and self._is_word(said, lower)
        dress = Dress(lower, script(folded), word)
        read = partial(self._reader.read, folded, lang)
        query = Query(folded, dress, typed, self._inflector, read)
        accepts = self._without_barred(folded, accepts)
        settled = self._settled(query, name, accepts) if settles else query
        base = self._indexes[-1]
        hits: list[Hit] = []
        for index in self._indexes:
            hits += rank(index, settled if index is base else query, accepts)
        hits.sort(key=lambda hit: -hit.logit)
        groups = decide.group_hits(hits, accepts, day, self._overlaid)
        groups = _by_capitals(groups, name, folded)
        if " " in folded:
            groups = _no_slip_in_one_word(groups, folded)
        if dress.lower and bare:
            groups = _in_small_letters(groups, dress)
        return self._people.refine(groups, name, settled, accepts, lang)

    def _is_word(self, folded: str, lower: bool) -> bool:
        """A common word; in small letters also one that marks were put on: naïve."""
        base = self._indexes[-1]
        if base.is_word(folded) or not lower or folded.isascii() or script(folded) != "Latin":
            return base.is_word(folded)
        letters = unicodedata.normalize("NFD", folded)
        return base.is_word("".join(char for char in letters if char.isalpha()))

    def _settled(self, query: Query, name: str, accepts: Accepts) -> Query:
        """The query, as if it had no other reading than the one that settles what it means, if one
        does (`ukrnames.ready`) and that is accepted."""
        base = self._indexes[-1]
        if not query.typed and base.answer(query.folded) is None:
            sounds, answer = self._ready.by_sound(name, query.folded)
            if answer and accepts(base, bearer_in(answer)):
                return _settled(sounds)
        return query

    def sounding(self, sounds: str) -> list[decide.Group]:
        """Names that a new spelling with this reading alone may stand for."""
        query = _settled(sounds)
        hits = sorted(rank(self._indexes[-1], query, anything), key=lambda hit: -hit.logit)
        groups = decide.group_hits(hits, anything, None, {})
        return self._people.refine(groups, sounds, query, anything, None)

    def _without_barred(self, folded: str, accepts: Accepts) -> Accepts:
        """``accepts``, less the entities that an entry says this spelling never means."""
        barred = {
            index.code_of(entity) for index in self._indexes for entity in index.barred(folded)
        }
        if not barred:
            return accepts
        return lambda index, entity: accepts(index, entity) and index.code_of(entity) not in barred


def _settled(sounds: str) -> Query:
    """A new spelling, whatever it is, with this reading alone."""
    return Query("", Dress(lower=False, script="Latin"), False, None, lambda: [sounds])


def _by_capitals(groups: list[decide.Group], name: str, folded: str) -> list[decide.Group]:
    """Capitals tell names apart that are otherwise spelled alike: Старе Місто, Старе місто."""
    alike = [group for group in groups if folded in (fold(group.uk), fold(group.english))]
    same = next((group for group in alike if name in (group.uk, group.english)), None)
    if same is None or same is alike[0]:
        return groups
    first = same._replace(logit=alike[0].logit + _CAPITALS)
    return [first, *(group for group in groups if group is not same)]


def _no_slip_in_one_word(groups: list[decide.Group], folded: str) -> list[decide.Group]:
    """Several words are hardly a misspelling of a name of fewer (на війні: Новини)."""
    seams = folded.count(" ") + folded.count("-")
    found = []
    for group in groups:
        fewer = group.uk.count(" ") + group.uk.count("-") < seams
        loss = _FEWER if fewer and group.hit.distance.k1 else 0.0
        found.append(group._replace(logit=group.logit - loss))
    return sorted(found, key=strongest_first)


def _in_small_letters(groups: list[decide.Group], dress: Dress) -> list[decide.Group]:
    """A common word in small letters is no name (smile, вишневе); a given name alone, in Latin
    letters, is hardly ours (robert); what is near a name may be a rare word (лукава: Луква)."""
    found = []
    for group in groups:
        loss = _WORD if dress.word and group.kind != FOREIGN else 0.0
        loss += _SLIP if group.hit.distance.slip else 0.0
        if group.kind == "given" and dress.script == "Latin":
            loss += _GIVEN
        found.append(group._replace(logit=group.logit - loss))
    return sorted(found, key=strongest_first)


def _accepts(kinds: frozenset[str], within: frozenset[str]) -> Accepts:
    if not kinds and not within:
        return anything

    def accepts(index: Index, entity: int) -> bool:
        kind = index.kind_of(entity)
        if kind == FOREIGN:
            large = index.size_of(entity) >= _LEAST_CENTER or not kinds or not kinds <= UNITS
            return large and not within and (not kinds or not kinds.isdisjoint(_RIVALED))
        if kinds and kind not in kinds:
            return False
        return not within or any(index.code_of(p) in within for p in index.parents_of(entity))

    return accepts


def _is_typed(kinds: frozenset[str]) -> bool:
    """A unit is asked for, so that its center's name alone may mean it."""
    return bool(kinds) and "settlement" not in kinds
