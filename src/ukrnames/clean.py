"""Repair the characters of a query before anything is read.

In this order: text read in the wrong encoding, invisible and combining marks, apostrophes and
dashes, look-alike letters of another alphabet inside a word, spaces and quotes around the name.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"

# Text in need of no repair. UTF-8 read in a wrong encoding has capitals inside its words.
plain = re.compile(
    r"(?:[A-Z]?[a-z]+|[A-Z]+)(?:[ -](?:[A-Z]?[a-z]+|[A-Z]+))*"
    r"|[А-ЯЁЄІЇҐЎ]?[а-яёєіїґў]+(?:[ \-’][А-ЯЁЄІЇҐЎ]?[а-яёєіїґў]+)*"
).fullmatch

_APOSTROPHES = (
    "'`"
    "\N{ACUTE ACCENT}"
    "\N{LEFT SINGLE QUOTATION MARK}"
    "\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}"
    "\N{MODIFIER LETTER APOSTROPHE}"
    "\N{MODIFIER LETTER TURNED COMMA}"
    "\N{MODIFIER LETTER PRIME}"
    "\N{MODIFIER LETTER ACUTE ACCENT}"
    "\N{PRIME}"
    "\N{FULLWIDTH APOSTROPHE}"
)
_DOUBLE_PRIMES = "\N{MODIFIER LETTER DOUBLE PRIME}\N{DOUBLE PRIME}"
_DASHES = "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"
_INVISIBLE = (
    "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
    "\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
    "\N{LEFT-TO-RIGHT EMBEDDING}\N{RIGHT-TO-LEFT EMBEDDING}\N{POP DIRECTIONAL FORMATTING}"
    "\N{LEFT-TO-RIGHT ISOLATE}\N{RIGHT-TO-LEFT ISOLATE}\N{FIRST STRONG ISOLATE}"
    "\N{POP DIRECTIONAL ISOLATE}\N{COMBINING DOUBLE INVERTED BREVE}\N{COMBINING LIGATURE LEFT HALF}"
    "\N{COMBINING LIGATURE RIGHT HALF}"
)
_CHARACTERS = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES, APOSTROPHE),
        **dict.fromkeys(_DOUBLE_PRIMES, APOSTROPHE),
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_INVISIBLE),
    }
)
_STRESS = re.compile("(?<=[\u0400-\u052f])[\u0300\u0301]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202d\u202e\ufffe\uffff]")

# Letters that look alike in the two alphabets, Latin to Cyrillic.
_LATIN_TO_CYRILLIC = str.maketrans("aceiopxyABCEHIKMOPTXYіï", "асеіорхуАВСЕНІКМОРТХУії")
_CYRILLIC_TO_LATIN = str.maketrans("асеіїорхујѕАВСЕНІКМОРТХУ", "aceiïopxyjsABCEHIKMOPTXY")
_LOOKALIKE_LATIN = frozenset("aceiopxyABCEHIKMOPTXYï")
_LOOKALIKE_CYRILLIC = frozenset("асеіїорхујѕАВСЕНІКМОРТХУ")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_GLUED = re.compile("\\b[a-z](?=[A-Z][a-z]{3})")
_LATIN_OR_CYRILLIC = re.compile("[A-Za-z\u00c0-\u024f\u0400-\u052f]")
_WORD = re.compile(r"[^\s-]+")

# Encodings that UTF-8 text is mistaken for, and what such text is full of.
_MISREAD_AS = ("cp1251", "cp1252", "latin-1", "koi8-u", "cp866")
_MISREAD = re.compile(
    "[\u0080-\u00ff\u0402-\u045f\u0420\u0421\u2013-\u203a\u20ac\u2116\u2122\u2500-\u25a0╨╤]"
)


class Cleaned(NamedTuple):
    """A repaired text, and the name of each repair made."""

    text: str
    repairs: tuple[str, ...]


def clean(text: str) -> Cleaned:
    """Repair a query. Any text is accepted; spaces and quotes around it go without mention.

    >>> clean(" Лиcичaнcьк ")
    Cleaned(text='Лисичанськ', repairs=('look-alike letters of another alphabet',))
    >>> clean("Р›СЊРІС–РІ").text
    'Львів'
    """
    if plain(text):
        return Cleaned(text, ())
    repairs = []
    fixed = _SURROGATE.sub("", text)
    if (decoded := _decode(fixed)) != fixed:
        repairs.append("text read in the wrong encoding")
        fixed = decoded
    fixed = unicodedata.normalize("NFC", fixed).translate(_CHARACTERS)
    unstressed = _STRESS.sub("", fixed)
    if unstressed != fixed:
        repairs.append("stress marks")
        fixed = unstressed
    unmixed = _WORD.sub(_unmix, fixed)
    if unmixed != fixed:
        repairs.append("look-alike letters of another alphabet")
        fixed = unmixed
    unglued = _GLUED.sub("", fixed)
    if unglued != fixed:
        repairs.append("a letter of markup")
        fixed = unglued
    return Cleaned(_SPACES.sub(" ", _strip(_CONTROL.sub("", fixed))), tuple(repairs))


def fold(text: str) -> str:
    """The form that exact comparison uses: lower case, no apostrophes, hyphens as spaces.

    >>> fold("Ivano-Frankivs’k")
    'ivano frankivsk'
    """
    return " ".join(text.lower().replace(APOSTROPHE, "").replace("-", " ").split())


def _strip(text: str) -> str:
    """Without what is no letter, mark or digit at either end."""
    kept = [at for at, char in enumerate(text) if unicodedata.category(char)[0] in "LMN"]
    return text[kept[0] : kept[-1] + 1] if kept else ""


def _unmix(found: re.Match[str]) -> str:
    """A word that mixes alphabets, in the one alphabet its telling letters belong to."""
    word = found.group()
    if not (_LATIN.search(word) and _CYRILLIC.search(word)):
        return word
    latin = [c for c in word if _LATIN.match(c)]
    cyrillic = [c for c in word if _CYRILLIC.match(c)]
    telling_latin = sum(c not in _LOOKALIKE_LATIN for c in latin)
    telling_cyrillic = sum(c not in _LOOKALIKE_CYRILLIC for c in cyrillic)
    if telling_latin and telling_cyrillic:
        return word
    if telling_latin or (not telling_cyrillic and len(latin) > len(cyrillic)):
        return word.translate(_CYRILLIC_TO_LATIN)
    return word.translate(_LATIN_TO_CYRILLIC)


def _decode(text: str) -> str:
    """Undo UTF-8 read in a one-byte encoding, up to twice; other text comes back as it was."""
    for _ in range(2):
        if not _MISREAD.search(text):
            break
        better = next(filter(None, (_redecode(text, encoding) for encoding in _MISREAD_AS)), None)
        if better is None:
            break
        text = better
    return text


def _redecode(text: str, encoding: str) -> str | None:
    try:
        decoded = text.encode(encoding).decode("utf-8")
    except UnicodeError:
        return None
    # Short words decode by chance, but to letters of scripts that have nothing to do with them.
    letters = [char for char in decoded if char.isalpha()]
    plausible = decoded.isprintable() and all(_LATIN_OR_CYRILLIC.match(char) for char in letters)
    return decoded if len(letters) > 2 and plausible and decoded != text else None
