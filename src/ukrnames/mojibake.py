"""Undo text read in the wrong encoding.

UTF-8 gives itself away: its bytes come as a lead and its continuations. The other encodings of
Cyrillic do not; text read in one for another is only a guess until a name comes of it. The
approach to UTF-8 (bytes without a letter kept as control characters, spaces that were
no-break spaces) follows the documentation of ftfy.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

_WESTERN = ("cp1252", "cp1250", "iso8859-2", "mac-roman", "cp437")
_CYRILLIC = ("cp1251", "koi8-u", "koi8-r", "cp866", "mac-cyrillic", "iso8859-5")
_MAX_ROUNDS = 3  # UTF-8 read wrongly, written, and read wrongly again
_PLAIN = re.compile("[\n -~\u2000-\u206f]")
_IN_NO_NAME = ("Cc", "Cn", "Co", "No", "Po")  # of all but plain signs
_LOST = "\N{REPLACEMENT CHARACTER}"

# What no name holds but misread text does: signs, control characters, letters of other alphabets.
_SIGN = re.compile(
    "[\u0080-\u00bf\u00c2\u00c3\u00d0\u00d1\u0402\u0403\u0405\u0408-\u040f\u0452\u0453\u0455"
    "\u0458-\u045f\u2013-\u203a\u20ac\u2116\u2122\u2202-\u25ff]|[а-пРС][А-П]"
)
_NO_BREAK = re.compile("(?<=[\xc2-\xd0\xd2-\xdf]) ")  # the second byte of Р, of à …
_HIGH = re.compile("[\x80-\xff]")
_LETTER = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0400-\u052f]")
_WORD = (
    "(?:[А-ЯЁЄІЇҐ]?[а-яёєіїґ](?:[а-яёєіїґ’']*[а-яёєіїґ])?|[А-ЯЁЄІЇҐ](?:[А-ЯЁЄІЇҐ’']*[А-ЯЁЄІЇҐ])?)"
)
_NAME = re.compile(f"{_WORD}(?:[ -]{_WORD}){{0,5}}")
# A byte of UTF-8 Cyrillic from which the following one is missing leaves these letters open.
_LOST_LETTERS = {"\xd0": "[ЁЄІЇА-П]", "\xd1": "[р-яёєії]", "\xd2": "[Ґґ]", "\xe2": "’"}
_PIECES = re.compile(
    "([\xc2-\xdf][\x80-\xbf]|\xe2\x80[\x98\x99])|([\xd0-\xd2]|\xe2\x80?)(?:\ufffd*)|([\x00-\x7f])"
)


def undo(text: str) -> str:
    """Text whose UTF-8 was read in a one-byte encoding, as it was; other text as it is.

    >>> undo("Р›СЊРІС–РІ"), undo("Ð›ÑŒÐ²Ñ–Ð²"), undo("Львів")
    ('Львів', 'Львів', 'Львів')
    """
    for _ in range(_MAX_ROUNDS):
        ways = _ways(text, _MAX_ROUNDS)
        if not ways:
            break
        text = next(filter(_NAME.fullmatch, ways), ways[0])
    return text


def undoings(text: str) -> Iterator[str]:
    """What else text may have been, above all if written in one Cyrillic encoding and read in
    another.

    >>> next(undoings("Ëèñè÷àíñüê"))
    'Лисичанськ'
    """
    found = set()
    yield from _ways(text, _MAX_ROUNDS)[1:]
    for wrong in (*_WESTERN, *_CYRILLIC):
        raw = _raw(text, wrong)
        if raw is None or not _HIGH.search(raw):
            continue
        for right in _CYRILLIC:
            was = raw.encode("latin-1").decode(right, "replace")
            if right != wrong and was not in found and _NAME.fullmatch(was):
                found.add(was)
                yield was


def lost_letters(text: str) -> str | None:
    """A pattern for UTF-8 Cyrillic read as Western of which bytes were lost on the way.

    >>> lost_letters("ÐšÐ¸Ñ—Ð²"), lost_letters("ÐÐ´ÐµÑ\N{REPLACEMENT CHARACTER}Ð°")
    (None, '[ЁЄІЇА-П]де[р-яёєії]а')
    """
    raw = text.translate(_bytes_of("cp1252"))
    if not re.search("[\xd0\xd1]", raw):
        return None
    found, at, kept, lost = [], 0, 0, 0
    while at < len(raw):
        piece = _PIECES.match(raw, at)
        if piece is None:
            return None
        whole, lead, plain = piece.groups()
        if lead:
            lost += 1
            found.append(_LOST_LETTERS[lead[0]])
        else:
            kept += bool(whole)
            found.append(re.escape(whole.encode("latin-1").decode() if whole else plain))
        at = piece.end()
    return "".join(found) if kept and lost else None


def _ways(text: str, rounds: int) -> list[str]:
    """What the text may have been before it was misread, once or several times."""
    if not rounds or not _SIGN.search(text):
        return []
    found: list[str] = []
    for encoding in (*_WESTERN, *_CYRILLIC):
        raw = _raw(text, encoding)
        if raw is None:
            continue
        try:
            was = _NO_BREAK.sub("\xa0", raw).encode("latin-1").decode("utf-8")
        except UnicodeError:
            continue
        if was != text:
            plausible = _plausible(was, encoding in _WESTERN)
            found += [was] if plausible else _ways(was, rounds - 1)[:1]
    return found


def _plausible(text: str, western: bool) -> bool:
    """Letters of names. Short words decode by chance, but to letters of unrelated scripts."""
    letters = [char for char in text if char.isalpha()]
    if any(unicodedata.category(char) in _IN_NO_NAME for char in text if not _PLAIN.match(char)):
        return False
    if not all(map(_LETTER.match, letters)):
        return western and len(letters) > 2 and not any(map(_LETTER.match, letters))
    cyrillic = {char for char in letters if char >= "\u0400"}
    return len(cyrillic) > 1 or (not cyrillic and len(letters) > 1)


def _raw(text: str, encoding: str) -> str | None:
    """The bytes that read as ``text``, each as a character, if the encoding has them all."""
    raw = text.translate(_bytes_of(encoding))
    return raw if raw.isascii() or max(raw) <= "\xff" else None


@cache
def _bytes_of(encoding: str) -> dict[int, int]:
    """From characters to the bytes read as them. Many programs read a byte without a letter as the
    control character of its number; what is no such and not in the encoding goes out of range."""
    table = dict.fromkeys(range(0xA0, 0x100), 0xFFFF)
    for byte in range(0x80, 0x100):
        char = bytes([byte]).decode(encoding, "replace")
        if char != _LOST:
            table[ord(char)] = byte
    return table
