"""Work out, with the ranking itself, what spellings and sounds of living names mean.

These answers depend on the code that ranks, which the rest of the index does not: they lie in a
section of their own that is filled in place.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from .. import decide, keys, ready
from ..clean import clean, fold
from ..index import FOREIGN, UNLIKELY, FormType, Index
from ..normalizer import Normalizer
from ..phrase import Phrase
from ..store import Store, to_bytes

# Of these, new spellings are answered by their sound.
_SURE = frozenset({FormType.OFFICIAL, FormType.COGNATE, FormType.ALIAS})
# What is spelled like these alone hardly means a name of ours.
_HARDLY = frozenset({*UNLIKELY, FormType.FOREIGN})
_SURE_WHOLE = 0.9  # a text that means something with more than this is not taken apart


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
    sections = {}
    for table in ("exact", "attested"):
        found = [0] * len(index.store.numbers(f"{table} slots"))
        for at, folded, forms in index.store.rows(table):
            if any(index.type_of(form) not in _HARDLY for form in forms):
                found[at] = to_folded(normalizer, folded)
        sections[f"{table} answers"] = to_bytes(found)
    return sections


def to_folded(normalizer: Normalizer, folded: str) -> int:
    """The packed answer to a folded spelling, if it is the same however that was written."""
    first, *others = folded.split()
    titles = folded.title()
    found = _to_spelling(normalizer, " ".join([first.title(), *others]))
    if found and others:
        for text in (titles, titles.replace(" ", "-")):
            if _to_spelling(normalizer, text) != found:
                return 0
    return found


def _to_spelling(normalizer: Normalizer, text: str) -> int:
    """The packed answer to a spelling that a form has."""
    phrases = normalizer.phraser.phrases(text)
    if clean(text).text != text or text == text.lower() or phrases[:1] != [Phrase(text)]:
        return 0
    groups = normalizer.search.groups(text)
    # Where names differ by capitals, so do the answers: Старе Місто, Старе місто.
    if len({group.uk for group in groups if fold(group.uk) == fold(text)}) > 1:
        return 0
    verdict = decide.judge(groups)
    taken_apart = len(phrases) > 1 and verdict.score <= _SURE_WHOLE
    guessed_at = decide.certainty(verdict, True) < decide.CERTAIN
    return 0 if taken_apart or guessed_at else _packed(verdict)


def _to_sounds(normalizer: Normalizer, index: Index) -> dict[str, bytes]:
    """For the reading and for the K0 key of each form, where a living name sounds so."""
    count = len(index.store.numbers("form k2"))
    sections = {"form sounds answers": [0] * count, "form k0 answers": [0] * count}
    for key in range(len(index.store.numbers("k2"))):
        forms = index.forms_of_key(key)
        readings = [index.sounds_of_form(form)[0] for form in forms]
        sure = {
            read for form, read in zip(forms, readings, strict=True) if index.type_of(form) in _SURE
        }
        sounds = sorted(sure | set(map(keys.k0, sure)))
        answers = {text: to_reading(normalizer, text) for text in sounds}
        for form, read in zip(forms, readings, strict=True):
            for section, text in zip(sections.values(), (read, keys.k0(read)), strict=True):
                section[form] = answers.get(text, 0)
    return {section: to_bytes(found) for section, found in sections.items()}


def to_reading(normalizer: Normalizer, sounds: str) -> int:
    """The packed answer to a new spelling with this reading."""
    verdict = decide.judge(normalizer.search.sounding(sounds))
    best = verdict.best
    settled = best and decide.how(best.hit) == "spelling" and verdict.score > ready.LEAST_BY_SOUND
    return _packed(verdict) if settled else 0


def _packed(verdict: decide.Verdict) -> int:
    """The packed answer, 0 when it is no name of ours."""
    best = verdict.best
    if best is None or best.kind == FOREIGN:
        return 0
    place = verdict.place or best.places[0]
    score, clear = round(min(verdict.score, 1.0), 4), verdict.place is not None
    return ready.pack(place.number, clear, decide.how(best.hit), score)
