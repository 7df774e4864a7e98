"""What the compiler collects before it writes the index."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ..index import FormType


class Form(NamedTuple):
    """One spelling of a name; ``lang`` is a language code or ``""``."""

    text: str
    lang: str
    type: FormType


@dataclass(frozen=True)
class FormerName:
    """An official name until some day between two dates (yyyymmdd)."""

    uk: str
    english: str
    until_after: int
    until_before: int


@dataclass(frozen=True)
class NameParts:
    """What tells a person or a given name from others, beside the surname."""

    given: str
    patronymic: str = ""
    spellings: tuple[str, ...] = ()  # of the given name, for its initials
    gender: str = ""
    telling: bool = False  # the given name is spelled so in Ukrainian only
    common: str = ""  # the Russian form, which Наталя and Наталія share


@dataclass
class Thing:
    """A place or person on its way into the index."""

    id: str
    kind: str
    uk: str
    english: str
    parent: str = ""
    category: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    geonames: int = 0
    size: float = 0.0
    shown_id: bool = True
    forms: set[Form] = field(default_factory=set)
    former: list[FormerName] = field(default_factory=list)
    never: set[str] = field(default_factory=set)  # spellings that never mean it
    never_fuzzy: bool = False  # found by its own spellings only
    parts: NameParts | None = None

    def add(self, text: str, lang: str, kind: FormType) -> None:
        """Add a form, unless there is nothing to add."""
        if text:
            self.forms.add(Form(text, lang, kind))
