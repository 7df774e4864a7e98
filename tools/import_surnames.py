"""Import surnames that two independent sources attest.

    python tools/import_surnames.py [--to FOLDER]

Reads the dictionary of PyPI ``names-translator`` (Ukrainian and Russian forms, from registers) and
the name groups of PyPI ``rigour`` 1.6.0 (forms in many scripts, from Wikidata; later releases hold
them in another shape). Writes surnames.tsv: the Ukrainian surname, masculine where both are known,
and the form that the second source has of it.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tables import REGISTER, package_file, package_version, record_edition, write_table

from ukrnames.compile import yamlfile
from ukrnames.romanize import System

SYSTEMS = REGISTER.parents[1] / "transliterate" / "systems"
RIGOUR = "1.6.0"
HEADER = ("uk", "attested")
_SURNAME = re.compile("[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’-]{3,}")
_MASCULINE = (("ська", "ський"), ("цька", "цький"), ("зька", "зький"), ("ова", "ов"))
_MASCULINE += (("ева", "ев"), ("єва", "єв"), ("іна", "ін"), ("їна", "їн"), ("ина", "ин"))
_MASCULINE += (("на", "ний"), ("та", "тий"), ("ла", "лий"), ("ра", "рий"), ("ва", "вий"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the import; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--to", type=Path, default=REGISTER, metavar="FOLDER")
    folder = parser.parse_args(arguments).to
    if package_version("rigour") != RIGOUR:
        print(f"rigour {RIGOUR} is needed: pip install rigour=={RIGOUR}", file=sys.stderr)
        return 1
    systems = [System(yamlfile.load(path)) for path in sorted(SYSTEMS.glob("*.yaml"))]  # type: ignore[arg-type]
    found = surnames(pairs(), attested(groups()), systems)
    write_table(folder / "surnames.tsv", HEADER, sorted(found.items()))
    sources = f"{package_version('names-translator')}, {RIGOUR}"
    record_edition(folder, "surnames", "names-translator, rigour", sources, "")
    print(f"{len(found)} surnames")
    return 0


def pairs() -> dict[str, list[str]]:
    """Surnames of names-translator with their Russian forms."""
    from names_translator.dicts import NameDicts

    return NameDicts().as_dict("last")


def groups() -> Iterator[list[str]]:
    """The forms of each name of rigour."""
    path = package_file("rigour", "data/names/persons.txt")
    for line in path.read_text(encoding="utf-8").splitlines():
        yield [form.strip() for form in line.rpartition(" => ")[0].split(",")]


def attested(groups: Iterator[list[str]]) -> set[str]:
    """All forms, Latin ones without marks."""
    return {_plain(form) for forms in groups for form in forms}


def surnames(
    pairs: Mapping[str, Sequence[str]], attested: set[str], systems: Sequence[System]
) -> dict[str, str]:
    """Surnames of ``pairs`` that are among the ``attested`` forms, with the form."""
    found: dict[str, str] = {}
    for written, russian in pairs.items():
        uk = written.replace("'", "’")
        if not _SURNAME.fullmatch(uk):
            continue
        form = next((f for f in _forms(uk, russian, systems) if _plain(f) in attested), None)
        if form:
            found.setdefault(_title(masculine(uk, pairs)), form)
    return found


def masculine(surname: str, known: Mapping[str, object]) -> str:
    """The masculine form of a feminine surname, if it is known too."""
    for feminine, ending in _MASCULINE:
        if surname.endswith(feminine):
            other = surname.removesuffix(feminine) + ending
            if other.replace("’", "'") in known:
                return other
    return surname


def _forms(uk: str, russian: Sequence[str], systems: Sequence[System]) -> Iterator[str]:
    yield uk
    yield from russian
    for language, names in (("uk", [uk]), ("ru", russian)):
        for system in systems:
            if system.id.startswith(language):
                for name in names:
                    yield system.romanize(name.lower())


def _plain(form: str) -> str:
    """Lower case; Latin without marks, apostrophes as U+2019."""
    lower = form.lower().replace("'", "’")
    if re.search("[а-яіїєґ]", lower):
        return lower
    bare = unicodedata.normalize("NFD", lower)
    return re.sub("[^a-z-]", "", bare) or lower


def _title(surname: str) -> str:
    return "-".join(part.capitalize() for part in surname.split("-"))


if __name__ == "__main__":
    sys.exit(main())
