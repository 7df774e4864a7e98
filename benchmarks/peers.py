"""The library beside other tools: python benchmarks/peers.py

Gives every tool the same names and asks it the same spellings of places whose other names were kept
back, then foreign towns; each in processes of its own, on one core. Writes docs/benchmark.md, which
tells how, and docs/benchmark.svg. Takes about ten minutes; needs benchmarks/requirements.txt.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from comparison.measure import choose, measure
from comparison.tools import TOOLS


def alone(call: Callable[..., Any], *arguments: Any) -> Any:
    """What the call gives in a new process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(call, *arguments).result()


def main() -> None:
    # Here, because every process that measures imports this module and must stay small.
    from comparison.chart import draw
    from comparison.report import write

    with TemporaryDirectory() as name:
        folder = Path(name)
        alone(prepare_in, folder)
        results = {}
        for tool in TOOLS:
            setting = alone(choose, tool, folder)
            results[tool] = alone(measure, tool, folder, setting)
            print(tool, setting, flush=True)
        given, task = (pickle.loads((folder / part).read_bytes()) for part in ("given", "task"))
    write(results, given, task)
    draw(results)


def prepare_in(folder: Path) -> None:
    """Leave in the folder what the tools are given and asked."""
    from comparison.task import prepare

    given, task = prepare(folder / "index.bin")
    (folder / "given").write_bytes(pickle.dumps(given))
    (folder / "task").write_bytes(pickle.dumps(task))


if __name__ == "__main__":
    main()
