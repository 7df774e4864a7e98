"""`ukrnames.polars`: names as expressions."""

from __future__ import annotations

from typing import Any

import pytest

pl = pytest.importorskip("polars")
import ukrnames.polars  # noqa: E402, F401  registers the namespace

NAME = "place"
MATCH = pl.col(NAME).ukr.normalize()


def frame(*values: Any, dtype: Any = pl.String) -> Any:
    return pl.DataFrame({NAME: pl.Series(values, dtype=dtype)})


def names(table: Any) -> list[str | None]:
    return list(table.select(MATCH.struct.field("name"))["name"])


def test_a_name_becomes_a_struct() -> None:
    table = frame("Kiev", None, "Ivanivka", "Slovenia").select(MATCH).unnest(NAME)
    assert table.columns == ["name", "uk", "kind", "id", "score", "how", "ambiguous"]
    assert table["uk"].to_list() == ["Київ", None, "Іванівка", None]
    assert table["ambiguous"].to_list() == [False, None, True, False]


@pytest.mark.parametrize("dtype", [pl.String, pl.Categorical, pl.Enum(["Kiev", "Lvov"])])
def test_texts_of_all_types_are_read(dtype: Any) -> None:
    assert names(frame("Kiev", None, "Lvov", dtype=dtype)) == ["Kyiv", None, "Lviv"]


def test_python_objects_that_are_no_text_are_null() -> None:
    assert names(frame("Kiev", 5, None, dtype=pl.Object)) == ["Kyiv", None, None]


def test_nothing_gives_nothing() -> None:
    assert names(frame()) == []
    assert names(frame(None, None)) == names(frame(None, None, dtype=pl.Null)) == [None, None]


def test_lazy_and_streaming_frames_do_the_same() -> None:
    lazy = frame(*["Kiev", "Lvov", None] * 1000).lazy().select(MATCH.struct.field("name"))
    new = tuple(map(int, pl.__version__.split(".")[:2])) >= (1, 23)
    streaming = lazy.collect(engine="streaming") if new else lazy.collect(streaming=True)
    expected = ["Kyiv", "Lviv", None] * 1000
    assert lazy.collect()["name"].to_list() == streaming["name"].to_list() == expected


def test_names_in_groups_and_filters() -> None:
    table = frame("Kiev", "Kyiw", "Lvov").group_by(MATCH.struct.field("name")).len()
    assert dict(table.rows()) == {"Kyiv": 2, "Lviv": 1}


def test_a_column_of_numbers_is_refused() -> None:
    with pytest.raises((TypeError, pl.exceptions.ComputeError), match="'place' holds Int64"):
        frame(1, 2, dtype=pl.Int64).lazy().select(MATCH).collect()


def test_a_wrong_option_is_refused_before_the_query() -> None:
    with pytest.raises(ValueError, match="settlement"):
        pl.col(NAME).ukr.normalize(kind="setlement")


def test_a_million_repeats_are_one_name() -> None:
    table = frame("Lysekhansk").select(pl.col(NAME).repeat_by(1_000_000).explode())
    assert table.select(MATCH.struct.field("name").n_unique()).item() == 1
