"""Known people, found by the parts of their names: in any order, with initials, with or without
patronymic, the given name in any of its equivalents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from typing import NamedTuple

from rapidfuzz.distance.Levenshtein import distance

from .beside import beside_person, beside_surname, merged
from .decide import Group, Place
from .distance import LEAST_MISSPELLED, SAME, Distance, is_slip
from .index import FOREIGN, Accepts, FormType, Index
from .keys import deletions, k3f
from .lookup import Query, Reading, Spelling
from .match import GROUPS
from .parts import MAX_WORDS, Parts, Word, alike
from .rank import Hit
from .records import Person
from .surnames import Surnames

# Logits: a full name that agrees in every part, and what each doubt takes from it.
_AGREES = 5.0
_SAME_KEY = 0.3  # K1
_NEAR_KEY = 1.5  # K2
_OTHER_CASE = 0.2
_LESS_LIKELY = 1.5  # the given name is not the nearest to what was typed
_NEVER_DECLINED = 2.0  # a woman's surname that has no cases, in one
_MISSPELLED = 2.5  # one sound at K2
_INITIAL = 2.2
_PATRONYMIC_UNKNOWN = 0.5
_ADDRESSED = -1.0
_ALONE = 2.5  # the surname alone, in a case
_STEM = 3  # consonants with which a surname begins in every case
_SIZE = 4.5  # of a person; those who are known by the surname alone have more
_SURNAME_ONLY = 2.0  # for the surname, when several people agree with the rest
_SURNAME_FORMS = (FormType.PART, FormType.ALIAS, FormType.FOREIGN)
# With what a name in a case ends, in the languages whose endings tell little.
_ENDS = frozenset("aeiouyąęáéíóúýěgjmаеиіоуыэюягйм")
_PLACE_FORMS = (FormType.OFFICIAL, FormType.COGNATE, FormType.ALIAS)
_KINDS = ("person", FOREIGN)


class _Bearer(NamedTuple):
    """A person who has a surname that was typed, or that it may be a case of."""

    place: Place
    form: int
    typed: Reading
    declined: bool = False


class _Found(NamedTuple):
    """The evidence for a person, how doubtful the surname is, how far from the typed one; and the
    evidence were all people equally known."""

    logit: float
    form: int
    doubt: float
    far: Distance
    agreement: float = _ADDRESSED


class People:
    """The people of all indexes."""

    def __init__(
        self,
        parts: Parts,
        surnames: Surnames,
        indexes: Sequence[Index],
        overlaid: Mapping[str, Place],
    ) -> None:
        self._parts, self._surnames = parts, surnames
        self._indexes, self._overlaid = indexes, overlaid

    def refine(
        self, groups: list[Group], name: str, query: Query, accepts: Accepts, lang: str | None
    ) -> list[Group]:
        """The groups that a look-up of the whole name found, with the people found by parts."""
        texts = self._parts.split(name)
        if groups and _is_place(groups[0]):
            return groups
        if len(texts) == 1:
            if groups and groups[0].hit.spelling:
                return groups
            found = self._renowned(name, query, accepts)
            return merged(beside_surname(groups, query, self._surnames), found)
        if not 1 < len(texts) <= MAX_WORDS:
            return groups
        words = self._parts.words(name, lang)
        found = self._groups(words, accepts, lang) or self._addressed(words, accepts)
        if not found and all(text[-1].lower() in _ENDS for text in texts):
            found = self._groups(self._parts.words(name, lang, bare=True), accepts, lang)
        if any(word.telling for word in words):
            groups = list(beside_person(groups, words))
        return merged(groups, found)

    def _groups(self, words: Sequence[Word], accepts: Accepts, lang: str | None) -> list[Group]:
        best: dict[Place, _Found] = {}
        for surname, others in self._splits(words, lang):
            if not others or surname.initial:
                continue
            doubts: dict[Person, float | None] = {}
            for bearer in self._bearers(surname, any(word.given for word in others)):
                index, number = bearer.place
                person = index.person(number)
                if person is None or not accepts(index, number):
                    continue
                if person not in doubts:
                    doubts[person] = self._disagreement(person, others)
                doubt = doubts[person]
                if doubt is not None:
                    found = _weighed(bearer, doubt + _NEVER_DECLINED * _is_odd_case(bearer, person))
                    place = self._overlaid.get(index.code_of(number), bearer.place)
                    if place not in best or best[place].logit < found.logit:
                        best[place] = found
        return [*_grouped(best), *_surname_of(best)]

    def _renowned(self, name: str, query: Query, accepts: Accepts) -> list[Group]:
        """Whom a surname alone means, in a case of a language whose endings tell little."""
        if not any(reading.k3f[:_STEM] in self._renowned_stems for reading in query.readings):
            return []
        best: dict[Place, _Found] = {}
        (word,) = self._parts.words(name, bare=True)
        for bearer in self._named(word.nominatives):
            index, number = bearer.place
            alone = index.type_of(bearer.form) == FormType.ALIAS
            if alone and index.form(bearer.form)[1] == bearer.typed.k1 and accepts(index, number):
                best[bearer.place] = _weighed(bearer, _ALONE)
        return _grouped(best)

    @cached_property
    def _renowned_stems(self) -> frozenset[str]:
        """How the surnames begin that alone mean a person."""
        surnames = {
            index.name(index.name_of(person))[1].split()[-1]
            for index in self._indexes
            for person in index.people()
            if index.size_of(person) > _SIZE
        }
        return frozenset(
            reading.k3f[:_STEM]
            for surname in surnames
            for word in self._parts.words(surname)
            for reading in word.readings
        )

    def _addressed(self, words: Sequence[Word], accepts: Accepts) -> list[Group]:
        """Who may be addressed by given name and patronymic; too many share them to be sure."""
        first, middle = words[0], words[-1]
        if len(words) != 2 or not first.given or not middle.patronymic:
            return []
        best: dict[Place, _Found] = {}
        for given in first.given:
            for father in middle.patronymic:
                for place in self._by_patronymic.get((given, father), ()):
                    if accepts(*place):
                        best[place] = _Found(_ADDRESSED, 0, _NEAR_KEY, SAME)
        return _grouped(best)

    @cached_property
    def _by_patronymic(self) -> dict[tuple[str, str], list[Place]]:
        found: dict[tuple[str, str], list[Place]] = {}
        for index in self._indexes:
            for number, given, patronymic in index.patronymics():
                (word,) = self._parts.words(patronymic)
                for father in word.patronymic:
                    found.setdefault((given, father), []).append(Place(index, number))
        return found

    def _splits(
        self, words: Sequence[Word], lang: str | None
    ) -> Iterator[tuple[Word, Sequence[Word]]]:
        """Every way to choose the surname, of one word or two."""
        for at in range(len(words)):
            yield words[at], [*words[:at], *words[at + 1 :]]
        for at in range(len(words) - 1 if len(words) > 2 else 0):
            one, other = words[at : at + 2]
            if not one.initial and not other.initial:
                yield self._parts.join(one, other, lang), [*words[:at], *words[at + 2 :]]

    def _bearers(self, surname: Word, forgiving: bool) -> list[_Bearer]:
        """Who has the surname; when nobody has, and it is no surname that is attested, who has one
        that it may be a misspelling of."""
        found = list(self._named(surname.readings))
        found += [bearer._replace(declined=True) for bearer in self._named(surname.nominatives)]
        if found:
            return found
        if not forgiving or any(self._surnames.exactly(r.sounds) for r in surname.readings):
            return []
        return list(self._misspelled(surname.readings))

    def _named(self, readings: Iterable[Reading]) -> Iterator[_Bearer]:
        for reading in readings:
            for index in self._indexes:
                for key in filter(None, _spoken(reading.k2)):
                    for place, form in _people_under(index, index.key_number(key)):
                        yield _Bearer(place, form, reading)

    def _misspelled(self, readings: Iterable[Reading]) -> Iterator[_Bearer]:
        for reading in readings:
            if len(reading.k2) < LEAST_MISSPELLED:
                continue
            for index in self._indexes:
                for key in sorted(index.left_by("near", deletions(reading.k2))):
                    if is_slip(reading.k2, index.key(key)):
                        for place, form in _people_under(index, key):
                            yield _Bearer(place, form, reading)

    def _disagreement(self, person: Person, words: Sequence[Word]) -> float | None:
        """How doubtful it is that the words are the person's given name and patronymic; None when
        they are not."""
        given, *rest = words
        if len(words) > 2:
            return None
        doubt = self._given_doubt(person, given)
        if doubt is None or not rest:
            return doubt
        patronymic = self._patronymic_doubt(person, rest[0])
        return None if patronymic is None else doubt + patronymic

    def _given_doubt(self, person: Person, word: Word) -> float | None:
        if word.initial:
            return _INITIAL if word.initial & person.initials else None
        (own,) = self._parts.words(person.given)
        names = {person.given, *filter(partial(self._is_of, person.gender), own.given)}
        if word.given:
            first = 0.0 if word.given[0] in names else _LESS_LIKELY
            return first if names & set(word.given) else None
        typed = (*word.readings, *word.nominatives)
        if any(a.k2 == b.k2 for a in own.readings for b in typed):
            return _NEAR_KEY
        slip = any(is_slip(a.k2, b.k2) for a in own.readings for b in word.readings)
        return _MISSPELLED if slip else None

    def _is_of(self, gender: str, given: str) -> bool:
        """Ярослава is no Ярослав, of whom it is the genitive."""
        known = self._parts.given_name(given)
        return known is not None and known.gender in (gender or known.gender, "")

    def _patronymic_doubt(self, person: Person, word: Word) -> float | None:
        if not word.initial and not word.patronymic:
            return None
        if not person.patronymic:
            return _PATRONYMIC_UNKNOWN
        (own,) = self._parts.words(person.patronymic)
        if word.initial:
            known = {alike(r.sounds[:1]) for r in own.readings}
            for father in filter(None, map(self._parts.given_name, own.patronymic)):
                known |= father.initials
            return 0.0 if word.initial & known else None
        return 0.0 if set(word.patronymic) & set(own.patronymic) else None


def _is_place(group: Group) -> bool:
    """A living place is spelled exactly so: nobody else need be sought."""
    exact = group.hit.spelling == Spelling.EXACT and group.hit.type in _PLACE_FORMS
    return exact and group.kind not in GROUPS["people"]


def _spoken(k2: str) -> Iterator[str]:
    """The key, and that of the feminine form, which other languages do without."""
    yield k2
    if k2.endswith("ski"):
        yield k2[:-1] + "a"


@lru_cache(maxsize=1 << 12)
def _people_under(index: Index, key: int) -> list[tuple[Place, int]]:
    """The people with a surname under a K2 key, and the form that is theirs."""
    forms = [form for form in index.forms_of_key(key) if index.type_of(form) in _SURNAME_FORMS]
    bearers = [(form, entity) for form in forms for entity in index.entities_of(form)]
    return [(Place(index, e), form) for form, e in bearers if index.kind_of(e) in _KINDS]


def _is_odd_case(bearer: _Bearer, person: Person) -> bool:
    """The surname was typed in a case, and women do not decline it: Стецько, Верещук."""
    index, number = bearer.place
    uk = index.name(index.name_of(number))[1]
    return bearer.declined and person.gender == "f" and not uk.endswith(("а", "я"))


def _weighed(bearer: _Bearer, doubt: float) -> _Found:
    """The evidence for a person whose other names are so doubtful."""
    index, number = bearer.place
    sounds, k1, k2, _ = index.form(bearer.form)
    typed = bearer.typed
    far = Distance(
        distance(typed.sounds, sounds),
        distance(typed.k1, k1),
        distance(typed.k2, k2),
        distance(typed.k3f, k3f(k2)),
    )
    slip = _MISSPELLED if far.k2 else _NEAR_KEY if far.k1 else _SAME_KEY if far.reading else 0.0
    own = slip + _OTHER_CASE * bearer.declined
    agreement = _AGREES - doubt - own
    logit = agreement + max(0.0, index.size_of(number) - _SIZE)
    return _Found(logit, bearer.form, own, far, agreement)


def _grouped(best: Mapping[Place, _Found]) -> list[Group]:
    """Persons by name; of namesakes only those who agree about equally well."""
    groups: dict[tuple[str, str], Group] = {}
    for place, found in sorted(best.items(), key=lambda i: (-i[1].logit, i[0].number)):
        index, number = place
        english, uk = index.name(index.name_of(number))
        kind = index.kind_of(number)
        known = groups.get((uk, kind))
        if known is None:
            spelling = Spelling.NEW if found.doubt else Spelling.ATTESTED
            hit = Hit(index, found.form, FormType.OFFICIAL, spelling, found.far, found.logit)
            groups[uk, kind] = Group(english, uk, kind, found.logit, hit, (place,))
        elif found.logit > known.logit - _INITIAL:
            groups[uk, kind] = known._replace(places=(*known.places, place))
    return list(groups.values())


def _surname_of(best: Mapping[Place, _Found]) -> Iterator[Group]:
    """The surname that several people share who agree equally well with an initial: it is sure,
    and who is meant is not."""
    ranked = sorted(best.items(), key=lambda item: -item[1].agreement)
    names = {place.source.name(place.source.name_of(place.number))[1] for place in best}
    if len(names) < 2 or ranked[0][1].agreement - ranked[1][1].agreement > _INITIAL / 2:
        return
    (index, _), found = ranked[0]
    (other, _), second = ranked[1]
    sounds, _, k2, _ = index.form(found.form)
    if other.form(second.form)[0] != sounds:
        return
    for number in index.forms_of_key(index.key_number(k2)):
        for entity in index.entities_of(number) if index.form(number)[0] == sounds else ():
            if index.kind_of(entity) == "surname":
                english, uk = index.name(index.name_of(entity))
                hit = Hit(index, number, FormType.PART, Spelling.ATTESTED, found.far, found.logit)
                place = Place(index, entity)
                yield Group(english, uk, "surname", found.logit + _SURNAME_ONLY, hit, (place,))
                return
