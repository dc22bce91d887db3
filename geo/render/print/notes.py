"""Notes below the legend of a printed map: its lines and areas, and what is not on it."""

from collections.abc import Sequence

import shapely

from geo.mapspec.labels import unnamed_words
from geo.mapspec.legend import AREA, lines_words
from geo.mapspec.spec import Clip, MapSpec
from geo.render.print.fonts import unwidowed
from geo.render.print.legend import baseline
from geo.render.print.map import dashed
from geo.render.print.map_furniture import draw_note, draw_paragraph
from geo.render.print.panel import Panel
from geo.render.print.plan import Plan
from geo.render.print.sheet import Sheet
from geo.render.print.view import land_in


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
