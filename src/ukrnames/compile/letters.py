"""What is wrong with the letters of a name: each odd one by its code point, and the remedy."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from ..clean import APOSTROPHE, clean
from .checks import Problem
from .yamlfile import Text

MAX_LENGTH = 200
CYRILLIC = frozenset({"uk", "ru", "be", "bg", "sr", "mk", "rue"})
LATIN = frozenset(
    {
        *("en", "pl", "de", "hu", "ro", "cs", "sk", "fr", "it", "es", "pt", "la", "lt", "lv"),
        *("et", "tr", "nl", "sv", "da", "no", "fi", "hr", "sl", "sq", "az"),
    }
)
_UKRAINIAN = frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")
_SIGNS = frozenset(" ,.()/-—0123456789" + APOSTROPHE)
_STRESS = "\N{COMBINING ACUTE ACCENT}\N{COMBINING GRAVE ACCENT}"
_RUSSIAN = frozenset("ёъыэ")
_ALIKE = ("LATIN", "CYRILLIC", "GREEK")  # alphabets with letters that look the same
_ROMAN = re.compile("[IVX]+")
_WORD = re.compile(r"[^\s/-]+")


def check_name(value: Text, lang: str) -> Iterator[Problem]:
    """Problems of a name in a language (``""``: any)."""
    shown = value if len(value) <= 60 else value[:57] + "..."
    if not value.strip():
        yield value.line, "is empty; write the name or drop the key"
    elif len(value) > MAX_LENGTH:
        yield value.line, f"{shown!r} is too long; names have at most {MAX_LENGTH} characters"
    elif not unicodedata.is_normalized("NFC", value):
        instead = unicodedata.normalize("NFC", shown)
        yield value.line, f"{shown!r} is not composed (NFC); write {instead!r}"
    elif value != " ".join(value.split()):
        yield value.line, f"{shown!r} has spaces too many; write {' '.join(value.split())!r}"
    else:
        for odd, remedy in _odd_letters(value, lang):
            yield value.line, f"{shown!r} holds {_named(odd)}, {remedy}"


def _odd_letters(value: str, lang: str) -> Iterator[tuple[str, str]]:
    """The first odd letter of each sort, and what it is and what to write instead."""
    invisible = [c for c in value if unicodedata.category(c) in ("Cf", "Cc", "Co", "Cn")]
    if invisible:
        yield invisible[0], "which is not seen; type the name again"
    stress = [c for c in value if c in _STRESS and c not in clean(value).text]
    if stress:
        yield stress[0], f"a stress mark, which is no spelling; write {clean(value).text!r}"
    apostrophes = [char for char in value if _is_false_apostrophe(char)]
    if apostrophes:
        instead = value.replace(apostrophes[0], APOSTROPHE)
        yield apostrophes[0], f"no proper apostrophe; write {APOSTROPHE} (U+2019): {instead!r}"
    strangers = list(_strangers(value, lang))
    if strangers:
        yield strangers[0], _look_alike(value, lang)
    if lang == "uk":
        known = {*strangers, *invisible, *apostrophes, *stress, *"IVX"}
        odd = [c for c in value if c.lower() not in _UKRAINIAN | _SIGNS and c not in known]
        if odd and odd[0].lower() in _RUSSIAN:
            yield odd[0], "a Russian letter; write the Ukrainian name, the Russian one goes to 'ru'"
        elif odd:
            yield odd[0], "no Ukrainian letter; type the name in Ukrainian"


def _strangers(value: str, lang: str) -> Iterator[str]:
    """Letters of another alphabet than the language's, or than the rest of the word."""
    own = "CYRILLIC" if lang in CYRILLIC else "LATIN" if lang in LATIN else ""
    for word in _WORD.findall(value):
        if _ROMAN.fullmatch(word):
            continue
        letters = [char for char in word if _alphabet(char) in _ALIKE]
        alphabets = [_alphabet(char) for char in letters]
        most = own or max(alphabets, key=alphabets.count, default="")
        yield from (char for char in letters if _alphabet(char) != most)


def _look_alike(value: str, lang: str) -> str:
    what = "a letter of another alphabet"
    alphabet = "Cyrillic" if lang in CYRILLIC else "Latin" if lang in LATIN else ""
    where = f" in {alphabet}" if alphabet else " in one alphabet"
    mended = clean(value).text
    if mended != value and not list(_strangers(mended, lang)):
        return f"{what} that only looks right; type {mended!r}{where}"
    return f"{what}; type the name{where}" + (", or list it under its language" if lang else "")


@cache
def _is_false_apostrophe(char: str) -> bool:
    return char != APOSTROPHE and APOSTROPHE in clean(f"а{char}а").text


@cache
def _alphabet(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]


def _named(char: str) -> str:
    return f"U+{ord(char):04X} ({unicodedata.name(char, 'no character')})"
