"""What is on a drawn sheet, to keep for many tests: the sheet itself takes tens of megabytes."""

from dataclasses import dataclass
from typing import Any

import shapely
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from geo.mapspec.sheet import SheetSpec
from geo.render.print.layout import draw_sheet
from geo.render.print.panel import Panel
from geo.render.print.picture import alone, render_formats
from geo.render.print.plan import Plan
from geo.render.print.series import draw_series
from geo.render.print.sheet import Group, Sheet

Line = tuple[str, str, Any, float]
"""Group, words, box and size of a line of type, in sheet pixels, y up."""


@dataclass(frozen=True)
class Drawn:
    """A sheet after drawing, without its figure."""

    width: float
    height: float
    titles: dict[str, str]
    classes: dict[str, str]
    plans: list[Plan]
    furniture: list[Panel]
    lines: list[Line]
    """Empty where they are not asked for: measuring takes as long as drawing."""


def render_svg(spec: SheetSpec) -> bytes:
    return render_formats(spec, [".svg"])[".svg"]


def render_pdf(spec: SheetSpec) -> bytes:
    return render_formats(spec, [".pdf"])[".pdf"]


def drawn(spec: SheetSpec, *, lines: bool = False) -> Drawn:
    with alone():
        sheet = draw_sheet(spec) if len(spec.days) == 1 else draw_series(spec)
    found = lines_of(sheet) if lines else []
    return Drawn(sheet.width, sheet.height, sheet.titles, sheet.classes, sheet.plans, sheet.furniture, found)


def lines_of(sheet: Sheet) -> list[Line]:
    found = []
    with alone():
        sheet.figure.set_dpi(72 * 4 / sheet.unit)  # close to what is measured, which knows no pixels
        renderer = FigureCanvasAgg(sheet.figure).get_renderer()
        for group in (one for one in sheet.figure.artists if isinstance(one, Group)):
            for artist in group.artists:
                if isinstance(artist, Text) and artist.get_text():
                    box = artist.get_window_extent(renderer)
                    edges = (box.x0 / 4, box.y0 / 4, box.x1 / 4, box.y1 / 4)
                    size = artist.get_fontsize() / sheet.unit
                    found.append((group.get_gid(), artist.get_text(), shapely.box(*edges), size))
    return found


def meeting_pairs(shapes: list[shapely.Geometry]) -> list[tuple[int, int]]:
    """Numbers of the shapes that meet, each pair once."""
    pairs = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    return [(one, other) for one, other in pairs.T.tolist() if one < other]


SOUGHT = (
    "Markham: 2 alleged",
    "Montréal",
    "Brossard",
    "Toronto",
    "New York City: 2 alleged",
    "Tokyo (Akihabara)",
)
"""The places for which this map is opened."""
