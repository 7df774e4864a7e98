"""Import common words that come near a Ukrainian name: words that must not be taken for one.

    python tools/import_words.py [--to FOLDER]

Reads PyPI ``wordfreq``: the 20,000 most frequent words of each language that our users write, of
which those are kept that the gazetteer would answer with some name. A word is no common word when
it is mostly a proper noun (PyPI ``pymorphy3``, Ukrainian and Russian), or the name of a city or
region in some case, unless it is far more frequent than any city.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import pymorphy3
from tables import REGISTER, package_version, record_edition, write_table
from wordfreq import top_n_list

from ukrnames.decide import Group
from ukrnames.index import FormType
from ukrnames.normalizer import Normalizer

LANGUAGES = ("en", "uk", "ru", "pl", "de")
INFLECTED = ("uk", "ru")
SIZE = 20_000
VERY_COMMON = 3_000  # more frequent than any city in languages that are not ours
LEAST_SCORE = 0.05
PROPER = frozenset(("Geox", "Name", "Surn", "Patr"))
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
    for rank, word in enumerate(top_n_list(lang, SIZE)):
        if len(word) < 3 or not word.isalpha():
            continue
        if not names.normalize(word.capitalize(), min_score=LEAST_SCORE):
            continue
        if analyzer:
            parses = analyzer.parse(word)
            if is_proper(parses) or any(is_major(names, p.normal_form) for p in parses):
                continue
        if rank >= VERY_COMMON * (analyzer is None) and is_major(names, word):
            continue
        found.append(word)
    return found


def is_proper(parses: Sequence[pymorphy3.analyzer.Parse]) -> bool:
    """Whether a word is mostly a name of a place or person."""
    known = [parse for parse in parses if parse.is_known]
    proper = sum(parse.score for parse in known if PROPER & parse.tag.grammemes)
    return proper > sum(parse.score for parse in known) / 2


def is_major(names: Normalizer, word: str) -> bool:
    """Whether a word is exactly a name of a city, a unit or a region."""
    groups = names.search.groups(word)
    return any(bool(g.hit.spelling) and g.hit.type in NAMED and _is_major(g) for g in groups[:3])


def _is_major(group: Group) -> bool:
    if group.kind != "settlement":
        return group.kind in ("oblast", "raion", "region")
    return any(place.source.is_city(place.number) for place in group.places)


if __name__ == "__main__":
    sys.exit(main())
