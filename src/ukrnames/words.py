"""Words of a running text: where they stand, how they are joined, what they tell of a name beside.

A word holds no hyphen and no possessive, so ``Kyiv-based`` and ``Kyiv’s`` both give ``Kyiv``; a
name is a run of joined words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .phrase import Phraser

# Letters and digits with the marks and invisible characters that may stand between them.
_SIGN = "(?:[^\\W_]|[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff])"
_APOSTROPHE = "['’`´‘ʼʹ′]"
_WORD = re.compile(f"(?=[^\\W_]){_SIGN}+(?:{_APOSTROPHE}{_SIGN}+)*")
_POSSESSIVE = re.compile(f"(?<=.){_APOSTROPHE}[sS]$")
_DIGIT = re.compile("\\d")
_HYPHENS = ("-", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}")
_SPACE = re.compile(f"[^\\S\n]{{0,3}}(?:\n[^\\S\n]{{0,3}})?|[{''.join(_HYPHENS)}]")
_STOP = re.compile("\\.[^\\S\n]?")
_SENTENCE_ENDS = re.compile('[.!?…:;"“”«»„*•|()\\[\\]—–\n]')
_LONGEST_ABBREVIATION = 5
_PLACEHOLDER = "Xyxy"  # stands for a name


class Word(NamedTuple):
    """``joined``: by a space or hyphen to the word before, ``hyphen``: by a hyphen.

    ``initial``: any word would have a capital here. ``owned``: a possessive ending was taken off.
    """

    start: int
    end: int
    text: str
    capital: bool
    joined: bool
    hyphen: bool
    initial: bool
    owned: bool


class Wrappers:
    """Says what words beside a name tell of it: ``city of``, ``область``, ``governor``."""

    def __init__(self, phraser: Phraser) -> None:
        self._phraser = phraser
        self._known: dict[str, frozenset[str] | None] = {}

    def before(self, words: str) -> frozenset[str] | None:
        """The kinds of name that these words stand before: none if they tell no kind, ``None`` if
        they may be anything."""
        return self._kinds(f"{words} {_PLACEHOLDER}")

    def after(self, words: str) -> frozenset[str] | None:
        """The same of words that stand after a name."""
        return self._kinds(f"{_PLACEHOLDER} {words}")

    def _kinds(self, wrapped: str) -> frozenset[str] | None:
        if wrapped not in self._known:
            bare = [p for p in self._phraser.phrases(wrapped) if p.name == _PLACEHOLDER]
            kinds = frozenset[str]().union(*(phrase.kinds for phrase in bare))
            self._known[wrapped] = kinds if bare else None
        return self._known[wrapped]


def words_of(text: str, wrappers: Wrappers) -> list[Word]:
    """The words of a text, in order."""
    words: list[Word] = []
    for found in _WORD.finditer(text):
        start = found.start()
        shown = _POSSESSIVE.sub("", found.group())
        owned = shown != found.group()
        capital = shown != shown.lower() and not _DIGIT.search(shown)
        joined, hyphen, initial = False, False, True
        if words:
            before = words[-1]
            gap = text[before.end + 2 * before.owned : start]
            joined = _joins(gap, before, wrappers)
            hyphen = joined and gap in _HYPHENS
            initial = not joined and bool(_SENTENCE_ENDS.search(gap))
        end = start + len(shown)
        words.append(Word(start, end, shown, capital, joined, hyphen, initial, owned))
    return words


def _joins(gap: str, before: Word, wrappers: Wrappers) -> bool:
    if _SPACE.fullmatch(gap):
        return True
    if len(before.text) > _LONGEST_ABBREVIATION or not _STOP.fullmatch(gap):
        return False
    initial_letter = before.capital and len(before.text) == 1
    return initial_letter or bool(wrappers.before(before.text))
