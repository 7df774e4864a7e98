"""Spelling → sounds: the tables’ examples, whole alphabets, the laws of the reader, the checks."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukrnames.clean import clean, fold
from ukrnames.compile.readings import SOUNDS, load_readings
from ukrnames.compile.yamlfile import DataError
from ukrnames.read import MAX_READINGS, Reader

FOLDER = Path(__file__).parent.parent / "transliterate" / "readings"
TABLES = {table["id"]: table for table in load_readings(FOLDER)}
READER = Reader(list(TABLES.values()))

ALPHABETS = {
    "latin": "abcdefghijklmnopqrstuvwxyz",
    "greek": "αβγδεζηθικλμνξοπρσςτυφχψω",
    "armenian": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
    "georgian": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "hebrew": "אבגדהוזחטיכךלמםנןסעפףצץקרשתװױײ",
    "arabic": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي" + "پچژکگی" + "ٹڈڑںہھے",
    "devanagari": "अआइईउऊऋएऐओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसहािीुूृेैोौ्ंँः",
    "thai": "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะาำิีึืุูเแโใไ",
    "kana": "アイウエオカキクケコガギグゲゴサシスセソザジズゼゾタチツテトダヂヅデド"
    "ナニヌネノハヒフヘホバビブベボパピプペポマミムメモヤユヨラリルレロワヰヱヲンヴァィゥェォッャュョー"
    "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑをん",
    "hangul": "".join(map(chr, [*range(0x1100, 0x1113), *range(0x1161, 0x1176)]))
    + "".join(map(chr, range(0x11A8, 0x11C3))),
    "han": "阿埃奥沃乌亚耶约尤伊安恩因翁巴贝比波布佩皮普帕瓦韦维夫弗费菲福法加格戈古哈赫霍胡希达德"
    "迪多杜塔特季托图日若热茹扎泽兹佐祖卡克科库基切恰奇丘乔茨采策齐楚拉勒莱列里利罗洛尔鲁卢留廖"
    "马玛梅米莫姆穆纳内涅尼诺努萨塞斯西锡谢索苏沙舍什舒肖夏曼坦丹顿敦兰连林宁年奧烏亞約貝維韋"
    "費達圖熱澤茲喬齊萊羅爾魯盧馬瑪納內諾薩錫謝蘇頓蘭連寧",
    "cyrillic": "абвгґдежзійклмнопрстуфхцчшщьъюяіїєыэёў"
    "јљњђћџѓќѕѝѐ"  # South Slavic
    "әғқңөұүһҡҙҫҗҕҥҳҷӣӯӑӗӳӕ"  # Turkic, Mongolian, Iranian
    "ӓӧӱӹӥӝӟӵ"  # Finno-Ugric
    "ӏҭҵҽҿԥӡӷ",  # Caucasian
}


@pytest.mark.parametrize("name", TABLES)
def test_the_whole_alphabet_is_read(name: str) -> None:
    letters = TABLES[name]["letters"]
    own = [language["letters"] for language in TABLES[name].get("languages", {}).values()]
    missing = [letter for letter in ALPHABETS[name] if letter not in letters]
    assert [letter for letter in missing if not own or any(letter not in o for o in own)] == []


@pytest.mark.parametrize("name", TABLES)
def test_groups_are_as_folding_leaves_them_and_sounds_are_known(name: str) -> None:
    for group, readings in TABLES[name]["letters"].items():
        assert group == unicodedata.normalize("NFC", group.lower())
        assert set("".join(readings)) <= set(SOUNDS)


@pytest.mark.parametrize("code", TABLES["cyrillic"]["languages"])
def test_a_language_reads_its_own_alphabet(code: str) -> None:
    alphabet = TABLES["cyrillic"]["languages"][code]["alphabet"]
    (sounds,) = READER.read(alphabet, code)
    assert set(sounds) <= set(SOUNDS)


@pytest.mark.parametrize(
    ("spelling", "sounds"),
    [
        ("Харків", "xarkiv"),
        ("Трасцянец", "trastjanec"),
        ("Чарнаўцы", "Carnavcy"),
        ("Кривој Рог", "krivojroh"),
        ("Лавов", "lavov"),
        ("Һамар", "hamar"),
        ("Χμελνίτσκι", "xmelnicki"),
        ("Μπέρντιανσκ", "berdjansk"),
        ("Կրիվոյ Ռոգ", "krivojrog"),
        ("კრივოი-როგი", "krivojrog"),
        ("טולטשין", "tolCin"),
        ("ז׳יטומיר", "Zitomir"),
        ("جيتومير", "Zitomir"),
        ("کاخووکا", "kaxovka"),
        ("खार्किव", "xarkiv"),
        ("โปลตาวา", "poltava"),
        ("แบแรฌานือ", "bereZany"),
        ("ハルキウ", "harkiv"),
        ("ヴィーンヌィツャ", "vinnycja"),
        ("하르키우", "harkiv"),
        ("우즈호로드", "uzhorod"),
        ("巴甫利夫卡", "pavlivka"),
        ("布羅瓦里", "brovari"),
    ],
)
def test_a_spelling_has_this_reading(spelling: str, sounds: str) -> None:
    assert sounds in _read(spelling)


@pytest.mark.parametrize("spelling", ["🙂", "", "42"])
def test_what_has_no_letters_has_no_reading(spelling: str) -> None:
    assert _read(spelling) == []


@pytest.mark.parametrize(
    ("installed", "readings"),
    [(None, []), ({"ኪየቭ": "kīyēv"}, ["kijev"]), ({"ኪየቭ": "Kiyev"}, ["kijev"])],
)
def test_a_script_without_a_table_is_left_to_the_reader_that_is_installed(
    monkeypatch: pytest.MonkeyPatch, installed: dict[str, str] | None, readings: list[str]
) -> None:
    latin = (lambda text: "") if installed is None else installed.__getitem__
    monkeypatch.setattr("ukrnames.fallback._reader", lambda: latin)
    assert _read("ኪየቭ")[:1] == readings


letters = st.sampled_from("".join(ALPHABETS.values()) + " -’")


@given(st.one_of(st.text(), st.text(letters, max_size=40)))
def test_any_text_has_few_and_distinct_readings(text: str) -> None:
    readings = _read(text)
    assert len(readings) <= MAX_READINGS
    assert len(readings) == len(set(readings))
    assert readings == _read(text)


@given(st.sampled_from(sorted(ALPHABETS)).flatmap(lambda name: st.text(ALPHABETS[name])))
def test_letters_of_an_alphabet_become_sounds_only(text: str) -> None:
    assert set("".join(_read(text))) <= set(SOUNDS)


GOOD = """\
id: test
title: Letters of a test
source: editors
script: Greek
letters:
  α: [a]
  β: [v, b]
