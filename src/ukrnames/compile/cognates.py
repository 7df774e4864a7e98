"""Derive the forms a related language gives a Ukrainian toponym: Нова Вільхівка → Новая Ольховка.

The rules are data (``transliterate/cognates/*.yaml``); this module only applies them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_WORD = re.compile(r"(?:[^\W\d_]|[’'ʼ])+")
_APOSTROPHES = str.maketrans("'ʼ", "’’")


@dataclass(frozen=True, slots=True)
class _Rule:
    """One spelling and its counterparts, best first, with the context both ends must have."""

    text: str
    forms: tuple[str, ...]
    starts: bool
    ends: bool
    after: str
    before: str
    attribute: bool

    def fits(self, word: str, at: int, attribute: bool) -> bool:
        """True if the context of the piece found in ``word`` at ``at`` is the rule's."""
        end = at + len(self.text)
        return (
            (attribute or not self.attribute)
            and (at == 0 or not self.starts)
            and (end == len(word) or not self.ends)
            and (not self.after or (at > 0 and word[at - 1] in self.after))
            and (not self.before or (end < len(word) and word[end] in self.before))
        )


class Cognates:
    """Rules from one language's toponyms to another's.

    ``data`` has ``letters`` (classes of letters by name) and ``rules``, a list of groups. A group
    has ``forms``, a mapping from a Ukrainian piece of a word to its counterparts, best first, and
    optionally the class its neighbors belong to (``after``, ``before``) or ``word: attribute``
    (only in a word that another word follows). A hyphen says where a piece stands: ``піль-`` opens
    a word, ``-івка`` closes it, ``-жж-`` is anywhere, ``великий`` is a whole word.

    >>> rules = Cognates({"rules": [{"forms": {"-івка": "овка", "ганн-": ["анн", "ганн"]}}]})
    >>> rules.forms("Ганнівка")
    ['Анновка', 'Ганновка']
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        classes: Mapping[str, str] = data.get("letters", {})
        self._rules: dict[str, list[_Rule]] = {}
        lengths: dict[str, set[int]] = {}
        for group in data["rules"]:
            for piece, forms in group["forms"].items():
                rule = _rule(str(piece), forms, group, classes)
                self._rules.setdefault(rule.text, []).append(rule)
                lengths.setdefault(rule.text[0], set()).add(len(rule.text))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def forms(self, name: str, limit: int = 4) -> list[str]:
        """The forms of ``name``, best first, at most ``limit``; what no rule covers is kept."""
        name = name.translate(_APOSTROPHES)
        choices: list[Sequence[str]] = []
        end = 0
        for match in _WORD.finditer(name):
            choices.append((name[end : match.start()],))
            end = match.end()
            choices.extend(self._choices(match[0], attribute=_is_followed(name, end)))
        choices.append((name[end:],))
        return _best(choices, limit)

    def _choices(self, word: str, attribute: bool) -> list[Sequence[str]]:
        """The counterparts of each piece of ``word``, left to right."""
        lower = word.lower()
        if len(lower) != len(word):  # a letter outside the alphabets, such as İ: not ours to read
            return [(word,)]
        choices: list[Sequence[str]] = []
        at = 0
        while at < len(word):
            rule = self._rule_at(lower, at, attribute)
            choices.append(rule.forms if rule else (lower[at],))
            at += len(rule.text) if rule else 1
        if word.isupper() and len(word) > 1:
            return [[form.upper() for form in forms] for forms in choices]
        if word[0].isupper():
            choices[0] = [form[:1].upper() + form[1:] for form in choices[0]]
        return choices

    def _rule_at(self, word: str, at: int, attribute: bool) -> _Rule | None:
        """The rule for position ``at``: the longest piece, then the first in the file."""
        for length in self._lengths.get(word[at], ()):
            for rule in self._rules.get(word[at : at + length], ()):
                if rule.fits(word, at, attribute):
                    return rule
        return None


def _rule(piece: str, forms: Any, group: Mapping[str, Any], classes: Mapping[str, str]) -> _Rule:
    return _Rule(
        text=piece.strip("-").translate(_APOSTROPHES),
        forms=(str(forms),) if isinstance(forms, str) else tuple(map(str, forms)),
        starts=not piece.startswith("-"),
        ends=not piece.endswith("-"),
        after=classes[group["after"]] if "after" in group else "",
        before=classes[group["before"]] if "before" in group else "",
        attribute=group.get("word") == "attribute",
    )


def _is_followed(name: str, end: int) -> bool:
    """True if a space and another word follow position ``end``."""
    return name[end : end + 1] == " " and name[end + 1 : end + 2].isalpha()


def _best(choices: Sequence[Sequence[str]], limit: int) -> list[str]:
    """Join one choice from each place; every step down from the best choice costs one.

    Among equal costs the later place varies first: endings are less certain than stems.
    """
    found: list[tuple[int, str]] = [(0, "")]
    for forms in choices:
        if len(forms) == 1:
            found = [(cost, text + forms[0]) for cost, text in found]
            continue
        longer = [
            (cost + step, text + form) for cost, text in found for step, form in enumerate(forms)
        ]
        longer.sort(key=lambda item: item[0])
        found = longer[: 2 * limit]
    return list(dict.fromkeys(text for _, text in found))[:limit]
