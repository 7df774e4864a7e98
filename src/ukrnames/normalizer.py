"""`normalize`: the way of a query, from text to answer."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from datetime import date as Date
from pathlib import Path
from typing import overload

from . import decide
from .clean import Cleaned, clean, fold
from .compose import Composer
from .guess import Way, best_guess, is_plain
from .index import FOREIGN, Index
from .inflect import Inflector
from .match import DEFAULT_MIN_SCORE, Details, Later, Match, Matches
from .options import ANY, Options, choice, day_of, kinds_of, texts
from .parts import Parts
from .persons import People
from .phrase import Phrase, Phraser
from .read import Reader
from .ready import MAX_LENGTH, Ready
from .search import Search
from .store import Store
from .surnames import Surnames
from .within import contexts

_LETTERS = re.compile(r"[^\W\d_](?:.*?[^\W\d_]|(?<=[\u2e80-\u9fff]))")
INDEX_FILE = Path(__file__).with_name("index.bin")


class Normalizer:
    """The gazetteer, ready for queries; ``extend`` adds private entries from YAML files.

    ``index`` is another compiled gazetteer than ours. An entry of yours wins over ours. Raises
    ``ValueError`` that lists ``file:line: what; remedy`` when a file is wrong: then nothing of it
    is used.
    """

    def __init__(
        self, extend: Iterable[str | Path] = (), *, index: str | Path = INDEX_FILE
    ) -> None:
        base = Index(Store.open(Path(index)))
        self._reader = Reader(base.meta["readings"])
        self._phraser = Phraser(base.meta["phrases"])
        inflector = Inflector(base.meta["inflections"], self._reader)
        self._indexes = [base]
        self._overlaid: dict[str, decide.Place] = {}
        if isinstance(extend, (str, Path)):
            raise TypeError(f"extend is a list of paths; write extend=[{str(extend)!r}]")
        paths = [Path(path) for path in extend]
        if paths:
            from .compile.overlay import compile_overlay

            self.lay_over(compile_overlay(paths, base))
        surnames = Surnames(base, self._reader)
        parts = Parts(self._reader, self._indexes, inflector.nominatives)
        people = People(parts, surnames, self._indexes, self._overlaid)
        self._ready = Ready(base, self._reader, self._phraser, inflector)
        self.search = Search(
            self._reader, inflector, people, self._ready, self._indexes, self._overlaid
        )
        self._parts = parts
        self._composer = Composer(parts, surnames, inflector.nominatives, base.meta["uk-kmu-2010"])

    def lay_over(self, overlay: Index) -> None:
        """Put the entries of an overlay (see `ukrnames.compile.overlay`) before ours."""
        self._indexes.insert(0, overlay)
        for number in overlay.own_entities():
            self._overlaid[overlay.code_of(number)] = decide.Place(overlay, number)

    @property
    def index(self) -> Index:
        """The gazetteer without private entries."""
        return self._indexes[-1]

    @property
    def data_version(self) -> str:
        """Edition of the register and content hash of the data."""
        return str(self.index.meta["version"])

    @property
    def phraser(self) -> Phraser:
        """What knows titles and type words."""
        return self._phraser

    # A str is an Iterable[str] too; the first overload is meant to win.
    @overload
    def normalize(  # type: ignore[overload-overlap]
        self,
        name: str,
        *,
        kind: str | None = None,
        within: str | None = None,
        date: str | Date | None = None,
        lang: str | None = None,
        min_score: float = DEFAULT_MIN_SCORE,
    ) -> Match: ...
    @overload
    def normalize(
        self,
        name: Iterable[str],
        *,
        kind: str | None = None,
        within: str | None = None,
        date: str | Date | None = None,
        lang: str | None = None,
        min_score: float = DEFAULT_MIN_SCORE,
    ) -> list[Match]: ...
    def normalize(
        self,
        name: str | Iterable[str],
        *,
        kind: str | None = None,
        within: str | None = None,
        date: str | Date | None = None,
        lang: str | None = None,
        min_score: float = DEFAULT_MIN_SCORE,
    ) -> Match | list[Match]:
        """See `ukrnames.normalize`."""
        known = kind is within is date is lang is None and self._knows(min_score)
        if known and isinstance(name, str):
            match = self._ready.look_up(name, self._details, min_score)
            if match is not None:
                return match
        options = self._options(kind, within, date, lang, min_score)
        if isinstance(name, str):
            return self._one(name, options._replace(unsettled=name) if known else options)
        found: dict[str, Match] = {}
        for text in (names := list(texts(name))):
            if text not in found:
                look_up = self._ready.look_up
                match = look_up(text, self._details, min_score) if known else None
                found[text] = match or self._one(text, options)
        return Matches(found[text] for text in names)

    def _knows(self, min_score: float) -> bool:
        """Whether answers worked out for the index alone hold."""
        return type(min_score) is float and 0 <= min_score <= 1 and len(self._indexes) == 1

    def _details(self, query: str, min_score: float) -> Details:
        return self._one(query, ANY._replace(min_score=min_score)).details()

    def _options(
        self,
        kind: str | None,
        within: str | None,
        date: str | Date | None,
        lang: str | None,
        min_score: float,
    ) -> Options:
        if not isinstance(min_score, (int, float)) or not 0 <= min_score <= 1:
            raise ValueError(f"min_score is a probability from 0 to 1, not {min_score!r}")
        return Options(
            kinds_of(kind),
            self._units(within) if within is not None else frozenset(),
            day_of(date),
            choice("lang", lang, self._reader.languages),
            min_score,
        )

    def _units(self, within: str) -> frozenset[str]:
        """Codes of the units that ``within`` names."""
        if not isinstance(within, str):
            raise TypeError(f"within is a name or code (str), not {type(within).__name__}")
        code = within.strip().upper() if len(within) < MAX_LENGTH else ""
        if any(index.entity_by_code(code) is not None for index in self._indexes):
            return self._containing(within, frozenset({code}))
        phrases = self._phraser.phrases(clean(within).text) if code else []
        found = [context for p in phrases for context in contexts([p], self.search)[-1:]]
        if not found or not found[0].codes:
            raise ValueError(
                f"within={within[:60]!r} is no place that is known; {self._hint(within)}"
            )
        return self._containing(within, found[0].codes)

    def _containing(self, within: str, codes: frozenset[str]) -> frozenset[str]:
        """The codes, if anything lies in any of them."""
        for index in self._indexes:
            known = [entity for code in codes if (entity := index.entity_by_code(code)) is not None]
            if any(map(index.contains, known)):
                return codes
        above = next(index.parents_of(known[0]), None)
        hint = f"; write {index.name(index.name_of(above))[0]!r}" if above is not None else ""
        raise ValueError(f"within={within!r} is a place that contains no other{hint}")

    def _hint(self, within: str) -> str:
        names = [
            index.name(index.name_of(number))[0]
            for index in self._indexes
            for number in index.first_level()
        ]
        from difflib import get_close_matches

        near = get_close_matches(within[:MAX_LENGTH], names, 1, 0.4)
        return f"did you mean {near[0]!r}?" if near else f"write for example {names[0]!r}"

    def _one(self, query: str, options: Options) -> Match:
        cleaned = clean(query[: MAX_LENGTH + 1]) if query else Cleaned("", ())
        if len(query) > MAX_LENGTH:
            return self._nothing(query, cleaned.text, "too long for a name")
        if not _LETTERS.search(cleaned.text):
            return self._of_signs(query, cleaned, options)
        found = self._best(cleaned.text, options)
        if not _is_native(found.verdict, options) and not options.within:
            phrases = self._phraser.phrases(self._parts.in_order(cleaned.text))
            composed = self._composer.first(phrases, options.kinds, options.lang)
            if composed and composed[1].score >= max(options.min_score, found.verdict.score):
                return self._composer.answer(query, cleaned, found.verdict, *composed)
        certainty = decide.certainty(found.verdict, is_plain(cleaned.text))
        if certainty < decide.CERTAIN or decide.is_declined(found.verdict):
            guess = self._guess(query, cleaned, found, options)
            if _is_native(guess[1].verdict, options):  # else the key is that of the text as it came
                cleaned, found = guess
        return self._answer(query, cleaned, found, options)

    def _of_signs(self, query: str, cleaned: Cleaned, options: Options) -> Match:
        """The answer to a query of signs: a name if its letters have become signs."""
        nothing = Way(Phrase(cleaned.text), decide.NOTHING, [])
        mended, found = self._guess(query, cleaned, nothing, options)
        if _is_native(found.verdict, options):
            return self._answer(query, mended, found, options)
        reason = "is no name: it has fewer than two letters"
        return self._nothing(query, cleaned.text, reason)

    def _guess(
        self, query: str, cleaned: Cleaned, found: Way, options: Options
    ) -> tuple[Cleaned, Way]:
        return best_guess(
            query, cleaned, found, self._indexes, lambda text: self._best(text, options)
        )

    def _best(self, text: str, options: Options) -> Way:
        """The likeliest of the ways to take a cleaned query apart. What looks like a given name
        behind a surname may be the city around a village: ``Зимне, Володимир``."""
        turned = self._parts.in_order(text)
        found = self._ways(turned, options)
        if turned != text:
            found += [way for way in self._ways(text, options) if way.fits]
        return max(found, key=Way.promise)

    def _ways(self, text: str, options: Options) -> list[Way]:
        """Ways to take a cleaned query apart, until one is sure."""
        found: list[Way] = []
        phrases = self._phraser.phrases(text)
        if "," in text and any(index.forms("exact", fold(text)) for index in self._indexes):
            phrases = [Phrase(text), *phrases]  # "Odessa, TX" is known as such
        for phrase in phrases:
            way = self._judge(phrase, options)
            found.append(way)
            best = way.verdict.best
            governed = best is not None and best.hit.cases
            how = decide.how(best.hit) if best is not None else "none"
            sure = options.min_score if governed or (how == "exact" and not phrase.removed) else 0.9
            if decide.is_foreign_name(way.verdict) and phrase == Phrase(phrase.name):
                return [way]
            holds = way.fits or not phrase.context
            if holds and how != "fuzzy" and decide.promise(way.verdict) > (True, sure):
                break
        return found

    def _judge(self, phrase: Phrase, options: Options) -> Way:
        kinds, notes = options.kinds, []
        if phrase.kinds and (not kinds or kinds & phrase.kinds):
            kinds = kinds & phrase.kinds if kinds else phrase.kinds
        if phrase.removed:
            notes.append(f"without {' '.join(phrase.removed)!r}")
        places = phrase.places_around()
        around = [] if options.within else contexts(places or phrase.context, self.search)
        if not around and any(place.name != place.name.lower() for place in places):
            return Way(phrase, decide.NOTHING, [f"it is not known what {places[0].name!r} is"])
        for context in reversed(around):
            if not context.codes:
                notes.append(f"in {context.name} (foreign)")
                return Way(phrase, decide.NOTHING, notes)
            verdict = self.search.named(phrase.name, kinds, context.codes, options)
            if decide.promise(verdict) >= (True, DEFAULT_MIN_SCORE):
                notes.append(f"within {context.name}")
                return Way(phrase, verdict, notes, fits=True)
        verdict = self.search.named(phrase.name, kinds, options.within, options)
        return Way(phrase, verdict, notes)

    def _answer(
        self,
        query: str,
        cleaned: Cleaned,
        found: Way,
        options: Options,
    ) -> Match:
        phrase, verdict, notes, _ = found
        best = verdict.best
        foreign = best is not None and best.kind == FOREIGN
        resolved = best is not None and not foreign and verdict.score >= options.min_score
        score = round(min(verdict.score, 1.0), 4) if not foreign else 0.0
        place = verdict.place if resolved else None
        code = (place.source.code_of(place.number) or None) if place else None

        def details() -> Details:
            mended = [f"repaired {' and '.join(cleaned.repairs)}"] if cleaned.repairs else []
            return Details(
                decide.candidates(verdict, resolved),
                decide.explain(query, verdict, resolved, options.min_score, [*mended, *notes]),
                self._composer.key(best.uk if best is not None and resolved else phrase.name),
                cleaned.text,
                decide.entity(place) if code else None,
            )

        later = Later(details)
        if best is None or not resolved:
            way = "foreign" if foreign else "none"
            return Match((query, None, None, None, None, score, way), later)
        how = decide.how(best.hit)
        return Match((query, best.english, best.uk, best.kind, code, score, how), later)

    def _nothing(self, query: str, cleaned: str, reason: str) -> Match:
        why = f"typed {decide.shown(query)!r}; {reason}"
        later = Later(lambda: Details((), why, "", cleaned, None))
        return Match((query, None, None, None, None, 0.0, "none"), later)


def _is_native(verdict: decide.Verdict, options: Options) -> bool:
    """It is resolved, or something foreign is meant."""
    best = verdict.best
    return best is not None and (best.kind == FOREIGN or verdict.score >= options.min_score)


_lock = threading.Lock()
_default: Normalizer | None = None


def default() -> Normalizer:
    """The normalizer without private entries, opened on first use."""
    global _default  # noqa: PLW0603  one shared instance is the point
    if _default is None:
        with _lock:
            if _default is None:
                _default = Normalizer()
    return _default
