"""What answers differently between two builds of the index.

Asked are all spellings of either build whose records differ, and every `ONE_IN`-th of the others:
a new name may also draw away what was nearest to another.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from ..index import Index
from ..match import Match
from ..normalizer import Normalizer
from ..store import Store

ONE_IN = 200
_TABLES = ("exact", "attested")
SORTS = {
    "lost": "answered before, and no longer",
    "other": "answers with another name",
    "ambiguous": "meant one entity, and now may mean several",
    "moved": "means another entity",
    "decided": "may have meant several, and now means one",
    "found": "did not answer, and now does",
}


class Change(NamedTuple):
    """A spelling that two builds answer differently; ``sort`` is a key of `SORTS`."""

    sort: str
    spelling: str
    old: Match
    new: Match

    def __str__(self) -> str:
        return f"{self.spelling}: {_shown(self.old)} -> {_shown(self.new)}"


def compare(old: Path, new: Path) -> Iterator[Change]:
    """The changes from one index file to another, by spelling. Raises ``ValueError`` for a file
    that is no index."""
    before, after = Normalizer(index=old), Normalizer(index=new)
    for spelling in _spellings(Index(Store.open(old)), Index(Store.open(new))):
        first, second = before.normalize(spelling), after.normalize(spelling)
        sort = _sort(first, second)
        if sort:
            yield Change(sort, spelling, first, second)


def _sort(old: Match, new: Match) -> str:
    if old.name != new.name:
        return "found" if not old else "other" if new else "lost"
    if old.id != new.id:
        return "decided" if not old.id else "moved" if new.id else "ambiguous"
    return ""


def _spellings(old: Index, new: Index) -> list[str]:
    """The spellings to ask."""
    found: set[str] = set()
    for table in _TABLES:
        for spelling in {*old.store.keys(table), *new.store.keys(table)}:
            sampled = crc32(spelling.encode()) % ONE_IN == 0
            if sampled or _record(old, table, spelling) != _record(new, table, spelling):
                found.add(spelling)
    return sorted(found)


def _record(index: Index, table: str, spelling: str) -> set[tuple[object, ...]]:
    """What an index holds under a spelling, in terms that two builds share."""
    return {
        (index.form(form)[0], index.type_of(form), index.code_of(n), index.name(index.name_of(n)))
        for form in index.forms(table, spelling)
        for n in index.entities_of(form)
    }


def _shown(match: Match) -> str:
    if not match:
        return "nothing"
    return f"{match.name} ({match.id})" if match.id else f"{match.name} (several)"
