"""What surrounds a printed map: headline, date, scale bar, credit and the rest of the words."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10
from typing import Any

import numpy as np
import shapely

from geo.mapspec.spec import MapSpec, as_of_words
from geo.render.print.fonts import Face, balanced, text_width, unwidowed, wrapped
from geo.render.print.panel import Panel
from geo.render.print.sheet import Sheet
from geo.render.print.view import View, land_in

SCALE_SIZE = 13.0
"""Size of type above a scale bar; it may be wider than a short one."""
HEADLINE_SHARES = (1.0, 0.92, 0.84, 0.76, 0.68)
"""Sizes of a headline that are tried."""
MAX_HIDDEN = 0.02
"""Share of a box over a map that may hide the land the map is about, if another place is free of it."""
OWN_WEIGHT = 9.0
"""How much rather such a box hides other land."""

NOTHING = "Nothing is selected: no alleged station and no country's response matches these filters."


def draw_paragraph(
    sheet: Sheet,
    lines: Sequence[str],
    left: float,
    top: float,
    face: Face,
    *,
    size: float,
    colour: str = "",
    leading: float = 1.3,
) -> float:
    """Draw lines below ``top``; gives the y below the last."""
    for number, line in enumerate(lines, 1):
        sheet.text(left, top + number * size * leading - size * 0.32, line, face, size, colour=colour)
    return top + len(lines) * size * leading


def draw_header(sheet: Sheet, spec: MapSpec, standfirst: str = "", *, date: str = "") -> float:
    """Headline, date, standfirst and the selection in words; gives the y below them.

    A ``standfirst`` of the editor's own stands above the generated counts, never in their place;
    ``date`` replaces the as-of line where a sheet has more than one day.
    """
    m, theme = sheet.measures, sheet.theme
    words = date or as_of_words(spec)
    date_width = text_width(words, "bold", m.date) + m.margin
    width = sheet.width - 2 * m.margin
    is_narrow = width < 620
    high = m.date * 1.58
    left = m.margin if is_narrow else sheet.width - m.margin - date_width
    with sheet.group("as-of", words):
        box = Panel(left, m.margin - 2, left + date_width, m.margin - 2 + high)
        sheet.area([box.ring], theme.ink)
        middle = (box.left + box.right) / 2
        sheet.text(
            middle, box.bottom - m.date * 0.46, words, "bold", m.date, colour=theme.paper, align="center"
        )
    room = width if is_narrow else width - date_width - m.gap
    top = box.bottom + 2 if is_narrow else m.margin - m.headline / 4
    with sheet.group("headline", spec.headline):
        size, lines = _headline(spec, m.headline, room)
        y = draw_paragraph(sheet, lines, m.margin, top, "serif", size=size, leading=1.2)
    rest = f"{spec.sentence} {spec.claims}".rstrip()
    parts = [("standfirst", standfirst), ("counts", str(spec.counts))] if standfirst else []
    y += 3
    for gid, text in parts or [("standfirst", str(spec.counts))]:
        with sheet.group(gid, text):
            lines = unwidowed(text, "semibold", m.standfirst, width, 4)
            y = draw_paragraph(sheet, lines, m.margin, y, "semibold", size=m.standfirst)
    with sheet.group("selection", rest):
        lines = unwidowed(rest, "regular", m.body, width, 4)
        return draw_paragraph(sheet, lines, m.margin, y, "regular", size=m.body, colour=theme.quiet)


def _headline(spec: MapSpec, largest: float, room: float) -> tuple[float, list[str]]:
    """Size and lines of the headline: an editor's long one is set smaller before any of it is cut."""
    for share in HEADLINE_SHARES:
        size = largest * share
        lines = balanced(spec.headline, "serif", size, room, 4)
        if not lines[-1].endswith("…") or spec.headline.endswith("…"):
            break
    return size, lines


def draw_footer(sheet: Sheet, spec: MapSpec) -> float:
    """Credit, borders and link at the foot of the sheet; gives the y above them."""
    size, margin = sheet.measures.foot, sheet.measures.margin
    width = sheet.width - 2 * margin
    parts = [("credit", spec.credit.sources), ("borders-note", spec.credit.borders)]
    if spec.link:
        parts.append(("link", f"This selection: {spec.link}"))
    blocks = [(gid, words, wrapped(words, "regular", size, width, 3)) for gid, words in parts]
    if all(len(lines) == 1 for _, _, lines in blocks):
        return _footer_rows(sheet, blocks, width)
    top = sheet.height - margin + 6 - sum(len(lines) for _, _, lines in blocks) * size * 1.3
    y = top
    for gid, words, lines in blocks:
        with sheet.group(gid, words):
            y = draw_paragraph(sheet, lines, margin, y, "regular", size=size, colour=sheet.theme.quiet)
    return top


