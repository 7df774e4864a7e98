"""``python -m ukrnames format``: lay entries out in the canonical way."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ..compile.yamlfile import DataError, load
from ..contribute.layout import canonical, difference
from .check import entry_files


def main(arguments: Sequence[str]) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="ukrnames format",
        description=(
            "Sort and lay out YAML entries, in place: the files given, or all of gazetteer/ in a"
            " source checkout. Comments stay; a file that is no list of entries is left alone."
        ),
        epilog=(
            "Exit status: 0 if all is well, 1 if a file cannot be read or, with --check, would"
            " change; 2 for a wrong call."
        ),
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="a YAML file of entries")
    parser.add_argument("--check", action="store_true", help="change nothing, tell what would")
    options = parser.parse_args(arguments)
    status = 0
    for path in [Path(file) for file in options.files] or entry_files(parser):
        try:
            load(path)
            given = path.read_bytes().decode("utf-8")
            wanted = canonical(given, str(path))
        except DataError as error:
            print(error, file=sys.stderr)
            status = 1
            continue
        if given == wanted:
            continue
        if options.check:
            status = 1
            for line, what in difference(path):
                print(f"{path}:{line}: {what}")
        else:
            path.write_bytes(wanted.encode())
            print(f"{path}: laid out anew")
    return status
