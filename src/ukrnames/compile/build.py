"""Compile ``gazetteer/`` and ``transliterate/`` into the index.

Two builds of the same data give the same bytes.
"""

from __future__ import annotations

import gc
import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import reduce
from itertools import pairwise
from operator import or_
from pathlib import Path
from typing import Any
from zlib import crc32

from .. import keys
from ..clean import clean, fold
from ..index import (
    ALL_KINDS,
    FOREIGN,
    TENFOLD,
    FormType,
    traits,
)
from ..read import Reader
from ..records import ENTITY_WIDTH, FormColumn
from ..romanize import System
from ..store import Store, Writer
from . import answers
from .gazetteer import Tables, read_gazetteer
from .inflections import load_inflections
from .model import Form, Thing
from .near import write_keys, write_slips
from .people import write_people, write_surnames
from .readings import load_readings
from .register import rows, rows_if_there
from .yamlfile import load

_READINGS_KEPT = 3
_EXACT_ONLY = (FormType.ALTERNATE, FormType.FOREIGN)  # kinds that no typing error leads to
_LARGE = 5.5  # size from which a foreign place counts however unlike Ukrainian names it is


def load_tables(folder: Path) -> dict[str, Any]:
    """The tables of ``transliterate/`` that compiling and running need, as plain data."""
    return {
        "uk-kmu-2010": load(folder / "systems" / "uk-kmu-2010.yaml"),
        "uk-ru": load(folder / "cognates" / "uk-ru.yaml"),
        "readings": load_readings(folder / "readings"),
        "inflections": list(load_inflections(folder / "inflections").values()),
        "names": load(folder / "names" / "uk.yaml"),
        "phrases": [load(path) for path in sorted((folder / "phrases").glob("*.yaml"))],
    }


def build(gazetteer: Path, transliterate: Path, digest: str = "") -> bytes:
    """The index of the two data folders. Raises `DataError` for faulty data."""
    data = load_tables(transliterate)
    tables = Tables.from_data(data)
    things = read_gazetteer(gazetteer, tables)
    register = gazetteer / "register"
    editions = {row["table"]: row["edition"] for row in rows(register / "edition.tsv")}
    meta = {**data, "hash": digest, "version": f"{editions['katottg']}+{digest[:12]}"}
    listed = (("words", "word"), ("elsewhere", "name"))
    words = [row[key] for table, key in listed for row in rows_if_there(register / f"{table}.tsv")]
    surnames = [row["uk"] for row in rows_if_there(register / "surnames.tsv")]
    return compile_things(things, tables.kmu, meta, words=words, surnames=surnames)


def update_index(root: Path) -> Path:
    """Compile into ``src/ukrnames/index.bin`` of a source tree, if its inputs have changed."""
    path = root / "src" / "ukrnames" / "index.bin"
    digest = input_hash(root)
    current = path.exists() and _hash_in(path) == digest
    ranking = answers.ranking_hash(root)
    if current and answers.hash_in(path) == ranking:
        return path
    fresh = path.with_suffix(f".{os.getpid()}.tmp")
    gc.disable()  # millions of objects and no cycles: collecting costs a third of the time
    try:
        content = build(root / "gazetteer", root / "transliterate", digest) if not current else None
        fresh.write_bytes(content or path.read_bytes())
        answers.fill(fresh, ranking)
    finally:
        gc.enable()
    fresh.replace(path)  # at once, so that no reader sees half an index
    return path


def is_current(root: Path, path: Path) -> bool:
    """Whether an index is made of what a source tree holds now."""
    return path.exists() and _hash_in(path) == input_hash(root)


def _hash_in(path: Path) -> str:
    try:
        return str(Store.open(path).json("meta")["hash"])
    except (ValueError, KeyError):
        return ""


