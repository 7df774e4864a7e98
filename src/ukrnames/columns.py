"""Matches as rows of columns: what the adapters to table engines share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from . import Match, normalize
from .ready import MAX_LENGTH

_MOST_KEPT = 1 << 15  # answers a process remembers between batches, about 20 MB

T = TypeVar("T")


class Row(NamedTuple):
    """What a table shows of a match; see `Match`."""

    name: str | None
    uk: str | None
    kind: str | None
    id: str | None
    score: float
    how: str
    ambiguous: bool

    @classmethod
    def of(cls, match: Match) -> Row:
        """What the table shows of this match."""
        return cls(*(getattr(match, field) for field in cls._fields))


class Resolver(Generic[T]):
    """What to ``take`` from the match of each text. Engines hand over a column in batches, from
    several threads: a repeat is computed once, and again only after many other texts.
    """

    def __init__(self, take: Callable[[Match], T], options: dict[str, Any]) -> None:
        self._take = take
        self._options = options
        self._kept: dict[str, T] = {}

    def __call__(self, values: Sequence[object]) -> list[T | None]:
        """An answer for every value, ``None`` for what is no text."""
        kept = self._kept
        texts = dict.fromkeys(value for value in values if isinstance(value, str))
        known = {text: kept[text] for text in texts if text in kept}
        new = [text for text in texts if text not in known]
        known.update(zip(new, map(self._take, normalize(new, **self._options)), strict=True))
        if len(kept) + len(new) > _MOST_KEPT:
            self._kept = kept = {}  # not emptied: another thread may be reading it
        kept.update((text, known[text]) for text in new[:_MOST_KEPT] if len(text) <= MAX_LENGTH)
        return [known[value] if isinstance(value, str) else None for value in values]


def rows(**options: Any) -> Resolver[Row]:
    """Rows for texts; the options of `normalize` are checked here and now, not in a worker."""
    normalize("", **options)
    return _resolver(Row.of, tuple(sorted(options.items())))


def keys() -> Resolver[str]:
    """The key of each text."""
    return _resolver(_key, ())


@lru_cache(maxsize=4)
def _resolver(take: Callable[[Match], T], options: tuple[tuple[str, Any], ...]) -> Resolver[T]:
    return Resolver(take, dict(options))


def _key(match: Match) -> str:
    return match.key
