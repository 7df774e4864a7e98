"""Cyrillic → Latin by table: one `System` per standard, built from the plain data of its file.

A table has ``letters`` (source → target; a source may be several letters, as зг) and ``rules``:
letters written otherwise in a context. A context names what stands ``after`` or ``before``:
``start``, ``end``, ``vowel``, ``consonant``, ``apostrophe`` or single letters. Contexts look at
the Cyrillic text, never at what was already written. A word starts after anything but a letter;
an apostrophe between two letters does not start one, a hyphen does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any

APOSTROPHES = "’'ʼ‘`´′＇ʹ‛"
VOWELS = "аеёєиіїоуыэюя"
CONSONANTS = "бвгґджзйклмнпрстўфхцчшщ"

_LETTER = r"[^\W\d_]"
_APOSTROPHE = f"[{APOSTROPHES}]"
_WORD = re.compile(f"{_LETTER}+(?:{_APOSTROPHE}{_LETTER}+)*")
_TWO_CAPITALS = re.compile(f"[Ѐ-ЯҐ]{_APOSTROPHE}?[Ѐ-ЯҐ]")
# A stress mark is a reading aid, not spelling; it would stand between a letter and its context.
_STRESS = "\N{COMBINING ACUTE ACCENT}"
_STRESSED = re.compile(f"(?<=[{VOWELS}{VOWELS.upper()}]){_STRESS}")

_AFTER = {
    "start": f"(?<!{_LETTER})(?<!{_LETTER}{_APOSTROPHE})",
    "apostrophe": f"(?<={_LETTER}{_APOSTROPHE})",
}
_BEFORE = {
    "end": f"(?!{_LETTER}|{_APOSTROPHE}{_LETTER})",
    "apostrophe": f"(?={_APOSTROPHE}{_LETTER})",
}
_CLASSES = {"vowel": VOWELS, "consonant": CONSONANTS}
_BETWEEN_LETTERS = {"after": ["vowel", "consonant", "ь", "ъ"], "before": ["vowel", "consonant"]}
# The words a rule may use beside single letters.
CONTEXTS = {"after": {*_AFTER, *_CLASSES}, "before": {*_BEFORE, *_CLASSES}}


class System:
    """One way to write Cyrillic in Latin letters.

    >>> demo = System({
    ...     "id": "demo",
    ...     "letters": {"з": "z", "г": "h", "о": "o", "я": "ia", "’": "", "зг": "zgh"},
    ...     "rules": [{"after": ["start"], "letters": {"я": "ya"}}],
    ... })
    >>> demo.romanize("Яз, Згоз'я-Яг, ЗЯГ!")
    'Yaz, Zghozia-Yah, ZIAH!'

    ``data`` is a file of ``transliterate/systems/`` as plain dict, list and str, already checked
    by `ukrnames.compile.systems`.
    """

    __slots__ = ("_capitals", "_contexts", "_letters", "_tables", "id")

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.id = str(data["id"])
        self._capitals = str.maketrans(dict(data.get("capitals", {})))
        letters: dict[str, str] = data["letters"]
        single = {k: v for k, v in letters.items() if len(k) == 1 and k != "’"}
        several = {k: v for k, v in letters.items() if len(k) > 1}
        rules = [*data.get("rules", ()), {"letters": several}] if several else data.get("rules", ())
        if "’" in letters:
            rules = [*rules, {**_BETWEEN_LETTERS, "letters": {"’": letters["’"]}}]
        self._letters = str.maketrans(self._cased(single))
        self._tables = [self._cased(rule["letters"]) for rule in rules]
        self._contexts = re.compile(_expression(rules)) if rules else None

    def __repr__(self) -> str:
        return f"System({self.id!r})"

    def romanize(self, text: str) -> str:
        """``text`` in Latin letters; what the table does not know passes through unchanged.

        Words all in capitals (two letters or more) stay all in capitals: ЩОРС → SHCHORS.
        The text is composed (NFC) and its stress marks are dropped first.
        """
        text = unicodedata.normalize("NFC", text)
        if _STRESS in text:
            text = _STRESSED.sub("", text)
        if _TWO_CAPITALS.search(text):
            return _WORD.sub(self._word, text)
        return self._convert(text)

    def _word(self, match: re.Match[str]) -> str:
        word = match.group()
        latin = self._convert(word)
        return self._upper(latin) if word.isupper() and len(word) > 1 else latin

    def _convert(self, text: str) -> str:
        if self._contexts is None:
            return text.translate(self._letters)
        pieces: list[str] = []
        done = 0
        for match in self._contexts.finditer(text):
            pieces.append(text[done : match.start()].translate(self._letters))
            pieces.append(self._tables[(match.lastindex or 1) - 1][match.group()])
            done = match.end()
        pieces.append(text[done:].translate(self._letters))
        return "".join(pieces)

    def _cased(self, letters: Mapping[str, str]) -> dict[str, str]:
        """The table with every way to write each source: capitals, apostrophes."""
        return {
            "".join(way): self._recase("".join(way), target)
            for source, target in letters.items()
            for way in product(*map(_ways, source))
        }

    def _recase(self, source: str, target: str) -> str:
        if len(source) > 1 and source.isupper():
            return self._upper(target)
        if not source[0].isupper():
            return target
        first = next((i for i, char in enumerate(target) if char.isalpha()), 0)
        return target[:first] + self._upper(target[first : first + 1]) + target[first + 1 :]

    def _upper(self, latin: str) -> str:
        return latin.translate(self._capitals).upper()


def _ways(char: str) -> str:
    return APOSTROPHES if char == "’" else "".join({char: 0, char.upper(): 0})


def _expression(rules: Iterable[Mapping[str, Any]]) -> str:
    """Where any rule holds, its source captured in the group of the rule's number."""
    rules = list(rules)
    firsts = {way for rule in rules for source in rule["letters"] for way in _ways(source[0])}
    # Most letters begin no source: a look at the letter first spares its contexts.
    return f"(?=[{''.join(sorted(firsts))}])(?:{'|'.join(map(_pattern, rules))})"


def _pattern(rule: Mapping[str, Any]) -> str:
    longest_first = sorted(rule["letters"], key=len, reverse=True)
    sources = "|".join("".join(f"[{_ways(char)}]" for char in source) for source in longest_first)
    after = _context(rule.get("after", ()), _AFTER, "(?<=[%s])")
    before = _context(rule.get("before", ()), _BEFORE, "(?=[%s])")
    return f"{after}({sources}){before}"


def _context(names: Iterable[str], words: Mapping[str, str], one_of: str) -> str:
    names = list(names)
    letters = "".join(_CLASSES.get(name, name) for name in names if name not in words)
    ways = [words[name] for name in names if name in words]
    if letters:
        ways.append(one_of % (letters + letters.upper()))
    return f"(?:{'|'.join(ways)})" if ways else ""
