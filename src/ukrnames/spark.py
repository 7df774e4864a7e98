"""Names in Spark: ``frame.withColumn("match", normalize()("place"))``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
from pyspark.sql.functions import pandas_udf

from .columns import rows
from .pandas import normalize_series

SCHEMA = (
    "name string, uk string, kind string, id string, score double, how string, ambiguous boolean"
)


def normalize(**options: Any) -> Any:
    """A function of a text column, for frames and for ``spark.udf.register``.

    Gives a struct of name, uk, kind, id, score, how, ambiguous; nulls for null. ``options`` are
    those of `ukrnames.normalize`; a wrong one is a ``ValueError`` here, before any task starts.
    Workers need `ukrnames` installed; those of one machine share the pages of its index.
    """
    rows(**options)

    @pandas_udf(SCHEMA)
    def ukr_normalize(columns: Iterator[pd.Series]) -> Iterator[pd.DataFrame]:
        for column in columns:
            yield normalize_series(column, **options)

    return ukr_normalize
