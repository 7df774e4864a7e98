"""Surnames that the register attests: which of a word's readings is one, and how it is written."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from functools import cached_property, lru_cache
from zlib import crc32

from . import keys
from .clean import fold
from .index import Index
from .parts import alike
from .read import Reader

# What feminine forms differ from; other surnames are the same for women.
_MASCULINE = ("skyj", "ckyj", "ov", "ev", "in")


_ENDING, _USUAL = 3, 5  # letters of an ending, surnames that have it


class Surnames:
    """The register's surnames, in order of their K1 keys, and the endings of surnames."""

    def __init__(self, index: Index, reader: Reader) -> None:
        self._index = index
        self._sounds = index.store.numbers("surname sounds")
        rules = index.meta["names"]
        self._feminine: Mapping[str, str] = rules["feminine"]
        self._endings = tuple(rules["telling"])
        self._reader = reader
        self._key = lru_cache(maxsize=4096)(lambda name: keys.k1(self._read(name)))

    @cached_property
    def _names(self) -> list[str]:
        return bytes(self._index.store.bytes("surnames")).decode().split()

    def _read(self, name: str) -> str:
        return self._reader.read(fold(name), "uk", limit=1)[0]

    def find(self, sounds: str) -> list[str]:
        """The surnames that sound so."""
        key = keys.k1(sounds)
        at = bisect_left(self._names, key, key=self._key)
        found = []
        while at < len(self._names) and self._key(self._names[at]) == key:
            found.append(self._names[at])
            at += 1
        return found

    def exactly(self, sounds: str) -> bool:
        """A surname sounds just so, г and ґ, и and і aside."""
        wanted = crc32(alike(sounds).encode())
        at = bisect_left(self._sounds, wanted)
        return at < len(self._sounds) and self._sounds[at] == wanted

    def spelled(self, sounds: str, gender: str = "") -> list[str]:
        """The surnames that sound so, or whose feminine does, as the gender bears them."""
        found = self.find(sounds) if gender != "f" or not sounds.endswith(_MASCULINE) else []
        if not found and gender != "m" and sounds.endswith("a"):
            found = self._feminine_of(sounds)
        if not found and gender == "f":
            found = [self.feminine(name) for name in self.find(sounds)]
        return found

    def _feminine_of(self, sounds: str) -> list[str]:
        found = []
        for own in (sounds[:-1], sounds[:-1] + "yj"):
            for name in self.find(own):
                woman = self.feminine(name)
                if woman != name and self._key(woman) == keys.k1(sounds):
                    found.append(woman)
        return found

    def plausible(self, word: str) -> bool:
        """The word ends as several surnames of the register do."""
        return word.lower()[-_ENDING:] in self._usual

    @cached_property
    def _usual(self) -> frozenset[str]:
        counts = Counter(name[-_ENDING:] for name in self._names)
        counts.update(name[-_ENDING:] for name in map(self.feminine, self._names))
        return frozenset(ending for ending, count in counts.items() if count >= _USUAL)

    def telling(self, word: str) -> bool:
        """The word ends as hardly any but a Ukrainian surname does."""
        return word.lower().endswith(self._endings)

    def feminine(self, surname: str) -> str:
        """How women bear a surname: Зеленський, Зеленська."""
        return inflected(surname, self._feminine)


def inflected(surname: str, endings: Mapping[str, str]) -> str:
    """The surname with its ending replaced, the longest that fits.

    >>> inflected("Зеленський", {"ий": "а", "ський": "ська"})
    'Зеленська'
    """
    fitting = [ending for ending in endings if surname.endswith(ending)]
    if not fitting:
        return surname
    longest = max(fitting, key=len)
    return surname.removesuffix(longest) + endings[longest]
