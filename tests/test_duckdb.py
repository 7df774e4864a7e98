"""`ukrnames.duckdb`: names in SQL."""

from __future__ import annotations

import threading
from typing import Any

import pytest

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")
from ukrnames.duckdb import register  # noqa: E402  only where DuckDB is


@pytest.fixture
def con() -> Any:
    connection = duckdb.connect()
    register(connection)
    return connection


def test_a_name_becomes_a_struct_and_a_key(con: Any) -> None:
    found = con.sql(
        "SELECT ukr_normalize(n), ukr_key(n) FROM (VALUES ('Kiev'), (NULL), ('Slovenia')) t(n)"
    ).fetchall()
    kyiv, null, slovenia = found
    assert list(kyiv[0]) == ["name", "uk", "kind", "id", "score", "how", "ambiguous"]
    assert kyiv[0]["uk"] == "Київ" and slovenia[0]["name"] is None
    assert null == (None, None) and slovenia[1]


def test_tables_spelled_differently_are_joined(con: Any) -> None:
    con.sql("CREATE TABLE a AS SELECT unnest(['Lysychansk', 'Sergey Tsyplakov']) AS n")
    con.sql("CREATE TABLE b AS SELECT unnest(['Лисичанськ', 'Сергій Циплаков']) AS n")
    joined = con.sql("SELECT a.n, b.n FROM a JOIN b ON ukr_key(a.n) = ukr_key(b.n)").fetchall()
    assert {("Lysychansk", "Лисичанськ"), ("Sergey Tsyplakov", "Сергій Циплаков")} == {*joined}


def test_enums_and_empty_tables(con: Any) -> None:
    con.sql("CREATE TYPE place AS ENUM ('Kiev', 'Lvov')")
    sql = "SELECT ukr_normalize(n).name FROM (SELECT unnest(['Kiev', NULL]::place[]) AS n)"
    assert con.sql(sql).fetchall() == [("Kyiv",), (None,)]
    assert con.sql(sql + " WHERE false").fetchall() == []


def test_options_are_those_of_normalize() -> None:
    connection = duckdb.connect()
    register(connection, date="2022-06-15")
    found = connection.sql("SELECT ukr_normalize('Severodonetsk').name").fetchall()
    assert found == [("Sievierodonetsk",)]
    with pytest.raises(ValueError, match="settlement"):
        register(duckdb.connect(), kind="setlement")


@pytest.mark.parametrize("value", ["5", "'x'::BLOB", "DATE '2022-06-15'"])
def test_other_types_than_text_are_refused_by_the_binder(con: Any, value: str) -> None:
    with pytest.raises(duckdb.BinderException, match="explicit type casts"):
        con.sql(f"SELECT ukr_normalize({value})")


def test_a_million_repeats_are_one_name(con: Any) -> None:
    sql = "SELECT count(ukr_normalize('Lysekhansk' || repeat('', i)).name) FROM range(1000000) t(i)"
    assert con.sql(sql).fetchall() == [(1_000_000,)]


def test_a_cancelled_query_ends_and_the_connection_lives(con: Any) -> None:
    ended = threading.Event()

    def cancel() -> None:
        while not ended.wait(0.2):  # once is not enough: it may come before the query starts
            con.interrupt()

    thread = threading.Thread(target=cancel)
    thread.start()
    try:
        with pytest.raises(duckdb.InterruptException):
            con.sql(f"SELECT max(ukr_key('Lysy' || i % 9)) FROM range({10**11}) t(i)").fetchall()
    finally:
        ended.set()
        thread.join()
    assert con.sql("SELECT ukr_normalize('Kiev').name").fetchall() == [("Kyiv",)]
