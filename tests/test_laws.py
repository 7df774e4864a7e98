"""Laws that hold for every name of the register and for every text (hypothesis)."""

from __future__ import annotations

import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import process_time
from urllib.parse import quote

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from ukrnames import keys, normalize
from ukrnames.clean import _REPAIRS, clean, fold
from ukrnames.compile.build import load_tables
from ukrnames.compile.register import rows
from ukrnames.compile.yamlfile import load
from ukrnames.normalizer import default
from ukrnames.read import MAX_READINGS, Reader, script

ROOT = Path(__file__).parent.parent
REGISTER = list(rows(ROOT / "gazetteer" / "register" / "katottg.tsv"))
SETTLEMENTS = sorted({row["name"] for row in REGISTER if row["category"] in "KMXC"})
READER = Reader(load_tables(ROOT / "transliterate")["readings"])

names = st.sampled_from(SETTLEMENTS)
any_text = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)
word = st.text("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’abcdefghijklmnopqrstuvwxyz '-", max_size=30)


def spoil(name: str, at: int, lost: int, sign: str) -> str:
    """The name with signs in the place of some of its letters."""
    at %= len(name)
    return name[:at] + sign + name[at + lost :]


sign = st.text(st.characters(codec=None, categories=("N", "P", "S", "M", "C")), max_size=3)
spoilt = st.builds(spoil, names, st.integers(0, 40), st.integers(0, 2), sign)
name_like = st.one_of(names, spoilt, word, st.builds("{} {}, {}".format, word, names, spoilt))
sounds = st.text("aeiouyjbvhgdZzklmnprstfxcCS", max_size=16)

few = settings(max_examples=60)


# Any text


@given(any_text)
@example("\ud800")
@example("İ" * 30)
@example("ﷺ ﬁ ß ẞ ǅ")
def test_no_text_raises(text: str) -> None:
    match = normalize(text)
    assert match.query == text
    assert 0 <= match.score <= 1
    assert bool(match) == (match.name is not None) == (match.uk is not None)
    assert len(repr(match).splitlines()) == 1
    str(match), match.to_dict(), match._repr_html_()


@given(name_like, st.sampled_from(["uk", "ru", "be", None]), st.sampled_from([0, 0.4, 1]))
@example("Ки2їв", None, 0.4)
@example("00Єньків", "uk", 0)
def test_no_name_like_text_raises(text: str, lang: str | None, min_score: float) -> None:
    match = normalize(text, lang=lang, min_score=min_score)
    assert not match or match.score >= min_score
    assert match.id is None or match.name is not None
    ranks = [(c.name != match.name, -c.score) for c in match.candidates]
    assert ranks == sorted(ranks)  # of a name that many share, each is less likely than the name
    assert match.entity is None or match.entity.id == match.id


# An answer depends only on its arguments


@given(name_like, st.lists(name_like, max_size=4))
@few
def test_earlier_questions_change_nothing(text: str, others: list[str]) -> None:
    first = normalize(text)
    normalize(others)
    normalize(others, date="1990-01-01", kind="settlement")
    assert normalize(text) == first
    assert normalize([text, *others, text])[-1] == first


def test_threads_change_nothing() -> None:
    asked = [*SETTLEMENTS[::300], "Slovenia", "Lysekhansk", "President Zelensky", ""]
    alone = [normalize(name) for name in asked]
    with ThreadPoolExecutor(8) as pool:
        for answers in pool.map(lambda _: normalize(asked), range(8)):
            assert answers == alone


# Names of the register; that each leads to itself is in test_register


@given(names)
def test_a_canonical_ukrainian_name_leads_to_itself(name: str) -> None:
    match = normalize(name)
    assume(match.uk)
    assert normalize(match.uk or "").uk == match.uk


