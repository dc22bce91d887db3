"""What surrounds a printed map: headline, date, legend, scale bar, credit and the rest of the words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import floor, log10

import shapely

from geo.countries import country_names
from geo.mapspec import LegendEntry, MapSpec, as_of_words
from geo.render.static_map import SYMBOL_PX, Plan, draw_glyph
from geo.render.static_patterns import draw_pattern, pattern_lines
from geo.render.static_sheet import Face, Sheet, text_width, wrapped
from geo.render.static_view import Panel, View, land_in
from geo.symbology import BORDER, INK, PAPER, QUIET, STANDING_GLYPHS, UNCERTAINTY

MARGIN = 28.0
"""White space around the sheet, in pixels."""
GAP = 18.0
"""White space between two blocks."""
ROW = 23.0
"""From one line of the legend to the next."""
NOTHING = "Nothing is selected: no alleged station and no country's response matches these filters."


def _paragraph(
    sheet: Sheet,
    lines: Sequence[str],
    left: float,
    top: float,
    face: Face,
    size: float,
    colour: str = INK,
    leading: float = 1.3,
) -> float:
    """Draw lines below ``top``; gives the y below the last."""
    for number, line in enumerate(lines, 1):
        sheet.text(left, top + number * size * leading - size * 0.32, line, face, size, colour)
    return top + len(lines) * size * leading


def draw_header(sheet: Sheet, spec: MapSpec) -> float:
    """Headline, date, standfirst and the selection in words; gives the y below them."""
    words = as_of_words(spec)
    date_width = text_width(words, "bold", 24) + 28
    width = sheet.width - 2 * MARGIN
    with sheet.group("as-of", words):
        right = sheet.width - MARGIN
        box = Panel(right - date_width, MARGIN - 2, right, MARGIN + 36)
        sheet.area([box.ring], INK)
        sheet.text((box.left + box.right) / 2, box.bottom - 11, words, "bold", 24, PAPER, "center")
    with sheet.group("headline", spec.headline):
        lines = wrapped(spec.headline, "serif", 32, width - date_width - GAP, 3)
        y = _paragraph(sheet, lines, MARGIN, MARGIN - 8, "serif", 32, leading=1.2)
    with sheet.group("standfirst", spec.counts):
        y = _paragraph(sheet, wrapped(spec.counts, "semibold", 17, width, 3), MARGIN, y + 3, "semibold", 17)
    with sheet.group("selection", spec.sentence):
        return _paragraph(
            sheet, wrapped(spec.sentence, "regular", 15, width, 3), MARGIN, y, "regular", 15, QUIET
        )


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
            y = _paragraph(sheet, lines, MARGIN, y, "regular", 13, QUIET)
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
                _paragraph(sheet, [words], MARGIN + offset, top + number * 13 * 1.3, "regular", 13, QUIET)
    return top


def draw_statuses(sheet: Sheet, spec: MapSpec, left: float, top: float, width: float) -> float:
    """The legend of countries; gives the y below it."""
    y = _heading(sheet, "Countries: what authorities did", left, top, width)
    for entry in spec.legend:
        if entry.fill:
            box = Panel(left, y + 3, left + 30, y + ROW - 3)
            area = shapely.box(box.left, box.top, box.right, box.bottom)
            with sheet.group(f"legend--status--{entry.key}", f"{entry.words}: {entry.count}"):
                sheet.area([box.ring], entry.fill.colour)
                draw_pattern(sheet, pattern_lines(area, entry.fill.pattern), entry.fill)
                sheet.frame(box, QUIET, 0.7)
                y = _entry_words(sheet, entry, left + 40, y, left + width)
    return y


def draw_standings(sheet: Sheet, spec: MapSpec, left: float, top: float, width: float) -> float:
    """The legend of stations, with the notes on how they are drawn; gives the y below it."""
    y = _heading(sheet, "Alleged stations", left, top, width)
    for entry in spec.legend:
        if entry.glyph:
            with sheet.group(f"legend--standing--{entry.key}", f"{entry.words}: {entry.count}"):
                draw_glyph(sheet, entry.glyph, left + 15, y + ROW / 2, SYMBOL_PX)
                y = _entry_words(sheet, entry, left + 40, y, left + width)
    if not spec.stations:
        words = "Circles: number of alleged stations in an area." if spec.groups else "No station to be drawn."
        y = _paragraph(sheet, [words], left, y + 2, "regular", 14, QUIET)
    return y


def draw_notes(sheet: Sheet, spec: MapSpec, plans: Sequence[Plan], left: float, top: float, width: float) -> float:
    """How to read the symbols, and what is not on the map; gives the y below."""
    y = top
    with sheet.group("legend--notes"):
        if any(plan.rings for plan in plans):
            ring = shapely.segmentize(shapely.Point(left + 15, y + ROW / 2).buffer(7.5, quad_segs=5), 3.0)
            ends = shapely.get_coordinates(ring)
            sheet.lines([ends[i : i + 2] for i in range(0, len(ends) - 1, 2)], UNCERTAINTY, 0.9)
            sheet.text(left + 40, y + 16.5, "Area in which the place lies", "regular", 15)
            y += ROW
        if any(plan.hairlines for plan in plans):
            words = "Symbols of the same place stand side by side; a hairline leads to the place."
            y = _paragraph(sheet, wrapped(words, "regular", 13, width, 3), left, y + 3, "regular", 13, QUIET)
    words = missing_words(spec)
    if words:
        with sheet.group("unlocated", words):
            y = _paragraph(sheet, wrapped(words, "semibold", 14, width, 6), left, y + 7, "semibold", 14)
    return y


def draw_list(sheet: Sheet, spec: MapSpec, left: float, top: float, width: float, bottom: float) -> None:
    """The stations by name, where all of them find room above ``bottom``."""
    blocks = [(mark, wrapped(mark.name, "regular", 14, width - 40, 2)) for mark in spec.stations]
    needed = 30 + sum(len(lines) * 18 + 5 for _, lines in blocks)
    if not blocks or top + needed > bottom:
        return
    y = _heading(sheet, "Drawn on this map", left, top, width)
    for mark, lines in blocks:
        draw_glyph(sheet, STANDING_GLYPHS[mark.standing], left + 15, y + 11, SYMBOL_PX)
        y = _paragraph(sheet, lines, left + 40, y, "regular", 14, leading=1.286) + 5


def missing_words(spec: MapSpec) -> str:
    """The stations that no map can show, counted and by country."""
    if not spec.unlocated:
        return ""
    names = Counter(country_names().get(station.country, station.country) for station in spec.unlocated)
    listed = ", ".join(name if count == 1 else f"{name} ({count})" for name, count in sorted(names.items()))
    one = len(spec.unlocated) == 1
    more = "" if not (spec.stations or spec.groups) else " more"
    return f"{len(spec.unlocated)}{more} alleged station{'' if one else 's'} {'has' if one else 'have'} no known place: {listed}."


def _heading(sheet: Sheet, words: str, left: float, top: float, width: float) -> float:
    sheet.lines([[(left, top), (left + width, top)]], INK, 1.2)
    return _paragraph(sheet, [words], left, top + 3, "bold", 15) + 3


def _entry_words(sheet: Sheet, entry: LegendEntry, left: float, top: float, right: float) -> float:
    """Words and count of a legend entry; gives the y of the next."""
    colour = INK if entry.count else QUIET
    lines = wrapped(entry.words, "regular", 15, right - left - 34, 2)
    sheet.text(right, top + 16.5, str(entry.count), "semibold", 15, colour, "right")
    for number, line in enumerate(lines):
        sheet.text(left, top + 16.5 + number * 17, line, "regular", 15, colour)
    return top + ROW + (len(lines) - 1) * 17


def draw_nothing(sheet: Sheet, panel: Panel) -> None:
    """Say on the map that nothing is selected."""
    lines = wrapped(NOTHING, "semibold", 18, min(460.0, panel.width - 80), 4)
    wide = max(text_width(line, "semibold", 18) for line in lines)
    x, y = (panel.left + panel.right) / 2, (panel.top + panel.bottom) / 2
    high = len(lines) * 18 * 1.3
    box = Panel(x - wide / 2 - 20, y - high / 2 - 14, x + wide / 2 + 20, y + high / 2 + 18)
    with sheet.group("nothing-selected", NOTHING):
        sheet.area([box.ring], PAPER, INK, 1.0)
        _paragraph(sheet, lines, box.left + 20, box.top + 14, "semibold", 18)


def draw_caption(sheet: Sheet, words: str, panel: Panel) -> Panel:
    """A panel's label in its upper left corner; gives the box it fills."""
    box = Panel(panel.left, panel.top, panel.left + text_width(words, "bold", 15) + 20, panel.top + 27)
    sheet.area([box.ring], PAPER)
    sheet.text(box.left + 10, box.bottom - 8, words, "bold", 15)
    return box


