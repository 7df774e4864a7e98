"""The tools compared, each in a few lines: how its users would find a name in a list with it.

A peer is an engine, made of folded names, that finds the nearest of them and a score from 0 to 1.
Every engine comes with the settings worth trying; the best on the questions to tune is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from .model import Answer, Given, Place

Fold = Callable[[str], str]
Nearest = tuple[str, float]
Engine = Callable[[str], Nearest]
NOTHING = ("", 0.0)
ALL = 10_000  # questions: more than there are
SHORTLIST = 25  # names that are compared one by one where comparing them all would take seconds


class Matcher(Protocol):
    """What is measured: ``ask`` is timed; ``answer`` reads what it gave."""

    def ask(self, query: str) -> Any: ...
    def answer(self, found: Any) -> Answer: ...


class Tool(NamedTuple):
    """A tool: how it is made ready, the settings to try, how many questions of each kind it has
    time for to choose one and to be judged by."""

    make: Callable[..., Matcher]
    settings: Sequence[dict[str, Any]]
    to_choose: int = 200
    to_judge: int = ALL


class Ours:
    """This library, with the index that was compiled for the benchmark."""

    def __init__(self, index: Path, kind: str | None) -> None:
        from ukrnames.normalizer import Normalizer

        self._normalize, self._kind = Normalizer(index=index).normalize, kind

    def ask(self, query: str) -> Any:
        return self._normalize(query, kind=self._kind, min_score=0.0)

    def answer(self, found: Any) -> Answer:
        first = next(iter(found.candidates), None)
        place = Place(first.uk, found.id or first.id) if first else None
        return Answer(place, found.score if found else 0.0)


class Peer:
    """An engine over folded names; a foreign name that is nearer makes it abstain."""

    def __init__(
        self, given: Given, fold: Fold, engine: Callable[[Sequence[str]], Engine], foreign: bool
    ) -> None:
        self._fold = fold
        self._places: dict[str, Place] = {}
        for text, place in given.names:
            self._places.setdefault(fold(text), place)
        self._places.pop("", None)
        self._find = engine(list(self._places))
        strange = {*map(fold, given.foreign)} - {*self._places, ""} if foreign else ()
        self._rival = engine(sorted(strange)) if strange else None

    def ask(self, query: str) -> Nearest:
        folded = self._fold(query)
        name, score = self._find(folded)
        if self._rival and self._rival(folded)[1] > score:
            return name, 0.0
        return name, score

    def answer(self, found: Nearest) -> Answer:
        name, score = found
        return Answer(self._places.get(name), score)


# Folds


def plain(text: str) -> str:
    """Small letters and digits; apostrophes dropped, other signs made spaces."""
    return " ".join(re.sub("[^a-z0-9]+", " ", re.sub("[`'ʹʼ’\"]", "", text.casefold())).split())


def with_unidecode() -> Fold:
    from unidecode import unidecode

    return lambda text: plain(unidecode(text))


def with_icu(transform: str) -> Fold:
    from icu import Transliterator

    latin = Transliterator.createInstance(transform).transliterate
    return lambda text: plain(latin(text))


def with_rigour() -> Fold:
    from rigour.text.translit import ascii_text

    return lambda text: plain(ascii_text(text))


# Engines


def scan(names: Sequence[str], scorer: str) -> Engine:
    """rapidfuzz: compare with every name."""
    from rapidfuzz import distance, fuzz, process

    jaro_winkler = scorer == "JaroWinkler"
    compare = distance.JaroWinkler.similarity if jaro_winkler else getattr(fuzz, scorer)
    full = 1.0 if jaro_winkler else 100.0

    def find(query: str) -> Nearest:
        found = process.extractOne(query, names, scorer=compare)
        return (found[0], found[1] / full) if found else NOTHING

    return find


def thefuzz(names: Sequence[str], scorer: str) -> Engine:
    from thefuzz import fuzz, process

    compare = getattr(fuzz, scorer)

    def find(query: str) -> Nearest:
        found = process.extractOne(query, names, processor=None, scorer=compare)
        return (found[0], found[1] / 100) if query and found else NOTHING

    return find


def symspell(names: Sequence[str], edits: int) -> Engine:
    """symspellpy: names within a few deletions; the first of the nearest is the largest place's."""
    from symspellpy import SymSpell, Verbosity

    speller = SymSpell(max_dictionary_edit_distance=edits)
    for rank, name in enumerate(names):
        speller.create_dictionary_entry(name, len(names) - rank)

    def find(query: str) -> Nearest:
        found = speller.lookup(query, Verbosity.TOP, max_edit_distance=edits)
        if not found:
            return NOTHING
        return found[0].term, 1 - found[0].distance / max(len(query), len(found[0].term))

    return find


