"""Are names understood in the words around them: python benchmarks/wrapping.py [NAMES [TEXT]]

Takes NAMES (default 200) settlements by a fixed hash, each the only one of its name in its oblast,
puts them into templates of several languages, and prints for each template the share whose name
comes back and, where an oblast is typed, the share whose entity does. With TEXT, only templates
that contain it, with their misses.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from ukrnames import normalize
from ukrnames.compile.cognates import Cognates
from ukrnames.compile.systems import load_systems
from ukrnames.compile.yamlfile import load

ROOT = Path(__file__).resolve().parent.parent
FLOOR = 0.97
SYSTEMS = load_systems(ROOT / "transliterate/systems")
RUSSIAN = Cognates(load(ROOT / "transliterate/cognates/uk-ru.yaml"))

# {n} the name; {o} {r} {h} the adjective of oblast, raion and hromada; {og} {rg} {hg} its genitive;
# {oc} {rc} the name of the unit as in "Luhansk Oblast".
TEMPLATES = {
    "uk": [
        "с. {n}", "с.{n}", "С. {n}", "смт {n}", "смт.{n}", "м.{n}", "село {n}",
        "у селі {n}", "селище {n}", "с-ще {n}", "сел. {n}",
        "населений пункт {n}", "н.п. {n}", "хутір {n}", "{n} (село)", "село «{n}»",
        "{n}, {o} область", "{n}, {o} обл.", "{n} ({o} область)",
        "{n} ({o} обл.)", "{n} - {o} область", "{n} — {o} обл.", "{n} | {o} область",
        "{n}; {o} область", "{n} / {o} область", "{n}, {o}", "{n} {og} області",
        "с. {n} {og} обл.", "{n} {rg} району", "{n} {rg} р-ну",
        "{n} {rg} району {og} області", "с. {n} {rg} р-ну {og} обл.",
        "{n} {hg} громади", "{n}, {h} громада", "{n} ({h} ТГ)", "{n}, {h} ОТГ",
        "{n} ({h} територіальна громада)", "{o} область, {n}", "{o} обл., с. {n}",
        "обл. {o}, р-н {r}, с. {n}", "{o} область, {r} район, с. {n}",
        "{o} обл., {r} р-н, {n}", "{o} обл., {r} р-н, с.{n}",
        "{o} область {r} район село {n}", "{o} обл. {r} р-н с. {n}",
        "{o} область, м. {n}", "село {n}, {h} громада, {r} район, {o} область",
        "с. {n} ({r} р-н, {o} обл.)", "Україна, {o} область, {r} район, село {n}",
        "УКРАЇНА, {O} ОБЛ., С. {N}",
        "{o} область, {r} район, {h} територіальна громада, с. {n}",
        "Україна, 01001, {o} обл., с. {n}", "село {n} в {o} області",
        "{n} на території {hg} громади", "{n}, Україна", "с. {n}, {r} район",
    ],
    "ru": [
        "с. {n}", "с.{n}", "пгт {n}", "пгт. {n}", "г.{n}", "г. {n}", "село {n}",
        "посёлок {n}", "пос. {n}", "д. {n}", "деревня {n}", "хутор {n}", "в селе {n}",
        "{n} (село)", "{n}, {o} область", "{n} ({o} обл.)", "{n} {og} области",
        "с. {n} {og} обл.", "{o} область, {r} район, с. {n}", "{o} обл., {r} р-н, {n}",
        "Украина, {o} обл., {n}", "село {n} {rg} района {og} области",
        "{o} область, {n}", "{n}, Украина",
    ],
    "en": [
        "village of {n}", "the village of {n}", "the city of {n}", "town of {n}",
        "{n} village", "{n} town", "{n} (village)", "village {n}",
        "in the settlement of {n}", "urban-type settlement {n}", "vil. {n}", "{n}'s",
        "{n} area", "selo {n}", "smt {n}", "s. {n}", "m. {n}", "v. {n}",
        "{n}, {oc} Oblast", "{n}, {oc} oblast", "{n}, {oc} region",
        "{n}, {oc} province", "{n} ({oc} Oblast)", "{n}, {oc}", "{n}, {oc}, Ukraine",
        "{n} ({oc} region, Ukraine)", "{n} in {oc} Oblast", "{n} in the {oc} region",
        "{n} of {oc} Oblast", "{n} village in {oc} region", "{n} – {oc} Oblast",
        "{n}, {rc} Raion, {oc} Oblast", "{n} village, {rc} raion, {oc} oblast",
        "{n}, {rc} district, {oc} region", "{n} in {rc} Raion", "{n} ({rc} district)",
        "{n}, {rc} Rayon", "{oc} Oblast, {n}", "{oc} obl., {n}",
        "{oc} oblast, {rc} raion, {n}", "{oc} Oblast / {rc} Raion / {n}",
        "UA, {oc} oblast, {n}", "Ukraine, {oc} Oblast, {n}", "Ukraine > {oc} > {n}",
        "{n}, {oc} Obl., UA", "{n}, {oc} obl", "{n}, {oc}ska oblast",
        "{o} oblast, {r} raion, s. {n}", "{o} oblast, {n}", "{n}, Oblast {oc}",
        "the village of {n} in the {rc} district of {oc} region", "{n}, Ukraine",
        "{n} (Ukraine)", "{n} UA",
    ],
    "de": [
        "Dorf {n}", "das Dorf {n}", "Stadt {n}", "Siedlung {n}", "{n} (Dorf)",
        "{n}, Oblast {oc}", "{n} (Oblast {oc})", "{n} in der Oblast {oc}",
        "{n} im Gebiet {oc}", "{n}, Gebiet {oc}", "{n}, Rajon {rc}",
        "{n} im Rajon {rc}", "{n}, Region {oc}", "{n}, Ukraine", "Ortschaft {n}",
    ],
    "pl": [
        "wieś {n}", "miasto {n}", "we wsi {n}", "miejscowość {n}", "{n} (wieś)",
        "osiedle {n}", "{n}, obwód {oc}", "{n} w obwodzie {oc}", "{n}, Ukraina",
    ],
    "cs": [
        "vesnice {n}", "obec {n}", "město {n}", "{n}, {oc}ská oblast", "{n} (vesnice)",
    ],
    "fr": [
        "village de {n}", "le village de {n}", "{n} (village)", "{n}, oblast de {oc}",
        "ville de {n}", "{n}, région de {oc}",
    ],
    "es": [
        "pueblo de {n}", "aldea de {n}", "ciudad de {n}", "{n}, óblast de {oc}",
        "la ciudad de {n}",
    ],
    "it": [
        "villaggio di {n}", "città di {n}", "{n}, oblast' di {oc}", "{n} (villaggio)",
    ],
    "pt": [
        "aldeia de {n}", "cidade de {n}", "{n}, oblast de {oc}",
    ],
    "ro": [
        "satul {n}", "orașul {n}", "{n}, regiunea {oc}",
    ],
    "tr": [
        "{n} köyü", "{n} şehri", "{n}, {oc} Oblastı",
    ],
    "hu": [
        "{n} falu", "{n} város", "{n}, {oc} terület", "{n} község",
    ],
    "nl": [
        "dorp {n}", "het dorp {n}", "stad {n}", "{n}, oblast {oc}",
    ],
    "sv": [
        "byn {n}", "staden {n}", "{n}, {oc} oblast",
    ],
}  # fmt: skip


class Place(NamedTuple):
    name: str
    code: str
    oblast: str
    raion: str
    hromada: str


def places(size: int) -> list[Place]:
    """Settlements with a name of their own in their oblast, always the same."""
    with (ROOT / "gazetteer/register/katottg.tsv").open(encoding="utf-8") as file:
        rows = {row["code"]: row for row in csv.DictReader(file, delimiter="\t")}

    def place(code: str) -> Place | None:
        units, at = {}, code
        while at := rows[at]["parent"]:
            units[rows[at]["category"]] = rows[at]["name"]
        if not {"O", "P", "H"} <= {*units} or " " in units["O"]:
            return None
        return Place(rows[code]["name"], code, units["O"], units["P"], units["H"])

    found = [p for code, row in rows.items() if row["category"] in "MXC" and (p := place(code))]
    bearers = Counter((p.name, p.oblast) for p in found)
    found = [p for p in found if bearers[p.name, p.oblast] == 1]
    return sorted(found, key=lambda p: crc32(p.code.encode()))[:size]


def written(place: Place, language: str) -> dict[str, str]:
    """The parts of a template, as a language writes them."""
    units = {"o": place.oblast, "r": place.raion, "h": place.hromada}
    parts = {"n": place.name, **units}
    parts |= {f"{key}g": _genitive(unit) for key, unit in units.items()}
    if language == "ru":
        parts = {key: RUSSIAN.forms(text, 1)[0] for key, text in parts.items()}
        parts |= {f"{key}g": re.sub("ая$", "ой", re.sub("ий$", "ого", parts[key])) for key in units}
    if language not in ("uk", "ru"):
        system = SYSTEMS.get(f"uk-press-{language}", SYSTEMS["uk-kmu-2010"])
        parts = {key: system.romanize(text) for key, text in parts.items()}
        for key, word in (("o", "область"), ("r", "район")):
            unit = normalize(f"{units[key]} {word}").uk or ""
            center = CENTERS.get(unit, unit.split()[0])
            parts[f"{key}c"] = system.romanize(center)
    return parts | {"N": parts["n"].upper(), "O": parts["o"].upper()}


def _genitive(adjective: str) -> str:
    return re.sub("а$", "ої", re.sub("ий$", "ого", adjective))


def centers() -> dict[str, str]:
    """From units to the place that "Luhansk Oblast" is called after, in Ukrainian."""
    found = {}
    for place in places(100_000):
        for unit in (f"{place.oblast} область", f"{place.raion} район"):
            if unit not in found:
                english = (
                    (normalize(unit).name or "").removesuffix(" Oblast").removesuffix(" Raion")
                )
                found[unit] = normalize(english).uk or english
    return found


CENTERS = centers()


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    wanted = sys.argv[2] if len(sys.argv) > 2 else ""
    sample = places(size)
    below = 0
    for language, templates in TEMPLATES.items():
        spellings = [(place, written(place, language)) for place in sample]
        for template in templates:
            if wanted not in template and wanted != language:
                continue
            asked = [(p, template.format(**parts), parts["n"]) for p, parts in spellings]
            missed = [(p, text) for p, text, n in asked if not is_right(p, text, n)]
            located = "{o" in template
            ids = sum(normalize(text).id == place.code for place, text, _ in asked)
            share = 1 - len(missed) / len(asked)
            below += share < FLOOR
            row = f"{share:6.1%} {ids / len(asked):6.1%}" if located else f"{share:6.1%}       "
            example = f"{missed[0][1]!r}" if missed else ""
            print(f"{row}  {language}  {template:52} {example}", flush=True)
            if wanted:
                for place, text in missed:
                    print(
                        f"    {place.name}: {text!r} -> {normalize(text)!r} {normalize(text).why}"
                    )
    print(f"{below} below {FLOOR:.0%}")


def is_right(place: Place, text: str, name: str) -> bool:
    """The name comes back; or what the bare name, so spelled, is taken for."""
    found = normalize(text).uk
    return found == place.name or (found is not None and found == normalize(name).uk)


if __name__ == "__main__":
    main()
