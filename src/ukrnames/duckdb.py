"""Names in DuckDB: after ``register(con)``, SQL knows ``ukr_normalize`` and ``ukr_key``."""

from __future__ import annotations

from typing import Any

import duckdb
import pyarrow as pa

from .columns import keys, rows

_STRUCT = pa.struct(
    [
        ("name", pa.string()),
        ("uk", pa.string()),
        ("kind", pa.string()),
        ("id", pa.string()),
        ("score", pa.float64()),
        ("how", pa.string()),
        ("ambiguous", pa.bool_()),
    ]
)
_SQL_STRUCT = (
    "STRUCT(name VARCHAR, uk VARCHAR, kind VARCHAR, id VARCHAR, score DOUBLE, how VARCHAR,"
    " ambiguous BOOLEAN)"
)


def register(con: duckdb.DuckDBPyConnection, **options: Any) -> None:
    """Add two functions of a text to the connection; both give null for null.

    - ``ukr_normalize(name)``: the match as a struct of name, uk, kind, id, score, how, ambiguous,
      with the ``options`` of `ukrnames.normalize`;
    - ``ukr_key(name)``: equal for spellings of one name, to join or group by.

    Examples:
        >>> con = duckdb.connect()
        >>> register(con)
        >>> query = "SELECT ukr_normalize('Kiev').uk, ukr_key('Lvov') = ukr_key('Lwiw')"
        >>> con.execute(query).fetchone()
        ('Київ', True)
    """
    resolve, key = rows(**options), keys()

    def normalize(column: pa.Array) -> pa.Array:
        texts = _encoded(column)
        found = [row._asdict() if row else None for row in resolve(texts.dictionary.to_pylist())]
        return pa.array(found, type=_STRUCT).take(texts.indices)

    def find_keys(column: pa.Array) -> pa.Array:
        texts = _encoded(column)
        return pa.array(key(texts.dictionary.to_pylist()), type=pa.string()).take(texts.indices)

    for name, function, result in (
        ("ukr_normalize", normalize, con.type(_SQL_STRUCT)),
        ("ukr_key", find_keys, con.type("VARCHAR")),
    ):
        con.create_function(
            name, function, [con.type("VARCHAR")], result, type="arrow", null_handling="special"
        )


def _encoded(column: pa.Array | pa.ChunkedArray) -> pa.DictionaryArray:
    """The column as places in the list of its distinct values."""
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    return column.dictionary_encode()
