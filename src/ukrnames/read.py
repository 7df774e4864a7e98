"""Read a spelling as Ukrainian sounds.

Cyrillic gives one reading for each language whose letters fit, Latin several, because ``ch`` may
be ч, х or ш. The tables are data: ``transliterate/readings``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

from . import fallback

MAX_READINGS = 12
_PLAIN_CYRILLIC = re.compile("[а-яёєіїґў][а-яёєіїґў ’-]*")
HANGUL = re.compile("[\uac00-\ud7a3]")


class Reader:
    """All reading tables together.

    ``read(word)`` takes a folded name (lower case, apostrophes as ’, words separated by spaces)
    and returns its readings, likeliest first, at most `MAX_READINGS`.
    """

    def __init__(self, tables: Sequence[Mapping[str, Any]]) -> None:
        self._groups: dict[str, Callable[[], GroupTable]] = {}  # made when a script is first met
        self._cyrillic: CyrillicTable | None = None
        for table in tables:
            if "languages" in table:
                self._cyrillic = CyrillicTable(table["letters"], table["languages"])
            else:
                conventions = table.get("conventions", {}).values()
                make = partial(GroupTable, table["letters"], table.get("leading", ""), conventions)
                self._groups.update(dict.fromkeys(table["script"].split(), lru_cache(1)(make)))

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages that a reading can be limited to."""
        return self._cyrillic.languages if self._cyrillic else ()

    def read(self, folded: str, lang: str | None = None, limit: int = MAX_READINGS) -> list[str]:
        """Readings of a folded name, at most ``limit`` (other scripts: `ukrnames.fallback`)."""
        name = script(folded)
        if name == "Cyrillic" and self._cyrillic:
            return self._cyrillic.read(folded, lang)[:limit]
        if name not in self._groups and name:
            folded, name = fallback.latin(folded), "Latin"
        table = self._groups.get(name)
        return table().read(folded, limit) if table and folded else []

    def first(self, folded: str) -> str:
        """The likeliest reading of a folded name in Latin or Cyrillic letters."""
        if script(folded) == "Cyrillic":
            return self._cyrillic.first(folded) if self._cyrillic else ""
        return self._groups["Latin"]().first(folded)


class CyrillicTable:
    """Letter by letter, in every language whose alphabet holds all letters of the word."""

    def __init__(self, letters: Mapping[str, str], languages: Mapping[str, Any]) -> None:
        shared = dict(letters)
        self._languages = {
            code: (
                frozenset(language["alphabet"]) | {" ", "-"},
                _letter_reader({**shared, **language["letters"]}),
            )
            for code, language in languages.items()
        }

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self._languages)

    def read(self, folded: str, lang: str | None = None) -> list[str]:
        letters = set(folded)
        fitting = [code for code, (alphabet, _) in self._languages.items() if letters <= alphabet]
        chosen = [lang] if lang in self._languages else fitting or list(self._languages)
        return list(dict.fromkeys(self._languages[code][1](folded) for code in chosen))

    def first(self, folded: str) -> str:
        """The likeliest reading."""
        letters = set(folded)
        for alphabet, read in self._languages.values():
            if letters <= alphabet:
                return read(folded)
        return ""


class GroupTable:
    """Longest letter group first; every group may have several sounds.

    Letters with marks are taken apart when they are not listed themselves, Hangul syllables always.
    ``leading`` vowels, which Thai writes before their consonant, are sought behind it.
    ``conventions`` are of languages that give some groups sounds of their own; a word that bears
    a sign of one is read in that convention first.
    """

    def __init__(
        self,
        letters: Mapping[str, Sequence[str]],
        leading: str = "",
        conventions: Iterable[Mapping[str, Any]] = (),
    ) -> None:
        self._groups = _Groups((_parted(group), tuple(sounds)) for group, sounds in letters.items())
        self._letters = frozenset(char for group in self._groups for char in group)
        self._leading = re.compile(f"([{leading}])(.)") if leading else None
        self._pieces = re.compile(f"{_longest_first(self._groups)}|.", re.DOTALL).findall
        self._conventions = [
            (
                re.compile(_longest_first(convention["signs"])).search,
                lru_cache(1)(partial(GroupTable, {**letters, **convention["letters"]}, leading)),
            )
            for convention in conventions
        ]

    def read(self, folded: str, limit: int = MAX_READINGS) -> list[str]:
        text = _parted(_marked(folded))
        readings = self._read(text, limit)
        for bears_sign, table in self._conventions:
            if bears_sign(text):
                readings = sorted(table()._read(text, limit) + readings, key=_cost)
        return list(dict.fromkeys(reading for _, reading in readings))[:limit]

    def first(self, folded: str) -> str:
        """The likeliest reading."""
        text = _parted(_marked(folded))
        for bears_sign, table in reversed(self._conventions):
            if bears_sign(text):
                return table()._first(text)
        return self._first(text)

    def _first(self, text: str) -> str:
        return "".join([several[0] for several in self._sounds(text)])

    def _sounds(self, text: str) -> list[tuple[str, ...]]:
        """The sounds of each letter group of marked text."""
        if not (text.isascii() or self._letters.issuperset(text)):
            text = "".join(map(self._listed, text))
        if self._leading:
            text = self._leading.sub(r"\2\1", text)
        return list(map(self._groups.__getitem__, self._pieces(text)))

    def _read(self, text: str, limit: int) -> list[tuple[int, str]]:
        """Readings of marked text with their costs, cheapest first."""
        sounds = self._sounds(text)
        likeliest = [several[0] for several in sounds]
        if limit == 1:
            return [(0, "".join(likeliest))]
        unsure = [at for at, several in enumerate(sounds) if len(several) > 1]
        readings = []
        for cost, changes in _likeliest_choices(tuple(len(sounds[at]) for at in unsure), limit):
            chosen = likeliest.copy()
            for place, rank in changes:
                at = unsure[place]
                chosen[at] = sounds[at][rank]
            readings.append((cost, "".join(chosen)))
        return readings

    def _listed(self, char: str) -> str:
        """The character, or its base letter when no group of the table holds it."""
        return char if char in self._letters else _base(char)


