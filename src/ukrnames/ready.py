"""Answers worked out when the index was compiled, for spellings and sounds of living names.

Beside the slots of the tables of spellings, and beside the forms, run columns of numbers. A number
packs a bearer of the name, whether it is the one entity meant, how the name was found and how sure
that is. Zero means that nothing was worked out. Such an answer holds for a text with a capital
letter that comes without options.

Sounds settle a word in Latin letters that is spelled like no form we know: when its likeliest
reading is that of a form, or its K1 key is, and this reading alone is almost sure to mean a name,
neither other readings nor case forms are looked at. What the word means then depends on the reading
alone. A word of which only the K1 key is known counts as if it read like the key.
"""

from __future__ import annotations

from . import keys
from .clean import clean, fold
from .index import Index
from .match import Later, Match
from .phrase import Phraser
from .read import Reader, script

LEAST = 0.9  # a text that means something with more than this is not taken apart
LEAST_BY_SOUND = 0.8  # a word that sounds like a name with more than this is nothing else
MAX_LENGTH = 200  # longer text is no name
# From the highest bit: 20 of a bearer of the name, one whether no other is meant; of a spelling one
# whether it is another than the name's, and ten of the ten-thousandths above `LEAST`; of sounds
# eleven of those above `LEAST_BY_SOUND`.
_BEARER, _CLEAR, _SPELLING, _SCORE = 12, 1 << 11, 1 << 10, (1 << 10) - 1
_SCORE_BY_SOUND = (1 << 11) - 1


def pack(bearer: int, clear: bool, how: str, score: float) -> int:
    """The answer to a spelling as a number of 32 bits, 0 when it does not fit: the entity
    ``bearer`` has the name, and is ``clear`` when no other is meant."""
    above = round((score - LEAST) * 10_000)
    if not 0 < above <= _SCORE or bearer >= 1 << 20 or how not in ("exact", "spelling"):
        return 0
    return bearer << _BEARER | clear * _CLEAR | (how == "spelling") * _SPELLING | above


def pack_sounding(bearer: int, clear: bool, how: str, score: float) -> int:
    """The answer to what sounds so as a number of 32 bits, 0 when it does not fit."""
    above = round((score - LEAST_BY_SOUND) * 10_000)
    if not 0 < above <= _SCORE_BY_SOUND or bearer >= 1 << 20 or how != "spelling":
        return 0
    return bearer << _BEARER | clear * _CLEAR | above


class Ready:
    """What is worked out for an index."""

    def __init__(self, index: Index, reader: Reader, phraser: Phraser) -> None:
        self._index, self._reader, self._phraser = index, reader, phraser

    def look_up(self, query: str, later: Later) -> Match | None:
        """The answer to a query without options, if it was worked out."""
        if len(query) > MAX_LENGTH:
            return None
        text = clean(query).text
        if text == text.lower():
            return None  # names are rarely written so: a matter for the ranking
        index = self._index
        folded = fold(text)
        packed = index.answer(folded)
        if packed:
            how = "spelling" if packed & _SPELLING else "exact"
            score = (9_000 + (packed & _SCORE)) / 10_000
        elif packed is None and not self._phraser.takes_off(folded):
            _, packed = self.by_sound(text, folded)
            if not packed:
                return None
            how, score = "spelling", (8_000 + (packed & _SCORE_BY_SOUND)) / 10_000
        else:
            return None
        bearer = packed >> _BEARER
        name, uk, kind, code = index.shown(bearer)
        return Match((query, name, uk, kind, code if packed & _CLEAR else None, score, how), later)

    def by_sound(self, text: str, folded: str) -> tuple[str, int]:
        """The reading that settles what a clean word means, and the packed answer: 0 for none. The
        word is spelled like no form."""
        index = self._index
        if not text.isalpha() or text == text.lower() or script(folded) != "Latin":
            return "", 0
        sounds = self._reader.first(folded)
        key = keys.k1(sounds)
        found, packed = index.answer_to_sounds(sounds, key, keys.k2(key))
        if packed and (index.is_word(folded) or index.barred(folded)):
            return "", 0
        return found, packed
