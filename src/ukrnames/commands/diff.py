"""``python -m ukrnames diff``: what answers differently between two builds of the index."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from ..contribute.behavior import SORTS, compare

_SHOWN = 40  # changes printed of each sort


def main(arguments: Sequence[str]) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="ukrnames diff",
        description=(
            "Compare two builds of the index: which spellings answer with another name, which no"
            " longer answer, which have become ambiguous. 'python -m ukrnames.compile' makes the"
            " index of a source checkout, src/ukrnames/index.bin."
        ),
        epilog="Exit status: 0 if nothing differs, 1 if something does, 2 for a wrong call.",
    )
    parser.add_argument("old", type=Path, metavar="OLD", help="index file before the change")
    parser.add_argument("new", type=Path, metavar="NEW", help="index file after it")
    options = parser.parse_args(arguments)
    try:
        changes = list(compare(options.old, options.new))
    except ValueError as error:
        parser.error(str(error))
    for sort, what in SORTS.items():
        found = [change for change in changes if change.sort == sort]
        if found:
            print(f"{len(found)} {what}:")
            for change in found[:_SHOWN]:
                print(f"  {change}")
            if len(found) > _SHOWN:
                print(f"  and {len(found) - _SHOWN} more")
    if not changes:
        print("nothing answers differently")
    return int(bool(changes))
