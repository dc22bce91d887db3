"""Projections fitted to the panels of a sheet, and the land in them.

World maps are Equal Earth, all others Lambert azimuthal equal-area about the middle of what they show.
Panels are in sheet pixels, x to the right, y down; degrees are longitude before latitude.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import hypot
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Transformer

from geo.mapspec.closeups import EUROPE
from geo.mapspec.land import LONGEST_EDGE, Floats, Land, all_land, land_to_show, moved_east
from geo.model.places import EARTH_RADIUS_M, WORLD, Extent, LonLat
from geo.render.print.panel import Panel

WORLD_MERIDIAN = 11.0
"""Central meridian of the world map in degrees: its edge, 169° W, cuts no country; that of EPSG:8857 does."""

_WORLD_CRS = f"+proj=eqearth +lon_0={WORLD_MERIDIAN} +datum=WGS84 +units=m"
_WORLD_CENTRE = LonLat(WORLD_MERIDIAN, 0)
_WORLD_CLIP = (WORLD_MERIDIAN - 180 + 1e-6, WORLD.south, WORLD_MERIDIAN + 180 - 1e-6, WORLD.north)

LAND_ENDS = ((-131.0, 52.0), (-120.0, 34.0), (-67.0, -56.0), (178.5, -38.0), (150.0, 74.0), (-100.0, 74.0))
"""What a small world map shows at least: not Alaska's west, Hawaii and Chukotka."""

FINE_METRES_A_PX = 12_000.0
"""Metres to the pixel below which the land is taken from the finer borders."""

FINEST_DETAIL_PX = 0.2
"""Tolerance of simplified borders, in pixels."""

PADDING_PX = 26.0
"""Free space around what a local map shows."""

MAX_ARC = 85.0
"""Degrees of arc from the middle of an exact extent to the corner of its panel."""

FINEST_METRES_A_PX = 700.0
"""Metres to the pixel at least: borders made for 1:50,000,000 are too coarse for more."""

GRATICULE = 30
"""Degrees between two meridians or parallels of the world map."""


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
        return np.column_stack([x, y]) + self.panel.middle

    def point_px(self, point: LonLat) -> tuple[float, float]:
        """Sheet pixels of one point."""
        x, y = self.to_px([(point.lon, point.lat)])[0]
        return round(float(x), 2), round(float(y), 2)

    def holds(self, point: LonLat, margin: float = 0.0) -> bool:
        """Whether a point falls on the panel, at least ``margin`` pixels from its edge."""
        return self.panel.shrunk(margin).holds(*self.point_px(point))

    @property
    def reach(self) -> float:
        """Degrees of arc from the centre to the farthest corner of the panel."""
        metres = hypot(self.panel.width, self.panel.height) / 2 * self.metres_a_px
        return float(np.degrees(2 * np.arcsin(min(1.0, metres / (2 * EARTH_RADIUS_M)))))


@lru_cache(maxsize=64)
def _transformer(crs: str) -> Transformer:
    return Transformer.from_crs("EPSG:4326", crs, always_xy=True)


def _fitted(crs: str, centre: LonLat, panel: Panel, lonlat: Any, padding: float, *, is_world: bool) -> View:
    """The view that shows all these points as large as the panel allows."""
    east, north = _transformer(crs).transform(*np.asarray(lonlat, dtype=float).T)
    west, south, east, north = np.min(east), np.min(north), np.max(east), np.max(north)
    room = panel.shrunk(padding)
    metres = max((east - west) / room.width, (north - south) / room.height, FINEST_METRES_A_PX)
    middle = float((west + east) / 2), float((south + north) / 2)
    return View(crs, centre, panel, *middle, float(metres), is_world)


def world_view(panel: Panel, *, to_right: bool = False) -> View:
    """The inhabited world in Equal Earth, in the middle of a panel or against its right side."""
    view = _fitted(_WORLD_CRS, _WORLD_CENTRE, panel, world_outline(), 0.0, is_world=True)
    if not to_right:
        return view
    spare = panel.right - float(view.to_px(world_outline())[:, 0].max())
    return replace(view, easting=view.easting - spare * view.metres_a_px)


def land_view(panel: Panel) -> View:
    """The inhabited land of the world as large as a panel allows, without the Pacific."""
    return _fitted(_WORLD_CRS, _WORLD_CENTRE, panel, LAND_ENDS, 0.0, is_world=True)


