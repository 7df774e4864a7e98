"""Repair the characters of a query before anything is read.

Only what is certain: each repair leaves clean text of any language alone. What text may have meant
that still makes no sense is guessed at in `ukrnames.guess`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from .lookalikes import unmix
from .markup import strip_markup, unescape
from .mojibake import undo

APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
_MAX_ROUNDS = 4  # one repair may uncover work for another

# Text in need of no repair. Letters set apart begin with a lone one;
# UTF-8 read in a wrong encoding has capitals inside its words.
_PLAIN = re.compile(
    r"[A-Za-z]{2,}(?:[ -][A-Za-z]+)*"
    r"|[А-ЯЁЄІЇҐЎа-яёєіїґў][а-яёєіїґў]+(?:[ \-’][А-ЯЁЄІЇҐЎ]?[а-яёєіїґў]+)*"
)

_APOSTROPHES = (
    "'`"
    "\N{ACUTE ACCENT}"
    "\N{LEFT SINGLE QUOTATION MARK}"
    "\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}"
    "\N{MODIFIER LETTER APOSTROPHE}"
    "\N{MODIFIER LETTER TURNED COMMA}"
    "\N{MODIFIER LETTER PRIME}"
    "\N{MODIFIER LETTER ACUTE ACCENT}"
    "\N{PRIME}\N{REVERSED PRIME}\N{MODIFIER LETTER VERTICAL LINE}"
    "\N{LATIN SMALL LETTER SALTILLO}\N{ARMENIAN APOSTROPHE}\N{MODIFIER LETTER REVERSED COMMA}"
    "\N{FULLWIDTH APOSTROPHE}"
)
_DOUBLE_PRIMES = "\N{MODIFIER LETTER DOUBLE PRIME}\N{DOUBLE PRIME}"
_DASHES = (
    "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}"
    "\N{HORIZONTAL BAR}\N{MINUS SIGN}"
)
_INVISIBLE = (
    "\N{SOFT HYPHEN}\N{COMBINING GRAPHEME JOINER}\N{ARABIC LETTER MARK}"
    "\N{MONGOLIAN VOWEL SEPARATOR}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}"
    "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
    "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{COMBINING DOUBLE INVERTED BREVE}"
    "\N{COMBINING LIGATURE LEFT HALF}\N{COMBINING LIGATURE RIGHT HALF}"
    + "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFFF9, 0xFFFC))))
    + "".join(map(chr, range(0xE0000, 0xE0080)))
)
_CHARACTERS = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES, APOSTROPHE),
        **dict.fromkeys(_DOUBLE_PRIMES, APOSTROPHE),
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_INVISIBLE),
        **dict.fromkeys("_\v\f\x1c\x1d\x1e\x1f\x85", " "),
    }
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BYTES = {0xDC00 + byte: byte for byte in range(0x80, 0x100)}  # what "surrogateescape" writes
_PICTURES = re.compile("[\u2600-\u27bf\ufe0e\ufe0f\U0001f1e6-\U0001faff]+")
_SPACES = re.compile(r"\s+")
_STRESS = re.compile("(?<=[\u0400-\u052f])[\u0300-\u036f]+")
_MARK_APART = re.compile("(?<=[иіИІ])\u0020?[˘¨]")
_GRAVE = str.maketrans("ѐѝЀЍ", "еиЕИ")
_OVERLAY = re.compile("[\u0305\u0332-\u0338\u033f\u034f-\u036f\u20d0-\u20f0]+")
_PILED = re.compile("[\u0300-\u036f]{2,}")
# Fullwidth, mathematical, circled and squared letters, ligatures, Arabic letters by position.
_STYLED = re.compile(
    "[\u0262\u026a\u0274\u0280\u028f\u0299\u029c\u029f\u1d00-\u1d6a\u2071\u207f\u2090-\u209c\u2102-\u2115\u2119-\u2138\u2160-\u2188\u24b6-\u24e9\ufb00-\ufb06"
    "\ufb50-\ufdff\ufe70-\ufefc\uff00-\uff1c\uff1e-\uffef\U0001d400-\U0001d7ff\U0001f110-\U0001f189]+"
)
_SIGN_FOR_APOSTROPHE = re.compile(
    '(?<=[A-Za-zА-яЄІЇҐєіїґ])(?:["*^“”„‚]| ?’ ?)(?=[яюєїЯЮЄЇ]|[yi][aeiu]|Y[AEIU])'
)
_LINE_END = re.compile(r"(?<=[^\W\d_])[-¬]\s*\n\s*(?=[^\W\d_])")
_APART = re.compile(r"\s*[^\W\d_](?:[\s.·-]{1,3}(?:[^\W\d_]|’)){3,}\.?\s*")
_GLUED = re.compile("^[a-zа-я](?=[A-ZА-ЯЄІЇҐ][a-zа-яєіїґ]{3,}\\b)")


class Cleaned(NamedTuple):
    """A repaired text, and the name of each repair made."""

    text: str
    repairs: tuple[str, ...]


def is_clean(text: str) -> bool:
    """Whether there is nothing to repair, as is plain to see."""
    return bool(_PLAIN.fullmatch(text)) and (text.istitle() or not _GLUED.search(text))


def clean(text: str) -> Cleaned:
    """Repair a query. Any text is accepted; spaces and quotes around it go without mention.

    >>> clean(" Лиcичaнcьк ")
    Cleaned(text='Лисичанськ', repairs=('look-alike letters of another alphabet',))
    >>> clean("Р›СЊРІС–РІ").text
    'Львів'
    """
    if is_clean(text):
        return Cleaned(text, ())
    repairs: dict[str, None] = {}
    for _ in range(_MAX_ROUNDS):
        before = text
        for name, repair in _REPAIRS.items():
            fixed = repair(text)
            if fixed != text and name not in _DRESS:
                repairs[name] = None
            text = fixed
        if text == before or is_clean(text):
            break
    return Cleaned(text, tuple(repairs))


def fold(text: str) -> str:
    """The form that exact comparison uses: lower case, no apostrophes, hyphens as spaces.

    >>> fold("Ivano-Frankivs’k")
    'ivano frankivsk'
    """
    return " ".join(text.lower().replace(APOSTROPHE, "").replace("-", " ").split())


def _bytes(text: str) -> str:
    """Undecodable bytes that Python carried along, as characters; no other surrogates."""
    return _SURROGATE.sub("", text.translate(_BYTES)) if _SURROGATE.search(text) else text


def _characters(text: str) -> str:
    """One character for each apostrophe and dash, none for what is invisible."""
    text = _MARK_APART.sub(lambda found: "\u0306" if found[0][-1] == "˘" else "\u0308", text)
    composed = unicodedata.normalize("NFC", _PICTURES.sub(" ", text))
    return _CONTROL.sub("", composed.translate(_CHARACTERS))


def _plain_letters(text: str) -> str:
    return _STYLED.sub(lambda found: "".join(map(_plain_letter, found[0])), text)


def _plain_letter(char: str) -> str:
    plain = unicodedata.normalize("NFKC", char)
    if plain != char:
        return plain
    letter = unicodedata.name(char, "").rpartition(" ")[2]  # "… SMALL CAPITAL K"
    return letter if len(letter) == 1 else char


def _without_stress(text: str) -> str:
    text = _PILED.sub("", _OVERLAY.sub("", text))
    return _STRESS.sub("", text).translate(_GRAVE)


def _together(text: str) -> str:
    """Letters set apart as a word; a wider gap stands between words."""
    if not _APART.fullmatch(text):
        return text
    words = re.split(r"\s{2,}", text.strip())
    apart = re.compile(r"\s" if any(map(str.isspace, text.strip())) else "[-.·]")
    return " ".join(apart.sub("", word) for word in words)


def _strip(text: str) -> str:
    """Without what is no letter, mark or digit at either end; one space for any."""
    kept = [at for at, char in enumerate(text) if unicodedata.category(char)[0] in "LMN"]
    return _SPACES.sub(" ", text[kept[0] : kept[-1] + 1]) if kept else ""


# In the order they are made. How a name is dressed goes without mention.
_REPAIRS: dict[str, Callable[[str], str]] = {
    "bytes": _bytes,
    "escaped characters": unescape,
    "text read in the wrong encoding": undo,
    "markup": strip_markup,
    "characters": _characters,
    "styled letters": _plain_letters,
    "stress marks": _without_stress,
    "letters set apart": _together,
    "look-alike letters of another alphabet": unmix,
    "a letter of markup": lambda text: _GLUED.sub("", text),
    "a sign for an apostrophe": lambda text: _SIGN_FOR_APOSTROPHE.sub(APOSTROPHE, text),
    "a word broken at the end of a line": lambda text: _LINE_END.sub("", text),
    "edges": _strip,
}
_DRESS = frozenset({"bytes", "characters", "edges"})
