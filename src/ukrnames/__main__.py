"""Command line: ``python -m ukrnames NAME…``.

Prints a line for each name. Exit status: 0 when every name resolved, 1 when one did not, 2 for a
wrong call.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module

from . import __version__, normalize
from .commands import add_name_options
from .match import Match

# Each is a module of `ukrnames.commands` with a function `main`; the text is for the help page.
COMMANDS: dict[str, str] = {
    "batch": "resolve a column of a CSV, TSV or JSON Lines file",
    "text": "find the Ukrainian names in texts",
    "serve": "reconciliation service for OpenRefine, and a page to try names",
    "check": "what is wrong with entries of the gazetteer or a private file",
    "format": "lay entries out in the canonical way",
    "diff": "what answers differently between two builds of the index",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given and given[0] in COMMANDS:
        command = import_module(f".commands.{given[0]}", __package__)
        return int(command.main(given[1:]))
    parser = _parser()
    options = parser.parse_args(given)
    if not options.names:
        parser.error("give at least one name, or - to read names from standard input")
    for stream in (sys.stdin, sys.stdout):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    status = 0
    try:
        for name in _names(options.names):
            match = normalize(
                name,
                kind=options.kind,
                within=options.within,
                date=options.date,
                lang=options.lang,
                min_score=options.min_score,
            )
            if not match:
                status = 1
            print(json.dumps(match.to_dict(), ensure_ascii=False) if options.json else line(match))
    except ValueError as error:
        parser.error(str(error))
    except BrokenPipeError:
        sys.stderr.close()
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ukrnames",
        description="Canonical Ukrainian names: which place or person does a spelling mean?",
        epilog="\n".join(
            [
                *(f"ukrnames {name} --help: {what}" for name, what in COMMANDS.items()),
                "Exit status: 0 if every name resolved, 1 if one did not, 2 for a wrong call.",
            ]
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="a name; - reads lines")
    add_name_options(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object on each line")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _names(given: Sequence[str]) -> Iterator[str]:
    for name in given:
        if name == "-":
            yield from (text.rstrip("\r\n") for text in sys.stdin)
        else:
            yield name


def line(match: Match) -> str:
    """A match on one line, for people."""
    if not match:
        return f"{match.cleaned or '(empty)'}: not resolved ({match.why})"
    where = ""
    if match.entity and match.entity.parents:
        where = f", {match.entity.parents[-1]}"
    elif match.ambiguous:
        where = f", one of {len(match.candidates)}: {_first(match)} …"
    return (
        f"{match.query} → {match.name} ({match.uk}), {match.kind}{where}"
        f" {match.id or ''} {match.score:.2f} {match.how}"
    ).replace("  ", " ")


def _first(match: Match) -> str:
    top = match.candidates[0]
    return f"{top.name}, {top.parents[-1]}" if top.parents else top.name


if __name__ == "__main__":
    sys.exit(main())
