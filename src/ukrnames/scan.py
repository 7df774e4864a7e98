"""Ask about the words of a text: runs of capitalized words, longest windows first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from typing import TYPE_CHECKING, NamedTuple

from .evidence import NEIGHBOR, Evidence
from .match import Match
from .phrase import UNITS
from .words import Word, Wrappers, words_of

if TYPE_CHECKING:
    from .normalizer import Normalizer

MAX_WORDS = 4  # of a name, without type words
MAX_WRAP = 3  # words on either side that say what a name is
_LONG_RUN = 12  # so many capitalized words in a row are a headline or a text in capitals
_SHORTEST = 4  # letters of a name that nothing else speaks for
_SHORTEST_OF_ALL = 3
_RIVALED = 0.95  # a match less likely than this may be a foreign place of the name


class Found(NamedTuple):
    """A match at the words from ``first`` to before ``last``, and its log-odds."""

    first: int
    last: int
    match: Match
    odds: float


class Wrap(NamedTuple):
    """How many words beside a name say what it is, and what they say."""

    size: int
    kinds: frozenset[str]


_NO_WRAP = Wrap(0, frozenset())


class Scan:
    """One text, its words, and what was asked about them."""

    def __init__(
        self, text: str, normalizer: Normalizer, date: str | Date | None, least: float
    ) -> None:
        self.text = text
        self.least = least
        self._normalizer = normalizer
        self._date = date
        self._wrappers = Wrappers(normalizer.phraser)
        self.words = words_of(text, self._wrappers)
        self._evidence = Evidence(self.words, self._wrappers)
        self._known: dict[tuple[str, str | None, str | None], Match] = {}

    def ask(self, query: str, kind: str | None = None, within: str | None = None) -> Match:
        """`normalize`, asked once about every query."""
        key = query, kind, within
        if key not in self._known:
            self._known[key] = self._normalizer.normalize(
                query, kind=kind, within=within, date=self._date
            )
        return self._known[key]

    def candidates(self) -> list[Found]:
        """The likeliest name at every place, in order, doubtful ones too."""
        found = self._candidates()
        if self._evidence.loud:  # perhaps only with names of ours
            sure = [range(one.first, one.last) for one in found if one.odds >= self.least]
            named = frozenset(number for words in sure for number in words)
            self._evidence = Evidence(self.words, self._wrappers, named)
            found = found if self._evidence.loud else self._candidates()
        return found

    def _candidates(self) -> list[Found]:
        kept: list[Found] = []
        for one in sorted(self._in_runs(), key=lambda found: found.first):
            if not kept or kept[-1].last <= one.first:
                kept.append(one)
            elif kept[-1].odds < one.odds:  # a type word between two names
                kept[-1] = one
        return kept

    def _in_runs(self) -> Iterator[Found]:
        words = self.words
        first = 0
        for last in range(1, len(words) + 1):
            in_run = last < len(words) and words[last].joined and words[last].capital
            if in_run and words[first].capital:
                continue
            if words[first].capital:
                yield from self._in_run(first, last)
            elif self._is_unit_adjective(first) and (found := self._judge(first, last)):
                yield found
            first = last

    def _is_unit_adjective(self, at: int) -> bool:
        """A word in small letters beside a unit's type word: ``obwód lwowski``."""
        if len(self.words[at].text) <= _SHORTEST:
            return False
        kinds = self._wrap_before(at, 1).kinds | self._wrap_after(at + 1, 1).kinds
        return not kinds.isdisjoint(UNITS)

    def _in_run(self, first: int, last: int) -> Iterator[Found]:
        """The names in a run of capitalized words."""
        longest = MAX_WORDS if last - first <= _LONG_RUN else 2
        while first < last:
            found = self._longest(first, min(last, first + longest))
            if found is None:
                first += 1
            else:
                if first < found.first:
                    yield from self._in_run(first, found.first)
                yield found
                first = found.last

    def _longest(self, first: int, last: int) -> Found | None:
        """The longest name that starts here, if need be a doubtful one."""
        doubtful = None
        for end in range(last, first, -1):
            found = self._judge(first, end)
            if found is None or self._in_foreign_name(found):
                continue
            if found.odds >= self.least:
                return found
            if end - first == 1 or found.odds + NEIGHBOR >= self.least:
                doubtful = doubtful or found
        return doubtful

    def _judge(self, first: int, last: int) -> Found | None:
        """The name that these words are, whatever its odds."""
        words = self.words[first:last]
        if any(word.owned for word in words[:-1]) or len(words[-1].text) == 1:
            return None
        if len(words) == 1 and len(words[0].text) < _SHORTEST_OF_ALL:
            return None
        if len(words) > 1 and words[0].initial and self._says_nothing(words[0]):
            return None
        before, after = self._wrap_before(first), self._wrap_after(last)
        for start, end, kinds in (
            (first, last + after.size, after.kinds),
            (first - before.size, last, before.kinds),
        ):
            match = self.ask(self._slice(start, end)) if kinds else None
            if match and match.kind in kinds:
                return self._trimmed(start, end, match, True)
        if not self._worth_asking(first, last):
            return None
        match = self._governed(first, last, self.ask(self._slice(first, last)))
        return self._trimmed(first, last, match, False) if match else None

    def _governed(self, first: int, last: int, match: Match) -> Match:
        """The match, or a better one if the preposition before the words tells their case."""
        if not first or not self.words[first].joined or match.how in ("exact", "foreign"):
            return match
        before = self.words[first - 1]
        if (before.capital and not before.initial) or not self._says_nothing(before):
            return match
        governed = self.ask(self._slice(first - 1, last))
        return governed if governed and governed.score >= match.score else match

    def _says_nothing(self, word: Word) -> bool:
        return self._wrappers.before(word.text) == frozenset()

    def _worth_asking(self, first: int, last: int) -> bool:
        word = self.words[first]
        if last - first > 1:
            return True
        long_enough = word.capital and len(word.text) >= _SHORTEST
        return long_enough and not (word.initial and self._evidence.also_small(word))

    def _trimmed(self, first: int, last: int, match: Match, typed: bool) -> Found | None:
        """Without words at the edges that only say what the name is; none where a word that says
        nothing comes first: the name is found behind it."""
        if last - first > 2 and self._holds_office(first, last, match):
            first, typed = last - 2, True
        for size in range(min(MAX_WRAP, last - first - 1), 0, -1):
            kinds = self._wrappers.before(self._slice(first, first + size))
            if kinds is not None and self._same(match, first + size, last):
                if not kinds:
                    return None
                says_kind = match.kind in kinds
                first += 0 if says_kind and _is_part(match, last - first - size) else size
                typed |= says_kind
                break
        for size in range(min(MAX_WRAP, last - first - 1), 0, -1):
            kinds = self._wrappers.after(self._slice(last - size, last))
            if kinds is not None and self._same(match, first, last - size):
                says_kind = match.kind in kinds
                last -= 0 if says_kind and _is_part(match, last - first - size) else size
                typed |= says_kind
                break
        abroad = match.score < _RIVALED and self._in_foreign_place(last)
        return Found(first, last, match, self._evidence.odds(first, last, match, typed, abroad))

    def _holds_office(self, first: int, last: int, match: Match) -> bool:
        """The last two words are the name, before them stand a title and more: ``Голова Луганської
        ОВА Сергій Гайдай``."""
        if match.kind != "person" or self._same(match, first + 1, last):
            return False
        titled = self._wrappers.before(self.words[first].text) or ()
        return "person" in titled and self._same(match, last - 2, last)

    def _in_foreign_place(self, last: int) -> bool:
        """A comma and a foreign name follow: ``Odessa, Texas``."""
        if last >= len(self.words) or not self.words[last].capital:
            return False
        gap = self.text[self.words[last - 1].end : self.words[last].start]
        return gap.strip() == "," and self.ask(self.words[last].text).how == "foreign"

    def _same(self, match: Match, first: int, last: int) -> bool:
        """These words alone mean the same name."""
        return self.ask(self._slice(first, last), kind=match.kind).uk == match.uk

    def _wrap_before(self, first: int, longest: int = MAX_WRAP) -> Wrap:
        for size in range(1, min(longest, first) + 1):
            start = first - size
            if all(word.joined for word in self.words[start + 1 : first + 1]):
                words = self._slice(start, first)
                kinds = self._wrappers.before(words)
                if kinds and not (len(words) < 3 and words.isascii()):  # "s." is a second too
                    return Wrap(size, kinds)
        return _NO_WRAP

    def _wrap_after(self, last: int, longest: int = MAX_WRAP) -> Wrap:
        for size in range(1, min(longest, len(self.words) - last) + 1):
            if all(word.joined for word in self.words[last : last + size]):
                kinds = self._wrappers.after(self._slice(last, last + size))
                if kinds:
                    return Wrap(size, kinds)
        return _NO_WRAP

    def _in_foreign_name(self, found: Found) -> bool:
        """It overlaps a foreign name of more words: ``Luhansk People’s Republic``."""
        run = self._run_around(found)
        return any(
            self._is_foreign_name(first, last)
            for first in range(run.start, found.last)
            for last in range(max(first + 2, found.first + 1), min(first + MAX_WORDS, run.stop) + 1)
            if first < found.first or found.last < last
        )

    def _run_around(self, found: Found) -> range:
        """The capitalized words joined to a name, as far as a foreign name could reach."""
        words, first, last = self.words, found.first, found.last
        while first > max(0, found.first - MAX_WORDS):
            if not words[first].joined or not words[first - 1].capital:
                break
            first -= 1
        while last < min(len(words), found.last + MAX_WORDS):
            if not words[last].joined or not words[last].capital:
                break
            last += 1
        return range(first, last)

    def _is_foreign_name(self, first: int, last: int) -> bool:
        """A foreign name that needs all these words."""
        words = self.words[first:last]
        if not all(word.capital for word in words):
            return False
        if any(self._wrappers.before(word.text) is not None for word in (words[0], words[-1])):
            return False
        spans = ((first, last), (first, last - 1), (first + 1, last))
        whole, *parts = [self.ask(self._slice(*span)).how == "foreign" for span in spans]
        return whole and not any(parts)

    def _slice(self, first: int, last: int) -> str:
        return self.text[self.words[first].start : self.words[last - 1].end]


def _is_part(match: Match, words: int) -> bool:
    """The canonical name is longer than these words, so it has the type word too: ``Luhansk
    Oblast``."""
    return match.kind != "person" and len(str(match.uk).split()) > words
