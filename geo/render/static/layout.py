"""The composition of the sheet: which panels a map has and where everything stands.

A layout follows from the shape of the paper between header and footer: wide (a picture on the
web), landscape (a double column), poster (a square) or narrow (a story, a single column).
"""

from __future__ import annotations

from typing import Literal

from geo.mapspec import MapSpec
from geo.presets import PictureStyle
from geo.render.static.closeups import crowd_of
from geo.render.static.furniture import draw_footer, draw_header
from geo.render.static.legend import only_shown
from geo.render.static.local import draw_local
from geo.render.static.measures import MEASURES
from geo.render.static.sheet import Sheet
from geo.render.static.theme import THEME_OF
from geo.render.static.view import Panel
from geo.render.static.world import draw_world

Shape = Literal["wide", "landscape", "poster", "narrow"]


def empty_sheet(style: PictureStyle) -> Sheet:
    """Give the paper of a preset."""
    preset = style.preset
    width, height = preset.points
    measures, theme = MEASURES[preset.setting], THEME_OF[style.theme]
    return Sheet(width / preset.unit, height / preset.unit, preset.unit, measures=measures, theme=theme)


def draw_sheet(spec: MapSpec, style: PictureStyle, *, last: MapSpec | None = None) -> Sheet:
    """Compose the whole map.

    As a frame that leads to a ``last`` one, it has the panels of that, and keeps the entries of the
    legend of which it shows none.
    """
    crowd = crowd_of(last or spec)
    spec = spec if last else only_shown(spec)
    sheet = empty_sheet(style)
    gap = sheet.measures.gap * 2 / 3
    top, bottom = draw_header(sheet, spec, style.standfirst) + gap, draw_footer(sheet, spec) - gap
    body = Panel(sheet.measures.margin, top, sheet.width - sheet.measures.margin, bottom)
    if spec.is_world:
        draw_world(sheet, spec, body, shape_of(body), crowd)
    else:
        draw_local(sheet, spec, body, shape_of(body), style.frame)
    return sheet


def shape_of(body: Panel) -> Shape:
    """Which layout a space calls for."""
    aspect = body.width / max(body.height, 1.0)
    if aspect > 1.25:
        return "wide" if body.width > 1200 else "landscape"
    return "poster" if body.width > 700 else "narrow"