def input_hash(root: Path) -> str:
    """Hash of all the index is made of: the data, and the code that shapes it."""
    code = root / "src" / "ukrnames"
    files = [
        *(root / "gazetteer").rglob("*.yaml"),
        *(root / "gazetteer").rglob("*.tsv"),
        *(root / "transliterate").rglob("*.yaml"),
        *(code / "compile").glob("*.py"),
        *(code / name for name in ("clean.py", "index.py", "keys.py", "parts.py", "read.py")),
        *(code / name for name in ("records.py", "romanize.py", "store.py")),
    ]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def compile_things(
    things: Sequence[Thing],
    kmu: System,
    meta: Mapping[str, Any],
    own: Collection[str] = (),
    words: Iterable[str] = (),
    surnames: Iterable[str] = (),
) -> bytes:
    """Write entities, names, forms and keys of ``things``, and common ``words``; ``own`` are an
    overlay's entries."""
    writer = Writer()
    reader = Reader(meta["readings"])
    forms = _Forms(reader, kmu)
    ordered = [thing for thing in things if thing.kind != FOREIGN]
    foreign = [thing for thing in things if thing.kind == FOREIGN]
    for number, thing in enumerate(ordered):
        forms.add(number, thing)
    forms.close_native()
    for thing in foreign:
        if forms.add_foreign(len(ordered), thing):
            ordered.append(thing)
    _write_entities(writer, ordered)
    write_people(writer, ordered, reader)
    write_surnames(writer, surnames, reader)
    units = [n for n, thing in enumerate(ordered) if thing.category and not thing.parent]
    listed = [n for n, thing in enumerate(ordered) if thing.id in own]
    listing = {"first level": units, "own": listed}
    writer.add_json("meta", {**meta, **listing, **_exceptions(ordered)})
    writer.add_table("codes", {t.id: [n] for n, t in enumerate(ordered) if t.shown_id})
    forms.write(writer, ordered)
    writer.add_numbers("words", sorted({crc32(fold(word).encode()) for word in words}))
    return writer.to_bytes()


def _exceptions(things: Sequence[Thing]) -> dict[str, Any]:
    """Which entities a spelling never means, and which no resemblance may lead to."""
    never: dict[str, list[int]] = defaultdict(list)
    for number, thing in enumerate(things):
        for folded in sorted({fold(clean(text).text) for text in thing.never}):
            never[folded].append(number)
    return {"never": never, "never fuzzy": [n for n, t in enumerate(things) if t.never_fuzzy]}


def _write_entities(writer: Writer, things: Sequence[Thing]) -> None:
    position = {thing.id: number for number, thing in enumerate(things)}
    names: dict[tuple[str, str, str], int] = {}
    records: list[int] = []
    former = [0]
    for thing in things:
        place = 0
        if thing.former:
            place = len(former)
            former.append(len(thing.former))
            for old in thing.former:
                former += [writer.text(old.uk), writer.text(old.english)]
                former += [old.until_after, old.until_before]
        records += [
            ALL_KINDS.index(thing.kind),
            names.setdefault((thing.uk, thing.english, thing.kind), len(names)),
            position[thing.parent] + 1 if thing.parent else 0,
            writer.text(thing.id if thing.shown_id else ""),
            0 if thing.lat is None else round((thing.lat + 90) * 1e5),
            0 if thing.lon is None else round((thing.lon + 180) * 1e5),
            thing.population,
            thing.geonames,
            place,
            int(thing.category in ("K", "M")),
            round(thing.size * 100),
        ]
    assert len(records) == ENTITY_WIDTH * len(things)
    writer.add_numbers("entities", records)
    writer.add_numbers(
        "names", [n for uk, english, _ in names for n in (writer.text(uk), writer.text(english))]
    )
    writer.add_numbers("former", former)


_Row = tuple[str, FormType, str]  # reading, type, spelling


class _Memo(dict[str, str]):
    """A key function that remembers: many forms share a reading."""

    def __init__(self, key_of: Callable[[str], str]) -> None:
        super().__init__()
        self._key_of = key_of

    def __missing__(self, text: str) -> str:
        found = self[text] = self._key_of(text)
        return found


