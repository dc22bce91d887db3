"""What surrounds a printed map: headline, date, scale bar, credit and the rest of the words."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10

import shapely

from geo.mapspec import MapSpec, as_of_words
from geo.render.static_sheet import Face, Sheet, text_width, wrapped
from geo.render.static_view import Panel, View, land_in
from geo.symbology import BORDER, INK, PAPER, QUIET

MARGIN = 28.0
"""White space around the sheet, in pixels."""
GAP = 18.0
"""White space between two blocks."""
NOTHING = "Nothing is selected: no alleged station and no country's response matches these filters."


def draw_paragraph(
    sheet: Sheet,
    lines: Sequence[str],
    left: float,
    top: float,
    face: Face,
    *,
    size: float,
    colour: str = INK,
    leading: float = 1.3,
) -> float:
    """Draw lines below ``top``; gives the y below the last."""
    for number, line in enumerate(lines, 1):
        sheet.text(left, top + number * size * leading - size * 0.32, line, face, size, colour=colour)
    return top + len(lines) * size * leading


def draw_header(sheet: Sheet, spec: MapSpec) -> float:
    """Headline, date, standfirst and the selection in words; gives the y below them."""
    words = as_of_words(spec)
    date_width = text_width(words, "bold", size=24) + 28
    width = sheet.width - 2 * MARGIN
    with sheet.group("as-of", words):
        right = sheet.width - MARGIN
        box = Panel(right - date_width, MARGIN - 2, right, MARGIN + 36)
        sheet.area([box.ring], INK)
        middle = (box.left + box.right) / 2
        sheet.text(middle, box.bottom - 11, words, "bold", 24, colour=PAPER, align="center")
    with sheet.group("headline", spec.headline):
        lines = wrapped(spec.headline, "serif", 32, width - date_width - GAP, 3)
        y = draw_paragraph(sheet, lines, MARGIN, MARGIN - 8, "serif", size=32, leading=1.2)
    with sheet.group("standfirst", spec.counts):
        lines = wrapped(spec.counts, "semibold", 17, width, 3)
        y = draw_paragraph(sheet, lines, MARGIN, y + 3, "semibold", size=17)
    words = f"{spec.sentence} {spec.claims}".rstrip()
    with sheet.group("selection", words):
        lines = wrapped(words, "regular", 15, width, 3)
        return draw_paragraph(sheet, lines, MARGIN, y, "regular", size=15, colour=QUIET)


def draw_footer(sheet: Sheet, spec: MapSpec) -> float:
    """Credit, borders and link at the foot of the sheet; gives the y above them."""
    width = sheet.width - 2 * MARGIN
    parts = [("credit", spec.credit.sources), ("borders-note", spec.credit.borders)]
    if spec.link:
        parts.append(("link", f"This selection: {spec.link}"))
    blocks = [(gid, words, wrapped(words, "regular", 13, width, 3)) for gid, words in parts]
    if all(len(lines) == 1 for _, _, lines in blocks):
        return _footer_rows(sheet, blocks, width)
    top = sheet.height - MARGIN + 6 - sum(len(lines) for _, _, lines in blocks) * 13 * 1.3
    y = top
    for gid, words, lines in blocks:
        with sheet.group(gid, words):
            y = draw_paragraph(sheet, lines, MARGIN, y, "regular", size=13, colour=QUIET)
    return top


def _footer_rows(sheet: Sheet, blocks: Sequence[tuple[str, str, list[str]]], width: float) -> float:
    """Short parts side by side, a new row where they do not fit."""
    rows: list[list[tuple[str, str, float]]] = [[]]
    x = 0.0
    for gid, words, _ in blocks:
        needed = text_width(words, "regular", 13)
        if rows[-1] and x + needed > width:
            rows.append([])
            x = 0.0
        rows[-1].append((gid, words, x))
        x += needed + 20
    top = sheet.height - MARGIN + 6 - len(rows) * 13 * 1.3
    for number, row in enumerate(rows):
        for gid, words, offset in row:
            with sheet.group(gid, words):
                y = top + number * 13 * 1.3
                draw_paragraph(sheet, [words], MARGIN + offset, y, "regular", size=13, colour=QUIET)
    return top


def draw_nothing(sheet: Sheet, panel: Panel) -> None:
    """Say on the map that nothing is selected."""
    lines = wrapped(NOTHING, "semibold", 18, min(460.0, panel.width - 80), 4)
    wide = max(text_width(line, "semibold", 18) for line in lines)
    x, y = (panel.left + panel.right) / 2, (panel.top + panel.bottom) / 2
    high = len(lines) * 18 * 1.3
    box = Panel(x - wide / 2 - 20, y - high / 2 - 14, x + wide / 2 + 20, y + high / 2 + 18)
    with sheet.group("nothing-selected", NOTHING):
        sheet.area([box.ring], PAPER, INK, 1.0)
        draw_paragraph(sheet, lines, box.left + 20, box.top + 14, "semibold", size=18)


def draw_caption(sheet: Sheet, words: str, panel: Panel) -> None:
    """Label a panel in its upper left corner."""
    box = Panel(panel.left, panel.top, panel.left + text_width(words, "bold", 15) + 20, panel.top + 27)
    sheet.area([box.ring], PAPER)
    sheet.text(box.left + 10, box.bottom - 8, words, "bold", 15)


def scale_length(view: View, longest: float = 170.0) -> tuple[int, float]:
    """Find the longest round number of kilometres within ``longest`` pixels, and its length in pixels."""
    most = longest * view.metres_a_px / 1000
    power = 10 ** floor(log10(max(most, 1.0)))
    kilometres = max(int(power * step) for step in (1, 2, 5) if power * step <= max(most, 1.0))
    return kilometres, kilometres * 1000 / view.metres_a_px


def scale_box(view: View, symbols: Sequence[Panel]) -> Panel:
    """Choose the corner for the scale bar: free of symbols if it can be, with the least land."""
    _, length = scale_length(view)
    wide, high = length + 30, 40.0
    inner = view.panel.shrunk(8)
    corners = [
        Panel(x, y, x + wide, y + high)
        for y in (inner.bottom - high, inner.top)
        for x in (inner.left, inner.right - wide)
    ]
    land = shapely.union_all(
        [shapely.envelope(shapely.box(0, 0, 0, 0)), *(held.shape for held in land_in(view))]
    )

    def cost(box: Panel) -> tuple[int, float]:
        hit = sum(
            s.left < box.right and s.right > box.left and s.top < box.bottom and s.bottom > box.top
            for s in symbols
        )
        return hit, round(
            shapely.area(shapely.clip_by_rect(land, box.left, box.top, box.right, box.bottom)), 1
        )

    return min(corners, key=cost)


def draw_scale_bar(sheet: Sheet, view: View, box: Panel) -> None:
    """Draw a scale bar, true at the middle of the map."""
    kilometres, length = scale_length(view)
    left, y = box.left + 12, box.bottom - 10
    with sheet.group("scale-bar", f"Scale bar: {kilometres} km"):
        sheet.area([box.ring], PAPER, BORDER, 0.7)
        sheet.lines([[(left, y - 6), (left, y), (left + length, y), (left + length, y - 6)]], INK, 1.4)
        sheet.text(left + length / 2, y - 6, f"{kilometres:,} km", "semibold", 13, align="center")
