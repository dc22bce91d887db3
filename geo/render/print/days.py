"""One of several days on a sheet: its date and counts above its maps, and the dots of small multiples."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import shapely

from geo.mapspec.closeups import has_room_beside
from geo.mapspec.declutter import spread
from geo.mapspec.diff import Changes
from geo.mapspec.land import Floats, lines_of
from geo.mapspec.legend import SERIES_MARKS
from geo.mapspec.marks import StationMark
from geo.mapspec.parts import Part, small_part
from geo.mapspec.sheet import SheetSpec
from geo.mapspec.spec import MapSpec
from geo.mapspec.titles import changed_title, new_title
from geo.model.dates import describe_day
from geo.render.print.closeups import (
    Enlargement,
    draw_title,
    enlarged_in,
    outlines_on,
    parts_in,
    title_box,
)
from geo.render.print.fonts import text_width
from geo.render.print.grid import EUROPE_ASPECT, LAND_ASPECT, ONE_LINE, panels_of_pair
from geo.render.print.legend import baseline
from geo.render.print.map import draw_base, draw_groups, draw_plan
from geo.render.print.map_furniture import draw_frame, draw_paragraph
from geo.render.print.panel import Panel
from geo.render.print.plan import Plan, plan_panel
from geo.render.print.seen import land_in
from geo.render.print.sheet import Sheet
from geo.render.print.typefaces import Face
from geo.render.print.view import View, land_view, local_view

CLOSING = 2.5
"""Pixels between two islands that share a heavy outline."""
MAX_TITLE = 0.3
"""Height of a title of two lines, as a share of its close-up."""
MIN_HEAVY = 40.0
"""Square pixels of the land that gets a heavy outline."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a series."""

    sheet: SheetSpec
    number: int
    """Counted from 0."""
    is_dotted: bool

    @property
    def spec(self) -> MapSpec:
        return self.sheet.days[self.number]

    @property
    def changes(self) -> Changes | None:
        """Since the day before; None for the first."""
        return self.sheet.changes[self.number - 1] if self.number else None

    @property
    def prefix(self) -> str:
        return f"day-{self.number + 1}--"


def draw_day(sheet: Sheet, day: Day, box: Panel) -> None:
    """Draw one day: its date and counts above its maps."""
    m, spec = sheet.measures, day.spec
    sheet.maps[day.prefix] = describe_day(spec.as_of)
    panel = box.below(_draw_date(sheet, day, box) + 3)
    if not spec.is_world:
        view = local_view(spec.extent, panel, exactly=spec.is_exact, borders=spec.borders)
        _draw_map(sheet, small_part(spec, view.depth), day, view, day.prefix)
        draw_frame(sheet, view.panel, day.prefix, sheet.theme.quiet, 0.7)
        return
    if day.is_dotted:
        world_panel, europe, aside = _small_panels(panel, m.gap / 3)
        panels = [europe, aside] if has_room_beside(aside.width, panel.height) else [europe]
    else:
        world_panel, *panels = panels_of_pair(panel, m.gap)
    pairs = zip(panels, day.sheet.last.close_ups, strict=False)
    enlarged = [enlarged_in(*pair, spec.borders) for pair in pairs]
    _draw_world(sheet, day, land_view(world_panel, spec.borders), enlarged)


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
    edges, outlines = outlines_on(world, enlarged)
    _draw_map(sheet, away, day, world, day.prefix, taken=tuple(outlines))
    seen = [shapely.clip_by_rect(shapely.LineString(edge), *world.panel.row) for edge in edges]
    with sheet.group(f"{day.prefix}close-up-outlines"):
        sheet.lines([line for one in seen for line in lines_of(one)], ink, 0.5 if day.is_dotted else 0.9)
    for one, part in zip(enlarged, parts, strict=True):
        sheet.maps[f"{day.prefix}{one.prefix}"] = one.close_up.name
        title = () if day.is_dotted else part.titles[0]
        if title and title_box(sheet, one, title, part).height > 2 * m.heading:
            title = part.titles[-1]  # on two lines, where the panel is high enough for that
            high = title_box(sheet, one, title, part).height
            title = title if high < max(2 * m.label, one.panel.height * MAX_TITLE) else ()
        box = title_box(sheet, one, title, part) if title else None
        taken = (box,) if box else ()
        _draw_map(sheet, part, day, one.view, f"{day.prefix}{one.prefix}", taken=taken)
        if box:
            draw_title(sheet, one, title, box, day.prefix)
        draw_frame(sheet, one.panel, f"{day.prefix}{one.prefix}", ink, 0.6 if day.is_dotted else 0.9)


