"""The places that are typed with a name to say where it lies: ``Mykolaivka, Donetsk region``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from . import decide
from .index import FOREIGN
from .match import DEFAULT_MIN_SCORE
from .options import ANY
from .phrase import UNITS, Phrase
from .search import Search

_UNIT_SCORE = 0.2  # several units bear a center's name; as context the largest of them is meant


class Context(NamedTuple):
    """A place that others lie in: its name, and the codes of all that bear it (none: foreign)."""

    name: str
    codes: frozenset[str]


def contexts(phrases: Sequence[Phrase], search: Search) -> list[Context]:
    """The places that context words name, widest first, each in the one before."""
    found: list[Context] = []
    for phrase in sorted(phrases, key=Phrase.narrowness):
        outer = [*found, *contexts(phrase.context, search)]
        context = _context(phrase, outer[-1].codes if outer else frozenset(), search)
        found = [*outer, context] if context else outer
    return found


def _context(phrase: Phrase, within: frozenset[str], search: Search) -> Context | None:
    """The unit of a name, or the place if there is none; either without a type word."""
    places: list[decide.Group] = []
    units = phrase.kinds & UNITS
    for kinds in (units or UNITS, frozenset[str]()):
        found = search.named(phrase.name, kinds, within, ANY)
        known = found.best is not None and found.best.hit.distance.k2 == 0
        least = _UNIT_SCORE if kinds and known else DEFAULT_MIN_SCORE
        if found.best and found.score >= least:
            places.append(found.best)
            if units or found.best.kind == FOREIGN:
                break
    if not places:
        return None
    codes = () if places[0].kind == FOREIGN else map(_codes, places)
    names = dict.fromkeys(place.english for place in places)
    return Context(" or ".join(names), frozenset[str]().union(*codes))


def _codes(group: decide.Group) -> list[str]:
    return [place.source.code_of(place.number) for place in group.places]
