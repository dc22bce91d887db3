"""The small world in the corner of a local map: where on Earth the map lies."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from geo.places import Extent
from geo.render.static.furniture import corner_box
from geo.render.static.land import Floats, codes_within, lines_of, rings_of
from geo.render.static.sheet import Sheet
from geo.render.static.view import Panel, View, edge_degrees, land_in, world_outline, world_view

ASPECT = 2.29
SHARE = 0.2
"""Width of the inset as a share of the map's."""
NARROWEST, WIDEST = 96.0, 190.0
PADDING = 4.0
SMALLEST_PX = 9.0
"""A window smaller than this on the inset is circled."""


def inset_box(view: View, symbols: Sequence[Panel], taken: Sequence[Panel] = ()) -> Panel:
    """Choose the corner of the inset."""
    wide = min(max(view.panel.width * SHARE, NARROWEST), WIDEST)
    return corner_box(view, wide, wide / ASPECT + PADDING, symbols, taken)


def draw_inset(sheet: Sheet, view: View, extent: Extent, box: Panel) -> None:
    """Draw the world, the countries of the map in ink, and the map's window on it."""
    theme = sheet.theme
    world = world_view(box.shrunk(PADDING))
    codes = codes_within(extent)
    sheet.furniture.append(box)
    with sheet.group("inset-world", "Inset: where this map lies in the world"):
        sheet.area([box.ring], theme.paper, theme.border, 0.7)
        sheet.area([world.to_px(world_outline())], theme.sea)
        lands = land_in(world)
        seen = [shapely.simplify(land.shape, 0.25) for land in lands if land.code not in codes]
        own = [shapely.simplify(land.shape, 0.1) for land in lands if land.code in codes]
        sheet.area([ring for shape in seen for ring in rings_of(shape)], theme.border)
        sheet.area([ring for shape in own for ring in rings_of(shape)], theme.ink, theme.ink, 0.6)
        for line in _window(world, view):
            sheet.lines([line], theme.paper, 2.6)
            sheet.lines([line], theme.ink, 1.1)


def _window(world: View, view: View) -> list[Floats]:
    """Give the edge of the map on the inset, in pieces where it leaves the world on one side."""
    edge = world.to_px(edge_degrees(view))
    edge = edge[np.isfinite(edge).all(axis=1)]  # a corner beyond the far side of the globe has no place
    middle = world.point_px(view.centre)
    if max(np.ptp(edge[:, 0]), np.ptp(edge[:, 1])) < SMALLEST_PX:
        ring = shapely.buffer(shapely.Point(*middle), SMALLEST_PX * 0.6, quad_segs=8)
        return [shapely.get_coordinates(ring)]
    jumps = np.flatnonzero(np.hypot(*np.diff(edge, axis=0).T) > world.panel.width / 4) + 1
    panel = (world.panel.left, world.panel.top, world.panel.right, world.panel.bottom)
    pieces: list[Floats] = []
    for piece in np.split(edge, jumps):
        if len(piece) > 1:
            pieces += lines_of(shapely.clip_by_rect(shapely.LineString(piece), *panel))
    return pieces
