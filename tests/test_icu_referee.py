"""ICU as referee: another engine must write every table as ours does.

ICU is no run-time need; these tests are skipped where PyICU is not installed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from ukrnames.compile.systems import load_tables
from ukrnames.romanize import System

icu = pytest.importorskip("icu")

ROOT = Path(__file__).parent.parent
TABLES = load_tables(ROOT / "transliterate" / "systems")
REGISTER = ROOT / "gazetteer" / "register" / "katottg.tsv"
NAMES = sorted({line.split("\t")[2] for line in REGISTER.read_text().splitlines()[1:]})
# Sequences the register lacks.
RARE = ["Щорс’є", "Ґудзь’я", "’Яна’", "Є", "ЄЩЕ", "Юзь-ЯР", "зГин", "підйом", "Тыайа", "Бахчы-Эли"]
RARE += [
    "ТСШЧ",
    "Оыуа",
    "Сэтэ",
    "льа Льі",
    "объезд Съёмки",
    "Ў’ЁН",
    "Ка\u0301м'я\u0301нка",
    "йод ЬО",
    "Ташчишма",
    "х",
    "",
]

# ICU's own transform, and what it does otherwise than the standard we follow:
# the pattern marks names left out, the reason says why.
ICU_BGN = {
    "uk-bgn-pcgn-1965": (
        "Ukrainian-Latin/BGN",
        {"шч": "ICU writes sh·ch; the standard has no such rule"},
    ),
    "ru-bgn-pcgn-1947": ("Russian-Latin/BGN", {}),
    "be-bgn-pcgn-1979": ("Belarusian-Latin/BGN", {}),
}
ALPHABET = {
    "uk": set("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’ -"),
    "ru": set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя -"),
    "be": set("абвгґдеёжзійклмнопрстуўфхцчшыьэюя’ -"),
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_icu_agrees_on_every_register_name(table: dict[str, Any]) -> None:
    ours = System(table)
    direction = icu.UTransDirection.FORWARD
    theirs = icu.Transliterator.createFromRules(ours.id, icu_rules(table), direction)
    texts = [*NAMES, *RARE, *table["examples"], *map(str.upper, table["examples"])]
    different = [t for t in texts if ours.romanize(t) != theirs.transliterate(t)]
    assert not different, [(t, ours.romanize(t), theirs.transliterate(t)) for t in different[:9]]


@pytest.mark.parametrize("key", ICU_BGN)
def test_our_bgn_tables_agree_with_icus_own(key: str) -> None:
    name, known = ICU_BGN[key]
    ours, theirs = System(TABLES[key]), icu.Transliterator.createInstance(name)
    signs = str.maketrans("ʹʺ", "’”")  # ICU writes the primes, the standard quotation marks
    letters = ALPHABET[TABLES[key]["script_from"]]
    names = [n for n in NAMES if set(n.lower()) <= letters]
    names = [n for n in names if not any(sequence in n.lower() for sequence in known)]
    assert len(names) > 1000
    pairs = [(n, ours.romanize(n), theirs.transliterate(n).translate(signs)) for n in names]
    assert not [pair for pair in pairs if pair[1] != pair[2]][:9]


# A table as ICU rules. ICU's left context is text already rewritten, while our contexts look at
# the Cyrillic. So a first pass only sets a private-use mark before each source whose context
# holds, a second pass rewrites, and a last one raises "ShchORS" to "SHCHORS".

VOWELS = "аеёєиіїоуыэюя"
CONSONANTS = "бвгґджзйклмнпрстўфхцчшщ"
CLASSES = {"vowel": VOWELS, "consonant": CONSONANTS}
HEADER = """
$letter = [:L:];
$apostrophe = [\\u2019\\u0027\\u02BC\\u2018\\u0060\\u00B4\\u2032\\uFF07\\u02B9\\u201B];
$mark = [\\uE000-\\uE0FF];
[аеёєиіїоуыэюяАЕЁЄИІЇОУЫЭЮЯ] { \\u0301 > ;
::NFC;
"""
AFTER = {
    "start": ["[^$letter $apostrophe] {", "[^$letter $mark] $mark? $apostrophe {"],
    "apostrophe": ["$letter $mark? $apostrophe {"],
}
BEFORE = {
    "end": ["} [^$letter $apostrophe]", "} $apostrophe [^$letter]"],
    "apostrophe": ["} $apostrophe $letter"],
}


def icu_rules(data: Mapping[str, Any]) -> str:
    """The rules of one system, for ``Transliterator.createFromRules``."""
    capitals = data.get("capitals", {})
    letters = dict(data["letters"])
    rules = list(data.get("rules", []))
    rules.append({"letters": {s: t for s, t in letters.items() if len(s) > 1}})
    if "’" in letters:
        between = {"after": ["letter"], "before": ["letter"]}
        rules.append({**between, "letters": {"’": letters.pop("’")}})
    marking, writing, targets = [], [], set()
    for number, rule in enumerate(rules):
        mark = f"\\u{0xE000 + number:04X}"
        for source in sorted(rule["letters"], key=len, reverse=True):
            places = product(_contexts(rule, "after"), _contexts(rule, "before"))
            marking += [f"{a} ({_any_case(source)}) {b} > {mark} $1;" for a, b in places]
            for way, latin in _ways(source, rule["letters"][source], capitals):
                writing.append(f"{mark} {way} > {_quoted(latin)};")
                targets.add(latin)
    for source, target in letters.items():
        if len(source) == 1:
            for way, latin in _ways(source, target, capitals):
                writing.append(f"{way} > {_quoted(latin)};")
                targets.add(latin)
    raising = list(_raise_capitals(targets, capitals))
    return "\n".join([HEADER, *marking, "::Null;", *writing, "::Null;", *raising])


def _contexts(rule: Mapping[str, Any], side: str) -> Sequence[str]:
    words = AFTER if side == "after" else BEFORE
    names = rule.get(side, [])
    found = [pattern for name in names for pattern in words.get(name, ())]
    chars = "".join(CLASSES.get(name, name) for name in names if name not in (*words, "letter"))
    sets = [f"[{chars}{chars.upper()}]"] if chars else []
    sets += ["$letter"] if "letter" in names else []
    found += [f"{one} {{" if side == "after" else f"}} {one}" for one in sets]
    return found or [""]


def _any_case(source: str) -> str:
    return " ".join("$apostrophe" if c == "’" else f"[{c}{c.upper()}]" for c in source)


def _ways(source: str, target: str, capitals: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for chars in product(*((c,) if c == "’" else (c, c.upper()) for c in source)):
        way = " ".join("$apostrophe" if c == "’" else c for c in chars)
        cased = "".join(chars)
        if len(cased) > 1 and cased.isupper():
            yield way, _upper(target, capitals)
        elif cased[0].isupper():
            yield way, _title(target, capitals)
        else:
            yield way, target


def _raise_capitals(targets: set[str], capitals: Mapping[str, str]) -> Iterator[str]:
    """Rules that raise a title-case group beside another capital, longest group first."""
    for latin in sorted(targets, key=lambda t: (-len(t), t)):
        raised = _upper(latin, capitals)
        if latin != raised and any(char.isupper() for char in latin):
            sign = "[[:P:][:S:][:Lm:]-[\\\\-]]*"
            yield f"{{ {_quoted(latin)} }} {sign} [:Lu:] > {_quoted(raised)};"
            yield f"[:Lu:] [:M:]* {sign} {{ {_quoted(latin)} }} [^[:L:]] > {_quoted(raised)};"


def _upper(latin: str, capitals: Mapping[str, str]) -> str:
    return "".join(capitals.get(char, char.upper()) for char in latin)


def _title(latin: str, capitals: Mapping[str, str]) -> str:
    at = next((i for i, char in enumerate(latin) if char.isalpha()), 0)
    return latin[:at] + _upper(latin[at : at + 1], capitals) + latin[at + 1 :]


def _quoted(latin: str) -> str:
    return "".join(f"\\u{ord(char):04X}" for char in latin)
