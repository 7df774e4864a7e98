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
    first = str(refused.value).splitlines()[0]
    assert first.startswith(f"{path}:{line}: ") and ";" in first


def test_every_mistake_of_a_file_is_told_at_once(write: Write) -> None:
    text = HILL + HILL.replace("uk:", "ukr:").replace("facility\n", "hill\n")
    with pytest.raises(ValueError, match="ukr") as refused:
        Normalizer(extend=[write(text)])
    told = str(refused.value)
    assert all(part in told for part in ("repeats the id", "unknown kind", "mine.yaml:6:"))


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
