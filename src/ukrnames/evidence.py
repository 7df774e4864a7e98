"""How likely a match is a mention: what the words of a text tell, beside the match itself.

All is log-odds, added up. The figures are set by hand on texts without Ukrainian names and checked
on others; ``benchmarks/text.py`` draws the curve of precision and recall.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from math import exp, inf, log, log10

from .match import Match
from .words import Word, Wrappers

NEIGHBOR = 3.0  # another Ukrainian name stands near
FROM_THERE = 1.5  # and it is in the same oblast

_BIAS = -2.5
_TYPE_WORD = 3.0
_SURNAME_ONLY = -2.0
_GIVEN_NAME = -3.0
_BARE_UNIT = -3.0
_SHORT = -1.0
_FUZZY = -1.0
_ALSO_SMALL = -3.0
_PART_OF_LONGER = -1.5
_IN_FOREIGN_PLACE = -6.0
_PART_OF_COMPOUND = -3.0
_ACRONYM = -3.0
_NO_MENTION = -5.0
_SUREST = 5.0
# Prominence: the decimal logarithm of the inhabitants, or a guess.
_SIZES = {
    "settlement": 2.7,
    "raion": 4.5,
    "hromada": 3.5,
    "oblast": 5.5,
    "region": 5.0,
    "sea": 4.5,
    "person": 5.0,
    "surname": 3.5,
}
_OTHER_SIZE = 4.2
_FULL_NAME = 6.0
_TOWN = 4.5  # tells neither for nor against
_MOST_FROM_SIZE = 2.0
# Where a capital tells nothing, what is smaller than a city loses this for every power of ten.
_IDLE_CAPITAL = 2.5
_CITY = 5.0
_LOUD = 0.25  # share of capitals at which they tell nothing: German, headlines …
_FEW = 20  # … unless the text is short
_SHORT_WORD = 5  # letters
_BARE_ADJECTIVES = frozenset({"raion", "hromada", "district"})  # without a type word


class Evidence:
    """What a text tells of its words."""

    def __init__(
        self, words: Sequence[Word], wrappers: Wrappers, named: Container[int] = ()
    ) -> None:
        """``named``: numbers of words that are surely names of ours."""
        self._words = words
        self._wrappers = wrappers
        self._small = frozenset(word.text for word in words if not word.capital)
        inner = [(at, word) for at, word in enumerate(words) if not word.initial]
        shown = {at: w.text for at, w in inner if w.capital and not w.text.isupper()}
        others = sum(at not in named for at in shown)
        known = len(shown) - others
        self.loud = others > _LOUD * (len(inner) - known + _FEW)
        # Capitals that a name is the reason of.
        self._telling = frozenset(() if self.loud else shown.values())

    def also_small(self, word: Word) -> bool:
        """The text writes the word in small letters too."""
        return word.text.lower() in self._small

    def odds(self, first: int, last: int, match: Match, typed: bool, abroad: bool = False) -> float:
        """Log-odds that the words from ``first`` to before ``last`` mention the match, neighbors
        apart; ``typed``: a type word or title beside them says so; ``abroad``: a foreign place of
        the name is likelier."""
        if match.kind in ("given", "patronymic"):
            return _NO_MENTION
        size = _size(match, last - first)
        odds = _BIAS + min(to_odds(match.score), _SUREST) + _TYPE_WORD * typed
        odds += max(-_MOST_FROM_SIZE, min(size - _TOWN, _MOST_FROM_SIZE))
        odds += _FUZZY * (match.how == "fuzzy") + _SURNAME_ONLY * (match.kind == "surname")
        if match.kind == "settlement" and _is_given_name(match):
            odds += _GIVEN_NAME
        if match.kind in _BARE_ADJECTIVES and not typed:
            odds += _BARE_UNIT
        words = self._words[first:last]
        if not any(word.text in self._telling for word in words):
            odds += _IDLE_CAPITAL * min(0.0, size - _CITY)
        if not typed and all(map(self.also_small, words)):
            odds += _ALSO_SMALL
        odds += min(self._beside(first - 1, first), self._beside(last, last))
        odds += _IN_FOREIGN_PLACE * abroad
        text = words[0].text
        if len(words) == 1 and len(text) <= _SHORT_WORD and match.how != "exact":
            odds += _ACRONYM if text.isupper() else _SHORT
        return odds

    def _beside(self, at: int, seam: int) -> float:
        """What a word tells that is joined to a name at ``seam`` and seems to be part of it."""
        if not 0 <= at <= seam < len(self._words) or not self._words[seam].joined:
            return 0.0
        word = self._words[at]
        tells = self._wrappers.before(word.text) is not None or self._wrappers.after(word.text)
        if not word.capital or self.also_small(word) or tells:
            return 0.0
        return _PART_OF_COMPOUND if self._words[seam].hyphen else _PART_OF_LONGER


def _is_given_name(match: Match) -> bool:
    """People bear the name too: ``Mariia``."""
    return any(c.kind == "given" and c.uk == match.uk for c in match.candidates)


def _size(match: Match, words: int) -> float:
    if match.kind == "person" and words > 1 and match.how != "fuzzy":
        return _FULL_NAME
    if match.entity and match.entity.population:
        return log10(match.entity.population)
    return _SIZES.get(str(match.kind), _OTHER_SIZE)


def to_odds(probability: float) -> float:
    """Log-odds of a probability."""
    if 0 < probability < 1:
        return log(probability / (1 - probability))
    return inf if probability >= 1 else -inf


def to_probability(odds: float) -> float:
    """The probability with these log-odds."""
    return 1 / (1 + exp(-odds))
