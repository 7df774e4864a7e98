"""Compile ``gazetteer/`` and ``transliterate/`` into the index.

Two builds of the same data give the same bytes.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from .. import keys
from ..clean import clean, fold
from ..index import ALL_KINDS, ENTITY_WIDTH, FOREIGN, FormType
from ..read import Reader
from ..romanize import System
from ..store import Store, Writer
from .gazetteer import Tables, read_gazetteer
from .model import Form, Thing
from .register import rows
from .yamlfile import load

_READINGS_KEPT = 3
_EXACT_ONLY = (FormType.ALTERNATE, FormType.FOREIGN)  # kinds that no typing error leads to
_LARGE = 5.5  # size from which a foreign place counts however unlike Ukrainian names it is


def load_tables(folder: Path) -> dict[str, Any]:
    """The tables of ``transliterate/`` that compiling and running need, as plain data."""
    return {
        "uk-kmu-2010": load(folder / "systems" / "uk-kmu-2010.yaml"),
        "uk-ru": load(folder / "cognates" / "uk-ru.yaml"),
        "readings": [load(path) for path in sorted((folder / "readings").glob("*.yaml"))],
        "phrases": [load(path) for path in sorted((folder / "phrases").glob("*.yaml"))],
    }


def build(root: Path) -> bytes:
    """The index of the data folders under ``root``. Raises `DataError` for faulty data."""
    data = load_tables(root / "transliterate")
    tables = Tables.from_data(data)
    things = read_gazetteer(root / "gazetteer", tables)
    editions = rows(root / "gazetteer" / "register" / "edition.tsv")
    edition = next(row["edition"] for row in editions if row["table"] == "katottg")
    digest = input_hash(root)
    meta = {**data, "hash": digest, "version": f"{edition}+{digest[:12]}"}
    return compile_things(things, tables.kmu, meta)


def update_index(root: Path) -> Path:
    """Compile into ``src/ukrnames/index.bin`` of a source tree, if its inputs have changed."""
    path = root / "src" / "ukrnames" / "index.bin"
    if not path.exists() or _hash_in(path) != input_hash(root):
        fresh = path.with_suffix(f".{os.getpid()}.tmp")
        fresh.write_bytes(build(root))
        fresh.replace(path)  # at once, so that no reader sees half an index
    return path


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
        *(code / name for name in ("clean.py", "index.py", "keys.py", "read.py")),
        *(code / name for name in ("romanize.py", "store.py")),
    ]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def compile_things(
    things: Sequence[Thing], kmu: System, meta: Mapping[str, Any], own: Collection[str] = ()
) -> bytes:
    """Write entities, names, forms and keys of ``things``; ``own`` are an overlay's entries."""
    writer = Writer()
    forms = _Forms(Reader(meta["readings"]), kmu)
    ordered = [thing for thing in things if thing.kind != FOREIGN]
    foreign = [thing for thing in things if thing.kind == FOREIGN]
    for number, thing in enumerate(ordered):
        forms.add(number, thing)
    forms.close_native()
    for thing in foreign:
        if forms.add_foreign(len(ordered), thing):
            ordered.append(thing)
    _write_entities(writer, ordered)
    units = [n for n, thing in enumerate(ordered) if thing.category and not thing.parent]
    listed = [n for n, thing in enumerate(ordered) if thing.id in own]
    writer.add_json("meta", {**meta, "first level": units, "own": listed})
    writer.add_table("codes", {t.id: [n] for n, t in enumerate(ordered) if t.shown_id})
    forms.write(writer, [thing.size for thing in ordered])
    return writer.to_bytes()


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
            round(thing.size * 100),
        ]
    assert len(records) == ENTITY_WIDTH * len(things)
    writer.add_numbers("entities", records)
    writer.add_numbers(
        "names", [n for uk, english, _ in names for n in (writer.text(uk), writer.text(english))]
    )
    writer.add_numbers("former", former)


class _Forms:
    """Forms gathered under their keys."""

    def __init__(self, reader: Reader, kmu: System) -> None:
        self._reader, self._kmu = reader, kmu
        self._entities: dict[tuple[str, str, FormType], list[int]] = defaultdict(list)
        self._exact: dict[str, dict[tuple[str, str, FormType], None]] = defaultdict(dict)
        self._native: set[str] = set()

    def add(self, number: int, thing: Thing) -> None:
        derived: set[str] = set()
        for form in sorted(thing.forms, key=_alternates_last):
            folded = fold(clean(form.text).text)
            readings = self._read(folded, form)
            found = {keys.k1(reading) for reading in readings}
            if form.type is FormType.ALTERNATE and found & derived:
                continue
            derived |= found
            spellings = [folded]
            if form.lang == "uk":
                spellings.append(fold(self._kmu.romanize(form.text)))
            if form.type is FormType.OFFICIAL and form.text == thing.uk:
                spellings.append(fold(thing.english))
            self._file(number, form.type, readings or [""], spellings)

    def close_native(self) -> None:
        """From here on only foreign things come: note what they would have to compete with."""
        native = {keys.k2(keys.k1(reading)) for _, reading, _ in self._entities}
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
        return any(d in self._native for d in keys.deletions(keys.k2(keys.k1(reading))))

    def _read(self, folded: str, form: Form) -> list[str]:
        return self._reader.read(folded, form.lang or None, _READINGS_KEPT)

    def _file(
        self, number: int, kind: FormType, readings: Iterable[str], spellings: Sequence[str]
    ) -> None:
        for reading in readings:
            row = (spellings[0], reading, kind)
            self._entities[row].append(number)
            for spelling in spellings:
                self._exact[spelling][row] = None

    def write(self, writer: Writer, sizes: Sequence[float]) -> None:
        numbers = {row: number for number, row in enumerate(sorted(self._entities))}
        records: list[int] = []
        postings = [0]
        tables: dict[str, dict[str, list[int]]] = {
            name: defaultdict(list) for name in ("k2", "k3f", "k3")
        }
        typed: dict[str, int] = {}  # the K2 keys that a typing error may lead to
        for row, number in numbers.items():
            _, reading, kind = row
            k1 = keys.k1(reading)
            k2 = keys.k2(k1)
            records += [writer.text(reading), writer.text(k1), writer.text(k2)]
            records += [kind, len(postings)]
            entities = sorted(set(self._entities[row]), key=lambda e: (-sizes[e], e))
            postings += [len(entities), *entities]
            if not reading:
                continue
            k3f = keys.k3f(k2)
            for name, key in (("k2", k2), ("k3f", k3f), ("k3", keys.k3(k3f))):
                tables[name][key].append(number)
            if kind not in _EXACT_ONLY:
                typed.setdefault(k2, writer.text(k2))
        writer.add_numbers("forms", records)
        writer.add_numbers("postings", postings)
        for name, table in tables.items():
            writer.add_table(name, table)
        near: dict[str, list[int]] = defaultdict(list)
        for k2, number in typed.items():
            for deletion in keys.deletions(k2):
                near[deletion].append(number)
        writer.add_hashed("near", near)
        writer.add_table(
            "exact",
            {spelling: [numbers[row] for row in found] for spelling, found in self._exact.items()},
        )


def _alternates_last(form: Form) -> tuple[bool, Form]:
    return form.type is FormType.ALTERNATE, form