class _Forms:
    """Forms gathered under their keys."""

    def __init__(self, reader: Reader, kmu: System) -> None:
        self._reader, self._kmu = reader, kmu
        self._entities: dict[_Row, list[int]] = defaultdict(list)
        self._exact: dict[str, dict[_Row, None]] = defaultdict(dict)
        self._attested: dict[str, dict[_Row, None]] = defaultdict(dict)
        self._native: set[str] = set()
        self._k1, self._k2 = _Memo(keys.k1), _Memo(keys.k2)

    def add(self, number: int, thing: Thing) -> None:
        derived: dict[str, list[_Row]] = defaultdict(list)
        for form in sorted(thing.forms, key=_alternates_last):
            folded = fold(clean(form.text).text)
            readings = self._read(folded, form)
            found = set(map(self._k1.__getitem__, readings))
            if form.type is FormType.ALTERNATE and found & derived.keys():
                # A rule derives the form: only note that this spelling of it is attested.
                for key in sorted(found & derived.keys()):
                    self._attested[folded].update(dict.fromkeys(derived[key]))
                continue
            spellings = [folded]
            if form.lang == "uk":
                spellings.append(fold(self._kmu.romanize(form.text)))
            if form.type is FormType.OFFICIAL and form.text == thing.uk:
                spellings.append(fold(thing.english))
            for row in self._file(number, form.type, readings or [""], spellings):
                derived[self._k1[row[0]]].append(row)

    def close_native(self) -> None:
        """From here on only foreign things come: note what they would have to compete with."""
        native = {self._k2[self._k1[reading]] for reading, _, _ in self._entities}
        self._native = {deletion for key in native for deletion in keys.deletions(key)}

    def add_foreign(self, number: int, thing: Thing) -> bool:
        """Add a foreign thing's forms that come near a Ukrainian name, all of a large one's."""
        added = False
        for form in sorted(thing.forms):
            folded = fold(clean(form.text).text)
            readings = self._reader.read(folded, limit=1)
            if thing.size >= _LARGE or any(map(self._competes, readings)):
                self._file(number, FormType.FOREIGN, readings or [""], [folded])
                added = True
        return added

    def _competes(self, reading: str) -> bool:
        key = self._k2[self._k1[reading]]
        return key in self._native or not self._native.isdisjoint(keys.deletions(key))

    def _read(self, folded: str, form: Form) -> list[str]:
        return self._reader.read(folded, form.lang or None, _READINGS_KEPT)

    def _file(
        self, number: int, kind: FormType, readings: Iterable[str], spellings: Sequence[str]
    ) -> list[_Row]:
        filed = []
        for reading in readings:
            row = (reading, kind, spellings[0])
            self._entities[row].append(number)
            for spelling in spellings:
                self._exact[spelling][row] = None
            filed.append(row)
        return filed

    def _most_telling_first(self, sizes: Sequence[float]) -> Callable[[_Row], tuple[object, ...]]:
        """Forms of the largest bearer first, of these the likeliest to be typed."""

        def order(row: _Row) -> tuple[object, ...]:
            bearer = self._entities[row][0]
            return -sizes[bearer], bearer, row[1]

        return order

    def _traits(self, rows_: Sequence[_Row]) -> int:
        """The traits of forms together: every type, and the most bearers."""
        each = [traits(row[1], len(self._entities[row])) for row in rows_]
        return reduce(or_, (one % TENFOLD for one in each)) | max(each) // TENFOLD * TENFOLD

    def write(self, writer: Writer, things: Sequence[Thing]) -> None:
        sizes = [thing.size for thing in things]
        for row, found in self._entities.items():
            if len(found) > 1:
                self._entities[row] = sorted(set(found), key=lambda e: (-sizes[e], e))
        # Under each key the largest first; else neighbors share beginnings: that compresses.
        by_k2: dict[str, list[_Row]] = defaultdict(list)
        for row in sorted(self._entities):
            by_k2[self._k2[self._k1[row[0]]]].append(row)
        keyed = sorted(by_k2)
        starts = [0]
        rows_: list[_Row] = []
        for k2 in keyed:
            rows_ += sorted(by_k2[k2], key=self._most_telling_first(sizes))
            starts.append(len(rows_))
        numbers = {row: number for number, row in enumerate(rows_)}
        numbers_of_keys = {k2: number for number, k2 in enumerate(keyed)}
        columns: list[list[int]] = [[] for _ in FormColumn]
        postings = [0]
        named: list[tuple[int, int]] = []  # forms that are names, each with its largest bearer
        reachable: set[str] = set()  # the K2 keys that a typing error may lead to
        for row in rows_:
            reading, kind, _ = row
            k1 = self._k1[reading]
            k2 = self._k2[k1]
            texts = (writer.text(reading), writer.text(k1), numbers_of_keys[k2])
            for column, value in zip(columns, (*texts, kind, len(postings)), strict=True):
                column.append(value)
            entities = self._entities[row]
            postings += [len(entities), *entities]
            if kind not in _EXACT_ONLY:
                reachable.add(k2)
            if kind is FormType.OFFICIAL:
                named.append((len(columns[0]) - 1, entities[0]))
        for name, column in zip(FormColumn, columns, strict=True):
            writer.add_numbers(f"form {name.name.lower()}", column)
        writer.add_numbers("postings", postings)
        writer.add_texts("k2", keyed)
        writer.add_numbers("k2 forms", starts)
        largest = [sizes[self._entities[rows_[start]][0]] for start in starts[:-1]]
        shapes = [self._traits(rows_[at:end]) for at, end in pairwise(starts)]
        write_keys(writer, keyed, largest, shapes, reachable)
        for table, spellings in (("exact", self._exact), ("attested", self._attested)):
            slots = writer.add_table(
                table, {text: [numbers[row] for row in found] for text, found in spellings.items()}
            )
            writer.add_numbers(f"{table} answers", [0] * slots)  # `answers` fills these
        for what in ("sounds", "k0"):
            writer.add_numbers(f"form {what} answers", [0] * len(rows_))
        writer.add_numbers("answers hash", [0] * 8)
        write_slips(writer, named, things)


def _alternates_last(form: Form) -> tuple[bool, Form]:
    return form.type is FormType.ALTERNATE, form
