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
_VERSION = 2
_HEADER = struct.Struct("<8sIQQ")
_COUNT = struct.Struct("<HH")
_TAILS = 1 << 16  # a hash is a bucket number and a tail of 16 bits each


class Store:
    """Read-only view of an index, safe to share between threads and across a fork."""

    def __init__(self, buffer: mmap.mmap | bytes, name: str = "index") -> None:
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
        self._text = self.bytes("text")
        self._tables: dict[str, tuple[Sequence[int], memoryview]] = {}

    @classmethod
    def open(cls, path: Path) -> Store:
        """Map an index file. Raises ``ValueError`` when it is missing, truncated or foreign."""
        try:
            with path.open("rb") as file:
                return cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), path.name)
        except (OSError, ValueError) as error:
            raise ValueError(f"{path.name} cannot be used: {error}") from None

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
        return str(self._text[self._offsets[number] : self._offsets[number + 1]], "utf-8")

    def find(self, table: str, key: str) -> tuple[int, ...]:
        """The numbers stored under a key of a hash table, ``()`` for an unknown key."""
        pair = self._tables.get(table)
        if pair is None:
            pair = self._tables[table] = self.numbers(f"{table} slots"), self.bytes(table)
        slots, entries = pair
        raw = key.encode("utf-8", "replace")
        mask = len(slots) - 1
        at = crc32(raw) & mask
        while slot := slots[at]:
            size, count = _COUNT.unpack_from(entries, slot)
            end = slot + 4 + size
            if entries[slot + 4 : end] == raw:
                return struct.unpack_from(f"<{count}I", entries, end)
            at = (at + 1) & mask
        return ()

    def keys(self, table: str) -> Iterator[str]:
        """All keys of a hash table, in alphabetical order."""
        entries, at = self.bytes(table), 1
        while at < len(entries):
            size, count = _COUNT.unpack_from(entries, at)
            yield str(entries[at + 4 : at + 4 + size], "utf-8")
            at += 4 + size + 4 * count

    def find_hashed(self, table: str, key: str) -> list[int]:
        """The numbers stored under a key of a hashed list; rarely also those of another key."""
        bucket, tail = divmod(crc32(key.encode("utf-8", "replace")), _TAILS)
        buckets, tails = self.numbers(f"{table} buckets"), self.bytes(f"{table} tails")
        values, wanted = self.numbers(table), tail.to_bytes(2, "little")
        return [
            values[at]
            for at in range(buckets[bucket], buckets[bucket + 1])
            if tails[2 * at : 2 * at + 2] == wanted
        ]


class Writer:
    """Collects sections and writes the file; the same input gives the same bytes."""

    def __init__(self) -> None:
        self._sections: dict[str, bytes] = {}
        self._numbers: dict[str, int] = {"": 0}

    def text(self, value: str) -> int:
        """The number of a text, stored once."""
        return self._numbers.setdefault(value, len(self._numbers))

    def add_numbers(self, section: str, values: Iterable[int]) -> None:
        numbers = array("I", values)
        if sys.byteorder == "big":
            numbers.byteswap()
        self._sections[section] = numbers.tobytes()

    def add_bytes(self, section: str, content: bytes) -> None:
        self._sections[section] = content

    def add_json(self, section: str, value: Any) -> None:
        self._sections[section] = json.dumps(value, ensure_ascii=False, sort_keys=True).encode()

    def add_table(self, name: str, table: Mapping[str, Iterable[int]]) -> None:
        """A hash table; keys of up to 65,535 bytes and as many numbers each."""
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

    def add_hashed(self, name: str, table: Mapping[str, Iterable[int]]) -> None:
        """A hashed list: smaller than a table, because it keeps hashes instead of keys, in buckets
        of one upper half."""
        pairs = {(crc32(key.encode()), value) for key, values in table.items() for value in values}
        ordered = sorted(pairs)
        sizes = [0] * (_TAILS + 1)
        for hashed, _ in ordered:
            sizes[hashed // _TAILS + 1] += 1
        tails = (hashed % _TAILS for hashed, _ in ordered)
        self.add_numbers(f"{name} buckets", accumulate(sizes))
        self._sections[f"{name} tails"] = b"".join(tail.to_bytes(2, "little") for tail in tails)
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
