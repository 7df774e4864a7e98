"""Case forms: the tables and their checks, the engine's laws, and forms that others decline."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukrnames import normalize
from ukrnames.clean import fold
from ukrnames.compile.inflections import load_inflections
from ukrnames.compile.yamlfile import DataError
from ukrnames.inflect import MAX_NOMINATIVES, Inflector, case_name
from ukrnames.normalizer import Normalizer
from ukrnames.read import Reader

ROOT = Path(__file__).resolve().parent.parent
TABLES = load_inflections(ROOT / "transliterate" / "inflections")
INFLECTOR = Inflector(list(TABLES.values()), Reader([]))
LETTERS = "абвгдезийклмнопрстухцчшщьюяіїєґыэъёó łwůáý ’-"


# The engine


def test_the_words_of_a_name_agree() -> None:
    found = INFLECTOR.nominatives("великих мостів")
    assert "великі мости" in found
    assert "великий міст" not in found


def test_a_preposition_narrows_the_cases() -> None:
    alone, governed = INFLECTOR.nominatives("бахмуту"), INFLECTOR.nominatives("у бахмуту")
    assert case_name(alone["бахмут"]) == "a form"
    assert case_name(governed["бахмут"]) == "the genitive or locative"
    assert "бахмут" not in INFLECTOR.nominatives("під бахмуту")


def test_a_preposition_may_stand_before_the_nominative() -> None:
    assert "бахмут" in INFLECTOR.nominatives("на бахмут")
    assert "бахмут" not in INFLECTOR.nominatives("бахмут")


def test_latin_letters_need_a_preposition() -> None:
    assert "lwów" in INFLECTOR.nominatives("we lwowie")
    assert not INFLECTOR.nominatives("lwowie")


def test_a_word_of_another_alphabet_has_no_cases() -> None:
    assert not INFLECTOR.nominatives("тамароўкі")
    assert not INFLECTOR.nominatives("თბილისი")


@given(st.text(LETTERS, max_size=120))
def test_candidates_are_few_and_never_the_word_itself(text: str) -> None:
    folded = fold(text)
    found = INFLECTOR.nominatives(folded)
    assert len(found) <= 2 * len(TABLES) * MAX_NOMINATIVES
    assert " ".join(folded.split()) not in found
    assert all(name and cases for name, cases in found.items())


@given(st.text(max_size=60))
def test_any_text_is_taken(text: str) -> None:
    INFLECTOR.nominatives(fold(text))


# Evidence


def test_the_center_and_its_hromada_are_ambiguous() -> None:
    match = normalize("Лисичанська")
    assert match.ambiguous
    assert {"Лисичанськ", "Лисичанська громада"} <= {c.uk for c in match.candidates}
    assert "the genitive" in match.why and "'Lysychansk hromada'" in match.why
    assert normalize("з Лисичанська").id


def test_the_adjective_of_an_oblast_is_its_name() -> None:
    assert normalize("Луганська").kind == "oblast"
    assert normalize("до Луганська").kind == "settlement"


@pytest.mark.parametrize("name", ["Суми", "Броди", "Бродів", "Баранівці", "Носівки", "Глухова"])
def test_a_name_is_itself_before_it_is_a_case_of_another(name: str) -> None:
    match = normalize(name)
    assert (match.uk, match.how) == (name, "exact")


@pytest.mark.parametrize(
    ("form", "name"), [("до Бродів", "Броди"), ("у Глухові", "Глухів"), ("в Носівці", "Носівка")]
)
def test_after_a_preposition_the_larger_place_is_meant(form: str, name: str) -> None:
    assert normalize(form).uk == name


def test_a_case_form_is_a_spelling_and_explained() -> None:
    match = normalize("Кривого Рогу")
    assert match.how == "spelling"
    assert "is the genitive of the name of 'Kryvyi Rih'" in match.why


@given(st.sampled_from(["Кривого Рогу", "під Бахмутом", "в Северодонецке", "Сергія Гайдая"]))
def test_dress_does_not_change_a_case_form(form: str) -> None:
    for dressed in (f"«{form}»", f"  {form} ", form.upper(), form.replace("і", "i")):
        assert normalize(dressed).name == normalize(form).name


# Forms declined by others


@pytest.fixture(scope="module")
def judges() -> ModuleType:
    for name in ("pymorphy3", "pymorphy3_dicts_uk", "pymorphy3_dicts_ru", "shevchenko"):
        pytest.importorskip(name)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "benchmarks"))
        return importlib.import_module("inflection")


@pytest.mark.parametrize(
    ("lang", "what", "floor"),
    [
        ("uk", "cities", 0.985),
        ("uk", "settlements", 0.97),
        ("uk", "people", 0.99),
        ("ru", "cities", 0.975),
        ("ru", "settlements", 0.95),
        ("ru", "people", 0.99),
    ],
)
def test_declined_names_lead_back(judges: ModuleType, lang: str, what: str, floor: float) -> None:
    cities, others = judges.settlements()
    if what == "people":
        cases = list(judges.declined_people(lang))[::2]
    else:
        cases = list(judges.declined_places(cities if what == "cities" else others[:300], lang))
    assert len(cases) > 500
    _, fair, governed = judges.measure(Normalizer(), cases)
    assert fair >= floor, f"{fair:.4f}"
    assert governed >= floor, f"{governed:.4f}"


# The checks of the tables

SOUND = """\
id: demo
title: demo
source: editors
alphabet: абвеикмнорсту
letters:
  consonant: бвкмнрст
