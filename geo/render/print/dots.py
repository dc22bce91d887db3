"""Stations on small multiples: dots, because symbols could not be distinguished."""

from __future__ import annotations

from collections.abc import Sequence

import shapely

from geo.mapspec.declutter import spread
from geo.mapspec.marks import StationMark
from geo.render.print.panel import Panel
from geo.render.print.sheet import Sheet
from geo.render.print.view import View

DOT = 2.6
"""Half the width of the largest dot, and of those among words."""


def draw_dots(
    sheet: Sheet, stations: Sequence[StationMark], view: View, prefix: str, new: frozenset[str]
) -> None:
    """Each station as a dot; on a map of a part of the world, dots are moved apart."""
    reach = _dot_reach(view.panel)
    places = [view.point_px(mark.point) for mark in stations]
    moves = [(0.0, 0.0)] * len(places) if view.is_world else spread(places, 1.7 * reach)
    for mark, (place_x, place_y), (dx, dy) in zip(stations, places, moves, strict=True):
        with sheet.group(f"{prefix}station--{mark.id}", "", f"station station--{mark.id}"):
            draw_dot(sheet, place_x + dx, place_y + dy, reach, is_new=mark.id in new)


def _dot_reach(panel: Panel) -> float:
    """Half the width of a dot, so that it does not hide the colours of a small map."""
    return min(DOT, max(0.6, panel.height / 85))


def draw_dot(sheet: Sheet, x: float, y: float, reach: float, *, is_new: bool) -> None:
    """A station on a small map; one that the map before it does not have is open."""
    theme = sheet.theme
    disc = shapely.get_coordinates(shapely.Point(x, y).buffer(reach * (1.8 if is_new else 1.0), quad_segs=4))
    if is_new:
        sheet.area([disc], theme.paper, theme.ink, min(0.9, reach * 0.7))
    else:
        sheet.area([disc], theme.ink, theme.casing, 0.25 * reach)
