"""The marks of small multiples in their legend: dots, and what is different from the map before."""

from __future__ import annotations

from geo.render.print.dots import DOT, draw_dot
from geo.render.print.fonts import text_width
from geo.render.print.legend import baseline
from geo.render.print.panel import Panel
from geo.render.print.sheet import Sheet

MARKS = {
    "dot": "Alleged station",
    "new": "New on the map",
    "outline": "Status changed since the map before",
}


def draw_marks(sheet: Sheet, left: float, top: float, width: float) -> float:
    """Explain them in as few rows as they take; gives the y below."""
    m, x, y = sheet.measures, left, top
    for key, words in MARKS.items():
        needed = m.swatch * 4 / 3 + text_width(words, "regular", m.legend)
        if x > left and x + needed > left + width:
            x, y = left, y + m.row
        with sheet.group(f"legend--{key}", words):
            if key == "outline":
                box = Panel(x + 2, y + 4, x + m.swatch - 2, y + m.row - 4)
                sheet.area([box.ring], sheet.theme.land, sheet.theme.ink, 1.2)
            else:
                draw_dot(sheet, x + m.swatch / 2, y + m.row / 2, DOT, is_new=key == "new")
            sheet.text(x + m.swatch * 4 / 3, y + baseline(m), words, "regular", m.legend)
        x += needed + m.legend * 1.6
    return y + m.row
