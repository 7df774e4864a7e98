"""Answers worked out when the index was compiled, for spellings and sounds of living names.

Beside the slots of the tables of spellings, and beside the forms, run columns of numbers. A number
packs a bearer of the name, whether it is the one entity meant, how the name was found and how sure
that is. Zero means that nothing was worked out. Such an answer holds for a text with a capital
letter that comes without options.

Sounds settle a word in Latin or Cyrillic letters that is spelled like no form we know: when its
likeliest reading is that of a form, or its K0 key is, and this reading alone is almost sure to mean
a name, other readings are not looked at. What the word means then depends on the reading alone. A
word of which only the K0 key is known counts as if it read like the key. What may be a case form
is not settled so.
"""

from __future__ import annotations

from collections.abc import Callable

from . import keys
from .clean import clean, fold, is_clean
from .features import ALPHABETS
from .index import Index, anything
from .inflect import Inflector
from .match import DEFAULT_MIN_SCORE, Details, Later, Match
from .phrase import Phraser
from .read import Reader, script

LEAST_BY_SOUND = 0.8  # a word that sounds like a name with more than this is nothing else
MAX_LENGTH = 200  # longer text is no name
# From the highest bit: 17 of a bearer of the name, one whether no other is meant, one whether it is
# another spelling than the name's, 13 of the ten-thousandths of the score above the usual least.
_BEARER, _CLEAR, _SPELLING, _SCORE = 15, 1 << 14, 1 << 13, (1 << 13) - 1
_LEAST = round(DEFAULT_MIN_SCORE * 10_000)


def pack(bearer: int, clear: bool, how: str, score: float) -> int:
    """An answer as a number of 32 bits, 0 when it does not fit: the entity ``bearer`` has the name,
    and is ``clear`` when no other is meant."""
    above = round(score * 10_000) - _LEAST
    if not 0 < above <= _SCORE or bearer >= 1 << 17 or how not in ("exact", "spelling"):
        return 0
    return bearer << _BEARER | clear * _CLEAR | (how == "spelling") * _SPELLING | above


def bearer_in(answer: int) -> int:
    """The entity in a packed answer."""
    return answer >> _BEARER


class Ready:
    """What is worked out for an index."""

    def __init__(
        self, index: Index, reader: Reader, phraser: Phraser, inflector: Inflector
    ) -> None:
        self._index, self._reader = index, reader
        self._phraser, self._inflector = phraser, inflector

    def look_up(
        self, query: str, details: Callable[[str, float], Details], min_score: float
    ) -> Match | None:
        """The answer to a query without options, if it was worked out; ``details`` gives the rest
        of it for a query and the least score."""
        if len(query) > MAX_LENGTH:
            return None
        text = query if is_clean(query) else clean(query).text
        lower = text.lower()
        if text == lower:
            return None  # names are rarely written so: a matter for the ranking
        index = self._index
        folded = lower if text.isalpha() else fold(text)
        packed = index.answer(folded)
        if packed is None and not self._phraser.takes_off(folded):
            _, packed = self.by_sound(text, folded)
        if not packed:
            return None
        score = (_LEAST + (packed & _SCORE)) / 10_000
        if score < min_score + 0.0001:  # it was rounded
            return None
        how = "spelling" if packed & _SPELLING else "exact"
        name, uk, kind, code = index.shown(bearer_in(packed))
        answer = query, name, uk, kind, code if packed & _CLEAR else None, score, how
        return Match(answer, Later(details, query, min_score))

    def by_sound(self, text: str, folded: str) -> tuple[str, int]:
        """The reading that settles what a clean word means, and the packed answer: 0 for none. The
        word is spelled like no form."""
        index = self._index
        if not text.isalpha() or text == text.lower() or script(folded) not in ALPHABETS:
            return "", 0
        sounds = self._reader.first(folded)
        k2 = keys.k2(keys.k1(sounds))
        found, packed = index.answer_to_sounds(sounds, keys.k0(sounds), k2)
        if packed and not (
            index.is_word(folded)
            or index.barred(folded)
            or self._inflector.forms(index, folded, anything)
        ):
            return found, packed
        return "", 0
