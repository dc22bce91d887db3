"""The legend of a printed map, as on the interactive map, and the notes below it."""

from collections.abc import Mapping, Sequence
from math import ceil
from types import MappingProxyType
from typing import cast

import shapely

from geo.mapspec.labels import unnamed_words
from geo.mapspec.legend import (
    AREA,
    BY_AREA,
    LIST_HEADING,
    NO_STATION,
    NO_STATUS,
    STANDINGS_HEADING,
    STATUSES_HEADING,
    LegendEntry,
    lines_words,
)
from geo.mapspec.marks import StationMark
from geo.mapspec.spec import Clip, MapSpec
from geo.mapspec.symbology import STANDING_GLYPHS
from geo.model.records import Status
from geo.render.print.fonts import text_width, unwidowed, wrapped
from geo.render.print.map import dashed, draw_glyph
from geo.render.print.map_furniture import draw_note, draw_paragraph
from geo.render.print.measures import Measures
from geo.render.print.panel import Panel
from geo.render.print.patterns import draw_pattern, pattern_lines
from geo.render.print.plan import Plan
from geo.render.print.seen import land_in
from geo.render.print.sheet import Sheet

NO_COUNTS: Mapping[str, str] = MappingProxyType({})


def draw_statuses(
    sheet: Sheet, spec: MapSpec, panel: Panel, *, counts: Mapping[str, str] = NO_COUNTS, columns: int = 1
) -> float:
    """Draw the legend of countries at the top of a panel; returns the y below it.

    ``counts``, by the id of an entry, replace those of the spec.
    """
    entries = [entry for entry in spec.legend if entry.fill]
    below = panel.below(_draw_heading(sheet, "countries", STATUSES_HEADING, panel))
    if not entries:
        return _draw_remark(sheet, NO_STATUS, below, subject="countries")
    rows = ceil(len(entries) / columns)
    return max(
        _draw_entries(sheet, entries[i * rows : (i + 1) * rows], column, counts)
        for i, column in enumerate(below.columns(columns, sheet.measures.gap))
    )


def draw_standings(
    sheet: Sheet, spec: MapSpec, panel: Panel, *, counts: Mapping[str, str] = NO_COUNTS
) -> float:
    """Draw the legend of stations as :func:`draw_statuses` does that of countries."""
    entries = [entry for entry in spec.legend if entry.glyph]
    y = _draw_heading(sheet, "alleged-stations", STANDINGS_HEADING, panel)
    y = _draw_entries(sheet, entries, panel.below(y), counts)
    if spec.stations:
        return y
    words = BY_AREA if spec.groups else NO_STATION
    return _draw_remark(sheet, words, panel.below(y), subject="stations")


def _draw_remark(sheet: Sheet, words: str, panel: Panel, *, subject: str) -> float:
    with sheet.group(f"remark--{subject}", words):
        return draw_note(sheet, words, panel.below(panel.top - 1), 3, leading=1.3)


def _draw_entries(
    sheet: Sheet, entries: Sequence[LegendEntry], panel: Panel, counts: Mapping[str, str]
) -> float:
    """Draw one row for each entry: its symbol, its words, its count; returns the y below."""
    y = panel.top
    for entry in entries:
        count = counts.get(entry.id, str(entry.count))
        with sheet.group(f"legend--{entry.id}", f"{entry.words}: {count}"):
            _draw_sample(sheet, entry, panel.left, y)
            y = _draw_entry(sheet, entry, count, panel.below(y))
    return y


def _draw_sample(sheet: Sheet, entry: LegendEntry, left: float, top: float) -> None:
    """Draw the box or the symbol of an entry."""
    m = sheet.measures
    if entry.glyph:
        draw_glyph(sheet, entry.glyph, left + m.swatch / 2, top + m.row / 2, m.symbol)
        return
    fill = sheet.theme.fills[cast("Status", entry.key)]
    box = Panel(left, top + 3, left + m.swatch, top + m.row - 3)
    sheet.area([box.ring], fill.colour)
    draw_pattern(sheet, pattern_lines(shapely.box(*box.row), fill.pattern), fill)
    sheet.outline(box, sheet.theme.quiet, 0.7)


def _draw_entry(sheet: Sheet, entry: LegendEntry, count: str, panel: Panel) -> float:
    """Draw words and count of an entry; returns the y of the next."""
    m = sheet.measures
    colour = sheet.theme.ink if entry.count else sheet.theme.quiet
    x, leading = panel.left + m.swatch * 4 / 3, m.legend * 17 / 15
    room = max(text_width(count, "semibold", m.legend) + m.legend * 0.6, m.legend * 2)
    lines = wrapped(entry.words, "regular", m.legend, panel.right - x - room, 2)
    first = panel.top + baseline(m)
    sheet.text(panel.right, first, count, "semibold", m.legend, colour=colour, align="right")
    for number, line in enumerate(lines):
        sheet.text(x, first + number * leading, line, "regular", m.legend, colour=colour)
    return panel.top + m.row + (len(lines) - 1) * leading