def local_view(extent: Extent, panel: Panel, points: Iterable[LonLat] = (), *, exactly: bool = False) -> View:
    """Lambert azimuthal equal-area about an extent, filling the panel beyond it where it has room.

    Fitted to the land of the countries in the extent, or to the extent itself where there is none or it
    is to be shown ``exactly``, and to the ``points``.
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
    """The panel without what passes :data:`MAX_ARC` on its right, ``least`` pixels wide at least."""
    panel = view.panel
    half = 2 * EARTH_RADIUS_M * np.sin(np.radians(MAX_ARC) / 2) / view.metres_a_px
    wide = max(2 * float(np.sqrt(max(0.0, half**2 - panel.height**2 / 4))), least)
    return replace(panel, right=min(panel.right, panel.left + wide))


def europe_view(panel: Panel) -> View:
    """Europe, as a world map's second panel."""
    extent, lon = EUROPE.extent, EUROPE.extent.centre.lon
    crossing = [(extent.west, 39.0), (extent.east, 46.0), (lon, extent.south), (lon, extent.north)]
    crs = "+proj=laea +lat_0=52 +lon_0=10 +datum=WGS84 +units=m"
    return _fitted(crs, LonLat(10, 52), panel, crossing, 0.0, is_world=False)


def world_outline() -> Floats:
    """The edge of the world map in degrees, as a closed line of (n, 2), a vertex each degree."""
    west, south, east, north = _WORLD_CLIP
    lats, lons = np.arange(south, north + 0.5), np.linspace(west, east, 361)
    sides: list[Any] = [(west, lats), (lons, north), (east, lats[::-1]), (lons[::-1], south)]
    return np.vstack([np.column_stack(np.broadcast_arrays(*side)) for side in sides])


def graticule() -> list[Floats]:
    """Meridians and parallels of the world map in degrees, each a line of (n, 2)."""
    lats, lons = np.arange(WORLD.south, WORLD.north + 0.5), np.arange(-168.0, 191.0)
    meridians = [np.column_stack([np.full_like(lats, lon), lats]) for lon in range(-150, 191, GRATICULE)]
    parallels = [np.column_stack([lons, np.full_like(lons, lat)]) for lat in range(-30, 84, GRATICULE)]
    return [*meridians, *parallels]


@lru_cache(maxsize=12)
def land_in(view: View) -> tuple[Land, ...]:
    """The land that a view shows, in pixels, clipped to its panel."""
    seen = []
    fine, panel = view.metres_a_px < FINE_METRES_A_PX, view.panel.row
    shapes = _around_the_world(fine=fine) if view.is_world else _near(view, fine=fine)
    for land, degrees in zip(all_land(fine=fine), shapes, strict=True):
        pixels = degrees and shapely.transform(degrees, view.to_px)
        if not pixels or not _meets(panel, pixels):
            continue
        sheet = shapely.simplify(pixels, FINEST_DETAIL_PX)
        borders = shapely.clip_by_rect(shapely.boundary(sheet), *panel)
        valid = sheet if shapely.is_valid(sheet) else shapely.make_valid(sheet)
        shape = shapely.clip_by_rect(valid, *panel)
        if not shapely.is_empty(shape):
            seen.append(Land(land.code, land.name, shape, borders))
    return tuple(seen)


def _meets(panel: tuple[float, float, float, float], shape: shapely.Geometry) -> bool:
    """Whether the bounds of a shape meet a panel: most land of a local view lies beside it."""
    left, top, right, bottom = shapely.bounds(shape)
    return bool(left <= panel[2] and right >= panel[0] and top <= panel[3] and bottom >= panel[1])


@lru_cache(maxsize=2)
def _around_the_world(*, fine: bool) -> tuple[shapely.Geometry | None, ...]:
    """Each land with longitudes within 180° of the world map's meridian, clipped north and south."""
    shapes = []
    for land in all_land(fine=fine):
        turned = [moved_east(land.shape, turn) for turn in (0.0, 360.0, -360.0)]
        parts = shapely.get_parts(shapely.clip_by_rect(np.array(turned), *_WORLD_CLIP))
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


def edge_degrees(view: View) -> Floats:
    """The edge of a local view's panel as a closed line of (n, 2), in degrees."""
    ring = shapely.segmentize(shapely.LinearRing(view.panel.ring), 20.0)
    x, y = (shapely.get_coordinates(ring) - view.panel.middle).T * view.metres_a_px
    return np.column_stack(
        _transformer(view.crs).transform(view.easting + x, view.northing - y, direction="INVERSE")
    )