DRESSES = {
    "decomposed": lambda name: unicodedata.normalize("NFD", name),
    "typewriter apostrophe": lambda name: name.replace("’", "'"),
    "letter apostrophe": lambda name: name.replace("’", "ʼ"),
    "backtick": lambda name: name.replace("’", "`"),
    "spaces around": lambda name: f"  {name}\n",
    "guillemets": lambda name: f"«{name}»",
    "quotes and a comma": lambda name: f'"{name}",',
    "curly quotes and a stop": lambda name: f"“{name}”.",
    "wide spaces": lambda name: name.replace(" ", "\u00a0  "),
    "dash for hyphen": lambda name: name.replace("-", "–"),
    "zero width": "\u200b".join,
    "capitals": str.upper,
    "one look-alike": lambda name: re.sub("[аеіорсух]", lambda f: LATIN[f[0]], name, count=1),
    "a village word": lambda name: f"с. {name}",
    "a glued village word": lambda name: f"с.{name}",
    "a village word behind": lambda name: f"{name} (село)",
    "the country": lambda name: f"{name}, Україна",
    "bold": lambda name: f"<b>{name}</b>",
    "a footnote": lambda name: f"{name}[1]",
    "an address": lambda name: f"https://uk.wikipedia.org/wiki/{quote(name.replace(' ', '_'))}",
    "entities": lambda name: "".join(f"&#{ord(char)};" for char in name),
    "direction marks": lambda name: f"\u202b{name}\u200f",
    "a heading": lambda name: f"## {name}",
    "no-break spaces": lambda name: name.replace(" ", "\u00a0"),
    "a word for a village behind a comma": lambda name: f"{name}, село",
    "a Russian village word": lambda name: f"деревня {name}",
}
LATIN = dict(zip("аеіорсух", "aeiopcyx", strict=True))
TYPED = {dress for dress in DRESSES if "village" in dress}


TITLES = ["Президент", "пан", "governor", "Mr.", "генерал", "Präsident", "pan", "мер Києва"]
FULL_NAMES = sorted(
    {
        f"{entry['given']} {entry['surname']}"
        for path in (ROOT / "gazetteer" / "people").glob("*.yaml")
        for entry in load(path)
    }
)


@given(st.sampled_from(FULL_NAMES), st.sampled_from(TITLES))
def test_a_title_does_not_change_who_is_meant(name: str, title: str) -> None:
    plain, titled = normalize(name), normalize(f"{title} {name}")
    assert (titled.uk, titled.id) == (plain.uk, plain.id)


@given(names, st.sampled_from(sorted(DRESSES)))
def test_how_a_name_is_dressed_does_not_matter(name: str, dress: str) -> None:
    kind = "settlement" if dress in TYPED else None
    plain, dressed = normalize(name, kind=kind), normalize(DRESSES[dress](name))
    assert (dressed.name, dressed.uk, dressed.id) == (plain.name, plain.uk, plain.id)
    assert dressed.key == plain.key


@pytest.mark.parametrize(
    "name",
    [
        "київ",
        "чоп",
        "радьки",
        "савчин",
        "сватки",
        "нове село",
        "зелений під",
        "вільна україна",
    ],
)
def test_small_letters_lead_to_the_same_name(name: str) -> None:
    proper = normalize(name.title())
    assert proper and normalize(name).name == proper.name


@given(names)
def test_the_key_is_the_same_for_both_canonical_names(name: str) -> None:
    match = normalize(name)
    english = normalize(match.name or "")
    assume(match and english.uk == match.uk)
    assert english.key == match.key


# The parts


SPOILS = {
    "UTF-8 as cp1251": lambda text: text.encode("utf-8", "replace").decode("cp1251", "replace"),
    "UTF-8 as cp1252": lambda text: text.encode("utf-8", "replace").decode("cp1252", "replace"),
    "cp1251 as latin-1": lambda text: text.encode("cp1251", "replace").decode("latin-1"),
    "entities": lambda text: text.encode("ascii", "xmlcharrefreplace").decode(),
    "escapes": lambda text: text.encode("unicode-escape").decode(),
    "percent": lambda text: quote(text.encode("utf-8", "replace")),
    "tags": lambda text: f"<i>{text}</i><!-- -->",
    "set apart": " ".join,
    "decomposed": lambda text: unicodedata.normalize("NFKD", text),
}


