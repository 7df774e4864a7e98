"""What the gazetteer covers, counted in the index and the entries: python tools/coverage_page.py

Prints the page "Coverage" of the documentation, which is made anew whenever the site is built.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from babel import Locale
from ukraine_map import CLASSES, svg

from ukrnames.compile.register import rows
from ukrnames.compile.yamlfile import load
from ukrnames.index import Index
from ukrnames.match import KINDS, Entity
from ukrnames.normalizer import default

GAZETTEER = Path(__file__).resolve().parent.parent / "gazetteer"
LANGUAGES = Locale("en").languages
# Names are counted by the year in which they had ceased to be official for sure.
PERIODS = {2014: "before 2014", 2017: "2014 to 2016", 2024: "2017 to 2023", 9999: "since 2024"}
PAGE = """# What is covered

Counted in data version `{version}` when this page was built, by `python tools/coverage_page.py`.

## On the map

{located:,} of {settlements:,} settlements have coordinates and a population: those that our extract
of GeoNames has and that could be joined to one unit of the official codifier. It has far more
villages of some oblasts than of others. Orange: {city:,} inhabitants and more; dark: {town:,} and
more. The largest settlement of each oblast is named where there is room.

{map}

## By kind

*Location* is the share with coordinates, *former names* counts those that were official once.

{kinds}

Foreign names, which no Ukrainian name may be taken for: {foreign:,}.

## By oblast

*Namesakes* is the share of settlements whose name another settlement of Ukraine bears, too:
for these `within` or more context is needed to get an `id`. *Entries* are those that people wrote.

{oblasts}

## Former names

By the time of the renaming, and how exactly the end of the old name is known. Most intervals are
those between two editions of the codifier.

{former}

## Aliases by language

What entries hold because no rule derives it: exonyms, irregular forms, chosen spellings. Not
counted are the spellings that rules derive, and the {alternates:,} alternate names that GeoNames
has of our settlements.

{aliases}

## People

{people}

## Sources of entries

`source: editors` marks general knowledge that nobody has confirmed from a source yet.

