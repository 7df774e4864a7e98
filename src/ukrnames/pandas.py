"""Names in pandas: a Series of spellings becomes a DataFrame of matches."""

from __future__ import annotations

from typing import Any

import pandas as pd

from .columns import Row, rows
from .match import HOWS, KINDS

_DTYPES = {
    "kind": pd.CategoricalDtype(KINDS),
    "score": "float64",
    "how": pd.CategoricalDtype(HOWS),
    "ambiguous": "boolean",
}
_MISSING = (None,) * len(Row._fields)


def normalize_series(s: pd.Series, **options: Any) -> pd.DataFrame:
    """The matches of a column of names, one row each, under the index of ``s``.

    Columns: name, uk, kind, id, score, how, ambiguous (see `ukrnames.Match`). A missing value, and
    a number or other object among texts, gives a row of missing values. ``options`` are those of
    `ukrnames.normalize`. Repeats are computed once. Raises ``TypeError`` for a column of another
    type than text, ``ValueError`` for a wrong option.

    Examples:
        >>> import pandas as pd
        >>> places = pd.Series(["Kiev", None, "Lvov"], index=[7, 8, 9])
        >>> normalize_series(places)["name"].tolist()[::2]
        ['Kyiv', 'Lviv']
    """
    resolve = rows(**options)
    if not isinstance(s, pd.Series):
        raise TypeError(f"s is a pandas Series, not {type(s).__name__}")
    codes, values = pd.factorize(_hashable(s))
    if s.dtype != object and len(values) and not any(isinstance(v, str) for v in values):
        raise TypeError(f"the column {s.name!r} holds {s.dtype}, not text")
    # The missing row comes last, where the code of a missing value, -1, finds it.
    found = [*resolve(list(values)), None]
    table = pd.DataFrame([row or _MISSING for row in found], columns=list(Row._fields))
    return table.astype(_DTYPES).take(codes).set_axis(s.index, axis=0)


def _hashable(s: pd.Series) -> pd.Series:
    """Among Python objects, only the texts: others may have no hash. Before 2.1, pandas could not
    factorize an Arrow dictionary."""
    if s.dtype != object and not str(s.dtype).startswith("dictionary"):
        return s
    return pd.Series([value if isinstance(value, str) else None for value in s], dtype=object)
