"""From degrees to the pixels of a printed panel: projections, and the land as seen through them.

World maps are Equal Earth, all others Lambert azimuthal equal-area about the middle of what
they show. Panel coordinates are pixels of the sheet, x to the right, y down.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from math import hypot
from typing import Any

import numpy as np
import shapely
from pyproj import Transformer

from geo.mapspec.closeups import EUROPE
from geo.mapspec.land import LONGEST_EDGE, Floats, Land, all_land, land_to_show, moved_east
from geo.model.places import EARTH_RADIUS_M, WORLD, Extent, LonLat
from geo.render.print.panel import Panel

WORLD_MERIDIAN = 11.0
"""Central meridian of the world map in degrees: its edge, 169° W, runs through the Bering Strait
and cuts no country, where EPSG:8857 (0°) would cut Russia and Fiji in two."""

LAND_ENDS = ((-131.0, 52.0), (-120.0, 34.0), (-67.0, -56.0), (178.5, -38.0), (150.0, 74.0), (-100.0, 74.0))
"""West, south, east and north of a small world map: without Alaska's west, Hawaii and Chukotka."""

FINE_METRES_A_PX = 12_000.0
"""Metres to the sheet pixel below which the corners of the web map's land are seen to be cut off."""

FINEST_DETAIL_PX = 0.2
"""Detail of borders that no print shows, in sheet pixels."""

PADDING_PX = 26.0
"""Free space kept around what a local map has to show."""

MAX_ARC = 85.0
"""Degrees of arc from the middle of an extent to the corner of its panel: beyond a hemisphere land smears."""

FINEST_METRES_A_PX = 700.0
"""Metres to the sheet pixel beyond which borders made for 1:50,000,000 look as coarse as they are."""

GRATICULE = 30
"""Degrees from one meridian or parallel of the world map to the next."""


@dataclass(frozen=True, slots=True)
class View:
    """One projection fitted to one panel."""

    crs: str
    """PROJ definition, metres."""
    centre: LonLat
    panel: Panel
    easting: float
    """Projected coordinate of the middle of the panel, metres."""
    northing: float
    metres_a_px: float
    is_world: bool

    def to_px(self, lonlat: Any) -> Floats:
        """Sheet pixels of an (n, 2) array of longitudes and latitudes in degrees."""
        degrees = np.asarray(lonlat, dtype=float).reshape(-1, 2)
        east, north = _transformer(self.crs).transform(degrees[:, 0], degrees[:, 1])
        x = (np.asarray(east) - self.easting) / self.metres_a_px
        y = (self.northing - np.asarray(north)) / self.metres_a_px
        middle = (self.panel.left + self.panel.right) / 2, (self.panel.top + self.panel.bottom) / 2
        return np.column_stack([x + middle[0], y + middle[1]])

    def point_px(self, point: LonLat) -> tuple[float, float]:
        """Sheet pixels of one point."""
        x, y = self.to_px([(point.lon, point.lat)])[0]
        return round(float(x), 2), round(float(y), 2)

    def holds(self, point: LonLat, margin: float = 0.0) -> bool:
        """Whether a point falls on the panel, at least ``margin`` pixels from its edge."""
        x, y = self.point_px(point)
        return self.panel.shrunk(margin).holds(x, y)

    @property
    def reach(self) -> float:
        """Degrees of arc from the centre to the farthest corner of the panel."""
        metres = hypot(self.panel.width, self.panel.height) / 2 * self.metres_a_px
        return float(np.degrees(2 * np.arcsin(min(1.0, metres / (2 * EARTH_RADIUS_M)))))


@lru_cache(maxsize=64)
def _transformer(crs: str) -> Transformer:
    return Transformer.from_crs("EPSG:4326", crs, always_xy=True)


def _fitted(crs: str, centre: LonLat, panel: Panel, lonlat: Any, padding: float, *, is_world: bool) -> View:
    """Fit the view that shows all the given points as large as the panel allows."""
    east, north = _transformer(crs).transform(*np.asarray(lonlat, dtype=float).T)
    west, south, east, north = np.min(east), np.min(north), np.max(east), np.max(north)
    room = panel.shrunk(padding)
    metres = max((east - west) / room.width, (north - south) / room.height, FINEST_METRES_A_PX)
    middle = float((west + east) / 2), float((south + north) / 2)
    return View(crs, centre, panel, *middle, float(metres), is_world)


