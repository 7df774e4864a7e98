"""The tables that lead to K2 keys: from coarser ones, and from those with one sound dropped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from heapq import nlargest

from .. import keys
from ..clean import fold
from ..index import FOREIGN, TENFOLD, UNLIKELY
from ..match import PEOPLE_KINDS
from ..phrase import UNITS
from ..slips import LEAST_LENGTH
from ..store import Writer
from .model import Thing

_NOT_TYPED_ALONE = frozenset({*PEOPLE_KINDS, *UNITS, FOREIGN})


def write_keys(
    writer: Writer,
    keyed: Sequence[str],
    largest: Sequence[float],
    shapes: Sequence[int],
    reachable: Collection[str],
) -> None:
    """Tables that lead from coarser and damaged keys to K2 keys, whose largest bearers' sizes and
    forms' traits are given; and from each key how large the others are that they lead to."""
    k3f: dict[str, list[int]] = defaultdict(list)
    k3: dict[str, list[int]] = defaultdict(list)
    near: dict[str, list[int]] = defaultdict(list)
    for number in sorted(range(len(keyed)), key=lambda number: -largest[number]):
        key = keyed[number]
        if not key:
            continue
        coarser = keys.k3f(key)
        k3f[coarser].append(number)
        k3[keys.k3(coarser)].append(number)
        if key in reachable:
            for deletion in keys.deletions(key):
                near[deletion].append(number)
    writer.add_table("k3f", k3f)
    writer.add_table("k3", k3)
    writer.add_hashed("near", near)
    writer.add_numbers("k2 traits", shapes)
    writer.add_numbers("k2 sizes", (round(100 * size) for size in largest))
    unlikely = sum(1 << kind for kind in UNLIKELY)
    for name, kinds in (("likely", TENFOLD - 1 - unlikely), ("unlikely", unlikely)):
        sizes = [
            size if shape & kinds else 0.0 for size, shape in zip(largest, shapes, strict=True)
        ]
        rivals = _rivals(keyed, sizes, near, k3f)
        writer.add_numbers(f"k2 {name} rivals", (round(100 * size) for size in rivals))


def write_slips(writer: Writer, named: Iterable[tuple[int, int]], things: Sequence[Thing]) -> None:
    """The list that leads from a spelling with one letter dropped to the names of places, given as
    forms with their largest bearers."""
    slips: dict[str, list[int]] = defaultdict(list)
    for form, bearer in named:
        thing = things[bearer]
        if thing.kind not in _NOT_TYPED_ALONE:
            for name in {fold(thing.english), fold(thing.uk)}:
                for deletion in keys.deletions(name) if len(name) >= LEAST_LENGTH else ():
                    slips[deletion].append(form)
    writer.add_hashed("slips", slips)


def _rivals(
    keyed: Sequence[str], sizes: Sequence[float], *tables: Mapping[str, Sequence[int]]
) -> Iterator[float]:
    """For each K2 key the largest size of another that the tables of near and coarser keys lead
    to."""
    near, k3f = (
        {key: nlargest(2, ((sizes[n], n) for n in numbers)) for key, numbers in table.items()}
        for table in tables
    )
    for number, key in enumerate(keyed):
        found = [near.get(deletion, ()) for deletion in keys.deletions(key)]
        found.append(k3f.get(keys.k3f(key), ()))
        # One of the two largest is not the key itself.
        yield max((size for pair in found for size, n in pair if n != number), default=0.0)
