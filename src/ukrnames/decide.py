"""From ranked hits to an answer: probability, ambiguity, abstention, explanation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import exp
from typing import NamedTuple

from .features import SIZE
from .index import FOREIGN, Accepts, FormType, Index, anything
from .inflect import case_name
from .lookup import NAMED, Spelling
from .match import DEFAULT_MIN_SCORE, PEOPLE_KINDS, Candidate, Entity
from .rank import Hit, negligible
from .slips import TWO
from .weights import WEIGHTS

MAX_CANDIDATES = 200
# The one city of a name is meant when it holds this share of the name's weight, where weight grows
# with inhabitants to this power: a city against hamlets, not a village among villages.
_CLEAR_SHARE = 0.7
_SIZE_POWER = 1.2
_LEAST_SHOWN = 0.002


class Place(NamedTuple):
    """An entity of an index."""

    source: Index
    number: int


class Group(NamedTuple):
    """Entities that share a name, the evidence for it, and the form that gave it."""

    english: str
    uk: str
    kind: str
    logit: float
    hit: Hit
    places: tuple[Place, ...]


class Verdict(NamedTuple):
    """The groups, likeliest first, each with its probability; the probability that the name of
    the first is right; and the one entity of that name."""

    groups: tuple[tuple[Group, float], ...]
    score: float
    place: Place | None

    @property
    def best(self) -> Group | None:
        return self.groups[0][0] if self.groups else None


NOTHING = Verdict((), 0.0, None)
# Of `certainty`: a guess may be right; a guess at plain words may be; no guess is needed.
RESOLVED, SPELLED, CERTAIN = (0, True, 0.0), (2, True, 0.6), (1, True, 0.8)


def group_hits(
    hits: Iterable[Hit], accepts: Accepts, day: int | None, overlaid: Mapping[str, Place]
) -> list[Group]:
    """Gather hits by the name their entities bear (on ``day``, if given), strongest first.

    What an overlay has of an entity, by its code, stands for what we have.
    """
    hits = list(hits)
    least = negligible(hits[0].logit) if hits else 0.0
    gathered: dict[tuple[str, str], tuple[str, float, Hit, list[Place]]] = {}
    named: dict[tuple[Index, int], list[Place]] = {}  # many bear one name
    seen: set[tuple[Index, int]] = set()
    for hit in hits:
        if hit.logit < least and not hit.spelling:
            continue
        index = hit.source
        entities = index.entities_of(hit.form)
        largest = index.size_of(entities[0])
        fuzzy = how(hit) == "fuzzy"
        for entity in entities:
            if accepts is not anything and not accepts(index, entity):
                continue
            place = Place(index, entity)
            if overlaid:
                place = overlaid.get(index.code_of(entity), place)
            if place in seen or (fuzzy and place.source.is_never_fuzzy(place.number)):
                continue
            seen.add(place)
            name = place.source, place.source.name_of(place.number)
            places = named.get(name) if day is None else None
            if places is None:
                english, uk = shown_name(*place, day)
                kind = index.kind_of(entity)
                if (uk, kind) not in gathered:
                    smaller = index.size_of(entity) - largest
                    logit = hit.logit + WEIGHTS[SIZE] * smaller / 6
                    gathered[uk, kind] = english, logit, hit, []
                places = named[name] = gathered[uk, kind][3]
            places.append(place)
    groups = [
        Group(english, uk, kind, logit, hit, tuple(places))
        for (uk, kind), (english, logit, hit, places) in gathered.items()
    ]
    if len(groups) > 1:
        groups.sort(key=lambda group: (-group.logit, group.english, group.kind))
    return groups


def shown_name(index: Index, entity: int, day: int | None) -> tuple[str, str]:
    """English and Ukrainian name of an entity, as official on ``day`` (yyyymmdd; today: None)."""
    if day is not None:
        for former in index.former_of(entity):
            if day < former.until_before:
                return former.english, former.uk
    return index.name(index.name_of(entity))


def judge(groups: Sequence[Group]) -> Verdict:
    """Probabilities of the groups against each other and against "none of ours"."""
    if not groups:
        return NOTHING
    masses = [exp(min(group.logit, 50.0)) for group in groups]
    total = 1.0 + sum(masses)
    best = groups[0]
    allied = sum(m for g, m in zip(groups, masses, strict=True) if _allied(best, g))
    scored = tuple((group, mass / total) for group, mass in zip(groups, masses, strict=True))
    place = _clear_place(best.places)
    if place and not place.source.is_city(place.number):
        size = place.source.size_of(place.number)
        if masses[0] < _CLEAR_SHARE * allied or any(_once_so_called(g, size) for g in groups[1:]):
            place = None  # a river and a village of one name; a city that once bore it
    if _also_unit(groups):
        place = None
    return Verdict(scored, allied / total, place)


def _also_unit(groups: Sequence[Group]) -> Group | None:
    """The unit whose adjective the query is, when it may be a case of another name as well:
    Лисичанська."""
    if not groups or not groups[0].hit.cases:
        return None
    exact = (g for g in groups[1:] if g.hit.spelling == Spelling.EXACT)
    return next((g for g in exact if g.hit.type == FormType.ADJECTIVE), None)


def promise(verdict: Verdict) -> tuple[bool, float]:
    """What to prefer among answers: a name of ours, then the likelier."""
    best = verdict.best
    return best is not None and best.kind != FOREIGN, verdict.score


def certainty(verdict: Verdict, plain: bool) -> tuple[int, bool, float]:
    """How well an answer is founded: 2 if the query is spelled as a form that we know, 1 if it may
    be a case of one or sounds just like one, which says something of ``plain`` words only; whether
    it resolves; how likely the name is."""
    ours, score = promise(verdict)
    resolved = ours and score >= DEFAULT_MIN_SCORE
    best = verdict.best
    if best is None or (ours and not resolved):
        return 0, resolved, score
    like = best.hit.cases or (ours and plain and best.hit.distance.k1 == 0)
    return 2 if best.hit.spelling and not best.hit.cases else int(bool(like)), resolved, score


def _once_so_called(group: Group, size: float) -> bool:
    """A place larger than ``size`` whose other or former name the query spells exactly."""
    hit, (source, number) = group.hit, group.places[0]
    other = hit.type in (FormType.FORMER, FormType.ALIAS) and hit.spelling == Spelling.EXACT
    return other and source.size_of(number) > size


def _allied(best: Group, other: Group) -> bool:
    """Things of one name are no rivals as to the name; nor are a surname and who bears it."""
    if other.uk == best.uk:
        return True
    if best.kind not in PEOPLE_KINDS or other.kind not in PEOPLE_KINDS:
        return False
    return best.uk.endswith(other.uk) or other.uk.endswith(best.uk)


def _weights(places: Sequence[Place]) -> list[float]:
    return [10 ** (_SIZE_POWER * place.source.size_of(place.number)) for place in places]


def _clear_place(places: Sequence[Place]) -> Place | None:
    if len(places) == 1:
        return places[0]
    cities = [place for place in places if place.source.is_city(place.number)]
    if len(cities) != 1:
        return None
    (weight,) = _weights(cities)
    return cities[0] if weight >= _CLEAR_SHARE * sum(_weights(places)) else None


def candidates(verdict: Verdict, resolved: bool) -> tuple[Candidate, ...]:
    """All entities that may be meant, likeliest first, and before all those of the name that is
    the answer."""
    answer = verdict.best.english if verdict.best and resolved else None
    found = []
    for group, probability in verdict.groups:
        unlikely = probability < _LEAST_SHOWN and not group.hit.spelling
        if group.kind == FOREIGN or (unlikely and group is not verdict.best):
            continue
        weights = _weights(group.places)
        share = probability / sum(weights)
        found += [
            (share * weight, group, place)
            for place, weight in zip(group.places, weights, strict=True)
        ]
    found.sort(key=lambda item: (answer is not None and item[1].english != answer, -item[0]))
    return tuple(_candidate(group, place, score) for score, group, place in found[:MAX_CANDIDATES])


def _candidate(group: Group, place: Place, score: float) -> Candidate:
    index, number = place
    parents = tuple(index.name(index.name_of(p))[0] for p in index.parents_of(number))
    code = index.code_of(number) or None
    return Candidate(group.english, group.uk, group.kind, code, round(score, 4), parents)


def entity(place: Place | None) -> Entity | None:
    """Details of the one entity meant."""
    return place.source.entity(place.number) if place else None


def is_foreign_name(verdict: Verdict) -> bool:
    """The query is spelled just like something foreign: Staré Město is no old town of ours."""
    best = verdict.best
    return best is not None and best.kind == FOREIGN and best.hit.spelling == Spelling.EXACT


def is_declined(verdict: Verdict) -> bool:
    """The query is taken for a case form."""
    return verdict.best is not None and bool(verdict.best.hit.cases)


def how(hit: Hit) -> str:
    """``exact``, ``spelling`` or ``fuzzy``."""
    if hit.spelling == Spelling.EXACT and hit.type in NAMED:
        return "exact"
    return "spelling" if hit.spelling or hit.distance.k1 == 0 else "fuzzy"


_WORTH_TELLING = 0.1  # how likely what else may be meant must be
_RELATION = {
    FormType.OFFICIAL: "the name",
    FormType.COGNATE: "the Russian form",
    FormType.ALIAS: "another name",
    FormType.ALTERNATE: "an alternate name (GeoNames)",
    FormType.FORMER: "a former name",
    FormType.UNIT: "the name",
    FormType.ADJECTIVE: "the name",
    FormType.PART: "the surname",
    FormType.FOREIGN: "the name",
}


def shown(query: str) -> str:
    """The query, shortened to fit a sentence."""
    return query if len(query) <= 60 else query[:57] + "..."


def explain(
    query: str, verdict: Verdict, resolved: bool, min_score: float, notes: Sequence[str]
) -> str:
    """One sentence a reviewer accepts."""
    start = "; ".join([f"typed {shown(query)!r}", *notes])
    best = verdict.best
    if best is None:
        return f"{start}; no name near it"
    if best.kind == FOREIGN:
        return f"{start}; more likely {best.english} (foreign)"
    relation = f"{_distance(best.hit)} {_RELATION[FormType(best.hit.type)]} of {best.english!r}"
    if not resolved:
        return f"{start}; {relation}, but {verdict.score:.2f} is below {min_score:.2f}"
    if len(best.places) > 1:
        many = f"{len(best.places)} of that name"
        relation += f"; {many}, one clearly the largest" if verdict.place else f"; {many}"
    unit = _also_unit([group for group, _ in verdict.groups])
    if unit:
        relation += (
            f", or {_distance(unit.hit)} {_RELATION[FormType.ADJECTIVE]} of {unit.english!r}"
        )
    elif len(best.places) == 1 and verdict.place is None:
        relation += f"; {_namesake(verdict)}"
    rival = next((group for group, p in verdict.groups[1:] if p > _WORTH_TELLING), None)
    if rival:
        kind = f" (a {rival.kind})" if rival.english == best.english else ""
        relation += f"; less likely {rival.english!r}{kind}"
    return f"{start}; {relation}"


def _namesake(verdict: Verdict) -> str:
    """Why the one place of the name may not be the one that is meant."""
    (best, _), *others = verdict.groups
    source, number = best.places[0]
    for group, _ in others:
        if _once_so_called(group, source.size_of(number)):
            return f"the larger {group.english!r} is or was called so too"
    return next(f"a {group.kind} bears it too" for group, _ in others if _allied(best, group))


def _distance(hit: Hit) -> str:
    if hit.spelling == Spelling.EXACT:
        return "is"
    if hit.cases:
        return f"is {case_name(hit.cases)} of"
    far = hit.distance
    if far.k1 == 0:
        return "reads as" if far.reading else "sounds exactly as"
    if far.k2 == 0:
        return "sounds nearly as"
    if far.slip:
        return "is two letters from" if far.slip == TWO else "is one letter from"
    return "is one sound from" if far.k2 == 1 else f"is {far.k2} sounds from"
