"""A map of Ukraine made of its settlements: each with coordinates is a dot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from html import escape
from math import cos, radians

from ukrnames.match import Entity

WIDTH = 1000
MARGIN = 12
WEST, EAST, SOUTH, NORTH = 22.1, 40.3, 44.3, 52.4
SCALE = (WIDTH - 2 * MARGIN) / (EAST - WEST)  # units for a degree of longitude
HEIGHT = round((NORTH - SOUTH) * SCALE / cos(radians((SOUTH + NORTH) / 2))) + 2 * MARGIN
# The least population of a class of dots.
CLASSES = {"city": 50_000, "town": 5_000, "village": 0}


def svg(settlements: Iterable[Entity]) -> str:
    """The map, to stand in a page; colors and dot sizes are those of its style sheet."""
    largest: dict[str, Entity] = {}
    dots: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for place in settlements:
        if place.lat is None or place.lon is None:
            continue
        size = place.population or 0
        dots[next(name for name, least in CLASSES.items() if size >= least)].add(_at(place))
        oblast = place.id[:4]
        if oblast not in largest or size > (largest[oblast].population or 0):
            largest[oblast] = place
    paths = [
        f'<path class="{name}" d="{"".join(f"M{x} {y}h0" for x, y in sorted(dots[name]))}"/>'
        for name in reversed(CLASSES)
    ]
    labels = [_label(place) for _, place in sorted(largest.items())]
    return (
        f'<div class="map"><svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        ' aria-label="Map of Ukraine: a dot for every settlement with known coordinates">'
        f"{''.join(paths)}{''.join(labels)}</svg></div>"
    )


def _at(place: Entity) -> tuple[int, int]:
    assert place.lat is not None and place.lon is not None
    across = (place.lon - WEST) * SCALE
    down = (NORTH - place.lat) / (NORTH - SOUTH) * (HEIGHT - 2 * MARGIN)
    return round(across) + MARGIN, round(down) + MARGIN


def _label(place: Entity) -> str:
    x, y = _at(place)
    anchor, x = ("end", x - 8) if x > WIDTH * 0.85 else ("start", x + 8)
    return f'<text x="{x}" y="{y + 5}" text-anchor="{anchor}">{escape(place.name)}</text>'
