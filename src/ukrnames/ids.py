"""One entity, many identifiers: the crosswalk between KATOTTG, P-codes and GeoNames.

A P-code, the key of humanitarian data sets, is the part of the KATOTTG code that says where a unit
lies: `UA44` is an oblast, `UA4412` a raion in it, `UA4412005` a hromada, and the first twelve
characters a settlement. Districts of a city have none of their own.
"""

from __future__ import annotations

from functools import lru_cache

from .match import Entity


def find(code: str) -> Entity | None:
    """The entity with this KATOTTG code, P-code or GeoNames number, or our id of another thing.

    Examples:
        >>> lysychansk = find("UA4412005001")
        >>> lysychansk.name, lysychansk.katottg, lysychansk.geonames
        ('Lysychansk', 'UA44120050010021900', '702972')
        >>> find("702972").pcode
        'UA4412005001'
        >>> find("UA44").name
        'Luhansk Oblast'
    """
    from .normalizer import default

    index = default().index
    number = index.entity_by_code(code)
    if number is None:
        number = _others().get(code)
    return None if number is None else index.entity(number)


@lru_cache(maxsize=1)
def _others() -> dict[str, int]:
    """Entity numbers by P-code and by GeoNames number."""
    from .normalizer import default

    index = default().index
    # Kyiv and Sevastopol are cities and, as `UA80` and `UA85`, units of the first level.
    found = {index.code_of(number)[:4]: number for number in index.first_level()}
    for number in index.entities():
        ids = index.ids_of(number)
        found.update((ids[key], number) for key in ("pcode", "geonames") if key in ids)
    return found
