"""Take titles, place-type words and context off a name, and keep what they say as hints.

The words are data: ``transliterate/phrases``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from .clean import APOSTROPHE
from .match import GROUPS

MAX_PHRASES = 5
MAX_PARTS = 6
MAX_WORDS = 16
_SEPARATORS = re.compile(r"[,;:()\[\]/>→،、，（）：]+|\s\|\s|(?<=[a-zа-яєіїґ])\|(?=[A-ZА-ЯЄІЇҐ])")
_DASH = re.compile(r"\s+-\s+")
_LETTER = re.compile(r"[^\W\d_]")
_POSSESSIVE = re.compile(f"{APOSTROPHE}s?$|(?<=[\u10d0-\u10ff]{{3}})ის$")  # and Georgian
_EDGE = '.:!?"«»„“”'
_QUOTES = str.maketrans(dict.fromkeys('"«»„“”', " "))
# "м.Київ", and "ville d’Odessa", but not "D’iakivka"
_GLUED = re.compile(f"(?<=[^\\W\\d_]\\.)(?=[^\\W\\d_]{{2}})|(?<= [dD]{APOSTROPHE})(?=[AEOUÉ])")
_MASCULINE = re.compile("(?<=[sc]k)(?:i|iego|im|iemu|ý|ého|ém|ému)$")
_SEVERAL_IN_A_WORD = "\u0530"  # scripts behind Cyrillic write some words together
_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"  # scripts without spaces
UNITS = frozenset({"oblast", "raion", "hromada", "district"})
_UNIT_LIKE = UNITS | {"region"}
_PERSON = frozenset({"person"})
_FULL_NAME = 2  # words, as most write it


class Phrase(NamedTuple):
    """One way to take a query apart: the bare name, the kinds its type words allow (none: any),
    the names of containing units typed with it, and the words taken off."""

    name: str
    kinds: frozenset[str] = frozenset()
    context: tuple[Phrase, ...] = ()
    removed: tuple[str, ...] = ()

    def narrowness(self) -> int:
        """Where an oblast goes before a raion, and that before smaller units."""
        order = ("oblast", "raion", "hromada", "district")
        return next((at for at, kind in enumerate(order) if kind in self.kinds), len(order))

    def places_around(self) -> tuple[Phrase, ...]:
        """What is typed with a unit and is no unit: the place that it lies in, as in ``Shevchenko
        district, Kyiv``, or the name itself, in the unit."""
        if not self.kinds & UNITS:
            return ()
        return tuple(phrase for phrase in self.context if not phrase.kinds & UNITS)


class _TypeWord(NamedTuple):
    kinds: frozenset[str]
    before_only: bool


class Phraser:
    """Knows the type words and titles of ``transliterate/phrases``."""

    def __init__(self, tables: Sequence[Mapping[str, Any]]) -> None:
        self._types: dict[tuple[str, ...], _TypeWord] = {}
        self._titles: set[tuple[str, ...]] = set()
        self._links: set[tuple[str, ...]] = set()
        self._articles: set[str] = set()
        self._fillers: set[str] = set()
        self._streets: set[str] = set()
        for table in tables:
            for group in table.get("words", ()):
                word = _TypeWord(frozenset(group["kinds"]), group.get("only") == "before")
                for text in group["words"]:
                    self._types.setdefault(_key(text.split()), word)
            self._titles.update(_key(text.split()) for text in table.get("titles", ()))
            self._links.update(_key(text.split()) for text in table.get("links", ()))
            self._articles.update(table.get("articles", ()))
            self._fillers.update(table.get("fillers", ()))
            self._streets.update(table.get("streets", ()))
        self._longest = max(map(len, [*self._types, *self._titles]), default=1)
        self._words = {word for key in [*self._types, *self._titles] for word in key}
        self._words |= self._fillers

    @cached_property
    def _unspaced(self) -> re.Pattern[str]:
        """Where a type word of a script without spaces ends a name, or begins one."""
        written = [word for word in sorted(self._words) if re.fullmatch(f"[{_UNSPACED}]+", word)]
        unspaced = "|".join(written) or "(?!)"
        return re.compile(
            f"(?<=[{_UNSPACED}]{{2}})(?=(?:{unspaced})(?![{_UNSPACED}]))"
            f"|(?<![{_UNSPACED}])(?:{unspaced})(?=[\u0e00-\u0e7f])"
        )

    def takes_off(self, word: str) -> bool:
        """Whether a folded word may be one of those that are taken off a name."""
        return word in self._words

    def phrases(self, text: str) -> list[Phrase]:
        """The ways to take a cleaned query apart, plainest first."""
        if text.isalpha() and max(text) < _SEVERAL_IN_A_WORD and not self.takes_off(text.lower()):
            return [Phrase(text)]
        text = text.translate(_QUOTES)
        parts = [part for part in _SEPARATORS.split(text) if _LETTER.search(part)]
        if len(parts) > 1:
            return self._with_context(parts[:MAX_PARTS])
        plain = text.split()[:MAX_WORDS]
        owned = [_POSSESSIVE.sub("", word) for word in plain]
        found = [Phrase(said) for said in dict.fromkeys((" ".join(plain), " ".join(owned)))]
        words = self._split(text)
        if not any(_bare(word) in self._words for word in words):
            return found
        sides = _DASH.split(text)
        if _may_be_unspaced(text) and self._unspaced.search(text):  # "ルハーンシク州"
            found = [*self._unwrapped(words), *found]
        elif any(map(self._unit_at, map(self._split, sides[1:]))):
            found += self._with_context(sides[:MAX_PARTS])
        return [*found, *self._unwrapped(words)][:MAX_PHRASES]

    def _split(self, text: str) -> list[str]:
        """The words, abbreviations and unspaced type words apart from what they stand at."""
        if _may_be_unspaced(text):
            text = self._unspaced.sub(lambda found: f"{found[0]} ", text)
        return [word for word in _GLUED.sub(" ", text).split() if word != "-"][:MAX_WORDS]

    def _with_context(self, parts: list[str]) -> list[Phrase]:
        """``Mykolaivka, Donetsk region``: the part that is no unit is the name."""
        split = [self._split(part) for part in parts]
        telling = [words for words in split if not self._is_filler(words)]
        telling = [words for words in telling if not self._describes(words)] or telling
        said = [kinds for words in telling if (kinds := self._only_type(words))]
        telling = [words for words in telling if not self._only_type(words)] or telling[:1]
        kinds = said[0] if said else frozenset()
        if len(telling) < 2:
            found = self.phrases(" ".join((telling or split)[0]))
            return [*(p._replace(kinds=kinds) for p in found if kinds and not p.kinds), *found]
        ways = [self._ways(words) for words in telling]
        units = [at for at, way in enumerate(ways) if way[0].kinds & UNITS]
        places = [at for at in range(len(ways)) if at not in units] or [0]
        named = places[-1 if self._is_filler(split[0]) else 0]  # "Ukraine, Kyiv, Bucha"
        orders = [named, *(at for at in units[:1] if at != named)]  # "Shevchenko district, Kyiv"
        found = [
            p._replace(context=(*p.context, *_others(ways, at)), kinds=p.kinds or kinds)
            for at in orders
            for p in ways[at][:2]
        ]
        turned = Phrase(" ".join(word for words in telling[::-1] for word in words))
        return [*found[: MAX_PHRASES - 1], turned]

    def _ways(self, words: list[str]) -> list[Phrase]:
        """The name in a part without the words around it, and all of the part: of a unit, too."""
        bare = self._unwrapped(words)
        kinds = bare[0].kinds if bare and bare[0].kinds & UNITS else frozenset[str]()
        return [*bare, Phrase(" ".join(words), kinds)]

    def _is_filler(self, words: list[str]) -> bool:
        """Nothing but titles and fillers, such as ``adviser`` or ``Ukraine``."""
        at = 0
        while at < len(words):
            step = self._title_at(words, at, len(words)) or int(_bare(words[at]) in self._fillers)
            if not step:
                return False
            at += step
        return True

    def _describes(self, words: list[str]) -> bool:
        """An office (``the governor of Luhansk``) or a street beside the name."""
        at = int(_bare(words[0]) in self._articles)
        at += self._title_at(words, at, len(words))
        office = at and at < len(words) - 1 and words[at].lower() == "of"
        return bool(office) or any(_bare(word) in self._streets for word in words)

    def _fills(self, word: str) -> bool:
        """It says nothing; but ``В. Багачка`` is no ``в Багачка``."""
        return _bare(word) in self._fillers and not (len(word) == 2 and word[1] == ".")

    def _only_type(self, words: list[str]) -> frozenset[str]:
        """The kinds of a part that is a type word and no more, such as ``(village)``."""
        while words and _bare(words[0]) in self._articles | self._fillers:
            words = words[1:]
        size, word = self._type_at(words, 0, len(words))
        return word.kinds if word and size == len(words) else frozenset()

    def _unit_at(self, words: list[str]) -> bool:
        """One of the words is a type word for units, and there are others."""
        return len(words) > 1 and any(
            word is not None and bool(word.kinds & UNITS) and word.kinds <= _UNIT_LIKE
            for at in range(len(words))
            for _, word in (self._type_at(words, at, len(words)),)
        )

    def _unwrapped(self, words: list[str]) -> list[Phrase]:
        """The name without the words around it, if there are any."""
        start = self._after_description(words)
        if start:
            inner = self._unwrapped(words[start:])
            removed = tuple(words[:start])
            return [p._replace(removed=removed + p.removed) for p in inner]
        if linked := self._linked(words):
            return linked
        left, right, kinds, removed = self._strip(words)
        if kinds == _PERSON and "of" in words[left + 1 : right]:  # "governor X of Luhansk"
            right = words.index("of", left)
        name = [_POSSESSIVE.sub("", word) for word in words[left:right]]
        found = self._after_unit(words, left, right)
        if not name or (left == 0 and right == len(words)):
            return found
        if "oblast" in kinds:  # "obwód lwowski"
            name[-1] = _MASCULINE.sub("a", name[-1])
        found.append(Phrase(" ".join(name), kinds, (), removed))
        if left and right < len(words):  # "село Архангельська Слобода"
            found.append(Phrase(" ".join(words[left:]), removed=tuple(words[:left])))
        if kinds == _PERSON:
            found.append(Phrase(" ".join(name), GROUPS["people"], (), removed))
            office, last = name[:-_FULL_NAME], name[-_FULL_NAME:]
            if office and left and not any(map(str.isupper, last)):  # "мер Києва Віталій Кличко"
                found.append(Phrase(" ".join(last), kinds, (), (*removed, *office)))
        tail = self._tail_unit(words, left, right)
        return tail + found if left else found + tail

    def _linked(self, words: list[str]) -> list[Phrase]:
        """``Pryvillia in the Luhansk region``: the words after a link name the unit."""
        for at in range(1, len(words) - 1):
            size = self._link_at(words, at)
            if size and self._unit_at(words[at + size :]):
                name, unit = words[:at], self._unwrapped(words[at + size :])
                if unit and not self._is_filler(name) and not self._only_type(name):
                    inner = self._unwrapped(name) or [Phrase(" ".join(name))]
                    return [p._replace(context=(*p.context, unit[0])) for p in inner]
        return []

    def _after_unit(self, words: list[str], left: int, right: int) -> list[Phrase]:
        """``Луганська обл. м. Щастя``: a type word inside closes the unit, the name follows; not
        in ``Щастя Щастинського району Луганської області``, where a unit closes it all."""
        _, last = self._type_at(words, right, len(words))
        for at in range(left + 1, right):
            size, word = self._type_at(words, at, right)
            if word and word.kinds & UNITS and at + size < right and not word.before_only:
                if at > left + 1 and last and last.kinds & UNITS:
                    break
                unit = Phrase(" ".join(words[left:at]), word.kinds)
                rest = words[at + size : len(words) if last and last.kinds & UNITS else right]
                inner = self._unwrapped(rest) or [Phrase(" ".join(rest))]
                found = [p._replace(context=(*p.context, unit)) for p in inner]
                return [found[0], unit._replace(context=(inner[0],)), *found[1:]]
        return []

    def _after_description(self, words: list[str]) -> int:
        """Where the name begins after a title or ``city of`` inside the text: ``Sievierodonetsk
        mayor Oleksandr Striuk``, ``eastern city of Sievierodonetsk``."""
        for at in range(1, len(words) - 1):
            size, word = self._type_at(words, at, len(words) - 1)
            described = word and words[at + size - 1].lower() == "of"
            if word and described and (not word.kinds & UNITS or self._is_filler(words[:at])):
                return at
            titled = self._title_at(words, at, len(words) - 1)
            if titled and not self._title_at(words, at - 1, at + titled):
                return at
        return 0

    def _tail_unit(self, words: list[str], left: int, right: int) -> list[Phrase]:
        """``с. Привілля Луганської обл.``: the word before a closing type word names the unit."""
        _, word = self._type_at(words, right, len(words))
        if not word or not word.kinds & UNITS or right - left < 2:
            return []
        unit = Phrase(words[right - 1], word.kinds)
        rest = words[: right - 1]
        inner = self._unwrapped(rest) or [Phrase(" ".join(rest))]
        return [p._replace(context=(*p.context, unit)) for p in inner]

    def _strip(self, words: list[str]) -> tuple[int, int, frozenset[str], tuple[str, ...]]:
        """Where the name starts and ends, the kinds that the words around it allow, the words."""
        left, right = 0, len(words)
        kinds: frozenset[str] = frozenset()
        while left < right - 1:
            start = left + (_bare(words[left]) in self._articles)
            size, word = self._type_at(words, start, right)
            titled = self._title_at(words, left, right)
            if not size and not titled and self._fills(words[left]):
                left += 1
                continue
            if titled and titled >= size:
                size, kinds = titled, _PERSON
            elif word:
                kinds = word.kinds
                size += start - left
                size += 0 if word.before_only else self._link_at(words, left + size)
            if not size or left + size >= right:
                break
            left += size
        while right - left > 1:
            size, word = self._type_ending_at(words, left, right)
            if not word and _bare(words[right - 1]) in self._fillers:
                linked = right - left > 2 and self._link_at(words, right - 2) == 1
                right -= 1 + linked  # "Pokrovsk i Ukraina"
                continue
            if not word or (word.before_only and words[right - 1] != words[right - 1].lower()):
                break
            right -= size
            kinds = word.kinds
        return left, right, kinds, (*words[:left], *words[right:])

    def _type_at(self, words: list[str], at: int, end: int) -> tuple[int, _TypeWord | None]:
        for size in range(min(self._longest, end - at), 0, -1):
            word = self._types.get(_key(words[at : at + size]))
            if word:
                return size, word
        return 0, None

    def _type_ending_at(
        self, words: list[str], start: int, end: int
    ) -> tuple[int, _TypeWord | None]:
        for size in range(min(self._longest, end - start - 1), 0, -1):
            word = self._types.get(_key(words[end - size : end]))
            if word:
                return size, word
        return 0, None

    def _link_at(self, words: list[str], at: int) -> int:
        for size in range(min(4, len(words) - at - 1), 0, -1):
            if _key(words[at : at + size]) in self._links:
                return size
        return 0

    def _title_at(self, words: list[str], at: int, end: int) -> int:
        for size in range(min(self._longest, end - at), 0, -1):
            if _key(words[at : at + size]) in self._titles:
                return size
        return 0


def _may_be_unspaced(text: str) -> bool:
    """Whether a script may hide a type word: those without spaces come late in Unicode."""
    return max(text, default="") >= _UNSPACED[0]


def _others(ways: Sequence[Sequence[Phrase]], named: int) -> tuple[Phrase, ...]:
    return tuple(way[0] for at, way in enumerate(ways) if at != named)


def _key(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(_bare, words))


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word.strip(_EDGE).lower())
