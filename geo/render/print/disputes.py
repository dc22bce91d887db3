"""Disputed land on a printed map: hatched areas and dashed borders, fainter than any status."""

import numpy as np
import shapely

from geo.mapspec.atlas import disputed_areas, disputed_lines
from geo.mapspec.land import Floats, lines_of
from geo.mapspec.titles import DISPUTED_AREAS, DISPUTED_BORDERS
from geo.render.print.patterns import pattern_lines
from geo.render.print.seen import areas_in, lines_in
from geo.render.print.sheet import Sheet
from geo.render.print.view import View

HATCH_PX = 0.5
"""Weight of a line of the hatching."""
MIN_HATCHED_PX = 30.0
"""Square pixels of the smallest area that is hatched."""
DASH_PX, GAP_PX = 3.2, 2.2
MIN_DASHED_PX = 4.0
"""Length of the shortest border that is dashed."""


def draw_disputed_areas(sheet: Sheet, view: View, prefix: str) -> None:
    """Hatch the disputed areas that are large enough to be seen."""
    with sheet.group(f"{prefix}disputed-areas", DISPUTED_AREAS):
        for area in disputed_areas(view.level, view.borders):
            shape = areas_in(view, area.shape)
            if shapely.area(shape) >= MIN_HATCHED_PX:
                sheet.lines(lines_of(pattern_lines(shape, "rising")), sheet.theme.quiet, HATCH_PX)


def draw_disputed_lines(sheet: Sheet, view: View, prefix: str, weight: float) -> None:
    """Draw dashes along the disputed borders, over the unbroken lines that are there."""
    with sheet.group(f"{prefix}disputed-borders", DISPUTED_BORDERS):
        seen = [lines_in(view, line.shape) for line in disputed_lines(view.level, view.borders)]
        lines = [shapely.LineString(part) for shape in seen for part in lines_of(_merged(shape))]
        long = [line for line in lines if line.length >= MIN_DASHED_PX]
        sheet.lines([shapely.get_coordinates(line) for line in long], sheet.theme.land, 1.6 * weight)
        dashes = [dash for line in long for dash in dashes_along(line)]
        sheet.lines(dashes, sheet.theme.quiet, 0.9 * weight)


def _merged(shape: shapely.Geometry) -> shapely.Geometry:
    return shapely.line_merge(shape) if shape.geom_type == "MultiLineString" else shape


def dashes_along(line: shapely.LineString) -> list[Floats]:
    """The dashes of a line, with gaps of equal length between them."""
    vertices = shapely.get_coordinates(line)
    at = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(vertices, axis=0).T))])
    starts = np.arange(0.0, at[-1], DASH_PX + GAP_PX)
    return [_between(vertices, at, start, min(start + DASH_PX, float(at[-1]))) for start in starts.tolist()]


def _between(vertices: Floats, at: Floats, start: float, end: float) -> Floats:
    """The part of a line from one distance along it to another; ``at`` is the distance of each vertex."""
    inner = vertices[(at > start) & (at < end)]
    ends = [[np.interp(place, at, axis) for axis in vertices.T] for place in (start, end)]
    return np.vstack([ends[:1], inner, ends[1:]])
