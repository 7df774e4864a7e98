"""Pages are tested as they are read: their files are written, their commands and sessions run.

A block with a title is a file. A console block holds commands after ``$`` and what they print.
Sessions (pycon) are doctests, which pytest finds by itself. All run in a folder that holds the
files of the page.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src"
_FILE = re.compile(r'^```\w+ title="([\w.-]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)
_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_SCORE = re.compile(r"\b[01]\.\d+\b")
_SLACK = 0.1  # scores move a little whenever the ranking is fitted anew


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    return Page.from_parent(parent, path=file_path) if file_path.suffix == ".md" else None


@pytest.fixture(autouse=True)
def files_of_the_page(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A session that shows files finds them where it runs."""
    if write_files(request.path.read_text(encoding="utf-8"), tmp_path):
        monkeypatch.chdir(tmp_path)


def write_files(text: str, folder: Path) -> bool:
    """Write the files that a page shows; whether there are any."""
    files = _FILE.findall(text)
    for name, content in files:
        (folder / name).write_text(content, encoding="utf-8")
    return bool(files)


class Page(pytest.File):
    def collect(self) -> Iterable[pytest.Item]:
        if _CONSOLE.search(self.path.read_text(encoding="utf-8")):
            yield Console.from_parent(self, name="console")


class Console(pytest.Item):
    """The commands of a page, one after the other."""

    def runtest(self) -> None:
        text = self.path.read_text(encoding="utf-8")
        with TemporaryDirectory() as folder:
            write_files(text, Path(folder))
            for command, expected in _commands(text):
                printed = _run(command, folder)
                assert _fits(printed, expected), f"{command}\n{printed}instead of\n{expected}"

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> str:
        return str(excinfo.value)

    def reportinfo(self) -> tuple[Path, None, str]:
        return self.path, None, f"commands of {self.path.name}"


def _commands(text: str) -> Iterator[tuple[str, str]]:
    for block in _CONSOLE.findall(text):
        yield from _COMMAND.findall(block)


def _run(command: str, folder: str) -> str:
    found = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = {**os.environ, "PATH": found, "PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return done.stdout


def _fits(printed: str, expected: str) -> bool:
    scores = zip(_SCORE.findall(printed), _SCORE.findall(expected), strict=False)
    return _SCORE.sub("0", printed) == _SCORE.sub("0", expected) and all(
        abs(float(now) - float(then)) <= _SLACK for now, then in scores
    )
