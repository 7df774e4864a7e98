"""The compiled index as a file: sections of numbers and text, and hash tables, memory-mapped.

Layout: magic, format version, offset and length of a JSON directory; then the sections; then the
directory ``{section: [offset, length]}``. Numbers are little-endian and unsigned, 32 bits wide.
"""

from __future__ import annotations

import json
import mmap
import struct
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any
from zlib import crc32

_MAGIC = b"UKRNAMES"
_VERSION = 3
_HEADER = struct.Struct("<8sIQQ")
_COUNT = struct.Struct("<HH")
_ROWS = tuple(struct.Struct(f"<{count}I") for count in range(32))
_BUCKETS = 1 << 16
_TAILS = tuple(bytes([tail]) for tail in range(256))  # a hash is a bucket number and one of these


class Store:
    """Read-only view of an index, safe to share between threads and across a fork."""

    def __init__(self, buffer: mmap.mmap | bytes, name: str = "index") -> None:
        self._buffer = buffer
        self._view = memoryview(buffer)
        try:
            magic, version, start, length = _HEADER.unpack_from(self._view)
        except struct.error:
            magic, version, start, length = b"", 0, 0, 0
        if magic != _MAGIC or version != _VERSION or start + length != len(self._view):
            raise ValueError(
                f"{name} is not a complete ukrnames index of format {_VERSION}; reinstall ukrnames"
            )
        self._sections: dict[str, list[int]] = json.loads(bytes(self._view[start:]))
        self._numbers: dict[str, Sequence[int]] = {}
        self._offsets = self.numbers("text offsets")
        self._text = self._sections["text"][0]
        self._tables: dict[str, tuple[Sequence[int], int]] = {}
        self._hashed: dict[str, tuple[Sequence[int], int]] = {}

    @classmethod
    def open(cls, path: Path) -> Store:
        """Map an index file. Raises ``ValueError`` when it is missing, truncated or foreign."""
        try:
            with path.open("rb") as file:
                return cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), path.name)
        except (OSError, ValueError) as error:
            raise ValueError(f"{path.name} cannot be used: {error}") from None

    def place(self, section: str) -> tuple[int, int]:
        """Offset and length of a section in the file."""
        offset, length = self._sections[section]
        return offset, length

    def bytes(self, section: str) -> memoryview:
        offset, length = self._sections[section]
        return self._view[offset : offset + length]

    def numbers(self, section: str) -> Sequence[int]:
        """A section of 32-bit numbers."""
        found = self._numbers.get(section)
        if found is None:
            found = self._numbers[section] = self._read_numbers(section)
        return found

    def _read_numbers(self, section: str) -> Sequence[int]:
        if sys.byteorder == "little":
            return self.bytes(section).cast("I")
        values = array("I", bytes(self.bytes(section)))
        values.byteswap()
        return values

    def json(self, section: str) -> Any:
        return json.loads(bytes(self.bytes(section)))

    def text(self, number: int) -> str:
        """The text with this number; 0 is the empty text."""
        start = self._text
        raw = self._buffer[start + self._offsets[number] : start + self._offsets[number + 1]]
        return raw.decode()

    def find(self, table: str, key: str) -> tuple[int, ...]:
        """The numbers stored under a key of a hash table, ``()`` for an unknown key."""
        entry = self._entry(self._slots(table), key)[1]
        return self._numbers_of(entry) if entry else ()

    def position(self, table: str, key: str) -> int:
        """Where a key stands among the slots of a hash table, -1 for an unknown key."""
        at, entry = self._entry(self._slots(table), key)
        return at if entry else -1

    def rows(self, table: str) -> Iterator[tuple[int, str, tuple[int, ...]]]:
        """Position, key and numbers of everything in a hash table."""
        slots, base = self._slots(table)
        for at, offset in enumerate(slots):
            if offset:
                entry = base + offset
                size, _ = _COUNT.unpack_from(self._buffer, entry)
                key = str(self._buffer[entry + 4 : entry + 4 + size], "utf-8")
                yield at, key, self._numbers_of(entry)

    def keys(self, table: str) -> Iterator[str]:
        """All keys of a hash table, in alphabetical order."""
        entries, at = self.bytes(table), 1
        while at < len(entries):
            size, count = _COUNT.unpack_from(entries, at)
            yield str(entries[at + 4 : at + 4 + size], "utf-8")
            at += 4 + size + 4 * count

    def _slots(self, table: str) -> tuple[Sequence[int], int]:
        found = self._tables.get(table)
        if found is None:
            found = self.numbers(f"{table} slots"), self._sections[table][0]
            self._tables[table] = found
        return found

    def _entry(self, table: tuple[Sequence[int], int], key: str) -> tuple[int, int]:
        """The slot of a key and the offset of its entry: 0 for an unknown key."""
        slots, base = table
        raw = key.encode("utf-8", "replace")
        size = len(raw)
        mask = len(slots) - 1
        at = crc32(raw) & mask
        while offset := slots[at]:
            start = base + offset + 4
            begins = self._buffer[start : start + size] == raw
            if begins and _COUNT.unpack_from(self._buffer, start - 4)[0] == size:
                return at, start - 4
            at = (at + 1) & mask
        return at, 0

    def _numbers_of(self, entry: int) -> tuple[int, ...]:
        size, count = _COUNT.unpack_from(self._buffer, entry)
        row = _ROWS[count] if count < len(_ROWS) else struct.Struct(f"<{count}I")
        return row.unpack_from(self._buffer, entry + 4 + size)

    def find_hashed(self, table: str, keys: Iterable[str]) -> set[int]:
        """The numbers stored under any of some keys of a hashed list; now and then also others."""
        opened = self._hashed.get(table)
        if opened is None:
            opened = self.numbers(f"{table} buckets"), self._sections[f"{table} tails"][0]
            self._hashed[table] = opened
        buckets, base = opened
        values, find = self.numbers(table), self._buffer.find
        found = set()
        for key in keys:
            bucket, tail = divmod(_hash(key), len(_TAILS))
            end, wanted = base + buckets[bucket + 1], _TAILS[tail]
            at = find(wanted, base + buckets[bucket], end)
            while at >= 0:
                found.add(values[at - base])
                at = find(wanted, at + 1, end)
        return found

    def number_of(self, table: str, text: str) -> int:
        """The number of a text in a table of texts, -1 for an unknown text."""
        slots, texts = self.numbers(f"{table} slots"), self.numbers(table)
        mask = len(slots) - 1
        at = crc32(text.encode("utf-8", "replace")) & mask
        while number := slots[at]:
            if self.text(texts[number - 1]) == text:
                return number - 1
            at = (at + 1) & mask
        return -1


