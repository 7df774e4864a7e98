"""Golden cases: what people write, and what it means. The cases are data: tests/golden."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ukrnames import Match, normalize

GOLDEN = Path(__file__).parent / "golden"
UNDERSTOOD = ("articles", "in-the-wild", "people", "synthetic", "known-failures")


def cases(name: str) -> list[Any]:
    entries = yaml.load((GOLDEN / f"{name}.yaml").read_text(encoding="utf-8"), yaml.CBaseLoader)
    marks = [pytest.mark.xfail(strict=True)] if name == "known-failures" else []
    return [pytest.param(e, id=f"{name}: {e['in']}", marks=marks) for e in entries]


def answer(entry: dict[str, Any]) -> Match:
    options = {key: entry[key] for key in ("date", "within") if key in entry}
    return normalize(entry["in"], **options)


@pytest.mark.parametrize("entry", [case for name in UNDERSTOOD for case in cases(name)])
def test_a_name_is_understood(entry: dict[str, Any]) -> None:
    match = answer(entry)
    name = None if entry["name"] == "null" else entry["name"]
    assert match.name == name, match.why
    for field in ("uk", "kind", "id"):
        if field in entry:
            assert getattr(match, field) == entry[field]
    found = {candidate.name for candidate in match.candidates}
    assert set(entry.get("candidates", ())) <= found


@pytest.mark.parametrize("entry", cases("negative"))
def test_what_is_no_ukrainian_name_stays_as_it_is(entry: dict[str, Any]) -> None:
    match = answer(entry)
    assert match.name is None, match.why
    assert not match
