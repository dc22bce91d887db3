"""What of the land, of areas and of lines a view shows, in sheet pixels."""

from functools import lru_cache

import numpy as np
import shapely

from geo.mapspec.land import LONGEST_EDGE, Floats, Land, all_land, moved_east
from geo.model.places import LonLat
from geo.render.print.view import WORLD_CLIP, View

FINEST_DETAIL_PX = 0.2
"""Tolerance of simplified borders, in pixels."""


@lru_cache(maxsize=12)
def land_in(view: View) -> tuple[Land, ...]:
    """The land that a view shows, in pixels, clipped to its panel."""
    seen = []
    for land in all_land(view.level, view.borders):
        sheet = _projected(view, land.shape)
        if sheet is None:
            continue
        shape, panel = _clipped(view, sheet), view.panel.row
        if not shapely.is_empty(shape):
            seen.append(
                Land(land.code, land.name, shape, shapely.clip_by_rect(shapely.boundary(sheet), *panel))
            )
    return tuple(seen)


def areas_in(view: View, shape: shapely.Geometry) -> shapely.Geometry:
    """Areas in degrees as a view shows them, in pixels, clipped to its panel; empty where it does not."""
    sheet = _projected(view, shapely.segmentize(shape, LONGEST_EDGE))
    return shapely.MultiPolygon() if sheet is None else _clipped(view, sheet)


def lines_in(view: View, shape: shapely.Geometry) -> shapely.Geometry:
    """Lines in degrees as a view shows them, in pixels, clipped to its panel; empty where it does not."""
    lines = shapely.get_parts(shapely.segmentize(shape, LONGEST_EDGE))
    if view.is_world:
        turned = [moved_east(line, turn) for line in lines for turn in (0.0, 360.0, -360.0)]
        lines = shapely.get_parts(shapely.clip_by_rect(np.array(turned), *WORLD_CLIP))
    else:
        reach = view.reach + 2 * LONGEST_EDGE
        lines = [line for line in lines if _arc(view.centre, shapely.get_coordinates(line)).min() <= reach]
    projected = shapely.transform(shapely.MultiLineString(list(lines)), view.to_px)
    return shapely.clip_by_rect(shapely.simplify(projected, FINEST_DETAIL_PX), *view.panel.row)


def _projected(view: View, degrees: shapely.Geometry) -> shapely.Geometry | None:
    """Areas in pixels, simplified to what can be seen; None where a view does not show them."""
    seen = _around_the_world(degrees) if view.is_world else _near(view, degrees)
    if seen is None:
        return None
    return shapely.simplify(shapely.transform(seen, view.to_px), FINEST_DETAIL_PX)


def _clipped(view: View, sheet: shapely.Geometry) -> shapely.Geometry:
    valid = sheet if shapely.is_valid(sheet) else shapely.make_valid(sheet)
    return shapely.clip_by_rect(valid, *view.panel.row)


def _around_the_world(shape: shapely.Geometry) -> shapely.Geometry | None:
    """The land with longitudes within 180° of the world map's meridian, clipped north and south."""
    turned = [moved_east(shape, turn) for turn in (0.0, 360.0, -360.0)]
    parts = shapely.get_parts(shapely.clip_by_rect(np.array(turned), *WORLD_CLIP))
    polygons = [part for part in parts if part.geom_type == "Polygon"]
    return shapely.multipolygons(polygons) if polygons else None


def _near(view: View, shape: shapely.Geometry) -> shapely.Geometry | None:
    """The polygons that a local view can show, without those on the far side of the globe."""
    near = [part for part in shapely.get_parts(shape) if _is_near(view, part)]
    return shapely.multipolygons(near) if near else None


def _is_near(view: View, polygon: shapely.Geometry) -> bool:
    vertices = shapely.get_coordinates(polygon)
    if _arc(view.centre, vertices).min() <= view.reach + 2 * LONGEST_EDGE:
        far_lon = view.centre.lon + (180 if view.centre.lon <= 0 else -180)
        return not shapely.intersects_xy(polygon, far_lon, -view.centre.lat)
    return bool(shapely.intersects_xy(polygon, view.centre.lon, view.centre.lat))


def _arc(centre: LonLat, lonlat: Floats) -> Floats:
    """Degrees of arc on a sphere from a point to each of an (n, 2) array.

    Only for :func:`_is_near`, which has two degrees to spare: ``pyproj.Geod`` takes three times as long for
    91,000 vertices and differs by a third of a degree at most.
    """
    lon, lat = np.radians(lonlat[:, 0] - centre.lon), np.radians(lonlat[:, 1])
    lat0 = np.radians(centre.lat)
    cosine = np.sin(lat0) * np.sin(lat) + np.cos(lat0) * np.cos(lat) * np.cos(lon)
    return np.asarray(np.degrees(np.arccos(np.clip(cosine, -1, 1))))
