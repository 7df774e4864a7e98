"""What the rest of a text tells of a name: who is meant by a surname, which of the places of one
name, and that a doubtful word among Ukrainian names is one of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from .clean import fold
from .evidence import FROM_THERE, NEIGHBOR
from .match import GROUPS, Match
from .phrase import UNITS
from .scan import MAX_WRAP, Found, Scan

_NEAR = 300  # words between neighbors
_MAX_UNITS = 30  # units of which a text tells, tried for every name


def with_people(scan: Scan, found: Sequence[Found]) -> list[Found]:
    """A surname alone is the person whom the text names in full."""
    people = _people(scan, found)
    if not people:
        return list(found)
    at = {number: one for one in found for number in range(one.first, one.last)}
    for number, word in enumerate(scan.words):
        one = at.get(number)
        longer = one and (one.last - one.first > 1 or one.match.kind in UNITS)
        settled = one and longer and one.odds >= scan.least
        if word.capital and not settled and (person := _person(scan, word.text, people)):
            for doubtful in range(one.first, one.last) if one else ():
                at.pop(doubtful, None)
            why = f"typed {word.text!r}; the surname of {person.match.name!r}, named in full"
            match = person.match._replace(query=word.text, cleaned=word.text, why=why)
            at[number] = Found(number, number + 1, match, person.odds)
    return [one for number, one in sorted(at.items()) if number == one.first]


def _people(scan: Scan, found: Sequence[Found]) -> dict[str, dict[str | None, Found]]:
    """Those named in full, by surname as typed and by its key."""
    people: dict[str, dict[str | None, Found]] = {}
    for one in found:
        if one.match.kind == "person" and one.last - one.first > 1 and one.odds >= scan.least:
            surname = scan.words[one.last - 1].text
            for key in (fold(surname), scan.ask(surname).key):
                people.setdefault(key, {}).setdefault(one.match.id, one)
    return people


def _person(
    scan: Scan, word: str, people: Mapping[str, Mapping[str | None, Found]]
) -> Found | None:
    """The one of these people whose surname this is."""
    likely = people.get(fold(word), {})
    if likely:
        return next(iter(likely.values())) if len(likely) == 1 else None
    match = scan.ask(word)
    likely = people.get(match.key, {})
    if match.kind == "surname" and len(likely) == 1:
        return next(iter(likely.values()))
    return likely.get(scan.ask(word, kind="person").id) if likely else None


def with_neighbors(scan: Scan, found: Sequence[Found]) -> list[Found]:
    """The names that are likely enough, given the others."""
    strong = [one for one in found if one.odds >= scan.least]
    places = [one.first for one in strong]

    def odds(one: Found) -> float:
        near = [
            other.match
            for other in strong[
                bisect_left(places, one.first - _NEAR) : bisect_left(places, one.first + _NEAR)
            ]
            if other.match.uk != one.match.uk
        ]
        oblast = _oblast(one.match)
        there = oblast is not None and any(_oblast(match) == oblast for match in near)
        return one.odds + NEIGHBOR * bool(near) + FROM_THERE * there

    heard = [one._replace(odds=odds(one)) for one in found]
    return [one for one in heard if one.odds >= scan.least]


def _oblast(match: Match) -> str | None:
    """English name of the oblast that the one entity meant is or lies in."""
    if match.entity is None or match.kind not in GROUPS["place"]:
        return None
    return match.entity.parents[-1] if match.entity.parents else match.name


def with_units(scan: Scan, found: Sequence[Found]) -> Iterator[Found]:
    """Places of a name that several share, told apart by the units that the text names."""
    codes = Counter(one.match.id for one in found if one.match.kind in UNITS and one.match.id)
    units = [code for code, _ in codes.most_common(_MAX_UNITS)]
    for at, one in enumerate(found):
        match = None
        if one.match.id is None and one.match.kind in GROUPS["place"]:
            beside = [
                other.match.id
                for other in found[max(at - 1, 0) : at + 2]
                if other.match.id in units and _gap(one, other) <= MAX_WRAP
            ]
            match = _within(scan, one, beside) or _within(scan, one, units)
        yield one._replace(match=match) if match else one


def _within(scan: Scan, one: Found, units: Sequence[str | None]) -> Match | None:
    """The one entity of the name in any of these units."""
    answers = [scan.ask(one.match.query, within=unit) for unit in units]
    inside = {answer.id: answer for answer in answers if answer.id and answer.uk == one.match.uk}
    return next(iter(inside.values())) if len(inside) == 1 else None


def _gap(one: Found, other: Found) -> int:
    """How many words stand between two names."""
    return max(one.first, other.first) - min(one.last, other.last)
