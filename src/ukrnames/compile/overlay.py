"""Compile a user's own entries into a small index that lies over ours."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..index import Index
from ..store import Store
from .build import compile_things
from .entries import read_entries
from .gazetteer import Known, Tables, apply_entries, derive_forms
from .model import FormerName, Thing
from .yamlfile import Text


def compile_overlay(paths: Sequence[Path], base: Index) -> Index:
    """An index of the entries in ``paths``. Raises ``ValueError`` listing every fault by line."""
    tables = Tables.from_data(base.meta)
    entries = read_entries(paths)
    things: dict[str, Thing] = {}
    for _, entry in entries:
        number = base.entity_by_code(str(entry[Text("id")]))
        if number is not None:
            _copy(base, number, things)

    def find_unit(name: str) -> str | None:
        for number in base.first_level():
            if base.name(base.name_of(number))[1] == name:
                return _copy(base, number, things)
        number_of_code = base.entity_by_code(name)
        return None if number_of_code is None else _copy(base, number_of_code, things)

    first_level = [base.name(base.name_of(number))[1] for number in base.first_level()]
    known = Known(find_unit, lambda: _units(base), first_level)
    apply_entries(things, entries, tables, known)
    own = {str(entry[Text("id")]) for _, entry in entries}
    for identifier in own:
        derive_forms(things[identifier], tables)
    ordered = sorted(things.values(), key=lambda thing: thing.id)
    content = compile_things(ordered, tables.kmu, {"readings": base.meta["readings"]}, own)
    return Index(Store(content, "overlay"))


def _units(base: Index) -> dict[str, str]:
    """The names of all units by code."""
    codes = {number: base.code_of(number) for number in base.entities()}
    return {
        code: base.name(base.name_of(number))[1]
        for number, code in codes.items()
        if code.startswith("UA")
    }


def _copy(base: Index, number: int, things: dict[str, Thing]) -> str:
    """Copy an entity of ours and the units it lies in; its forms stay where they are."""
    known = base.entity(number)
    if known.id not in things:
        thing = things[known.id] = Thing(known.id, known.kind, known.uk, known.name)
        thing.lat, thing.lon = known.lat, known.lon
        thing.population = known.population or 0
        thing.geonames = int(known.ids.get("geonames", 0))
        thing.size = base.size_of(number)
        thing.category = "M" if base.is_city(number) else ""
        thing.never_fuzzy = base.is_never_fuzzy(number)
        thing.former = [FormerName(*former) for former in base.former_of(number)]
        above = next(base.parents_of(number), None)
        thing.parent = _copy(base, above, things) if above is not None else ""
    return known.id