def scale_length(view: View, longest: float = 170.0) -> tuple[int, float]:
    """The longest round number of kilometres that fits in ``longest`` pixels, and its length in pixels."""
    most = longest * view.metres_a_px / 1000
    power = 10 ** floor(log10(max(most, 1.0)))
    kilometres = max(int(power * step) for step in (1, 2, 5) if power * step <= max(most, 1.0))
    return kilometres, kilometres * 1000 / view.metres_a_px


def scale_box(view: View, symbols: Sequence[Panel]) -> Panel:
    """The corner for the scale bar: free of symbols if it can be, with the least land."""
    _, length = scale_length(view)
    wide, high = length + 30, 40.0
    inner = view.panel.shrunk(8)
    corners = [
        Panel(x, y, x + wide, y + high)
        for y in (inner.bottom - high, inner.top)
        for x in (inner.left, inner.right - wide)
    ]
    land = shapely.union_all([shapely.envelope(shapely.box(0, 0, 0, 0)), *(held.shape for held in land_in(view))])

    def cost(box: Panel) -> tuple[int, float]:
        hit = sum(
            s.left < box.right and s.right > box.left and s.top < box.bottom and s.bottom > box.top
            for s in symbols
        )
        return hit, round(shapely.area(shapely.clip_by_rect(land, box.left, box.top, box.right, box.bottom)), 1)

    return min(corners, key=cost)


def draw_scale_bar(sheet: Sheet, view: View, box: Panel) -> None:
    """A scale bar, true at the middle of the map."""
    kilometres, length = scale_length(view)
    left, y = box.left + 12, box.bottom - 10
    with sheet.group("scale-bar", f"Scale bar: {kilometres} km"):
        sheet.area([box.ring], PAPER, BORDER, 0.7)
        sheet.lines([[(left, y - 6), (left, y), (left + length, y), (left + length, y - 6)]], INK, 1.4)
        sheet.text(left + length / 2, y - 6, f"{kilometres:,} km", "semibold", 13, align="center")