def _footer_rows(sheet: Sheet, blocks: Sequence[tuple[str, str, list[str]]], width: float) -> float:
    """Short parts side by side, a new row where they do not fit."""
    size, margin = sheet.measures.foot, sheet.measures.margin
    rows: list[list[tuple[str, str, float]]] = [[]]
    x = 0.0
    for gid, words, _ in blocks:
        needed = text_width(words, "regular", size)
        if rows[-1] and x + needed > width:
            rows.append([])
            x = 0.0
        rows[-1].append((gid, words, x))
        x += needed + 20
    top = sheet.height - margin + 6 - len(rows) * size * 1.3
    for number, row in enumerate(rows):
        for gid, words, offset in row:
            with sheet.group(gid, words):
                y = top + number * size * 1.3
                draw_paragraph(
                    sheet, [words], margin + offset, y, "regular", size=size, colour=sheet.theme.quiet
                )
    return top


def draw_nothing(sheet: Sheet, panel: Panel) -> None:
    """Say on the map that nothing is selected."""
    lines = wrapped(NOTHING, "semibold", 18, min(460.0, panel.width - 80), 4)
    wide = max(text_width(line, "semibold", 18) for line in lines)
    x, y = (panel.left + panel.right) / 2, (panel.top + panel.bottom) / 2
    high = len(lines) * 18 * 1.3
    box = Panel(x - wide / 2 - 20, y - high / 2 - 14, x + wide / 2 + 20, y + high / 2 + 18)
    with sheet.group("nothing-selected", NOTHING):
        sheet.area([box.ring], sheet.theme.paper, sheet.theme.ink, 1.0)
        draw_paragraph(sheet, lines, box.left + 20, box.top + 14, "semibold", size=18)


def draw_caption(sheet: Sheet, words: str, panel: Panel) -> None:
    """Label a panel in its upper left corner."""
    box = caption_box(sheet, words, panel)
    size = sheet.measures.heading
    sheet.furniture.append(box)
    sheet.area([box.ring], sheet.theme.paper)
    sheet.text(box.left + size * 0.6, box.bottom - size * 0.53, words, "bold", size)


def caption_box(sheet: Sheet, words: str, panel: Panel) -> Panel:
    """Give the box of a panel's caption."""
    size = sheet.measures.heading
    wide = text_width(words, "bold", size) + size * 1.3
    return Panel(panel.left, panel.top, panel.left + wide, panel.top + size * 1.8)


def scale_length(view: View) -> tuple[int, float]:
    """Find the longest round number of kilometres that a scale bar has room for, and its length in pixels."""
    most = min(170.0, view.panel.width * 0.22) * view.metres_a_px / 1000
    power = 10 ** floor(log10(max(most, 1.0)))
    kilometres = max(int(power * step) for step in (1, 2, 5) if power * step <= max(most, 1.0))
    return kilometres, kilometres * 1000 / view.metres_a_px


def scale_box(view: View, symbols: Sequence[Panel], *, own: Sequence[shapely.Geometry] = ()) -> Panel:
    """Choose the corner for the scale bar."""
    kilometres, length = scale_length(view)
    wide = max(length, text_width(f"{kilometres:,} km", "semibold", SCALE_SIZE)) + 30
    return corner_box(view, wide, 40.0, symbols, own=own)


def corner_box(
    view: View,
    wide: float,
    high: float,
    symbols: Sequence[Panel],
    taken: Sequence[Panel] = (),
    *,
    own: Sequence[shapely.Geometry] = (),
) -> Panel:
    """Choose a corner of the map, or the middle of a side.

    Free of boxes and symbols if it can be, then of the land in ``own``, then of any land.
    """
    inner = view.panel.shrunk(8)
    corners = [
        Panel(x, y, x + wide, y + high)
        for y in (inner.bottom - high, inner.top, (inner.top + inner.bottom - high) / 2)
        for x in (inner.left, inner.right - wide)
    ]
    shapes = np.array([held.shape for held in land_in(view)])

    def covered(shapes: Any, box: Panel) -> float:
        clipped = shapely.clip_by_rect(np.array(shapes), *box.row)
        return round(float(shapely.area(clipped).sum()), 1)

    def cost(box: Panel) -> tuple[int, int, bool, bool, float]:
        is_aside = inner.top < box.top < inner.bottom - high
        hidden = covered(own, box)
        return (
            sum(map(box.meets, taken)),
            sum(map(box.meets, symbols)),
            hidden > MAX_HIDDEN * wide * high,
            is_aside,
            round(OWN_WEIGHT * hidden + covered(shapes, box), 1),
        )

    return min(corners, key=cost)


def draw_scale_bar(sheet: Sheet, view: View, box: Panel) -> None:
    """Draw a scale bar, true at the middle of the map."""
    kilometres, length = scale_length(view)
    left, y = (box.left + box.right - length) / 2, box.bottom - 9
    sheet.furniture.append(box)
    with sheet.group("scale-bar", f"Scale bar: {kilometres} km"):
        sheet.area([box.ring], sheet.theme.paper, sheet.theme.border, 0.7)
        sheet.lines(
            [[(left, y - 6), (left, y), (left + length, y), (left + length, y - 6)]], sheet.theme.ink, 1.4
        )
        words, middle = f"{kilometres:,} km", (box.left + box.right) / 2
        sheet.text(middle, y - 10, words, "semibold", SCALE_SIZE, align="center")
