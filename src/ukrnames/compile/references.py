"""What entries refer to: units of the register, by code or by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from .checks import Problem, unknown
from .entries import schema_of
from .yamlfile import Mapping as Entry
from .yamlfile import Text


class Known:
    """The units that entries may refer to: names by code, and codes of the first level by name."""

    def __init__(self, names: Mapping[str, str], first_level: Mapping[str, str]) -> None:
        self.names, self.first_level = names, first_level

    def unit(self, name: str) -> str | None:
        """The code of a containing unit by its code or Ukrainian name."""
        return name if name in self.names else self.first_level.get(name)


def check_references(entry: Entry, known: Known) -> Iterator[Problem]:
    """References of an entry to what is not in the register, or is called otherwise there."""
    if schema_of(entry) == "unit":
        code, uk = entry[Text("id")], entry[Text("uk")]
        assert isinstance(code, Text) and isinstance(uk, Text)
        official = known.names.get(code)
        if official is None:
            yield code.line, _unknown_code(code, uk, known.names)
        elif uk not in (official, official.rpartition(" ")[0]):
            what = f"{code!s} is not {str(uk)!r}; the register calls it {official!r}"
            yield uk.line, f"{what}; write that, or put {str(uk)!r} under 'former' or 'aliases'"
    for place in entry.get(Text("within"), ()):
        if isinstance(place, Text) and known.unit(place) is None:
            what = unknown("unit of the first level", place, known.first_level)
            yield place.line, f"{what}; any other unit is written as its KATOTTG code"


def _unknown_code(code: str, uk: str, names: Mapping[str, str]) -> str:
    """A message on a code that is not in the register: units of that name, or of one like it."""
    near = get_close_matches(uk, set(names.values()), 1, 0.6) if uk not in names.values() else [uk]
    found = [f"{name} {code}" for code, name in names.items() if name in near]
    hint = f"did you mean {' or '.join(found[:3])}?" if found else "copy it from katottg.tsv"
    return f"{code} is not in the register; {hint}"
