"""Units find the settlement they are named for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from ukrnames.compile.centers import by_rule, by_stem, center

REGISTER = Path(__file__).resolve().parent.parent / "gazetteer" / "register" / "katottg.tsv"


@pytest.mark.parametrize(
    ("adjective", "name"),
    [
        ("Бахмутський", "Бахмут"),
        ("Луганська", "Луганськ"),
        ("Київська", "Київ"),
        ("Степанівська", "Степанівка"),
        ("Берегівський", "Берегове"),
        ("Батівська", "Батьово"),
        ("Криворізький", "Кривий Ріг"),
        ("Запорізький", "Запоріжжя"),
        ("Кременчуцький", "Кременчук"),
        ("Дрогобицький", "Дрогобич"),
        ("Калуський", "Калуш"),
        ("Білоцерківський", "Біла Церква"),
        ("Великобурлуцька", "Великий Бурлук"),
        ("Нижньовербізька", "Нижній Вербіж"),
        ("Часовоярська", "Часів Яр"),
        ("Івано-Франківський", "Івано-Франківськ"),
        ("Станично-Луганська", "Станиця Луганська"),
        ("Сумський", "Суми"),
        ("Чернівецький", "Чернівці"),
        ("Лановецька", "Ланівці"),
        ("Букачівська", "Букачівці"),
        ("Лубенський", "Лубни"),
        ("Золотоніський", "Золотоноша"),
        ("Роздільнянський", "Роздільна"),
        ("Довжанська", "Довге"),
        ("Зимогір’ївська", "Зимогір’я"),
        ("Квітнева", "Квітневе"),
        ("Хмельницький", "Хмельницький"),
    ],
)
def test_the_adjective_of_a_name_is_recognized_by_rule(adjective: str, name: str) -> None:
    assert by_rule(adjective, ["Ківш", "Стебло", name]) == 2


def test_the_first_of_two_that_fit_is_meant() -> None:
    assert center("Бахмацька", ["Бахмач", "Мала Дівиця", "Бахмач"]) == 0


def test_a_near_stem_stands_in_for_a_rule_only_with_a_clear_margin() -> None:
    assert by_stem("Сарибашівська", ["Сари-Баш", "Кримка"]) == 0
    assert by_stem("Сарибашівська", ["Сари-Баш", "Сари-Баші"]) is None


@pytest.mark.parametrize("adjective", ["Закарпатська", "Куйбишевська", "Пристолична"])
def test_a_unit_named_for_nothing_inside_it_has_no_center(adjective: str) -> None:
    assert center(adjective, ["Ужгород", "Албат", "Щасливе", "Дударків"]) is None


def test_no_settlements_have_no_center() -> None:
    assert center("Бахмутський", []) is None


@pytest.fixture(scope="module")
def units() -> dict[str, tuple[str, str, str]]:
    """Category, name and parent by code."""
    lines = REGISTER.read_text(encoding="utf-8").splitlines()[1:]
    cells = [line.split("\t") for line in lines]
    return {code: (category, name, parent) for code, category, name, parent in cells}


def _found(
    units: dict[str, tuple[str, str, str]], category: str, rank: Callable[[str], tuple[int, str]]
) -> dict[str, str | None]:
    inside: dict[str, list[str]] = defaultdict(list)
    for code, (own, _, above) in units.items():
        parent = above if own in "MXC" else ""
        while parent:
            inside[parent].append(code)
            parent = units[parent][2]
    found: dict[str, str | None] = {}
    for code, (own, name, _) in units.items():
        if own == category:
            ranked = sorted(inside[code], key=rank)
            index = center(name, [units[place][1] for place in ranked])
            found[code] = None if index is None else ranked[index]
    return found


def test_hromadas_are_named_for_their_seats(units: dict[str, tuple[str, str, str]]) -> None:
    found = _found(units, "H", lambda code: (0, code))
    resolved = [place for place in found.values() if place]
    assert len(resolved) / len(found) > 0.97
    # The seat is the first settlement of a hromada in the codifier's numbering.
    assert sum(place[9:12] == "001" for place in resolved) / len(resolved) > 0.99


def test_raions_are_named_for_cities(units: dict[str, tuple[str, str, str]]) -> None:
    found = _found(units, "P", lambda code: ("MXC".index(units[code][0]), code))
    assert all(found.values())
    kinds = Counter(units[place][0] for place in found.values() if place)
    assert kinds["M"] / len(found) > 0.95
