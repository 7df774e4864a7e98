"""The index file: what goes in comes out, the same bytes each time, shared by threads and forks."""

from __future__ import annotations

import importlib
import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ukrnames
from ukrnames import Normalizer, normalize
from ukrnames.store import Store, Writer

INDEX = Path(ukrnames.__file__).with_name("index.bin")

numbers = st.lists(st.integers(0, 2**32 - 1), max_size=20)
keys = st.text(max_size=40)
tables = st.dictionaries(keys, numbers, max_size=40)


def compiled(table: dict[str, list[int]]) -> bytes:
    writer = Writer()
    texts = [writer.text(key) for key in table]
    writer.add_numbers("numbers", [n for values in table.values() for n in values])
    writer.add_numbers("texts", texts)
    writer.add_table("table", table)
    writer.add_hashed("hashed", table)
    writer.add_json("meta", {"keys": list(table)})
    return writer.to_bytes()


@given(tables, keys)
def test_what_goes_in_comes_out(table: dict[str, list[int]], other: str) -> None:
    store = Store(compiled(table))
    for key, values in table.items():
        assert list(store.find("table", key)) == values
        assert set(values) <= set(store.find_hashed("hashed", [key]))
    assert [store.text(number) for number in store.numbers("texts")] == list(table)
    assert list(store.numbers("numbers")) == [n for values in table.values() for n in values]
    assert store.json("meta") == {"keys": list(table)}
    if other not in table:
        assert store.find("table", other) == ()


@given(tables)
def test_the_same_input_gives_the_same_bytes(table: dict[str, list[int]]) -> None:
    assert compiled(table) == compiled(dict(table))
    backwards = dict(reversed(list(table.items())))
    for section in ("table", "hashed"):
        once, again = Store(compiled(table)), Store(compiled(backwards))
        assert bytes(once.bytes(section)) == bytes(again.bytes(section))


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_any_text_may_be_looked_for(key: str) -> None:
    store = Store(compiled({"known": [1]}))
    assert list(store.find("table", key)) == ([1] if key == "known" else [])
    assert 1 not in store.find_hashed("hashed", [key + "!"])


def test_an_empty_table_holds_nothing() -> None:
    store = Store(compiled({}))
    assert store.find("table", "") == () and store.find_hashed("hashed", [""]) == set()
    assert store.text(0) == ""


# Files that are no index


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"",
        lambda whole: whole[:5],
        lambda whole: whole[:100],
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:-1],
        lambda whole: whole + b"\0",
        lambda whole: b"SQLite format 3\0" + whole[16:],
        lambda whole: b"\x7fELF" * 1000,
        lambda whole: whole[:8] + b"\xff" + whole[9:],  # another format version
    ],
    ids=["empty", "5 bytes", "100 bytes", "half", "short", "long", "SQLite", "ELF", "version"],
)
def test_a_file_that_is_no_whole_index_is_refused(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "damaged.bin"
    path.write_bytes(damage(INDEX.read_bytes()))
    with pytest.raises(ValueError, match=r"damaged\.bin.*(index|empty)"):
        Store.open(path)
    with pytest.raises(ValueError, match=r"damaged\.bin"):
        Normalizer(index=path)


def test_a_missing_index_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.bin", tmp_path):
        with pytest.raises(ValueError, match=path.name):
            Normalizer(index=path)


def test_the_message_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "index.bin"
    path.write_bytes(b"not an index, but text")
    with pytest.raises(ValueError, match="reinstall"):
        Store.open(path)


# One index for all

NAMES = ["Kyiv", "Ivanivka", "Lysekhansk", "Slovenia", "Сергій Циплаков", "Luhansk region", ""]


def test_threads_that_begin_together_agree() -> None:
    expected = normalize(NAMES)
    fresh = Normalizer()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: fresh.normalize(NAMES), range(16)))
    assert all(answers == expected for answers in found)


WORKER = """
from ukrnames import normalize

def work(ready, names, answers):
    ready.wait(60)
    answers.send([match.to_dict() for match in normalize(names)])
"""


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_processes_that_begin_together_agree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    expected = [match.to_dict() for match in normalize(NAMES)]
    (tmp_path / "eight_workers.py").write_text(WORKER, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))  # new processes inherit the path
    work = importlib.import_module("eight_workers").work
    context = multiprocessing.get_context(method)
    ready = context.Barrier(8)
    pipes = [context.Pipe(duplex=False) for _ in range(8)]
    processes = [context.Process(target=work, args=(ready, NAMES, end)) for _, end in pipes]
    for process in processes:
        process.start()
    for (receiver, sender), process in zip(pipes, processes, strict=True):
        assert receiver.poll(60) and receiver.recv() == expected
        process.join(60)
        assert process.exitcode == 0
        receiver.close()
        sender.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
def test_a_fork_agrees() -> None:
    expected = [match.to_dict() for match in normalize(NAMES)]
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(
        target=lambda: sender.send([match.to_dict() for match in normalize(NAMES)])
    )
    child.start()
    assert receiver.poll(60) and receiver.recv() == expected
    child.join(60)
    assert child.exitcode == 0
    receiver.close()
    sender.close()
    assert [match.to_dict() for match in normalize(NAMES)] == expected
