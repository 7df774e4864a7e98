"""Aliases that should not be there: what a rule derives, and what is another's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import keys
from ..clean import clean, fold
from ..compile.checks import Problem
from ..compile.entries import Entry, schema_of
from ..compile.gazetteer import Tables, apply_entries, derive_forms
from ..compile.model import Thing
from ..compile.overlay import known_units
from ..compile.yamlfile import Mapping, Sequence as List, Text
from ..index import FormType, Index
from ..read import Reader

_READINGS = 3  # of a derived form, as many as the compiler keeps
_RULED = frozenset({"ru", "be"})  # languages whose forms of village names coincide with others


class Derivation:
    """What rules derive from entries without their aliases, against the names of ``base``."""

    def __init__(self, entries: Sequence[Entry], base: Index) -> None:
        self._base, self._reader = base, Reader(base.meta["readings"])
        tables = Tables.from_data(base.meta)
        self._kmu = tables.kmu
        self._things = _without_aliases(entries, base, tables)

    def check(self, entry: Entry) -> Iterator[Problem]:
        """Aliases of a sound entry that a rule derives or that are another's name."""
        if schema_of(entry.content) in ("foreign", "given"):
            return
        thing = self._things[entry.id]
        spellings, sounds = self._forms(thing)
        for lang, alias in _aliases(entry.content):
            folded = fold(clean(alias).text)
            bearer = self._bearer(thing, lang, folded)
            if bearer is not None:
                name = self._base.name(self._base.name_of(bearer))[1]
                what = f"{str(alias)!r} is the name of {name} ({self._base.code_of(bearer)})"
                yield alias.line, f"{what}, which it would take over; drop it"
            elif self._is_derived(thing, lang, folded, spellings, sounds):
                yield alias.line, f"drop it: {str(alias)!r} is derived from {thing.uk!r} by rule"

    def _forms(self, thing: Thing) -> tuple[set[str], set[str]]:
        """The folded spellings and the sounds (K1) that rules give."""
        spellings: set[str] = {fold(thing.english)}
        sounds: set[str] = set()
        for form in thing.forms:
            folded = fold(clean(form.text).text)
            spellings.add(folded)
            if form.lang == "uk":
                spellings.add(fold(self._kmu.romanize(form.text)))
            sounds.update(map(keys.k1, self._reader.read(folded, form.lang or None, _READINGS)))
        return spellings, sounds

    def _is_derived(
        self, thing: Thing, lang: str, folded: str, spellings: set[str], sounds: set[str]
    ) -> bool:
        """Whether the spelling leads to the thing without the alias, and to nothing else."""
        if self._others(thing, self._base.forms("exact", folded)):
            return False
        if folded in spellings:
            return True
        first = [keys.k1(reading) for reading in self._reader.read(folded, lang or None, 1)]
        if not first or first[0] not in sounds:
            return False
        near = self._base.forms("k2", keys.k2(first[0]))
        return not self._others(thing, [form for form in near if self._base.form(form)[1] in first])

    def _others(self, thing: Thing, forms: Sequence[int]) -> bool:
        """Whether any form means another than the thing."""
        base = self._base
        return any(base.code_of(n) != thing.id for form in forms for n in base.entities_of(form))

    def _bearer(self, thing: Thing, lang: str, folded: str) -> int | None:
        """A namesake of the thing's kind. Russian and Belarusian forms of villages coincide with
        names of other villages; there only a city's name counts."""
        base = self._base
        for form in base.forms("exact", folded):
            if base.type_of(form) not in (FormType.OFFICIAL, FormType.COGNATE):
                continue
            for number in base.entities_of(form):
                same = base.name(base.name_of(number))[1] == thing.uk
                if base.kind_of(number) != thing.kind or same:
                    continue
                official = base.type_of(form) == FormType.OFFICIAL
                if base.is_city(number) or (official and lang not in _RULED):
                    return number
        return None


def _without_aliases(entries: Sequence[Entry], base: Index, tables: Tables) -> dict[str, Thing]:
    """The things of entries with what rules give them alone."""
    things: dict[str, Thing] = {}
    bare = []
    for entry in entries:
        number = base.entity_by_code(entry.id)
        if schema_of(entry.content) == "unit" and number is not None:
            english, uk = base.name(base.name_of(number))
            thing = things[entry.id] = Thing(entry.id, base.kind_of(number), uk, english)
            thing.add(uk, "uk", FormType.OFFICIAL)
            if thing.kind != "settlement":
                thing.add(uk.rpartition(" ")[0], "uk", FormType.ADJECTIVE)
        given = schema_of(entry.content) == "given"  # feeds the forms of people
        bare.append((entry.file, entry.content if given else _strip(entry.content)))
    apply_entries(things, bare, tables, known_units(base))
    for thing in things.values():
        derive_forms(thing, tables)
    return things


def _strip(entry: Mapping) -> Mapping:
    kept = Mapping({key: value for key, value in entry.items() if key != "aliases"})
    kept.line = entry.line
    return kept


def _aliases(entry: Mapping) -> Iterator[tuple[str, Text]]:
    aliases = entry.get(Text("aliases"))
    for lang, names in aliases.items() if isinstance(aliases, Mapping) else ():
        for name in names if isinstance(names, List) else ():
            if isinstance(name, Text):
                yield str(lang), name
