"""Pages are tested as they are read: their files are written, their commands and sessions run.

A block with a title is a file. A console block holds commands after ``$`` and what they print; it
may print more where a line is ``…``. Sessions (pycon) are doctests, which pytest finds by itself.
All run in an empty folder that holds the files of the page.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

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


def write_files(text: str, folder: Path) -> list[str]:
    """Write the files that a page shows; their names."""
    files = dict(_FILE.findall(text))
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return list(files)


class Page(pytest.File):
    def collect(self) -> Iterable[pytest.Item]:
        if _CONSOLE.search(self.path.read_text(encoding="utf-8")):
            yield Console.from_parent(self, name="console")


class Console(pytest.Item):
    """The commands of a page, one after the other."""

    def runtest(self) -> None:
        folder = self.config._tmp_path_factory.mktemp("page")  # type: ignore[attr-defined]
        text = self.path.read_text(encoding="utf-8")
        write_files(text, folder)
        for command, expected in _commands(text):
            printed = _run(command, folder)
            assert _fits(printed, expected), f"$ {command}\n{printed}\n--- the page has\n{expected}"

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> str:  # type: ignore[override]
        return str(excinfo.value)

    def reportinfo(self) -> tuple[Path, None, str]:
        return self.path, None, f"commands of {self.path.name}"


def _commands(text: str) -> Iterator[tuple[str, str]]:
    for block in _CONSOLE.findall(text):
        yield from _COMMAND.findall(block)


def _run(command: str, folder: Path) -> str:
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
    pattern = r"(?:.*\n)*".join(
        re.escape(_SCORE.sub("0.0", part))
        for part in re.split(r"^…\n", expected, flags=re.MULTILINE)
    )
    return bool(re.fullmatch(pattern, _SCORE.sub("0.0", printed))) and all(
        abs(float(is_) - float(was)) <= _SLACK
        for is_, was in zip(_SCORE.findall(printed), _SCORE.findall(expected), strict=False)
    )
