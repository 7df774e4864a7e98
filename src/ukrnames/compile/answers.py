"""Work out, with the ranking itself, what spellings and sounds of living names mean.

These answers depend on the code that ranks, which the rest of the index does not: they lie in a
section of their own that is filled in place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from .. import decide, ready
from ..clean import clean, fold
from ..index import FOREIGN, FormType, Index
from ..normalizer import Normalizer
from ..phrase import Phrase, Phraser
from ..store import Store, to_bytes

# Exact spellings of these are answered without a look at what is near; of several words, most
# aliases are ways to write a person.
_SURE = frozenset({FormType.OFFICIAL, FormType.COGNATE})
_SURE_WORD = frozenset({*_SURE, FormType.ALIAS})


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
    sections = {**_answers(path), "answers hash": digest}
    store = Store.open(path)
    with path.open("r+b") as file:
        for section, content in sections.items():
            offset, length = store.place(section)
            assert length == len(content)
            file.seek(offset)
            file.write(content)


def _answers(path: Path) -> dict[str, bytes]:
    """The sections with the packed answers."""
    normalizer = Normalizer(index=path)
    index = Index(Store.open(path))
    return {**_to_spellings(normalizer, index), **_to_sounds(normalizer, index)}


def _to_spellings(normalizer: Normalizer, index: Index) -> dict[str, bytes]:
    """For each slot of the tables of spellings."""
    phraser = Phraser(index.meta["phrases"])
    sections = {}
    for table in ("exact", "attested"):
        found = [0] * len(index.store.numbers(f"{table} slots"))
        for at, folded, forms in index.store.rows(table):
            sure = _SURE if " " in folded else _SURE_WORD
            if any(index.type_of(form) in sure for form in forms):
                text = folded[:1].upper() + folded[1:]
                if clean(text).text == text and phraser.phrases(text)[:1] == [Phrase(text)]:
                    groups = normalizer.search.groups(text)
                    # Where names differ by capitals, so do the answers: Старе Місто, Старе місто.
                    if len({group.uk for group in groups if fold(group.uk) == folded}) < 2:
                        found[at] = _packed(groups, ready.pack)
        sections[f"{table} answers"] = to_bytes(found)
    return sections


def _to_sounds(normalizer: Normalizer, index: Index) -> dict[str, bytes]:
    """For the reading and for the K1 key of each form, where a living name sounds so."""
    sections = {"form sounds answers": [0] * index.forms_count}
    sections["form k1 answers"] = [0] * index.forms_count
    for key in range(index.keys_count):
        forms = index.forms_of_key(key)
        sure = [index.sounds_of_form(f)[:2] for f in forms if index.type_of(f) in _SURE_WORD]
        answers = {
            sounds: _packed(normalizer.search.sounding(sounds), ready.pack_sounding)
            for sounds in sorted({text for pair in sure for text in pair})
        }
        for form in forms if answers else ():
            texts = index.sounds_of_form(form)[:2]
            for section, text in zip(sections.values(), texts, strict=True):
                section[form] = answers.get(text, 0)
    return {section: to_bytes(found) for section, found in sections.items()}


def _packed(groups: Sequence[decide.Group], pack: Callable[[int, bool, str, float], int]) -> int:
    """The packed answer, 0 when other ways to take the text apart need to be tried."""
    verdict = decide.judge(groups)
    best = verdict.best
    if best is None or best.kind == FOREIGN or best.hit.cases:
        return 0
    place = verdict.place or best.places[0]
    clear = verdict.place is not None
    return pack(place.number, clear, decide.how(best.hit), round(min(verdict.score, 1.0), 4))
