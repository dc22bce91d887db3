"""One of several days on a sheet: its date and counts above its maps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import shapely

from geo.mapspec.closeups import CloseUp, has_room_beside
from geo.mapspec.diff import Changes
from geo.mapspec.land import Floats, lines_of
from geo.mapspec.marks import StationMark
from geo.mapspec.parts import Part, small_part
from geo.mapspec.sheet import SheetSpec
from geo.mapspec.spec import MapSpec
from geo.model.dates import describe_day
from geo.query.sentences import counted
from geo.render.print.closeups import (
    Enlargement,
    boxes_along,
    draw_title,
    edge_on,
    enlarged_in,
    parts_in,
    title_box,
)
from geo.render.print.dots import DOT, draw_dot, draw_dots
from geo.render.print.fonts import Face, text_width
from geo.render.print.grid import EUROPE_ASPECT, LAND_ASPECT, ONE_LINE, panels_of_pair
from geo.render.print.map import draw_base, draw_groups, draw_plan
from geo.render.print.map_furniture import draw_paragraph
from geo.render.print.measures import Measures
from geo.render.print.panel import Panel
from geo.render.print.plan import Plan, plan_panel
from geo.render.print.sheet import Sheet
from geo.render.print.view import View, land_in, land_view, local_view

CLOSING = 2.5
"""Pixels between two islands that share a heavy outline."""
MAX_TITLE = 0.3
"""Height of a title of two lines, as a share of its close-up."""
MIN_HEAVY = 40.0
"""Square pixels of the land that gets a heavy outline."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a series."""

    spec: MapSpec
    changes: Changes | None
    """Since the day before; None for the first."""
    prefix: str
    sought: tuple[StationMark, ...]
    """Stations of the last day, by which names are weighed on every day."""
    close_ups: tuple[CloseUp, ...]
    """Those of the last day."""
    is_dotted: bool


def day_of(spec: SheetSpec, number: int, *, is_dotted: bool) -> Day:
    """One of the days, with what changed since the day before."""
    changes = spec.changes[number - 1] if number else None
    last, prefix = spec.last, f"day-{number + 1}--"
    return Day(spec.days[number], changes, prefix, last.stations, last.close_ups, is_dotted)


def draw_day(sheet: Sheet, day: Day, box: Panel) -> None:
    """Draw one day: its date and counts above its maps."""
    m, spec = sheet.measures, day.spec
    panel = box.below(_draw_date(sheet, day, box) + 3)
    if not spec.is_world:
        view = local_view(spec.extent, panel, exactly=spec.is_exact)
        _draw_map(sheet, small_part(spec, view.depth), day, view, day.prefix)
        sheet.outline(view.panel, sheet.theme.quiet, 0.7)
        return
    if day.is_dotted:
        world_panel, europe, aside = _small_panels(panel, m.gap / 3)
        panels = [europe, aside] if has_room_beside(aside.width, panel.height) else [europe]
    else:
        world_panel, *panels = panels_of_pair(panel, m.gap)
    enlarged = [enlarged_in(*pair) for pair in zip(panels, day.close_ups, strict=False)]
    _draw_world(sheet, day, land_view(world_panel), enlarged)


def _small_panels(panel: Panel, gap: float) -> tuple[Panel, Panel, Panel]:
    """Panels of the world, Europe and another close-up side by side."""
    of_close_up = panel.height * EUROPE_ASPECT
    world = replace(panel, right=panel.left + panel.height * LAND_ASPECT)
    europe = replace(panel, left=world.right + gap, right=world.right + gap + of_close_up)
    left = europe.right + gap
    return world, europe, replace(panel, left=left, right=min(panel.right, left + of_close_up))


def _draw_date(sheet: Sheet, day: Day, box: Panel) -> float:
    """Draw date and counts in the longest forms that fit; returns the y below."""
    m, spec = sheet.measures, day.spec
    date, forms, quiet = describe_day(spec.as_of), spec.counts_in_brief, sheet.theme.quiet
    dates = [date, describe_day(spec.as_of, in_brief=True)]
    with sheet.group(f"{day.prefix}date", f"{date}: {forms[0]}"):
        if box.width < ONE_LINE * m.heading:
            y = draw_paragraph(sheet, dates[1:], box.left, box.top, "bold", size=m.heading)
            x = box.left + text_width(dates[1], "bold", m.heading) + m.heading * 0.7
            line = y - m.heading * 0.32
            draw_dot(sheet, x, line - m.foot * 0.32, DOT, is_new=False)
            sheet.text(x + DOT * 2, line, forms[-1], "regular", m.foot, colour=quiet)
            return y
        dates = [_longest(dates, "bold", m.heading, box.width)]
        y = draw_paragraph(sheet, dates, box.left, box.top, "bold", size=m.heading)
        counts = [_longest(forms[:-1], "regular", m.foot, box.width)]
        return draw_paragraph(sheet, counts, box.left, y, "regular", size=m.foot, colour=quiet, leading=1.25)


