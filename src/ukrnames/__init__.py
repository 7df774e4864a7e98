"""Which Ukrainian place or person is meant by this spelling, and how is it written?

>>> from ukrnames import normalize
>>> normalize("Lysekhansk").name
'Lysychansk'
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as _Date
from typing import TYPE_CHECKING, Any, overload

from .match import DEFAULT_MIN_SCORE, Candidate, Entity, Match

if TYPE_CHECKING:
    from .normalizer import Normalizer

__all__ = ["Candidate", "Entity", "Match", "Normalizer", "__version__", "data_version", "normalize"]

__version__ = "0.1.0"


# A str is an Iterable[str] too; the first overload is meant to win.
@overload
def normalize(  # type: ignore[overload-overlap]
    name: str,
    *,
    kind: str | None = None,
    within: str | None = None,
    date: str | _Date | None = None,
    lang: str | None = None,
    min_score: float = DEFAULT_MIN_SCORE,
) -> Match: ...
@overload
def normalize(
    name: Iterable[str],
    *,
    kind: str | None = None,
    within: str | None = None,
    date: str | _Date | None = None,
    lang: str | None = None,
    min_score: float = DEFAULT_MIN_SCORE,
) -> list[Match]: ...
def normalize(
    name: str | Iterable[str],
    *,
    kind: str | None = None,
    within: str | None = None,
    date: str | _Date | None = None,
    lang: str | None = None,
    min_score: float = DEFAULT_MIN_SCORE,
) -> Match | list[Match]:
    """Resolve the spelling of a Ukrainian name; a list of matches, in order, for an iterable.

    - ``kind``: only this kind of thing (`ukrnames.match.KINDS`), or ``place`` or ``people``.
    - ``within``: name or KATOTTG code of a containing unit.
    - ``date``: ISO day or ``datetime.date``; the name that was official that day.
    - ``lang``: language of a Cyrillic query (``uk``, ``ru``, ``be``, ``tg``), when known.
    - ``min_score``: the least probability, 0 to 1, at which a name counts as resolved.

    Text never raises: what is no Ukrainian name gives a match that is false. Raises ``TypeError``
    for anything but text, ``ValueError`` for an unknown option value.

    Examples:
        >>> match = normalize("Severodonetsk", date="2022-06-15")
        >>> match.name, match.uk
        ('Sievierodonetsk', 'Сєвєродонецьк')
        >>> [str(match) for match in normalize(["Kiev", "Slovenia"])]
        ['Kyiv', 'Slovenia']
    """
    return (_opened or _open()).normalize(
        name, kind=kind, within=within, date=date, lang=lang, min_score=min_score
    )


_opened: Normalizer | None = None


def _open() -> Normalizer:
    global _opened  # noqa: PLW0603  saves every call an import
    from .normalizer import default

    _opened = default()
    return _opened


def __getattr__(attribute: str) -> Any:
    # The matcher and its data load on first use: importing ukrnames costs next to nothing.
    if attribute == "Normalizer":
        from .normalizer import Normalizer

        return Normalizer
    if attribute == "data_version":
        from .normalizer import default

        return default().data_version
    raise AttributeError(f"module 'ukrnames' has no attribute {attribute!r}")
