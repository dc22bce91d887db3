"""Projections fitted to the panels of a sheet.

World maps are Equal Earth, all others Lambert azimuthal equal-area about the middle of what they show.
Panels are in sheet pixels, x to the right, y down; degrees are longitude before latitude.
"""

from collections.abc import Iterable
from dataclasses import astuple, dataclass, replace
from functools import lru_cache
from math import hypot
from typing import Any

import numpy as np
import shapely
from pyproj import Transformer

from geo.mapspec.atlas import Level
from geo.mapspec.closeups import CloseUp
from geo.mapspec.land import (
    LAND_ENDS,
    WORLD_MERIDIAN,
    Floats,
    land_to_show,
)
from geo.model.places import EARTH_RADIUS_M, WORLD, Extent, LonLat
from geo.model.sources import DEFAULT_BORDERS, BorderView
from geo.render.print.panel import Panel

_WORLD_CENTRE = LonLat(WORLD_MERIDIAN, 0)
WORLD_CLIP = (WORLD_MERIDIAN - 180 + 1e-6, WORLD.south, WORLD_MERIDIAN + 180 - 1e-6, WORLD.north)

WORLD_ASPECT = 2.29
"""Width to height of the world map as cropped."""

LEVELS_METRES_A_PX: tuple[tuple[float, Level], ...] = ((12_000.0, "country"), (30_000.0, "region"))
"""Metres to the pixel below which the land has that level of detail; else that of the world."""

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

    centre: LonLat
    """Of the projection."""
    panel: Panel
    easting: float
    """Projected coordinate of the middle of the panel, metres."""
    northing: float
    metres_a_px: float
    is_world: bool
    borders: BorderView = DEFAULT_BORDERS

    @property
    def level(self) -> Level:
        """How much detail its land has."""
        return next((level for metres, level in LEVELS_METRES_A_PX if self.metres_a_px < metres), "world")

    @property
    def crs(self) -> str:
        """PROJ definition, metres."""
        centre = self.centre
        if self.is_world:
            return f"+proj=eqearth +lon_0={centre.lon} +datum=WGS84 +units=m"
        return f"+proj=laea +lat_0={centre.lat:.4f} +lon_0={centre.lon:.4f} +datum=WGS84 +units=m"

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

    def depth(self, point: LonLat) -> float:
        """How many pixels a point lies inside the panel; negative outside it."""
        (x, y), panel = self.point_px(point), self.panel
        return min(x - panel.left, panel.right - x, y - panel.top, panel.bottom - y)

    @property
    def reach(self) -> float:
        """Degrees of arc from the centre to the farthest corner of the panel."""
        metres = hypot(self.panel.width, self.panel.height) / 2 * self.metres_a_px
        return float(np.degrees(2 * np.arcsin(min(1.0, metres / (2 * EARTH_RADIUS_M)))))


@lru_cache(maxsize=64)
def _transformer(crs: str) -> Transformer:
    return Transformer.from_crs("EPSG:4326", crs, always_xy=True)


def _fitted(
    centre: LonLat,
    panel: Panel,
    lonlat: Any,
    borders: BorderView,
    padding: float = 0.0,
    *,
    is_world: bool = False,
) -> View:
    """The view that shows all these points as large as the panel allows."""
    view = View(centre, Panel(0, 0, 0, 0), 0.0, 0.0, 1.0, is_world)
    metres, room = view.to_px(lonlat), panel.shrunk(padding)
    (left, top), (right, bottom) = metres.min(axis=0).tolist(), metres.max(axis=0).tolist()
    scale = max((right - left) / room.width, (bottom - top) / room.height, FINEST_METRES_A_PX)
    return View(centre, panel, (left + right) / 2, -(top + bottom) / 2, scale, is_world, borders)


