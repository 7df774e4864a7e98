"""A map of Ukraine made of its settlements: each with coordinates is a dot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from math import cos, radians

from ukrnames.match import Entity

WIDTH = 1000
MARGIN = 12
WEST, EAST, SOUTH, NORTH = 22.1, 40.3, 44.3, 52.4
SCALE = (WIDTH - 2 * MARGIN) / (EAST - WEST)  # units for a degree of longitude
HEIGHT = round((NORTH - SOUTH) * SCALE / cos(radians((SOUTH + NORTH) / 2))) + 2 * MARGIN
GAP, LINE, LETTER = 9, 20, 11.5  # between dot and name; height of a line; width of a letter
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
    labels = _labels(sorted(largest.values(), key=lambda place: -(place.population or 0)))
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


def _labels(places: Iterable[Entity]) -> Iterator[str]:
    """Names beside their dots, on the first side where they cover none of those before."""
    taken: list[tuple[float, float, int]] = []
    for place in places:
        x, y = _at(place)
        width = len(place.name) * LETTER
        beside = [(x + GAP, y), (x - GAP - width, y)]
        for left, middle in [*beside, (x - width / 2, y - LINE), (x - width / 2, y + LINE)]:
            right = left + width
            if (
                left > 0
                and right < WIDTH
                and not any(
                    left < its_right and its_left < right and abs(middle - its_middle) < LINE
                    for its_left, its_right, its_middle in taken
                )
            ):
                taken.append((left, right, middle))
                yield f'<text x="{left:.0f}" y="{middle + 6}">{escape(place.name)}</text>'
                break
