"""The patterns of countries' statuses: lines and dots, clipped to an area.

Drawn as vector lines, because a renderer's hatching differs between PNG, SVG, PDF and printers.
"""

from functools import lru_cache

import numpy as np
import shapely

from geo.mapspec.land import lines_of
from geo.mapspec.symbology import Fill, Pattern
from geo.render.print.seen import land_in
from geo.render.print.sheet import Sheet
from geo.render.print.view import View

SPACING_PX = 5.5
"""Distance between two lines of a pattern."""
WEIGHT_PX = 0.8
"""Weight of a line."""
DOT_PX = 2.0
"""Diameter of a dot."""

_TURNS: dict[Pattern, tuple[float, ...]] = {
    "rising": (-45.0,),
    "falling": (45.0,),
    "crossed": (-45.0, 45.0),
    "level": (0.0,),
    "upright": (90.0,),
}
"""Directions of the lines in degrees, clockwise from the right (y is down)."""


def pattern_lines(shape: shapely.Geometry, pattern: Pattern) -> shapely.Geometry:
    """The lines of a pattern inside an area of the sheet; dots are lines of almost no length.

    Their origin is that of the sheet, so that lines of neighbouring countries meet.
    """
    if pattern == "dots":
        return _dots(shape)
    drawn = [_ruled(shapely.bounds(shape), turn) for turn in _TURNS.get(pattern, ())]
    return shapely.union_all([shapely.intersection(lines, shape) for lines in drawn])


def _ruled(bounds: tuple[float, float, float, float], turn: float) -> shapely.Geometry:
    """Parallel lines across a rectangle."""
    left, top, right, bottom = bounds
    along = np.array([np.cos(np.radians(turn)), np.sin(np.radians(turn))])
    across = np.array([-along[1], along[0]])
    corners = np.array([(left, top), (right, top), (right, bottom), (left, bottom)])
    reach, depth = corners @ along, corners @ across
    steps = np.arange(np.floor(depth.min() / SPACING_PX), depth.max() / SPACING_PX + 1) * SPACING_PX
    ends = [np.outer(steps, across) + along * end for end in (reach.min() - 1, reach.max() + 1)]
    return shapely.multilinestrings(shapely.linestrings(np.stack(ends, axis=1)))


def _dots(shape: shapely.Geometry) -> shapely.Geometry:
    left, top, right, bottom = shapely.bounds(shape)
    step = SPACING_PX * 1.1
    rows = np.arange(np.floor(top / step), bottom / step + 1)
    columns = np.arange(np.floor(left / step) - 1, right / step + 1)
    x, y = np.meshgrid(columns, rows)
    x = (x + (y % 2) / 2).ravel() * step
    y = y.ravel() * step
    shapely.prepare(shape)
    starts = np.column_stack([x, y])[shapely.contains_xy(shape, x, y)]
    if not len(starts):
        return shapely.GeometryCollection()
    return shapely.multilinestrings(
        shapely.linestrings(np.stack([starts, starts + np.array([0.02, 0.0])], axis=1))
    )


@lru_cache(maxsize=512)
def _of_country(view: View, code: str, pattern: Pattern) -> shapely.Geometry:
    shapes = [land.shape for land in land_in(view) if land.code == code]
    return shapely.union_all([pattern_lines(shape, pattern) for shape in shapes])


def draw_pattern(sheet: Sheet, lines: shapely.Geometry, fill: Fill) -> None:
    """Draw the lines of :func:`pattern_lines` in the ink of a fill."""
    if fill.pattern == "dots":
        sheet.lines(lines_of(lines), fill.ink, DOT_PX, cap="round")
    else:
        sheet.lines(lines_of(lines), fill.ink, WEIGHT_PX)


def draw_country_pattern(sheet: Sheet, view: View, code: str, fill: Fill) -> None:
    """Fill a country with the pattern of its status."""
    draw_pattern(sheet, _of_country(view, code, fill.pattern), fill)
