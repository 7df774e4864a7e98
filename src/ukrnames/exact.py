"""Answers worked out when the index was compiled, for exact spellings of living names.

The section ``answers`` runs beside the slots of the table ``exact``. A slot's number packs a bearer
of the name, whether it is the one entity meant, how the name was found and how sure that is. Zero
means that nothing was worked out. Such an answer holds for a text with a capital letter that comes
without options.
"""

from __future__ import annotations

from .clean import clean, fold
from .index import Index
from .match import Later, Match

LEAST = 0.9  # a text that means something with more than this is not taken apart
MAX_LENGTH = 200  # longer text is no name
# From the highest bit: 20 of a bearer of the name, one whether no other is meant, one whether it is
# another spelling, ten of the ten-thousandths above `LEAST`.
_BEARER, _CLEAR, _SPELLING, _SCORE = 12, 1 << 11, 1 << 10, (1 << 10) - 1


def pack(bearer: int, clear: bool, how: str, score: float) -> int:
    """An answer as a number of 32 bits, 0 when it does not fit: the entity ``bearer`` has the name,
    and is ``clear`` when no other is meant."""
    above = round((score - LEAST) * 10_000)
    if not 0 < above <= _SCORE or bearer >= 1 << 20 or how not in ("exact", "spelling"):
        return 0
    return bearer << _BEARER | clear * _CLEAR | (how == "spelling") * _SPELLING | above


def look_up(index: Index, query: str, later: Later) -> Match | None:
    """The answer to a query without options, if it was worked out."""
    if len(query) > MAX_LENGTH:
        return None
    text = clean(query).text
    if text == text.lower():
        return None  # names are rarely written so: a matter for the ranking
    packed = index.answer(fold(text))
    if not packed:
        return None
    bearer = packed >> _BEARER
    name, uk = index.name(index.name_of(bearer))
    code = (index.code_of(bearer) or None) if packed & _CLEAR else None
    how = "spelling" if packed & _SPELLING else "exact"
    score = (9_000 + (packed & _SCORE)) / 10_000
    return Match((query, name, uk, index.kind_of(bearer), code, score, how), later)
