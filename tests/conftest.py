"""Bring the index up to date before anything is tested: editing data needs no reinstall."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from ukrnames.compile.build import update_index

ROOT = Path(__file__).parent.parent

settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("dev", deadline=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_sessionstart() -> None:
    update_index(ROOT)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    """Writes the text of a private gazetteer file and returns its path."""

    def write(text: str) -> Path:
        path = tmp_path / "mine.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write
