"""The gazetteer at run time: entities, names and forms as records of the mapped store.

An *entity* is one place or person; a *name* is what it is called (shared by all Іванівка); a
*form* is one spelling of a name in some language, with its reading, and the entities it means.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from functools import cached_property
from typing import Any
from zlib import crc32

from . import keys
from .clean import fold
from .match import KINDS, Entity
from .records import (
    ENTITY_WIDTH,
    NAME_WIDTH,
    EntityColumn,
    FormColumn,
    Former,
    Person,
    PersonColumn,
)
from .store import Store

# Members of enumerations as plain numbers, which take a tenth of the time to get at.
_KIND, _NAME, _PARENT, _CODE, _LAT, _LON, _POPULATION, _GEONAMES, _FORMER, _CITY, _SIZE = map(
    int, EntityColumn
)
_READING, _K1, _K2, _TYPE, _ENTITIES = map(int, FormColumn)

FOREIGN = "foreign"
ALL_KINDS = (*KINDS, FOREIGN)


class FormType(IntEnum):
    """Where a form comes from; the ranking weighs them differently."""

    OFFICIAL = 0
    COGNATE = 1  # Russian form by rule
    ALIAS = 2  # written by hand: exonym, irregular form, own spelling
    ALTERNATE = 3  # GeoNames alternate name
    FORMER = 4
    UNIT = 5  # X of "X Oblast": wants a type word
    ADJECTIVE = 6  # "Луганська" without "область"
    PART = 7  # surname of a person
    FOREIGN = 8


def traits(kind: int, bearers: int) -> int:
    """A form's type, as a bit, and how many bear it: none, to ten, to a hundred, or more."""
    return 1 << kind | TENFOLD * (len(str(bearers - 1)) if bearers > 1 else 0)


TENFOLD = 1 << 16
# What a name alone rarely means.
UNLIKELY = (FormType.UNIT, FormType.ADJECTIVE, FormType.PART)
# Characters of a KATOTTG code that say where a unit lies; humanitarian data sets use these.
_PCODE_LENGTH = {"oblast": 4, "raion": 6, "hromada": 9, "settlement": 12}


