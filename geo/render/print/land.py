"""The land that a view shows, in pixels."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import shapely

from geo.mapspec.land import LONGEST_EDGE, Floats, all_land, moved_east
from geo.model.places import LonLat
from geo.render.print.panel import Panel
from geo.render.print.view import WORLD_CLIP, View

FINE_METRES_A_PX = 12_000.0
"""Metres to the pixel below which the land is taken from the finer borders."""

FINEST_DETAIL_PX = 0.2
"""Tolerance of simplified borders, in pixels."""


@dataclass(frozen=True, slots=True, eq=False)
class LandSeen:
    """One country's land as a view shows it, in pixels, clipped to the panel."""

    code: str
    """ISO 3166-1 alpha-3; empty where Natural Earth has a territory without one."""
    label: str
    """Its name on a map."""
    shape: shapely.Geometry
    borders: shapely.Geometry
    """Its outline without the panel's own edge."""


@lru_cache(maxsize=12)
def land_in(view: View) -> tuple[LandSeen, ...]:
    """The land that a view shows."""
    seen = []
    fine, panel = view.metres_a_px < FINE_METRES_A_PX, view.panel.row
    shapes = _around_the_world(fine=fine) if view.is_world else _near(view, fine=fine)
    for land, degrees in zip(all_land(fine=fine), shapes, strict=True):
        pixels = degrees and shapely.transform(degrees, view.to_px)
        if not pixels or not view.panel.meets(Panel(*shapely.bounds(pixels))):
            continue
        sheet = shapely.simplify(pixels, FINEST_DETAIL_PX)
        borders = shapely.clip_by_rect(shapely.boundary(sheet), *panel)
        valid = sheet if shapely.is_valid(sheet) else shapely.make_valid(sheet)
        shape = shapely.clip_by_rect(valid, *panel)
        if not shapely.is_empty(shape):
            seen.append(LandSeen(land.code, land.label, shape, borders))
    return tuple(seen)


@lru_cache(maxsize=2)
def _around_the_world(*, fine: bool) -> tuple[shapely.Geometry | None, ...]:
    """Each land with longitudes within 180° of the world map's meridian, clipped north and south."""
    shapes = []
    for land in all_land(fine=fine):
        turned = [moved_east(land.shape, turn) for turn in (0.0, 360.0, -360.0)]
        parts = shapely.get_parts(shapely.clip_by_rect(np.array(turned), *WORLD_CLIP))
        polygons = [part for part in parts if part.geom_type == "Polygon"]
        shapes.append(shapely.multipolygons(polygons) if polygons else None)
    return tuple(shapes)


@lru_cache(maxsize=2)
def _polygons(*, fine: bool) -> tuple[npt.NDArray[np.object_], npt.NDArray[np.int64], Floats]:
    """All polygons of the land, for each the number of its land, and the vertices of all as (n, 2)."""
    polygons, owners = shapely.get_parts([land.shape for land in all_land(fine=fine)], return_index=True)
    return polygons, owners, shapely.get_coordinates(polygons)


def _near(view: View, *, fine: bool) -> list[shapely.Geometry | None]:
    """The polygons of each land that a local view can show, without those on the far side of the globe."""
    polygons, owners, vertices = _polygons(fine=fine)
    begins = np.cumsum([0, *shapely.get_num_coordinates(polygons)[:-1]])
    reached = np.minimum.reduceat(_arc(view.centre, vertices), begins) <= view.reach + 2 * LONGEST_EDGE
    far_lon = view.centre.lon + (180 if view.centre.lon <= 0 else -180)
    near = np.where(
        reached,
        ~shapely.intersects_xy(polygons, far_lon, -view.centre.lat),
        shapely.intersects_xy(polygons, view.centre.lon, view.centre.lat),
    )
    ends = np.searchsorted(owners[near], np.arange(len(all_land(fine=fine)) + 1))
    parts = [polygons[near][one:other] for one, other in pairwise(ends)]
    return [shapely.multipolygons(own) if len(own) else None for own in parts]


def _arc(centre: LonLat, lonlat: Floats) -> Floats:
    """Degrees of arc on a sphere from a point to each of an (n, 2) array.

    Only for :func:`_near`, which has two degrees to spare: ``pyproj.Geod`` takes three times as long for
    91,000 vertices and differs by a third of a degree at most.
    """
    lon, lat = np.radians(lonlat[:, 0] - centre.lon), np.radians(lonlat[:, 1])
    lat0 = np.radians(centre.lat)
    cosine = np.sin(lat0) * np.sin(lat) + np.cos(lat0) * np.cos(lat) * np.cos(lon)
    return np.asarray(np.degrees(np.arccos(np.clip(cosine, -1, 1))))
