"""How far a form's sounds are from the query's.

The distance is taken at four finenesses (the readings themselves and the keys K1, K2, K3f), so a
confusion that a key forgives costs little and a foreign consonant costs at every level: `haidai`
and `gaidai` differ in the first only, `haidai` and `hnidai` in all four.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz.distance.Levenshtein import distance, editops

from . import keys
from .lookup import MISSING_IS_FREE, Reading
from .slips import TWO

LEAST_MISSPELLED = 6  # length of a K2 key from which one wrong sound is forgiven


class Distance(NamedTuple):
    """How far a form is from the nearest reading of the query."""

    reading: int  # edits of the sounds
    k1: int
    k2: int
    k3f: int
    vowels: int = 0  # K1: vowels dropped or added
    endings: int = 0  # K1: edits in the last two sounds
    near: int = 0  # K1: consonants for others of their class, or that some write alike
    far: int = 0  # K1: consonants for others, dropped or added; й dropped or added
    rank: int = 0  # how unlikely the reading was
    first: bool = False  # the first sounds differ
    unwritten: int = 0  # vowels of the form that the query's script need not write
    slip: int = 0  # how one letter of the spelling differs (`ukrnames.slips`), if it is only one


class Ranked(NamedTuple):
    """A reading of the query, how unlikely it is, its distance in K3f from a key, and whether it
    starts with another sound."""

    rank: int
    k3f: int
    reading: Reading
    first: bool


def nearest(readings: Iterable[tuple[int, Reading]], k2: str, edits: int) -> list[Ranked]:
    """Of the readings with their ranks those that are so many edits from a K2 key."""
    k3f = keys.k3f(k2)
    return [
        Ranked(rank, distance(reading.k3f, k3f), reading, reading.k2[:1] != k2[:1])
        for rank, reading in readings
        if reading.k2 == k2 or (edits and distance(reading.k2, k2) == edits)
    ]


def measure(readings: Sequence[Ranked], sounds: str, k1: str, edits: int) -> Distance:
    """From the best of the readings that are nearest, so many edits, in K2."""
    best = readings[0]
    if len(readings) > 1:
        best = min(
            readings,
            key=lambda it: distance(it.reading.sounds, sounds) + distance(it.reading.k1, k1),
        )
    reading = best.reading
    typed = reading.k1
    vowels = endings = near = far = 0
    # Plain tuples, which their type does not say.
    steps: list[tuple[str, int, int]] = editops(typed, k1).as_list()  # type: ignore[assignment]
    for tag, source, target in steps:
        endings += target >= len(k1) - 2
        if tag == "replace":
            left, right = typed[source], k1[target]
            if left not in _VOWELS or right not in _VOWELS:
                alike = _are_alike(left, right)
                near, far = near + alike, far + (not alike)
        elif (k1[target] if tag == "insert" else typed[source]) in _VOWELS:
            vowels += 1
        else:
            far += 1
    edits_of_sounds = distance(reading.sounds, sounds)
    if edits_of_sounds and not steps:  # K1 forgets that Бойков is not Боков
        far = abs(len(_CLOSING(reading.sounds)) - len(_CLOSING(sounds)))
    return Distance(
        edits_of_sounds,
        len(steps),
        edits,
        best.k3f,
        vowels,
        endings,
        near,
        far,
        best.rank,
        best.first,
    )


def as_slip(far: Distance, slip: int) -> Distance:
    """The distance of a name that is spelled the same but for one letter: one of everything,
    whatever that letter does to the sounds around it."""
    if slip == TWO:
        return far._replace(slip=slip)
    reading, k1, k2, k3f, vowels, endings, near, others = (min(edits, 1) for edits in far[:8])
    return Distance(
        reading, k1, k2, k3f, vowels, endings, near, others, far.rank, far.first, slip=slip
    )


def _are_alike(one: str, other: str) -> bool:
    return _CLASS.get(one, one) == _CLASS.get(other, other) or one + other in _LETTER


def measure_unwritten(
    readings: Sequence[Reading], sounds: str, k1: str, k2: str
) -> Distance | None:
    """In a script that need not write vowels: from the nearest reading to the form without the
    vowels that this reading leaves out; None when it is too far to consider."""
    k3f = keys.k3f(k2)
    edits = [
        distance(reading.k2, k2, weights=MISSING_IS_FREE) + distance(reading.k3f, k3f)
        for reading in readings
    ]
    rank = edits.index(min(edits))
    reading = readings[rank]
    written = _as_written(reading.sounds, sounds)
    k1 = keys.k1(written)
    k2 = keys.k2(k1)
    least = distance(reading.k2, k2)
    if least > max(1, len(k2) // 3):
        return None
    k3f_edits = distance(reading.k3f, keys.k3f(k2))
    ranked = Ranked(rank, k3f_edits, reading, reading.k2[:1] != k2[:1])
    far = measure([ranked], written, k1, least)
    return far._replace(unwritten=len(sounds) - len(written))


def _as_written(typed: str, known: str) -> str:
    """``known`` without the vowels that ``typed`` leaves out; the last one is always written."""
    dropped = {
        edit.dest_pos
        for edit in editops(typed, known)
        if edit.tag == "insert" and known[edit.dest_pos] in _VOWELS
    } - {len(known) - 1}
    return "".join(sound for at, sound in enumerate(known) if at not in dropped)


SAME = Distance(0, 0, 0, 0)
_VOWELS = frozenset("aeiouy")
_CLOSING = re.compile("(?<=[aeou])[ijy](?![aeiouyj])").findall  # й that ends a syllable
_CLASS = {
    sound: group for group in ("szSZcC", "hxk", "bp", "dt", "vf", "lr", "mn") for sound in group
}
# Consonants that languages write with one letter, which people who know another take for the other:
# ``ch`` is ч or х, ``c`` is ц or к, ``j`` is ж or х.
_LETTER = frozenset({"Cx", "xC", "ck", "kc", "Zx", "xZ"})


def is_slip(typed: str, known: str) -> bool:
    """One sound at K2 differs, as a slip would have it; a consonant more or less at the end, or
    another one, makes another surname: Клименко, Клименков.

    >>> is_slip("saluSni", "salusni"), is_slip("kliminkav", "kliminka"), is_slip("sirsk", "sisk")
    (True, False, False)
    """
    if min(len(typed), len(known)) < LEAST_MISSPELLED:
        return False
    edits = editops(typed, known)
    if len(edits) != 1:
        return False
    (edit,) = edits
    left, right = typed[edit.src_pos :][:1], known[edit.dest_pos :][:1]
    sounds = {"insert": right, "delete": left}.get(edit.tag, left + right)
    return 0 < edit.dest_pos < len(known) - 2 or all(sound in _VOWELS for sound in sounds)
