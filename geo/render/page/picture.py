"""The still picture of the self-contained page: a small SVG of one map description.

A reader without JavaScript sees it. Coordinates are whole units of a drawing 1000 wide, to which coastlines
are thinned; the legend stands beside it as text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import astuple
from functools import lru_cache, partial
from itertools import pairwise
from math import cos, floor, radians
from typing import Any

import numpy as np
import shapely
from markupsafe import Markup
from pyproj import Proj

from geo.mapspec.atlas import countries, disputed_areas, disputed_lines
from geo.mapspec.declutter import spread
from geo.mapspec.land import STILL_WORLD, moved_east
from geo.mapspec.marks import group_radius
from geo.mapspec.spec import MapSpec
from geo.mapspec.symbology import DOT, TILE_LINES, TILE_OPACITY, svg_path
from geo.mapspec.topology import Feature
from geo.model.places import WORLD, Extent
from geo.model.sources import BorderView
from geo.render.templating import render_template

WIDTH = 1000
MAX_HEIGHT = 900
"""A country that is tall and narrow has sea beside it."""

TOLERANCE = 2.0
"""Units by which a thinned coastline may differ from the true one."""

MIN_LAND = 5.0
"""Square units of the smallest island drawn; the largest land of a country is always drawn."""

SYMBOL = 5.2
"""Units that stand for 1 in the drawing of a symbol."""

SPACING = 12.5
"""Least units between two symbols."""

EQUAL_EARTH = Proj("+proj=eqearth +R=1")
"""On a sphere of radius 1, its central meridian at 0°."""


def render_picture(spec: MapSpec, alt: str) -> Markup:
    """The SVG with the headline and ``alt`` as title and description, and the legend as a list beside it."""
    view = _View(spec.extent)
    land = _land(spec.extent, spec.borders)
    areas, lines = _disputed(spec.extent, spec.borders)
    coloured = {mark.code: mark.status for mark in spec.countries}
    placed = [view.seen(mark.point.lon, mark.point.lat) for mark in spec.stations]
    moved = spread(placed, SPACING)
    return render_template(
        "picture.html.j2",
        spec=spec,
        alt=alt,
        width=WIDTH,
        height=view.height,
        plain="".join(path for code, path in land if code not in coloured),
        coloured=[(coloured[code], path) for code, path in land if code in coloured],
        statuses=[entry for entry in spec.legend if entry.fill and entry.count],
        standings=[entry for entry in spec.legend if entry.glyph],
        tile_lines=TILE_LINES,
        path=partial(svg_path, scale=SYMBOL),
        uses=[
            (mark.standing, round(x + dx), round(y + dy), round(x), round(y))
            for mark, (x, y), (dx, dy) in zip(spec.stations, placed, moved, strict=True)
        ],
        symbol=SYMBOL,
        areas=areas,
        lines=lines,
        hatching=TILE_LINES["rising"],
        dot=DOT,
        opacity=TILE_OPACITY,
        groups=[
            (*map(round, view.seen(group.point.lon, group.point.lat)), round(group_radius(group.count)))
            for group in spec.groups
        ],
    )


class _View:
    """Degrees to units: the world in Equal Earth, a smaller extent true in scale at its middle."""

    def __init__(self, extent: Extent) -> None:
        self.world = extent == WORLD
        if self.world:
            self.west, self.south, self.east, self.north = astuple(STILL_WORLD)
            self.scale = WIDTH / (2 * EQUAL_EARTH(180, 0)[0])
            self.left, self.top = -WIDTH / 2, -self.scale * EQUAL_EARTH(0, self.north)[1]
            self.height = round(-self.scale * EQUAL_EARTH(0, self.south)[1] - self.top)
            return
        narrow = cos(radians((extent.south + extent.north) / 2))
        across, down = extent.width * narrow, extent.height
        self.narrow, self.scale = narrow, min(WIDTH / across, MAX_HEIGHT / down)
        spare = (WIDTH / self.scale - across) / narrow / 2
        self.west, self.east = extent.west - spare, extent.east + spare
        self.south, self.north = extent.south, extent.north
        self.height = round(down * self.scale)

    def seen(self, lon: Any, lat: Any) -> tuple[Any, Any]:
        """Units from the left and from the top, of a point in degrees or of two arrays of them."""
        if self.world:
            east = np.asarray(lon) - self.west
            x, y = EQUAL_EARTH(np.where((east < 0) | (east > 360), east % 360, east) - 180, lat)
            return x * self.scale - self.left, -y * self.scale - self.top
        return (lon - self.west) * self.narrow * self.scale, (self.north - lat) * self.scale


@lru_cache(maxsize=4)
def _land(extent: Extent, borders: BorderView) -> tuple[tuple[str, str], ...]:
    """Alpha-3 code and path of each country in view, in whole units."""
    view = _View(extent)
    paths = [
        (country.code, "".join(_thinned(_in_view(country, view), view)))
        for country in countries("world", borders)
    ]
    return tuple((code, path) for code, path in paths if path)


@lru_cache(maxsize=4)
def _disputed(extent: Extent, borders: BorderView) -> tuple[str, str]:
    """The paths of the disputed areas and of the disputed lines in view, in whole units."""
    view = _View(extent)
    areas = "".join(
        path for area in disputed_areas("world", borders) for path in _thinned(_in_view(area, view), view)
    )
    lines = [
        _in_units(one, view) for line in disputed_lines("world", borders) for one in _in_view(line, view)
    ]
    thinned = [shapely.get_coordinates(shapely.simplify(line, TOLERANCE)) for line in lines]
    return areas, "".join(_path(*_steps(points)) for points in thinned)


def _in_view(feature: Feature, view: _View) -> Iterator[shapely.Geometry]:
    """The polygons or lines of a feature, clipped to the view."""
    edge = shapely.box(view.west, view.south, view.east, view.north)
    for whole in shapely.get_parts(feature.shape):
        piece = moved_east(whole, 360) if shapely.bounds(whole)[2] <= view.west + 1 else whole
        if shapely.intersects(piece, edge):
            parts = shapely.get_parts(shapely.intersection(piece, edge))
            yield from (part for part in parts if part.geom_type == whole.geom_type)


def _in_units(shape: shapely.Geometry, view: _View) -> shapely.Geometry:
    return shapely.transform(shape, lambda at: np.column_stack(view.seen(*at.T)))


def _steps(points: Any) -> tuple[str, list[str]]:
    """A line in whole units: the move to its start, and its steps from point to point."""
    whole = [(floor(x + 0.5), floor(y + 0.5)) for x, y in points]
    steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(whole) if a != b]
    return f"M{whole[0][0]} {whole[0][1]}", steps


def _path(start: str, steps: list[str]) -> str:
    return f"{start}l{' '.join(steps).replace(' -', '-')}" if steps else ""


def _thinned(polygons: Iterable[shapely.Geometry], view: _View) -> Iterator[str]:
    """The outlines of one country as relative paths; islands too small to be seen are left out."""
    drawn = [_in_units(one, view) for one in polygons]
    largest = max(map(shapely.area, drawn), default=0)
    for one in drawn:
        if shapely.area(one) < min(MIN_LAND, largest):
            continue
        ring = shapely.simplify(shapely.get_exterior_ring(one), TOLERANCE)
        start, steps = _steps(shapely.get_coordinates(ring)[:-1])
        if len(steps) > 1:
            yield f"{_path(start, steps)}z"
        elif largest < MIN_LAND:
            yield f"{start}h1v1z"
