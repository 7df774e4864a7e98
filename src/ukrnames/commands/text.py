"""``python -m ukrnames text FILE…``: the Ukrainian names in texts.

Prints a line for each mention. Exit status: 0, also when nothing is found; 2 for a wrong call or a
file that cannot be read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from ..text import DEFAULT_MIN_SCORE, Mention, find, inline


def main(arguments: Sequence[str]) -> int:
    """Run the command; returns the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    for stream in (sys.stdin, sys.stdout):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        for name in options.files:
            text = _read(name)
            mentions = find(text, date=options.date, min_score=options.min_score)
            if options.inline:
                sys.stdout.write(inline(text, mentions))
            elif options.json:
                for mention in mentions:
                    print(json.dumps({"file": name, **mention.to_dict()}, ensure_ascii=False))
            else:
                _print_table(name if len(options.files) > 1 else "", mentions)
    except (OSError, ValueError) as error:
        if isinstance(error, BrokenPipeError):
            sys.stderr.close()
            return 0
        parser.error(str(error))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ukrnames text",
        description="Find the Ukrainian places and people that texts name.",
        epilog="Exit status: 0, also when nothing is found; 2 for a wrong call or file.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="a text in UTF-8; - is the input")
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="the names official on that day")
    parser.add_argument(
        "--min-score",
        type=float,
        default=DEFAULT_MIN_SCORE,
        metavar="P",
        help="least probability of a mention (default: %(default)s)",
    )
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="one JSON object on each line")
    shape.add_argument("--inline", action="store_true", help="the text with canonical names put in")
    return parser


def _read(name: str) -> str:
    """A file's text as it is; bytes that are no UTF-8 stand as U+FFFD."""
    raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    return raw.decode("utf-8", errors="replace")


def _print_table(title: str, mentions: Sequence[Mention]) -> None:
    if title:
        print(f"{title}: {len(mentions)} mentions")
    rows = [
        (f"{m.start}-{m.end}", " ".join(m.text.split()), m.name, m.id or m.kind, f"{m.score:.2f}")
        for m in mentions
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = zip(row, widths, strict=True)
        print("  ".join(cell.ljust(width) for cell, width in cells).rstrip())
