"""What a page shows is run (docs/conftest.py), or is part of what is; its links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest

from ukrnames.contribute.check import check

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / "docs").rglob("*.md"))
MADE = {"docs/coverage.md", "docs/reference/command-line.md"}  # by tools/site.py
BLOCK = re.compile(r"^```(.*)\n((?:.*\n)*?)```$", re.MULTILINE)
SET_UP = re.compile(r"(python3 -m venv|\. \S+/activate|pip install) ?\S*")
each_page = pytest.mark.parametrize(
    "page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix()
)


@each_page
def test_every_block_is_run_or_part_of_a_program(page: Path) -> None:
    programs = [path.read_text("utf-8") for path in (ROOT / "benchmarks").glob("*.py")]
    for kind, block in BLOCK.findall(page.read_text(encoding="utf-8")):
        if kind == "python":
            lines = [line.strip() for line in block.splitlines()]
            assert any(_has(program, lines) for program in programs), block
        elif kind == "sh":
            assert all(SET_UP.fullmatch(line) for line in block.splitlines()), block
        else:
            assert kind in ("pycon", "console") or "title=" in kind, kind


def _has(program: str, lines: list[str]) -> bool:
    return "\n".join(lines) in "\n".join(line.strip() for line in program.splitlines())


@each_page
def test_links_lead_to_files_of_the_repository(page: Path) -> None:
    for target in re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", page.read_text(encoding="utf-8")):
        file = (page.parent / target).resolve()
        assert file.exists() or file.relative_to(ROOT).as_posix() in MADE, target


@pytest.mark.parametrize("file", ["CONTRIBUTING.md", "gazetteer/README.md"])
def test_entries_shown_to_contributors_are_right(file: str, tmp_path: Path) -> None:
    shown = re.findall(r"^( *)```yaml\n(.*?)^\1```$", (ROOT / file).read_text("utf-8"), re.M | re.S)
    assert shown
    for number, (_, block) in enumerate(shown):
        entry = tmp_path / f"{number}.yaml"
        entry.write_text(dedent(block), encoding="utf-8")
        assert not [str(found) for found in check([entry]).findings if found.error]