class Index:
    """Typed access to a store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.meta: dict[str, Any] = store.json("meta")
        self._entities = store.numbers("entities")
        self._names = store.numbers("names")
        self._forms = [store.numbers(f"form {column.name.lower()}") for column in FormColumn]
        self._postings = store.numbers("postings")
        self._former = store.numbers("former")
        self._k2 = store.numbers("k2")
        self._k2_forms = store.numbers("k2 forms")
        self._k2_rivals = [store.numbers(f"k2 {name} rivals") for name in ("likely", "unlikely")]
        self._k2_traits = store.numbers("k2 traits")
        self._k2_sizes = store.numbers("k2 sizes")
        self._answers = [(t, store.numbers(f"{t} answers")) for t in ("exact", "attested")]
        self._form_answers = [store.numbers(f"form {name} answers") for name in ("sounds", "k0")]
        self._words = store.numbers("words")
        self._never_fuzzy = frozenset(self.meta.get("never fuzzy", ()))
        self._people = [store.numbers(f"person {column.name.lower()}") for column in PersonColumn]

    def forms(self, table: str, key: str) -> tuple[int, ...]:
        """Numbers of the forms under a key."""
        return self.store.find(table, key)

    def answer(self, folded: str) -> int | None:
        """The packed answer for a spelling (`ukrnames.known`): 0 for none, None for one that no
        form has."""
        for table, answers in self._answers:
            at = self.store.position(table, folded)
            if at >= 0:
                return answers[at]
        return None

    def answer_to_sounds(self, sounds: str, k0: str, k2: str) -> tuple[str, int]:
        """The sounds, or else the K0 key, if a form has them, and the packed answer for these."""
        text, read, found = self.store.text, self._forms[_READING], 0
        answers, k0_answers = self._form_answers
        for form in self.forms_of_key(self.key_number(k2)):
            known = text(read[form])
            if known == sounds:
                return sounds, answers[form]
            if k0_answers[form] and keys.k0(known) == k0:
                found = k0_answers[form]
        return k0, found

    def type_of(self, form: int) -> int:
        return self._forms[_TYPE][form]

    def keys(self, table: str, key: str) -> tuple[int, ...]:
        """Numbers of the K2 keys under a coarser key, those of the largest bearers first."""
        return self.store.find(table, key)

    def left_by(self, table: str, deletions: Iterable[str]) -> set[int]:
        """What leaves one of these when a letter is dropped: K2 keys ("near"), forms ("slips")."""
        return self.store.find_hashed(table, deletions)

    def key_number(self, k2: str) -> int:
        """The number of a K2 key, -1 (a key without forms) when nothing sounds so."""
        return self.store.number_of("k2", k2)

    def key(self, number: int) -> str:
        """The K2 key with this number."""
        return self.store.text(self._k2[number])

    def forms_of_key(self, number: int) -> range:
        """Numbers of the forms under a K2 key, those of the largest bearers first."""
        if number < 0:
            return range(0)
        return range(self._k2_forms[number], self._k2_forms[number + 1])

    def size_and_traits_of_key(self, number: int) -> tuple[float, int]:
        """Size of the largest bearer of a form under a K2 key, and `traits` of these forms."""
        return self._k2_sizes[number] / 100, self._k2_traits[number]

    def rivals_of_key(self, number: int) -> tuple[float, float]:
        """Sizes of the largest bearers of forms whose K2 key is near this one: of all types but
        the unlikely, and of these."""
        likely, unlikely = self._k2_rivals
        return likely[number] / 100, unlikely[number] / 100

    def shapes_of_key(self, number: int, limit: int) -> list[tuple[int, int, int, float, int]]:
        """The first so many forms under a K2 key: number, type, largest bearer, the size of that,
        and how many bear it."""
        postings, entities = self._postings, self._entities
        kinds, places = self._forms[_TYPE], self._forms[_ENTITIES]
        found = []
        for form in self.forms_of_key(number)[:limit]:
            place = places[form]
            bearer = postings[place + 1]
            size = entities[bearer * ENTITY_WIDTH + _SIZE] / 100
            found.append((form, kinds[form], bearer, size, postings[place]))
        return found

    def form(self, number: int) -> tuple[str, str, str, int]:
        """Reading, K1, K2 and type of a form."""
        sounds, k1, kind = self.sounds_of_form(number)
        return sounds, k1, self.key_of_form(number), kind

    def sounds_of_form(self, number: int) -> tuple[str, str, int]:
        """Reading, K1 and type of a form."""
        text, (reading, k1, _, kind, _) = self.store.text, self._forms
        return text(reading[number]), text(k1[number]), kind[number]

    def key_number_of_form(self, number: int) -> int:
        return self._forms[_K2][number]

    def key_of_form(self, number: int) -> str:
        """The K2 key of a form."""
        return self.key(self.key_number_of_form(number))

    def entities_of(self, form: int) -> Sequence[int]:
        """The entities a form may mean, largest first."""
        place = self._forms[_ENTITIES][form]
        return self._postings[place + 1 : place + 1 + self._postings[place]]

    def is_word(self, folded: str) -> bool:
        """Whether a spelling is a common word of a language our users write."""
        wanted = crc32(folded.encode("utf-8", "replace"))
        at = bisect_left(self._words, wanted)
        return at < len(self._words) and self._words[at] == wanted

    def entity_by_code(self, code: str) -> int | None:
        """The entity with this identifier."""
        return next(iter(self.store.find("codes", code)), None)

    def first_level(self) -> Iterator[int]:
        """Units in no other unit: the oblasts and the two cities beside them."""
        return iter(self.meta["first level"])

    def entities(self) -> range:
        """The numbers of all entities."""
        return range(len(self._entities) // ENTITY_WIDTH)

    def own_entities(self) -> Iterator[int]:
        """Entities that an overlay adds or replaces."""
        return iter(self.meta.get("own", ()))

    def is_never_fuzzy(self, entity: int) -> bool:
        """Whether no resemblance may lead to the entity, only its own spellings."""
        return entity in self._never_fuzzy

    def barred(self, folded: str) -> Sequence[int]:
        """Entities that an entry says this spelling never means."""
        barred: Sequence[int] = self.meta.get("never", {}).get(folded, ())
        return barred

    def name_of(self, entity: int) -> int:
        return self._entities[entity * ENTITY_WIDTH + _NAME]

    def kind_of(self, entity: int) -> str:
        return ALL_KINDS[self._entities[entity * ENTITY_WIDTH]]

    def size_of(self, entity: int) -> float:
        """Prominence: about the decimal logarithm of the population."""
        return self._entities[entity * ENTITY_WIDTH + _SIZE] / 100

    def is_city(self, entity: int) -> bool:
        return bool(self._entities[entity * ENTITY_WIDTH + _CITY])

    def shown(self, entity: int) -> tuple[str, str, str, str | None]:
        """English and Ukrainian name, kind and code of an entity."""
        at, text = entity * ENTITY_WIDTH, self.store.text
        kind, name, _, code = self._entities[at : at + 4]
        uk, english = self._names[NAME_WIDTH * name : NAME_WIDTH * name + 2]
        return text(english), text(uk), ALL_KINDS[kind], text(code) if code else None

    def code_of(self, entity: int) -> str:
        return self.store.text(self._entities[entity * ENTITY_WIDTH + _CODE])

    def ids_of(self, entity: int) -> dict[str, str]:
        """Identifiers in the codifier and elsewhere."""
        code = self.code_of(entity)
        ids = {}
        if code.startswith("UA"):
            ids["katottg"] = code
            if length := _PCODE_LENGTH.get(self.kind_of(entity)):
                ids["pcode"] = code[:length]
        if geonames := self._entities[entity * ENTITY_WIDTH + _GEONAMES]:
            ids["geonames"] = str(geonames)
        return ids

    def name(self, number: int) -> tuple[str, str]:
        """Canonical English and Ukrainian of a name."""
        at = number * NAME_WIDTH
        return self.store.text(self._names[at + 1]), self.store.text(self._names[at])

    def names_like(self, pattern: str) -> list[tuple[str, float]]:
        """Canonical names, Ukrainian or English, that a regular expression matches whole, and
        about how many people live in the largest place of the name."""
        # Between line ends, not ^ and $: what starts with a plain character is found much faster.
        found = dict.fromkeys(re.findall(f"\n({pattern})(?=\n)", self._listing))
        return [(name, 10 ** self._largest(name)) for name in found]

    def _largest(self, name: str) -> float:
        forms = self.forms("exact", fold(name))
        return max((self.size_of(self.entities_of(form)[0]) for form in forms), default=0.0)

    @cached_property
    def _listing(self) -> str:
        """The names of Ukraine, one a line; foreign ones have no Ukrainian name of their own."""
        names = map(self.name, range(len(self._names) // NAME_WIDTH))
        return "\n".join(["", *(it for pair in names if pair[0] != pair[1] for it in pair), ""])

    def parents_of(self, entity: int) -> Iterator[int]:
        """Containing units, nearest first."""
        seen = 0
        while (parent := self._entities[entity * ENTITY_WIDTH + _PARENT]) and seen < 8:
            entity = parent - 1
            seen += 1
            yield entity

    def contains(self, entity: int) -> bool:
        """Whether anything lies directly in the entity."""
        return entity + 1 in self._containing

    @cached_property
    def _containing(self) -> frozenset[int]:
        return frozenset(self._entities[_PARENT::ENTITY_WIDTH])

    def former_of(self, entity: int) -> list[Former]:
        """Former official names, oldest first."""
        place = self._entities[entity * ENTITY_WIDTH + _FORMER]
        if not place:
            return []
        count = self._former[place]
        records = self._former[place + 1 : place + 1 + 4 * count]
        text = self.store.text
        return [
            Former(text(records[i]), text(records[i + 1]), records[i + 2], records[i + 3])
            for i in range(0, 4 * count, 4)
        ]

    def person(self, entity: int) -> Person | None:
        """The parts of the name of a person, or a given name."""
        known = self._people[PersonColumn.ENTITY]
        at = bisect_left(known, entity)
        if at == len(known) or known[at] != entity:
            return None
        row = [column[at] for column in self._people]
        given, patronymic, initials, gender = map(self.store.text, row[1:5])
        common = self.store.text(row[PersonColumn.COMMON])
        telling = bool(row[PersonColumn.TELLING])
        return Person(given, patronymic, frozenset(initials), gender, telling, common)

    def people(self) -> Iterator[int]:
        """The known people."""
        return (e for e in self._people[PersonColumn.ENTITY] if self.kind_of(e) == "person")

    def patronymics(self) -> Iterator[tuple[int, str, str]]:
        """People whose patronymic is known: entity, given name, patronymic."""
        entities, givens, patronymics = self._people[: PersonColumn.PATRONYMIC + 1]
        for entity, given, patronymic in zip(entities, givens, patronymics, strict=True):
            if patronymic:
                yield entity, self.store.text(given), self.store.text(patronymic)

    def entity(self, number: int) -> Entity:
        """Everything known about an entity."""
        at = number * ENTITY_WIDTH
        record = self._entities[at : at + ENTITY_WIDTH]
        english, uk = self.name(record[_NAME])
        code = self.store.text(record[_CODE])
        lat, lon = record[_LAT], record[_LON]
        return Entity(
            id=code,
            name=english,
            uk=uk,
            kind=ALL_KINDS[record[_KIND]],
            lat=round(lat / 1e5 - 90, 5) if lat else None,
            lon=round(lon / 1e5 - 180, 5) if lon else None,
            population=record[_POPULATION] or None,
            parents=tuple(self.name(self.name_of(parent))[0] for parent in self.parents_of(number)),
            ids=self.ids_of(number),
        )


Accepts = Callable[[Index, int], bool]  # of an entity of an index


def anything(index: Index, entity: int) -> bool:
    """Accepts every entity."""
    return True
