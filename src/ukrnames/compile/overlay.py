"""Compile a user's own entries into a small index that lies over ours."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..index import Index
from ..store import Store
from .build import compile_things
from .entries import read_entries
from .gazetteer import Tables, apply_entries, derive_forms
from .model import FormerName, Thing
from .references import Known
from .yamlfile import Mapping, Text


def compile_overlay(paths: Sequence[Path], base: Index) -> Index:
    """An index of the entries in ``paths``. Raises ``ValueError`` listing every fault by line."""
    return overlay(read_entries(paths), base)


def overlay(entries: Sequence[tuple[str, Mapping]], base: Index) -> Index:
    """An index of entries, each with the name of its file. Raises `DataError`."""
    tables, known = Tables.from_data(base.meta), known_units(base)
    own = {str(entry[Text("id")]) for _, entry in entries}
    within = [known.unit(str(unit)) for _, e in entries for unit in e.get(Text("within"), ())]
    things: dict[str, Thing] = {}
    for identifier in (*own, *filter(None, within)):
        number = base.entity_by_code(identifier)
        if number is not None:
            _copy(base, number, things)
    apply_entries(things, entries, tables, known)
    for identifier in own:
        derive_forms(things[identifier], tables)
    ordered = sorted(things.values(), key=lambda thing: thing.id)
    content = compile_things(ordered, tables.kmu, {"readings": base.meta["readings"]}, own)
    return Index(Store(content, "overlay"))


def known_units(base: Index) -> Known:
    """The units of an index."""
    names = {base.code_of(n): base.name(base.name_of(n))[1] for n in base.entities()}
    first_level = {names[base.code_of(n)]: base.code_of(n) for n in base.first_level()}
    return Known({code: name for code, name in names.items() if code[:2] == "UA"}, first_level)


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
