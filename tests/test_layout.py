"""`python -m ukrnames format`: one layout, no fact and no comment lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukrnames.__main__ import main
from ukrnames.compile.checks import plain
from ukrnames.compile.yamlfile import DataError, parse
from ukrnames.contribute.layout import canonical, difference

GAZETTEER = sorted((Path(__file__).parent.parent / "gazetteer").rglob("*.yaml"))

UNTIDY = """\
# Heads the file.
- uk: Сана   # beside uk
  # above id
  id: river/sana
  aliases: {ru: [Сана, "a: b"], pl: [San]}   # beside aliases
  kind: river

  source: "me # no comment"
# above alma
- id: river/alma
  former:
    - until: 2016
      # above name
      name: Алма
      source: x#y
  kind: river
  uk: 'Альма'
# at the end
"""

TIDY = """\
# Heads the file.
# above alma
- id: river/alma
  kind: river
  uk: Альма
  former:
    # above name
    - name: Алма
      until: 2016
      source: x#y
# above id
- id: river/sana  # beside uk
  kind: river
  uk: Сана
  aliases:  # beside aliases
    pl:
      - San
    ru:
      - Сана
      - "a: b"
  source: "me # no comment"
# at the end
"""


def test_entries_are_sorted_and_comments_stay_with_them() -> None:
    assert canonical(UNTIDY, "a.yaml") == TIDY
    assert canonical(TIDY, "a.yaml") == TIDY


text = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=12)
text = text.filter(lambda written: written != "<<")  # a merge key, which is refused
values = st.recursive(
    text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=6,
)


@given(st.lists(st.dictionaries(text, values, min_size=1, max_size=4), min_size=1, max_size=4))
def test_every_fact_is_kept_and_a_second_time_changes_nothing(
    entries: list[dict[str, object]],
) -> None:
    for entry in entries:
        entry["id"] = str(entry.get("id", ""))
    written = canonical(json.dumps(entries, ensure_ascii=False), "a.yaml")
    again, problems = parse(written, "a.yaml")
    assert not problems
    assert plain(again) == sorted(entries, key=lambda entry: str(entry["id"]))
    assert canonical(written, "a.yaml") == written


@given(st.lists(text, max_size=6))
def test_comments_are_kept_whatever_they_say(comments: list[str]) -> None:
    lines = ["- id: a/b", "  uk: Б", "  aliases:", "    ru:", "      - Б", "  source: me"]
    for number, comment in enumerate(comments):
        lines[number] += f"  # {comment}"
        lines[number] = f"# {number}{comment}\n{lines[number]}"
    source = "\n".join(lines) + "\n"
    written = canonical(source, "a.yaml")
    for number, comment in enumerate(comments):
        assert f"# {number}{comment}".rstrip() in written
        assert f"# {comment}".rstrip() in written
    assert canonical(written, "a.yaml") == written


@pytest.mark.parametrize(
    "content", ["a: b\n", "- a\n", "", "- id: &a x\n", "- {a: b, a: c}\n", "[", "- id: *x\n"]
)
def test_what_is_no_list_of_entries_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataError):
        canonical(content, "a.yaml")
    assert main(["format", str(path)]) == 1
    assert f"{path}:" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == content
    assert list(difference(path)) == []


def test_check_changes_nothing_and_shows_the_first_line(
    write: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(UNTIDY)
    assert main(["format", "--check", str(path)]) == 1
    assert f"{path}:2: " in capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == UNTIDY
    assert main(["format", str(path)]) == 0
    assert main(["format", "--check", str(path)]) == 0


@pytest.mark.parametrize("path", GAZETTEER, ids=lambda path: path.name)
def test_our_entries_are_laid_out_so(path: Path) -> None:
    assert list(difference(path)) == []
