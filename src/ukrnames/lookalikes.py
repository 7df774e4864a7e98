"""Letters that look like letters of another alphabet (homoglyphs), and the words they hide in.

A word of mixed letters goes to the alphabet that has a look-alike for each of them; when both have,
to the one that most of its letters belong to. A word without any telling letter then follows the
words beside it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

# One shape each: Latin, Cyrillic, Greek; a dot where the alphabet has no such letter.
_SHAPES = [
    "AАΑ", "aаα", "BВΒ", "CСϹ", "cсϲ", "EЕΕ", "eеε", "HНΗ", "IІΙ", "iіι", "ïїϊ", "ÏЇΪ", "ëё.",
    "ËЁ.", "KКΚ", "kкκ", "MМΜ", "mм.", "OОΟ", "oоο", "PРΡ", "pрρ", "TТΤ", "tтτ", "XХΧ", "xхχ",
    "YУΥ", "yуγ", "N.Ν", "n.η", "Z.Ζ", "v.ν", "u.υ", "w.ω", ".ГΓ", ".ПΠ", ".пπ", ".ФΦ", ".фφ",
    ".ЛΛ", ".лλ", ".ДΔ", ".дδ", "æӕ.", "ÆӔ.",
]  # fmt: skip
_TO: dict[str, dict[str, str]] = {
    name: {
        char: shape[at] for shape in _SHAPES for char in shape if shape[at] != "." and char != "."
    }
    for at, name in enumerate(("Latin", "Cyrillic"))
}
_TO["Latin"].update(zip("ЈјЅѕһԁԛԝӏүѵͿϳ", "JjSshdqwlyvJj", strict=True))  # no letters of ours
_TO["Cyrillic"]["ı"] = "і"
# Taken for each other only where nothing else makes sense of a Cyrillic word.
_LOOSE = {**_TO["Cyrillic"], **dict(zip("lbnrhugRNG", "іьпгнидЯИБ", strict=True))}
_SCRIPTS = {
    "Latin": re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
    "Cyrillic": re.compile("[\u0400-\u052f]"),
    "Greek": re.compile("[\u0370-\u03ff]"),
}
_WORD = re.compile(r"[^\s-]+")


def unmix(text: str) -> str:
    """The text with every word in one alphabet.

    >>> unmix("Лиcичaнcьк"), unmix("Dudkуn Наі"), unmix("Kyiv Київ")
    ('Лисичанськ', 'Dudkyn Hai', 'Kyiv Київ')
    """
    words = _WORD.sub(lambda found: _unmix(found[0]), text)
    telling = {script for found in _WORD.finditer(words) if (script := _telling(found[0]))}
    if len(telling) != 1:
        return words
    (script,) = telling
    return _WORD.sub(lambda found: _in(script, found[0], _TO[script]) or found[0], words)


def flip(text: str) -> str | None:
    """The text in the other alphabet, if every letter has a look-alike there.

    >>> flip("Copoka"), flip("Lviv")
    ('Сорока', None)
    """
    script = "Latin" if _SCRIPTS["Cyrillic"].search(text) else "Cyrillic"
    flipped = _in(script, text, _TO[script])
    return None if flipped is None or _telling(text) else flipped


def _unmix(word: str) -> str:
    counts = {name: len(letters.findall(word)) for name, letters in _SCRIPTS.items()}
    if sum(map(bool, counts.values())) < 2:
        return word
    first = "Cyrillic" if counts["Cyrillic"] >= counts["Latin"] else "Latin"
    ways = [_in(name, word, _TO[name]) for name in sorted(_TO, key=lambda name: name != first)]
    if first == "Cyrillic":
        ways.append(_in(first, word, _LOOSE))
    return next(filter(None, ways), word)


def _in(script: str, word: str, look_alikes: Mapping[str, str]) -> str | None:
    """The word in letters of one script; marks that a letter wears there but not here are lost."""
    found = []
    for char in word:
        if char.isalpha() and not _SCRIPTS[script].match(char):
            bare = unicodedata.normalize("NFD", char)[0]
            found.append(look_alikes.get(char) or look_alikes.get(bare, ""))
            if not found[-1]:
                return None
        else:
            found.append(char)
    return "".join(found)


def _telling(word: str) -> str | None:
    """The script that some letter shows the word to be of."""
    for script, other in (("Latin", "Cyrillic"), ("Cyrillic", "Latin")):
        letters = _SCRIPTS[script].findall(word)
        if any(letter not in _TO[other] for letter in letters):
            return script
    return None
