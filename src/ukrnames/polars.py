"""Names in Polars: ``pl.col("place").ukr.normalize()`` once this module is imported."""

from __future__ import annotations

from typing import Any

import polars as pl

from .columns import Resolver, Row, rows

STRUCT = pl.Struct(
    {
        "name": pl.String,
        "uk": pl.String,
        "kind": pl.String,
        "id": pl.String,
        "score": pl.Float64,
        "how": pl.String,
        "ambiguous": pl.Boolean,
    }
)


@pl.api.register_expr_namespace("ukr")
class Names:
    """Expressions about Ukrainian names."""

    def __init__(self, expression: pl.Expr) -> None:
        self._expression = expression

    def normalize(self, **options: Any) -> pl.Expr:
        """The match of each name as a struct: name, uk, kind, id, score, how, ambiguous.

        Null where the column is null or, in a column of Python objects, holds no text. ``options``
        are those of `ukrnames.normalize`; a wrong one is a ``ValueError`` at once, a column of
        another type than text an error of the query.

        Examples:
            >>> frame = pl.DataFrame({"place": ["Kiev", None]})
            >>> frame.select(pl.col("place").ukr.normalize().struct.field("name"))["name"].to_list()
            ['Kyiv', None]
        """
        resolve = rows(**options)
        return self._expression.map_batches(
            lambda column: _structs(column, resolve), return_dtype=STRUCT, is_elementwise=True
        )


def _structs(column: pl.Series, resolve: Resolver[Row]) -> pl.Series:
    texts = _texts(column)
    distinct = texts.drop_nulls().unique()
    found = [row._asdict() if row else None for row in resolve(distinct.to_list())]
    places = texts.replace_strict(distinct, list(range(len(found)))).cast(pl.UInt32)
    return pl.Series(column.name, found, dtype=STRUCT).gather(places)


def _texts(column: pl.Series) -> pl.Series:
    if column.dtype == pl.Object:
        values = [value if isinstance(value, str) else None for value in column]
        return pl.Series(column.name, values, dtype=pl.String)
    if column.dtype not in (pl.String, pl.Categorical, pl.Enum, pl.Null):
        raise TypeError(f"the column {column.name!r} holds {column.dtype}, not text")
    return column.cast(pl.String)