def daitch_mokotoff(names: Sequence[str], scorer: str, digits: int) -> Engine:
    """abydos: names that share a Daitch–Mokotoff code, of these the nearest by rapidfuzz."""
    from abydos.phonetic import DaitchMokotoff

    encode = DaitchMokotoff(max_length=digits, zero_pad=False).encode
    coded: dict[str, list[str]] = {}
    for name in names:
        for code in encode(name):
            coded.setdefault(code, []).append(name)

    def find(query: str) -> Nearest:
        near = dict.fromkeys(name for code in sorted(encode(query)) for name in coded.get(code, ()))
        return scan(list(near), scorer)(query)

    return find


def rigour(names: Sequence[str], tolerance: float) -> Engine:
    """rigour compares two names: it gets those that rapidfuzz finds nearest."""
    from rapidfuzz import fuzz, process
    from rigour.names import CompareConfig, NamePart, compare_parts

    config = CompareConfig(budget_tolerance=tolerance)

    def parts(name: str) -> list[NamePart]:
        return [NamePart(word, at) for at, word in enumerate(name.split())]

    def similarity(query: list[NamePart], name: str) -> float:
        found = compare_parts(query, parts(name), config)
        letters = [len(one.qstr) + len(one.rstr) for one in found]
        return sum(one.score * n for one, n in zip(found, letters, strict=True)) / sum(letters)

    def find(query: str) -> Nearest:
        if not query:
            return NOTHING
        words = parts(query)
        near = process.extract(query, names, scorer=fuzz.ratio, limit=SHORTLIST)
        return max(((name, similarity(words, name)) for name, _, _ in near), key=lambda n: n[1])

    return find


def peer(engine: Callable[..., Engine], fold: Callable[..., Fold] = with_unidecode) -> Any:
    """How a peer is made: of what is given, whether foreign names are, and the engine's options."""

    def make(given: Given, foreign: bool, transform: str = "", **options: Any) -> Matcher:
        folded = fold(transform) if transform else fold()
        return Peer(given, folded, lambda names: engine(names, **options), foreign)

    return make


def tried(**options: Iterable[Any]) -> list[dict[str, Any]]:
    """Every combination of the options, without foreign names and with them."""
    settings: list[dict[str, Any]] = [{"foreign": False}, {"foreign": True}]
    for name, values in options.items():
        settings = [{**setting, name: value} for setting in settings for value in values]
    return settings


ANY_LATIN = "Any-Latin; Latin-ASCII"
TRANSFORMS = (ANY_LATIN, f"Ukrainian-Latin/BGN; {ANY_LATIN}", f"Russian-Latin/BGN; {ANY_LATIN}")
OURS = "ukrnames"
TOOLS = {
    OURS: Tool(Ours, [{"kind": None}, {"kind": "settlement"}], ALL),
    "rapidfuzz ratio + Unidecode": Tool(peer(scan), tried(scorer=["ratio"])),
    "rapidfuzz WRatio + Unidecode": Tool(peer(scan), tried(scorer=["WRatio"]), 100, 200),
    "rapidfuzz JaroWinkler + Unidecode": Tool(peer(scan), tried(scorer=["JaroWinkler"])),
    "thefuzz + Unidecode": Tool(peer(thefuzz), tried(scorer=["ratio", "WRatio"]), 50),
    "symspellpy + Unidecode": Tool(peer(symspell), tried(edits=[2, 3]), ALL),
    "PyICU + rapidfuzz ratio": Tool(
        peer(scan, with_icu), tried(scorer=["ratio"], transform=TRANSFORMS), 120
    ),
    "rigour (shortlist by rapidfuzz)": Tool(peer(rigour, with_rigour), tried(tolerance=[1.0, 1.5])),
    "Daitch–Mokotoff (abydos) + Unidecode": Tool(
        peer(daitch_mokotoff), tried(scorer=["ratio", "JaroWinkler"], digits=[6, 10]), ALL
    ),
}
