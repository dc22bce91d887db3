"""The lakes of a printed map."""

from functools import lru_cache

import numpy as np
import shapely

from geo.mapspec.atlas import lakes
from geo.mapspec.land import rings_of
from geo.render.print.seen import areas_in
from geo.render.print.sheet import Sheet
from geo.render.print.view import View

MIN_LAKE_PX = 6.0
"""Square pixels of the smallest lake that is drawn."""


def draw_lakes(sheet: Sheet, view: View, prefix: str) -> None:
    """Draw the lakes that are large enough to be seen, in the colour of the sea."""
    with sheet.group(f"{prefix}lakes"):
        sheet.area(rings_of(_lakes_in(view)), sheet.theme.sea)


@lru_cache(maxsize=12)
def _lakes_in(view: View) -> shapely.Geometry:
    parts = shapely.get_parts(areas_in(view, lakes(view.level)))
    return shapely.multipolygons(parts[(shapely.area(parts) >= MIN_LAKE_PX) & _is_polygon(parts)])


def _is_polygon(parts: np.ndarray) -> np.ndarray:
    return np.asarray(shapely.get_type_id(parts) == shapely.GeometryType.POLYGON)