def entries_width(sheet: Sheet, spec: MapSpec) -> float:
    """Width in pixels at which each heading and the longest entry of the legend stand on one line."""
    m = sheet.measures
    longest = max((text_width(entry.words, "regular", m.legend) for entry in spec.legend), default=0.0)
    headings = (text_width(words, "bold", m.heading) for words in (STATUSES_HEADING, STANDINGS_HEADING))
    return max(m.swatch * 4 / 3 + longest + m.legend * 2.4, *headings)


def _list_rows(sheet: Sheet, spec: MapSpec, width: float) -> list[tuple[StationMark, list[str]]]:
    size, room = sheet.measures.note + 1, width - sheet.measures.swatch * 4 / 3
    return [(mark, wrapped(mark.claim.label, "regular", size, room, 2)) for mark in spec.stations]


def list_height(sheet: Sheet, spec: MapSpec, width: float) -> float:
    """Height of the list of stations in pixels; 0 where there is none."""
    leading = (sheet.measures.note + 1) * 1.286
    rows = [lines for _, lines in _list_rows(sheet, spec, width)]
    return sheet.measures.heading * 2 + sum(len(lines) * leading + 5 for lines in rows) if rows else 0.0


def draw_list(sheet: Sheet, spec: MapSpec, panel: Panel) -> None:
    """List the stations by name, if all of them fit into the panel."""
    m = sheet.measures
    if not spec.stations or panel.top + list_height(sheet, spec, panel.width) > panel.bottom:
        return
    y = _draw_heading(sheet, "drawn-on-this-map", LIST_HEADING, panel)
    for mark, lines in _list_rows(sheet, spec, panel.width):
        with sheet.group(f"list--{mark.id}", mark.claim.label):
            glyph, middle = STANDING_GLYPHS[mark.standing], y + (m.note + 1) * 0.8
            draw_glyph(sheet, glyph, panel.left + m.swatch / 2, middle, m.symbol)
            x = panel.left + m.swatch * 4 / 3
            y = draw_paragraph(sheet, lines, x, y, "regular", size=m.note + 1, leading=1.286) + 5


def _draw_heading(sheet: Sheet, name: str, words: str, panel: Panel) -> float:
    """Draw the heading of a block below a rule; returns the y below."""
    left, top, size = panel.left, panel.top, sheet.measures.heading
    with sheet.group(f"{name}-heading"):
        sheet.lines([[(left, top), (panel.right, top)]], sheet.theme.ink, 1.2)
        lines = wrapped(words, "bold", size, panel.width, 2)
        return draw_paragraph(sheet, lines, left, top + 3, "bold", size=size) + 3


def baseline(measures: Measures) -> float:
    """From the top of a row of the legend to its baseline."""
    return measures.row / 2 + measures.legend * 0.33


def draw_notes(sheet: Sheet, spec: MapSpec, panel: Panel, plans: Sequence[Plan]) -> float:
    """Explain the symbols, and count what is not on the map; returns the y below."""
    return draw_missing(sheet, spec, panel.below(draw_how_to_read(sheet, panel, plans)))


def draw_how_to_read(sheet: Sheet, panel: Panel, plans: Sequence[Plan]) -> float:
    """Explain areas and lines, and list the places without a name; returns the y below."""
    y, m = panel.top, sheet.measures
    with sheet.group("legend--notes"):
        if any(plan.rings for plan in plans):
            ring = shapely.Point(panel.left + m.swatch / 2, y + m.row / 2).buffer(m.row / 3, quad_segs=5)
            sheet.lines(dashed(ring), sheet.theme.uncertainty, 0.9)
            x = panel.left + m.swatch * 4 / 3
            sheet.text(x, y + baseline(m), AREA, "regular", m.legend)
            y += m.row
        words = lines_words(
            to_places=any(plan.hairlines for plan in plans), to_names=any(plan.leaders for plan in plans)
        )
        if words:
            y = draw_note(sheet, words, panel.below(y), 3)
    words = unnamed_words(label for plan in plans for label in plan.unnamed)
    if words:
        with sheet.group("unnamed", words):
            y = draw_note(sheet, words, panel.below(y), 5)
    return y


def draw_missing(sheet: Sheet, spec: MapSpec, panel: Panel) -> float:
    """Count what is not on the map; returns the y below."""
    size = sheet.measures.note + 1 if sheet.measures.note > 12 else sheet.measures.note
    y, clip = panel.top, spec.clip
    greyed = not sheet.plans or (clip is not None and _has_greyed(clip, sheet.plans))
    outside = clip.in_words(has_greyed=greyed) if clip else ""
    for gid, words in (("unlocated", spec.unlocated_words), ("outside", outside)):
        if words:
            with sheet.group(gid, words):
                lines = unwidowed(words, "semibold", size, panel.width, 6)
                y = draw_paragraph(sheet, lines, panel.left, y + 5, "semibold", size=size, leading=1.25)
    return y


def _has_greyed(clip: Clip, plans: Sequence[Plan]) -> bool:
    """Whether any land on the maps is greyed: a small clip may be filled by its own countries."""
    return any(clip.greys(land.code) for plan in plans for land in land_in(plan.view))
