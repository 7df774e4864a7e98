"""Cyrillic → Latin: the standards’ examples, the laws of the engine, the checks of the loader."""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukrnames.compile.systems import load_systems
from ukrnames.compile.yamlfile import DataError
from ukrnames.romanize import APOSTROPHES

ROOT = Path(__file__).parent.parent
SYSTEMS = load_systems(ROOT / "transliterate" / "systems")
KMU = SYSTEMS["uk-kmu-2010"]
REGISTER = ROOT / "gazetteer" / "register" / "katottg.tsv"
NAMES = sorted({line.split("\t")[2] for line in REGISTER.read_text().splitlines()[1:]})
PAIRS = ROOT.parent / "shared" / "data" / "romanisation-pairs.tsv"

any_system = st.sampled_from(list(SYSTEMS.values()))
any_name = st.sampled_from(NAMES)
cyrillic = st.text("абвгґдеєёжзиіїйклмнопрстуўфхцчшщъыьэюяЄЇЮЯЩ’'-\u0301 ", max_size=30)


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Знам'янка", "Znamianka"),
        ("Короп'є", "Koropie"),
        ("Згорани", "Zghorany"),
        ("ЗГОРАНИ", "ZGHORANY"),
        ("Івано-Франківськ", "Ivano-Frankivsk"),
        ("Яни Капу", "Yany Kapu"),
        ("Новий Яр", "Novyi Yar"),
        ("п'ятихатки", "piatykhatky"),
        ("П’ЯТИХАТКИ", "PIATYKHATKY"),
        ("Буча-Яблунівка", "Bucha-Yablunivka"),
        ("вулиця ЩОРСА, Єнакієве", "vulytsia SHCHORSA, Yenakiieve"),
        ("Ки\u0301їв, Я\u0301лта", "Kyiv, Yalta"),
        ("Юрій Я.", "Yurii Ya."),
        ("'Яна' і «Юзівка»", "'Yana' i «Yuzivka»"),
        ("Kyiv 2022, 東京", "Kyiv 2022, 東京"),
        ("", ""),
    ],
)
def test_canonical_english(name: str, latin: str) -> None:
    assert KMU.romanize(name) == latin


@given(any_system, st.text())
def test_any_text_is_accepted_and_text_without_cyrillic_passes_through(system, text) -> None:
    latin = system.romanize(text)
    if not re.search("[\u0400-\u052f]", unicodedata.normalize("NFC", text)):
        assert latin == unicodedata.normalize("NFC", text)


@given(any_system, cyrillic)
def test_composition_does_not_matter(system, text) -> None:
    assert system.romanize(unicodedata.normalize("NFD", text)) == system.romanize(text)


@given(any_system, any_name, st.sampled_from(APOSTROPHES))
def test_the_kind_of_apostrophe_does_not_matter(system, name, apostrophe) -> None:
    # One that the system does not know passes through.
    other = system.romanize(name.replace("’", apostrophe)).replace(apostrophe, "’")
    assert other == system.romanize(name).replace(apostrophe, "’")


@given(any_system, any_name)
def test_capitals_stay_capitals(system, name) -> None:
    one_i = str.maketrans("İI", "iı") if system.romanize("І") == "İ" else {}
    latin, capitals = system.romanize(name), system.romanize(name.upper())
    assert capitals.translate(one_i).lower() == latin.translate(one_i).lower()


def test_every_letter_of_the_register_is_written_in_latin() -> None:
    for key, system in SYSTEMS.items():
        if key.startswith("uk-"):
            assert not [n for n in NAMES if re.search("[\u0400-\u052f]", system.romanize(n))], key


def test_a_long_text_takes_linear_time() -> None:
    assert len(KMU.romanize("Щ’я" * 300_000)) == 1_800_000


