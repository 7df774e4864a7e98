"""Take titles, place-type words and context off a name, and keep what they say as hints.

The words are data: ``transliterate/phrases``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from .clean import APOSTROPHE
from .match import GROUPS

MAX_PHRASES = 5
MAX_WORDS = 16
_SEPARATORS = re.compile(r"\s*[,;()\[\]/،、，（）]+\s*")
_POSSESSIVE = re.compile(f"{APOSTROPHE}s?$|(?<=s){APOSTROPHE}$")
_EDGE = '.:!?"«»„“”'
UNITS = frozenset({"oblast", "raion", "hromada", "district"})
_PERSON = frozenset({"person"})


class Phrase(NamedTuple):
    """One way to take a query apart: the bare name, the kinds its type words allow (none: any),
    the names of containing units typed with it, and the words taken off."""

    name: str
    kinds: frozenset[str] = frozenset()
    context: tuple[Phrase, ...] = ()
    removed: tuple[str, ...] = ()


class _TypeWord(NamedTuple):
    kinds: frozenset[str]
    before_only: bool


class Phraser:
    """Knows the type words and titles of ``transliterate/phrases``."""

    def __init__(self, tables: Sequence[Mapping[str, Any]]) -> None:
        self._types: dict[tuple[str, ...], _TypeWord] = {}
        self._titles: set[tuple[str, ...]] = set()
        self._fillers: set[str] = set()
        for table in tables:
            for group in table.get("words", ()):
                word = _TypeWord(frozenset(group["kinds"]), group.get("only") == "before")
                for text in group["words"]:
                    self._types.setdefault(_key(text.split()), word)
            self._titles.update(_key(text.split()) for text in table.get("titles", ()))
            self._fillers.update(table.get("fillers", ()))
        self._longest = max(map(len, [*self._types, *self._titles]), default=1)
        self._words = {word for key in [*self._types, *self._titles] for word in key}
        self._words |= self._fillers

    def phrases(self, text: str) -> list[Phrase]:
        """The ways to take a cleaned query apart, plainest first."""
        parts = [part for part in _SEPARATORS.split(text) if part]
        if len(parts) > 1:
            return self._with_context(parts[:6])
        words = text.split()[:MAX_WORDS]
        owned = [_POSSESSIVE.sub("", word) for word in words]
        whole = [Phrase(" ".join(words))]
        if owned != words:
            whole.append(Phrase(" ".join(owned)))
        if not any(_bare(word) in self._words for word in words):
            return whole
        return [*whole, *self._unwrapped(words)][:MAX_PHRASES]

    def _with_context(self, parts: list[str]) -> list[Phrase]:
        """``Mykolaivka, Donetsk region``: the part that is no unit is the name."""
        telling = [part for part in parts if not self._is_filler(part.split())]
        if len(telling) < 2:
            return self.phrases("".join(telling or parts[:1]))
        split = [[*self._unwrapped(part.split()), Phrase(part)] for part in telling]
        named = next((i for i, p in enumerate(split) if not p[0].kinds & UNITS), 0)
        context = tuple(p[0] for i, p in enumerate(split) if i != named)
        found = [p._replace(context=p.context + context) for p in split[named]]
        return [*found[: MAX_PHRASES - 1], Phrase(" ".join(telling[::-1]))]

    def _is_filler(self, words: list[str]) -> bool:
        """Nothing but titles, fillers and type words, such as ``adviser`` or ``Ukraine``."""
        at = 0
        while at < len(words):
            step = self._title_at(words, at, len(words)) or int(_bare(words[at]) in self._fillers)
            if not step:
                return False
            at += step
        return True

    def _unwrapped(self, words: list[str]) -> list[Phrase]:
        """The name without the words around it, if there are any."""
        start = self._after_description(words)
        if start:
            inner = self._unwrapped(words[start:])
            removed = tuple(words[:start])
            return [p._replace(removed=removed + p.removed) for p in inner]
        left, right, kinds, removed = self._strip(words)
        found: list[Phrase] = []
        if kinds == _PERSON and "of" in words[left + 1 : right]:  # "governor X of Luhansk"
            right = words.index("of", left)
        name = [_POSSESSIVE.sub("", word) for word in words[left:right]]
        for at in range(left + 1, right):  # a type word inside: "Луганська обл. м. Щастя"
            size, word = self._type_at(words, at, right)
            if word and word.kinds & UNITS and at + size < right and not word.before_only:
                unit = Phrase(" ".join(words[left:at]), word.kinds)
                rest = words[at + size : right]
                inner = self._unwrapped(rest) or [Phrase(" ".join(rest))]
                found += [p._replace(context=(*p.context, unit)) for p in inner]
                break
        if not name or (left == 0 and right == len(words)):
            return found
        found.append(Phrase(" ".join(name), kinds, (), removed))
        if kinds == _PERSON:
            found.append(Phrase(" ".join(name), GROUPS["people"], (), removed))
        tail = self._tail_unit(words, left, right)
        return tail + found if left else found + tail

    def _after_description(self, words: list[str]) -> int:
        """Where the name begins after a title or ``city of`` inside the text: ``Sievierodonetsk
        mayor Oleksandr Striuk``, ``eastern city of Sievierodonetsk``."""
        for at in range(1, len(words) - 1):
            size, word = self._type_at(words, at, len(words) - 1)
            if word and words[at + size - 1].lower() == "of":
                return at
            titled = self._title_at(words, at, len(words) - 1)
            if titled and not self._title_at(words, at - 1, at + titled):
                return at
        return 0

    def _tail_unit(self, words: list[str], left: int, right: int) -> list[Phrase]:
        """``с. Привілля Луганської обл.``: the word before a closing type word names the unit."""
        _, word = self._type_at(words, right, len(words))
        if not word or not word.kinds & UNITS or right - left < 2:
            return []
        unit = Phrase(words[right - 1], word.kinds)
        _, _, kinds, removed = self._strip(words[: right - 1])
        return [Phrase(" ".join(words[left : right - 1]), kinds, (unit,), removed)]

    def _strip(self, words: list[str]) -> tuple[int, int, frozenset[str], tuple[str, ...]]:
        """Where the name starts and ends, the kinds that the words around it allow, the words."""
        left, right = 0, len(words)
        kinds: frozenset[str] = frozenset()
        while left < right - 1:
            size, word = self._type_at(words, left, right)
            titled = self._title_at(words, left, right)
            if not size and not titled and _bare(words[left]) in self._fillers:
                left += 1
                continue
            if titled and titled >= size:
                size, kinds = titled, _PERSON
            elif word:
                kinds = word.kinds
            if not size or left + size >= right:
                break
            left += size
        while right - left > 1:
            size, word = self._type_ending_at(words, left, right)
            if not word and _bare(words[right - 1]) in self._fillers:
                right -= 1
                continue
            if not word or word.before_only:
                break
            right -= size
            kinds = word.kinds
        return left, right, kinds, (*words[:left], *words[right:])

    def _type_at(self, words: list[str], at: int, end: int) -> tuple[int, _TypeWord | None]:
        for size in range(min(self._longest, end - at), 0, -1):
            word = self._types.get(_key(words[at : at + size]))
            if word:
                return size, word
        return 0, None

    def _type_ending_at(
        self, words: list[str], start: int, end: int
    ) -> tuple[int, _TypeWord | None]:
        for size in range(min(self._longest, end - start - 1), 0, -1):
            word = self._types.get(_key(words[end - size : end]))
            if word:
                return size, word
        return 0, None

    def _title_at(self, words: list[str], at: int, end: int) -> int:
        for size in range(min(self._longest, end - at), 0, -1):
            if _key(words[at : at + size]) in self._titles:
                return size
        return 0


def _key(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(_bare, words))


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word.strip(_EDGE).lower())
