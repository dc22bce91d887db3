"""Stations on small multiples, where symbols are too large: dots, and the keys that explain them."""

from collections.abc import Sequence

import shapely

from geo.mapspec.declutter import spread
from geo.mapspec.legend import SERIES_MARKS
from geo.mapspec.marks import StationMark
from geo.render.print.fonts import text_width
from geo.render.print.legend import baseline
from geo.render.print.panel import Panel
from geo.render.print.sheet import Sheet
from geo.render.print.view import View

DOT = 2.6
"""Half the width of the largest dot, and of those in text."""


def draw_dots(
    sheet: Sheet, stations: Sequence[StationMark], view: View, prefix: str, new: frozenset[str]
) -> None:
    """Draw each station as a dot; on a map of a part of the world, dots are moved apart."""
    reach = min(DOT, max(0.6, view.panel.height / 85))
    places = [view.point_px(mark.point) for mark in stations]
    moves = [(0.0, 0.0)] * len(places) if view.is_world else spread(places, 1.7 * reach)
    for mark, (x, y), (dx, dy) in zip(stations, places, moves, strict=True):
        with sheet.group(f"{prefix}station--{mark.id}", "", f"station station--{mark.id}"):
            draw_dot(sheet, x + dx, y + dy, reach, is_new=mark.id in new)


def draw_dot(sheet: Sheet, x: float, y: float, reach: float, *, is_new: bool) -> None:
    """Draw a dot ``reach`` pixels from its middle to its edge; a larger, open one for a new station."""
    theme = sheet.theme
    disc = shapely.get_coordinates(shapely.Point(x, y).buffer(reach * (1.8 if is_new else 1.0), quad_segs=4))
    if is_new:
        sheet.area([disc], theme.paper, theme.ink, min(0.9, reach * 0.7))
    else:
        sheet.area([disc], theme.ink, theme.casing, 0.25 * reach)


def draw_marks(sheet: Sheet, panel: Panel) -> float:
    """Draw the keys of dots and outlines in rows; returns the y below."""
    m, x, y = sheet.measures, panel.left, panel.top
    for key, words in SERIES_MARKS.items():
        needed = m.swatch * 4 / 3 + text_width(words, "regular", m.legend)
        if x > panel.left and x + needed > panel.right:
            x, y = panel.left, y + m.row
        with sheet.group(f"legend--{key}", words):
            if key == "outline":
                box = Panel(x + 2, y + 4, x + m.swatch - 2, y + m.row - 4)
                sheet.area([box.ring], sheet.theme.land, sheet.theme.ink, 1.2)
            else:
                draw_dot(sheet, x + m.swatch / 2, y + m.row / 2, DOT, is_new=key == "new")
            sheet.text(x + m.swatch * 4 / 3, y + baseline(m), words, "regular", m.legend)
        x += needed + m.legend * 1.6
    return y + m.row