# Rows of the shared test pairs: which of our systems each set tests.
COVERED = {
    "uk-kmu-2010": ["ua-2010", "un-2012", "bgnpcgn-2019", "uklatn:KMU_55"],
    "uk-bgn-pcgn-1965": ["bgnpcgn-1965"],
    "uk-dstu-9112-a": ["uklatn:DSTU_9112_A", "translitua:UkrainianDSTU9112A"],
    "uk-dstu-9112-b": ["uklatn:DSTU_9112_B", "translitua:UkrainianDSTU9112B"],
    "uk-ala-lc": ["alalc-1997", "translitua:UkrainianALALC"],
    "uk-scholarly": ["translitua:UkrainianWWS"],
    "uk-national-1996": ["ua-1996"],
    "uk-passport-2007": ["ua-2007"],
    "uk-geocadastre-1993": ["stategeocadastre-1993"],
    "uk-gost-1971": ["translitua:UkrainianGOST1971"],
    "ru-bgn-pcgn-1947": ["bgnpcgn-1947", "iuliia:bgn_pcgn"],
    "ru-gost-7.79-b": ["iuliia:gost_779_alt", "translitua:RussianISO9SystemB"],
    "ru-icao": ["iuliia:icao_doc_9303"],
    "ru-iso-9": ["gost-7.79-2000-2002", "iuliia:gost_779"],
    "ru-ala-lc": ["alalc-1997", "alalc-2012", "iuliia:ala_lc", "translitua:RussianALALC"],
    "be-bgn-pcgn-1979": ["bgnpcgn-1979"],
    "be-national-2007": ["by-2007", "un-2007"],
    "uk-press-fi": ["SFS-4900"],
    "uk-press-de": ["translitua:UkrainianGerman"],
    "uk-press-fr": ["translitua:UkrainianFrench"],
}
COVERED["uk-kmu-2010"] += ["translitua:UkrainianKMU", "translitua:UkrainianBGN2019"]
# Rows our systems answer otherwise, on purpose: pattern of the source text, reason.
OTHERWISE = {
    "\u0301": "stress marks are kept there, dropped here",
    "дуб`дуб": "a grave accent between letters is an apostrophe here",
    "зГин|ЗГур": "capitals inside a word: any writing is as good",
    "Ё ё Ў ў": "single capitals: there as in capitals (JOW), here as in a title (Jow)",
    "^ь Ь": "that test strips the spaces",
    "^Минск": "и is not a Belarusian letter",
    "^Знам'янка, Щастя": "that class does not know the apostrophe; ALA-LC leaves it out",
    "^Дмитро Щуровский": "that class writes й as y; French spellings found have ï",
    "^(Цимлянск|Юбилейный|Якутск)": "there both letters under a tie are capitals",
}
# The same sign in the typography of different sources; interscript writes ĭ with a caron, iuliia
# leaves ё in Latin text.
SAME = str.maketrans({**dict.fromkeys("ʹ´’′`", "'"), **dict.fromkeys("ʺ″”", '"')})
SAME |= str.maketrans("ǐǏёЁ", "ĭĬëË")


@pytest.mark.skipif(not PAIRS.exists(), reason="shared test pairs are not here")
@pytest.mark.parametrize("key", COVERED)
def test_shared_pairs(key: str) -> None:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    rows = [r for r in rows if r["system"] in COVERED[key] and r["source_lang"] == key[:2]]
    assert rows
    for row in rows:
        text, expected = row["source_text"], unicodedata.normalize("NFC", row["expected"])
        latin = SYSTEMS[key].romanize(text)
        composed = unicodedata.normalize("NFC", text)
        if not any(re.search(pattern, composed) for pattern in OTHERWISE):
            assert latin.translate(SAME) == expected.translate(SAME), row


GOOD = """\
id: uk-test
title: Test
authority: Nobody
script_from: uk
source: editors
letters:
  а: a
  б: b
{letters}
rules:
  - after: [start]
    letters:
      є: ye
examples:
  Баба Є: Baba Ye
"""
LETTERS = "\n".join(f"  {c}: x" for c in "вгґдеєжзиіїйклмнопрстуфхцчшщьюя’")
GOOD = GOOD.format(letters=LETTERS)


@pytest.mark.parametrize(
    ("wrong", "instead", "message"),
    [
        (
            "id: uk-test",
            "id: uk-tset",
            "1: id 'uk-tset' differs from the file name; write 'id: uk-test'",
        ),
        ("title: Test", "titel: Test", "2: unknown key 'titel'; did you mean 'title'?"),
        ("source: editors\n", "", "1: has no 'source'; add 'source: …'"),
        ("title: Test", "title: [Test]", "2: 'title' is not plain text; write plain text"),
        (
            "script_from: uk",
            "script_from: pl",
            "4: unknown script_from 'pl'; write one of: uk, ru, be",
        ),
        ("  б: b\n", "", "7: letters lack 'б'; add 'б: …' ('' if not written)"),
        ("  б: b", "  b: b", "8: 'b' is not lower-case Cyrillic; write small letters or ’"),
        ("  б: b", "  б: [b]", "8: 'б' has no composed (NFC) text; write plain letters or ''"),
        ("[start]", "[strat]", "42: unknown context in 'after' 'strat'; did you mean 'start'?"),
        ("[start]", "start", "42: 'after' is not a list; write 'after: [vowel]'"),
        (
            "  - after: [start]\n    letters",
            "  - letters",
            "42: a rule lacks its letters or its context",
        ),
        ("after:", "atfer:", "42: unknown key 'atfer'; did you mean 'after'?"),
        ("Baba Ye", "Baba Je", "46: Баба Є gives 'Baba Ye', not 'Baba Je'; correct one of them"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path, wrong, instead, message) -> None:
    file = tmp_path / "systems" / "uk-test.yaml"
    file.parent.mkdir()
    file.write_text(GOOD, encoding="utf-8")
    assert list(load_systems(file.parent)) == ["uk-test"]
    assert wrong in GOOD
    file.write_text(GOOD.replace(wrong, instead, 1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_systems(file.parent)
    assert any(p.startswith(f"systems/uk-test.yaml:{message}") for p in caught.value.problems), (
        caught.value.problems
    )