@given(st.one_of(any_text, name_like), st.lists(st.sampled_from(sorted(SPOILS)), max_size=3))
@example("&amp;#38;", ["entities"])
def test_what_is_repaired_needs_no_repair(text: str, spoils: list[str]) -> None:
    for spoil in spoils:
        text = SPOILS[spoil](text)
    cleaned = clean(text).text
    assert clean(cleaned).text == cleaned
    assert clean(text) == clean(text)


@given(
    st.one_of(any_text, name_like), st.sampled_from(sorted(SPOILS)), st.sampled_from([*_REPAIRS])
)
def test_no_repair_has_more_to_do_on_clean_text(text: str, spoil: str, repair: str) -> None:
    cleaned = clean(SPOILS[spoil](text)).text
    assert _REPAIRS[repair](cleaned) == cleaned


@given(st.one_of(any_text, name_like), st.sampled_from(sorted(SPOILS)))
def test_no_spoilt_text_raises(text: str, spoil: str) -> None:
    match = normalize(SPOILS[spoil](text))
    assert match or match.score < 1 or match.how == "foreign"


@given(st.text("%&;#<>[]|\\u+=?_*’ '-\n\ufffdАаІіAaIl01D0ÐÑ¸ ", max_size=200))
@few
def test_text_made_of_marks_and_remains_takes_no_time(text: str) -> None:
    start = process_time()
    normalize(text)
    assert process_time() - start < 5


@given(st.one_of(any_text, name_like))
@example("\u0301и\u0301")
@example('"«a»"')
@example("xАА")  # not Chinese read in KOI8
@example("бIпЄ")  # nor a lone д
@example("/iSunj")  # a letter of markup, once the slash is off
def test_clean_and_fold_are_idempotent(text: str) -> None:
    cleaned = clean(text).text
    assert clean(cleaned).text == cleaned
    folded = fold(cleaned)
    assert fold(folded) == folded


@given(sounds, sounds)
@example("hajdaj", "gaidai")
def test_coarser_keys_of_equal_keys_are_equal(one: str, other: str) -> None:
    steps = (keys.k1, keys.k2, keys.k3f, keys.k3)
    for step in steps:
        equal = one == other
        one, other = step(one), step(other)
        assert one == other or not equal
        assert step(one) == one or step is keys.k3f  # its mark for a vowel is dropped when repeated


@given(sounds, st.integers(0, 16), st.sampled_from("abklms"), st.integers(0, 3))
def test_strings_one_edit_apart_share_a_deletion(one: str, at: int, sound: str, edit: int) -> None:
    at = min(at, len(one))
    other = [
        one[:at] + sound + one[at:],
        one[:at] + one[at + 1 :],
        one[:at] + sound + one[at + 1 :],
        one[:at] + one[at + 1 : at + 2] + one[at : at + 1] + one[at + 2 :],
    ][edit]
    assert set(keys.deletions(one)) & set(keys.deletions(other))


@given(st.one_of(any_text, name_like), st.sampled_from([None, *READER.languages]))
def test_every_text_can_be_read(text: str, lang: str | None) -> None:
    readings = READER.read(fold(clean(text).text), lang)
    assert len(readings) <= MAX_READINGS
    assert len(set(readings)) == len(readings)
    assert isinstance(script(text), str)


@given(names)
def test_a_ukrainian_name_is_read_in_sounds_only(name: str) -> None:
    readings = READER.read(fold(clean(name).text), "uk")
    assert readings and set("".join(readings)) <= set("aeiouyjbvhgdZzklmnprstfxcCS")


@pytest.mark.parametrize("name", SETTLEMENTS[::500])
def test_the_default_normalizer_is_made_once(name: str) -> None:
    assert default() is default()
    assert default().normalize(name) == normalize(name)
