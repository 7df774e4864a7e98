"""What the importers share: where a source package lies, and how a register table is written."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Sequence
from importlib import metadata
from pathlib import Path

REGISTER = Path(__file__).resolve().parent.parent / "gazetteer" / "register"
EDITION_HEADER = ("table", "source", "version", "edition")


def package_file(package: str, name: str) -> Path:
    """A data file inside an installed package, found without importing (or running) it."""
    spec = importlib.util.find_spec(package)
    for folder in (spec and spec.submodule_search_locations) or ():
        if (path := Path(folder, name)).is_file():
            return path
    raise SystemExit(f"{name} of the package {package} was not found; pip install {package}")


def package_version(package: str) -> str:
    """The installed version of a source package."""
    return metadata.version(package)


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write a plain TSV (UTF-8, LF) in the order given; the number of rows.

    A tab or line break inside a cell is refused: it would shift every later column.
    """
    lines = ["\t".join(header)]
    for row in rows:
        cells = [str(cell) for cell in row]
        if len(cells) != len(header) or any(c in cell for cell in cells for c in "\t\n\r"):
            raise ValueError(f"{path.name}: the row {cells} does not fit the header {header}")
        lines.append("\t".join(cells))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return len(lines) - 1


def read_table(path: Path) -> list[dict[str, str]]:
    """The rows of a table that `write_table` wrote, as dictionaries."""
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    names = header.split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines]


def record_edition(folder: Path, table: str, source: str, version: str, edition: str) -> None:
    """Note in edition.tsv from which source, version and edition a table was made."""
    path = folder / "edition.tsv"
    known = {row["table"]: tuple(row.values()) for row in read_table(path)} if path.exists() else {}
    known[table] = (table, source, version, edition)
    write_table(path, EDITION_HEADER, [known[key] for key in sorted(known)])
