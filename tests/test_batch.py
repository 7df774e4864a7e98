"""``python -m ukrnames batch``: no row is lost, altered or moved, whatever happens on the way."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ukrnames
from ukrnames import batch, normalize
from ukrnames.__main__ import main
from ukrnames.tabular import MAX_LINES

ADDED = [f"ukrnames_{field}" for field in (*batch.FIELDS, "problem")]
SOURCE = Path(ukrnames.__file__).parent.parent


def run(folder: Path, content: bytes, *more: str, name: str = "names.csv") -> int:
    """The command on a file; the output is out with the same suffixes."""
    source = folder / name
    source.write_bytes(content)
    return main(
        ["batch", str(source), "--column", "place", "--out", str(out_of(folder, name)), *more]
    )


def out_of(folder: Path, name: str) -> Path:
    return folder / ("out." + name.partition(".")[2])


def rows_of(path: Path, delimiter: str = ",") -> list[list[str]]:
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_every_row_gets_its_answer(tmp_path: Path) -> None:
    names = ["Kiev", "Slovenia", "", "Lysekhansk", "Kiev"]
    content = "".join(f"{number},{name}\n" for number, name in enumerate(names))
    assert run(tmp_path, b"n,place\n" + content.encode()) == 0
    header, *rows = rows_of(tmp_path / "out.csv")
    assert header == ["n", "place", *ADDED]
    for number, (name, row) in enumerate(zip(names, rows, strict=True)):
        match = normalize(name)
        answer = [match.name, match.uk, match.kind, match.id, str(match.score), match.how, None]
        assert row == [str(number), name, *(value or "" for value in answer)]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["names.csv", "out.csv"]


def test_json_lines_keep_their_text_as_it_was(tmp_path: Path) -> None:
    lines = ['{"n": 1.10, "place": "Kiev"}', '{"place":null}', '{"place": "\\ud800", "x": [1, 2]}']
    assert run(tmp_path, "\n".join(lines).encode(), name="names.jsonl") == 0
    written = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [line[: len(old) - 1] for line, old in zip(written, lines, strict=True)] == [
        old[:-1] for old in lines
    ]
    assert json.loads(written[0])["ukrnames_name"] == "Kyiv"
    assert json.loads(written[1])["ukrnames_name"] is None


# Cells of all kinds


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_the_one_that_finds_the_column(tmp_path: Path, delimiter: str) -> None:
    content = f'n{delimiter}place\n"a{delimiter}b"{delimiter}Kiev\n'
    assert run(tmp_path, content.encode()) == 0
    assert rows_of(tmp_path / "out.csv", delimiter)[1][:3] == [f"a{delimiter}b", "Kiev", "Kyiv"]


def test_quotes_line_ends_and_a_byte_order_mark_are_kept(tmp_path: Path) -> None:
    content = '\ufeffplace,note\r\n"Kiev","says ""so""\r\nand\nmore"\r\nLvov,\u2028\r\n'
    assert run(tmp_path, content.encode()) == 0
    written = (tmp_path / "out.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfplace,note,")
    rows = rows_of(tmp_path / "out.csv")
    assert [row[:3] for row in rows[1:]] == [
        ["Kiev", 'says "so"\r\nand\nmore', "Kyiv"],
        ["Lvov", "\u2028", "Lviv"],
    ]


def test_bytes_that_are_no_utf_8_come_back(tmp_path: Path) -> None:
    content = b"place,note\nKiev,\xff\xfe\nLvov,\x00\n"
    assert run(tmp_path, content) in (0, 1)
    assert b"Kiev,\xff\xfe,Kyiv" in (tmp_path / "out.csv").read_bytes()


cells = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)


@given(st.lists(st.tuples(cells, cells), max_size=8))
def test_whatever_the_cells_hold_they_come_back(
    tmp_path_factory: pytest.TempPathFactory, rows: Sequence[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("cells")
    text = io.StringIO(newline="")
    csv.writer(text).writerows([("place", "x"), *rows])
    assert run(folder, text.getvalue().encode()) == 0
    assert [tuple(row[:2]) for row in rows_of(folder / "out.csv")[1:]] == list(rows)


# Rows that are malformed


def test_ragged_rows_are_kept_and_told_by_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = "n,place,x\n1,Kiev,a\n2,Lvov\n\n4,Odessa,a,b,c\n5\n"
    assert run(tmp_path, content.encode()) == 1
    rows = [row[:3] + row[3:4] + row[9:] for row in rows_of(tmp_path / "out.csv")[1:]]
    assert rows == [
        ["1", "Kiev", "a", "Kyiv", ""],
        ["2", "Lvov", "", "Lviv", "2 cells instead of 3"],
        ["", "", "", "", "empty row"],
        ["4", "Odessa", "a", "Odesa", "5 cells instead of 3", "b", "c"],
        ["5", "", "", "", "1 cells instead of 3"],
    ]
    assert "5 rows, 3 resolved, 4 malformed: 2, 3, 4, 5" in capsys.readouterr().err


@pytest.mark.parametrize("after", [3, MAX_LINES + 500])
def test_a_quote_never_closed_swallows_nothing(tmp_path: Path, after: int) -> None:
    content = 'place,n\nKiev,1\n"Lvov,2\n' + "Odessa,3\n" * after
    assert run(tmp_path, content.encode()) == 1
    rows = rows_of(tmp_path / "out.csv")[1:]
    assert [row[:3] for row in rows[:2]] == [["Kiev", "1", "Kyiv"], ['"Lvov,2', "", ""]]
    assert [row[:3] for row in rows[2:]] == [["Odessa", "3", "Odesa"]] * after
    assert [number for number, row in enumerate(rows) if row[-1]] == [1]


def test_lines_that_are_no_objects_are_kept(tmp_path: Path) -> None:
    lines = ['{"place": "Kiev"}', "", "[1]", '{"place": 5}', '{"other": 1}', '{"place"', "[" * 9999]
    assert run(tmp_path, "\n".join([*lines, '{"place": "Lvov"}']).encode(), name="n.jsonl") == 1
    written = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [found["ukrnames_name"] for found in written] == ["Kyiv", *[None] * 6, "Lviv"]
    assert [found["ukrnames_problem"] for found in written] == [
        None,
        *["no JSON object"] * 2,
        "'place' is no text",
        "'place' is missing",
        *["no JSON object"] * 2,
        None,
    ]
    assert [found.get("ukrnames_line") for found in written[1:3]] == ["", "[1]"]
    assert written[3]["place"] == 5


# What cannot be done is said


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("n.csv", b"a,b\n1,2\n", "n.csv has no column 'place'; it has 'a', 'b'"),
        ("n.jsonl", b'{"a": 1}\n', "n.jsonl has no column 'place'; it has 'a'"),
        ("n.csv", b"place,place\n1,2\n", "several columns 'place'"),
        ("n.csv", b"place,ukrnames_id\n1,2\n", "'ukrnames_id' already"),
        ("n.csv", b"", "n.csv is empty"),
        ("n.csv", "place\n".encode("utf-16"), "UTF-16"),
        ("n.xlsx", b"PK", "no known format; end its name in .csv"),
        ("n.csv.gz", b"place\nKiev\n", "n.csv.gz cannot be read"),
    ],
)
def test_what_stands_in_the_way_is_said_and_nothing_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, said: str
) -> None:
    assert run(tmp_path, content, name=name) == 2
    assert said in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_an_output_is_not_overwritten_nor_its_format_guessed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out.csv").write_text("precious")
    assert run(tmp_path, b"place\nKiev\n") == 2
    assert (tmp_path / "out.csv").read_text() == "precious"
    source, out = str(tmp_path / "names.csv"), str(tmp_path / "out.jsonl")
    assert main(["batch", source, "--column", "place", "--out", out]) == 2
    assert main(["batch", str(tmp_path / "none.csv"), "--column", "place", "--out", out]) == 2
    wrong = ["batch", source, "--column", "place", "--out", str(tmp_path / "o.csv")]
    assert main([*wrong, "--kind", "town"]) == 2
    for jobs in ("0", "x", "1000"):
        with pytest.raises(SystemExit, match="2"):
            main([*wrong, "--jobs", jobs])
    assert not [path for path in tmp_path.iterdir() if path.name == "o.csv" or "part" in path.name]


# Interrupted, damaged, large


def numbered(count: int) -> bytes:
    names = ["Kiev", "Lvov", "Lysekhansk", "Slovenia", "Ivanivka"]
    return "".join(
        ["n,place\n", *(f"{number},{names[number % 5]}\n" for number in range(count))]
    ).encode()


def test_a_truncated_gzip_gives_the_rows_before_and_goes_on_when_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = gzip.compress(numbered(30_000), compresslevel=1)
    assert run(tmp_path, whole[: len(whole) // 2], name="n.csv.gz") == 2
    assert "n.csv.gz is damaged after row" in capsys.readouterr().err
    part = tmp_path / "out.csv.gz.part"
    before = gzip.decompress(part.read_bytes()).count(b"\n")
    assert before > 1000 and not (tmp_path / "out.csv.gz").exists()
    assert run(tmp_path, whole, name="n.csv.gz") == 0
    written = gzip.decompress((tmp_path / "out.csv.gz").read_bytes()).decode().splitlines()
    assert [row.partition(",")[0] for row in written[1:]] == [str(n) for n in range(30_000)]


def test_what_was_begun_with_something_else_is_not_continued(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt_after(2, monkeypatch)
    assert run(tmp_path, numbered(9000)) == 130
    monkeypatch.undo()
    assert run(tmp_path, numbered(9000), "--kind", "settlement") == 2
    assert run(tmp_path, numbered(9000).replace(b"Kiev", b"Kyjiw", 1)) == 2
    assert run(tmp_path, numbered(100)) == 2
    said = capsys.readouterr().err
    assert "other options" in said and "another input" in said and "remove it" in said
    assert run(tmp_path, numbered(9000)) == 0


def interrupt_after(chunks: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C when so many chunks are noted, after half of another was written."""
    left = [chunks]
    append = batch._append

    def appended(output, text, *rest):  # type: ignore[no-untyped-def]
        if left[0] < 0:
            output.write(b"half a ro")
            raise KeyboardInterrupt
        left[0] -= 1
        return append(output, text, *rest)

    monkeypatch.setattr(batch, "_append", appended)


