"""People: parts of names, laws of matching, keys, and who is composed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ukrnames import Normalizer, normalize
from ukrnames.compile.entries import read_entries, schema_of
from ukrnames.compile.register import rows
from ukrnames.compile.yamlfile import Text, load
from ukrnames.distance import is_slip
from ukrnames.normalizer import default
from ukrnames.parts import Parts, patronymic_at
from ukrnames.romanize import System

ROOT = Path(__file__).parent.parent
PEOPLE = [
    tuple(str(entry.get(Text(key), "")) for key in ("id", "given", "patronymic", "surname"))
    for _, entry in read_entries(sorted((ROOT / "gazetteer" / "people").glob("*.yaml")))
    if schema_of(entry) == "person"
]
NAMESAKES = {
    name for name in (p[1::2] for p in PEOPLE) if sum(other[1::2] == name for other in PEOPLE) > 1
}
SURNAMES = [row["uk"] for row in rows(ROOT / "gazetteer" / "register" / "surnames.tsv")]
SYSTEMS = sorted(path.stem for path in (ROOT / "transliterate" / "systems").glob("uk-*.yaml"))
# In these every man's name ends in -a, or ш and с are written alike.
AMBIGUOUS = {"uk-press-lv", "uk-press-hu"}

people = st.sampled_from(PEOPLE)
some = settings(max_examples=80)


@cache
def system(name: str) -> System:
    return System(load(ROOT / "transliterate" / "systems" / f"{name}.yaml"))  # type: ignore[arg-type]


@cache
def parts() -> Parts:
    return default().search._people._parts


def test_the_register_holds_what_was_promised() -> None:
    assert len(SURNAMES) >= 20_000
    assert len(set(SURNAMES)) == len(SURNAMES)


# Laws: how a known person is written never changes who it is


@given(people, st.sampled_from(["{1} {3}", "{3} {1}", "{1} {2} {3}", "{3} {1} {2}"]))
@some
def test_neither_order_nor_patronymic_change_the_person(person: tuple[str, ...], way: str) -> None:
    plain, written = normalize(f"{person[1]} {person[3]}"), normalize(way.format(*person))
    assert written.uk == plain.uk == f"{person[1]} {person[3]}"
    assert written.key == plain.key
    assert written.id == person[0] or person[1::2] in NAMESAKES


@given(people, st.sampled_from(SYSTEMS), st.booleans())
@some
def test_no_script_changes_the_person(person: tuple[str, ...], name: str, turned: bool) -> None:
    uk = f"{person[3]} {person[1]}" if turned else f"{person[1]} {person[3]}"
    match = normalize(system(name).romanize(uk))
    if name not in AMBIGUOUS:
        assert match.uk == f"{person[1]} {person[3]}", match.why


@given(people)
@some
def test_an_initial_never_leads_to_another_name(person: tuple[str, ...]) -> None:
    namesakes = (other for other in PEOPLE if other[3] == person[3])
    fitting = [other[1] for other in namesakes if other[1][0] == person[1][0]]
    for name in (f"{person[1][0]}. {person[3]}", f"{person[3]} {person[1][0]}."):
        match = normalize(name)
        assert match.uk in (person[3], *(f"{given} {person[3]}" for given in fitting)), match.why


@given(people, people)
@some
def test_a_given_name_of_another_is_another_person(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    (typed,), (own,) = parts().words(other[1]), parts().words(one[1])
    assume(not {other[1], *typed.given} & {one[1], *own.given})
    match = normalize(f"{other[1]} {one[3]}")
    assert match.id != one[0] or match.how == "fuzzy", match.why


# Keys


@given(st.sampled_from(PEOPLE), st.sampled_from(SURNAMES), st.sampled_from(SYSTEMS))
@some
def test_keys_do_not_depend_on_the_order(person: tuple[str, ...], surname: str, name: str) -> None:
    latin = system(name).romanize(f"{person[1]} {surname}")
    first, last = latin.split(" ", 1)
    one, other = normalize(f"{first} {last}"), normalize(f"{last} {first}")
    assume("without" not in one.why + other.why)  # "Reka Panas" is a river
    assume("settlement" not in (one.kind, other.kind))  # "Andriĭ Ivko" is near Andriivka
    assert one.key == other.key


@pytest.mark.parametrize(
    "spellings",
    [
        ["Сергій Циплаков", "Сергей Цыплаков", "Sergey Tsyplakov", "TSYPLAKOV Sergei Petrovich"],
        ["Олена Білик", "Елена Билык", "Olena Bilyk", "Bilyk Elena Ivanovna", "Алена Білык"],
        ["Наталія Чорна", "Наталья Черная", "Nataliia Chorna", "Natalya Chernaya"],
        ["Юрій Жигулін", "Юрий Жигулин", "Yurii Zhyhulin", "Youri Jyhoulin"],
        ["Микола Щербак", "Николай Щербак", "Mykola Shcherbak", "Nikolaj Ščerbak"],
    ],
)
def test_spellings_of_one_unknown_person_share_a_key(spellings: list[str]) -> None:
    assert len({normalize(spelling).key for spelling in spellings}) == 1


@pytest.mark.parametrize(
    "names",
    [
        ["Serhii Klymenko", "Serhii Klymenkov"],
        ["Serhii Boiko", "Serhii Boikov"],
        ["Serhii Haidai", "Serhii Hnidai"],
        ["Ivan Shevchenko", "Ivan Shevchuk", "Ivan Savchenko"],
        ["Ivan Petrov", "Petro Ivanov"],
    ],
)
def test_different_people_have_different_keys(names: list[str]) -> None:
    assert len({normalize(name).key for name in names}) == len(names)


# Parts


def test_words_know_what_they_may_be() -> None:
    first, middle, last = parts().words("Sergey Vladimirovich Gaidai")
    assert first.given[0] == "Сергій" and not first.patronymic
    assert middle.patronymic == ("Володимир",) and not last.telling
    one, two, surname = parts().words("С.В.Гайдай")
    assert one.initial and two.initial and not surname.initial


@pytest.mark.parametrize("name", ["Янукович Віктор Федорович", "Віктор Федорович Янукович"])
def test_the_patronymic_stands_behind_the_given_name(name: str) -> None:
    words = parts().words(name)
    assert words[patronymic_at(words) or 0].text == "Федорович"


def test_a_longer_surname_is_no_slip() -> None:
    assert not is_slip("kliminkav", "kliminka")


# Who is composed


def test_evidence_of_ukraine_is_needed() -> None:
    assert normalize("Сергій Циплаков").how == "composed"
    assert normalize("Serhii Tsyplakov").uk == "Сергій Циплаков"
    assert not normalize("Sergey Tsyplakov")
    assert normalize("Sergey Tsyplakov", lang="uk").uk == "Сергій Циплаков"
    assert not normalize("Тарас Паламарчук", lang="ru")
    assert not normalize("Тарас Паламарчук", kind="settlement")


def test_a_composed_name_says_so() -> None:
    match = normalize("генерал Тарас Паламарчук")
    assert (match.kind, match.id, match.entity) == ("person", None, None)
    assert match.score < 1 and "surname" in match.why
    assert not normalize("генерал Тарас Паламарчук", min_score=0.95)


def test_women_bear_feminine_surnames() -> None:
    assert normalize("Оксана Паламарчук").uk == "Оксана Паламарчук"
    assert normalize("Nadiia Vyshnevska").uk == "Надія Вишневська"


def test_a_private_person_is_found_by_parts(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(
        "- id: person/me\n  kind: person\n  given: Остап\n  patronymic: Миколайович\n"
        "  surname: Вишня-Ткач\n  gender: m\n  source: editors\n",
        encoding="utf-8",
    )
    mine = Normalizer(extend=[file])
    for name in ("Vyshnia-Tkach Ostap", "О. М. Вишня-Ткач", "Остапа Миколайовича Вишні-Ткача"):
        assert mine.normalize(name).id == "person/me", name
    assert mine.normalize("Сергій Гайдай").id == "person/serhii-haidai"


# What lists and newspapers write


@pytest.mark.parametrize(
    "name",
    [
        "HAIDAI, Serhii Volodymyrovych",
        "GAIDAI Sergey Vladimirovich",
        "GAIDAI, Sergey",
        "Гайдай, С. В.",
        "Serhija Hajdaja",  # Polish, Czech
        "Serhijem Hajdajem",
        "Serhijom Hajdajom",  # Slovak
        "Сяргея Гайдая",  # Belarusian
    ],
)
def test_known_people_in_lists_and_in_cases_of_slavic_languages(name: str) -> None:
    assert normalize(name).id == "person/serhii-haidai"


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Petrem Poroszenką", "person/petro-poroshenko"),
        ("Petru Porošenkovi", "person/petro-poroshenko"),
        ("Poroszence", "person/petro-poroshenko"),
        ("Julije Tymošenkové", "person/yuliia-tymoshenko"),
        ("Volodimirja Zelenskega", "person/volodymyr-zelenskyi"),
        ("Zełenskiego", "person/volodymyr-zelenskyi"),
        ("Володимира Зеленског", "person/volodymyr-zelenskyi"),
    ],
)
def test_cases_of_slavic_languages(name: str, person: str) -> None:
    assert normalize(name).id == person


@pytest.mark.parametrize("name", ["PETROV, Ivan", "VOLKOV, Leonid", "Angelą Merkel", "Bidenem"])
def test_foreign_people_stay_foreign_in_lists_and_cases(name: str) -> None:
    assert not normalize(name)


def test_a_given_name_behind_a_comma_belongs_to_the_key() -> None:
    keys = {
        normalize(name).key
        for name in ("TSYPLAKOV, Sergey Gennadevich", "Циплаков Сергій", "Цыплаков, Сергей")
    }
    assert len(keys) == 1
    assert normalize("Зимне, Володимир").id == "UA07020050010049312"  # a village near the city


def test_father_and_daughter_are_told_apart() -> None:
    assert normalize("Ярослав Стецько").id == "person/yaroslav-stetsko"
    assert normalize("Ярослава Стецько").id == "person/yaroslava-stetsko"


@pytest.mark.parametrize("father", ["Йосипович", "Иосифович", "Осипович", "Josipovych"])
def test_a_patronymic_may_be_made_of_any_form_of_the_name(father: str) -> None:
    assert normalize(f"Геннадій {father} Удовенко").id == "person/hennadii-udovenko"