def _hash(key: str) -> int:
    """A hash of 24 bits."""
    return crc32(key.encode("utf-8", "replace")) >> 8


def to_bytes(values: Iterable[int]) -> bytes:
    """Numbers as they stand in a file."""
    numbers = array("I", values)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


class Writer:
    """Collects sections and writes the file; the same input gives the same bytes."""

    def __init__(self) -> None:
        self._sections: dict[str, bytes] = {}
        self._numbers: dict[str, int] = {"": 0}

    def text(self, value: str) -> int:
        """The number of a text, stored once."""
        return self._numbers.setdefault(value, len(self._numbers))

    def add_numbers(self, section: str, values: Iterable[int]) -> None:
        self._sections[section] = to_bytes(values)

    def add_bytes(self, section: str, content: bytes) -> None:
        self._sections[section] = content

    def add_json(self, section: str, value: Any) -> None:
        self._sections[section] = json.dumps(value, ensure_ascii=False, sort_keys=True).encode()

    def add_table(self, name: str, table: Mapping[str, Iterable[int]]) -> int:
        """A hash table; keys of up to 65,535 bytes and as many numbers each. Returns its slots."""
        size = 8
        while size < 1.6 * len(table):
            size *= 2
        slots = [0] * size
        entries = bytearray(b"\0")
        for key in sorted(table):
            raw, values = key.encode(), list(table[key])
            at = crc32(raw) & (size - 1)
            while slots[at]:
                at = (at + 1) & (size - 1)
            slots[at] = len(entries)
            entries += _COUNT.pack(len(raw), len(values)) + raw
            entries += struct.pack(f"<{len(values)}I", *values)
        self.add_numbers(f"{name} slots", slots)
        self._sections[name] = bytes(entries)
        return size

    def add_texts(self, name: str, texts: Sequence[str]) -> None:
        """A table that gives a text by its number and the number of a text."""
        size = 8
        while size < 1.6 * len(texts):
            size *= 2
        slots = [0] * size
        for number, text in enumerate(texts, 1):
            at = crc32(text.encode()) & (size - 1)
            while slots[at]:
                at = (at + 1) & (size - 1)
            slots[at] = number
        self.add_numbers(f"{name} slots", slots)
        self.add_numbers(name, map(self.text, texts))

    def add_hashed(self, name: str, table: Mapping[str, Iterable[int]]) -> None:
        """A hashed list: smaller than a table, because it keeps hashes instead of keys, in buckets
        of one upper half."""
        pairs = {(_hash(key), value) for key, values in table.items() for value in values}
        ordered = sorted(pairs)
        sizes = [0] * (_BUCKETS + 1)
        for hashed, _ in ordered:
            sizes[hashed // len(_TAILS) + 1] += 1
        self.add_numbers(f"{name} buckets", accumulate(sizes))
        self._sections[f"{name} tails"] = bytes(hashed % len(_TAILS) for hashed, _ in ordered)
        self.add_numbers(name, (value for _, value in ordered))

    def to_bytes(self) -> bytes:
        texts = [text.encode() for text in self._numbers]
        offsets = [0]
        for text in texts:
            offsets.append(offsets[-1] + len(text))
        self.add_numbers("text offsets", offsets)
        self._sections["text"] = b"".join(texts)
        body, directory, at = [], {}, _HEADER.size + 4
        for name in sorted(self._sections):
            content = self._sections[name]
            padding = -len(content) % 8
            directory[name] = [at, len(content)]
            body.append(content + bytes(padding))
            at += len(content) + padding
        listing = json.dumps(directory, sort_keys=True).encode()
        header = _HEADER.pack(_MAGIC, _VERSION, at, len(listing)) + bytes(4)
        return header + b"".join(body) + listing
