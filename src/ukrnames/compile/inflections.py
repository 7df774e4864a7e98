"""Load and check the tables of case endings in ``transliterate/inflections/``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ..clean import clean, fold
from ..inflect import CASES, GENDERS, Inflector
from ..read import Reader
from .checks import (
    Problem,
    Shapes,
    check_id,
    check_keys,
    load_folder,
    part,
    plain,
    unknown,
)
from .yamlfile import Mapping, Sequence, Text, Value

SHAPES: Shapes = {
    **dict.fromkeys(("id", "title", "source", "alphabet", "only"), Text),
    **dict.fromkeys(("letters", "prepositions", "changes"), Mapping),
    "paradigms": Sequence,
}
REQUIRED = ("id", "title", "source", "alphabet", "letters", "paradigms")
PARADIGM_SHAPES: Shapes = {
    **dict.fromkeys(("comment", "name", "after"), Text),
    **dict.fromkeys(("gender", "changes"), Sequence),
    **dict.fromkeys(("cases", "examples"), Mapping),
}


def load_inflections(folder: Path) -> dict[str, dict[str, Any]]:
    """Every table of a folder by id, as plain data for `ukrnames.inflect.Inflector`.

    >>> tables = load_inflections(Path("transliterate/inflections"))
    >>> inflector = Inflector(list(tables.values()), Reader([]))
    >>> "бахмут" in inflector.nominatives("під бахмутом")
    True

    Raises `DataError` with every problem of every file.
    """
    return load_folder(folder, check)


def check(data: Mapping, stem: str) -> Iterator[Problem]:
    """What is wrong with one file; examples are tried only on a table that is well formed."""
    problems = list(check_keys(data, SHAPES, REQUIRED))
    if not problems:
        problems = [
            *check_id(data, stem),
            *_only(data),
            *_letters(data),
            *_prepositions(data),
            *_changes(data),
        ]
        for paradigm in _list(data, "paradigms"):
            problems += _paradigm(paradigm, data)
    yield from problems or _examples(data)


def _only(data: Mapping) -> Iterator[Problem]:
    only = data.get(Text("only"))
    if only is not None:
        yield from _known(only, ("governed",), "only")


def _letters(data: Mapping) -> Iterator[Problem]:
    letters, alphabet = part(data, "letters"), str(data[Text("alphabet")])
    for name, group in letters.items():
        if not isinstance(group, Text):
            yield name.line, f"the letters {str(name)!r} are not plain text; write '{name}: абв'"
        elif odd := set(group) - set(alphabet):
            yield group.line, f"{min(odd)!r} is not in the alphabet; add it there or drop it here"
    if "consonant" not in letters:
        yield letters.line, "letters lack 'consonant', which the dots of changes stand for; add it"


def _prepositions(data: Mapping) -> Iterator[Problem]:
    for case, words in part(data, "prepositions").items():
        yield from _known(case, CASES, "case")
        yield from _texts(words, f"the prepositions of {str(case)!r}")


def _changes(data: Mapping) -> Iterator[Problem]:
    consonants = str(part(data, "letters").get(Text("consonant"), ""))
    for name, pieces in part(data, "changes").items():
        if not isinstance(pieces, Mapping):
            yield name.line, f"the change {str(name)!r} is not a mapping; write 'о.: [і.]' below it"
            continue
        for piece, targets in pieces.items():
            if set(piece.rpartition(".")[0]) & set(consonants):
                what = f"{str(piece)!r} has a consonant before a dot; write it as a dot"
                yield piece.line, what
            yield from _texts(targets, f"what {str(piece)!r} changes to")
            for target in _list(pieces, piece):
                if not target:
                    yield targets.line, f"{str(piece)!r} changes to nothing; write a letter"
                elif isinstance(target, Text) and target.count(".") != piece.count("."):
                    what = f"{target!r} has not as many dots as {str(piece)!r}; write one for each"
                    yield target.line, what


def _paradigm(paradigm: Value, data: Mapping) -> Iterator[Problem]:
    if not isinstance(paradigm, Mapping):
        yield paradigm.line, "a paradigm is not a mapping; write '- comment: …' and its keys below"
        return
    problems = list(check_keys(paradigm, PARADIGM_SHAPES, ("gender", "after", "cases", "examples")))
    if Text("name") not in paradigm:
        problems.append((paradigm.line, "has no 'name'; add the name's own ending, '' for none"))
    yield from problems
    if problems:
        return
    yield from _known(paradigm[Text("after")], part(data, "letters"), "letters")
    for gender in _list(paradigm, "gender"):
        yield from _known(gender, GENDERS, "gender")
    for change in _list(paradigm, "changes"):
        yield from _known(change, part(data, "changes"), "change")
    for case, endings in part(paradigm, "cases").items():
        yield from _known(case, CASES, "case")
        yield from _texts(endings, f"the endings of {str(case)!r}")


def _known(value: Value, choices: Iterable[str], what: str) -> Iterator[Problem]:
    if value not in list(choices):
        yield value.line, unknown(what, str(value), choices)


def _texts(value: Value, what: str) -> Iterator[Problem]:
    if not isinstance(value, Sequence) or not all(isinstance(item, Text) for item in value):
        yield value.line, f"{what} are not a list of plain texts; write '[…]'"


def _list(data: Mapping, key: str) -> Sequence:
    value = data.get(Text(key))
    return value if isinstance(value, Sequence) else Sequence()


def _examples(data: Mapping) -> Iterator[Problem]:
    """An example that its own paradigm does not lead to its name."""
    for paradigm in _list(data, "paradigms"):
        assert isinstance(paradigm, Mapping)
        inflector = Inflector([plain(data)], Reader([]))
        for form, name in part(paradigm, "examples").items():
            found = inflector.nominatives(fold(clean(form).text), bare=True)
            if fold(clean(str(name)).text) not in found:
                yield form.line, f"{form} does not lead to {name!r}; correct one of them"
