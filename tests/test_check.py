"""`python -m ukrnames check`: a contributor is told every mistake, where, and what to write."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ukrnames import normalize
from ukrnames.__main__ import main
from ukrnames.compile.checks import plain
from ukrnames.compile.yamlfile import load
from ukrnames.contribute.check import check

ROOT = Path(__file__).parent.parent
GAZETTEER = sorted((ROOT / "gazetteer").rglob("*.yaml"))

Write = Callable[[str], Path]

GOOD = """\
- id: UA44120050010021900
  uk: Лисичанськ
  aliases:
    pl:
      - Lisowo Górne
  examples:
    - in: Lisowo Górne
      out: Lysychansk
  source: editors
"""

PLANTED = """\
- id: UA44120050010021900
  uk: Лисичанськ
  aliases:
    en:
      - Lisichansk
      - Kharkov
    pl:
      - Lisiczаńsk
  former:
    - name: Лисиче
      source: me
  examples:
    - in: Rubizhne
      out: Lysychansk
  sorce: me
"""


@pytest.fixture
def told(write: Write) -> Callable[[str], list[str]]:
    """The findings on a private file, without its path."""

    def told(text: str) -> list[str]:
        return [
            str(finding).rpartition("mine.yaml:")[2] for finding in check([write(text)]).findings
        ]

    return told


# One mistake after the other


def test_a_good_file_is_passed(told: Callable[[str], list[str]]) -> None:
    assert told(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("Lisowo Górne\n  ex", "Lisichansk\n  ex", 5, "drop it: 'Lisichansk' is derived"),
        ("Lisowo Górne\n  ex", "Lisiczansk\n  ex", 5, "drop it: 'Lisiczansk' is derived"),
        ("Lisowo Górne\n  ex", "Kharkiv\n  ex", 5, "is the name of Харків (UA63120270010096107)"),
        ("Lisowo Górne\n  ex", "Kharkov\n  ex", 5, "is the name of Харків"),
        ("pl:\n      - Lisowo Górne", "ru:\n      - Харьков", 5, "is the name of Харків"),
        ("Lisowo Górne\n  ex", "Ivanivka\n  ex", 5, "is the name of Іванівка"),
        ("out: Lysychansk", "out: Rubizhne", 8, "gives Lysychansk (Лисичанськ), not 'Rubizhne'"),
        ("out: Lysychansk", "out: none", 8, "not 'none'"),
        ("in: Lisowo", "in: Qwrtp", 8, "gives no name"),
        ("in:", "within: Narnia\n      in:", 7, "within='Narnia'"),
        ("in:", "date: 2022-02-30\n      in:", 7, "2022-02-30"),
        ("UA44120050010021900", "UA44120050010021901", 1, "Лисичанськ UA44120050010021900"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(
    told: Callable[[str], list[str]], old: str, new: str, line: int, what: str
) -> None:
    text = GOOD.replace(old, new, 1)
    assert text != GOOD
    found = [finding for finding in told(text) if finding.startswith(f"{line}: ")]
    assert any(what in finding for finding in found), told(text)


def test_planted_mistakes_are_told_all_at_once(told: Callable[[str], list[str]]) -> None:
    found = told(PLANTED)
    for line, what in (
        (8, "U+0430"),
        (10, "has no 'until'"),
        (15, "did you mean 'source'"),
        (1, "has no 'source'"),
        (5, "drop it: 'Lisichansk' is derived"),
        (6, "is the name of Харків"),
        (14, "gives Rubizhne"),
    ):
        assert any(f.startswith(f"{line}: ") and what in f for f in found), (what, found)


def test_a_repeated_key_hides_no_other_mistake(told: Callable[[str], list[str]]) -> None:
    text = GOOD.replace("Lisowo Górne\n  ex", "Lisichansk\n  ex", 1)
    repeated = text + "- id: UA44120050010021901\n  uk: Лисичанськ\n  uk: Лисичанське\n"
    found = told(repeated)
    for line, what in (
        (5, "drop it: 'Lisichansk' is derived"),
        (10, "is not in the register"),
        (12, "repeats the key 'uk' of line 11"),
    ):
        assert any(f.startswith(f"{line}: ") and what in f for f in found), (what, found)


def test_unknown_genders_and_languages_are_told(told: Callable[[str], list[str]]) -> None:
    person = "- id: person/me\n  kind: person\n  given: Остап\n  surname: Вишенський\n"
    assert told(f"{person}  gender: x\n  source: me\n") == [
        "5: is no gender; write 'gender: m' or 'gender: f'"
    ]
    assert any("did you mean 'uk'?" in found for found in told(GOOD.replace("pl:", "ua:")))


def test_mistakes_of_meaning_are_told_all_at_once(told: Callable[[str], list[str]]) -> None:
    text = PLANTED.replace("sorce", "source").replace("Lisiczаńsk", "Lisowo")
    found = told(text.replace("      source: me\n", "      until: 2016\n      source: me\n"))
    assert [finding.split(":")[0] for finding in found] == ["5", "6", "15"], found


def test_an_exception_without_an_example_is_a_warning(told: Callable[[str], list[str]]) -> None:
    entry = "- id: UA44120050010021900\n  uk: Лисичанськ\n  not:\n    - Foxtown\n  source: me\n"
    (warning,) = told(entry)
    assert warning.startswith("3: warning: 'not'") and "To resolve this" in warning


def test_another_layout_is_a_warning(told: Callable[[str], list[str]]) -> None:
    (warning,) = told(GOOD.replace("out: Lysychansk", "out:   Lysychansk"))
    assert warning.startswith("8: warning: ") and "'      out: Lysychansk'" in warning


def test_a_fault_of_one_entry_does_not_hide_those_of_another(
    told: Callable[[str], list[str]],
) -> None:
    other = GOOD.replace("pl:", "en:").replace("Lisowo Górne", "Kharkov")
    found = told(other + GOOD.replace("UA44120050010021900", "UA4412"))
    assert {"5", "8", "10"} <= {finding.split(":")[0] for finding in found}, found


def test_a_former_name_may_be_the_name_of_a_living_place(told: Callable[[str], list[str]]) -> None:
    former = "  former:\n    - name: Харків\n      until: 1920\n      source: me\n"
    assert told(GOOD.replace("  examples", f"{former}  examples")) == []


# A gazetteer of files


@pytest.fixture
def gazetteer(tmp_path: Path) -> Callable[[str, str], list[str]]:
    """The findings on one file of an otherwise empty gazetteer."""

    def found(file: str, text: str) -> list[str]:
        (tmp_path / "gazetteer" / "register").mkdir(parents=True)
        path = tmp_path / "gazetteer" / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return [finding.what for finding in check([path]).findings]

    return found


LVIV = "- id: UA46060250010015970\n  uk: Львів\n  source: me\n"
SANA = "- id: river/sana\n  kind: river\n  uk: Сана\n  source: me\n"


@pytest.mark.parametrize(
    ("file", "text", "own"),
    [
        ("places/kyiv.yaml", LVIV, "places/lviv.yaml"),
        ("places/units.yaml", LVIV, "places/lviv.yaml"),
        ("places/lviv.yaml", LVIV, None),
        ("places/kyiv.yaml", LVIV.replace("UA46060250010015970", "UA32080110010096077"), None),
        ("waters/lakes.yaml", SANA, "waters/rivers.yaml"),
        ("waters/rivers.yaml", SANA, None),
        ("foreign/places.yaml", SANA.replace("river/", "foreign/"), None),
    ],
)
def test_an_entry_in_the_wrong_file_is_told_its_own(
    gazetteer: Callable[[str, str], list[str]], file: str, text: str, own: str | None
) -> None:
    wrong = [what for what in gazetteer(file, text) if "wrong file" in what]
    assert bool(wrong) == (own is not None)
    assert own is None or wrong[0].endswith(f"move it to {own}")


def test_our_gazetteer_has_no_error() -> None:
    start = time.perf_counter()
    report = check(GAZETTEER, in_force=True)
    assert [str(finding) for finding in report.findings] == []
    assert report.entries > 4_000 and 0 < report.editors < report.entries
    assert time.perf_counter() - start < 60


def examples() -> Iterator[Any]:
    for path in GAZETTEER:
        for entry in plain(load(path)):
            for example in entry.get("examples", ()):
                yield pytest.param(example, id=f"{entry['id']}-{example['in']}")


@pytest.mark.parametrize("example", list(examples()))
def test_an_example_of_the_gazetteer_holds(example: dict[str, str]) -> None:
    match = normalize(example["in"], within=example.get("within"), date=example.get("date"))
    assert example["out"] in (match.name or "none", match.uk, match.id)


# The command


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ukrnames", *arguments],
        cwd=ROOT,
        env={"PYTHONPATH": "src", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_command_prints_faults_and_fails(write: Write) -> None:
    path = write(PLANTED)
    done = run("check", str(path))
    assert done.returncode == 1
    assert f"{path}:8: " in done.stdout and "1 entry in 1 file" in done.stderr
    done = run("check", str(write(GOOD)))
    assert (done.returncode, done.stdout) == (0, "")
    assert "source: editors 1 time, 100%" in done.stderr


def test_github_shows_faults_beside_the_lines(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(PLANTED)
    assert main(["check", "--github", str(path)]) == 1
    assert f"::error file={path},line=8::'Lisicz" in capsys.readouterr().out


def test_without_files_and_outside_a_checkout_the_call_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as refused:
        main(["check"])
    assert refused.value.code == 2 and "gazetteer/" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (GOOD.replace("- id:", "- &a id:").encode(), "anchor"),
        (GOOD.replace("uk: ", "uk: !!str ").encode(), "tag"),
        (GOOD.replace("  uk:", "  <<: {a: b}\n  uk:").encode(), "merge key"),
        ((GOOD + GOOD).encode(), "repeats the id"),
        (b"- uk: \0\n", "control"),
        (bytes(range(256)), "UTF-8"),
        (b"[" * 100_000, "deep"),
        (b"%YAML 9.9\n", "YAML"),
        (b"", "empty"),
    ],
)  # fmt: skip
def test_bad_files_are_refused_plainly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, what: str
) -> None:
    path = tmp_path / "bad.yaml"
    path.write_bytes(content)
    assert main(["check", str(path)]) == 1
    assert what in capsys.readouterr().out


def test_a_huge_file_is_refused_unread(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert main(["check", str(path)]) == 1
    assert f"{path}:1: larger than" in capsys.readouterr().out