def world_view(panel: Panel, *, to_right: bool = False, borders: BorderView = DEFAULT_BORDERS) -> View:
    """The inhabited world in Equal Earth, in the middle of a panel or against its right side."""
    view = _fitted(_WORLD_CENTRE, panel, world_outline(), borders, is_world=True)
    if not to_right:
        return view
    spare = panel.right - float(view.to_px(world_outline())[:, 0].max())
    return replace(view, easting=view.easting - spare * view.metres_a_px)


def land_view(panel: Panel, borders: BorderView) -> View:
    """The inhabited land of the world as large as a panel allows, without the Pacific."""
    return _fitted(_WORLD_CENTRE, panel, LAND_ENDS, borders, is_world=True)


def close_up_view(close_up: CloseUp, panel: Panel, borders: BorderView) -> View:
    """A close-up of a world map in its panel."""
    if close_up.ends:
        return _fitted(close_up.centre, panel, close_up.ends, borders)
    return local_view(close_up.extent, panel, exactly=True, borders=borders)


def local_view(
    extent: Extent,
    panel: Panel,
    points: Iterable[LonLat] = (),
    *,
    exactly: bool = False,
    borders: BorderView = DEFAULT_BORDERS,
) -> View:
    """Lambert azimuthal equal-area about an extent, filling the panel beyond it where it has room.

    Fitted to the land of the countries in the extent, or to the extent itself where there is none or it
    is to be shown ``exactly``, and to the ``points``.
    """
    lon, lat = (extent.west + extent.east) / 2, (extent.south + extent.north) / 2
    centre = LonLat((lon + 540) % 360 - 180, lat)
    if exactly:
        edge = shapely.get_coordinates(shapely.segmentize(shapely.box(*astuple(extent)), 1.0))
        view = _fitted(centre, panel, edge, borders)
        return replace(view, panel=_short_of_hemisphere(view, float(np.ptp(view.to_px(edge)[:, 0]))))
    shown = [*land_to_show(extent), *((point.lon, point.lat) for point in points)]
    padding = min(PADDING_PX, panel.width * 0.04)
    return _fitted(centre, panel, shown, borders, padding)


def _short_of_hemisphere(view: View, least: float) -> Panel:
    """The panel without what passes :data:`MAX_ARC` on its right, ``least`` pixels wide at least."""
    panel = view.panel
    half = 2 * EARTH_RADIUS_M * np.sin(np.radians(MAX_ARC) / 2) / view.metres_a_px
    wide = max(2 * float(np.sqrt(max(0.0, half**2 - panel.height**2 / 4))), least)
    return replace(panel, right=min(panel.right, panel.left + wide))


def world_outline() -> Floats:
    """The edge of the world map in degrees, as a closed line of (n, 2), a vertex each degree."""
    west, south, east, north = WORLD_CLIP
    lats, lons = np.arange(south, north + 0.5), np.linspace(west, east, 361)
    sides: list[Any] = [(west, lats), (lons, north), (east, lats[::-1]), (lons[::-1], south)]
    return np.vstack([np.column_stack(np.broadcast_arrays(*side)) for side in sides])


def graticule() -> list[Floats]:
    """Meridians and parallels of the world map in degrees, each a line of (n, 2)."""
    lats, lons = np.arange(WORLD.south, WORLD.north + 0.5), np.arange(-168.0, 191.0)
    meridians = [np.column_stack([np.full_like(lats, lon), lats]) for lon in range(-150, 191, GRATICULE)]
    parallels = [np.column_stack([lons, np.full_like(lons, lat)]) for lat in range(-30, 84, GRATICULE)]
    return [*meridians, *parallels]


def edge_degrees(view: View) -> Floats:
    """The edge of a local view's panel as a closed line of (n, 2), in degrees."""
    ring = shapely.segmentize(shapely.LinearRing(view.panel.ring), 20.0)
    x, y = (shapely.get_coordinates(ring) - view.panel.middle).T * view.metres_a_px
    return np.column_stack(
        _transformer(view.crs).transform(view.easting + x, view.northing - y, direction="INVERSE")
    )
