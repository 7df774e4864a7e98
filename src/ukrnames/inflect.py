"""Lead case forms back to the nominative: ``у Кривому Розі`` to ``кривий ріг``.

The endings are data: ``transliterate/inflections``. The rules propose more nominatives than there
are; the gazetteer says which of them are names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from . import keys
from .index import Accepts, FormType, Index
from .read import Reader, script

CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "locative", "vocative")
GENDERS = ("masculine", "feminine", "neuter", "plural")
MAX_WORDS = 5
MAX_NOMINATIVES = 96  # of one query in one language
_LEAST_STEM = 2
_READINGS = 4
_LIVING = (FormType.OFFICIAL, FormType.COGNATE)
_OTHERS = (FormType.FORMER, FormType.ALIAS, FormType.ALTERNATE)
_ANY = (1 << len(CASES) * len(GENDERS)) - 1


class Inflector:
    """All tables of case endings together.

    ``nominatives(folded)`` takes a folded name, perhaps with a preposition before it, and returns
    what its nominative may be, each with the cases (see `case_name`) that it would stand in. The
    words of a name agree: there is a case, and a gender or the plural, that fits all of them.
    With ``bare``, also in languages whose endings are too short to tell much without a preposition.
    """

    def __init__(self, tables: Sequence[Mapping[str, Any]], reader: Reader) -> None:
        self._tables, self._reader = tables, reader

    @cached_property
    def _languages(self) -> list[_Language]:
        return [_Language(table) for table in self._tables]

    def nominatives(self, folded: str, bare: bool = False) -> dict[str, int]:
        found: dict[str, int] = {}
        # Dictionaries write ё where people write е.
        for text in dict.fromkeys((folded, folded.replace("ё", "е"))):
            words = text.split()
            letters = set().union(*words)
            for language in self._languages if len(words) <= MAX_WORDS else ():
                if letters <= language.alphabet:
                    for name, cases in language.nominatives(words, bare):
                        found[name] = found.get(name, 0) | cases
        return found

    def ungoverned(self, folded: str) -> str:
        """The text without a preposition before it."""
        first, _, rest = folded.partition(" ")
        governed = rest and any(language.governs(first) for language in self._languages)
        return rest if governed else folded

    def forms(self, index: Index, folded: str, accepts: Accepts) -> dict[int, int]:
        """The forms that are spelled exactly like a nominative, each with the cases. Names in
        Latin letters may also sound exactly alike.

        A former name gives way to a living one of the same spelling.
        """
        found: dict[int, int] = {}
        latin = script(folded) == "Latin"
        for nominative, cases in self.nominatives(folded).items():
            numbers = index.forms("exact", nominative)
            if latin and all(index.type_of(number) == FormType.FOREIGN for number in numbers):
                numbers = (*numbers, *self._sounding(index, nominative))
            living = any(index.type_of(number) in _LIVING for number in numbers)
            for number in numbers:
                if living and index.type_of(number) in _OTHERS:
                    continue
                if any(accepts(index, entity) for entity in index.entities_of(number)):
                    found[number] = found.get(number, 0) | cases
        return found

    def _sounding(self, index: Index, nominative: str) -> Iterator[int]:
        for sounds in self._reader.read(nominative, limit=_READINGS):
            key = keys.k1(sounds)
            for number in index.forms_of_key(index.key_number(keys.k2(key))):
                if index.sounds_of_form(number)[1] == key:
                    yield number


def case_name(cases: int) -> str:
    """The cases, in words.

    >>> case_name(cases_of(["dative", "locative"]))
    'the dative or locative'
    """
    names = [case for case in CASES[1:] if cases & cases_of([case])]
    few = 0 < len(names) < 4 and not cases & cases_of(CASES[:1])
    return f"the {' or '.join(names)}" if few else "a form"


def cases_of(cases: Sequence[str], genders: Sequence[str] = GENDERS) -> int:
    """A set of cases in some genders, as bits."""
    return sum(
        1 << (GENDERS.index(gender) * len(CASES) + CASES.index(case))
        for gender in genders
        for case in cases
    )


class _Ending(NamedTuple):
    """What an ending may be: the name's own ending, which letters stand before that, how the stem
    changed, in which cases."""

    name: str
    after: str
    changes: tuple[_Change, ...]
    cases: int


class _Change:
    """How the end of a stem differs in the nominative; ``.`` is any consonant, the same in both.

    A dot stands before written consonants, so the end of a stem fits a piece if it has the same
    shape (all consonants as dots) and ends with what follows the last dot.
    """

    def __init__(self, pieces: Mapping[str, Sequence[str]], shape: Mapping[int, str]) -> None:
        self._shape = shape
        self._pieces = [
            (
                piece.translate(shape),
                piece.rpartition(".")[2],
                [at - len(piece) for at, mark in enumerate(piece) if mark == "."],
                to.replace(".", "%s"),
            )
            for piece, targets in pieces.items()
            for to in targets
        ]

    def stems(self, stem: str) -> list[str]:
        shape = stem.translate(self._shape)
        return [
            stem[: -len(piece)] + to % tuple(stem[at] for at in dots)
            for piece, end, dots, to in self._pieces
            if shape.endswith(piece) and stem.endswith(end)
        ]


class _Language:
    def __init__(self, table: Mapping[str, Any]) -> None:
        self.alphabet = frozenset(table["alphabet"])
        self._prepositions: dict[str, int] = {}
        for case, words in table.get("prepositions", {}).items():
            for word in words:
                self._prepositions[word] = self._prepositions.get(word, 0) | cases_of([case])
        self._bare = table.get("only") != "governed"
        letters = table["letters"]
        shape = str.maketrans(dict.fromkeys(letters["consonant"], "."))
        changes = {
            name: _Change(pieces, shape) for name, pieces in table.get("changes", {}).items()
        }
        self._endings: dict[str, list[_Ending]] = {}
        for paradigm in table["paradigms"]:
            own = tuple(changes[name] for name in paradigm.get("changes", ()))
            after = letters[paradigm["after"]]
            for case, endings in paradigm["cases"].items():
                found = _Ending(paradigm["name"], after, own, cases_of([case], paradigm["gender"]))
                for ending in endings:
                    self._endings.setdefault(ending, []).append(found)
        self._longest = max(map(len, self._endings))
        self._word = lru_cache(maxsize=1024)(self._nominatives_of_word)

    def governs(self, word: str) -> bool:
        return word in self._prepositions

    def nominatives(self, words: list[str], bare: bool) -> Iterator[tuple[str, int]]:
        governed = self._prepositions.get(words[0], 0) if len(words) > 1 else 0
        if governed:
            yield from self._agreeing(words[1:], governed, unchanged=True)
        if bare or self._bare:
            yield from self._agreeing(words, _ANY, unchanged=False)

    def _agreeing(self, words: list[str], cases: int, unchanged: bool) -> Iterator[tuple[str, int]]:
        """Nominatives of words in some of the cases. Not every word of a name changes."""
        found = [("", cases)]
        for word in words:
            found = [
                (f"{done} {name}", common)
                for done, left in found
                for name, other in ((word, _ANY), *self._word(word))
                if (common := left & other)
            ][:MAX_NOMINATIVES]
        whole = " ".join(words)
        for name, common in found:
            if unchanged or name[1:] != whole:
                yield name[1:], common

    def _nominatives_of_word(self, word: str) -> list[tuple[str, int]]:
        found: dict[str, int] = {}
        for size in range(min(self._longest, len(word) - _LEAST_STEM), -1, -1):
            stem = word[: len(word) - size]
            stems: dict[tuple[_Change, ...], list[str]] = {(): [stem]}
            for ending in self._endings.get(word[len(word) - size :], ()):
                if ending.changes not in stems:
                    changed = [s for change in ending.changes for s in change.stems(stem)]
                    stems[ending.changes] = [stem, *changed]
                for own in stems[ending.changes]:
                    name = own + ending.name
                    if own[-1] in ending.after and name != word:
                        found[name] = found.get(name, 0) | ending.cases
        return list(found.items())