examples:
  Βα: va
"""


@pytest.mark.parametrize(
    ("line", "instead", "problem"),
    [
        ("title:", "tittle:", "readings/test.yaml:2: unknown key 'tittle'; did you mean 'title'?"),
        ("id: test", "id: other", "1: id 'other' differs from the file name; write 'id: test'"),
        ("script: Greek", "script: Thai", "4: no letter is of the script 'Thai'; write one of"),
        ("[v, b]", "[w, b]", "7: unknown sound 'w'; write only: a e i"),
        ("[v, b]", "v", "7: 'β' has no list of sounds; write 'β: [a, o]'"),
        ("β:", "Β:", "7: 'Β' never meets folded text; write 'β'"),
        ("β:", "β^:", "7: 'β^' is no letter group; write '^' first and '$' last only"),
        ("Βα: va", "Βα: ba", "9: Βα gives 'va', not 'ba'; correct one of them"),
        ("examples:\n  Βα: va\n", "", "1: has no 'examples'; add 'examples: …'"),
        (GOOD, "- a", "1: is not a mapping; start with 'id: test'"),
    ],
)
def test_a_faulty_table_is_refused_by_line(
    tmp_path: Path, line: str, instead: str, problem: str
) -> None:
    folder = tmp_path / "readings"
    folder.mkdir()
    file = folder / "test.yaml"
    file.write_text(GOOD, encoding="utf-8")
    assert load_readings(folder)[0]["letters"]["β"] == ["v", "b"]
    file.write_text(GOOD.replace(line, instead), encoding="utf-8")
    with pytest.raises(DataError) as refused:
        load_readings(folder)
    assert problem in str(refused.value)


def _read(spelling: str) -> list[str]:
    return READER.read(fold(clean(spelling).text))
