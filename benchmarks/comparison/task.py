"""What every tool is given and what it is asked; see docs/benchmark.md.

Places are split by the hash of their code as `tools/fit_score.py` splits them: 60 % to train, 20 %
to tune, 20 % to test. The other names of places to tune and to test are kept from every tool; so
are the foreign towns to tune and to test, split likewise by their GeoNames id.
"""

from __future__ import annotations

import gc
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from zlib import crc32

from ukrnames.compile import answers
from ukrnames.compile.build import compile_things, load_tables
from ukrnames.compile.gazetteer import Tables, read_gazetteer
from ukrnames.compile.model import Thing
from ukrnames.compile.register import rows
from ukrnames.index import FOREIGN, FormType
from ukrnames.read import script

from .model import Given, Place, Query, Questions, Task

ROOT = Path(__file__).resolve().parents[2]
REGISTER = ROOT / "gazetteer" / "register"
sys.path.insert(0, str(ROOT / "tools"))

from geonames import records  # noqa: E402  tools/ is no package

NEAR = ("PL", "RU", "BY", "RO", "BG", "SK", "CZ", "HU", "MD", "RS")
DERIVED = (FormType.OFFICIAL, FormType.COGNATE)  # by rule, from the official name
SIZES = {"Latin": 500, "Cyrillic": 500, "other": 200}
FOREIGN_SIZES = {"Latin": 500, "Cyrillic": 500}


def part(identifier: str) -> str:
    """The part of the split that an entity belongs to."""
    tenth = crc32(identifier.encode()) % 10
    return "train" if tenth < 6 else "tune" if tenth < 8 else "test"


def prepare(index: Path) -> tuple[Given, Task]:
    """The task, and what the tools may know; the library's index of that is written to ``index``.

    Russian forms derived by rule are the library's own work: the other tools do not get them.
    """
    gc.disable()  # as in `update_index`
    data = load_tables(ROOT / "transliterate")
    tables = Tables.from_data(data)
    things = [thing for thing in read_gazetteer(ROOT / "gazetteer", tables) if _is_given(thing)]
    for thing in things:
        _withhold(thing)
    _compile(things, data, tables, index)
    gc.enable()
    settlements = [thing for thing in things if thing.kind == "settlement"]
    given = Given(list(_names(settlements)), list(_foreign_names(things)))
    known = {text.casefold() for text, _ in given.names}
    attested = _attested({thing.id: thing.uk for thing in settlements})
    return given, Task(*(_questions(name, attested, known) for name in ("tune", "test")))


def _is_given(thing: Thing) -> bool:
    town = thing.kind == FOREIGN and thing.id.startswith("geonames/")
    return not town or part(thing.id.removeprefix("geonames/")) == "train"


def _withhold(thing: Thing) -> None:
    """Leave a settlement to tune or to test only its official name and what rules make of it."""
    if thing.kind == "settlement" and part(thing.id) != "train":
        thing.forms = {form for form in thing.forms if form.type in DERIVED}
        thing.former = []


def _compile(things: list[Thing], data: dict[str, object], tables: Tables, index: Path) -> None:
    words = [row["word"] for row in rows(REGISTER / "words.tsv")]
    surnames = [row["uk"] for row in rows(REGISTER / "surnames.tsv")]
    meta = {**data, "hash": "", "version": "benchmark"}
    index.write_bytes(compile_things(things, tables.kmu, meta, words=words, surnames=surnames))
    answers.fill(index, bytes(32))


def _names(settlements: Iterable[Thing]) -> Iterator[tuple[str, Place]]:
    """Every name but the derived Russian ones; of equal names that of the largest place first."""
    for thing in sorted(settlements, key=lambda thing: (-thing.size, thing.id)):
        place = Place(thing.uk, thing.id)
        texts = [form.text for form in sorted(thing.forms) if form.type is not FormType.COGNATE]
        for text in dict.fromkeys([thing.uk, thing.english, *texts]):
            yield text, place


def _foreign_names(things: Iterable[Thing]) -> Iterator[str]:
    """Names of the foreign towns near Ukraine that train."""
    near = tuple(f", {country}" for country in NEAR)
    found = {
        form.text
        for thing in things
        if thing.kind == FOREIGN and thing.uk.endswith(near)
        for form in thing.forms
    }
    yield from sorted(found)


def _attested(settlements: dict[str, str]) -> dict[str, dict[str, str]]:
    """Spelling → code → name, of the places that GeoNames knows by that spelling."""
    attested: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows(REGISTER / "geonames.tsv"):
        for text in row["names"].split("|"):
            attested[text][row["code"]] = settlements[row["code"]]
    return attested


def _questions(name: str, attested: dict[str, dict[str, str]], known: set[str]) -> Questions:
    """The questions of a part: nothing that stands literally among the names given, and no foreign
    town that is spelled exactly like a place of Ukraine."""
    chance = random.Random(5)
    ours = [
        Query(text, _script(text), tuple(sorted(set(places.values()))), code)
        for text, places in sorted(attested.items())
        for code in sorted(places)
        if part(code) == name and text.casefold() not in known
    ]
    ukrainian = known | {text.casefold() for text in attested}
    towns = [
        town
        for town in records("cities500.json")
        if town.country in NEAR and part(str(town.id)) == name
    ]
    foreign = [
        Query(text, _script(text))
        for text in sorted({text for town in towns for text in town.names})
        if text.casefold() not in ukrainian
    ]
    return Questions(_sample(ours, SIZES, chance), _sample(foreign, FOREIGN_SIZES, chance))


def _sample(queries: list[Query], sizes: dict[str, int], chance: random.Random) -> list[Query]:
    """So many of each script, shuffled."""
    chosen: list[Query] = []
    for name, size in sizes.items():
        fitting = [query for query in queries if query.script == name]
        chosen += chance.sample(fitting, min(size, len(fitting)))
    chance.shuffle(chosen)
    return chosen


def _script(text: str) -> str:
    found = script(text)
    return found if found in ("Latin", "Cyrillic") else "other"
