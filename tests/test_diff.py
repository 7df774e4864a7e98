"""`python -m ukrnames diff`: what answers differently between two builds of the index."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ukrnames.__main__ import main
from ukrnames.compile.build import build
from ukrnames.contribute.behavior import compare

HERE = Path(__file__).parent
TOOLS = HERE.parent / "tools"
LVIV = "UA46060250010015970"

Build = Callable[[str, str], Path]


@pytest.fixture
def built(tmp_path: Path) -> Build:
    """Compiles the fixture gazetteer with a text replaced by another; the index file."""

    def built(old: str, new: str) -> Path:
        folder = tmp_path / "gazetteer"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(HERE / "fixture" / "gazetteer", folder)
        entries = folder / "places" / "entries.yaml"
        text = entries.read_text(encoding="utf-8")
        assert old in text
        entries.write_text(text.replace(old, new, 1), encoding="utf-8")
        path = tmp_path / f"{len(list(tmp_path.glob('*.bin')))}.bin"
        path.write_bytes(build(folder, HERE.parent / "transliterate"))
        return path

    return built


def changes(old: Path, new: Path) -> dict[str, str]:
    return {change.spelling: change.sort for change in compare(old, new)}


def test_the_same_data_answer_the_same(built: Build, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = built("Lemberg", "Lemberg"), built("Lemberg", "Lemberg")
    assert changes(old, new) == {}
    assert main(["diff", str(old), str(new)]) == 0
    assert capsys.readouterr().out == "nothing answers differently\n"


def test_a_spelling_may_be_found_or_lost(built: Build, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = built("Lemberg", "Lemberg"), built("[Lemberg]", "[Löwenburg]")
    assert changes(old, new) == {"lemberg": "lost", "löwenburg": "found"}
    assert main(["diff", str(old), str(new)]) == 1
    told = capsys.readouterr().out
    assert f"  lemberg: Lviv ({LVIV}) -> nothing\n" in told
    assert f"  löwenburg: nothing -> Lviv ({LVIV})\n" in told


def test_a_name_may_change(built: Build) -> None:
    plain = built("Lemberg", "Lemberg")
    renamed = built(
        "  aliases:\n    de: [Lemberg]", "  english: Leopol\n  aliases: {de: [Lemberg]}"
    )
    found = changes(plain, renamed)
    assert found["lemberg"] == "other" and found["львів"] == "other"


def test_a_name_may_become_ambiguous_and_clear_again(built: Build) -> None:
    hill = "- id: mountain/luhan\n  kind: mountain\n  uk: Лугань\n  source: me\n- id: river/luhan"
    one, two = built("- id: river/luhan", "- id: river/luhan"), built("- id: river/luhan", hill)
    assert changes(one, two)["лугань"] == "ambiguous"
    assert changes(two, one)["лугань"] == "decided"


def test_what_is_no_index_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"no index")
    for pair in ([str(path), str(path)], [str(tmp_path / "missing.bin")] * 2):
        with pytest.raises(SystemExit) as refused:
            main(["diff", *pair])
        assert refused.value.code == 2
        assert "cannot be used" in capsys.readouterr().err


def test_a_revision_with_the_same_data_is_not_built(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.syspath_prepend(str(TOOLS))
    import compare as tool

    monkeypatch.setattr(tool, "git", lambda *command: b"")
    assert tool.main(["HEAD"]) == 0
    assert "are as in HEAD" in capsys.readouterr().out
    del sys.modules["compare"]
