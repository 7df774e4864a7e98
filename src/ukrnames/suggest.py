"""Names that begin with what was typed so far."""

from __future__ import annotations

from bisect import bisect_left
from heapq import nlargest

from .clean import clean, fold
from .index import FOREIGN, Index
from .match import Entity

_LAST = chr(0x10FFFF)
_MAX_LENGTH = 100


class Completer:
    """All names in order, English and Ukrainian."""

    def __init__(self, index: Index) -> None:
        self._index = index
        ours = (
            number
            for number in index.entities()
            if index.kind_of(number) != FOREIGN and index.code_of(number)
        )
        self._names = sorted(
            (fold(name), number) for number in ours for name in index.name(index.name_of(number))
        )

    def entities(self, prefix: str, most: int) -> list[Entity]:
        """Entities with a name of this beginning, the largest first."""
        start = fold(clean(prefix[:_MAX_LENGTH]).text)
        if not start:
            return []
        names = self._names
        begin, end = bisect_left(names, (start,)), bisect_left(names, (start + _LAST,))
        found = dict.fromkeys(number for _, number in names[begin:end])
        return [self._index.entity(n) for n in nlargest(most, found, key=self._index.size_of)]
