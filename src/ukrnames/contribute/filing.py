"""Which file of ``gazetteer/`` an entry belongs in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from ..compile.checks import Problem
from ..compile.entries import Entry, schema_of
from ..compile.yamlfile import Text
from ..index import Index

_OBLAST_OF = 4  # characters of a KATOTTG code that tell the oblast
_FILES = {
    "river": "waters/rivers.yaml",
    "lake": "waters/lakes.yaml",
    "sea": "waters/seas.yaml",
    "reservoir": "waters/reservoirs.yaml",
    "bay": "waters/bays.yaml",
    "island": "landforms/islands.yaml",
    "mountain": "landforms/mountains.yaml",
    "district": "places/districts.yaml",
    "region": "places/regions.yaml",
    "facility": "places/facilities.yaml",
    "given": "names/given.yaml",
}
_UNITS = "places/units.yaml"  # units that are no settlements may stand here, all oblasts together


class Filing:
    """Knows the file of every oblast and kind, by the names of the oblasts in ``base``."""

    def __init__(self, base: Index) -> None:
        self._base = base
        self._oblasts = _file_names(
            {base.code_of(n): base.name(base.name_of(n))[0] for n in base.first_level()}
        )

    def check(self, entry: Entry, file: PurePosixPath) -> Iterator[Problem]:
        """An entry that stands in another file than its own; ``file`` is within gazetteer/."""
        own = self.files(entry)
        if own and not any(file.match(pattern) for pattern in own):
            identifier = entry.content[Text("id")]
            place = own[0].replace("*.yaml", "…, the file of what the person is known for")
            yield identifier.line, f"{entry.id} stands in the wrong file; move it to {place}"

    def files(self, entry: Entry) -> list[str]:
        """The files that may hold an entry, its own one first."""
        schema, kind = schema_of(entry.content), str(entry.content.get(Text("kind"), ""))
        if schema == "unit":
            number = self._base.entity_by_code(entry.id)
            if number is None:
                return []
            own = [f"places/{self._oblasts[entry.id[:_OBLAST_OF]]}.yaml"]
            return own if self._base.kind_of(number) == "settlement" else [*own, _UNITS]
        if schema == "foreign":
            return ["foreign/people.yaml" if kind == "person" else "foreign/places.yaml"]
        if schema == "person":
            return ["people/*.yaml"]
        return [_FILES[kind]] if kind in _FILES else []


def _file_names(units: Mapping[str, str]) -> dict[str, str]:
    """The name of an oblast's file: its own in English, and "-oblast" beside a city of the name."""
    short = {
        code: name.removesuffix(" Oblast").removeprefix("Autonomous Republic of ").lower()
        for code, name in units.items()
    }
    names = list(short.values())
    return {
        code[:_OBLAST_OF]: f"{name}-oblast"
        if names.count(name) > 1 and units[code].endswith(" Oblast")
        else name
        for code, name in short.items()
    }
