"""Bring the index up to date before anything is tested: editing data needs no reinstall."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import settings

from ukrnames.compile.build import update_index

ROOT = Path(__file__).parent.parent

settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("dev", deadline=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_sessionstart() -> None:
    update_index(ROOT)
