"""`ukrnames.pandas`: a column of names becomes a table."""

from __future__ import annotations

import time
from typing import Any

import pytest

from ukrnames import normalize

pd = pytest.importorskip("pandas")
from ukrnames.pandas import normalize_series  # noqa: E402  only where pandas is

COLUMNS = ["name", "uk", "kind", "id", "score", "how", "ambiguous"]


def arrow(of: Any) -> Any:
    pa = pytest.importorskip("pyarrow")
    return pd.ArrowDtype(of(pa))


def test_there_is_a_row_for_each_name_under_its_index() -> None:
    found = normalize_series(pd.Series(["Kiev", "Ivanivka", "Slovenia"], index=["a", "b", "b"]))
    assert list(found.columns) == COLUMNS and list(found.index) == ["a", "b", "b"]
    assert found["name"].tolist()[:2] == ["Kyiv", "Ivanivka"]
    assert found["ambiguous"].tolist() == [False, True, False]
    assert found["how"].tolist() == ["spelling", "exact", "foreign"]
    assert found["id"].isna().tolist() == [False, True, True]


def test_few_values_are_categories() -> None:
    found = normalize_series(pd.Series(["Kiev"]))
    other = normalize_series(pd.Series(["Slovenia"]))
    assert isinstance(found["kind"].dtype, pd.CategoricalDtype)
    assert found["kind"].dtype == other["kind"].dtype and found["how"].dtype == other["how"].dtype


@pytest.mark.parametrize(
    "dtype",
    [
        object,
        "string",
        "category",
        pytest.param(lambda pa: pa.string(), id="arrow"),
        pytest.param(lambda pa: pa.large_string(), id="large"),
        pytest.param(lambda pa: pa.dictionary(pa.int32(), pa.string()), id="dictionary"),
    ],
)
def test_texts_of_all_types_are_read(dtype: Any) -> None:
    column = pd.Series(["Kiev", None, "Kiev", "Lvov"])
    column = column.astype(arrow(dtype) if callable(dtype) and dtype is not object else dtype)
    found = normalize_series(column)
    assert found["name"].tolist()[0] == found["name"].tolist()[2] == "Kyiv"
    assert found.isna().all(axis=1).tolist() == [False, True, False, False]


def test_what_is_no_text_is_missing_in_its_row() -> None:
    found = normalize_series(pd.Series([None, float("nan"), 5, ["Kiev"], pd.NA, "Kiev"]))
    assert found.isna().all(axis=1).tolist() == [True] * 5 + [False]


@pytest.mark.parametrize("values", [[1, 2], [1.5, None], [True], [pd.Timestamp(0)]])
def test_a_column_of_another_type_is_refused_by_name(values: list[Any]) -> None:
    with pytest.raises(TypeError, match=r"'age' holds .*, not text"):
        normalize_series(pd.Series(values, name="age"))


def test_wrong_calls_are_refused() -> None:
    with pytest.raises(TypeError, match="Series"):
        normalize_series(["Kiev"])
    with pytest.raises(ValueError, match="settlement"):
        normalize_series(pd.Series(["Kiev"]), kind="setlement")


@pytest.mark.parametrize("values", [[], [None, None], [float("nan")]])
def test_nothing_gives_nothing(values: list[Any]) -> None:
    found = normalize_series(pd.Series(values, dtype=None if values else object))
    assert list(found.columns) == COLUMNS and len(found) == len(values)
    assert found.isna().all(axis=None)


def test_repeats_cost_little() -> None:
    start = time.perf_counter()
    found = normalize_series(pd.Series(["Lysekhansk"]).repeat(1_000_000))
    assert len(found) == 1_000_000 and (found["name"] == "Lysychansk").all()
    assert time.perf_counter() - start < 20


def test_options_are_those_of_normalize() -> None:
    found = normalize_series(pd.Series(["Severodonetsk"]), date="2022-06-15")
    assert found["name"].item() == "Sievierodonetsk"


def test_a_list_of_matches_is_a_frame_by_itself() -> None:
    frame = pd.DataFrame(normalize(["Kiev", "Slovenia"]))
    assert frame["name"].tolist()[0] == "Kyiv" and {"query", "score", "key"} <= {*frame.columns}
