"""Private entries: `Normalizer(extend=[...])` adds them, or refuses the file and says where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ukrnames import Match, Normalizer, data_version, normalize

LYSYCHANSK = "UA44120050010021900"
KYIV = "UA80000000000093317"

HILL = """\
- id: facility/kudykina-hora
  kind: facility
  uk: Кудикіна гора
  aliases: {ru: [Кудыкина гора], pl: [Kudykowa Górka]}
  source: editors
"""

Ask = Callable[..., Match]
Write = Callable[[str], Path]


@pytest.fixture
def extended(write: Write) -> Callable[[str], Ask]:
    return lambda text: Normalizer(extend=[write(text)]).normalize


# What an entry does


@pytest.mark.parametrize(
    "typed", ["Kudykina hora", "Кудикіна гора", "Кудыкина гора", "KUDYKOWA GÓRKA"]
)
def test_a_new_place_is_found(extended: Callable[[str], Ask], typed: str) -> None:
    match = extended(HILL)(typed)
    assert (match.name, match.uk) == ("Kudykina hora", "Кудикіна гора")
    assert (match.kind, match.id) == ("facility", "facility/kudykina-hora")
    assert match.entity is not None and match.entity.uk == "Кудикіна гора"


@pytest.mark.parametrize(
    "typed", ["Foxville", "Lysychansk", "Лисичанськ", "Лисичанск", "Lysekhansk"]
)
def test_another_name_of_ours_is_added_and_the_old_ones_stay(
    extended: Callable[[str], Ask], typed: str
) -> None:
    entry = f"- id: {LYSYCHANSK}\n  uk: Лисичанськ\n  aliases: {{en: [Foxville]}}\n  source: me\n"
    match = extended(entry)(typed)
    assert (match.name, match.id) == ("Lysychansk", LYSYCHANSK)
    assert match.entity is not None and match.entity.parents[-1] == "Luhansk Oblast"


@pytest.mark.parametrize("typed", ["Kyiv", "Київ", "Киев", "Kiev", "Kijów"])
def test_our_english_gives_way_to_yours(extended: Callable[[str], Ask], typed: str) -> None:
    entry = f"- id: {KYIV}\n  uk: Київ\n  english: Kiew\n  source: house style\n"
    match = extended(entry)(typed)
    assert (match.name, match.uk, match.id) == ("Kiew", "Київ", KYIV)


def test_an_oblast_may_be_renamed_too(extended: Callable[[str], Ask]) -> None:
    entry = """\
- id: UA44000000000018893
  uk: Луганська область
  english: Luhansk Province
  source: house style
"""
    for typed in ("Luhansk Oblast", "Луганська область", "Lugansk region"):
        assert extended(entry)(typed).name == "Luhansk Province"


def test_a_person_and_a_foreign_place_may_be_added(extended: Callable[[str], Ask]) -> None:
    ask = extended(
        "- id: person/ostap\n  kind: person\n  given: Остап\n  surname: Вишнедуб\n  source: me\n"
        "- id: foreign/lyschanskoye\n  kind: settlement\n  english: Lyschanskoye\n  source: me\n"
    )
    assert ask("Ostap Vyshnedub").id == "person/ostap"
    assert not ask("Lyschanskoye")
    assert ask("Lyschanskoye").how == "foreign"


def test_a_new_place_lies_where_its_entry_says(extended: Callable[[str], Ask]) -> None:
    ask = extended(HILL + "  within: [UA44000000000018893]\n")
    assert ask("Kudykina hora", within="Luhansk Oblast").name == "Kudykina hora"
    assert ask("Кудикіна гора, Луганська область").name == "Kudykina hora"


def test_a_spelling_may_be_barred(extended: Callable[[str], Ask]) -> None:
    entry = f"- id: {KYIV}\n  uk: Київ\n  not: [Kiev, Kijów]\n  source: me\n"
    ask = extended(entry)
    assert normalize("KIEV").id == KYIV and ask("KIEV").id != KYIV
    assert all(candidate.id != KYIV for candidate in ask("kijów").candidates)
    assert ask("Kyiv").id == KYIV and ask("Киев").id == KYIV


def test_an_entry_may_be_kept_from_resemblances(extended: Callable[[str], Ask]) -> None:
    typed = "Lysekhansk"
    assert normalize(typed).how == "fuzzy"
    ask = extended(f"- id: {LYSYCHANSK}\n  uk: Лисичанськ\n  never_fuzzy: yes\n")
    assert all(candidate.id != LYSYCHANSK for candidate in ask(typed).candidates)
    for known in ("Lysychansk", "Лисичанск", "Lissitschansk"):
        assert ask(known).id == LYSYCHANSK


def test_without_an_entry_nothing_has_changed(extended: Callable[[str], Ask]) -> None:
    names = ["Kyiv", "Ivanivka", "Lysekhansk", "Slovenia", "Luhansk region", "President Zelensky"]
    before = normalize(names)
    ask = extended(HILL)
    assert [ask(name).to_dict() for name in names] == [match.to_dict() for match in before]
    assert not normalize("Kudykina hora")
    assert normalize(names) == before


def test_several_files_are_one_gazetteer(tmp_path: Path) -> None:
    files = [tmp_path / "one.yaml", tmp_path / "two.yaml"]
    files[0].write_text(HILL, encoding="utf-8")
    files[1].write_text(
        HILL.replace("kudykina-hora", "x").replace("Кудикіна", "Чортова"), encoding="utf-8"
    )
    mine = Normalizer(extend=map(str, files))
    assert [m.name for m in mine.normalize(["Kudykina hora", "Chortova hora"])] == [
        "Kudykina hora",
        "Chortova hora",
    ]
    assert mine.data_version == data_version