def world_view(panel: Panel, *, to_right: bool = False) -> View:
    """Show the inhabited world in Equal Earth, in the middle of a panel or against its right side."""
    crs = f"+proj=eqearth +lon_0={WORLD_MERIDIAN} +datum=WGS84 +units=m"
    view = _fitted(crs, LonLat(WORLD_MERIDIAN, 0), panel, world_outline(), 0.0, is_world=True)
    if not to_right:
        return view
    spare = panel.right - float(view.to_px(world_outline())[:, 0].max())
    return replace(view, easting=view.easting - spare * view.metres_a_px)


def land_view(panel: Panel) -> View:
    """Show the inhabited land of the world as large as a panel allows, without the Pacific."""
    crs = f"+proj=eqearth +lon_0={WORLD_MERIDIAN} +datum=WGS84 +units=m"
    return _fitted(crs, LonLat(WORLD_MERIDIAN, 0), panel, LAND_ENDS, 0.0, is_world=True)


def local_view(extent: Extent, panel: Panel, points: Iterable[LonLat] = (), *, exactly: bool = False) -> View:
    """Lambert azimuthal equal-area about an extent, filling the panel beyond it where it has room.

    The view is fitted to the land of the countries that lie in the extent, or to the extent
    itself where there is none or where ``exactly`` it is asked for, and to the ``points``.
    """
    lon, lat = (extent.west + extent.east) / 2, (extent.south + extent.north) / 2
    centre = LonLat((lon + 540) % 360 - 180, lat)
    crs = f"+proj=laea +lat_0={centre.lat:.4f} +lon_0={centre.lon:.4f} +datum=WGS84 +units=m"
    if exactly:
        box = shapely.box(extent.west, extent.south, extent.east, extent.north)
        edge = shapely.get_coordinates(shapely.segmentize(box, 1.0))
        view = _fitted(crs, centre, panel, edge, 0.0, is_world=False)
        return replace(view, panel=_short_of_hemisphere(view, float(np.ptp(view.to_px(edge)[:, 0]))))
    shown = [*land_to_show(extent), *((point.lon, point.lat) for point in points)]
    padding = min(PADDING_PX, panel.width * 0.04)
    return _fitted(crs, centre, panel, shown, padding, is_world=False)


def _short_of_hemisphere(view: View, least: float) -> Panel:
    """Cut off on the right what lies beyond :data:`MAX_ARC`, but for an extent ``least`` pixels wide."""
    panel = view.panel
    half = 2 * EARTH_RADIUS_M * np.sin(np.radians(MAX_ARC) / 2) / view.metres_a_px
    wide = max(2 * float(np.sqrt(max(0.0, half**2 - panel.height**2 / 4))), least)
    return replace(panel, right=min(panel.right, panel.left + wide))


def europe_view(panel: Panel) -> View:
    """Show Europe as the world map's second panel."""
    extent = EUROPE.extent
    crs = "+proj=laea +lat_0=52 +lon_0=10 +datum=WGS84 +units=m"
    crossing = [
        (extent.west, 39.0),
        (extent.east, 46.0),
        (extent.centre.lon, extent.south),
        (extent.centre.lon, extent.north),
    ]
    return _fitted(crs, LonLat(10, 52), panel, crossing, 0.0, is_world=False)


def world_outline() -> list[tuple[float, float]]:
    """Give the edge of the world map in degrees, closed, a vertex each degree."""
    west, east = WORLD_MERIDIAN - 180 + 1e-6, WORLD_MERIDIAN + 180 - 1e-6
    lats = np.arange(WORLD.south, WORLD.north + 0.5, 1.0)
    lons = np.linspace(west, east, 361)
    ring = [(west, lat) for lat in lats] + [(lon, WORLD.north) for lon in lons]
    ring += [(east, lat) for lat in lats[::-1]] + [(lon, WORLD.south) for lon in lons[::-1]]
    return [(float(lon), float(lat)) for lon, lat in ring]


