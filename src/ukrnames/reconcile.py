"""The Reconciliation Service API 0.2 over our names: plain data in, plain data out.

Follows the specification of the W3C Entity Reconciliation Community Group (version 0.2). Types are
the kinds of `normalize`, identifiers are those of `Match.id`. A query that cannot be answered gets
an empty result with an ``error`` beside it, so that one bad cell does not fail its batch; a whole
request that makes no sense is a ``ValueError``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from . import __version__, ids, normalize
from .match import GROUPS, KINDS, PLACE_KINDS, Candidate, Entity, Match
from .normalizer import default
from .suggest import Completer

MAX_BATCH = 200  # queries, or rows to extend
MAX_SECONDS = 20.0
_LIMIT, _MAX_LIMIT = 10, 100

Data = dict[str, Any]


class TooManyError(ValueError):
    """More at once than `MAX_BATCH`."""


def _values(kind: str, value: object) -> list[Data]:
    return [] if value is None else [{kind: value}]


# What can be fetched of an entity: how it is called, and its values.
_FETCHED: dict[str, tuple[str, Callable[[Entity], list[Data]]]] = {
    "name": ("English name", lambda e: _values("str", e.name)),
    "uk": ("Ukrainian name", lambda e: _values("str", e.uk)),
    "kind": ("Kind", lambda e: _values("str", e.kind)),
    "parents": ("Containing units", lambda e: [{"str": parent} for parent in e.parents]),
    "lat": ("Latitude", lambda e: _values("float", e.lat)),
    "lon": ("Longitude", lambda e: _values("float", e.lon)),
    "population": ("Population", lambda e: _values("int", e.population)),
    "katottg": ("KATOTTG code", lambda e: _values("str", e.katottg)),
    "pcode": ("P-code", lambda e: _values("str", e.pcode)),
    "geonames": ("GeoNames number", lambda e: _values("str", e.geonames)),
}
# What narrows a query: options of `normalize`.
_ASKED = {
    "within": ("Within", "name or code of a containing unit"),
    "date": ("Date", "the name that was official on that day, YYYY-MM-DD"),
}


def manifest(base: str) -> Data:
    """What the service offers; ``base`` is its address, ending with a slash."""
    host = base.rstrip("/")
    return {
        "versions": ["0.1", "0.2"],
        "name": "Ukrainian names (ukrnames)",
        "identifierSpace": "urn:ukrnames:id",
        "schemaSpace": "urn:ukrnames:kind",
        "serviceVersion": __version__,
        "batchSize": MAX_BATCH,
        "defaultTypes": [_type(name) for name in (*GROUPS, "settlement", "person")],
        "view": {"url": f"{base}preview?id={{{{id}}}}"},
        "preview": {"url": f"{base}preview?id={{{{id}}}}", "width": 430, "height": 300},
        "suggest": {
            what: {"service_url": host, "service_path": f"/suggest/{what}"}
            for what in ("entity", "property", "type")
        },
        "extend": {"propose_properties": {"service_url": host, "service_path": "/properties"}},
    }


def reconcile(batch: object) -> Data:
    """The result batch for a query batch. Raises ``TimeoutError`` after `MAX_SECONDS`."""
    if not isinstance(batch, dict):
        raise ValueError("queries is an object of queries by name, such as {'q0': {'query': …}}")
    if len(batch) > MAX_BATCH:
        raise TooManyError(f"{len(batch)} queries; send at most {MAX_BATCH} at once")
    deadline = time.monotonic() + MAX_SECONDS
    found: Data = {}
    for name, query in batch.items():
        if time.monotonic() > deadline:
            raise TimeoutError(f"not done in {MAX_SECONDS:.0f} s; send fewer queries at once")
        try:
            found[name] = {"result": _candidates(query)}
        except (ValueError, TypeError) as error:
            found[name] = {"result": [], "error": str(error)}
    return found


def _candidates(query: object) -> list[Data]:
    if not isinstance(query, dict) or not isinstance(query.get("query", ""), str):
        raise ValueError("a query is an object with a text 'query'")
    text = query.get("query", "")
    if entity := ids.find(text.strip()):
        return [_candidate(_as_candidate(entity), True)]
    options = _options(query.get("properties") or ())
    found: dict[str, tuple[Candidate, bool]] = {}
    for kind in _types(query.get("type")) or (None,):
        match = normalize(text, kind=kind, **options)
        for candidate in match.candidates:
            if candidate.id:
                found.setdefault(candidate.id, (candidate, candidate.id == match.id))
    best = sorted(found.values(), key=lambda item: -item[0].score)
    return [_candidate(*item) for item in best[: _limit(query.get("limit"))]]


def _types(given: object) -> list[str]:
    """The kinds asked for."""
    many = given if isinstance(given, list) else [given] if given else []
    kinds: dict[str, None] = {}
    for item in many:
        kind = item.get("id") if isinstance(item, dict) else item
        if kind not in (*KINDS, *GROUPS):
            raise ValueError(f"unknown type {kind!r:.60}; one of {', '.join((*GROUPS, *KINDS))}")
        kinds[kind] = None
    return list(kinds)


def _options(properties: object) -> dict[str, Any]:
    """Options of `normalize` from the properties we know; others narrow nothing."""
    if not isinstance(properties, Sequence) or not all(isinstance(p, dict) for p in properties):
        raise ValueError("'properties' is a list of objects with 'pid' and 'v'")
    options: dict[str, Any] = {}
    for given in properties:
        pid, value = given.get("pid"), given.get("v")
        first = value[0] if isinstance(value, list) and value else value
        named = first.get("id") or first.get("name") if isinstance(first, dict) else first
        if pid in _ASKED and named:
            options[pid] = str(named)
    if "date" in options:
        options["date"] = options["date"][:10]  # OpenRefine sends midnight of the day
    return options


def _limit(given: object) -> int:
    if not isinstance(given, (int, float)) or not given >= 1:
        return _LIMIT
    return int(min(given, _MAX_LIMIT))


def _candidate(candidate: Candidate, match: bool) -> Data:
    return {
        "id": candidate.id,
        "name": candidate.name,
        "description": ", ".join((candidate.uk, *candidate.parents)),
        "score": round(100 * candidate.score, 2),
        "match": match,
        "type": [_type(candidate.kind)],
    }


def _as_candidate(entity: Entity) -> Candidate:
    return Candidate(entity.name, entity.uk, entity.kind, entity.id, 1.0, entity.parents)


def _type(kind: str) -> Data:
    described: Data = {"id": kind, "name": kind.capitalize()}
    if kind not in GROUPS:
        described["broader"] = [_type("place" if kind in PLACE_KINDS else "people")]
    return described


def suggest_entities(prefix: str, cursor: int) -> Data:
    """Entities whose name or identifier begins so, the largest first; then what else is meant."""
    known = ids.find(prefix.strip())
    entities = [known] if known else []
    entities += _completer().entities(prefix, cursor + _LIMIT)
    meant: Match = normalize(prefix)
    entities += filter(None, (ids.find(c.id) for c in meant.candidates[:_LIMIT] if c.id))
    found = list({entity.id: entity for entity in entities}.values())
    return {
        "result": [
            {
                "id": entity.id,
                "name": entity.name,
                "description": ", ".join((entity.uk, *entity.parents)),
                "notable": [_type(entity.kind)],
            }
            for entity in found[cursor : cursor + _LIMIT]
        ]
    }


@lru_cache(maxsize=1)
def _completer() -> Completer:
    return Completer(default().index)


def suggest_types(prefix: str, cursor: int) -> Data:
    """Types with this beginning."""
    return _named(map(_type, (*GROUPS, *KINDS)), prefix, cursor)


def suggest_properties(prefix: str, cursor: int) -> Data:
    """Properties with this beginning: those that narrow a query first."""
    asked = [{"id": pid, "name": name, "description": what} for pid, (name, what) in _ASKED.items()]
    return _named([*asked, *_fetched()], prefix, cursor)


def _fetched() -> list[Data]:
    return [{"id": pid, "name": name} for pid, (name, _) in _FETCHED.items()]


def _named(items: Iterable[Data], prefix: str, cursor: int) -> Data:
    start = prefix.strip().casefold()
    return {
        "result": [
            item
            for item in items
            if item["id"].startswith(start) or item["name"].casefold().startswith(start)
        ][cursor:]
    }


def propose(kind: str, limit: object) -> Data:
    """Properties worth fetching for things of a kind."""
    return {"type": kind, "properties": _fetched()[: _limit(limit)]}


def extend(query: object) -> Data:
    """The values of properties of entities; none for what we do not know."""
    if not isinstance(query, dict) or not _are_texts(query.get("ids")):
        raise ValueError("extend is an object with 'ids', a list of texts, and 'properties'")
    if not isinstance(query.get("properties"), list) or not _are_texts(
        wanted := [p.get("id") if isinstance(p, dict) else None for p in query["properties"]]
    ):
        raise ValueError("'properties' is a list of objects with an 'id'")
    if len(query["ids"]) > MAX_BATCH or len(wanted) > MAX_BATCH:
        raise TooManyError(f"send at most {MAX_BATCH} ids and properties at once")
    rows = {}
    for code in query["ids"]:
        entity = ids.find(code)
        rows[code] = {
            pid: _FETCHED[pid][1](entity) if entity and pid in _FETCHED else [] for pid in wanted
        }
    meta = [{"id": pid, "name": _FETCHED[pid][0] if pid in _FETCHED else pid} for pid in wanted]
    return {"meta": meta, "rows": rows}


def _are_texts(values: object) -> bool:
    return isinstance(values, list) and all(isinstance(value, str) for value in values)
