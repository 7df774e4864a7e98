"""Slips of the hand: a spelling that is one letter from that of a name.

A wrong, missing or extra letter, or two in the wrong order, is a typing error (F. J. Damerau, "A
technique for computer detection and correction of spelling errors", 1964), whatever it does to the
sounds: ``Khrakiv``, ``Zyhtomyr``. Spellings of other languages differ from ours in more places.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from . import keys
from .clean import fold
from .index import FormType, Index
from .match import PEOPLE_KINDS

LEAST_LENGTH = 5  # a letter from a shorter name is any word
_LONG = 9  # letters of a name that has few near it even with two letters wrong
_UKRAINIAN = frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя ")  # no typing error makes an ы
_OFFICIAL = int(FormType.OFFICIAL)
_NAMES = frozenset(map(int, (FormType.OFFICIAL, FormType.UNIT, FormType.ADJECTIVE)))
# A wrong or missing letter makes any of some hundred words of a name, an extra one or two swapped
# letters only a few: such a word hardly is another name by chance.
CHANCE, TELLING, TWO = 1, 2, 3
_ONE = (CHANCE, TELLING)


class Slips:
    """Which names of an index a folded query of this script is one letter from, and how."""

    __slots__ = ("_folded", "_found", "_index", "_language")

    def __init__(self, index: Index, folded: str, script: str) -> None:
        self._index, self._folded = index, folded
        plain = folded.isascii() if script == "Latin" else _UKRAINIAN.issuperset(folded)
        self._language = {"Latin": 0, "Cyrillic": 1}.get(script, -1)
        if len(folded) < LEAST_LENGTH or not plain:
            self._language = -1
        self._found: dict[tuple[int, int], int] = {}

    def of_others(self) -> int:
        """What it may be at best of names that are not among `keys`."""
        return TWO if self._language >= 0 and len(self._folded) >= _LONG - 1 else 0

    def keys(self) -> set[int]:
        """Numbers of the K2 keys of names that it is one letter from."""
        index = self._index
        if self._language < 0:
            return set()
        return {
            index.key_number_of_form(form)
            for form in index.left_by("slips", keys.deletions(self._folded))
            if self.of(_OFFICIAL, index.entities_of(form)[0]) in _ONE
        }

    def of(self, kind: int, bearer: int) -> int:
        """`CHANCE` or `TELLING` if it is one letter from the bearer's name as a form of this type
        says it, else 0."""
        if self._language < 0 or kind not in _NAMES:
            return 0
        found = self._found.get((kind, bearer))
        if found is None:
            english, uk, thing, _ = self._index.shown(bearer)
            name = uk if self._language else english
            if kind != _OFFICIAL:
                name = name.rpartition(" ")[0]
            found = 0 if thing in PEOPLE_KINDS else slip(self._folded, fold(name))
            self._found[kind, bearer] = found
        return found


def slip(typed: str, known: str) -> int:
    """How the two differ, if it is by one letter, or two of a long name. Another last letter makes
    another word: a case (Ataky, of which Атаку), an adjective, who lives there (Ukrainer).

    >>> slip("zyhtomyr", "zhytomyr") == slip("zhyttomyr", "zhytomyr") == TELLING
    True
    >>> slip("zhxtomyr", "zhytomyr") == slip("zhtomyr", "zhytomyr") == CHANCE
    True
    >>> slip("zhytomyr", "zhytomyr"), slip("schytomir", "zhytomyr")
    (0, 0)
    >>> slip("ukrainer", "ukraine"), slip("lysekhansk", "lysychansk") == TWO
    (0, True)
    """
    slips = OSA.distance(typed, known, score_cutoff=2)
    swapped = len(typed) == len(known) and sorted(typed) == sorted(known)
    if not 0 < slips <= 2 or not (typed[-1:] == known[-1:] or swapped):
        return 0
    if slips == 2:
        return TWO if len(known) >= _LONG else 0
    return TELLING if swapped or len(typed) > len(known) else CHANCE
