"""The legend of a printed map: the same entries, order and words as on the interactive map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from types import MappingProxyType
from typing import cast

import shapely

from geo.mapspec.legend import LegendEntry
from geo.mapspec.marks import StationMark
from geo.mapspec.spec import MapSpec
from geo.mapspec.symbology import STANDING_GLYPHS
from geo.model.records import Status
from geo.render.print.fonts import text_width, wrapped
from geo.render.print.map import draw_glyph
from geo.render.print.map_furniture import draw_paragraph
from geo.render.print.measures import Measures
from geo.render.print.panel import Panel
from geo.render.print.patterns import draw_pattern, pattern_lines
from geo.render.print.sheet import Sheet

HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "countries": "Countries: what authorities did",
        "alleged-stations": "Alleged stations",
        "drawn-on-this-map": "Drawn on this map",
    }
)
"""Headings of the blocks of a legend, by the names of their groups."""
NO_COUNTS: Mapping[str, str] = MappingProxyType({})


def draw_statuses(
    sheet: Sheet,
    spec: MapSpec,
    left: float,
    top: float,
    width: float,
    *,
    counts: Mapping[str, str] = NO_COUNTS,
    columns: int = 1,
) -> float:
    """Draw the legend of countries, with other ``counts`` where given; gives the y below it."""
    entries = [entry for entry in spec.legend if entry.fill]
    y = _draw_heading(sheet, "countries", left, top, width)
    if not entries:
        return _draw_remark(sheet, "No country with a status.", left, y, width, subject="countries")
    gap, rows = sheet.measures.gap, ceil(len(entries) / columns)
    wide = (width - (columns - 1) * gap) / columns
    return max(
        _draw_entries(
            sheet, entries[i * rows : (i + 1) * rows], left + i * (wide + gap), y, wide, counts=counts
        )
        for i in range(columns)
    )


def draw_standings(
    sheet: Sheet,
    spec: MapSpec,
    left: float,
    top: float,
    width: float,
    *,
    counts: Mapping[str, str] = NO_COUNTS,
) -> float:
    """Draw the legend of stations; gives the y below it."""
    entries = [entry for entry in spec.legend if entry.glyph]
    y = _draw_heading(sheet, "alleged-stations", left, top, width)
    y = _draw_entries(sheet, entries, left, y, width, counts=counts)
    if spec.stations:
        return y
    words = "Circles: number of alleged stations in an area." if spec.groups else "No station to be drawn."
    return _draw_remark(sheet, words, left, y, width, subject="stations")


def _draw_remark(sheet: Sheet, words: str, left: float, top: float, width: float, *, subject: str) -> float:
    size = sheet.measures.note
    lines = wrapped(words, "regular", size, width, 3)
    with sheet.group(f"remark--{subject}", words):
        return draw_paragraph(sheet, lines, left, top + 2, "regular", size=size, colour=sheet.theme.quiet)


def _draw_entries(
    sheet: Sheet,
    entries: Sequence[LegendEntry],
    left: float,
    top: float,
    width: float,
    *,
    counts: Mapping[str, str],
) -> float:
    """One row for each entry: how it looks, what it means, how many; gives the y below."""
    y = top
    for entry in entries:
        key = entry.id
        count = counts.get(key, str(entry.count))
        with sheet.group(f"legend--{key}", f"{entry.words}: {count}"):
            _draw_sample(sheet, entry, left, y)
            y = _draw_entry(sheet, entry, count, left, y, right=left + width)
    return y


def _draw_sample(sheet: Sheet, entry: LegendEntry, left: float, top: float) -> None:
    """Draw the box or the symbol of an entry."""
    m = sheet.measures
    if entry.glyph:
        draw_glyph(sheet, entry.glyph, left + m.swatch / 2, top + m.row / 2, m.symbol)
        return
    fill = sheet.theme.fills[cast("Status", entry.key)]
    box = Panel(left, top + 3, left + m.swatch, top + m.row - 3)
    area = shapely.box(*box.row)
    sheet.area([box.ring], fill.colour)
    draw_pattern(sheet, pattern_lines(area, fill.pattern), fill)
    sheet.outline(box, sheet.theme.quiet, 0.7)


def entries_width(sheet: Sheet, spec: MapSpec) -> float:
    """Width in pixels that the longest entry of the legend needs to stand on one line."""
    m = sheet.measures
    longest = max((text_width(entry.words, "regular", m.legend) for entry in spec.legend), default=0.0)
    return m.swatch * 4 / 3 + longest + m.legend * 2.4


def _list_rows(sheet: Sheet, spec: MapSpec, width: float) -> list[tuple[StationMark, list[str]]]:
    size = sheet.measures.note + 1
    return [
        (mark, wrapped(mark.claim.label, "regular", size, width - sheet.measures.swatch * 4 / 3, 2))
        for mark in spec.stations
    ]


def list_height(sheet: Sheet, spec: MapSpec, width: float) -> float:
    """Height of the list of stations in pixels; 0 where there is none."""
    leading = (sheet.measures.note + 1) * 1.286
    rows = [lines for _, lines in _list_rows(sheet, spec, width)]
    return sheet.measures.heading * 2 + sum(len(lines) * leading + 5 for lines in rows) if rows else 0.0


def draw_list(sheet: Sheet, spec: MapSpec, left: float, top: float, width: float, *, bottom: float) -> float:
    """List the stations by name, where all of them find room above ``bottom``; gives the y below."""
    m = sheet.measures
    if not spec.stations or top + list_height(sheet, spec, width) > bottom:
        return top
    y = _draw_heading(sheet, "drawn-on-this-map", left, top, width)
    for mark, lines in _list_rows(sheet, spec, width):
        glyph = STANDING_GLYPHS[mark.standing]
        with sheet.group(f"list--{mark.id}", mark.claim.label):
            draw_glyph(sheet, glyph, left + m.swatch / 2, y + (m.note + 1) * 0.8, m.symbol)
            x = left + m.swatch * 4 / 3
            y = draw_paragraph(sheet, lines, x, y, "regular", size=m.note + 1, leading=1.286) + 5
    return y


def _draw_heading(sheet: Sheet, name: str, left: float, top: float, width: float) -> float:
    """Draw the heading of a block below a rule; gives the y below."""
    words = HEADINGS[name]
    with sheet.group(f"{name}-heading"):
        sheet.lines([[(left, top), (left + width, top)]], sheet.theme.ink, 1.2)
        return draw_paragraph(sheet, [words], left, top + 3, "bold", size=sheet.measures.heading) + 3


def baseline(measures: Measures) -> float:
    """From the top of a row of the legend to its line of type."""
    return measures.row / 2 + measures.legend * 0.33


def _draw_entry(
    sheet: Sheet, entry: LegendEntry, count: str, left: float, top: float, *, right: float
) -> float:
    """Words and count of a legend entry; gives the y of the next."""
    m = sheet.measures
    colour = sheet.theme.ink if entry.count else sheet.theme.quiet
    x, leading = left + m.swatch * 4 / 3, m.legend * 17 / 15
    room = max(text_width(count, "semibold", m.legend) + m.legend * 0.6, m.legend * 2)
    lines = wrapped(entry.words, "regular", m.legend, right - x - room, 2)
    first = top + baseline(m)
    sheet.text(right, first, count, "semibold", m.legend, colour=colour, align="right")
    for number, line in enumerate(lines):
        sheet.text(x, first + number * leading, line, "regular", m.legend, colour=colour)
    return top + m.row + (len(lines) - 1) * leading
