"""What of the land, of areas and of lines a view shows, in sheet pixels."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import shapely

from geo.mapspec.atlas import Level
from geo.mapspec.land import LONGEST_EDGE, Floats, all_land, moved_east
from geo.model.places import LonLat
from geo.model.sources import BorderView
from geo.render.print.view import WORLD_CLIP, View

FINEST_DETAIL_PX = 0.2
"""Tolerance of simplified borders, in pixels."""

Polygons = npt.NDArray[np.object_]


@dataclass(frozen=True, slots=True, eq=False)
class LandSeen:
    """One country's land as a view shows it, in pixels, clipped to the panel."""

    code: str
    """Alpha-3, see :func:`geo.mapspec.atlas.countries`."""
    label: str
    """Its name on a map."""
    shape: shapely.Geometry
    borders: shapely.Geometry
    """Its outline without the panel's own edge."""


@lru_cache(maxsize=12)
def land_in(view: View) -> tuple[LandSeen, ...]:
    """The land that a view shows, in pixels, clipped to its panel."""
    seen = []
    lands = all_land(view.level, view.borders)
    if view.is_world:
        shapes = _around_the_world(view.level, view.borders)
    else:
        polygons, owners, vertices = _polygons(view.level, view.borders)
        near = _is_near(view, polygons, vertices)
        ends = np.searchsorted(owners[near], np.arange(len(lands) + 1))
        shapes = tuple(shapely.multipolygons(polygons[near][one:other]) for one, other in pairwise(ends))
    for land, degrees in zip(lands, shapes, strict=True):
        sheet = _projected(view, degrees)
        if sheet is None:
            continue
        shape = _clipped(view, sheet)
        if not shapely.is_empty(shape):
            borders = shapely.clip_by_rect(shapely.boundary(sheet), *view.panel.row)
            seen.append(LandSeen(land.code, land.label, shape, borders))
    return tuple(seen)


def areas_in(view: View, shape: shapely.Geometry) -> shapely.Geometry:
    """Areas in degrees as a view shows them, in pixels, clipped to its panel; empty where it does not."""
    whole = shapely.segmentize(shape, LONGEST_EDGE)
    if view.is_world:
        degrees = _of_the_world(whole)
    else:
        polygons = shapely.get_parts(whole)
        degrees = shapely.multipolygons(polygons[_is_near(view, polygons, shapely.get_coordinates(whole))])
    sheet = _projected(view, degrees)
    return shapely.MultiPolygon() if sheet is None else _clipped(view, sheet)


def lines_in(view: View, shape: shapely.Geometry) -> shapely.Geometry:
    """Lines in degrees as a view shows them, in pixels, clipped to its panel; empty where it does not."""
    lines = shapely.get_parts(shapely.segmentize(shape, LONGEST_EDGE))
    if view.is_world:
        turned = [moved_east(line, turn) for line in lines for turn in (0.0, 360.0, -360.0)]
        lines = shapely.get_parts(shapely.clip_by_rect(np.array(turned), *WORLD_CLIP))
    else:
        lines = lines[_is_reached(view, lines, shapely.get_coordinates(lines))]
    projected = shapely.transform(shapely.MultiLineString(list(lines)), view.to_px)
    return shapely.clip_by_rect(shapely.simplify(projected, FINEST_DETAIL_PX), *view.panel.row)


def _projected(view: View, degrees: shapely.Geometry) -> shapely.Geometry | None:
    """Areas in pixels, simplified to what can be seen; None where their bounds do not meet the panel."""
    pixels = shapely.transform(degrees, view.to_px)
    left, top, right, bottom = shapely.bounds(pixels)
    panel = view.panel
    if not (left <= panel.right and right >= panel.left and top <= panel.bottom and bottom >= panel.top):
        return None
    return shapely.simplify(pixels, FINEST_DETAIL_PX)


def _clipped(view: View, sheet: shapely.Geometry) -> shapely.Geometry:
    valid = sheet if shapely.is_valid(sheet) else shapely.make_valid(sheet)
    return shapely.clip_by_rect(valid, *view.panel.row)


@lru_cache(maxsize=4)
def _around_the_world(level: Level, borders: BorderView) -> tuple[shapely.Geometry, ...]:
    return tuple(_of_the_world(land.shape) for land in all_land(level, borders))


def _of_the_world(shape: shapely.Geometry) -> shapely.Geometry:
    """Areas with longitudes within 180° of the world map's meridian, clipped north and south."""
    turned = [moved_east(shape, turn) for turn in (0.0, 360.0, -360.0)]
    parts = shapely.get_parts(shapely.clip_by_rect(np.array(turned), *WORLD_CLIP))
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon"])


@lru_cache(maxsize=4)
def _polygons(level: Level, borders: BorderView) -> tuple[Polygons, npt.NDArray[np.int64], Floats]:
    """All polygons of the land, for each the number of its land, and the vertices of all as (n, 2)."""
    shapes = [land.shape for land in all_land(level, borders)]
    polygons, owners = shapely.get_parts(shapes, return_index=True)
    return polygons, owners, shapely.get_coordinates(polygons)


def _is_near(view: View, polygons: Polygons, vertices: Floats) -> npt.NDArray[np.bool_]:
    """Which polygons a local view can show: not those on the far side of the globe."""
    far_lon = view.centre.lon + (180 if view.centre.lon <= 0 else -180)
    near = np.where(
        _is_reached(view, polygons, vertices),
        ~shapely.intersects_xy(polygons, far_lon, -view.centre.lat),
        shapely.intersects_xy(polygons, view.centre.lon, view.centre.lat),
    )
    return np.asarray(near, dtype=bool)


def _is_reached(view: View, shapes: Polygons, vertices: Floats) -> npt.NDArray[np.bool_]:
    """Which shapes have a vertex that a local view can reach; ``vertices`` are those of all as (n, 2)."""
    begins = np.cumsum([0, *shapely.get_num_coordinates(shapes)[:-1]])
    nearest = np.minimum.reduceat(_arc(view.centre, vertices), begins)
    return np.asarray(nearest <= view.reach + 2 * LONGEST_EDGE)


def _arc(centre: LonLat, lonlat: Floats) -> Floats:
    """Degrees of arc on a sphere from a point to each of an (n, 2) array.

    Only for :func:`_is_reached`, which has two degrees to spare: ``pyproj.Geod`` takes three times as long
    for 91,000 vertices and differs by a third of a degree at most.
    """
    lon, lat = np.radians(lonlat[:, 0] - centre.lon), np.radians(lonlat[:, 1])
    lat0 = np.radians(centre.lat)
    cosine = np.sin(lat0) * np.sin(lat) + np.cos(lat0) * np.cos(lat) * np.cos(lon)
    return np.asarray(np.degrees(np.arccos(np.clip(cosine, -1, 1))))
