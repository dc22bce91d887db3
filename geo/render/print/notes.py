"""Notes below the legend of a printed map: how to read its lines and areas, and what is not on it."""

from __future__ import annotations

from collections.abc import Sequence

import shapely

from geo.mapspec.spec import Clip, MapSpec
from geo.render.print.fonts import unwidowed, wrapped
from geo.render.print.legend import baseline
from geo.render.print.map_furniture import draw_paragraph
from geo.render.print.plan import Plan
from geo.render.print.sheet import Sheet
from geo.render.print.view import land_in


def draw_notes(
    sheet: Sheet,
    spec: MapSpec,
    left: float,
    top: float,
    width: float,
    *,
    plans: Sequence[Plan],
) -> float:
    """How to read the symbols, and what is not on the map; gives the y below."""
    y = draw_how_to_read(sheet, left, top, width, plans)
    return draw_missing(sheet, spec, left, y, width)


def draw_how_to_read(sheet: Sheet, left: float, top: float, width: float, plans: Sequence[Plan]) -> float:
    """How to read areas and hairlines; gives the y below."""
    y, m = top, sheet.measures
    with sheet.group("legend--notes"):
        if any(plan.rings for plan in plans):
            middle = shapely.Point(left + m.swatch / 2, y + m.row / 2)
            ring = shapely.segmentize(middle.buffer(m.row / 3, quad_segs=5), 3.0)
            ends = shapely.get_coordinates(ring)
            sheet.lines([ends[i : i + 2] for i in range(0, len(ends) - 1, 2)], sheet.theme.uncertainty, 0.9)
            x = left + m.swatch * 4 / 3
            sheet.text(x, y + baseline(m), "Area in which the place lies", "regular", m.legend)
            y += m.row
        words = _lines_words(plans)
        if words:
            y = _draw_note(sheet, words, left, y, width, most=3)
    words = _unnamed_words(plans)
    if words:
        with sheet.group("unnamed", words):
            y = _draw_note(sheet, words, left, y, width, most=5)
    return y


def _draw_note(sheet: Sheet, words: str, left: float, top: float, width: float, *, most: int) -> float:
    """Set a note in lines, ``most`` of them; gives the y below."""
    size = sheet.measures.note
    lines = wrapped(words, "regular", size, width, most)
    return draw_paragraph(
        sheet, lines, left, top + 3, "regular", size=size, colour=sheet.theme.quiet, leading=1.25
    )


def _lines_words(plans: Sequence[Plan]) -> str:
    """Explain the lines of the maps: to the places of moved symbols, and from symbols to their names."""
    has_hairlines = any(plan.hairlines for plan in plans)
    has_leaders = any(label.leader for plan in plans for label in plan.labels)
    if not has_hairlines:
        return "Lines lead from symbols to their names." if has_leaders else ""
    rest = (
        "fine lines lead to the place, others to the name."
        if has_leaders
        else "fine lines lead to the place."
    )
    return f"Overlapping symbols are moved apart; {rest}"


def _unnamed_words(plans: Sequence[Plan]) -> str:
    """List the places whose names found no room beside their symbols."""
    names = sorted(label.in_list for plan in plans for label in plan.unnamed)
    return f"Drawn without a name: {', '.join(names)}." if names else ""


def draw_missing(sheet: Sheet, spec: MapSpec, left: float, top: float, width: float) -> float:
    """Count what is not on the map; gives the y below."""
    size = sheet.measures.note + 1 if sheet.measures.note > 12 else sheet.measures.note
    y, clip = top, spec.clip
    greyed = not sheet.plans or (clip is not None and _has_greyed(clip, sheet.plans))
    outside = clip.in_words(has_greyed=greyed) if clip else ""
    for gid, words in (("unlocated", spec.unlocated_words), ("outside", outside)):
        if words:
            with sheet.group(gid, words):
                lines = unwidowed(words, "semibold", size, width, 6)
                y = draw_paragraph(sheet, lines, left, y + 5, "semibold", size=size, leading=1.25)
    return y


def _has_greyed(clip: Clip, plans: Sequence[Plan]) -> bool:
    """Whether any land on the maps is greyed: a small clip may be filled by its own countries."""
    return any(clip.greys(land.code) for plan in plans for land in land_in(plan.view))