def _draw_map(
    sheet: Sheet, part: Part, day: Day, view: View, prefix: str, *, taken: tuple[Panel, ...] = ()
) -> None:
    """Draw one map, with what changed since the day before."""
    draw_base(sheet, day.spec, view, prefix, weight=min(1.0, max(0.35, view.panel.width / 700)))
    if day.changes:
        codes = {one.country.code for one in day.changes.countries}
        shapes = [land.shape for land in land_in(view) if land.code in codes]
        with sheet.group(f"{prefix}changed", changed_title(len(codes))):
            edges = [line for shape in shapes for line in _heavy(shape, view.panel)]
            sheet.lines(edges, sheet.theme.ink, 1.2 if day.is_dotted else 2.0)
    new = day.changes.stations if day.changes else frozenset[str]()
    if day.is_dotted:
        draw_dots(sheet, part.stations, view, prefix, new)
    else:
        m = sheet.measures
        smaller = replace(m, symbol=min(m.symbol, max(0.75 * m.symbol, view.panel.height / 45)))
        plan = plan_panel(view, part, smaller, taken, sought=day.sheet.last.stations)
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


def _draw_rings(sheet: Sheet, plan: Plan, new: frozenset[str], prefix: str) -> None:
    with sheet.group(f"{prefix}new", new_title(len(new))):
        for mark, (x, y) in zip(plan.stations, plan.spots, strict=True):
            if mark.id in new:
                ring = shapely.Point(x, y).buffer(plan.measures.symbol + 2.2, quad_segs=8)
                disc = shapely.get_coordinates(ring)
                sheet.area([disc], sheet.theme.casing, sheet.theme.ink, 1.3)


DOT = 2.6
"""Half the width of the largest dot, and of those in text."""


def draw_dots(
    sheet: Sheet, stations: Sequence[StationMark], view: View, prefix: str, new: frozenset[str]
) -> None:
    """Draw each station as a dot; on a map of a part of the world, dots are moved apart."""
    reach = min(DOT, max(0.6, view.panel.height / 85))
    places = [view.point_px(mark.point) for mark in stations]
    moves = [(0.0, 0.0)] * len(places) if view.is_world else spread(places, 1.7 * reach)
    for mark, (x, y), (dx, dy) in zip(stations, places, moves, strict=True):
        with sheet.group(f"{prefix}station--{mark.id}", "", f"station station--{mark.id}"):
            draw_dot(sheet, x + dx, y + dy, reach, is_new=mark.id in new)


def draw_dot(sheet: Sheet, x: float, y: float, reach: float, *, is_new: bool) -> None:
    """Draw a dot ``reach`` pixels from its middle to its edge; a larger, open one for a new station."""
    theme = sheet.theme
    disc = shapely.get_coordinates(shapely.Point(x, y).buffer(reach * (1.8 if is_new else 1.0), quad_segs=4))
    if is_new:
        sheet.area([disc], theme.paper, theme.ink, min(0.9, reach * 0.7))
    else:
        sheet.area([disc], theme.ink, theme.casing, 0.25 * reach)


def draw_marks(sheet: Sheet, panel: Panel) -> float:
    """Draw the keys of dots and outlines in rows; returns the y below."""
    m, x, y = sheet.measures, panel.left, panel.top
    for key, words in SERIES_MARKS.items():
        needed = m.swatch * 4 / 3 + text_width(words, "regular", m.legend)
        if x > panel.left and x + needed > panel.right:
            x, y = panel.left, y + m.row
        with sheet.group(f"legend--{key}", words):
            if key == "outline":
                box = Panel(x + 2, y + 4, x + m.swatch - 2, y + m.row - 4)
                sheet.area([box.ring], sheet.theme.land, sheet.theme.ink, 1.2)
            else:
                draw_dot(sheet, x + m.swatch / 2, y + m.row / 2, DOT, is_new=key == "new")
            sheet.text(x + m.swatch * 4 / 3, y + baseline(m), words, "regular", m.legend)
        x += needed + m.legend * 1.6
    return y + m.row
