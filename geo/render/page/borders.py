"""The land inside the self-contained page: the world, and in more detail the countries that it is about."""

from collections.abc import Container, Sequence
from functools import lru_cache
from math import sqrt

import shapely

from geo.mapspec import atlas
from geo.mapspec.topology import Feature, pack
from geo.model.places import WORLD, LonLat
from geo.model.sources import BorderView

MAX_CORNERS, CORNERS_A_COUNTRY = 20_000, 368
"""Corners of countries in detail, six characters each: at most, and less so many for each country that a page
is about, because its records need the room."""

MIN_LAKE = 0.25
"""Square degrees, about 2,000 square kilometres at 50° north, that a lake has at least."""

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
    around = shapely.MultiPoint([(place.lon, place.lat) for place in places]).buffer(ABOUT_A_PLACE)
    most = MAX_CORNERS - CORNERS_A_COUNTRY * len(codes)
    for factor in COARSENESS:
        if sum(shapely.get_num_coordinates(land.shape) for land in detail["countries"]) <= most:
            break
        detail = _thinned(whole, [factor * tolerance for tolerance in tolerances], around)
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


def _thinned(
    objects: dict[str, list[Feature]], tolerances: Sequence[float], around: shapely.Geometry
) -> dict[str, list[Feature]]:
    """Land with fewer corners: those that the simplified border of any country has, more of them ``around``.

    What two countries share therefore keeps the same corners in both, those of the smaller tolerance.
    """
    countries = objects["countries"]
    simple = [
        shapely.simplify(land.shape, tolerance, preserve_topology=False)
        for land, tolerance in zip(countries, tolerances, strict=True)
    ]
    ends = [shapely.boundary(line.shape) for line in objects["lines"]]
    kept = {corner for shape in (*simple, *ends) for corner in _corners(shape)}
    for land in countries:
        near = shapely.intersection(shapely.boundary(land.shape), around)
        kept.update(_corners(shapely.simplify(near, OFF_ABOUT_A_PLACE, preserve_topology=False)))
    thin = {
        name: [_with(feature, kept) for feature in objects[name]] for name in ("countries", "areas", "lines")
    }
    return {**thin, "lakes": objects["lakes"]}


def _corners(shape: shapely.Geometry) -> list[tuple[float, float]]:
    return [(lon, lat) for lon, lat in shapely.get_coordinates(shape).tolist()]


def _with(feature: Feature, kept: Container[tuple[float, float]]) -> Feature:
    """The feature with the kept of its corners; rings of less than three are left out."""
    parts = shapely.get_parts(feature.shape)
    if feature.shape.geom_type == "MultiLineString":
        lines = [[corner for corner in _corners(part) if corner in kept] for part in parts]
        return _changed(feature, shapely.MultiLineString([line for line in lines if len(line) >= 2]))
    polygons = []
    for part in parts:
        rings = (
            [corner for corner in _corners(ring)[:-1] if corner in kept] for ring in shapely.get_rings(part)
        )
        shell, *holes = rings
        if len(shell) >= 3:
            polygons.append(shapely.Polygon(shell, [hole for hole in holes if len(hole) >= 3]))
    return _changed(feature, shapely.MultiPolygon(polygons))


def _changed(feature: Feature, shape: shapely.Geometry) -> Feature:
    return Feature(feature.code, feature.name, shape)