@pytest.mark.parametrize("name", ["n.csv", "n.csv.gz", "n.jsonl"])
@pytest.mark.parametrize("chunks", [0, 1, 3])
def test_interrupted_and_resumed_it_is_as_if_nothing_happened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, chunks: int
) -> None:
    content = numbered(9000)
    if name.endswith("jsonl"):
        content = b"".join(b'{"n": %d, "place": "Kiev"}\n' % n for n in range(9000))
    if name.endswith("gz"):
        content = gzip.compress(content)
    interrupt_after(chunks, monkeypatch)
    assert run(tmp_path, content, name=name) == 130
    monkeypatch.undo()
    assert run(tmp_path, content, name=name) == 0
    other = tmp_path / "other"
    other.mkdir()
    assert run(other, content, name=name) == 0
    assert out_of(tmp_path, name).read_bytes() == out_of(other, name).read_bytes()


def test_killed_it_goes_on(tmp_path: Path) -> None:
    source, out = tmp_path / "n.csv", tmp_path / "o.csv"
    source.write_bytes(numbered(200_000))
    command = [sys.executable, "-m", "ukrnames", "batch", str(source), "--column", "place"]
    command += ["--out", str(out)]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    begun = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    note = tmp_path / "o.csv.part.json"
    while not note.exists():
        assert begun.poll() is None
        time.sleep(0.01)
    begun.send_signal(signal.SIGKILL)
    begun.wait()
    assert not out.exists()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "200000 rows" in done.stderr
    with out.open(encoding="utf-8") as file:
        assert [row.partition(",")[0] for row in file][1:] == [str(n) for n in range(200_000)]


def test_several_processes_write_the_same(tmp_path: Path) -> None:
    assert run(tmp_path, numbered(30_000), "--jobs", "3") == 0
    other = tmp_path / "other"
    other.mkdir()
    assert run(other, numbered(30_000)) == 0
    assert (tmp_path / "out.csv").read_bytes() == (other / "out.csv").read_bytes()
