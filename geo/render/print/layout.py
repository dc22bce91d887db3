"""The composition of a sheet: which layout it takes, and its header, footer and body.

A layout follows from the shape of the space between header and footer: wide (a picture on the web),
landscape (a double column), poster (a square) or narrow (a story, a single column).
"""

from typing import Literal

from geo.mapspec.picture_style import PictureStyle
from geo.mapspec.sheet import SheetSpec
from geo.mapspec.spec import MapSpec
from geo.mapspec.theme import THEME_OF
from geo.render.print.local import draw_local
from geo.render.print.map_furniture import draw_footer, draw_header
from geo.render.print.measures import MEASURES
from geo.render.print.panel import Panel
from geo.render.print.sheet import Sheet
from geo.render.print.world import draw_world

Shape = Literal["wide", "landscape", "poster", "narrow"]


def empty_sheet(style: PictureStyle) -> Sheet:
    """The empty sheet of a preset."""
    preset = style.preset
    width, height = preset.points
    measures, theme = MEASURES[preset.setting], THEME_OF[style.theme]
    return Sheet(width / preset.unit, height / preset.unit, preset.unit, measures=measures, theme=theme)


def draw_sheet(spec: SheetSpec) -> Sheet:
    """Draw the sheet of one map."""
    sheet = empty_sheet(spec.style)
    draw_body(sheet, spec.last, draw_surround(sheet, spec.last, spec.style))
    return sheet


def draw_surround(sheet: Sheet, spec: MapSpec, style: PictureStyle, *, date: str = "") -> Panel:
    """Draw header and footer; returns the panel between them. ``date`` replaces the as-of line."""
    m, gap = sheet.measures, sheet.measures.gap * 2 / 3
    top, bottom = draw_header(sheet, spec, style.standfirst, date=date) + gap, draw_footer(sheet, spec) - gap
    return Panel(m.margin, top, sheet.width - m.margin, bottom)


def draw_body(sheet: Sheet, spec: MapSpec, body: Panel) -> None:
    """Draw maps, legend and texts: everything but header and footer."""
    if spec.is_world:
        draw_world(sheet, spec, body, shape_of(body))
    else:
        draw_local(sheet, spec, body, shape_of(body))


def shape_of(body: Panel) -> Shape:
    """The layout of a space."""
    aspect = body.width / max(body.height, 1.0)
    if aspect > 1.25:
        return "wide" if body.width > 1200 else "landscape"
    return "poster" if body.width > 700 else "narrow"
