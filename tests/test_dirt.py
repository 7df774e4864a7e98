"""Dirty names: each repair has a name in `why`, and clean text of others is left alone."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest

from ukrnames import normalize
from ukrnames.clean import clean
from ukrnames.mojibake import lost_letters

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

import dirt  # noqa: E402
import dirts  # noqa: E402

ENCODING = "text read in the wrong encoding"
LOOK_ALIKES = "look-alike letters of another alphabet"

# Certain repairs: the text alone says what it was.
REPAIRED = [
    ("Лиcичaнcьк", "Лисичанськ", LOOK_ALIKES),
    ("Kyїv", "Kyïv", LOOK_ALIKES),
    ("Κиїв", "Київ", LOOK_ALIKES),
    ("Лисичáнськ", "Лисичанськ", LOOK_ALIKES),
    ("м. Kaнiв", "м. Канів", LOOK_ALIKES),
    ("РљРёС—РІ", "Київ", ENCODING),
    ("ÐšÐ¸Ñ—Ð²", "Київ", ENCODING),
    ("Ð Ñ–Ð²Ð½Ðµ", "Рівне", ENCODING),
    ("Å»ytomierz", "Żytomierz", ENCODING),
    ("\udcd0\udc9a\udcd0\udcb8\udcd1\udc97\udcd0\udcb2", "Київ", ENCODING),
    ("%D0%9A%D0%B8%D1%97%D0%B2", "Київ", "escaped characters"),
    ("%CA%E8%BF%E2", "Київ", "escaped characters"),
    ("=D0=9A=D0=B8=D1=97=D0=B2", "Київ", "escaped characters"),
    ("&#1050;&#1080;&#1111;&#1074;&nbsp;", "Київ", "escaped characters"),
    (r"\u041a\u0438\u0457\u0432\n", "Київ", "escaped characters"),
    ("<b>Kyiv</b>", "Kyiv", "markup"),
    ("[[Київ]]", "Київ", "markup"),
    ("[[Рівне (місто)|Рівне]][3]", "Рівне", "markup"),
    ("[Lviv](https://example.org/x)", "Lviv", "markup"),
    ("Bila<br/>Tserkva", "Bila Tserkva", "markup"),
    ("**Kyiv** ~~", "Kyiv", "markup"),
    ("3. Київ", "Київ", "markup"),
    ("gLuhansk", "Luhansk", "a letter of markup"),
    ("Ки́їв", "Київ", "stress marks"),
    ("K̶y̶i̶v̶", "Kyiv", "stress marks"),
    ("Ｋｙｉｖ", "Kyiv", "styled letters"),
    ("𝓚𝔂𝓲𝓿", "Kyiv", "styled letters"),
    ("ᴋʏɪᴠ", "KYIV", "styled letters"),
    ("ﻛﻴﻴﻒ", "كييف", "styled letters"),
    ("Л и с и ч а н с ь к", "Лисичанськ", "letters set apart"),
    ("К р и в и й   Р і г", "Кривий Ріг", "letters set apart"),
    ("K-y-i-v", "Kyiv", "letters set apart"),
    ('Слов"янськ', "Слов’янськ", "a sign for an apostrophe"),
    ("Слов*янськ", "Слов’янськ", "a sign for an apostrophe"),
    ("Лиси-\nчанськ", "Лисичанськ", "a word broken at the end of a line"),
    ("https://uk.wikipedia.org/wiki/Кривий_Ріг", "Кривий Ріг", "markup"),
    ("{{nobr|Київ}}", "Київ", "markup"),
    ("<![CDATA[Київ]]>", "Київ", "markup"),
    ("b'Kyiv'", "Kyiv", "markup"),
    (r"\320\232\320\270\321\227\320\262", "Київ", "escaped characters"),
    ("%25D0%259A%25D0%25B8%25D1%2597%25D0%25B2", "Київ", "escaped characters"),
    (r"\u{41a}\u{438}\u{457}\u{432}", "Київ", "escaped characters"),
    (r"Слов\'янськ", "Слов’янськ", "escaped characters"),
    ("Ки\u0303їв", "Київ", "stress marks"),
]


@pytest.mark.parametrize(("dirty", "text", "repair"), REPAIRED)
def test_a_certain_repair_is_made_and_named(dirty: str, text: str, repair: str) -> None:
    cleaned = clean(dirty)
    assert cleaned.text == text
    assert repair in cleaned.repairs
    assert repair in normalize(dirty).why


@pytest.mark.parametrize(
    "text",
    [
        *("Kyiv", "Івано-Франківськ", "Слов’янськ", "Біла Церква", "KYIV", "КИЇВ", "Lwów"),
        *("Łódź", "São Paulo", "Đà Nẵng", "Škoda", "Ñuñoa", "Ðakovo", "Gruyères", "Çankırı"),
        *("Αθήνα", "თბილისი", "القاهرة", "東京", "서울", "Kyiv Київ", "McDonald", "d’Artagnan"),
        *("O’Brien", "Nova D’iakivka", "von Berg", "AT&T", "R2-D2", "3rd", "C. S. Lewis", "50%"),
        *("An Muileann gCearr", "Herval dOeste", "McIver", "サン＝クルー", "аб’ект", "C++"),
        *("Реал Мадрид", "Їжакевич", "ЇЇ", "аМаМ", "Paris – Oslo", "Ґрунт", "Mr. T", "СССР"),
    ],
)
def test_clean_text_is_left_as_it_is(text: str) -> None:
    assert clean(text).repairs == ()


# Guesses: made only when the text itself is no name we know.
GUESSED = [
    ("Лис1чанськ", "Лисичанськ", "misread letters"),
    ("0деса", "Одеса", "misread letters"),
    ("Khark1v", "Харків", "misread letters"),
    ("З апоріжжя 3", "Запоріжжя", "a number"),
    ("IvanoFrankivsk 77", "Івано-Франківськ", "a number"),
    ("Ëèñè÷àíñüê", "Лисичанськ", ENCODING),
    ("кХЯХВЮМЯЭЙ", "Лисичанськ", ENCODING),
    ("Kbcbxfycmr", "Лисичанськ", "another keyboard layout"),
    ("Лншм", "Київ", "another keyboard layout"),
    ("Льв?в", "Львів", "lost letters"),
    ("Лиси\ufffdанськ", "Лисичанськ", "lost letters"),
    ("НоваМиколаївка", "Нова Миколаївка", "words written together"),
    ("Kherrsonn", "Херсон", None),
    ("Niuyork", "Нью-Йорк", None),
    ("Слов янськ", "Слов’янськ", "a sign for an apostrophe"),
    ("Полёва", "Польова", "Russian letters"),
    ("Середне", "Середнє", "Russian letters"),
    ("т┴┬╒╥╦┴", "Бабурка", ENCODING),
]


@pytest.mark.parametrize(("dirty", "name", "repair"), GUESSED)
def test_a_guess_that_leads_to_a_name_is_taken_and_named(
    dirty: str, name: str, repair: str | None
) -> None:
    match = normalize(dirty)
    assert match.uk == name, match.why
    assert repair is None or repair in match.why


@pytest.mark.parametrize(
    "text",
    [
        *("doll", "Corn", "3rd", "осіб", "Ждут", "чай", "B2B", "4x4", "R2D2", "A4", "MP3"),
        *("ghbdtn", "qwerty", "asdfgh", "l33t", "h0use", "w0rd", "с1м", "???", "5G", "K9"),
        *("naïve", "Öl", "Ñu", "Ã©tÃ©", "cafÃ©", "50%", "100 %", "x = y", "<3", "U+1F600"),
    ],
)
def test_no_guess_makes_a_name_of_other_text(text: str) -> None:
    match = normalize(text)
    assert not match, match.why


def test_a_clean_name_is_never_taken_for_another() -> None:
    names = dirt.names()[:400]
    assert [name for name in names if "repaired" in normalize(name).why] == []


@pytest.mark.parametrize("text", ["Kyiv", "Ñuñoa", "Ðakovo", "Київ", ""])
def test_no_letters_are_missing_from_clean_text(text: str) -> None:
    assert lost_letters(text) is None


@pytest.mark.parametrize("kind", [*dirts.UK, *dirts.EN])
def test_most_names_survive_each_kind_of_dirt(kind: str) -> None:
    latin = kind in dirts.EN
    spoil = dirts.EN[kind] if latin else dirts.UK[kind]
    pairs = dirt.spoilt(spoil, 25, latin)
    assert pairs
    right = sum(dirt.is_right(*pair, spoil, latin) for pair in pairs)
    assert right >= 0.85 * len(pairs)


def test_the_same_name_is_always_spoilt_in_the_same_way() -> None:
    spoil = dirts.UK["shifting case"]
    assert spoil("Лисичанськ", Random("x")) == spoil("Лисичанськ", Random("x"))
    assert dirt.spoilt(spoil, 5, False) == dirt.spoilt(spoil, 5, False)
