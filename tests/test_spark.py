"""`ukrnames.spark`, on a local cluster of two executors."""

from __future__ import annotations

import doctest
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import ukrnames

pytest.importorskip("pyspark")
pytest.importorskip("pandas")
pytest.importorskip("pyarrow")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java", allow_module_level=True)
pytestmark = pytest.mark.filterwarnings("ignore")  # Spark's own, by version


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    patch = pytest.MonkeyPatch()
    patch.setenv("PYSPARK_PYTHON", sys.executable)
    source = str(Path(ukrnames.__file__).parent.parent)
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.executorEnv.PYTHONPATH", source)
        .getOrCreate()
    )
    yield session
    session.stop()
    patch.undo()


def test_names_on_two_executors(spark: Any) -> None:
    from ukrnames.spark import normalize

    frame = spark.createDataFrame([("Kiev",), (None,), ("Slovenia",)] * 50, "place string")
    found = frame.repartition(4).withColumn("match", normalize()("place")).collect()
    assert len(found) == 150
    by_place = {row.place: row.match for row in found}
    assert by_place["Kiev"].uk == "Київ" and by_place["Kiev"].kind == "settlement"
    assert by_place["Slovenia"].how == "foreign" and by_place["Slovenia"].name is None
    assert {*by_place[None]} == {None}


def test_in_sql_and_of_nothing(spark: Any) -> None:
    from ukrnames.spark import normalize

    spark.udf.register("ukr_normalize", normalize(date="2022-06-15"))
    found = spark.sql("SELECT ukr_normalize('Severodonetsk').name AS name").collect()
    assert found[0].name == "Sievierodonetsk"
    empty = spark.createDataFrame([], "place string").select(normalize()("place"))
    assert empty.collect() == []


def test_a_wrong_option_is_refused_before_any_task(spark: Any) -> None:
    from ukrnames.spark import normalize

    with pytest.raises(ValueError, match="settlement"):
        normalize(kind="setlement")


def test_the_howto_holds(spark: Any) -> None:
    page = Path(__file__).parent.parent / "docs" / "howto" / "spark.md"
    done = doctest.testfile(str(page), module_relative=False, globs={"spark": spark})
    assert done.attempted > 5 and done.failed == 0
