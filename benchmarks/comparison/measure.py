"""Measure one tool in this process: `python benchmarks/peers.py` starts one for each."""

from __future__ import annotations

import gc
import os
import pickle
import time
from pathlib import Path
from typing import Any

from .metrics import worth
from .model import Answer, Answers, Asked, Query, Questions, Result
from .tools import OURS, TOOLS, Matcher


def choose(name: str, folder: Path) -> dict[str, Any]:
    """The setting that is worth most on questions to tune."""
    tool = TOOLS[name]
    if len(tool.settings) == 1:
        return tool.settings[0]
    questions = _read(folder / "task").tune.first(tool.to_choose)

    def value(setting: dict[str, Any]) -> float:
        return worth(_answer(_make(name, folder, setting), questions)[0])

    return max(tool.settings, key=value)


def measure(name: str, folder: Path, setting: dict[str, Any]) -> Result:
    """Answers, speed, memory and start of a tool with a setting; call it in a new process.

    Times are of CPU: others may use the machine, too.
    """
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    limit, task = TOOLS[name].to_judge, _read(folder / "task")
    gc.collect()
    before, start = _resident(), time.process_time()
    matcher = _make(name, folder, setting)
    matcher.answer(matcher.ask("Lysekhansk"))
    start = time.process_time() - start
    test, seconds = _answer(matcher, task.test.first(limit))
    grown = _resident() - before
    tune, _ = _answer(matcher, task.tune.first(limit))
    return Result(setting, tune, test, len(test.ours) / seconds, grown, start)


def _read(path: Path) -> Any:
    return pickle.loads(path.read_bytes())


def _make(name: str, folder: Path, setting: dict[str, Any]) -> Matcher:
    given = folder / "index.bin" if name == OURS else _read(folder / "given")
    return TOOLS[name].make(given, **setting)


def _answer(matcher: Matcher, questions: Questions) -> tuple[Answers, float]:
    """The answers, and the seconds of CPU that the queries for places took."""
    start = time.process_time()
    found = [matcher.ask(query.text) for query in questions.ours]
    seconds = time.process_time() - start
    ours = map(_marked, questions.ours, map(matcher.answer, found))
    foreign = (
        _marked(query, matcher.answer(matcher.ask(query.text))) for query in questions.foreign
    )
    return Answers(list(ours), list(foreign)), seconds


def _marked(query: Query, answer: Answer) -> Asked:
    place, score = answer
    name_right = place is not None and place.uk in query.names
    id_right = place is not None and place.id == query.id
    return Asked(query.script, name_right, id_right, score)


def _resident() -> float:
    """Megabytes of this process in memory."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
