"""Aliases that should not be there: what a rule derives, and what is another's name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .. import keys
from ..clean import clean, fold
from ..compile.checks import Problem
from ..compile.entries import Entry, schema_of
from ..compile.gazetteer import Tables, apply_entries, derive_forms
from ..compile.model import Thing
from ..compile.overlay import known_units
from ..compile.yamlfile import Mapping, Text
from ..compile.yamlfile import Sequence as List
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
            readings = self._reader.read(folded, lang or None, 1)
            sound = readings[0] if readings else ""
            bearer = self._bearer(thing, lang, folded, sound)
            derived = folded in spellings or (sound in sounds and thing.kind != "person")
            if bearer is not None:
                name = self._base.name(self._base.name_of(bearer))[1]
                what = f"{str(alias)!r} is the name of {name} ({self._base.code_of(bearer)})"
                yield alias.line, f"{what}, which it would take over; drop it"
            elif derived and not self._rivals(thing, folded, sound):
                yield alias.line, f"drop it: {str(alias)!r} is derived from {thing.uk!r} by rule"

    def _forms(self, thing: Thing) -> tuple[set[str], set[str]]:
        """The folded spellings and the sounds that rules give."""
        spellings: set[str] = {fold(thing.english)}
        sounds: set[str] = set()
        for form in thing.forms:
            folded = fold(clean(form.text).text)
            spellings.add(folded)
            if form.lang == "uk":
                spellings.add(fold(self._kmu.romanize(form.text)))
            sounds.update(self._reader.read(folded, form.lang or None, _READINGS))
        return spellings, sounds

    def _rivals(self, thing: Thing, folded: str, sound: str) -> bool:
        """Whether the spelling without the alias might lead to another name too."""
        forms = {*self._base.forms("exact", folded), *self._sounding(sound)}
        return any(not _wants_word(self._base, form) for form, _ in self._others(thing, forms))

    def _bearer(self, thing: Thing, lang: str, folded: str, sound: str) -> int | None:
        """Another of the thing's kind that bears the name. Russian and Belarusian forms of villages
        coincide with names of other villages; there only a city's name counts."""
        exact = frozenset(self._base.forms("exact", folded))
        for form, number in self._others(thing, {*exact, *self._sounding(sound)}):
            if self._base.kind_of(number) != thing.kind:
                continue
            kind = self._base.type_of(form)
            official = form in exact and kind == FormType.OFFICIAL and lang not in _RULED
            city = self._base.is_city(number) and kind in (FormType.OFFICIAL, FormType.COGNATE)
            if official or city:
                return number
        return None

    def _sounding(self, sound: str) -> Iterator[int]:
        """Forms that sound nearly so."""
        k1 = keys.k1(sound)
        for form in self._base.forms_of_key(self._base.key_number(keys.k2(k1))):
            if self._base.form(form)[1] == k1:
                yield form

    def _others(self, thing: Thing, forms: Iterable[int]) -> Iterator[tuple[int, int]]:
        """The forms and the entities of another name that they mean."""
        base = self._base
        for form in sorted(forms):
            for number in base.entities_of(form):
                same = base.name(base.name_of(number))[1] == thing.uk
                if base.code_of(number) != thing.id and not same:
                    yield form, number


def _wants_word(base: Index, form: int) -> bool:
    """A form that means a unit only with its type word beside it."""
    return base.type_of(form) in (FormType.UNIT, FormType.ADJECTIVE, FormType.PART)


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
