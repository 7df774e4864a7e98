"""Do case forms lead back to the name? python benchmarks/inflection.py [SETTLEMENTS]

The forms are made by two judges that share nothing with our rules: pymorphy3 declines the cities
and SETTLEMENTS (default 2000) other settlement names of the register, in Ukrainian and, as Russian
cognates, in Russian; shevchenko declines the people of the gazetteer in Ukrainian, pymorphy3 in
Russian. Right means that the name answered is the name declined. *Fair* leaves out what the judge
gets wrong by rule (see `is_wrong`).
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple
from zlib import crc32

import pymorphy3
import shevchenko

from ukrnames.compile.cognates import Cognates
from ukrnames.compile.yamlfile import load
from ukrnames.normalizer import Normalizer

ROOT = Path(__file__).resolve().parent.parent
CASES = ("gent", "datv", "accs", "ablt", "loct")
PREPOSITIONS = {
    "uk": dict(zip(CASES, ("до", "завдяки", "про", "під", "у"), strict=True)),
    "ru": dict(zip(CASES, ("до", "к", "про", "под", "в"), strict=True)),
}
_MASCULINE = ("ого", "ому", "им", "ым", "ім", "ом")
_NOT_MASCULINE = ("а", "я")
_POSSESSIVE = ("ов", "ев", "єв", "ів", "їв", "ин", "ін", "їн")
_ADJECTIVAL = ("ого", "ому", "им", "ым")


class Case(NamedTuple):
    """A name, as it is written in the language, and one of its case forms, with a preposition that
    governs the case."""

    name: str
    written: str
    form: str
    case: str
    preposition: str = ""


@cache
def analyzer(lang: str) -> Any:
    return pymorphy3.MorphAnalyzer(lang=lang)


@cache
def russian() -> Cognates:
    return Cognates(load(ROOT / "transliterate/cognates/uk-ru.yaml"))


def settlements() -> tuple[list[str], list[str]]:
    """The names of cities, and the other names of settlements in an order that is always the
    same."""
    with (ROOT / "gazetteer/register/katottg.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    cities = sorted({row["name"] for row in rows if row["category"] in "KM"})
    others = {row["name"] for row in rows if row["category"] in "XC"} - {*cities}
    return cities, sorted(others, key=lambda name: (crc32(name.encode()), name))


def decline(name: str, lang: str) -> dict[str, str]:
    """The cases of a name by pymorphy3; nothing when it sees no nominative in it."""
    parses = [_nominatives(word.replace("’", "'"), lang) for word in name.lower().split(" ")]
    if not all(parses):
        return {}
    chosen = max(product(*parses), key=_likely)
    found = {}
    for case in CASES:
        forms = [_inflected(parse, case) for parse in chosen]
        if all(forms):
            found[case] = " ".join(map(_capital, map(str, forms)))
    return found


def _nominatives(word: str, lang: str) -> list[Any]:
    parses = analyzer(lang).parse(word)
    return [p for p in parses if "nomn" in p.tag and {"NOUN", "ADJF"} & p.tag.grammemes]


def _likely(parses: tuple[Any, ...]) -> tuple[bool, ...]:
    """How well the parses go together: one noun, the others its adjectives, all in the singular."""
    nouns = [p for p in parses if "NOUN" in p.tag]
    agreeing = len({(p.tag.number, "plur" in p.tag or p.tag.gender) for p in parses}) == 1
    return len(nouns) == 1, agreeing, not any("plur" in p.tag for p in parses)


def _inflected(parse: Any, case: str) -> str | None:
    inanimate = case == "accs" and "ADJF" in parse.tag and "masc" in parse.tag
    found = parse.inflect({case, "inan"} if inanimate else {case})
    return found.word if found else None


def _capital(form: str) -> str:
    return "-".join(part.capitalize() for part in form.split("-"))


def decline_person(entry: dict[str, str]) -> dict[str, str]:
    """The cases of a full name by shevchenko."""
    parts = {"givenName": entry["given"], "familyName": entry["surname"]}
    gender = "feminine" if entry.get("gender") == "f" else "masculine"
    asked = {"gender": shevchenko.GrammaticalGender(gender), **parts}
    found = {}
    for case in ("genitive", "dative", "accusative", "ablative", "locative", "vocative"):
        declined = getattr(shevchenko, f"in_{case}")(asked)
        found[case] = " ".join(str(declined[part]) for part in parts)
    return found


def decline_in_russian(entry: dict[str, str], given: dict[str, str]) -> dict[str, str]:
    """The cases of the Russian form of a full name by pymorphy3."""
    gender = "femn" if entry.get("gender") == "f" else "masc"
    first = given.get(entry["given"]) or russian().forms(entry["given"], 1)[0]
    words = [(first, "Name"), (russian().forms(entry["surname"], 1)[0], "Surn")]
    found = {}
    for case in CASES:
        forms = [_declined_name(word, kind, gender, case) for word, kind in words]
        if all(forms):
            found[case] = " ".join(map(_capital, map(str, forms)))
    return found


def _declined_name(word: str, kind: str, gender: str, case: str) -> str | None:
    wanted = {kind, gender, "nomn", "sing"}
    parses = [p for p in analyzer("ru").parse(word.lower()) if wanted <= p.tag.grammemes]
    if not parses:
        return None
    declined = parses[0].inflect({case})
    return declined.word if declined else None


def is_wrong(case: Case) -> bool:
    """What a judge gets wrong by rule.

    It takes the plural names of places for people, whose accusative is the genitive (`про
    Черкасів`); it declines the second half of `Слобода-Романівська` without the gender of the
    first; and it takes towns in -ов, -ев, -ин for surnames, whose instrumental has -им, -ым where
    that of towns has -ом, or for adjectives (`Повстиного`).
    """
    if not case.preposition:
        return False  # a person
    written = case.written.casefold()
    if case.case == "accs" and written[-1] in "иіїы":
        return case.form.casefold() != written
    first, hyphen, second = case.form.casefold().rpartition("-")
    if hyphen and second.endswith(_MASCULINE) and written.endswith(_NOT_MASCULINE):
        return bool(first)
    return written.endswith(_POSSESSIVE) and case.form.casefold().endswith(_ADJECTIVAL)


def declined_places(names: Iterable[str], lang: str) -> Iterator[Case]:
    for name in names:
        written = name if lang == "uk" else russian().forms(name, 1)[0]
        for case, form in decline(written, lang).items():
            yield Case(name, written, form, case, PREPOSITIONS[lang][case])


def declined_people(lang: str) -> Iterator[Case]:
    given = {
        str(entry["uk"]): str(entry["aliases"]["ru"][0])
        for entry in load(ROOT / "gazetteer/names/given.yaml")
        if "ru" in entry.get("aliases", {})
    }
    for path in sorted((ROOT / "gazetteer/people").glob("*.yaml")):
        for entry in load(path):
            name = f"{entry['given']} {entry['surname']}"
            ways = decline_person(entry) if lang == "uk" else decline_in_russian(entry, given)
            for case, form in ways.items():
                yield Case(name, name, form, case)


def measure(normalizer: Normalizer, cases: Sequence[Case]) -> tuple[float, float, float]:
    """Share right of all forms, of the fair ones, and of the fair ones with a preposition."""
    right = [normalizer.normalize(case.form).uk == case.name for case in cases]
    fair = [good for good, case in zip(right, cases, strict=True) if not is_wrong(case)]
    governed = [
        normalizer.normalize(f"{case.preposition} {case.form}").uk == case.name
        for case in cases
        if not is_wrong(case)
    ]
    return mean(right), mean(fair), mean(governed)


def main() -> None:
    normalizer = Normalizer()
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    cities, others = settlements()
    print(f"{'':24} {'forms':>6}  right  fair  with a preposition")
    for lang in ("uk", "ru"):
        for label, cases in (
            ("cities", list(declined_places(cities, lang))),
            ("settlements", list(declined_places(others[:size], lang))),
            ("people", list(declined_people(lang))),
        ):
            shares = " ".join(f"{share:.4f}" for share in measure(normalizer, cases))
            print(f"{lang} {label:21} {len(cases):6}  {shares}", flush=True)


if __name__ == "__main__":
    main()
