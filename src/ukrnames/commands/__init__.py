"""Commands beside the look-up of names: ``python -m ukrnames COMMAND``."""

from __future__ import annotations

import argparse

from ..match import DEFAULT_MIN_SCORE, KINDS


def add_name_options(parser: argparse.ArgumentParser) -> None:
    """The options of `ukrnames.normalize`, for commands that look names up."""
    parser.add_argument("--kind", help=f"only this kind: place, people, {', '.join(KINDS)}")
    parser.add_argument("--within", metavar="PLACE", help="name or code of a containing unit")
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="the name official on that day")
    parser.add_argument("--lang", help="language of Cyrillic names: uk, ru, be or tg")
    parser.add_argument(
        "--min-score",
        type=float,
        default=DEFAULT_MIN_SCORE,
        metavar="P",
        help="least probability at which a name counts as resolved (default: %(default)s)",
    )