def graticule() -> list[Floats]:
    """Meridians and parallels of the world map in degrees, each a line of (n, 2)."""
    lats, lons = np.arange(WORLD.south, WORLD.north + 0.5, 1.0), np.arange(-168.0, 191.0, 1.0)
    meridians = [np.column_stack([np.full_like(lats, lon), lats]) for lon in range(-150, 191, GRATICULE)]
    parallels = [np.column_stack([lons, np.full_like(lons, lat)]) for lat in range(-30, 84, GRATICULE)]
    return [*meridians, *parallels]


# Land


@lru_cache(maxsize=12)
def land_in(view: View) -> tuple[Land, ...]:
    """Give the land that a view shows, in pixels, clipped to its panel."""
    seen = []
    for land in all_land(fine=view.metres_a_px < FINE_METRES_A_PX):
        degrees = _around_the_world(land.shape) if view.is_world else _near(view, land.shape)
        if degrees is None:
            continue
        sheet = shapely.simplify(shapely.transform(degrees, view.to_px), FINEST_DETAIL_PX)
        panel = view.panel.row
        borders = shapely.clip_by_rect(shapely.boundary(sheet), *panel)
        valid = sheet if shapely.is_valid(sheet) else shapely.make_valid(sheet)
        shape = shapely.clip_by_rect(valid, *panel)
        if not shapely.is_empty(shape):
            seen.append(Land(land.code, land.name, shape, borders))
    return tuple(seen)


def _around_the_world(shape: shapely.Geometry) -> shapely.Geometry | None:
    """Give the land with longitudes within 180° of the world map's meridian, cropped north and south."""
    window = (WORLD_MERIDIAN - 180 + 1e-6, WORLD.south, WORLD_MERIDIAN + 180 - 1e-6, WORLD.north)
    turned = [moved_east(shape, turn) for turn in (0.0, 360.0, -360.0)]
    held = shapely.clip_by_rect(np.array(turned), *window)
    polygons = [part for part in shapely.get_parts(held) if part.geom_type == "Polygon"]
    return shapely.multipolygons(polygons) if polygons else None


def _near(view: View, shape: shapely.Geometry) -> shapely.Geometry | None:
    """Keep the polygons that a local view can show; those on the far side of the globe are left out."""
    parts = shapely.get_parts(shape)
    kept = [part for part in parts if _is_near(view, part)]
    return shapely.multipolygons(kept) if kept else None


def _is_near(view: View, polygon: shapely.Geometry) -> bool:
    vertices = shapely.get_coordinates(polygon)
    if _arc(view.centre, vertices).min() <= view.reach + 2 * LONGEST_EDGE:
        far_lon = view.centre.lon + (180 if view.centre.lon <= 0 else -180)
        return not shapely.intersects_xy(polygon, far_lon, -view.centre.lat)
    return bool(shapely.intersects_xy(polygon, view.centre.lon, view.centre.lat))


def _arc(centre: LonLat, lonlat: Floats) -> Floats:
    """Degrees of arc on a sphere from a point to each of an (n, 2) array of longitudes and latitudes.

    It only decides which land can be seen at all, with two edges to spare. ``pyproj.Geod`` takes three times
    as long for the 91,000 vertices of the finer land, at each new view, for a third of a degree at most.
    """
    lon, lat = np.radians(lonlat[:, 0] - centre.lon), np.radians(lonlat[:, 1])
    lat0 = np.radians(centre.lat)
    cosine = np.sin(lat0) * np.sin(lat) + np.cos(lat0) * np.cos(lat) * np.cos(lon)
    return np.asarray(np.degrees(np.arccos(np.clip(cosine, -1, 1))))


def edge_degrees(view: View) -> Floats:
    """Give the edge of a local view's panel as a closed line of longitudes and latitudes, in degrees."""
    ring = shapely.segmentize(shapely.LinearRing(view.panel.ring), 20.0)
    x, y = shapely.get_coordinates(ring).T
    middle = (view.panel.left + view.panel.right) / 2, (view.panel.top + view.panel.bottom) / 2
    east = view.easting + (x - middle[0]) * view.metres_a_px
    north = view.northing - (y - middle[1]) * view.metres_a_px
    lon, lat = _transformer(view.crs).transform(east, north, direction="INVERSE")
    return np.column_stack([lon, lat])
