"""What `normalize` answers: a `Match`, its `Candidate` list, and the `Entity` meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, cast, overload

DEFAULT_MIN_SCORE = 0.35

PLACE_KINDS = (
    "settlement",
    "oblast",
    "raion",
    "hromada",
    "district",
    "river",
    "lake",
    "sea",
    "reservoir",
    "bay",
    "island",
    "mountain",
    "region",
    "facility",
)
PEOPLE_KINDS = ("person", "surname", "given", "patronymic")
KINDS = PLACE_KINDS + PEOPLE_KINDS
HOWS = ("exact", "spelling", "fuzzy", "foreign", "none")
GROUPS = {"place": frozenset(PLACE_KINDS), "people": frozenset(PEOPLE_KINDS)}


class Entity(NamedTuple):
    """One place or person of the gazetteer.

    ``lat`` and ``lon`` are degrees (WGS 84); ``parents`` names the containing units, nearest
    first; ``ids`` maps ``katottg``, ``pcode``, ``geonames`` to identifiers, which are attributes
    too (see `ukrnames.ids`). Unknown values are ``None``.
    """

    id: str
    name: str
    uk: str
    kind: str
    lat: float | None
    lon: float | None
    population: int | None
    parents: tuple[str, ...]
    ids: dict[str, str]

    @property
    def katottg(self) -> str | None:
        """Code in the official codifier."""
        return self.ids.get("katottg")

    @property
    def pcode(self) -> str | None:
        """Code in humanitarian data sets."""
        return self.ids.get("pcode")

    @property
    def geonames(self) -> str | None:
        """Number in GeoNames."""
        return self.ids.get("geonames")

    def __hash__(self) -> int:
        return hash(self.id)


class Candidate(NamedTuple):
    """One entity the query may mean; ``score`` is the probability that it is this one."""

    name: str
    uk: str
    kind: str
    id: str | None
    score: float
    parents: tuple[str, ...]


class Details(NamedTuple):
    """The parts of a match that cost more than the rest together, and that many never look at."""

    candidates: tuple[Candidate, ...]
    why: str
    key: str
    cleaned: str
    entity: Entity | None


class Later:
    """Details that are worked out when first looked at."""

    __slots__ = ("_arguments", "_made", "_make")

    def __init__(self, make: Callable[..., Details], *arguments: object) -> None:
        self._make = make
        self._arguments = arguments
        self._made: Details | None = None

    def details(self) -> Details:
        if self._made is None:
            self._made = self._make(*self._arguments)
        return self._made


# Query, name, Ukrainian name, kind, identifier, score, how: see `Match`.
Answer = tuple[str, str | None, str | None, str | None, str | None, float, str]


class Match(Sequence[Any]):
    """The answer to one query. True in a condition when ``name`` is resolved.

    - ``query``: the text as given; ``key``: equal for spellings of one name, resolved or not.
    - ``name``, ``uk``: canonical English and Ukrainian name, ``None`` when nothing is resolved.
    - ``kind``: see `KINDS`. ``id``: the one entity meant, ``None`` when several share the name.
    - ``score``: probability, 0 to 1, that ``name`` is right; for an abstention, that the best
      candidate would have been.
    - ``how``: ``exact``, ``spelling`` (another spelling of the name), ``fuzzy``, ``composed`` (of
      parts, of a person not listed), ``foreign`` or ``none``.
    - ``candidates``: entities, likeliest first. ``why``: one sentence.
    - ``entity``: details of ``id``. ``cleaned``: the query with its characters repaired.
    """

    __slots__ = ("_answer", "_later")
    _fields = (
        *("query", "name", "uk", "kind", "id", "score", "how"),
        *Details._fields,
    )
    _answer: Answer
    _later: Later

    def __init__(self, answer: Answer, later: Later) -> None:
        _set(self, "_answer", answer)
        _set(self, "_later", later)

    def __setattr__(self, field: str, value: object) -> None:
        raise AttributeError(f"a match cannot be changed: {field}")

    @property
    def query(self) -> str:
        return self._answer[0]

    @property
    def name(self) -> str | None:
        return self._answer[1]

    @property
    def uk(self) -> str | None:
        return self._answer[2]

    @property
    def kind(self) -> str | None:
        return self._answer[3]

    @property
    def id(self) -> str | None:
        return self._answer[4]

    @property
    def score(self) -> float:
        return self._answer[5]

    @property
    def how(self) -> str:
        return self._answer[6]

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        return self._later.details().candidates

    @property
    def why(self) -> str:
        return self._later.details().why

    @property
    def key(self) -> str:
        return self._later.details().key

    @property
    def cleaned(self) -> str:
        return self._later.details().cleaned

    @property
    def entity(self) -> Entity | None:
        return self._later.details().entity

    @property
    def ambiguous(self) -> bool:
        """More than one entity may be meant, and nothing says which."""
        return self.id is None and len(self.candidates) > 1

    def details(self) -> Details:
        """What was worked out later: the candidates and the fields after them."""
        return self._later.details()

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "query": self.query,
            "name": self.name,
            "uk": self.uk,
            "kind": self.kind,
            "id": self.id,
            "score": self.score,
            "how": self.how,
            "candidates": [candidate._asdict() for candidate in self.candidates],
            "why": self.why,
            "key": self.key,
            "entity": self.entity._asdict() if self.entity else None,
            "ambiguous": self.ambiguous,
        }

    def _replace(self, **changes: Any) -> Match:
        """The match with other values in some fields."""
        fields = zip(self._fields, self._answer, strict=False)
        answer = tuple(changes.pop(field, value) for field, value in fields)
        return Match(cast("Answer", answer), Later(_changed, self._later, changes))

    # A sequence of all fields, so that table libraries make columns of them.
    def __len__(self) -> int:
        return len(self._fields)

    @overload
    def __getitem__(self, index: int) -> Any: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Any, ...]: ...
    def __getitem__(self, index: int | slice) -> Any:
        return (*self._answer, *self._later.details())[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Match) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(self._answer)

    def __reduce__(self) -> tuple[Callable[..., Match], tuple[object, ...]]:
        return _restored, (self._answer, self._later.details())

    def __bool__(self) -> bool:
        return self.name is not None

    def __str__(self) -> str:
        return self.name if self.name is not None else self.cleaned

    def __repr__(self) -> str:
        if self.name is None:
            shown = self.query if len(self.query) <= 60 else self.query[:57] + "..."
            return f"Match(None, query={shown!r}, score={self.score:.2f}, how={self.how!r})"
        return (
            f"Match({self.name!r}, uk={self.uk!r}, kind={self.kind!r}, id={self.id!r},"
            f" score={self.score:.2f}, how={self.how!r})"
        )

    def _repr_html_(self) -> str:
        from .as_html import of_match

        return of_match(self)


class Matches(list[Match]):
    """The matches of many names: a list that a notebook shows as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from .as_html import of_matches

        return of_matches(self)


def _restored(answer: Answer, details: Details) -> Match:
    return Match(answer, Later(lambda: details))


def _changed(later: Later, changes: dict[str, Any]) -> Details:
    return later.details()._replace(**changes)


_set = object.__setattr__
