"""What the benchmarks share: memory of a process, and tables between marks in the documents."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs/performance.md"


class Memory(NamedTuple):
    """Bytes in memory: a process's own, and those of files, which processes share."""

    private: int
    shared: int


STATUS = Path("/proc/self/status")


def memory(status: str = "") -> Memory:
    """Of this process, or of another whose status is given, as Linux tells it."""
    status = status or STATUS.read_text(encoding="ascii")
    fields = dict(re.findall(r"^(Rss\w+):\s+(\d+) kB$", status, re.MULTILINE))
    return Memory(1024 * int(fields["RssAnon"]), 1024 * int(fields["RssFile"]))


def in_a_process(script: str, *arguments: object) -> Any:
    """What a script prints as JSON, run with these arguments in a process of its own."""
    command = [sys.executable, script, *map(str, arguments)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def write(mark: str, content: str) -> None:
    """Print a part of ``docs/performance.md`` and put it between its marks."""
    print(content)
    text = DOCUMENT.read_text(encoding="utf-8")
    begin, end = f"<!-- {mark} -->\n", f"<!-- end of {mark} -->\n"
    before, rest = text.split(begin)
    after = rest.split(end)[1]
    DOCUMENT.write_text(f"{before}{begin}{content}\n{end}{after}", encoding="utf-8")
