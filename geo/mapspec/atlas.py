"""The land that maps are drawn on, by level of detail and view of the borders: countries, water, disputes.

The files lie in ``static/land``, made by ``tools/build_land.py``. Degrees of WGS 84, longitude first. A
country that crosses 180° goes on to longitudes beyond (Russia to 190.3), so that it is one piece.
"""

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, get_args

import numpy as np
import shapely

from geo.mapspec.topology import Feature, pack, unpack
from geo.model.installation import STATIC
from geo.model.places import Extent, LonLat, ellipsoid

Level = Literal["world", "region", "country"]
"""How much detail: for the whole world, a continent, or one country as Natural Earth 1:50m draws it."""
LEVELS: tuple[Level, ...] = get_args(Level)

View = Literal["international", "de-facto"]
"""Whose borders: as most states recognise them, or as land is controlled."""
VIEWS: tuple[View, ...] = get_args(View)

FOLDER = STATIC / "land"
MANIFEST = FOLDER / "manifest.json"

BORDER_STEP_DEGREES = 0.02
"""Spacing of the points of a border that distances are measured to: 2 km at most."""

INTERIOR_DEGREES = 0.05
"""How exactly the middle of a country is found."""


@lru_cache(maxsize=1)
def manifest() -> Mapping[str, str]:
    """Content hash of each file by its name: ``{view}-{level}``, ``lakes-{level}``, ``rivers-country``."""
    hashes: dict[str, str] = json.loads(MANIFEST.read_text("utf-8"))
    return hashes


def file_of(name: str) -> Path:
    """The file of a name in the manifest; its own name holds the hash, so that it never changes."""
    return FOLDER / f"{name}.{manifest()[name]}.json"


@lru_cache(maxsize=16)
def _objects(name: str) -> Mapping[str, tuple[Feature, ...]]:
    return unpack(file_of(name).read_text("utf-8"))


def countries(level: Level, view: View) -> tuple[Feature, ...]:
    """Every country, in order of code; where ISO 3166 has none, the atlas has one (XKX, CYN, SOL, KAS, IOA)."""
    return _objects(f"{view}-{level}")["countries"]


def disputed_areas(level: Level, view: View) -> tuple[Feature, ...]:
    """Areas to be hatched, in order of name; the code is of the country that most of it is drawn with."""
    return _objects(f"{view}-{level}")["areas"]


def disputed_lines(level: Level, view: View) -> tuple[Feature, ...]:
    """Borders to be dashed: disputed, provisional, or lines of control. Without a code."""
    return _objects(f"{view}-{level}")["lines"]


def lakes(level: Level) -> shapely.MultiPolygon:
    """The lakes that a level shows."""
    return _objects(f"lakes-{level}")["lakes"][0].shape


def rivers() -> shapely.MultiLineString:
    """The main rivers outside the lakes, for the level of a country."""
    return _objects("rivers-country")["rivers"][0].shape


@cache
def _country(code: str, level: Level, view: View) -> shapely.Geometry | None:
    return next((each.shape for each in countries(level, view) if each.code == code), None)


@lru_cache(maxsize=6)
def _tree(level: Level, view: View) -> shapely.STRtree:
    return shapely.STRtree([each.shape for each in countries(level, view)])


@lru_cache(maxsize=4096)
def country_at(lon: float, lat: float, level: Level, view: View) -> str:
    """Code of the country whose drawn land contains a point; empty for the sea.

    A point of a border belongs to the first of its countries in order of code.
    """
    points = shapely.points([lon, lon + 360.0, lon - 360.0], [lat] * 3)
    found = _tree(level, view).query(points, predicate="intersects")[1]
    return countries(level, view)[found.min()].code if found.size else ""


@lru_cache(maxsize=4096)
def distance_to_country_m(code: str, lon: float, lat: float, level: Level, view: View) -> float:
    """Metres from a point to the drawn land of a country; 0 within it.

    Raises:
        KeyError: for a code that has no land.

    """
    land = _country(code, level, view)
    if land is None:
        raise KeyError(code)
    turned = [lon, lon + 360.0, lon - 360.0]
    if shapely.intersects_xy(land, turned, [lat] * 3).any():
        return 0.0
    border = shapely.get_coordinates(shapely.segmentize(shapely.boundary(land), BORDER_STEP_DEGREES))
    here = np.full_like(border, (lon, lat))
    return float(ellipsoid().inv(*border.T, *here.T)[2].min())


@cache
def middle_of(code: str, level: Level, view: View) -> LonLat:
    """A point well inside the largest piece of a country, as far from its borders as can be.

    Longitudes beyond 180° are returned as western ones.

    Raises:
        KeyError: for a code that has no land.

    """
    land = _country(code, level, view)
    if land is None:
        raise KeyError(code)
    main = max(shapely.get_parts(land), key=shapely.area)
    squeeze = np.cos(np.radians(main.centroid.y))
    plane = shapely.transform(main, lambda degrees: degrees * (squeeze, 1.0))
    west, south, east, north = plane.bounds
    tolerance = min(INTERIOR_DEGREES, 0.05 * min(east - west, north - south))
    centre = shapely.get_point(shapely.maximum_inscribed_circle(plane, tolerance=tolerance), 0)
    lon = float(centre.x / squeeze)
    return LonLat(lon - 360.0 if lon > 180.0 else lon, float(centre.y))


def cut_to(name: str, extent: Extent) -> str:
    """The topology of a file of the manifest, cut to an extent: for a page that carries its own land.

    Land is cut along the edge of the extent, which a stroke around a country draws: take an extent larger
    than what can be seen. East may exceed 180. Features without anything in the extent are left out.
    """
    box = (extent.west, extent.south, extent.east, extent.north)
    kept = {
        key: [
            Feature(each.code, each.name, shape)
            for each in features
            if not (shape := _clipped(each.shape, box)).is_empty
        ]
        for key, features in _objects(name).items()
    }
    return pack(kept)


def _clipped(shape: shapely.Geometry, box: tuple[float, float, float, float]) -> shapely.Geometry:
    """What of areas or lines lies in a box, as the same kind of geometry."""
    dimensions = shapely.get_dimensions(shape)
    west, south, east, north = shapely.bounds(shape)
    if box[0] <= west and east <= box[2] and box[1] <= south and north <= box[3]:
        return shape
    parts = shapely.get_parts(shapely.clip_by_rect(shapely.get_parts(shape), *box))
    if dimensions == 2:
        return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon"])
    return shapely.MultiLineString([part for part in parts if part.geom_type == "LineString"])
