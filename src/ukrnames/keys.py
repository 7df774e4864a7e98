"""Keys, from fine to coarse: spellings of one name meet under one key.

The input is a string of sounds (see `ukrnames.read`). Each key forgets what spellings confuse:

=====  ==============================================================================
K0     г = ґ; и = і; iotation dropped; doubles collapsed
K1     K0 and й = і; glides dropped beside vowels
K2     K1 and х = г, ж = ш, з = с, е = и, о = а
K3f    consonants only, with a mark for a vowel at the start; с, ш, ч, ц kept apart
K3     K3f with с = ш = ч = ц
spine  K2 with all vowels but у alike, ц = с, ч = ш: what spellings in all languages share
=====  ==============================================================================

One function set serves both sides: the compiler keys the gazetteer, the look-up keys the query.
"""

from __future__ import annotations

import re

_TO_K0 = str.maketrans("gy", "hi")
_IOTATION = re.compile("j+(?=[aeiou])")
_TO_K1 = str.maketrans({"g": "h", "y": "i", "j": None})
_TO_K2 = str.maketrans("xZzeo", "hSsia")
_TO_K3 = str.maketrans("SCc", "sss")
_VOWELS = str.maketrans(dict.fromkeys("aeiou"))
_TO_SKELETON = str.maketrans("iCc", "aSs")
_STOP = re.compile("t(?=[scC])|d(?=[sS])")
_GLIDE = re.compile("i+(?=[aeou])|(?<=[aeou])i+")
_DOUBLE = re.compile(r"(.)(?=\1)")  # all but the last of a run


def k0(sounds: str) -> str:
    """The finest key, which tells й from nothing.

    >>> k0("bojkov"), k0("bokov"), k0("vesillja")
    ('bojkov', 'bokov', 'vesila')
    """
    return _DOUBLE.sub("", _IOTATION.sub("", sounds.translate(_TO_K0)))


def k1(sounds: str) -> str:
    """What most spellings keep.

    >>> k1("hajdaj"), k1("gaidai"), k1("hnidaj")
    ('hada', 'hada', 'hnida')
    """
    return _DOUBLE.sub("", _GLIDE.sub("", sounds.translate(_TO_K1)))


def k2(key1: str) -> str:
    """K2 of a K1.

    >>> k2(k1("kyjiv")), k2(k1("kijev"))
    ('kiv', 'kiv')
    """
    return _DOUBLE.sub("", key1.translate(_TO_K2))


def k3f(key2: str) -> str:
    """K3f of a K2.

    >>> k3f(k2(k1("odesa"))), k3f(k2(k1("xarkiv")))
    ('ads', 'hrkv')
    """
    start = "a" if key2[:1] in ("a", "i", "u") else ""
    return start + _DOUBLE.sub("", key2.translate(_VOWELS))


def k3(key3f: str) -> str:
    """K3 of a K3f.

    >>> k3(k3f(k2(k1("lysyCansk"))))
    'lsnsk'
    """
    return _DOUBLE.sub("", key3f.translate(_TO_K3))


def spine(key2: str) -> str:
    """The spine of a K2.

    >>> spine(k2(k1("Cornyj"))), spine(k2(k1("Cernyj")))
    ('Sarna', 'Sarna')
    >>> spine(k2(k1("Sevcenko"))) == spine(k2(k1("savCenko")))
    False
    """
    return _DOUBLE.sub(r"\1", _STOP.sub("", key2).translate(_TO_SKELETON))


def deletions(key: str) -> list[str]:
    """The key, and all that is left of it when one sound is dropped: two keys that share one of
    these are one insertion, deletion or substitution (or a swap of neighbors) apart.

    >>> deletions("abb")
    ['abb', 'bb', 'ab']
    """
    left = [key[:i] + key[i + 1 :] for i in range(len(key)) if key[i - 1 : i] != key[i]]
    return [key, *left]
