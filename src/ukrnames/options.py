"""The options of `normalize`, checked: a wrong value is a ``ValueError`` with its remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date as Date
from difflib import get_close_matches
from typing import NamedTuple

from .match import GROUPS, KINDS

# Kinds as other gazetteers call them.
_MEANT = {
    **dict.fromkeys(
        ("city", "town", "village", "hamlet", "locality", "selo", "misto"), "settlement"
    ),
    **dict.fromkeys(("province", "state"), "oblast"),
    "county": "raion",
    "community": "hromada",
    "stream": "river",
    "airport": "facility",
}
_DAY = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")


class Options(NamedTuple):
    """What a call asks for; ``within`` holds codes, ``day`` is yyyymmdd. ``unsettled`` is a text
    that is known not to be settled by its sound (`ukrnames.ready`)."""

    kinds: frozenset[str]
    within: frozenset[str]
    day: int | None
    lang: str | None
    min_score: float
    unsettled: str = ""


ANY = Options(frozenset(), frozenset(), None, None, 0.0)


def texts(names: Iterable[str]) -> Iterable[str]:
    """The names one by one. Raises ``TypeError`` for what is no text."""
    if isinstance(names, (bytes, bytearray)) or not isinstance(names, Iterable):
        raise TypeError(f"name is a str or an iterable of str, not {type(names).__name__}")
    for position, text in enumerate(names):
        if not isinstance(text, str):
            raise TypeError(f"name {position} is not a str but {type(text).__name__}: {text!r:.60}")
        yield text


def kinds_of(kind: str | None) -> frozenset[str]:
    """The kinds that a kind or group stands for; none means any."""
    if kind is None:
        return frozenset()
    if isinstance(kind, str) and kind in GROUPS:
        return GROUPS[kind]
    return frozenset({choice("kind", kind, (*KINDS, *GROUPS)) or ""})


def choice(what: str, value: str | None, choices: Sequence[str]) -> str | None:
    """The value, if it is one of the choices."""
    if value is None or value in choices:
        return value
    meant = _MEANT.get(str(value).lower())
    near = [meant] if meant in choices else get_close_matches(str(value), choices, 1, 0.5)
    hint = f"did you mean {near[0]!r}? " if near else ""
    raise ValueError(f"unknown {what} {value!r}; {hint}write one of {', '.join(choices)}")


def day_of(date: str | Date | None) -> int | None:
    """A date as yyyymmdd."""
    if date is None:
        return None
    if isinstance(date, Date):
        return date.year * 10000 + date.month * 100 + date.day
    if isinstance(date, str) and (found := _DAY.fullmatch(date)):
        year, month, day = map(int, found.groups())
        try:
            Date(year, month, day)
        except ValueError as error:
            raise ValueError(f"date {date!r} is no day of the calendar: {error}") from None
        return year * 10000 + month * 100 + day
    raise ValueError(f"date is an ISO day such as '2022-06-15' or a datetime.date, not {date!r}")
