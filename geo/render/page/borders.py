"""The land inside the self-contained page: the world, and in more detail the countries that it is about."""

from collections.abc import Collection
from functools import lru_cache

import shapely

from geo.mapspec import atlas
from geo.mapspec.atlas import Level
from geo.mapspec.topology import Feature, pack
from geo.model.places import WORLD
from geo.model.sources import BorderView

NEIGHBOURS_DEGREES = 0.3
"""Neighbours within so much of a country are drawn with as much detail, or borders would gape."""

MAX_DETAIL = 130_000
"""Characters of land in the finest detail; a page of more countries has less of it."""


@lru_cache(maxsize=16)
def packed_land(view: BorderView, codes: frozenset[str]) -> dict[str, str]:
    """Topologies by the name of their level: ``world``, and ``detail`` of some countries.

    The detail is that of a country's level, or of a region's where there are many countries. See
    :mod:`geo.mapspec.topology`.
    """
    world = {
        "countries": [land for land in atlas.countries("world", view) if _is_inhabited(land)],
        "areas": atlas.disputed_areas("world", view),
        "lines": atlas.disputed_lines("world", view),
        "lakes": [Feature("", "", atlas.lakes("world"))],
    }
    finest = pack(_detail("country", view, codes))
    detail = finest if len(finest) <= MAX_DETAIL else pack(_detail("region", view, codes))
    return {"world": pack(world), "detail": detail}


def _detail(level: Level, view: BorderView, codes: Collection[str]) -> dict[str, list[Feature]]:
    every = [land for land in atlas.countries(level, view) if _is_inhabited(land)]
    main = shapely.union_all([land.shape for land in every if land.code in codes])
    shapely.prepare(main)
    near = [land for land in every if shapely.dwithin(main, land.shape, NEIGHBOURS_DEGREES)]
    lakes = [part for part in shapely.get_parts(atlas.lakes(level)) if main.intersects(part)]
    return {
        "countries": near,
        "areas": list(atlas.disputed_areas(level, view)),
        "lines": list(atlas.disputed_lines(level, view)),
        "lakes": [Feature("", "", shapely.MultiPolygon(lakes))],
    }


def _is_inhabited(land: Feature) -> bool:
    """Whether a country reaches into what maps show: Antarctica does not."""
    return bool(land.shape.bounds[3] > WORLD.south)
