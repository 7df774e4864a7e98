"""What `normalize` answers: a `Match`, its `Candidate` list, and the `Entity` meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple, overload

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


class Candidates(Sequence[Candidate]):
    """The candidates of a match, likeliest first; worked out when first looked at."""

    __slots__ = ("_items", "_make")

    def __init__(self, make: Callable[[], tuple[Candidate, ...]]) -> None:
        self._make = make
        self._items: tuple[Candidate, ...] | None = None

    def _all(self) -> tuple[Candidate, ...]:
        if self._items is None:
            self._items = self._make()
        return self._items

    @overload
    def __getitem__(self, index: int) -> Candidate: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Candidate, ...]: ...
    def __getitem__(self, index: int | slice) -> Candidate | tuple[Candidate, ...]:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Candidate]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, (Candidates, tuple, list)):
            return self._all() == tuple(other)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())

    def __reduce__(self) -> tuple[type[tuple[Candidate, ...]], tuple[tuple[Candidate, ...]]]:
        return tuple, (self._all(),)


class Match(NamedTuple):
    """The answer to one query. True in a condition when ``name`` is resolved.

    - ``query``: the text as given; ``key``: equal for spellings of one name, resolved or not.
    - ``name``, ``uk``: canonical English and Ukrainian name, ``None`` when nothing is resolved.
    - ``kind``: see `KINDS`. ``id``: the one entity meant, ``None`` when several share the name.
    - ``score``: probability, 0 to 1, that ``name`` is right; for an abstention, that the best
      candidate would have been.
    - ``how``: ``exact``, ``spelling`` (another spelling of the name), ``fuzzy``, ``composed`` (of
      parts, of a person not listed), ``foreign`` or ``none``.
    - ``candidates``: entities, likeliest first. ``why``: one sentence.
    - ``entity``: details of ``id``.
    """

    query: str
    name: str | None
    uk: str | None
    kind: str | None
    id: str | None
    score: float
    how: str
    candidates: Sequence[Candidate]
    why: str
    key: str
    cleaned: str
    entity: Entity | None

    @property
    def ambiguous(self) -> bool:
        """More than one entity may be meant, and nothing says which."""
        return self.id is None and len(self.candidates) > 1

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        fields = self._asdict()
        del fields["cleaned"]
        fields["ambiguous"] = self.ambiguous
        fields["candidates"] = [c._asdict() for c in self.candidates]
        fields["entity"] = self.entity._asdict() if self.entity else None
        return fields

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
