"""``python -m ukrnames check``: what is wrong with entries, and what to write instead."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ..compile.build import is_current
from ..contribute.check import check
from ..normalizer import INDEX_FILE

_SHOWN = 1000  # findings printed


def main(arguments: Sequence[str]) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="ukrnames check",
        description=(
            "Check YAML entries: the files given, or all of gazetteer/ in a source checkout. Prints"
            " every fault as 'path:line: what is wrong; what to write instead'."
        ),
        epilog="Exit status: 0 if there is no error, 1 if there is, 2 for a wrong call.",
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="a YAML file of entries")
    parser.add_argument(
        "--github", action="store_true", help="print faults as annotations of a GitHub workflow"
    )
    options = parser.parse_args(arguments)
    paths = [Path(file) for file in options.files] or entry_files(parser)
    checkout = not options.files and Path("src", "ukrnames").is_dir()
    try:
        report = check(paths, in_force=checkout and is_current(Path(), INDEX_FILE))
    except ValueError as error:
        parser.error(f"{error}; in a source checkout run 'python -m ukrnames.compile'")
    for finding in report.findings[:_SHOWN]:
        print(finding.annotation() if options.github else finding)
    warnings = len(report.findings) - report.errors
    share = f", {report.editors / report.entries:.0%}" if report.entries else ""
    print(
        f"{_count(report.entries, 'entry', 'entries')} in {_count(len(paths), 'file')}:"
        f" {_count(report.errors, 'error')}, {_count(warnings, 'warning')};"
        f" source: editors {_count(report.editors, 'time')}{share}",
        file=sys.stderr,
    )
    return int(report.errors > 0)


def _count(number: int, one: str, several: str = "") -> str:
    return f"{number} {one if number == 1 else several or one + 's'}"


def entry_files(parser: argparse.ArgumentParser) -> list[Path]:
    """All entry files of the source checkout one stands in."""
    found = sorted(Path("gazetteer").rglob("*.yaml"))
    if not found:
        parser.error("there is no gazetteer/ here; give the files, or go to a source checkout")
    return found