def _longest(forms: Sequence[str], face: Face, size: float, width: float) -> str:
    """The first of the forms that fits, or the last."""
    return next((one for one in forms if text_width(one, face, size) <= width), forms[-1])


def _draw_world(sheet: Sheet, day: Day, world: View, enlarged: Sequence[Enlargement]) -> None:
    """Draw the world and its close-ups."""
    m, ink = sheet.measures, sheet.theme.ink
    away, *parts = parts_in(day.spec, enlarged, 0.0 if day.is_dotted else m.symbol + 3)
    edges = [edge_on(world, one) for one in enlarged]
    outlines = [box for edge in edges for box in boxes_along(edge)]
    _draw_map(sheet, away, day, world, day.prefix, taken=outlines)
    seen = [shapely.clip_by_rect(shapely.LineString(edge), *world.panel.row) for edge in edges]
    sheet.lines([line for one in seen for line in lines_of(one)], ink, 0.5 if day.is_dotted else 0.9)
    for one, part in zip(enlarged, parts, strict=True):
        title = () if day.is_dotted else part.titles[0]
        if title and title_box(sheet, one, title, part).height > 2 * m.heading:
            title = part.titles[-1]  # on two lines, where the panel is high enough for that
            high = title_box(sheet, one, title, part).height
            title = title if high < max(2 * m.label, one.panel.height * MAX_TITLE) else ()
        taken = [title_box(sheet, one, title, part)] if title else []
        _draw_map(sheet, part, day, one.view, f"{day.prefix}{one.prefix}", taken=taken)
        if title:
            draw_title(sheet, one, title, taken[0])
        sheet.outline(one.panel, ink, 0.6 if day.is_dotted else 0.9)


def _draw_map(
    sheet: Sheet, part: Part, day: Day, view: View, prefix: str, *, taken: Sequence[Panel] = ()
) -> None:
    """Draw one map, with what changed since the day before."""
    draw_base(sheet, day.spec, view, prefix, weight=min(1.0, max(0.35, view.panel.width / 700)))
    if day.changes:
        codes = {one.country.code for one in day.changes.countries}
        shapes = [land.shape for land in land_in(view) if land.code in codes]
        with sheet.group(f"{prefix}changed", f"{len(codes)} countries with another status"):
            edges = [line for shape in shapes for line in _heavy(shape, view.panel)]
            sheet.lines(edges, sheet.theme.ink, 1.2 if day.is_dotted else 2.0)
    new = day.changes.stations if day.changes else frozenset[str]()
    if day.is_dotted:
        draw_dots(sheet, part.stations, view, prefix, new)
    else:
        plan = plan_panel(view, part, _for_panel(sheet.measures, view.panel), taken, sought=day.sought)
        _draw_rings(sheet, plan, new, prefix)
        draw_plan(sheet, day.spec, plan, prefix)
    if part.groups:
        draw_groups(sheet, view, part.groups, prefix)


def _heavy(shape: shapely.Geometry, panel: Panel) -> list[Floats]:
    """An outline for a heavy line: around islands that lie close, without small bends."""
    closing = min(CLOSING, panel.height / 40)
    closed = shapely.buffer(shapely.buffer(shape, closing), -closing * 0.8)
    large = [part for part in shapely.get_parts(closed) if shapely.area(part) > MIN_HEAVY * closing / CLOSING]
    edge = shapely.simplify(shapely.union_all([shapely.boundary(part) for part in large]), 0.4)
    return list(lines_of(shapely.clip_by_rect(edge, *panel.shrunk(0.8).row)))


def _for_panel(m: Measures, panel: Panel) -> Measures:
    """Measures with smaller symbols for a smaller map."""
    return replace(m, symbol=min(m.symbol, max(0.75 * m.symbol, panel.height / 45)))


def _draw_rings(sheet: Sheet, plan: Plan, new: frozenset[str], prefix: str) -> None:
    with sheet.group(f"{prefix}new", f"{counted(len(new), 'alleged station')} not drawn on the earlier map"):
        for mark, (x, y) in zip(plan.stations, plan.spots, strict=True):
            if mark.id in new:
                ring = shapely.Point(x, y).buffer(plan.measures.symbol + 2.2, quad_segs=8)
                disc = shapely.get_coordinates(ring)
                sheet.area([disc], sheet.theme.casing, sheet.theme.ink, 1.3)
