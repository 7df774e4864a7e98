"""Command line: ``python -m ukrnames batch names.csv --column place --out result.csv``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..batch import Summary, resolve_file
from . import add_name_options


def main(arguments: Sequence[str]) -> int:
    """Run the command; returns the exit status."""
    parser = _parser()
    given = parser.parse_args(arguments)
    options = {name: getattr(given, name) for name in ("kind", "within", "date", "lang")}
    options["min_score"] = given.min_score
    try:
        with _bar(given.source) as advanced:
            summary = resolve_file(
                given.source,
                given.column,
                given.out,
                jobs=given.jobs,
                options=options,
                advanced=advanced,
            )
    except (ValueError, OSError) as error:
        print(f"ukrnames batch: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("ukrnames batch: interrupted; the same command goes on from there", file=sys.stderr)
        return 130
    print(_said(summary), file=sys.stderr)
    return 1 if summary.malformed else 0


def _said(summary: Summary) -> str:
    said = f"{summary.rows} rows, {summary.resolved} resolved"
    if summary.malformed:
        more = ", …" if summary.malformed > len(summary.numbers) else ""
        said += f", {summary.malformed} malformed: {', '.join(map(str, summary.numbers))}{more}"
    return said


@contextmanager
def _bar(source: Path) -> Iterator[Callable[[int], object]]:
    """Shows how much of the input is read, on a terminal and if tqdm is installed."""
    try:
        from tqdm import tqdm
    except ImportError:
        yield lambda position: None
        return
    total = source.stat().st_size
    with tqdm(total=total, unit="B", unit_scale=True, desc=source.name, disable=None) as bar:
        yield lambda position: bar.update(position - bar.n)


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes from 1 to 64")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ukrnames batch",
        description="Resolve a column of names. CSV, TSV and JSON Lines, also with .gz; the output"
        " has every row of the input, in order, with what the name means added. A row that is"
        " malformed is kept, and counted from 1 in the report. An interrupted run goes on when"
        " the same command is given again.",
        epilog="Exit status: 0 if all rows were well formed, 1 if some were not (all are written),"
        " 2 if nothing could be done or the input is damaged, 130 if interrupted.",
    )
    parser.add_argument("source", type=Path, metavar="FILE", help="the input")
    parser.add_argument("--column", required=True, help="column (or key) that holds the names")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="the output")
    parser.add_argument("--jobs", type=_jobs, default=1, metavar="N", help="processes (default: 1)")
    add_name_options(parser)
    return parser
