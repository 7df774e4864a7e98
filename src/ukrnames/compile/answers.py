"""Work out, with the ranking itself, what the exact spellings of living names mean.

These answers depend on the code that ranks, which the rest of the index does not: they lie in a
section of their own that is filled in place.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from .. import decide, exact
from ..clean import clean
from ..index import FOREIGN, FormType, Index
from ..normalizer import Normalizer
from ..phrase import Phrase, Phraser
from ..store import Store, to_bytes

_LIVING = frozenset({FormType.OFFICIAL, FormType.ALIAS})


def ranking_hash(root: Path) -> bytes:
    """Hash of all the code that answers."""
    digest = hashlib.sha256()
    for path in sorted((root / "src" / "ukrnames").glob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()


def hash_in(path: Path) -> bytes:
    """Hash of the code that the answers in an index come from."""
    return bytes(Store.open(path).bytes("answers hash"))


def fill(path: Path, digest: bytes) -> None:
    """Work out the answers of an index and write them into its file."""
    found, store = _answers(path), Store.open(path)
    with path.open("r+b") as file:
        for section, content in (("answers", to_bytes(found)), ("answers hash", digest)):
            offset, length = store.place(section)
            assert length == len(content)
            file.seek(offset)
            file.write(content)


def _answers(path: Path) -> list[int]:
    """A packed answer for each slot of the table ``exact``."""
    normalizer = Normalizer(index=path)
    index = Index(Store.open(path))
    phraser = Phraser(index.meta["phrases"])
    found = [0] * len(index.store.numbers("exact slots"))
    for at, folded, forms in index.store.rows("exact"):
        if any(index.type_of(form) in _LIVING for form in forms):
            text = folded[:1].upper() + folded[1:]
            if clean(text).text == text and phraser.phrases(text)[:1] == [Phrase(text)]:
                found[at] = _packed(decide.judge(normalizer.groups(text)))
    return found


def _packed(verdict: decide.Verdict) -> int:
    """The packed answer, 0 when other ways to take the text apart need to be tried."""
    best = verdict.best
    if best is None or best.kind == FOREIGN or verdict.score <= exact.LEAST:
        return 0
    place = verdict.place or best.places[0]
    score = round(min(verdict.score, 1.0), 4)
    clear = verdict.place is not None
    return exact.pack(place.number, clear, decide.how(best.hit), score)
