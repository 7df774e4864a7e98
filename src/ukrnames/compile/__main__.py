"""``python -m ukrnames.compile``: bring the index of a source checkout up to date."""

from pathlib import Path

from .build import update_index

if __name__ == "__main__":
    print(update_index(Path.cwd()))
