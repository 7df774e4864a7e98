"""The importers refuse what they do not understand, and join only what is clear."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / "tools"
REGISTER = ROOT / "gazetteer" / "register"

OBLAST, RAION = "UA44000000000018893", "UA44120000000078025"
HROMADA, CITY = "UA44120050000041224", "UA44120050010021900"
SOUND: list[list[str | None]] = [
    [OBLAST, None, None, None, None, "O", "Луганська"],
    [OBLAST, RAION, None, None, None, "P", "Сіверськодонецький "],
    [OBLAST, RAION, HROMADA, None, None, "H", "Лисичанська"],
    [OBLAST, RAION, HROMADA, CITY, None, "M", "Кам'яне"],
    ["UA80000000000093317", None, None, None, None, "K", "Київ"],
    [*["UA80000000000093317"] * 4, "UA80000000000719633", "B", "Подільський"],
]

Cells = Sequence[str | None]
Import = Callable[[Sequence[Cells]], int]


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    monkeypatch.syspath_prepend(str(TOOLS))
    return importlib.import_module


@pytest.fixture
def run_import(tmp_path: Path, tool: Callable[[str], ModuleType]) -> Import:
    """Import a small workbook into tmp_path; the exit status."""
    openpyxl = pytest.importorskip("openpyxl")

    def run(rows: Sequence[Cells]) -> int:
        importer = tool("import_katottg")
        workbook = openpyxl.Workbook()
        workbook.active.append(["Кодифікатор"])
        workbook.active.append(importer.HEADINGS)
        for row in rows:
            workbook.active.append(row)
        workbook.save(tmp_path / "small.xlsx")
        return int(importer.main([str(tmp_path / "small.xlsx"), "--to", str(tmp_path)]))

    return run


def test_a_sound_workbook_becomes_a_table_in_code_order(run_import: Import, tmp_path: Path) -> None:
    assert run_import(SOUND[::-1]) == 0
    lines = (tmp_path / "katottg.tsv").read_text(encoding="utf-8").splitlines()
    assert lines == [
        "code\tcategory\tname\tparent",
        f"{OBLAST}\tO\tЛуганська\t",
        f"{RAION}\tP\tСіверськодонецький\t{OBLAST}",
        f"{HROMADA}\tH\tЛисичанська\t{RAION}",
        f"{CITY}\tM\tКам’яне\t{HROMADA}",
        "UA80000000000093317\tK\tКиїв\t",
        "UA80000000000719633\tB\tПодільський\tUA80000000000093317",
    ]
    assert "katottg\tsmall.xlsx\t\t20" in (tmp_path / "edition.tsv").read_text(encoding="utf-8")


IN_CITY_ROW: list[str | None] = [OBLAST, RAION, HROMADA, CITY, None]


@pytest.mark.parametrize(
    ("at", "row", "reason"),
    [
        (6, [*IN_CITY_ROW, "T", "Лисичанськ"], "category 'T' is none of"),
        (6, [OBLAST, RAION, HROMADA, "UA441200500100219", None, "M", "А"], "17 digits"),
        (6, [OBLAST, RAION, HROMADA, "UA4412005001002190٣", None, "M", "А"], "17 digits"),
        (6, [OBLAST, RAION, None, CITY, None, "M", "Лисичанськ"], "levels have a gap"),
        (6, [OBLAST, RAION, None, None, None, "P", "Інший"], "stands already in row 4"),
        (6, [*IN_CITY_ROW, "M", "Лиcичанськ"], "LATIN SMALL LETTER C"),
        (6, [*IN_CITY_ROW, "M", "Лысычанськ"], "'ы' (U+044B"),
        (6, [*IN_CITY_ROW, "M", "лисичанськ"], "start with a capital"),
        (6, [*IN_CITY_ROW, "M", None], "start with a capital"),
        (6, [*IN_CITY_ROW, "B", "Лисичанськ"], "lies directly in H"),
        (6, [OBLAST, HROMADA, CITY, None, None, "M", "А"], "other containing units"),
        (6, [OBLAST, RAION, HROMADA, "UA44120070010021900", None, "M", "А"], "does not continue"),
    ],
)
def test_what_is_not_understood_is_refused_with_row_and_reason(
    run_import: Import, capsys: pytest.CaptureFixture[str], at: int, row: Cells, reason: str
) -> None:
    assert run_import([*SOUND[:3], row, *SOUND[4:]]) == 1
    said = capsys.readouterr().err.splitlines()
    assert [line for line in said if line.startswith(f"row {at}: ") and reason in line], said


def test_a_missing_containing_unit_is_refused_and_nothing_written(
    run_import: Import, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_import([*SOUND[:2], *SOUND[3:]]) == 1
    assert f"row 5: Кам’яне (M) lies in {HROMADA}, which is not" in capsys.readouterr().err
    assert not list(tmp_path.glob("*.tsv"))


def test_all_reasons_are_told_at_once(
    run_import: Import, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_import([[OBLAST, None, None, None, None, "Z", "Luhansk"], *SOUND[1:]]) == 1
    said = capsys.readouterr().err
    assert "category 'Z'" in said
    assert "LATIN CAPITAL LETTER L" in said


def test_a_sheet_without_the_headings_is_refused(
    tmp_path: Path, tool: Callable[[str], ModuleType], capsys: pytest.CaptureFixture[str]
) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    openpyxl.Workbook().save(tmp_path / "empty.xlsx")
    status = tool("import_katottg").main([str(tmp_path / "empty.xlsx"), "--to", str(tmp_path)])
    assert status == 1
    assert "no row has the headings" in capsys.readouterr().err


@pytest.fixture
def joined(tool: Callable[[str], ModuleType]) -> tuple[dict[int, str], dict[int, str]]:
    """A join of a few records in one oblast: code by record, reason by record."""
    record = tool("geonames").Record
    register = {
        "UA44120050010000001": ("M", "Лисичанськ"),
        "UA44120050020000002": ("C", "Іванівка"),
        "UA44120050030000003": ("C", "Вовчоярівка"),
        "UA44160010010000004": ("X", "Сватове"),
        "UA44160010020000005": ("C", "Іванівка"),
        "UA44160010030000006": ("C", "Салтівка"),
        "UA44160010040000007": ("C", "Містки"),
    }
    places = [
        record(1, "Lysychansk", 48.90, 38.43, 90_000, "UA", "14", ("Лисичанськ",)),
        record(2, "Ivanivka", 48.92, 38.40, 600, "UA", "14", ("Іванівка",)),
        record(3, "Volcheyarovka", 48.84, 38.38, 900, "UA", "14", ("Вовчоярівка",)),
        record(4, "Svatove", 49.41, 38.16, 16_000, "UA", "14", ("Сватове",)),
        record(5, "Ivanivka", 49.43, 38.20, 700, "UA", "14", ("Іванівка",)),
        record(6, "Saltivka", 48.91, 38.44, 8_000, "UA", "14", ("Салтівка",)),
        record(7, "Mistky", 49.45, 38.15, 900, "UA", "14", ("Містки",)),
        record(8, "Nowhere", 48.91, 38.45, 800, "UA", "14", ("Ніде",)),
    ]
    latin = {"Лисичанськ": "Lysychansk", "Іванівка": "Ivanivka", "Сватове": "Svatove"}
    join = tool("geonames_join").Join(places, register, lambda name: latin.get(name, "?"))
    join.run()
    return join.joined, join.reasons


def test_namesakes_are_told_apart_by_their_surroundings(
    joined: tuple[dict[int, str], dict[int, str]],
) -> None:
    codes, _ = joined
    assert codes[2] == "UA44120050020000002"
    assert codes[5] == "UA44160010020000005"
    assert codes[3] == "UA44120050030000003"


def test_a_section_of_a_city_is_left_unjoined_with_the_reason(
    joined: tuple[dict[int, str], dict[int, str]],
) -> None:
    codes, reasons = joined
    assert not codes.keys() & {6, 8}
    assert reasons[6].startswith("section of a city? its namesakes lie elsewhere")
    assert reasons[8].startswith("section of a city? no settlement")


def test_the_register_tables_fit_together(tool: Callable[[str], ModuleType]) -> None:
    tables = tool("tables")
    units = {row["code"]: row for row in tables.read_table(REGISTER / "katottg.tsv")}
    assert len(units) == 31_744
    assert all(row["parent"] in units for row in units.values() if row["parent"])
    places = tables.read_table(REGISTER / "geonames.tsv")
    unjoined = tables.read_table(REGISTER / "geonames-unjoined.tsv")
    assert all(units[row["code"]]["category"] in "MXCK" for row in places)
    assert len({row["code"] for row in places}) == len(places)
    ids = [row["geonameid"] for row in [*places, *unjoined]]
    assert len(set(ids)) == len(ids)
    assert all(row["reason"] for row in unjoined)


def test_names_that_nobody_writes_are_dropped(tool: Callable[[str], ModuleType]) -> None:
    geonames = tool("geonames")
    assert geonames.usable(["lu na", "Луна", "№ 3/1", "ლუნა"]) == ("Луна", "ლუნა")
    assert geonames.tidy("Кача́н  Мий") == "Качан Мий"


@pytest.fixture(autouse=True)
def _forget_tools() -> None:
    """Tools are scripts beside each other; leave no trace of their bare module names."""
    for name in ("tables", "geonames", "geonames_join", "import_katottg"):
        sys.modules.pop(name, None)
