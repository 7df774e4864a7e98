"""The command: ``python -m ukrnames NAME…``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import ukrnames
from ukrnames.__main__ import main

SOURCE = Path(ukrnames.__file__).parent.parent


def run(*arguments: str, typed: bytes = b"", seed: str = "0") -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, where no locale helps."""
    return subprocess.run(
        [sys.executable, "-m", "ukrnames", *arguments],
        input=typed,
        capture_output=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SOURCE), "LC_ALL": "C", "PYTHONUTF8": "0"}
        | {"PYTHONHASHSEED": seed},
    )


def test_each_name_gets_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["Kiev", "Lysekhansk", "Донбасс"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["Kiev", "Lysekhansk", "Донбасс"]
    for line, part in zip(lines, ["Kyiv (Київ)", "Lysychansk (Лисичанськ)", "Donbas"], strict=True):
        assert part in line


def test_an_unresolved_name_is_said_and_gives_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["Kyiv", "Slovenia"]) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert "Київ" in first and "not resolved" in second


def test_an_ambiguous_name_says_among_how_many(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["Ivanivka"]) == 0
    assert "one of 1" in capsys.readouterr().out


def test_json_has_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--json", "Lvov", "Slovenia"]) == 1
    lviv, slovenia = map(json.loads, capsys.readouterr().out.splitlines())
    assert (lviv["query"], lviv["name"], lviv["uk"]) == ("Lvov", "Lviv", "Львів")
    assert lviv["entity"]["ids"]["katottg"] == lviv["id"]
    assert slovenia["name"] is None and slovenia["how"] == "foreign"


@pytest.mark.parametrize(
    ("options", "name"),
    [
        (["--date", "2022-06-15", "Severodonetsk"], "Sievierodonetsk"),
        (["Severodonetsk"], "Siverskodonetsk"),
        (["--within", "Donetsk region", "Mykolaivka"], "Mykolaivka"),
        (["--kind", "oblast", "Luhansk"], "Luhansk Oblast"),
        (["--min-score", "1", "Lysekhansk"], None),
        (["--lang", "ru", "Харьков"], "Kharkiv"),
    ],
)
def test_options_are_those_of_normalize(
    options: list[str], name: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--json", *options]) == (0 if name else 1)
    assert json.loads(capsys.readouterr().out)["name"] == name


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--date", "soon", "Kyiv"], "2022-06-15"),
        (["--within", "Narnia", "Kyiv"], "Narnia"),
        (["--kind", "setlement", "Kyiv"], "settlement"),
        (["--lang", "xx", "Kyiv"], "tg, uk"),
        (["--min-score", "2", "Kyiv"], "0 to 1"),
        (["--min-score", "much", "Kyiv"], "much"),
        (["--colour", "Kyiv"], "--colour"),
        ([], "name"),
    ],
)
def test_a_wrong_call_gives_status_2_and_no_traceback(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    said = capsys.readouterr()
    assert told in said.err and "Traceback" not in said.err
    assert said.out == ""


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    for option, told in (("--version", ukrnames.__version__), ("--help", "Exit status")):
        with pytest.raises(SystemExit) as stopped:
            main([option])
        assert stopped.value.code == 0
        assert told in capsys.readouterr().out


# In a process of its own


def test_a_hyphen_reads_lines_from_standard_input() -> None:
    done = run("-", "--json", typed="Київ\r\nLvov\n\n  \nLuhansk region".encode())
    answers = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert [answer["query"] for answer in answers] == ["Київ", "Lvov", "", "  ", "Luhansk region"]
    assert [answer["name"] for answer in answers] == ["Kyiv", "Lviv", None, None, "Luhansk Oblast"]
    assert (done.returncode, done.stderr) == (1, b"")


def test_broken_utf8_is_a_name_that_does_not_resolve() -> None:
    done = run("-", typed=b"Kyiv\n\xff\xfe\xd0\nLviv\n")
    lines = done.stdout.decode("utf-8").splitlines()
    assert len(lines) == 3 and "Київ" in lines[0] and "Львів" in lines[2]
    assert (done.returncode, done.stderr) == (1, b"")


def test_the_hash_seed_changes_nothing() -> None:
    names = ("Ivanivka", "Lysekhansk", "Gaidai", "Slovenia", "Харьков", "Artemivsk")
    assert len({run("--json", *names, seed=seed).stdout for seed in ("0", "1", "2")}) == 1


def test_no_input_is_no_failure() -> None:
    done = run("-")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are text there")
def test_broken_utf8_in_an_argument_does_not_stop_the_command() -> None:
    done = run("--json", os.fsdecode(b"Ky\xffiv"), "Kyiv")
    assert len(done.stdout.splitlines()) == 2
    assert done.returncode < 2 and done.stderr == b""


def test_a_wrong_call_prints_one_message() -> None:
    done = run("--within", "Narnia", "Kyiv")
    assert done.returncode == 2 and b"Narnia" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no pipe there")
def test_a_reader_that_goes_away_is_no_failure() -> None:
    command = [sys.executable, "-m", "ukrnames", "-"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    ) as process:
        assert process.stdout and process.stderr and process.stdin
        process.stdout.close()
        process.stdin.write(b"Kyiv\n" * 2000)
        process.stdin.close()
        assert process.stderr.read() == b""
