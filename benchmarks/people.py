"""People: python benchmarks/people.py

Needs shevchenko (case forms), names-translator (Russian forms of names) and Faker (foreign
names), none of which the gazetteer was tuned with name by name. Prints

- known people found by full name: in Ukrainian (orders, patronymic, initials, case forms), in
  Russian, in other Slavic languages; and surnames mentioned alone;
- foreign people taken for Ukrainians;
- for unknown people, pairs of spellings that share a key, and people who share one with another.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import shevchenko
from faker import Faker
from names_translator.dicts import NameDicts

from ukrnames.compile.cognates import Cognates
from ukrnames.compile.entries import names_of, read_entries, schema_of
from ukrnames.compile.yamlfile import Text, load
from ukrnames.normalizer import Normalizer
from ukrnames.romanize import System

ROOT = Path(__file__).resolve().parent.parent
PEOPLE = 4000  # unknown people made up of listed names
FOREIGNERS = 150  # of each country
COUNTRIES = (
    *("ru_RU", "bg_BG", "mk_MK", "pl_PL", "cs_CZ", "sk_SK", "sl_SI", "hr_HR", "lt_LT", "lv_LV"),
    *("en_US", "en_GB", "de_DE", "fr_FR", "it_IT", "es_ES", "pt_BR", "ro_RO", "hu_HU", "fi_FI"),
    *("tr_TR", "az_AZ", "uz_UZ", "el_GR", "ka_GE", "hy_AM", "zh_CN", "ja_JP"),
)
CASES = ("genitive", "dative", "accusative", "ablative", "locative")


class Person(NamedTuple):
    id: str
    given: str
    patronymic: str
    surname: str
    gender: str
    equivalents: dict[str, list[str]]


class Russian:
    """Russian forms of names: the most frequent of names-translator, else by rule."""

    def __init__(self) -> None:
        self._names = NameDicts()
        self._rules = Cognates(load(ROOT / "transliterate/cognates/uk-ru.yaml"))  # type: ignore[arg-type]

    def form(self, name: str, category: str) -> str:
        found = self._names.lookup(name.replace("’", "'"), category, 1) if name else []
        return found[0] if found else self._rules.forms(name, 1)[0] if name else ""


def system(name: str) -> System:
    return System(load(ROOT / f"transliterate/systems/{name}.yaml"))  # type: ignore[arg-type]


def known_people() -> list[Person]:
    entries = read_entries(sorted((ROOT / "gazetteer").rglob("*.yaml")))
    given: dict[str, dict[str, list[str]]] = {}
    for _, entry in entries:
        if schema_of(entry) == "given":
            names = given.setdefault(str(entry[Text("uk")]), defaultdict(list))
            for lang, name in names_of(entry.get(Text("aliases"))):
                names[lang].append(name)
    found = []
    for _, entry in entries:
        if schema_of(entry) == "person":
            values = [str(entry.get(Text(key), "")) for key in Person._fields[:5]]
            found.append(Person(*values, given.get(values[1], {})))
    return found


def ways(given: str, patronymic: str, surname: str) -> Iterator[str]:
    """The ways to write a full name in one language."""
    yield f"{given} {surname}"
    yield f"{surname} {given}"
    yield f"{given[0]}. {surname}"
    yield f"{surname} {given[0]}."
    if patronymic:
        yield f"{given} {patronymic} {surname}"
        yield f"{surname} {given} {patronymic}"
        yield f"{given[0]}.{patronymic[0]}. {surname}"
        yield f"{surname} {given[0]}. {patronymic[0]}."


def in_case(person: Person, case: str) -> dict[str, str]:
    parts = {"givenName": person.given, "familyName": person.surname}
    if person.patronymic:
        parts["patronymicName"] = person.patronymic
    gender = "feminine" if person.gender == "f" else "masculine"
    asked = {"gender": shevchenko.GrammaticalGender(gender), **parts}
    declined = getattr(shevchenko, f"in_{case}")(asked)
    return {part: str(declined[part]) for part in parts}


def full_names(people: Iterable[Person], russian: Russian) -> Iterator[tuple[str, str, Person]]:
    """Group, spelling, and who is meant."""
    slavic = [system(f"uk-press-{lang}") for lang in ("pl", "cs", "hr")]
    for person in people:
        given, patronymic, surname = person.given, person.patronymic, person.surname
        for name in ways(given, patronymic, surname):
            yield "Ukrainian", name, person
        for case in CASES:
            forms = in_case(person, case)
            middle = forms.get("patronymicName", "")
            for name in list(ways(forms["givenName"], middle, forms["familyName"]))[:2]:
                yield "Ukrainian, case forms", name, person
        parts = [
            russian.form(part, category)
            for part, category in (
                (given, "first"),
                (patronymic, "patronymic"),
                (surname, "last"),
            )
        ]
        for name in ways(*parts):
            yield "Russian", name, person
        for press in slavic:
            yield "other Slavic", press.romanize(f"{given} {surname}"), person
        for name in person.equivalents.get("pl", [])[:1]:
            yield "other Slavic", f"{name} {slavic[0].romanize(surname)}", person
        for name in person.equivalents.get("be", [])[:1]:
            yield "other Slavic", f"{name} {parts[2]}", person


def surname_mentions(people: Iterable[Person], russian: Russian) -> Iterator[tuple[str, str]]:
    """Spelling and surname."""
    kmu, bgn = system("uk-kmu-2010"), system("ru-icao")
    for person in people:
        yield person.surname, person.surname
        yield kmu.romanize(person.surname), person.surname
        foreign = russian.form(person.surname, "last")
        yield foreign, person.surname
        yield bgn.romanize(foreign), person.surname
        for case in CASES:
            yield in_case(person, case)["familyName"], person.surname


def known(normalizer: Normalizer, people: list[Person], russian: Russian) -> None:
    ids: dict[tuple[str, str], set[str]] = defaultdict(set)
    for person in people:
        ids[person.given, person.surname].add(person.id)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for group, name, person in full_names(people, russian):
        answer = normalizer.normalize(name)
        mine = answer.uk == f"{person.given} {person.surname}"
        same = answer.id == person.id or (answer.id is None and len(ids[person[1], person[3]]) > 1)
        # Who shares surname and initial with another stays open.
        listed = any(candidate.id == person.id for candidate in answer.candidates)
        shared = "." in name and answer.uk == person.surname and listed
        right = (mine and same) or shared
        counts[group]["right" if right else "wrong" if answer else "none"] += 1
    for name, surname in surname_mentions(people, russian):
        answer = normalizer.normalize(name)
        right = answer.uk is not None and answer.uk.endswith(surname)
        counts["surname alone"]["right" if right else "wrong" if answer else "none"] += 1
    for group, count in counts.items():
        print(f"{group:22} {count.total():6} {count['right'] / count.total():7.1%} right", end="")
        print(f" {count['wrong'] / count.total():6.1%} wrong")


def foreigners(normalizer: Normalizer) -> None:
    for country in COUNTRIES:
        faker = Faker(country)
        faker.seed_instance(6)
        names = [
            f"{faker.first_name_male()} {faker.last_name_male()}"
            if number % 2
            else f"{faker.first_name_female()} {faker.last_name_female()}"
            for number in range(FOREIGNERS)
        ]
        taken = [str(answer) for answer in normalizer.normalize(names) if answer]
        print(f"{country}: {len(taken) / FOREIGNERS:6.1%} taken for Ukrainian {taken[:5]}")


def pairs(normalizer: Normalizer, russian: Russian) -> None:
    """Unknown people: given names of the gazetteer with surnames nobody tuned for."""
    chance = random.Random(6)
    kmu, icao = system("uk-kmu-2010"), system("ru-icao")
    given = [p.given for p in known_people()]
    surnames = sorted(NameDicts().as_dict("last"))
    keys: dict[str, set[str]] = defaultdict(set)
    shared: Counter[str] = Counter()
    for _ in range(PEOPLE):
        first, last = chance.choice(given), chance.choice(surnames).replace("'", "’").title()
        foreign = f"{russian.form(first, 'first')} {russian.form(last, 'last')}"
        own = normalizer.normalize(f"{first} {last}").key
        keys[own].add(f"{first} {last}")
        spellings = {
            "Russian": foreign,
            "English": kmu.romanize(f"{first} {last}"),
            "English through Russian": icao.romanize(foreign),
        }
        for way, spelling in spellings.items():
            shared[way] += normalizer.normalize(spelling).key == own
    people = {name for names in keys.values() for name in names}
    several = sum(len(names) for names in keys.values() if len(names) > 1)
    for way, count in shared.items():
        print(f"Ukrainian and {way}: {count / PEOPLE:6.1%} share a key")
    print(f"{several / len(people):6.1%} of {len(people)} people share it with another")


def main() -> None:
    normalizer, russian = Normalizer(), Russian()
    known(normalizer, known_people(), russian)
    foreigners(normalizer)
    pairs(normalizer, russian)


if __name__ == "__main__":
    main()