{sources}
"""

Entry = Mapping[Any, Any]


def page() -> str:
    """The page in Markdown."""
    normalizer = default()
    index = normalizer.index
    things = {number: index.entity(number) for number in index.entities()}
    native = {number: thing for number, thing in things.items() if thing.kind in KINDS}
    entries = dict(_entries())
    settlements = [thing for thing in native.values() if thing.kind == "settlement"]
    return PAGE.format(
        version=normalizer.data_version,
        settlements=len(settlements),
        located=sum(thing.lat is not None for thing in settlements),
        map=svg(settlements),
        city=CLASSES["city"],
        town=CLASSES["town"],
        kinds=_kinds(index, native),
        foreign=len(things) - len(native),
        oblasts=_oblasts(index, native, entries),
        former=_former(entries),
        alternates=sum(len(row["names"].split("|")) for row in rows(_register("geonames"))),
        aliases=_aliases(entries),
        people=_people(entries),
        sources=_sources(entries),
    )


def _entries() -> Iterator[tuple[str, list[Entry]]]:
    """The entries of each file, by its path in the gazetteer."""
    for path in sorted(GAZETTEER.rglob("*.yaml")):
        yield path.relative_to(GAZETTEER).as_posix(), load(path)  # type: ignore[misc]


def _register(table: str) -> Path:
    return GAZETTEER / "register" / f"{table}.tsv"


def _kinds(index: Index, native: Mapping[int, Entity]) -> str:
    all_of = Counter(thing.kind for thing in native.values())
    located = Counter(thing.kind for thing in native.values() if thing.lat is not None)
    former = Counter[str]()
    for number, thing in native.items():
        former[thing.kind] += len(index.former_of(number))
    return _table(
        ("kind", "entities", "location", "former names"),
        [
            (kind, all_of[kind], _share(located[kind], all_of[kind]), former[kind] or "–")
            for kind in KINDS
            if all_of[kind]
        ],
    )


def _oblasts(
    index: Index, native: Mapping[int, Entity], entries: Mapping[str, Sequence[Entry]]
) -> str:
    bearers = Counter(thing.uk for thing in native.values() if thing.kind == "settlement")
    total, shared, located, former = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for number, thing in native.items():
        if thing.kind == "settlement":
            oblast = thing.id[:4]
            total[oblast] += 1
            shared[oblast] += bearers[thing.uk] > 1
            located[oblast] += thing.lat is not None
            former[oblast] += len(index.former_of(number))
    ids = (str(entry["id"]) for content in entries.values() for entry in content)
    written = Counter(identifier[:4] for identifier in ids)
    names = {native[number].id[:4]: native[number].name for number in index.first_level()}
    header = ("oblast", "settlements", "location", "namesakes", "former names", "entries")
    return _table(
        header,
        [
            (
                names[code],
                total[code],
                _share(located[code], total[code]),
                _share(shared[code], total[code]),
                former[code] or "–",
                written[code] or "–",
            )
            for code in sorted(names, key=names.__getitem__)
        ],
    )


def _former(entries: Mapping[str, Sequence[Entry]]) -> str:
    known: dict[str, Counter[str]] = {period: Counter() for period in PERIODS.values()}
    precisions = ("day", "month", "year", "interval")
    for content in entries.values():
        for entry in content:
            for former in entry.get("former", ()):
                until = str(former["until"])
                year = int(until.rpartition("/")[2][:4])
                period = next(name for end, name in PERIODS.items() if year < end)
                precision = "interval" if "/" in until else precisions[2 - until.count("-")]
                known[period][precision] += 1
    return _table(
        ("renamed", *precisions, "together"),
        [
            (period, *(counts[precision] for precision in precisions), counts.total())
            for period, counts in known.items()
        ],
    )


def _aliases(entries: Mapping[str, Sequence[Entry]]) -> str:
    names, bearers = Counter[str](), Counter[str]()
    for file, content in entries.items():
        for entry in content:
            if not file.startswith("foreign/"):
                for language, aliases in entry.get("aliases", {}).items():
                    names[language] += len(aliases)
                    bearers[language] += 1
    return _table(
        ("language", "aliases", "of entries"),
        [
            (LANGUAGES.get(language, f"`{language}`"), count, bearers[language])
            for language, count in names.most_common()
        ],
    )


def _people(entries: Mapping[str, Sequence[Entry]]) -> str:
    themes = {
        Path(file).stem: len(content)
        for file, content in entries.items()
        if file.startswith("people/")
    }
    given = len(entries["names/given.yaml"])
    surnames = sum(1 for _ in rows(_register("surnames")))
    table = _table(("people listed", "number"), sorted(themes.items()))
    return (
        f"{table}\n\n{given:,} given names with their equivalents in other languages, and"
        f" {surnames:,} attested surnames, which let names of people who are not listed be written."
    )


def _sources(entries: Mapping[str, Sequence[Entry]]) -> str:
    total, editors = Counter[str](), Counter[str]()
    for file, content in entries.items():
        folder = file.split("/")[0]
        total[folder] += len(content)
        editors[folder] += sum(entry.get("source") == "editors" for entry in content)
    lines = [(folder, n, _share(editors[folder], n)) for folder, n in sorted(total.items())]
    everything = ("**all**", total.total(), _share(editors.total(), total.total()))
    return _table(("folder", "entries", "`source: editors`"), [*lines, everything])


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if part else "–"


def _table(header: Sequence[str], lines: Iterable[Sequence[object]]) -> str:
    """A Markdown table: text in the first column, numbers to the right."""
    cells = [
        header,
        ["---", *["---:"] * (len(header) - 1)],
        *([f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in line] for line in lines),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)


if __name__ == "__main__":
    print(page())
