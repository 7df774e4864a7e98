"""Import common words that come near a Ukrainian name: words that must not be taken for one.

    python tools/import_words.py [--to FOLDER]

Reads PyPI ``wordfreq``: the 50,000 most frequent words of each language that our users write, of
German 20,000, of which those are kept that the gazetteer would answer with some name. Ukrainian and
Russian words are looked up in PyPI ``pymorphy3``: a word is no common word when it is mostly a
proper noun, or the name of a large city or region in some case; the name of a smaller city is one
when the dictionary has it as such (щастя, марганець). English and Polish words must stand in the
word lists of Debian (packages ``wamerican-large`` and ``wpolish``) in small letters: chop, not
Chernobyl; there a large city's name is none unless it is far more frequent (luck). In German the
name of any city is no common word, unless it is far more frequent than any city.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pymorphy3
from tables import REGISTER, package_version, record_edition, write_table
from wordfreq import top_n_list

from ukrnames import decide
from ukrnames.decide import Group
from ukrnames.index import FormType
from ukrnames.normalizer import Normalizer

LANGUAGES = ("en", "uk", "ru", "pl", "de")
INFLECTED = ("uk", "ru")
LISTS = {"en": "american-english-large", "pl": "polish"}  # in small letters only what is no name
DICTIONARIES = Path("/usr/share/dict")
SIZE = {"de": 20_000}
USUAL_SIZE = 50_000
LARGE = 50_000  # inhabitants of a city that is spoken of more than a thing of its name
VERY_COMMON = 3_000  # more frequent than any city in languages that are not ours
LEAST_SCORE = 0.05
PROPER = frozenset(("Geox", "Name", "Surn", "Patr"))
PLACE_LIKE = tuple(f"NOUN,{gender}" for gender in ("masc,inan", "femn,inan", "neut,inan", "plur"))
NAMED = (FormType.OFFICIAL, FormType.COGNATE, FormType.ALIAS, FormType.FORMER)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the import; the exit status."""
    parser = argparse.ArgumentParser(description="Import common words from wordfreq.")
    parser.add_argument("--to", type=Path, default=REGISTER, metavar="FOLDER")
    folder = parser.parse_args(arguments).to
    words: dict[str, list[str]] = {}
    for lang in LANGUAGES:
        for word in common_words(lang):
            words.setdefault(word, []).append(lang)
    rows = ((word, " ".join(langs)) for word, langs in sorted(words.items()))
    total = write_table(folder / "words.tsv", ("word", "languages"), rows)
    record_edition(folder, "words", "wordfreq", package_version("wordfreq"), "")
    print(f"{total:,} words")
    return 0


def common_words(lang: str) -> list[str]:
    """The frequent words of a language that may be taken for names of ours."""
    names = Normalizer()
    analyzer = pymorphy3.MorphAnalyzer(lang=lang) if lang in INFLECTED else None
    found = []
    for rank, word in enumerate(top_n_list(lang, SIZE.get(lang, USUAL_SIZE))):
        if len(word) < 3 or not word.isalpha() or (lang in LISTS and word not in listed(lang)):
            continue
        # Not bare: what is listed by now must not matter.
        verdict = decide.judge(names.search.groups(word.capitalize(), bare=False))
        if decide.promise(verdict) < (True, LEAST_SCORE):
            continue
        if analyzer:
            parses = analyzer.parse(word)
            if is_proper(parses) or any(is_major(names, p.normal_form, LARGE) for p in parses):
                continue
            if is_major(names, word, 0) and not is_listed(parses):
                continue
        elif rank >= VERY_COMMON and is_major(names, word, LARGE if lang in LISTS else 0):
            continue
        found.append(word)
    return found


@cache
def listed(lang: str) -> frozenset[str]:
    """The words of a list of Debian's."""
    return frozenset((DICTIONARIES / LISTS[lang]).read_text("utf-8").split())


def is_proper(parses: Sequence[pymorphy3.analyzer.Parse]) -> bool:
    """Whether a word is mostly a name of a place or person."""
    known = [parse for parse in parses if parse.is_known]
    proper = sum(parse.score for parse in known if PROPER & parse.tag.grammemes)
    return proper > sum(parse.score for parse in known) / 2


def is_listed(parses: Sequence[pymorphy3.analyzer.Parse]) -> bool:
    """Whether the dictionary has a word as another thing than a name. The Ukrainian one marks names
    of places only by the gender that stands before the animacy."""
    return any(
        parse.is_known
        and not PROPER & parse.tag.grammemes
        and not str(parse.tag).startswith(PLACE_LIKE)
        for parse in parses
    )


def is_major(names: Normalizer, word: str, inhabitants: int) -> bool:
    """Whether a word is exactly a name of a unit, a region, or a city of so many inhabitants."""
    found = (g for g in names.search.groups(word)[:3] if g.hit.spelling and g.hit.type in NAMED)
    return any(_is_major(group, inhabitants) for group in found)


def _is_major(group: Group, inhabitants: int) -> bool:
    if group.kind != "settlement":
        return group.kind in ("oblast", "raion", "region")
    cities = (place for place in group.places if place.source.is_city(place.number))
    return any((decide.entity(place).population or 0) >= inhabitants for place in cities)


if __name__ == "__main__":
    sys.exit(main())
