"""What is left of other names when the words are a person's, or an attested surname."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from .decide import Group
from .features import ALPHABETS
from .lookup import Query, Spelling
from .match import PEOPLE_KINDS
from .parts import Word, alike
from .surnames import Surnames

# What a name loses, as logits.
_PLACE_BESIDE_PERSON = 4.0
_PLACE_BESIDE_SURNAME = 1.5
_PEOPLE_BESIDE_SURNAME = 3.0
_IOTATION = re.compile("j(?=[aeou])")


def strongest_first(group: Group) -> tuple[float, str, str]:
    """Sorts groups."""
    return -group.logit, group.english, group.kind


def merged(groups: Sequence[Group], found: Sequence[Group]) -> list[Group]:
    """The groups with those found by parts, of which there is one each."""
    whole = {(group.uk, group.kind): group.hit for group in groups}
    named = {(group.uk, group.kind) for group in found}
    left = [group for group in groups if (group.uk, group.kind) not in named]
    for group in found:
        hit = whole.get((group.uk, group.kind))
        exact = hit is not None and hit.spelling == Spelling.EXACT
        left.append(group._replace(hit=hit) if hit and exact else group)
    return sorted(left, key=strongest_first)


def beside_person(groups: Iterable[Group], words: Sequence[Word]) -> Iterator[Group]:
    """The words are parts of a person's name: nothing is left of a person whose parts do not
    agree, little of a place that is spelled otherwise."""
    initial = any(word.initial for word in words)
    for group in groups:
        if group.hit.spelling or (
            group.hit.distance.k1 == 0 and not initial and group.kind not in PEOPLE_KINDS
        ):
            yield group
        elif group.kind not in PEOPLE_KINDS:
            yield group._replace(logit=group.logit - _PLACE_BESIDE_PERSON)


def beside_surname(groups: list[Group], query: Query, surnames: Surnames) -> list[Group]:
    """An attested surname is no misspelling of another name: Клименков, Клименко."""
    if not groups or groups[0].hit.spelling or query.dress.script not in ALPHABETS:
        return groups
    attested = {_uniotated(r.sounds) for r in query.readings if surnames.exactly(r.sounds)}
    if not attested:
        return groups
    left = []
    for group in groups:
        hit = group.hit
        loss = _PEOPLE_BESIDE_SURNAME if group.kind in PEOPLE_KINDS else _PLACE_BESIDE_SURNAME
        same = hit.spelling or _uniotated(hit.source.form(hit.form)[0]) in attested
        left.append(group if same else group._replace(logit=group.logit - loss))
    return sorted(left, key=strongest_first)


def _uniotated(sounds: str) -> str:
    return _IOTATION.sub("", alike(sounds))
