"""A private file with a mistake is refused whole: the line, what is wrong, and the remedy."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ukrnames import Normalizer

HILL = """\
- id: facility/kudykina-hora
  kind: facility
  uk: Кудикіна гора
  aliases: {ru: [Кудыкина гора], pl: [Kudykowa Górka]}
  source: editors
"""

FORMER = "  former:\n    - name: Гора\n      until: "

Write = Callable[[str], Path]


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("aliases", "alias", 4, "did you mean 'aliases'"),
        ("source", "sourse", 5, "did you mean 'source'"),
        ("- id", "- &hill id", 1, "anchor"),
        ("facility\n", "&kind facility\n", 2, "anchor"),
        ("  source: editors", "  source: *kind", 5, "alias"),
        ("Кудикіна гора\n", "!!str Кудикіна гора\n", 3, "tag"),
        ("  uk:", "  <<: {a: b}\n  uk:", 3, "merge key"),
        ("  source", "  uk: Гора\n  source", 5, "repeats the key 'uk' of line 3"),
        ("  source: editors\n", "", 1, "source"),
        ("uk: Кудикіна гора", "uk: [a, b]", 3, "plain text"),
        ("{ru: [Кудыкина гора], pl: [Kudykowa Górka]}", "[Кудыкина гора]", 4, "mapping"),
        ("[Кудыкина гора]", "Кудыкина", 4, "list"),
        ("Кудикіна", "Кудикіи\u0306а", 3, "NFC"),
        ("Кудикіна", "Кудыкина", 3, "U+044B"),
        ("Кудикіна", "Кудикiна", 3, "U+0069"),
        ("Кудикіна", "Куд'якіна", 3, "U+2019"),
        ("Кудикіна гора", "' '", 3, "empty"),
        ("  source", "  english: Kуdykina\n  source", 5, "U+0443"),
        ("facility\n", "facilty\n", 2, "facility"),
        ("facility/kudykina-hora\n  kind: facility", "UA99999999999999999", 1, "register"),
        ("  source", "  within: [Narnia]\n  source", 5, "Narnia"),
        ("  source", "  within: [Лвівська область]\n  source", 5, "did you mean 'Львівська"),
        ("Кудыкина", "Кyдыкина", 4, "U+0079"),
        ("Kudykowa", "Kudykоwa", 4, "U+043E"),
        ("Górka", "Go\u0301rka", 4, "NFC"),
        ("Кудыкина", "Куды́кина", 4, "stress mark"),
        ("Kudykowa", "Kudyk\u200bowa", 4, "U+200B"),
        ("Kudykowa", "Kudyk'owa", 4, "’ (U+2019): 'Kudyk’owa"),
        ("Кудикіна гора", "Кудикіна  гора", 3, "spaces too many"),
        ("facility/kudykina-hora", "river/kudykina-hora", 1, "'facility/kudykina-hora'"),
        ("facility/kudykina-hora", "Кудикіна", 1, "small Latin letters"),
        ("facility/kudykina-hora\n  kind: facility", "ua44120050010021900", 1, "write 'UA4412"),
        ("facility/kudykina-hora\n  kind: facility", "UA4412", 1, "17 digits"),
        ("  source", f"{FORMER}'2024-02-30'\n      source: x\n  source", 7, "no date"),
        ("  source", f"{FORMER}2024-13\n      source: x\n  source", 7, "no date"),
        ("  source", f"{FORMER}2024/2016\n      source: x\n  source", 7, "2016/2024"),
        ("  source", "  former:\n    - name: Гора\n      source: x\n  source", 6, "'until'"),
        ("  source", f"{FORMER}2016\n  source", 6, "'source'"),
        ("  source", "  former: Гора\n  source", 5, "list"),
        ("  source", "  never_fuzzy: true\n  source", 5, "never_fuzzy: yes"),
        ("  source", "  not: Hora\n  source", 5, "list"),
        ("  source", "  examples: [{in: Hora}]\n  source", 5, "'out'"),
        ("  source", "  examples: [{in: a, oout: b}]\n  source", 5, "did you mean 'out'"),
        ("editors", "a\0b", 5, "control"),
        ("{ru:", "{ru", 4, "YAML"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_by_line(write: Write, old: str, new: str, line: int, told: str) -> None:
    text = HILL.replace(old, new, 1)
    assert text != HILL
    path = write(text)
    with pytest.raises(ValueError, match=re.escape(told)) as refused:
        Normalizer(extend=[path])
    lines = [found for found in str(refused.value).splitlines() if told in found]
    assert any(found.startswith(f"{path}:{line}: ") and ";" in found for found in lines)


def test_every_mistake_of_a_file_is_told_at_once(write: Write) -> None:
    text = HILL + HILL.replace("uk:", "ukr:").replace("facility\n", "hill\n")
    with pytest.raises(ValueError, match="ukr") as refused:
        Normalizer(extend=[write(text)])
    told = str(refused.value)
    assert all(part in told for part in ("repeats the id", "unknown kind", "mine.yaml:6:"))


@pytest.mark.parametrize(
    ("id", "uk", "told"),
    [
        ("UA99999999999999999", "Лисичанськ", "did you mean Лисичанськ UA44120050010021900?"),
        ("UA99999999999999999", "Лисичанск", "did you mean Лисичанськ UA44120050010021900?"),
        ("UA44120050010021900", "Рубіжне", "the register calls it 'Лисичанськ'"),
    ],
)
def test_a_wrong_code_is_answered_with_the_nearest_units(
    write: Write, id: str, uk: str, told: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        Normalizer(extend=[write(f"- id: {id}\n  uk: {uk}\n  source: me\n")])


def test_a_unit_with_names_of_its_own_needs_a_source(write: Write) -> None:
    entry = "- id: UA44120050010021900\n  uk: Лисичанськ\n  aliases: {pl: [Lisiczansk]}\n"
    with pytest.raises(ValueError, match="has no 'source'"):
        Normalizer(extend=[write(entry)])


def test_faults_of_structure_and_of_content_are_told_together(write: Write) -> None:
    text = HILL.replace("  source", "  uk: Гора\n  sourse: x\n  source").replace("Górka", "Gоrka")
    with pytest.raises(ValueError, match="repeats the key") as refused:
        Normalizer(extend=[write(text)])
    assert all(part in str(refused.value) for part in ("mine.yaml:6:", "sourse", "U+043E"))


def test_a_file_of_nothing_but_faults_is_cut_short(write: Write) -> None:
    with pytest.raises(ValueError, match="more faults") as refused:
        Normalizer(extend=[write("- *a\n" * 50_000)])
    assert len(refused.value.args[0]) < 100_000


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"\n# nothing\n", "empty"),
        (bytes(range(256)), "UTF-8"),
        (HILL.encode("utf-16"), "UTF-8"),
        (b"\0", "control"),
        (b"hello\n", "list of entries"),
        (b"a: b\n", "list of entries"),
        (b"- hello\n", "entry"),
        (b"---\n- a\n---\n- b\n", "second document"),
        (b"[" * 100_000, "deep"),
        (b"- " * 50_000, "deep"),
        (b"{a: " * 50_000, "deep"),
    ],
)
def test_what_is_no_list_of_entries_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "odd.yaml"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=rf"odd\.yaml:\d+: .*{told}"):
        Normalizer(extend=[path])


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(ValueError, match=r"huge\.yaml:1: larger than"):
        Normalizer(extend=[path])


def test_a_name_of_two_hundred_letters_is_taken_or_refused_plainly(write: Write) -> None:
    path = write(HILL.replace("Кудикіна гора", "Гора" * 50, 1))
    try:
        assert Normalizer(extend=[path]).normalize("Гора" * 50).kind == "facility"
    except ValueError as refused:
        assert "mine.yaml:3: " in str(refused)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.yaml", tmp_path):
        with pytest.raises(ValueError, match="cannot be read"):
            Normalizer(extend=[path])


def test_one_path_in_place_of_a_list_is_refused_plainly(write: Write) -> None:
    with pytest.raises((TypeError, ValueError), match="list"):
        Normalizer(extend=str(write(HILL)))
