"""Names of people nobody has listed: the canonical name from its parts, and a key for it.

A name is composed only when its language is evident: Cyrillic letters that only Ukrainian has, a
given name that only Ukrainian spells so, or the caller's word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from . import keys
from .clean import Cleaned, fold
from .decide import Verdict, candidates, shown
from .match import Details, Later, Match
from .parts import Nominatives, Parts, Word, patronymic_at
from .phrase import Phrase
from .read import script
from .records import Person
from .romanize import System
from .surnames import Surnames

_ALPHABET = re.compile("[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’ -]+", re.IGNORECASE)
_TELLING = re.compile("[іїєґ’]", re.IGNORECASE)
_ATTESTED = 0.9  # how sure a composed name is whose surname the register attests
_LIKELY = 0.75  # or that only ends like a surname


class Composed(NamedTuple):
    """A name put together; ``score`` is the probability that it is right."""

    uk: str
    english: str
    kind: str
    score: float
    why: str


class Composer:
    """Composes names and keys from the parts of names."""

    def __init__(
        self, parts: Parts, surnames: Surnames, nominatives: Nominatives, kmu: Mapping[str, Any]
    ) -> None:
        self._parts, self._surnames = parts, surnames
        self._nominatives, self._kmu_table = nominatives, kmu

    @cached_property
    def _kmu(self) -> System:
        return System(self._kmu_table)

    def key(self, name: str) -> str:
        """The spines of the words in alphabetical order, equivalents of a given name alike, without
        the patronymic and, beside a given name, without initials."""
        words = self._parts.words(name.replace("-", " "))
        middle = patronymic_at(words)
        given = any(word.given for word in words)
        found = []
        for at, word in enumerate(words):
            if at != middle and not (given and word.initial):
                known = self._given(word)
                found.append(known.common if known else self._spine(word))
        return " ".join(sorted(found))

    def _spine(self, word: Word) -> str:
        """Of the reading that is a surname of the register, if any is; without its ending."""
        if not word.readings:
            return fold(word.text)
        several = word.readings if len(word.readings) > 1 else ()
        attested = (r for r in several if self._surnames.spelled(r.sounds))
        spine = keys.spine(next(attested, word.readings[0]).k2)
        return spine.rstrip("a") or spine  # Зеленський and Зеленська; Latvian adds one

    def first(
        self, phrases: Iterable[Phrase], kinds: frozenset[str], lang: str | None
    ) -> tuple[Phrase, Composed] | None:
        """The first phrase that is a name of the wanted kinds; a lone surname only where the words
        around it or the caller say that a person is meant."""
        for phrase in phrases:
            wanted = kinds & phrase.kinds if kinds and phrase.kinds else kinds or phrase.kinds
            found = None
            if not phrase.context and (not wanted or "person" in wanted):
                found = self.compose(phrase.name, lang)
            if not found and wanted and "surname" in wanted:
                found = self.surname(phrase.name)
            if found:
                return phrase, found
        return None

    def answer(
        self, query: str, cleaned: Cleaned, verdict: Verdict, phrase: Phrase, composed: Composed
    ) -> Match:
        """A composed name as a match; what ``verdict`` holds are its candidates."""
        notes = [f"typed {shown(query)!r}"]
        notes += [f"repaired {' and '.join(cleaned.repairs)}"] if cleaned.repairs else []
        notes += [f"without {' '.join(phrase.removed)!r}"] if phrase.removed else []

        def details() -> Details:
            return Details(
                candidates(verdict, resolved=False),
                "; ".join([*notes, composed.why]),
                self.key(composed.uk),
                cleaned.text,
                None,
            )

        english, uk, kind = composed.english, composed.uk, composed.kind
        answer = query, english, uk, kind, None, composed.score, "composed"
        return Match(answer, Later(details))

    def compose(self, name: str, lang: str | None = None) -> Composed | None:
        """The canonical name of a person nobody has listed, if the words show that it is one and
        that it is Ukrainian. Case forms are led back to the nominative."""
        if not 2 <= len(self._parts.split(name)) <= 3:  # with a patronymic
            return None
        found = self._person(name, lang)
        typed = fold(name).split()
        for nominative in () if found else self._nominatives(" ".join(typed), False):
            found = found or self._person(nominative.title(), lang, typed)
        return found

    def _person(self, name: str, lang: str | None, typed: Sequence[str] = ()) -> Composed | None:
        """``typed`` are the words of which ``name`` is the nominative, if it is not what was typed:
        then both words of a man's name differ, and the surname must be attested."""
        words = self._parts.words(name, lang)
        middle = patronymic_at(words)
        words = [word for at, word in enumerate(words) if at != middle]
        if len(words) != 2 or any(word.initial for word in words):
            return None
        if words[0].given and any(map(self._parts.given_name, words[1].patronymic)):
            return self._address(words, lang)
        for given, surname in (words, words[::-1]):
            known = self._given(given)
            if not known or self._is_given(surname):
                continue
            declined = known.gender == "f" or fold(surname.text) not in typed
            if declined and self._is_ukrainian(known, given, surname, lang):
                found = self._with_surname(known, surname, strict=bool(typed))
                if found:
                    return found
        return None

    def _address(self, words: Sequence[Word], lang: str | None) -> Composed | None:
        """Given name and patronymic, as one addresses a person."""
        first, middle = words
        known = self._given(first)
        if not known or not self._is_ukrainian(known, first, middle, lang):
            return None
        why = "a given name and a patronymic"
        return self._composed(f"{known.given} {middle.text.title()}", "person", _LIKELY, why)

    def surname(self, name: str) -> Composed | None:
        """A surname of the register, canonical."""
        words = self._parts.words(name)
        found = self._attested(words[0]) if len(words) == 1 else None
        why = "a surname of the register"
        return self._composed(found, "surname", _ATTESTED, why) if found else None

    def _given(self, word: Word) -> Person | None:
        """The given name that the word is most likely to be."""
        return self._parts.given_name(word.given[0]) if word.given else None

    def _is_given(self, word: Word) -> bool:
        """The word is the official spelling of a given name, and so no likely surname."""
        return any(fold(uk) == fold(word.text) for uk in word.given)

    def _is_ukrainian(self, given: Person, word: Word, surname: Word, lang: str | None) -> bool:
        """The given name, or the text, is spelled as in Ukrainian and no other language."""
        if lang is not None:
            return lang == "uk"
        own = fold(given.given)
        if script(word.text) == "Latin":
            return self._parts.only_ukrainian(word, given.given)
        text = f"{word.text} {surname.text}"
        if fold(word.text) != own or not _ALPHABET.fullmatch(text):
            return False
        telling = given.telling or bool(_TELLING.search(text))
        return telling or (self._surnames.telling(surname.text) and bool(self._attested(surname)))

    def _with_surname(self, given: Person, word: Word, strict: bool) -> Composed | None:
        attested = self._attested(word, given.gender)
        if attested:
            why = f"a given name and the attested surname {attested!r}"
            return self._composed(f"{given.given} {attested}", "person", _ATTESTED, why)
        typed = word.text
        proper = _ALPHABET.fullmatch(typed) and typed[0].isupper() and not strict
        if proper and self._surnames.plausible(typed):
            why = "a given name and what ends like a surname"
            return self._composed(f"{given.given} {typed}", "person", _LIKELY, why)
        return None

    def _attested(self, word: Word, gender: str = "") -> str | None:
        """The word as a surname of the register, as the gender bears it."""
        for reading in word.readings:
            found = self._surnames.spelled(reading.sounds, gender)
            if _ALPHABET.fullmatch(word.text):
                found = [name for name in found if fold(name) == fold(word.text)]
            if found:
                return found[0]
        return None

    def _composed(self, uk: str, kind: str, score: float, why: str) -> Composed:
        return Composed(uk, self._kmu.romanize(uk), kind, score, why)
