"""The words of a person's name, and what part each may play: given name, patronymic, initial."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance.Levenshtein import distance

from . import keys
from .clean import fold
from .index import FormType, Index
from .inflect import CASES, GENDERS, cases_of
from .lookup import Reading, with_keys
from .read import Reader
from .records import Person

_NOMINATIVE_READINGS = 2
MAX_WORDS = 6  # of a person
# A letter, or two that stand for one Cyrillic letter.
_INITIAL = re.compile(r"(?:[^\W\d_]|Yu|Ya|Ye|Yi|Iu|Ia|Ie|Ju|Ja|Je|Zh|Kh|Ts|Ch|Sh|Sz|Cz|Дж)\.?")
_BREAK = re.compile(r"(?<=\.)(?=[^\W\d_])")
_PATRONYMIC = re.compile("(..+?)[oei]v(?:iC|na)")
# Of names in -a, of Яків, which loses a syllable, and Миколаївна; many a surname ends so, too.
_SHORT_PATRONYMIC = re.compile("(..+?)(?:iC|i?niCna|iCna|(?<=v)na|(?<=a)vna)")
_SOFTENED = re.compile("(?<=[pbvmf])l$")  # Яковлевич
_VOWELS = str.maketrans("ieo", "aaa")
_FOLLOWERS = ("", *"aeiouhszc")  # letters that may make another sound of an initial
_ALIKE = str.maketrans("gy", "hi")

Nominatives = Callable[[str, bool], Mapping[str, int]]
_SINGULAR = cases_of(CASES, GENDERS[:-1])


class Word(NamedTuple):
    """A word of a name.

    ``given``: the given names (in Ukrainian) it may be, likeliest first; ``patronymic``: those it
    is made of as a patronymic, or the stem of an unknown one; ``initial``: the sounds a name with
    this initial may begin with. ``readings`` are of the word as it stands, ``nominatives`` of what
    it is a case form of.
    """

    text: str
    readings: tuple[Reading, ...]
    nominatives: tuple[Reading, ...] = ()
    given: tuple[str, ...] = ()
    patronymic: tuple[str, ...] = ()
    initial: frozenset[str] = frozenset()

    @property
    def telling(self) -> bool:
        """It is a part that only names of persons have."""
        return bool(self.given or self.patronymic or self.initial)


class Parts:
    """Takes names of persons apart."""

    def __init__(self, reader: Reader, indexes: Sequence[Index], nominatives: Nominatives) -> None:
        self._reader, self._indexes, self._nominatives = reader, indexes, nominatives
        self._word = lru_cache(maxsize=2048)(self._read_word)

    def words(self, name: str, lang: str | None = None, bare: bool = False) -> list[Word]:
        """The words of a cleaned name, ``S.V.Haidai`` being three. With ``bare``, as case forms of
        languages whose endings tell little, too: ``Petra Porošenka``."""
        return [self._word(word, lang, bare) for word in self.split(name)]

    def split(self, name: str) -> list[str]:
        """The words as they are written."""
        return [piece for word in name.split() for piece in _BREAK.split(word)]

    def in_order(self, text: str) -> str:
        """The surname behind the other names, if a comma stands between: ``HAIDAI, Serhii``."""
        surname, comma, others = text.partition(",")
        first, *rest = self.words(others) if comma and len(others.split()) < MAX_WORDS else (None,)
        telling = (
            first is not None and (first.given or first.initial) and others.strip()[0].isupper()
        )
        if not telling or len(rest) > 1 or not all(word.telling for word in rest):
            return text
        return f"{others.strip()} {surname}"

    def join(self, one: Word, other: Word, lang: str | None = None) -> Word:
        """Two words as one name."""
        return self._word(f"{one.text} {other.text}", lang, False)

    def _read_word(self, text: str, lang: str | None, bare: bool) -> Word:
        folded = fold(text.rstrip("."))
        readings = tuple(with_keys(self._reader.read(folded, lang)))
        if text[:1].isupper() and _INITIAL.fullmatch(text):
            return Word(text, readings, initial=self._initial(folded))
        nominatives = dict.fromkeys(
            reading
            for name, cases in self._nominatives(folded, bare).items()
            if cases & _SINGULAR
            for reading in self._reader.read(name, limit=_NOMINATIVE_READINGS)
        )
        others = tuple(with_keys(nominatives))
        patronymic = next(filter(None, map(self._patronymic, (*readings, *others))), ())
        given = tuple(self._given(readings, others))
        return Word(text, readings, others, given, patronymic)

    def _initial(self, folded: str) -> frozenset[str]:
        longer = (folded + follower for follower in _FOLLOWERS)
        readings = (reading for text in longer for reading in self._reader.read(text))
        return frozenset(alike(reading[0]) for reading in readings if reading)

    def _given(self, readings: Sequence[Reading], others: Sequence[Reading]) -> Iterator[str]:
        """Given names that sound so, nearest first; a case form is a step further."""
        found: dict[str, int] = {}
        for penalty, typed in ((0, readings), (1, others)):
            for reading in typed:
                for index, number in self._forms(reading.k2):
                    sounds = index.form(number)[0]
                    far = penalty + distance(alike(reading.sounds), alike(sounds))
                    if far < 2:
                        for uk in self._given_names(index, number):
                            found[uk] = min(far, found.get(uk, far))
        limit = min(found.values(), default=0) + 1
        yield from (
            uk for far, uk in sorted((far, uk) for uk, far in found.items()) if far <= limit
        )

    def _forms(self, k2: str) -> Iterator[tuple[Index, int]]:
        for index in self._indexes:
            for number in index.forms_of_key(index.key_number(k2)) if k2 else ():
                yield index, number

    @staticmethod
    def _given_names(index: Index, form: int) -> Iterator[str]:
        for entity in index.entities_of(form):
            if index.kind_of(entity) == "given":
                yield index.name(index.name_of(entity))[1]

    def given_name(self, uk: str) -> Person | None:
        """What is known of a given name."""
        for index in self._indexes:
            for number in index.forms("exact", fold(uk)):
                for entity in index.entities_of(number):
                    if index.kind_of(entity) == "given":
                        return index.person(entity)
        return None

    def only_ukrainian(self, word: Word, uk: str) -> bool:
        """The word reads as the given name does in Ukrainian, and as it does in no other language:
        Serhii, not Ivan."""
        types = {
            index.type_of(number)
            for reading in word.readings
            for index, number in self._forms(reading.k2)
            if index.form(number)[0] == reading.sounds and uk in self._given_names(index, number)
        }
        return types == {FormType.OFFICIAL}

    def _patronymic(self, reading: Reading) -> tuple[str, ...]:
        """The given names inside a patronymic, in Ukrainian; if none is known, its stem."""
        regular = _PATRONYMIC.fullmatch(reading.k1)
        for found in filter(None, (regular, _SHORT_PATRONYMIC.fullmatch(reading.k1))):
            root = stem(found[1])
            fathers = self._fathers(root) or self._fathers(_SOFTENED.sub("", root))
            if fathers:
                return fathers
        return (stem(regular[1]),) if regular else ()

    def _fathers(self, root: str) -> tuple[str, ...]:
        """The given names that patronymics with this stem are made of."""
        return tuple(
            index.name(index.name_of(entity))[1]
            for index in self._indexes
            for entity in index.store.find("stems", root)
        )


def stem(k1: str) -> str:
    """What patronymics keep of a given name in every language: Федір and Федорович, Ігор, Игорь.

    >>> stem(keys.k1("fedir")), stem(keys.k1("fedor")), stem(keys.k1("mykola"))
    ('fadar', 'fadar', 'makal')
    """
    return keys.k2(k1).translate(_VOWELS).rstrip("au")


def alike(sounds: str) -> str:
    """The sounds with г as ґ, и as і: spellings often do not tell them apart."""
    return sounds.translate(_ALIKE)


def initials(readings: Iterable[str]) -> str:
    """The sounds that an initial may stand for, as `Word` has them."""
    return "".join(sorted({alike(reading[0]) for reading in readings if reading}))


def patronymic_at(words: Sequence[Word]) -> int | None:
    """Where the patronymic stands in a name that has a surname too: behind the given name. What
    else ends like one is a surname: Янукович Віктор Федорович."""
    if len(words) < 3:
        return None
    places = [at for at in range(1, len(words)) if words[at].patronymic]
    return min(places, key=lambda at: (not words[at - 1].given, at), default=None)