prepositions:
  locative: [в]
changes:
  closed:
    о.: [е.]
paradigms:
  - name: ""
    gender: [masculine]
    after: consonant
    changes: [closed]
    cases:
      locative: [и]
    examples:
      в Роти: Рет
"""


@pytest.mark.parametrize(
    ("part", "other", "problem"),
    [
        ("id: demo", "id: other", "1: id 'other' differs from the file name; write 'id: demo'"),
        (
            "consonant: бвкмнрст",
            "consonant: бвz",
            "6: 'z' is not in the alphabet; add it there or drop it here",
        ),
        (
            "  consonant: бвкмнрст",
            "  vowel: аеиоу",
            "6: letters lack 'consonant', which the dots of changes stand for; add it",
        ),
        (
            "locative: [в]",
            "locativ: [в]",
            "8: unknown case 'locativ'; did you mean 'locative'?",
        ),
        (
            "locative: [в]",
            "locative: в",
            "8: the prepositions of 'locative' are not a list of plain texts; write '[…]'",
        ),
        (
            "о.: [е.]",
            "о.: [е]",
            "11: 'е' has not as many dots as 'о.'; write one for each",
        ),
        ("о.: [е.]", "т.: [е.]", "11: 'т.' has a consonant before a dot; write it as a dot"),
        ("о.: [е.]", 'о: [""]', "11: 'о' changes to nothing; write a letter"),
        (
            "    о.: [е.]",
            "    - о",
            "10: the change 'closed' is not a mapping; write 'о.: [і.]' below it",
        ),
        (
            '  - name: ""',
            '  - comment: ""',
            "13: has no 'name'; add the name's own ending, '' for none",
        ),
        ("masculine", "male", "14: unknown gender 'male'; did you mean 'masculine'?"),
        ("after: consonant", "after: hard", "15: unknown letters 'hard'; write one of: consonant"),
        ("changes: [closed]", "changes: [open]", "16: unknown change 'open'; write one of: closed"),
        ("в Роти: Рет", "в Роти: Тор", "20: в Роти does not lead to 'Тор'; correct one of them"),
        ("letters:", "only: bare\nletters:", "5: unknown only 'bare'; write one of: governed"),
        ("paradigms:", "paradigms:\n  - odd", "13: a paradigm is not a mapping"),
    ],
)
def test_a_faulty_table_is_refused_by_line(
    tmp_path: Path, part: str, other: str, problem: str
) -> None:
    folder = tmp_path / "inflections"
    folder.mkdir()
    path = folder / "demo.yaml"
    path.write_text(SOUND, encoding="utf-8")
    assert load_inflections(folder)
    assert part in SOUND
    path.write_text(SOUND.replace(part, other), encoding="utf-8")
    with pytest.raises(DataError) as refused:
        load_inflections(folder)
    assert f"inflections/demo.yaml:{problem}" in str(refused.value)
