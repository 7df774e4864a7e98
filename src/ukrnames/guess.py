"""What a text may have meant that makes no sense as it stands, likeliest first.

Guesses are tried only when the text itself is no name we know, and count only when they lead to
one: a guess makes a name of anything otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice, product
from typing import NamedTuple

from . import decide
from .clean import APOSTROPHE, Cleaned, clean, fold
from .index import Index
from .lookalikes import flip
from .mojibake import lost_letters, undoings
from .phrase import UNITS, Phrase

MAX_GUESSES = 32
_FITTING = 0.05  # how much less likely a name may be whose context holds
_MIN_LENGTH = 4  # less may become a name of anything
_MAX_FILLED = 3  # names that fit what is left of one
_LETTER = "[^\\W\\d_]"
_SIGNS_IN_WORD = re.compile(rf"(?<={_LETTER})[0-9|!$@€]+|[0-9|!$@€]+(?={_LETTER})")
_CYRILLIC = re.compile("[\u0400-\u052f]")
# What a digit or sign may be a misread letter for.
_MISREAD = {
    "Cyrillic": {
        "0": "о", "1": "і", "3": "з", "4": "ч", "5": "б", "6": "б", "7": "т", "8": "в", "9": "д",
        "|": "і", "!": "і", "@": "а", "€": "є",
    },
    "Latin": {
        "0": "o", "1": "li", "2": "z", "3": "ez", "4": "a", "5": "s", "6": "b", "7": "t", "8": "b",
        "9": "g", "|": "li", "!": "li", "$": "s", "@": "a", "€": "e",
    },
}  # fmt: skip
_MISREAD_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"))
_RUN_TOGETHER = (("m", "rn"),)
_LONG = 5  # letters of a word that hardly becomes another by chance
# Letters of a Russian keyboard or ear in a Ukrainian name.
_RUSSIAN_LETTERS = [
    str.maketrans(dict(zip("ыэъЫЭЪ", meant, strict=True)) | {"ё": "ьо", "Ё": "Йо"})
    for meant in ("ие’ИЕ’", "ієїІЄЇ", "іє’ІЄ’")
]
_HUSHED = re.compile("(?<=[жчшщЖЧШЩ])ё")  # Жёлудево, Жолудеве
_SIGN_FOR_APOSTROPHE = re.compile("(?<=[бвмпфрБВМПФР])[ ,.?-](?=[яюєїЯЮЄЇ])")
_RUSSIAN_PAIRS = (
    *(("е", "є"), ("Е", "Є"), ("г", "ґ"), ("Г", "Ґ"), ("ь", "’"), ("ъ", "ь"), ("і", "ї")),
)
_UNSOFTENED = (("цк", "цьк"), ("ск", "ськ"))
_I_WITHIN = re.compile("(?<=[a-z])I(?=[a-z])")
_CAPITAL_I = re.compile("(?<=[a-z])I|(?<=[A-Z])I(?=[a-z])|(?<![A-Za-z])l(?=[a-z])")
_NUMBER = re.compile(r"(?:№|#|N)?\s*\b\d[\d.,/-]*\b")
_LOST = "\N{REPLACEMENT CHARACTER}"
_HOLE = re.compile(rf"(?<={_LETTER})\?|\?(?={_LETTER})|{_LOST}+")
_MAX_HOLES = 8
_MAX_EXPANSIONS = 8
_LEAST_WHOLE = 3  # letters of a word that is written out beside an abbreviated one
_ABBREVIATED = re.compile(rf"({_LETTER}+)\.[ -]*")
_BETWEEN_LETTERS = str.maketrans("", "", " -" + APOSTROPHE)
_MISREAD_LETTERS, _RUSSIAN = "misread letters", "Russian letters"
_TOGETHER = "words written together"
_ENCODING = "text read in the wrong encoding"
_DOUBLE = re.compile(r"(.)\1+")
_CAMEL = re.compile("(?<=[a-zа-яєіїґ’])(?=[A-ZА-ЯЄІЇҐ][a-zа-яєіїґ])")

_ROWS_EN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_ROWS_UK = "йцукенгшщзхїфівапролджєячсмитьбю’"
_ROWS_RU = "йцукенгшщзхъфывапролджэячсмитьбюё"
_TYPED_FOR = [
    str.maketrans(typed + typed.upper().translate(shift), meant + meant.upper())
    for typed, meant, shift in (
        (_ROWS_EN, _ROWS_UK, str.maketrans("[];',.`", '{}:"<>~')),
        (_ROWS_EN, _ROWS_RU, str.maketrans("[];',.`", '{}:"<>~')),
        (_ROWS_UK, _ROWS_EN, {}),
        (_ROWS_RU, _ROWS_EN, {}),
    )
]


# Canonical names that match a pattern, and how large what bears them is.
NamesLike = Callable[[str], list[tuple[str, float]]]


class Way(NamedTuple):
    """A way to take a query apart, what came of it, what to tell about it, and whether the context
    typed with the name holds."""

    phrase: Phrase
    verdict: decide.Verdict
    notes: list[str]
    fits: bool = False

    def promise(self) -> tuple[bool, float]:
        """What to prefer among the ways. A unit in a place where it is not is the context itself:
        ``Ivanivka, Luhansk Oblast``."""
        ours, score = decide.promise(self.verdict)
        turned = self.phrase.context and self.phrase.kinds & UNITS and not self.fits
        return ours and not turned, score + _FITTING * self.fits


class Guess(NamedTuple):
    """A text that may have been meant, what would have happened to it, how likely it is among the
    texts it may be, and whether it must be spelled exactly to count."""

    text: str
    repair: str
    share: float = 1.0
    exact: bool = False


def best_guess(
    query: str,
    cleaned: Cleaned,
    found: Way,
    indexes: Sequence[Index],
    answer: Callable[[str], Way],
) -> tuple[Cleaned, Way]:
    """What else the query may have been, if that is a name we know better; else what it is. A
    common word is what it is; what is surely a case form may still be a name in Russian letters
    (``Середне``)."""

    def names_like(pattern: str) -> list[tuple[str, float]]:
        return [name for index in indexes for name in index.names_like(pattern)]

    if any(index.is_word(fold(cleaned.text)) for index in indexes):
        return cleaned, found
    made = cleaned.repairs
    least = max(decide.certainty(found.verdict, is_plain(cleaned.text)), decide.RESOLVED)
    tried = (
        _in_ukrainian if least >= decide.CERTAIN else partial(_all, query, names_like=names_like)
    )

    def is_known(text: str) -> bool:
        folded = fold(text)
        return any(index.forms("exact", folded) for index in indexes)

    for guess in guesses(cleaned.text, tried, is_known):
        way = answer(guess.text)
        verdict = way.verdict._replace(score=way.verdict.score * guess.share)
        certainty = decide.certainty(verdict, is_plain(guess.text))
        needed = max(least, decide.SPELLED) if guess.exact else least
        if decide.promise(verdict)[0] and certainty > needed:
            least, found = certainty, way._replace(verdict=verdict)
            cleaned = Cleaned(guess.text, tuple(dict.fromkeys((*made, guess.repair))))
    return cleaned, found


def guesses(
    cleaned: str, tried: Callable[[str], Iterator[Guess]], is_known: Callable[[str], bool]
) -> Iterator[Guess]:
    """Guesses at a query, of those to be tried the ones that may count."""
    seen, count = {cleaned}, 0
    for guess in tried(cleaned):
        text = guess.text
        if text in seen or len(text) < _MIN_LENGTH:
            continue
        seen.add(text)
        if guess.exact and is_plain(text) and not is_known(text):
            continue  # as most are not
        text = clean(text).text
        if text != guess.text:
            if text in seen or len(text) < _MIN_LENGTH or (guess.exact and not is_known(text)):
                continue
            seen.add(text)
        count += 1
        yield guess._replace(text=text)
        if count >= MAX_GUESSES:
            return


def is_plain(text: str) -> bool:
    """Nothing but letters in words, so that how it sounds is what was meant; a capital I between
    small letters may be an l."""
    return text.translate(_BETWEEN_LETTERS).isalpha() and not _I_WITHIN.search(text)


def _all(query: str, cleaned: str, names_like: NamesLike) -> Iterator[Guess]:
    text = query.strip(" \t\r\n")
    plain = is_plain(cleaned)
    if not (plain and text.isascii()):
        yield from _filled(text, names_like)
        cyrillic = bool(_CYRILLIC.search(text))
        usual = cyrillic and is_plain(text) and text.islower() and len(text) <= _LONG
        yield from (Guess(w, _ENCODING, exact=cyrillic) for w in (() if usual else undoings(text)))
    if not plain or not is_plain(text):
        yield from (Guess(was, _MISREAD_LETTERS) for was in _letters_for_signs(text))
        yield Guess(_NUMBER.sub(" ", cleaned), "a number")
        ended = cleaned + "." * text.endswith(".")
        yield from (Guess(was, "an abbreviation") for was in _expanded(ended, names_like))
    yield Guess(_CAMEL.sub(" ", cleaned), _TOGETHER)
    if cleaned.isascii():
        yield Guess(_CAPITAL_I.sub(_other_i, cleaned), _MISREAD_LETTERS, exact=True)
        for was in _with_pairs(cleaned, _MISREAD_PAIRS + _RUN_TOGETHER * (len(cleaned) >= _LONG)):
            yield Guess(was, _MISREAD_LETTERS, exact=True)
    else:
        apostrophe = _SIGN_FOR_APOSTROPHE.sub(APOSTROPHE, cleaned)
        yield Guess(apostrophe, "a sign for an apostrophe", exact=True)
        yield from _in_ukrainian(cleaned)
        for was in _with_pairs(cleaned, _UNSOFTENED):
            yield Guess(was, _RUSSIAN, exact=True)
    yield Guess(cleaned.replace(" ", ""), "a space within a word", exact=True)
    for twice in _DOUBLE.finditer(cleaned):
        single = cleaned[: twice.start() + 1] + cleaned[twice.end() :]
        yield Guess(single, "doubled letters", exact=True)
    for keys in _TYPED_FOR[:2] if text.isascii() else _TYPED_FOR:
        typed = text.translate(keys)
        if is_plain(clean(typed).text):
            yield Guess(typed, "another keyboard layout", exact=True)
    if cleaned.isascii() and len(cleaned) > _MIN_LENGTH:
        yield Guess(flip(cleaned) or "", "look-alike letters of another alphabet", exact=True)


def _in_ukrainian(cleaned: str) -> Iterator[Guess]:
    """The text with Ukrainian letters for those of a Russian keyboard or ear."""
    for was in _with_pairs(cleaned, _RUSSIAN_PAIRS):
        yield Guess(was, _RUSSIAN, exact=True)
    for meant in _RUSSIAN_LETTERS:
        yield Guess(_HUSHED.sub("о", cleaned).translate(meant), _RUSSIAN, exact=True)


def _filled(text: str, names_like: NamesLike) -> Iterator[Guess]:
    """The canonical names that what is left of one fits best."""
    pattern = lost_letters(text) or _holes(text)
    if pattern:
        names = names_like(pattern)
        total = sum(size for _, size in names)
        for name, size in sorted(names, key=lambda item: -item[1])[:_MAX_FILLED]:
            yield Guess(name, "lost letters", size / total)


def _holes(text: str) -> str:
    """A pattern with gaps for replacement characters and question marks, if there are any."""
    pieces, at = [], 0
    for hole in islice(_HOLE.finditer(text), _MAX_HOLES):
        size = min(len(hole[0]), 3)
        gap = f".{{1,{size}}}" if hole[0][0] == _LOST else "[іїєґІЇЄҐ’]"
        pieces += [re.escape(text[at : hole.start()]), gap]
        at = hole.end()
    return "".join([*pieces, re.escape(text[at:])]) if pieces else ""


def _expanded(text: str, names_like: NamesLike) -> list[str]:
    """``Кам. Подольский``: with the words that stand for the abbreviated ones in names that are
    else about the same, those of the largest places first."""
    words = _ABBREVIATED.sub(r"\1. ", text).replace("-", " ").split()
    short = [at for at, word in enumerate(words) if word.endswith(".")]
    whole = max((len(word) for at, word in enumerate(words) if at not in short), default=0)
    if not short or whole < _LEAST_WHOLE or len(words) > _MAX_HOLES:
        return []
    starts = [w[0].upper() + w[1:-1] * (at in short) for at, w in enumerate(words)]
    pattern = "[ -]".join(f"{re.escape(start)}[^ \n-]*" for start in starts)
    largest: dict[str, float] = {}
    for name, size in names_like(pattern):
        meant = name.replace("-", " ").split()
        full = " ".join(meant[at] if at in short else word for at, word in enumerate(words))
        largest[full] = max(size, largest.get(full, 0.0))
    return sorted(largest, key=lambda full: -largest[full])[:_MAX_EXPANSIONS]


def _letters_for_signs(text: str) -> Iterator[str]:
    """The text with letters for digits and signs inside words."""
    letters = _MISREAD["Cyrillic" if _CYRILLIC.search(text) else "Latin"]
    if sum(map(str.isalpha, text)) < _MIN_LENGTH - 1:
        return
    places = [at for found in _SIGNS_IN_WORD.finditer(text) for at in range(*found.span())]
    options = [letters.get(text[at], text[at]) for at in places]
    for chosen in islice(product(*options), 8):
        chars = list(text)
        for at, letter in zip(places, chosen, strict=True):
            chars[at] = letter
        yield "".join(chars)


def _with_pairs(text: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The text with what was meant for what is seen, everywhere or in one place."""
    for seen, meant in pairs:
        if seen not in text:
            continue
        yield text.replace(seen, meant)
        pieces = text.split(seen)
        for at in range(1, len(pieces) if len(pieces) > 2 else 0):
            yield seen.join(pieces[:at]) + meant + seen.join(pieces[at:])


def _other_i(found: re.Match[str]) -> str:
    return "l" if found[0] == "I" else "I"
