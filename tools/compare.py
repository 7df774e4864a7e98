"""Show what a change of the data changes for users.

    python tools/compare.py [REVISION]

Compiles gazetteer/ and transliterate/ of a git revision (default: HEAD^1, on a merge the branch
merged into) with the code of this checkout, and prints what answers differently now. Exit status: 0
whatever differs, 2 if there is no such revision.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

from ukrnames.commands import diff
from ukrnames.compile.build import build, update_index
from ukrnames.compile.yamlfile import DataError

ROOT = Path(__file__).resolve().parent.parent
DATA = ("gazetteer", "transliterate")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Show what a change of the data changes.")
    parser.add_argument("revision", nargs="?", default="HEAD^1", metavar="REVISION")
    revision = parser.parse_args(arguments).revision
    try:
        if not git("diff", "--name-only", revision, "--", *DATA):
            print(f"{' and '.join(DATA)} are as in {revision}")
            return 0
        archive = git("archive", "--format=tar", revision, "--", *DATA)
    except subprocess.CalledProcessError as error:
        print(error.stderr.decode(), file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        old = Path(folder, "old.bin")
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(folder, filter="data")
        try:
            old.write_bytes(build(Path(folder, DATA[0]), Path(folder, DATA[1])))
        except DataError as error:
            print(f"the data of {revision} does not suit this code: {error}")
            return 0
        diff.main([str(old), str(update_index(ROOT))])
    return 0


def git(*command: str) -> bytes:
    """What a git command prints."""
    done = subprocess.run(["git", "-C", str(ROOT), *command], capture_output=True, check=True)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
