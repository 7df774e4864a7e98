"""Which GeoNames record is which settlement of the register: by name, hierarchy and distance.

A record is joined only when one settlement of its oblast bears its name and records already joined
around it lie in the same hromada. Joins start with names unique in an oblast, lose those their
surroundings contradict, then grow outward until nothing changes. Nothing is guessed: whatever
stays open is left unjoined, with the reason.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from geonames import Record

Romanize = Callable[[str], str]

# Lengths of the code's beginning that name an oblast, a raion, a hromada.
OBLAST, RAION, HROMADA = 4, 6, 9
NEIGHBORS = 6  # joined records around that are asked
REACH_KM = 30.0
SAME_PLACE_KM = 5.0
CLEAR_MARGIN = 3  # a namesake this many times nearer than the next is meant
PROMINENT = 3_000  # inhabitants that make a city or the seat of a hromada the likelier namesake
LARGEST_VILLAGE = 50_000
VOWELS = "аеєиіїоуюяыэё"
CITIES = ("M", "K")
COARSE = 2  # the tier of `Names` that compares consonants only


class Names:
    """Settlements under three foldings of their names, the surest first."""

    def __init__(self, settlements: Mapping[str, str], romanize: Romanize) -> None:
        self._tiers: list[dict[str, list[str]]] = [defaultdict(list) for _ in range(3)]
        for code, name in sorted(settlements.items()):
            folds = (fold_latin(romanize(name)), fold(name), consonants(name))
            for tier, key in zip(self._tiers, folds, strict=True):
                tier[key].append(code)

    def candidates(self, record: Record) -> list[list[str]]:
        """Codes by tier: the main name romanized, then any Cyrillic name, then its consonants."""
        cyrillic = [name for name in record.names if fold(name)]
        keys = ([fold_latin(record.name)], map(fold, cyrillic), map(consonants, cyrillic))
        return [
            sorted({code for key in keys_here for code in tier.get(key, ())})
            for tier, keys_here in zip(self._tiers, keys, strict=True)
        ]


def fold(name: str) -> str:
    """Cyrillic letters only, lower case; ґ is г. Empty for other scripts.

    >>> fold("Кам’янець-Подільський")
    'камянець подільський'
    """
    return re.sub("[^а-яіїєёў ]", "", name.lower().replace("-", " ").replace("ґ", "г")).strip()


def consonants(name: str) -> str:
    """What Ukrainian and Russian spelling of a name share: its consonants, and whether a word
    starts with a vowel.

    >>> consonants("Оленівка") == consonants("Оленевка")
    True
    """
    words = re.sub("[ьъй]", "", fold(name)).replace("щ", "шч").split()
    bare = (re.sub(f"(?!^)[{VOWELS}]", "", re.sub(f"^[{VOWELS}]", "а", word)) for word in words)
    return " ".join(re.sub(r"(.)\1+", r"\1", word) for word in bare)


def fold_latin(name: str) -> str:
    """Bare Latin letters, lower case.

    >>> fold_latin("Mar’ïno-2")
    'marino'
    """
    plain = unicodedata.normalize("NFD", name).lower().replace("-", " ")
    return re.sub("[^a-z ]", "", plain).strip()


def oblasts(candidates: Mapping[str, Sequence[Sequence[str]]]) -> dict[str, str]:
    """GeoNames admin1 code → beginning of the register codes, one to one, by the most namesakes.

    ``candidates``: for each admin1 code, the codes that each of its records might be.
    """
    votes: dict[tuple[str, str], float] = defaultdict(float)
    for admin1, rows in candidates.items():
        for codes in rows:
            for code in codes:
                votes[admin1, code[:OBLAST]] += 1 / len(codes)
    chosen: dict[str, str] = {}
    for (admin1, oblast), _ in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
        if admin1 not in chosen and oblast not in chosen.values():
            chosen[admin1] = oblast
    return chosen


class Join:
    """The join of records with settlements (code → category and name)."""

    def __init__(
        self, records: Sequence[Record], register: Mapping[str, tuple[str, str]], romanize: Romanize
    ) -> None:
        self.records = {record.id: record for record in records}
        self._category = {code: category for code, (category, _) in register.items()}
        names = Names({code: name for code, (_, name) in register.items()}, romanize)
        found = {record.id: names.candidates(record) for record in records}
        by_admin1: dict[str, list[list[str]]] = defaultdict(list)
        for record in records:
            by_admin1[record.admin1].append(found[record.id][0])
        self.oblasts = oblasts(by_admin1)
        special = {code[:OBLAST] for code, category in self._category.items() if category == "K"}
        self._special = {admin1 for admin1, oblast in self.oblasts.items() if oblast in special}
        self._candidates = {
            id: [[c for c in tier if self._may_be(record, c)] for tier in found[id]]
            for id, record in self.records.items()
        }
        self._near = neighbors(records)
        self.joined: dict[int, str] = {}
        self.reasons: dict[int, str] = {}

    def run(self) -> None:
        """Fill ``joined`` and, for every other record, ``reasons``."""
        cyrillic = {id: tiers[1] for id, tiers in self._candidates.items()}
        self.joined = {id: codes[0] for id, codes in cyrillic.items() if len(codes) == 1}
        self._prune()
        self._grow()
        self._separate()

    def _may_be(self, record: Record, code: str) -> bool:
        oblast = self.oblasts.get(record.admin1, "?")
        # GeoNames draws the special cities wider than the register: Inkerman lies in Crimea.
        wider = record.admin1 in self._special
        fits = self._category[code] in CITIES or record.population < LARGEST_VILLAGE
        return fits and (code.startswith(oblast) or wider)

    def _prune(self) -> None:
        while True:
            taken = Counter(self._hromadas())
            kept = {
                id: code
                for id, code in self.joined.items()
                if self._evidence(id, code, 1, taken) is not None
            }
            if len(kept) == len(self.joined):
                return
            self.joined = kept

    def _grow(self) -> None:
        while True:
            taken = Counter(self._hromadas())
            waiting = [id for id in self._candidates if id not in self.joined]
            decided = {id: self._decide(id, taken) for id in waiting}
            self.reasons = {id: said for id, said in decided.items() if said not in self._category}
            if len(self.reasons) == len(decided):
                return
            self.joined.update({id: code for id, code in decided.items() if id not in self.reasons})

    def _hromadas(self) -> list[str]:
        return [code[:HROMADA] for code in sorted(set(self.joined.values()))]

    def _decide(self, id: int, taken: Counter[str]) -> str:
        """The code of the settlement that a record is, or why that stays open."""
        namesakes: list[str] = []
        for tier, codes in enumerate(self._candidates[id]):
            namesakes += codes
            found = [(self._evidence(id, code, tier, taken), code) for code in codes]
            near = sorted((km, code) for km, code in found if km is not None)
            leading = self._leading(id, [code for _, code in near])
            if len(near) == 1 or (len(near) > 1 and near[0][0] * CLEAR_MARGIN < near[1][0]):
                return near[0][1]
            if len(leading) == 1:
                return leading[0]
            if near:
                return "several namesakes near: " + " ".join(sorted(code for _, code in near))
        if namesakes:
            listed = sorted(set(namesakes))
            shown = " ".join(listed[:3]) + (" …" if len(listed) > 3 else "")
            return f"section of a city? its namesakes lie elsewhere: {shown}"
        where = self.oblasts.get(self.records[id].admin1, self.records[id].admin1)
        return f"section of a city? no settlement that could bear its name in {where}"

    def _evidence(self, id: int, code: str, tier: int, taken: Counter[str]) -> float | None:
        """How near (km) lies what supports that a record is a settlement; None when nothing does.

        A joined record of the same hromada must be among the nearest of the oblast; one of the
        same raion is enough where the hromada has no other, for a prominent place, and for a name
        that only one settlement of the oblast bears.
        """
        codes = ((km, self.joined.get(other, "")) for km, other in self._near[id])
        same_oblast = [(km, c) for km, c in codes if c[:OBLAST] == code[:OBLAST] and c != code]
        around = same_oblast[:NEIGHBORS]
        prominent = self._is_prominent(id, code)
        alone = taken[code[:HROMADA]] == int(self.joined.get(id) == code)
        only = len({c for codes in self._candidates[id][:COARSE] for c in codes}) == 1
        raion_will_do = tier != COARSE and (prominent or alone or only)
        for length in (HROMADA, RAION) if raion_will_do else (HROMADA,):
            for km, other in around:
                if other[:length] == code[:length] and km <= REACH_KM:
                    return km
        # Kyiv, Sevastopol and the exclusion zone are in no hromada that could support them.
        outside = code[OBLAST:HROMADA].strip("0") == ""
        city = self._category[code] in CITIES and tier != COARSE
        return REACH_KM if city and (prominent or (outside and only)) else None

    def _leading(self, id: int, codes: Sequence[str]) -> list[str]:
        """The cities among prominent namesakes, else the seats of hromadas."""
        prominent = [code for code in codes if self._is_prominent(id, code)]
        return [code for code in prominent if self._category[code] in CITIES] or prominent

    def _is_prominent(self, id: int, code: str) -> bool:
        """A city, or the first settlement of a hromada (its seat), on a record of some size."""
        seat = self._category[code] in CITIES or code[HROMADA : HROMADA + 3] == "001"
        return seat and self.records[id].population >= PROMINENT

    def _separate(self) -> None:
        """Leave one record to each settlement: the surest name, then the largest population.

        Equally named records far apart are all left out: one is another place.
        """
        claims: dict[str, list[int]] = defaultdict(list)
        for id, code in self.joined.items():
            claims[code].append(id)
        for code, ids in claims.items():
            first, *others = sorted(ids, key=lambda id: self._claim(id, code))
            for id in others:
                self.reasons[id] = f"another record of {code}: {first}"
                same_name = self._claim(first, code)[0] == self._claim(id, code)[0]
                if same_name and distance(self.records[first], self.records[id]) > SAME_PLACE_KM:
                    said = f"records apart claim {code}: {first} {id}"
                    self.reasons.update({first: said, id: said})
        self.joined = {id: c for id, c in self.joined.items() if id not in self.reasons}

    def _claim(self, id: int, code: str) -> tuple[int, int, int, int]:
        record = self.records[id]
        tier = [code in codes for codes in self._candidates[id]].index(True)
        return tier, -record.population, -len(record.names), id


def neighbors(records: Sequence[Record]) -> dict[int, list[tuple[float, int]]]:
    """For each record the others around it (km, id), nearest first, as far as a grid cell."""
    grid: dict[tuple[int, int], list[Record]] = defaultdict(list)
    for record in records:
        grid[math.floor(record.lat * 2), math.floor(record.lon * 2)].append(record)
    around: dict[int, list[tuple[float, int]]] = {}
    for (y, x), here in grid.items():
        cells = [grid.get((y + i, x + j), []) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        others = [record for cell in cells for record in cell]
        for record in here:
            near = [(distance(record, o), o.id) for o in others if o is not record]
            around[record.id] = sorted(near)
    return around


def distance(a: Record, b: Record) -> float:
    """Kilometers between two records not far apart (plane approximation)."""
    north = (a.lat - b.lat) * 111.2
    east = (a.lon - b.lon) * 111.2 * math.cos(math.radians((a.lat + b.lat) / 2))
    return math.hypot(north, east)
