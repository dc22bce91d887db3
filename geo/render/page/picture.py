"""The still picture of the self-contained page: a small SVG of one map description.

A reader without JavaScript sees it. Coordinates are whole units of a drawing 1000 wide, to which coastlines
are thinned; the legend stands beside it as text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import astuple
from functools import lru_cache, partial
from itertools import pairwise
from math import cos, floor, radians
from typing import Any

import numpy as np
import shapely
from markupsafe import Markup
from pyproj import Proj
from shapely.geometry import shape

from geo.mapspec.basemap import world_features
from geo.mapspec.declutter import spread
from geo.mapspec.land import STILL_WORLD, joined_at_180, moved_east
from geo.mapspec.marks import group_radius
from geo.mapspec.spec import MapSpec
from geo.mapspec.symbology import DOT, TILE_LINES, TILE_OPACITY, svg_path
from geo.model.places import WORLD, Extent
from geo.render.templating import render_template

WIDTH = 1000
MAX_HEIGHT = 900
"""A country that is tall and narrow has sea beside it."""

TOLERANCE = 1.1
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
    land = _land(spec.extent)
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
def _land(extent: Extent) -> tuple[tuple[str, str], ...]:
    """Alpha-3 code and path of each country in view, in whole units."""
    view = _View(extent)
    edge = shapely.box(view.west, view.south, view.east, view.north)
    paths = []
    for feature in world_features():
        pieces = [
            moved_east(piece, 360) if shapely.bounds(piece)[2] <= view.west + 1 else piece
            for piece in shapely.get_parts(joined_at_180(shape(feature["geometry"])))
        ]
        clipped = [shapely.intersection(piece, edge) for piece in pieces if shapely.intersects(piece, edge)]
        polygons = [one for part in clipped for one in shapely.get_parts(part) if one.geom_type == "Polygon"]
        path = "".join(_thinned(polygons, view))
        if path:
            paths.append((feature.get("id", ""), path))
    return tuple(paths)


def _thinned(polygons: Sequence[shapely.Geometry], view: _View) -> Iterator[str]:
    """The outlines of one country as relative paths; islands too small to be seen are left out."""
    drawn = [shapely.transform(one, lambda at: np.column_stack(view.seen(*at.T))) for one in polygons]
    largest = max(map(shapely.area, drawn), default=0)
    for one in drawn:
        if shapely.area(one) < min(MIN_LAND, largest):
            continue
        ring = shapely.get_coordinates(shapely.simplify(shapely.get_exterior_ring(one), TOLERANCE))
        points = [(floor(x + 0.5), floor(y + 0.5)) for x, y in ring[:-1]]
        start = f"M{points[0][0]} {points[0][1]}"
        steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(points) if a != b]
        if len(steps) > 1:
            yield f"{start}l{' '.join(steps).replace(' -', '-')}z"
        elif largest < MIN_LAND:
            yield f"{start}h1v1z"
