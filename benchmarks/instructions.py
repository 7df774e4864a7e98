"""Instructions that a query takes: python benchmarks/instructions.py [--write]

Unlike times they do not depend on what else the machine does. valgrind counts them; asking for the
parent's process number, which nothing else does, is the mark between the kinds of queries, and all
that comes before the first mark is left out. Builds of one Python differ by an eighth; so counts
are compared in proportion to those of a piece of the standard library (`difflib`) in the same run.
Fails when a kind takes over 15 % more than ``instructions.json`` says for this Python; ``--write``
writes the counts there.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from report import ROOT
from speed import QUERIES

KNOWN = Path(__file__).with_suffix(".json")
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
TOLERANCE = 0.15
REPEATS = 5
REFERENCE = "difflib"
COUNTED = """
import difflib, json, os, sys
from ukrnames import normalize
kinds = json.loads(sys.argv[1])
for query in sum(kinds, []):
    normalize(query)
for queries in kinds:
    os.getppid()
    for query in queries * int(sys.argv[2]):
        normalize(query)
os.getppid()
for number in range(10):
    difflib.SequenceMatcher(None, f"Lysychansk {number}", "Kramatorsk").ratio()
os.getppid()
"""


def counted(valgrind: str) -> dict[str, int]:
    """Instructions for a query of each kind, on the average."""
    environment = {"PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT / "src")}
    with TemporaryDirectory() as folder:
        out = Path(folder, "part")
        tool = [valgrind, "-q", "--tool=callgrind", "--dump-before=getppid"]
        tool.append(f"--callgrind-out-file={out}")
        script = [sys.executable, "-c", COUNTED, json.dumps(list(QUERIES.values())), str(REPEATS)]
        subprocess.run([*tool, *script], env=environment, check=True)
        parts = [out.with_name(f"part.{number}") for number in range(2, len(QUERIES) + 3)]
        totals = [int(re.findall(r"^totals: (\d+)", part.read_text(), re.M)[0]) for part in parts]
    calls = {kind: REPEATS * len(queries) for kind, queries in QUERIES.items()} | {REFERENCE: 10}
    return {
        kind: total // count for (kind, count), total in zip(calls.items(), totals, strict=True)
    }


def main() -> None:
    valgrind = shutil.which("valgrind")
    if not valgrind:
        print("instructions are not counted: valgrind is not installed")
        return
    counts, known = counted(valgrind), json.loads(KNOWN.read_bytes())
    if sys.argv[1:] == ["--write"]:
        known[PYTHON] = counts
        KNOWN.write_text(json.dumps(known, indent=2) + "\n", encoding="ascii")
    if PYTHON not in known:
        print(f"nothing to compare with: {KNOWN.name} says nothing of Python {PYTHON}")
    before = counts | known.get(PYTHON, {})
    more, build = [], counts[REFERENCE] / before[REFERENCE]
    for kind, count in counts.items():
        change = count / before[kind] / build - 1
        print(f"{kind:15} {count:10,} instructions, {change:+6.1%}")
        if change > TOLERANCE:
            more.append(kind)
    if more:
        sys.exit(f"{', '.join(more)}: over {TOLERANCE:.0%} more instructions than before")


if __name__ == "__main__":
    main()
