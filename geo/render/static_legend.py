"""The legend of a printed map: the same entries, order and words as on the interactive map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import shapely

from geo.countries import country_names
from geo.mapspec import LegendEntry, MapSpec
from geo.render.static_furniture import draw_paragraph
from geo.render.static_map import SYMBOL_PX, Plan, draw_glyph
from geo.render.static_patterns import draw_pattern, pattern_lines
from geo.render.static_sheet import Sheet, text_width, wrapped
from geo.render.static_view import Panel
from geo.symbology import INK, QUIET, STANDING_GLYPHS, UNCERTAINTY

ROW = 23.0
"""From one line of the legend to the next, in pixels."""


def draw_statuses(sheet: Sheet, spec: MapSpec, left: float, top: float, width: float) -> float:
    """Draw the legend of countries; gives the y below it."""
    y = _draw_heading(sheet, "Countries: what authorities did", left, top, width)
    for entry in spec.legend:
        if entry.fill:
            box = Panel(left, y + 3, left + 30, y + ROW - 3)
            area = shapely.box(box.left, box.top, box.right, box.bottom)
            with sheet.group(f"legend--status--{entry.key}", f"{entry.words}: {entry.count}"):
                sheet.area([box.ring], entry.fill.colour)
                draw_pattern(sheet, pattern_lines(area, entry.fill.pattern), entry.fill)
                sheet.frame(box, QUIET, 0.7)
                y = _draw_entry(sheet, entry, left + 40, y, left + width)
    return y


def draw_standings(sheet: Sheet, spec: MapSpec, left: float, top: float, width: float) -> float:
    """Draw the legend of stations; gives the y below it."""
    y = _draw_heading(sheet, "Alleged stations", left, top, width)
    for entry in spec.legend:
        if entry.glyph:
            with sheet.group(f"legend--standing--{entry.key}", f"{entry.words}: {entry.count}"):
                draw_glyph(sheet, entry.glyph, left + 15, y + ROW / 2, SYMBOL_PX)
                y = _draw_entry(sheet, entry, left + 40, y, left + width)
    if not spec.stations:
        words = (
            "Circles: number of alleged stations in an area." if spec.groups else "No station to be drawn."
        )
        y = draw_paragraph(sheet, [words], left, y + 2, "regular", size=14, colour=QUIET)
    return y


def draw_notes(
    sheet: Sheet, spec: MapSpec, left: float, top: float, width: float, *, plans: Sequence[Plan]
) -> float:
    """How to read the symbols, and what is not on the map; gives the y below."""
    y = draw_how_to_read(sheet, left, top, width, plans)
    return draw_missing(sheet, spec, left, y, width)


def draw_how_to_read(sheet: Sheet, left: float, top: float, width: float, plans: Sequence[Plan]) -> float:
    """How to read areas and hairlines; gives the y below."""
    y = top
    with sheet.group("legend--notes"):
        if any(plan.rings for plan in plans):
            ring = shapely.segmentize(shapely.Point(left + 15, y + ROW / 2).buffer(7.5, quad_segs=5), 3.0)
            ends = shapely.get_coordinates(ring)
            sheet.lines([ends[i : i + 2] for i in range(0, len(ends) - 1, 2)], UNCERTAINTY, 0.9)
            sheet.text(left + 40, y + 16.5, "Area in which the place lies", "regular", 15)
            y += ROW
        if any(plan.hairlines for plan in plans):
            words = "Overlapping symbols are moved apart; hairlines lead to the place."
            lines = wrapped(words, "regular", 13, width, 3)
            y = draw_paragraph(sheet, lines, left, y + 3, "regular", size=13, colour=QUIET)
    return y


def draw_missing(sheet: Sheet, spec: MapSpec, left: float, top: float, width: float) -> float:
    """Count what is not on the map; gives the y below."""
    words = missing_words(spec)
    if not words:
        return top
    with sheet.group("unlocated", words):
        lines = wrapped(words, "semibold", 14, width, 6)
        return draw_paragraph(sheet, lines, left, top + 7, "semibold", size=14)


def entries_width(spec: MapSpec) -> float:
    """Width in pixels that the longest entry of the legend needs to stand on one line."""
    longest = max((text_width(entry.words, "regular", 15) for entry in spec.legend), default=0.0)
    return 40 + longest + 36


def list_height(spec: MapSpec, width: float) -> float:
    """Height of the list of stations in pixels; 0 where there is none."""
    held = [wrapped(mark.name, "regular", 14, width - 40, 2) for mark in spec.stations]
    return 30 + sum(len(lines) * 18 + 5 for lines in held) if held else 0.0


def draw_list(sheet: Sheet, spec: MapSpec, left: float, top: float, width: float, *, bottom: float) -> None:
    """List the stations by name, where all of them find room above ``bottom``."""
    blocks = [(mark, wrapped(mark.name, "regular", 14, width - 40, 2)) for mark in spec.stations]
    if not blocks or top + list_height(spec, width) > bottom:
        return
    y = _draw_heading(sheet, "Drawn on this map", left, top, width)
    for mark, lines in blocks:
        draw_glyph(sheet, STANDING_GLYPHS[mark.standing], left + 15, y + 11, SYMBOL_PX)
        y = draw_paragraph(sheet, lines, left + 40, y, "regular", size=14, leading=1.286) + 5


def missing_words(spec: MapSpec) -> str:
    """Count the stations that no map can show, and name their countries."""
    if not spec.unlocated:
        return ""
    names = Counter(country_names().get(station.country, station.country) for station in spec.unlocated)
    listed = ", ".join(name if count == 1 else f"{name} ({count})" for name, count in sorted(names.items()))
    one = len(spec.unlocated) == 1
    more = "" if not (spec.stations or spec.groups) else " more"
    verb = "station has" if one else "stations have"
    return f"{len(spec.unlocated)}{more} alleged {verb} no known place: {listed}."


def _draw_heading(sheet: Sheet, words: str, left: float, top: float, width: float) -> float:
    sheet.lines([[(left, top), (left + width, top)]], INK, 1.2)
    return draw_paragraph(sheet, [words], left, top + 3, "bold", size=15) + 3


def _draw_entry(sheet: Sheet, entry: LegendEntry, left: float, top: float, right: float) -> float:
    """Words and count of a legend entry; gives the y of the next."""
    colour = INK if entry.count else QUIET
    lines = wrapped(entry.words, "regular", 15, right - left - 34, 2)
    sheet.text(right, top + 16.5, str(entry.count), "semibold", 15, colour=colour, align="right")
    for number, line in enumerate(lines):
        sheet.text(left, top + 16.5 + number * 17, line, "regular", 15, colour=colour)
    return top + ROW + (len(lines) - 1) * 17
