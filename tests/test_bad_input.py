"""Whatever text arrives: no exception, no match, bounded time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from ukrnames import normalize

LONG = 100_000
GENEROUS = 2.0  # seconds

NO_NAMES = {
    "nothing": "",
    "a space": " ",
    "blanks of all kinds": " \t\r\n\v\f\u00a0\u2003\u3000\u0085\u2028",
    "digits": "1234567890",
    "Arabic digits": "٠١٢٣",
    "a fraction": "½",
    "superscripts": "²³",
    "punctuation": "!?.,;:-–—…'\"«»()[]{}<>/\\|@#$%^&*_+=~`",
    "lone punctuation": ",",
    "an apostrophe": "’",
    "emoji": "😀🇺🇦👩‍🚀",
    "a lone high surrogate": "\ud83d",
    "a lone low surrogate": "\ude00",
    "surrogates the wrong way round": "\ude00\ud83d",
    "NUL": "\0",
    "controls": "".join(map(chr, range(32))) + "\x7f\x80\x9f",
    "right-to-left marks": "\u200f\u202e\u2067\u2069\u061c",
    "zero width": "\u200b\u200c\u200d\ufeff\u2060",
    "combining marks alone": "\u0301\u0308\u0327",
    "variation selectors": "\ufe0f\U000e0100",
    "tags": "\U000e0041\U000e007f",
    "private use": "\ue000\U000f0000",
    "unassigned": "\u0378\U0003fffe",
    "the replacement character": "\ufffd",
    "a telephone number": "+380 44 255-73-33",
}

NONSENSE = {
    "letters of no word": "qwrtpsdfghjkl",
    "one letter often": "a" * 60,
    "Cyrillic consonants": "ъъъъщщщщ",
    "a script that is not read": "ᚠᛇᚻ᛫ᛒᛦᚦ",
    "a sentence": "the quick brown fox jumps over the lazy dog",
    "type words only": "city of oblast raion hromada м. с. смт",
    "titles only": "President governor mayor",
    "markup": "<b>&nbsp;</b>",
    "a path": "../../etc/passwd",
    "a query": "'; DROP TABLE places; --",
    "a format": "%s%n{0}{name!r}",
}

REPEATED = {
    "one Latin letter": "a",
    "one Cyrillic letter": "и",
    "spaces": " ",
    "newlines": "\n",
    "commas": ",",
    "commas and letters": "a,",
    "brackets": "()",
    "open brackets": "[",
    "quotes": "«",
    "hyphens": "-",
    "apostrophes": "’",
    "combining marks": "\u0301",
    "marked letters": "и\u0301\u0308",
    "type words": "м. ",
    "units": "область, ",
    "of": "city of ",
    "titles": "President ",
    "short words": "a ",
    "names": "Kyiv ",
    "names with commas": "Київ, ",
    "emoji": "😀",
    "lone surrogates": "\ud800",
    "NUL": "\0",
    "mixed alphabets": "aб",
    "mojibake": "Рљ",
    "hangul": "가",
    "everything": "aб1, (é) м. \u0301’😀",
}


@contextmanager
def bounded() -> Iterator[None]:
    start = time.perf_counter()
    yield
    assert time.perf_counter() - start < GENEROUS


@pytest.mark.parametrize("text", NO_NAMES.values(), ids=NO_NAMES)
def test_without_a_letter_there_is_no_name(text: str) -> None:
    match = normalize(text)
    assert (match.query, match.name, match.uk, match.kind, match.id) == (text, *[None] * 4)
    assert (match.score, match.how, len(match.candidates)) == (0, "none", 0)
    assert not match and not match.ambiguous and match.why


@pytest.mark.parametrize("text", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_is_no_name(text: str) -> None:
    assert not normalize(text)


@pytest.mark.parametrize("unit", REPEATED.values(), ids=REPEATED)
def test_a_hundred_thousand_characters_take_no_time(unit: str) -> None:
    text = (unit * LONG)[:LONG]
    with bounded():
        assert not normalize(text)
        assert not normalize(text, within="Lviv Oblast", kind="settlement")


@pytest.mark.parametrize("unit", REPEATED.values(), ids=REPEATED)
@pytest.mark.parametrize("length", [50, 199, 200, 201])
def test_about_the_limit_of_length_nothing_takes_long(unit: str, length: int) -> None:
    text = (unit * length)[:length]
    with bounded():
        match = normalize(text)
        assert len(repr(match)) < 400 and match.to_dict()


@pytest.mark.parametrize("unit", REPEATED.values(), ids=REPEATED)
def test_a_long_within_is_refused_in_no_time(unit: str) -> None:
    with bounded(), pytest.raises(ValueError, match="within"):
        normalize("Kyiv", within=(unit * 10_000)[:10_000])


@pytest.mark.parametrize("option", ["kind", "lang", "date"])
def test_a_long_option_is_refused_in_no_time(option: str) -> None:
    with bounded(), pytest.raises(ValueError, match=option):
        normalize("Kyiv", **{option: "x" * LONG})  # type: ignore[call-overload]


@pytest.mark.parametrize(
    "dirt", ["\0", "\u200f", "\ud800", "😀", "\ufeff", "\u202e", "!", "«", " \n\t", "("]
)
def test_dirt_around_a_name_does_not_hide_it(dirt: str) -> None:
    assert normalize(f"{dirt}Лисичанськ{dirt}").name == "Lysychansk"
    assert normalize(f"{dirt * 20}Kyiv").name == "Kyiv"
