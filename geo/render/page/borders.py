"""The land inside the self-contained page: the world, and in more detail the countries that it is about."""

from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from geo.mapspec import atlas
from geo.mapspec.topology import Feature, pack
from geo.model.places import WORLD, LonLat
from geo.model.sources import BorderView

Corners = npt.NDArray[np.complex128]

MAX_CORNERS, CORNERS_A_COUNTRY = 20_000, 330
"""Corners of countries in detail, six characters each: at most, and less so many for each country that a page
is about, because its records need the room."""

MIN_LAKE = 0.25
"""Square degrees, about 2,000 square kilometres at 50° north, that a lake has at least."""

LAKE_OFF = 0.02
"""Degrees that the shore of a lake may be off where countries are thinned."""

NEIGHBOURS_DEGREES = 0.3
"""Neighbours within so much of a country are drawn in more detail with it."""

PARTS, NEIGHBOURS_PARTS = 700.0, 250.0
"""A border may be off by the side of a square as large as the country, divided by so much; of a neighbour."""
NEIGHBOURS_DEGREES_OFF = 0.03
"""The same for a neighbour in degrees, at least."""
COARSENESS = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0)
"""Factors of these tolerances, tried until there are few enough corners."""

ABOUT_A_PLACE, OFF_ABOUT_A_PLACE = 0.8, 0.03
"""Degrees around the place of a record in which borders are off by so many degrees at most: the map is seen
closest there."""


@lru_cache(maxsize=16)
def packed_land(view: BorderView, codes: frozenset[str], places: frozenset[LonLat] = frozenset()) -> str:
    """The inhabited land as a topology: some countries and their neighbours in detail, the rest coarse.

    See :mod:`geo.mapspec.topology`. In the detail a large country has fewer corners for its size than a small
    one: it is seen smaller; about ``places`` it has more. Where it meets the rest, borders may differ by what
    a world map does not show.
    """
    detail = whole = _about(view, codes)
    tolerances = [_tolerance(land, is_main=land.code in codes) for land in whole["countries"]]
    fixed = _fixed(whole, places)
    most = MAX_CORNERS - CORNERS_A_COUNTRY * len(codes)
    for factor in COARSENESS:
        if sum(shapely.get_num_coordinates(land.shape) for land in detail["countries"]) <= most:
            break
        detail = _thinned(whole, [factor * tolerance for tolerance in tolerances], fixed)
    own = {land.code for land in detail["countries"]}
    rest = [land for land in atlas.countries("world", view) if land.code not in own and _is_inhabited(land)]
    return pack({**detail, "countries": [*detail["countries"], *rest]})


def _is_inhabited(land: Feature) -> bool:
    """Whether a country reaches into what maps show: Antarctica does not."""
    return bool(land.shape.bounds[3] > WORLD.south)


def _about(view: BorderView, codes: frozenset[str]) -> dict[str, list[Feature]]:
    """Countries, their neighbours and lakes with every corner."""
    coarse = [land.shape for land in atlas.countries("world", view) if land.code in codes]
    main = shapely.union_all(coarse)
    shapely.prepare(main)
    lakes = [
        part
        for level in ("region", "world")
        for part in shapely.get_parts(atlas.lakes(level))
        if part.area >= MIN_LAKE and main.intersects(part) is (level == "region")
    ]
    near = [
        land
        for land in atlas.countries("country", view)
        if _is_inhabited(land) and shapely.dwithin(main, land.shape, NEIGHBOURS_DEGREES)
    ]
    return {
        "countries": near,
        "areas": list(atlas.disputed_areas("country", view)),
        "lines": list(atlas.disputed_lines("country", view)),
        "lakes": [Feature("", "", shapely.MultiPolygon(lakes))],
    }


def _tolerance(land: Feature, *, is_main: bool) -> float:
    """Degrees that the border of a country may be off."""
    side = sqrt(max(shapely.area(shapely.get_parts(land.shape))))
    return side / PARTS if is_main else max(NEIGHBOURS_DEGREES_OFF, side / NEIGHBOURS_PARTS)


def _fixed(objects: dict[str, list[Feature]], places: frozenset[LonLat]) -> Corners:
    """The corners kept at any tolerance: those that borders need about places, and the ends of lines."""
    around = shapely.MultiPoint([(place.lon, place.lat) for place in places]).buffer(ABOUT_A_PLACE)
    near = [shapely.intersection(shapely.boundary(land.shape), around) for land in objects["countries"]]
    about = [shapely.simplify(border, OFF_ABOUT_A_PLACE, preserve_topology=False) for border in near]
    return _corners([*about, *(shapely.boundary(line.shape) for line in objects["lines"])])


def _thinned(
    objects: dict[str, list[Feature]], tolerances: Sequence[float], fixed: Corners
) -> dict[str, list[Feature]]:
    """Land with fewer corners: the ``fixed`` ones, and those that the simplified border of any country has.

    What two countries share therefore keeps the same corners in both, those of the smaller tolerance.
    """
    countries = objects["countries"]
    simple = [
        shapely.simplify(land.shape, tolerance, preserve_topology=False)
        for land, tolerance in zip(countries, tolerances, strict=True)
    ]
    kept = np.unique(np.concatenate([_corners(simple), fixed]))
    thin = {
        name: [_with(feature, kept) for feature in objects[name]] for name in ("countries", "areas", "lines")
    }
    lakes = [_changed(lake, shapely.simplify(lake.shape, LAKE_OFF)) for lake in objects["lakes"]]
    return {**thin, "lakes": lakes}


def _corners(shapes: Any) -> Corners:
    """The corners of some shapes, each as longitude + latitude · i."""
    return np.ascontiguousarray(shapely.get_coordinates(shapes)).view(np.complex128)[:, 0]


def _with(feature: Feature, kept: Corners) -> Feature:
    """The feature with the kept of its corners; lines of one corner and rings of two are left out."""
    is_area = feature.shape.geom_type == "MultiPolygon"
    parts = shapely.get_parts(feature.shape)
    lines, part_of = parts, np.arange(len(parts))
    if is_area:
        lines, part_of = shapely.get_rings(parts, return_index=True)
    corners, line_of = shapely.get_coordinates(lines, return_index=True)
    every = _corners(lines)
    is_kept = kept[np.searchsorted(kept, every).clip(max=len(kept) - 1)] == every
    if is_area:
        is_kept[np.cumsum(shapely.get_num_coordinates(lines)) - 1] = False  # a ring's last is its first
    is_long = np.bincount(line_of[is_kept], minlength=len(lines)) >= (3 if is_area else 2)
    is_long &= is_long[np.searchsorted(part_of, part_of)]  # no hole without its outer ring
    is_kept &= is_long[line_of]
    numbers = np.cumsum(is_long) - 1
    if not is_area:
        thin = shapely.linestrings(corners[is_kept], indices=numbers[line_of[is_kept]])
        return _changed(feature, shapely.multilinestrings(thin))
    rings = shapely.linearrings(corners[is_kept], indices=numbers[line_of[is_kept]])
    _, polygon_of = np.unique(part_of[is_long], return_inverse=True)
    return _changed(feature, shapely.multipolygons(shapely.polygons(rings, indices=polygon_of)))


def _changed(feature: Feature, shape: shapely.Geometry) -> Feature:
    return Feature(feature.code, feature.name, shape)
