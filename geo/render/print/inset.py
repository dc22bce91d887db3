"""The inset of a local map: where in the world it lies."""

from collections.abc import Sequence

import numpy as np
import shapely
from contourpy import contour_generator

from geo.mapspec.land import WORLD_MERIDIAN, Floats, codes_within, rings_of
from geo.mapspec.titles import INSET
from geo.model.places import WORLD, Extent
from geo.render.print.map_furniture import Shapes, corner_box
from geo.render.print.panel import Panel
from geo.render.print.seen import land_in
from geo.render.print.sheet import Sheet
from geo.render.print.view import WORLD_ASPECT, View, world_outline, world_view

SHARE = 0.2
"""Width of the inset as a share of the map's."""
MIN_WIDTH, MAX_WIDTH = 96.0, 190.0
PADDING = 4.0
MIN_CLIP = 9.0
"""Pixels across below which a map's extent is circled."""
MIN_SHARE = 0.1
"""Area that a part of the map beyond the world's edge needs to be outlined, as a share of the largest."""
STEPS = 360
"""Columns of the grid on which the map's edge is sought: a degree each."""


def inset_box(view: View, symbols: Sequence[Panel], taken: Sequence[Panel], own: Shapes) -> Panel:
    """Choose the corner of the inset."""
    wide = min(max(view.panel.width * SHARE, MIN_WIDTH), MAX_WIDTH)
    return corner_box(view, (wide, wide / WORLD_ASPECT + PADDING), symbols, taken, own)


def draw_inset(sheet: Sheet, view: View, extent: Extent, box: Panel) -> None:
    """Draw the world, the countries of the map in ink, and the edge of the map on it."""
    theme, codes = sheet.theme, codes_within(extent)
    world = world_view(box.shrunk(PADDING), borders=view.borders)
    sheet.furniture.append(box)
    with sheet.group("inset-world", INSET):
        sheet.area([box.ring], theme.paper, theme.border, 0.7)
        sheet.area([world.to_px(world_outline())], theme.sea)
        lands = land_in(world)
        seen = [shapely.simplify(land.shape, 0.25) for land in lands if land.code not in codes]
        own = [shapely.simplify(land.shape, 0.1) for land in lands if land.code in codes]
        sheet.area([ring for shape in seen for ring in rings_of(shape)], theme.border)
        sheet.area([ring for shape in own for ring in rings_of(shape)], theme.ink, theme.ink, 0.6)
        for line in clip_of(world, view):
            sheet.lines([line], theme.paper, 2.6)
            sheet.lines([line], theme.ink, 1.1)


def clip_of(world: View, view: View) -> list[Floats]:
    """The edge of the map on the inset, closed along the world's own edge where it passes that."""
    lines = _large([world.to_px(line) for line in _edges(view)])
    if not lines or max(np.ptp(np.vstack(lines), axis=0)) < MIN_CLIP:
        ring = shapely.buffer(shapely.Point(*world.point_px(view.centre)), MIN_CLIP * 0.6, quad_segs=8)
        return [shapely.get_coordinates(ring)]
    return lines


def _large(lines: Sequence[Floats]) -> list[Floats]:
    """The lines without those around a corner of the map beyond the world's edge: Chukotka, of Canada's."""
    areas = [shapely.area(shapely.Polygon(line)) for line in lines]
    return [line for line, area in zip(lines, areas, strict=True) if area >= MIN_SHARE * max(areas)]


def _edges(view: View) -> list[Floats]:
    """Lines in degrees along which the panel of a view ends, which may hold a pole or cross 180°."""
    lons = WORLD_MERIDIAN + np.linspace(-180, 180, STEPS + 1)[1:-1]
    lats = np.linspace(WORLD.south, WORLD.north, STEPS // 2 + 1)
    x, y = view.to_px(np.column_stack([axis.ravel() for axis in np.meshgrid(lons, lats)])).T
    panel = view.panel
    depth = np.minimum.reduce([x - panel.left, panel.right - x, y - panel.top, panel.bottom - y])
    depth = depth.reshape(len(lats), len(lons))
    depth[~np.isfinite(depth)] = -1.0
    depth = np.pad(depth, 1, constant_values=-1e-3)  # so that lines close at the world's edge
    lons, lats = np.pad(lons, 1, mode="edge"), np.pad(lats, 1, mode="edge")
    return [np.asarray(line) for line in contour_generator(lons, lats, depth).lines(0.0)]
