"""The Ukrainian → Russian cognate rules and the engine that applies them."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukrnames.compile import yamlfile
from ukrnames.compile.cognates import Cognates

RULES = Path(__file__).parents[1] / "transliterate" / "cognates" / "uk-ru.yaml"
DATA: Any = yamlfile.load(RULES)
RUSSIAN = Cognates(DATA)
STEM = st.text(alphabet="абвгдезклмнопрстухчш", max_size=12)
STEM_END = st.sampled_from(["ан", "ин", "ас", "ат", "об", "уд", "ул", "ор", "ах", "аж", "ош"])


@pytest.mark.parametrize(("ukrainian", "russian"), DATA["examples"].items())
def test_examples_hold(ukrainian: str, russian: str) -> None:
    assert RUSSIAN.forms(ukrainian)[0] == russian


@pytest.mark.parametrize(
    ("name", "second"),
    [("Великий Токмак", "Большой Токмак"), ("Червона Гора", "Красная Гора")],
)
def test_second_choices_are_offered(name: str, second: str) -> None:
    assert second in RUSSIAN.forms(name)[1:]


def test_apostrophes_are_one_letter() -> None:
    assert len({tuple(RUSSIAN.forms(f"В{mark}язівка")) for mark in "'’ʼ"}) == 1


def test_case_follows_the_word() -> None:
    assert RUSSIAN.forms("КИЇВ")[0] == "КИЕВ"
    assert RUSSIAN.forms("київ")[0] == "киев"
    assert RUSSIAN.forms("Івано-Франківськ")[0] == "Ивано-Франковск"


@given(st.text(max_size=40), st.integers(min_value=1, max_value=6))
def test_total_on_any_text(text: str, limit: int) -> None:
    forms = RUSSIAN.forms(text, limit)
    assert 1 <= len(forms) <= limit
    assert len(set(forms)) == len(forms)


@given(st.text(alphabet="абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’- АБВІ", max_size=30))
def test_deterministic_and_only_russian_letters(text: str) -> None:
    forms = RUSSIAN.forms(text)
    assert forms == Cognates(DATA).forms(text)
    assert not set("іїєґ’") & set("".join(forms))


@given(STEM, STEM_END)
def test_a_smaller_limit_keeps_the_best(stem: str, last: str) -> None:
    forms = RUSSIAN.forms(f"{stem}{last}івка", 4)
    assert RUSSIAN.forms(f"{stem}{last}івка", 1) == forms[:1]


@given(STEM, STEM_END)
def test_ivka_is_ovka_or_evka(stem: str, last: str) -> None:
    assert RUSSIAN.forms(f"{stem}{last}івка")[0].endswith(("овка", "евка"))


def test_longest_piece_then_first_in_the_file() -> None:
    rules = Cognates(
        {
            "letters": {"hard": "н"},
            "rules": [
                {"after": "hard", "forms": {"-и": "ы"}},
                {"forms": {"-и-": "и", "стан-": ["стан", "штан"], "-ни": "ня"}},
            ],
        }
    )
    assert rules.forms("Стани") == ["Станы", "Штаны"]
    assert rules.forms("они") == ["оня"]


def test_attribute_rules_need_another_word() -> None:
    rules = Cognates({"rules": [{"word": "attribute", "forms": {"-а": "ая"}}]})
    assert rules.forms("Нова Гута") == ["Новая Гута"]
