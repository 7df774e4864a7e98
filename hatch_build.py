"""Build hook: compile the data folders into the index that the wheel carries."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class IndexHook(BuildHookInterface[Any]):
    """Writes ``src/ukrnames/index.bin`` and adds it to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless the index is of the same inputs already."""
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from ukrnames.compile.build import update_index
        finally:
            sys.path.pop(0)
        build_data["artifacts"].append(update_index(root).relative_to(root).as_posix())
