"""Scripts outside our own tables: read by PyICU, else by Unidecode, else not at all.

This is the one place where an answer depends on what is installed; both are extras.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache


def latin(text: str) -> str:
    """The text in Latin letters, or ``""`` when nothing that could read it is installed."""
    return _reader()(text).lower()


@lru_cache(maxsize=1)
def _reader() -> Callable[[str], str]:
    try:
        from icu import Transliterator

        transliterator = Transliterator.createInstance("Any-Latin")
        return lambda text: str(transliterator.transliterate(text))
    except ImportError:
        pass
    try:
        from unidecode import unidecode

        return lambda text: str(unidecode(text))
    except ImportError:
        return lambda text: ""