class _Groups(dict[str, tuple[str, ...]]):
    """Sounds by letter group; a letter of no group sounds as its base letter, or not at all."""

    def __missing__(self, letter: str) -> tuple[str, ...]:
        return self.get(_base(letter), ("",))


@lru_cache(maxsize=4096)
def _likeliest_choices(
    counts: tuple[int, ...], limit: int
) -> list[tuple[int, tuple[tuple[int, int], ...]]]:
    """The likeliest ways to choose among so many sounds at each place, with their costs: the first
    of each is the likeliest and every step down costs one. A way lists where another is taken."""
    found: list[tuple[int, tuple[tuple[int, int], ...]]] = [(0, ())]
    for place, count in enumerate(counts):
        found = [
            (cost + rank, (*changes, (place, rank)) if rank else changes)
            for rank in range(count)
            for cost, changes in found
        ]
        found.sort(key=_cost)
        del found[limit:]
    return found


def script(text: str) -> str:
    """The script most letters of ``text`` belong to: ``Latin``, ``Cyrillic``, another, or ``""``.

    >>> script("Lviv"), script("Львів"), script("42")
    ('Latin', 'Cyrillic', '')
    """
    if text.isascii():
        return "Latin" if any(map(str.isalpha, text)) else ""
    if _PLAIN_CYRILLIC.fullmatch(text):
        return "Cyrillic"
    scripts = [_script_of(char) for char in text if char.isalpha()]
    return max(dict.fromkeys(scripts), key=scripts.count) if scripts else ""


@lru_cache(maxsize=4096)
def _script_of(char: str) -> str:
    if char < "\u0250" or "\u1e00" <= char <= "\u1eff":
        return "Latin"
    if "\u0400" <= char <= "\u052f":
        return "Cyrillic"
    return unicodedata.name(char, "?").split(" ", 1)[0].capitalize()


def _longest_first(words: Iterable[str]) -> str:
    """A pattern that matches the longest of the words, without trying one after the other."""
    tails: dict[str, list[str]] = {}
    for word in words:
        if word:
            tails.setdefault(word[0], []).append(word[1:])
    branches = [
        re.escape(char) + _longest_first(rest) + "?" * ("" in rest and len(rest) > 1)
        for char, rest in sorted(tails.items())
    ]
    return f"(?:{'|'.join(branches)})" if branches else ""


def _base(char: str) -> str:
    return unicodedata.normalize("NFD", char)[0]


def _marked(folded: str) -> str:
    """The text with `^` and `$` at the start and end of each word."""
    return "^" + folded.replace("-", " ").replace(" ", "$^") + "$"


def _parted(text: str) -> str:
    """Hangul syllables as their letters; other text as it is."""
    return unicodedata.normalize("NFD", text) if HANGUL.search(text) else text


def _letter_reader(letters: Mapping[str, str]) -> Callable[[str], str]:
    """Letter groups first, the longest ahead, then letter by letter."""
    groups = sorted((group for group in letters if len(group) > 1), key=len, reverse=True)
    single = {letter: sounds for letter, sounds in letters.items() if len(letter) == 1}
    sounds = str.maketrans({**single, **dict.fromkeys(" -^$", "")})
    if not groups:
        return lambda folded: folded.translate(sounds)
    pattern = re.compile("|".join(map(re.escape, groups)))
    return lambda folded: pattern.sub(lambda m: letters[m[0]], _marked(folded)).translate(sounds)


def _cost(found: tuple[int, object]) -> int:
    return found[0]
