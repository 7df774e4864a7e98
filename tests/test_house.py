"""The house is in order: code checks, cheap import, tidy data, README and CHANGELOG."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from ukrnames import __version__
from ukrnames.compile.yamlfile import load

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "ukrnames"
DATA = [ROOT / "gazetteer", ROOT / "transliterate"]
YAML_FILES = sorted(path for folder in DATA for path in folder.rglob("*.y*ml"))
OURS = [
    name
    for name in ("src", "tests", "tools", "benchmarks", "docs", "hatch_build.py")
    if (ROOT / name).exists()
]


def run(*command: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def needs(tool: str) -> pytest.MarkDecorator:
    missing = importlib.util.find_spec(tool) is None
    return pytest.mark.skipif(missing, reason=f"{tool} is not installed")


@needs("ruff")
@pytest.mark.parametrize("check", [["check"], ["format", "--check"]], ids=["check", "format"])
def test_ruff_finds_nothing(check: list[str]) -> None:
    run("-m", "ruff", *check, "--no-cache", *OURS)


@needs("mypy")
def test_mypy_finds_nothing_in_the_code() -> None:
    run("-m", "mypy", "--strict")


@needs("mypy")
def test_typed_uses_of_the_library_are_accepted_and_wrong_ones_found() -> None:
    run("-m", "mypy", "--strict", "tests/typing/api.py")


def test_modules_have_one_idea() -> None:
    for path in sorted(SOURCE.rglob("*.py")):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        assert lines < 350, f"{path.relative_to(ROOT)} has {lines} lines"


def test_importing_ukrnames_costs_next_to_nothing() -> None:
    run(
        "-c",
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: event == 'open' and opened.append(str(args[0])))\n"
        "import ukrnames\n"
        "heavy = {'yaml', 'rapidfuzz', 'numpy', 'pandas', 'icu', 'ukrnames.normalizer'}\n"
        "assert not heavy & {*sys.modules}, heavy & {*sys.modules}\n"
        "assert not [path for path in opened if path.endswith('index.bin')]\n",
    )


def test_a_query_needs_neither_yaml_nor_arrays() -> None:
    run(
        "-c",
        "import sys, ukrnames\n"
        "assert ukrnames.normalize('Lysekhansk').name == 'Lysychansk'\n"
        "heavy = {'yaml', 'numpy', 'pandas', 'ukrnames.compile'}\n"
        "assert not heavy & {*sys.modules}, heavy & {*sys.modules}\n",
    )


def test_the_package_says_that_it_is_typed() -> None:
    assert (SOURCE / "py.typed").exists()


# Data folders


@pytest.mark.parametrize("folder", DATA, ids=lambda folder: folder.name)
def test_data_folders_hold_data_only(folder: Path) -> None:
    kinds = {path.suffix for path in folder.rglob("*") if path.is_file()}
    assert kinds <= {".yaml", ".tsv", ".md", ""}
    assert not [*folder.rglob("__pycache__")]


@pytest.mark.parametrize("path", YAML_FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_data_file_is_clean(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text and "\t" not in text and "\ufeff" not in text
    assert text.endswith("\n") and not text.endswith("\n\n")
    for number, line in enumerate(text.splitlines(), 1):
        assert line == line.rstrip(), f"line {number} ends with a space"
    assert load(path)


@pytest.mark.parametrize("path", sorted(DATA[0].rglob("*.tsv")), ids=lambda path: path.name)
def test_a_table_is_rectangular(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("\n") and "\r" not in text
    header, *rows = text.removesuffix("\n").split("\n")
    assert {row.count("\t") for row in rows} == {header.count("\t")}


# README, CHANGELOG, CI


def test_the_readme_has_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```(?:sh|bash|shell|console)\n(.*?)^```$", text, re.M | re.S)
    assert len(blocks) == 2
    assert all(block.strip() for block in blocks)
    assert re.search(r"^<!-- tests -->\n```sh\n[^`]+^```$", text, re.M)


def test_ci_runs_the_test_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    extract = re.search(r"\$\((sed .*)\)$", script, re.M)
    assert extract and "README.md" in extract[1]
    done = subprocess.run(
        ["bash", "-c", extract[1]], cwd=ROOT, capture_output=True, text=True, check=True
    )
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    expected = re.search(r"<!-- tests -->\n```sh\n(.*?)```", readme, re.S)
    assert expected and done.stdout == expected[1]
    assert "pytest" in done.stdout


def test_the_changelog_tells_of_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    sections = re.split(r"^## ", text, flags=re.M)[1:]
    section = next(part for part in sections if __version__ in part.splitlines()[0])
    assert re.findall(r"^### (.+)$", section, re.M)[:2] == ["Library", "Gazetteer"]
