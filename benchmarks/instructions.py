"""Instructions that a query takes: python benchmarks/instructions.py [--write]

Unlike times they do not depend on what else the machine does. valgrind counts them; asking for the
parent's process number, which nothing else does, is the mark between the parts that are counted.
Builds of one Python differ by an eighth; so counts are compared in proportion to those of a piece
of the standard library (`difflib`) in the same run. Fails when a part takes over 15 % more than
``instructions.json`` says for this Python; ``--write`` writes the counts there.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from tempfile import TemporaryDirectory

from report import ROOT
from speed import QUERIES

KNOWN = Path(__file__).with_suffix(".json")
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
TOLERANCE = 0.15
REPEATS = 5
REFERENCE = "difflib"
MARKED = f"""
import difflib, os
mark = os.getppid
mark()
from ukrnames import normalize
mark()
normalize("Lysekhansk")
kinds = {list(QUERIES.values())!r}
mark()
for query in sum(kinds, []):
    normalize(query)
for queries in kinds:
    mark()
    for query in queries * {REPEATS}:
        normalize(query)
mark()
for number in range({REPEATS}):
    difflib.SequenceMatcher(None, f"Lysychansk {{number}}", "Kramatorsk").ratio()
mark()
"""
# Parts between marks, and what they are divided by; in the nameless one all are asked once.
PARTS = {
    "import": 1,
    "first answer": 1,
    "": 1,
    **{kind: REPEATS * len(queries) for kind, queries in QUERIES.items()},
    REFERENCE: REPEATS,
}


def counted(valgrind: str) -> dict[str, int]:
    """Instructions for the start, and for a query of each kind on the average."""
    paths = [str(ROOT / "src"), *{sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}]
    environment = {"PYTHONHASHSEED": "0", "PYTHONPATH": ":".join(paths)}
    script = [sys.executable, "-S", "-c", MARKED]  # what `site` imports differs
    subprocess.run(script, env=environment, check=True)  # so that all modules are compiled
    with TemporaryDirectory() as folder:
        out = Path(folder, "part")
        tool = [valgrind, "-q", "--tool=callgrind", "--dump-before=getppid"]
        tool.append(f"--callgrind-out-file={out}")
        subprocess.run([*tool, *script], env=environment, check=True)
        parts = [out.with_name(f"part.{number}") for number in range(2, len(PARTS) + 2)]
        totals = [int(re.findall(r"^totals: (\d+)", part.read_text(), re.M)[0]) for part in parts]
    counts = zip(PARTS.items(), totals, strict=True)
    return {part: total // times for (part, times), total in counts if part}


def main() -> None:
    valgrind = shutil.which("valgrind")
    if not valgrind:
        print("instructions are not counted: valgrind is not installed")
        return
    counts, known = counted(valgrind), json.loads(KNOWN.read_bytes())
    if PYTHON not in known:
        print(f"nothing to compare with: {KNOWN.name} says nothing of Python {PYTHON}")
    before = counts | known.get(PYTHON, {})
    more, build = [], counts[REFERENCE] / before[REFERENCE]
    for kind, count in counts.items():
        change = count / before[kind] / build - 1
        print(f"{kind:15} {count:10,} instructions, {change:+6.1%}")
        if change > TOLERANCE:
            more.append(kind)
    if sys.argv[1:] == ["--write"]:
        known[PYTHON] = counts
        KNOWN.write_text(json.dumps(known, indent=2) + "\n", encoding="ascii")
    elif more:
        sys.exit(f"{', '.join(more)}: over {TOLERANCE:.0%} more instructions than before")


if __name__ == "__main__":
    main()
