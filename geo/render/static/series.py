"""Several days on one sheet: a comparison of two, or small multiples, with one legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

import numpy as np
import shapely

from geo.dates import describe_day
from geo.mapspec import MapSpec, StationMark
from geo.placement import spread
from geo.presets import PictureStyle
from geo.progress import piece
from geo.render.static.answers import Block, draw_answers, place_answers, place_paragraphs
from geo.render.static.changes import changes_between, changes_in_order
from geo.render.static.fonts import text_width, wrapped
from geo.render.static.furniture import (
    caption_box,
    draw_caption,
    draw_footer,
    draw_header,
    draw_paragraph,
)
from geo.render.static.land import lines_of
from geo.render.static.layout import empty_sheet
from geo.render.static.legend import (
    draw_missing,
    draw_standings,
    draw_statuses,
    entries_width,
    entry_key,
    with_one_legend,
)
from geo.render.static.map import Plan, draw_base, draw_groups, draw_plan, plan_panel
from geo.render.static.measures import Measures
from geo.render.static.sheet import Sheet
from geo.render.static.view import (
    Panel,
    View,
    edge_degrees,
    europe_view,
    land_in,
    local_view,
    world_view,
)

WORLD_ASPECT = 2.29
LOCAL_ASPECT = 1.3
EUROPE_TALLEST = 1.25
"""Height to width of a panel of Europe at most."""
WORLD_SHARES = (1.0, 0.56, 0.5, 0.44)
"""Widths of the world that are tried; beside all but the first stands Europe."""
LEAST_LABELLED = 400.0
"""Width of a panel from which places are named on it."""
LEAST_OF_PAIR = 280.0
"""The same where two days are compared."""
LEAST_OUTLINED = 12.0
"""Pixels across of the land that gets a heavy outline; an islet would become a blot."""
MOST_CHANGES = 40
"""Changes for which room is sought."""
TEXTS = 165.0
"""Height for the texts below the legend of a narrow sheet."""
NARROW = 620.0
"""Width of a body below which the legend has two columns, not three."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Panels of one size in rows."""

    columns: int
    rows: int
    wide: float
    high: float
    """Of the map alone, without its caption."""
    world: float = 0.0
    """Share of the width that the world takes beside an enlarged Europe, where most alleged stations
    are; 1 where Europe stands below, 0 where it is not enlarged."""


def draw_series(specs: Sequence[MapSpec], style: PictureStyle) -> Sheet:
    """Compose the sheet of two or more days."""
    sheet = empty_sheet(style)
    m, last = sheet.measures, specs[-1]
    merged = with_one_legend(specs)[-1]
    date = f"{describe_day(specs[0].as_of)} to {describe_day(last.as_of)}"
    top = draw_header(sheet, merged, style.standfirst, date=date) + m.gap * 2 / 3
    bottom = draw_footer(sheet, merged) - m.gap * 2 / 3
    body = Panel(m.margin, top, sheet.width - m.margin, bottom)
    counts = _counts(specs) if len(specs) == 2 else {}
    high = _legend_height(sheet, merged, body, counts)
    room = Panel(body.left, body.top, body.right, body.bottom - high - m.gap)
    grid = _grid(sheet, specs, room)
    taken, is_pair = 0.0, len(specs) == 2
    for number, spec in enumerate(specs):
        column, row = number % grid.columns, number // grid.columns
        x = room.left + column * (grid.wide + m.gap)
        y = room.top + row * (grid.high + _caption_height(sheet) + m.gap * 0.6)
        earlier = specs[number - 1] if number and is_pair else None
        prefix = f"day-{number + 1}--"
        box = Panel(x, y, x + grid.wide, y + _caption_height(sheet) + grid.high)
        with piece(f"map {number + 1} of {len(specs)}", number + 1, len(specs)):
            _draw_day(
                sheet, spec, earlier, box, style, prefix=prefix, world_share=grid.world, is_pair=is_pair
            )
        taken = max(taken, box.bottom)
    legend_top = max(taken + m.gap, body.bottom - high) if len(specs) > 2 else taken + m.gap
    _draw_legend(sheet, specs, merged, Panel(body.left, legend_top, body.right, body.bottom), counts)
    return sheet


def _counts(specs: Sequence[MapSpec]) -> dict[str, str]:
    """Counts of both days by entry: "3 → 11"."""
    held: list[dict[str, int]] = [{entry_key(e): e.count for e in spec.legend} for spec in specs]
    keys = dict.fromkeys(key for one in held for key in one)
    return {key: f"{held[0].get(key, 0)} → {held[1].get(key, 0)}" for key in keys}


def _caption_height(sheet: Sheet) -> float:
    return sheet.measures.heading * 1.3 + sheet.measures.foot * 1.25 + 3


def _grid(sheet: Sheet, specs: Sequence[MapSpec], room: Panel) -> _Grid:
    """The rows and columns in which the panels come out largest."""
    if specs[-1].is_world and len(specs) == 2:
        return _grid_of_pair(sheet, room)
    gap = sheet.measures.gap
    aspect = WORLD_ASPECT if specs[-1].is_world else LOCAL_ASPECT
    best: _Grid | None = None
    for columns in range(1, len(specs) + 1):
        rows = ceil(len(specs) / columns)
        wide = (room.width - (columns - 1) * gap) / columns
        grid = _Grid(columns, rows, wide, 0)
        most = (room.height - (rows - 1) * gap * 0.6) / rows - _caption_height(sheet)
        high = min(wide / aspect, most)
        if not specs[-1].is_world:
            high = min(most, wide / 0.8)
        grid = replace(grid, high=max(high, 20.0))
        if best is None or _area(grid, aspect) > _area(best, aspect) * 1.02:
            best = grid
    if best is None:
        raise AssertionError("no panel")
    return best


def _grid_of_pair(sheet: Sheet, room: Panel) -> _Grid:
    """The arrangement of two worlds, each with its panel of Europe, in which Europe comes out largest."""
    gap, caption = sheet.measures.gap, _caption_height(sheet)
    beside_each_other = (room.width - gap) / 2, room.height - caption
    below_each_other = room.width, (room.height - gap * 0.6) / 2 - caption
    grids = [
        _Grid(columns, 3 - columns, *size, share)
        for columns, size in ((2, beside_each_other), (1, below_each_other))
        for share in WORLD_SHARES
    ]
    return max(grids, key=lambda grid: _legibility(grid, gap))


def _legibility(grid: _Grid, gap: float) -> float:
    """How large Europe comes out, and, of less weight, the world."""
    world, europe = _panels_of_day(Panel(0, 0, grid.wide, grid.high), grid.world, gap)
    return float(min(europe.width, europe.height * 0.9) * world.width**0.7)


def _panels_of_day(box: Panel, share: float, gap: float) -> tuple[Panel, Panel]:
    """The panels of the world and of Europe."""
    right = box.left + box.width * share
    world = Panel(box.left, box.top, right, box.top + min((right - box.left) / WORLD_ASPECT, box.height))
    stands_below = share == 1
    left = box.left if stands_below else right + gap * 0.6
    top = world.bottom + gap * 0.6 if stands_below else box.top
    bottom = max(top, min(box.bottom, top + (box.right - left) * EUROPE_TALLEST))
    return world, Panel(left, top, box.right, bottom)


def _area(grid: _Grid, aspect: float) -> float:
    """Area of a map of the wanted shape in a panel."""
    wide = min(grid.wide, grid.high * aspect)
    return wide * wide / aspect


def _legend_height(sheet: Sheet, spec: MapSpec, body: Panel, counts: dict[str, str]) -> float:
    m, trial = sheet.measures, sheet.scratch()
    wide = _legend_width(sheet, spec, body)
    high = max(
        draw_statuses(trial, spec, 0, 0, wide, counts=counts),
        draw_missing(trial, spec, 0, draw_standings(trial, spec, 0, 0, wide, counts=counts), wide),
    )
    if body.width < NARROW:
        return high + 4 * m.note + TEXTS
    return max(high + 4 * m.note, body.height * 0.36) if body.width < 1200 else high + 4 * m.note


def _legend_width(sheet: Sheet, spec: MapSpec, body: Panel) -> float:
    m = sheet.measures
    if body.width < NARROW:
        return (body.width - m.gap) / 2
    return min(entries_width(sheet, spec) + 2.4 * m.legend, body.width * 0.32)


def _draw_legend(
    sheet: Sheet, specs: Sequence[MapSpec], merged: MapSpec, panel: Panel, counts: dict[str, str]
) -> None:
    """One legend for all panels, what changed, and the answers."""
    m = sheet.measures
    narrow = panel.width < NARROW
    wide = _legend_width(sheet, merged, panel)
    second = panel.left + wide + m.gap
    y = draw_statuses(sheet, merged, panel.left, panel.top, wide, counts=counts)
    words = (
        "Heavy outline: status changed since the earlier date. Ring: not drawn on the earlier map."
        if len(specs) == 2
        else f"Counts of the legend: {describe_day(merged.as_of)}. Small maps: a dot is an alleged station."
    )
    with sheet.group("legend--changes", words):
        lines = wrapped(words, "regular", m.note, wide, 4)
        colour = sheet.theme.quiet
        y = draw_paragraph(sheet, lines, panel.left, y + 3, "regular", size=m.note, colour=colour)
    other = draw_standings(sheet, merged, second, panel.top, wide, counts=counts)
    other = draw_missing(sheet, merged, second, other, wide)
    if narrow:
        texts = Panel(panel.left, max(y, other) + m.gap, panel.right, panel.bottom)
        draw_answers(sheet, _texts(sheet, specs, merged, texts))
        return
    left = second + wide + m.gap
    half = (panel.right - left - m.gap) / 2
    if half > 300:
        first, after = Panel(left, panel.top, left + half, panel.bottom), left + half + m.gap
        draw_answers(sheet, _changes(sheet, specs, first))
        answers = Panel(after, panel.top, panel.right, panel.bottom)
        draw_answers(sheet, place_answers(merged, answers, measures=m) or [])
    else:
        texts = Panel(left, panel.top, panel.right, panel.bottom)
        draw_answers(sheet, _texts(sheet, specs, merged, texts))


def _texts(sheet: Sheet, specs: Sequence[MapSpec], merged: MapSpec, panel: Panel) -> list[Block]:
    """The answers first, because a claim does not stand without; below them what changed."""
    m = sheet.measures
    trial = _changes(sheet, specs, Panel(panel.left, 0, panel.right, panel.height * 0.46))
    high = trial[-1].box.bottom + m.gap * 0.6 if trial else 0.0
    room = Panel(panel.left, panel.top, panel.right, panel.bottom - high)
    answers = place_answers(merged, room, measures=m) or []
    top = answers[-1].box.bottom + m.gap * 0.6 if answers else panel.top
    return [*answers, *_changes(sheet, specs, Panel(panel.left, top, panel.right, panel.bottom))]


def _changes(sheet: Sheet, specs: Sequence[MapSpec], panel: Panel) -> list[Block]:
    """What changed, as much of it as finds room, the rest counted."""
    if len(specs) == 2:
        changes = changes_between(*specs)
        told = [(f"{mark.name}:", words) for mark, words in changes.countries]
        begin = [("", changes.summary)]
    else:
        told, begin = changes_in_order(specs), []
    for shown in range(min(len(told), MOST_CHANGES), -1, -1):
        rest = len(told) - shown
        more = [("", f"… and {rest} more: see the records.")] if rest else []
        blocks = place_paragraphs(
            "What changed", [*begin, *told[:shown], *more], panel, measures=sheet.measures, gid="changes"
        )
        if blocks:
            return blocks
    return []


def _draw_day(
    sheet: Sheet,
    spec: MapSpec,
    earlier: MapSpec | None,
    box: Panel,
    style: PictureStyle,
    *,
    prefix: str,
    world_share: float,
    is_pair: bool,
) -> None:
    """One day: its date and counts above its map, or its two maps."""
    m = sheet.measures
    date, count = describe_day(spec.as_of), len(spec.stations) + len(spec.unlocated)
    count += sum(group.count for group in spec.groups)
    responses = sum(mark.status != "reported" for mark in spec.countries)
    responded = f"response{'' if responses == 1 else 's'}"
    words = f"{count:,} alleged station{'' if count == 1 else 's'}; {responses} official {responded}"
    if text_width(words, "regular", m.foot) > box.width:
        words = f"{count:,} alleged; {responses} {responded}"
    with sheet.group(f"{prefix}date", f"{date}: {words}"):
        y = draw_paragraph(sheet, [date], box.left, box.top, "bold", size=m.heading)
        lines = wrapped(words, "regular", m.foot, box.width, 1)
        y = draw_paragraph(
            sheet, lines, box.left, y, "regular", size=m.foot, colour=sheet.theme.quiet, leading=1.25
        )
    panel = Panel(box.left, y + 3, box.right, box.bottom)
    if not world_share:
        view = _view(spec, panel, style)
        _draw_map(sheet, spec, earlier, view, prefix, is_pair=is_pair)
        if not view.is_world:
            sheet.frame(view.panel, sheet.theme.quiet, 0.7)
        return
    world_panel, europe_panel = _panels_of_day(panel, world_share, m.gap)
    world, close = world_view(world_panel), europe_view(europe_panel)
    margin = m.symbol + 3
    edge = world.to_px(edge_degrees(close))
    away = replace(
        spec,
        stations=tuple(s for s in spec.stations if not close.holds(s.point, margin)),
        groups=tuple(g for g in spec.groups if not close.holds(g.point, margin)),
    )
    inside = replace(
        spec,
        stations=tuple(s for s in spec.stations if close.holds(s.point, margin)),
        groups=tuple(g for g in spec.groups if close.holds(g.point, margin)),
    )
    frame = [Panel(x - 2, y - 2, x + 2, y + 2) for x, y in edge]
    _draw_map(sheet, away, earlier, world, prefix, taken=frame, is_pair=is_pair)
    sheet.lines([[tuple(point) for point in edge]], sheet.theme.ink, 0.9)
    count = len(inside.stations) + sum(group.count for group in inside.groups)
    words = f"Europe: {count} alleged" if count else "Europe"
    caption = [caption_box(sheet, words, europe_panel)]
    _draw_map(sheet, inside, earlier, close, f"{prefix}europe--", taken=caption, is_pair=is_pair)
    draw_caption(sheet, words, europe_panel)
    sheet.frame(europe_panel, sheet.theme.ink, 0.9)


def _draw_map(
    sheet: Sheet,
    spec: MapSpec,
    earlier: MapSpec | None,
    view: View,
    prefix: str,
    *,
    taken: Sequence[Panel] = (),
    is_pair: bool = False,
) -> None:
    """One map; against an ``earlier`` day with what has changed since."""
    panel = view.panel
    stations = spec.stations if view.is_world else tuple(s for s in spec.stations if view.holds(s.point))
    draw_base(sheet, spec, view, prefix, weight=min(1.0, max(0.35, panel.width / 700)))
    changes = changes_between(earlier, spec) if earlier else None
    if changes:
        codes = {mark.code for mark, _ in changes.countries}
        held = [land for land in land_in(view) if land.code in codes]
        with sheet.group(f"{prefix}changed", f"{len(codes)} countries with another status"):
            edges = [line for land in held for line in lines_of(land.borders)]
            edges = [line for line in edges if np.ptp(line, axis=0).max() > LEAST_OUTLINED]
            sheet.lines(edges, sheet.theme.ink, 1.8)
    if panel.width < LEAST_LABELLED and len(spec.stations) > 1 and not is_pair:
        _draw_dots(sheet, stations, view, prefix)
    else:
        labelled = panel.width >= (LEAST_OF_PAIR if is_pair else LEAST_LABELLED)
        plan = plan_panel(view, stations, _for_panel(sheet.measures, panel), taken, labelled=labelled)
        if changes:
            _draw_rings(sheet, plan, changes.stations, prefix)
        draw_plan(sheet, spec, plan, prefix)
    if spec.groups:
        draw_groups(sheet, view, spec.groups, prefix)


def _view(spec: MapSpec, panel: Panel, style: PictureStyle) -> View:
    if spec.is_world:
        return world_view(panel)
    exactly = style.frame is not None and style.frame.kind in ("region", "box")
    return local_view(spec.extent, panel, exactly=exactly)


def _for_panel(m: Measures, panel: Panel) -> Measures:
    """Smaller symbols on a smaller map."""
    return replace(m, symbol=min(m.symbol, max(2.8, panel.height / 95)))


def _draw_dots(sheet: Sheet, stations: Sequence[StationMark], view: View, prefix: str) -> None:
    """On small multiples each station is a dot: a symbol could not be told from another."""
    reach = min(3.0, max(1.2, view.panel.height / 60))
    places = [view.point_px(mark.point) for mark in stations]
    moves = spread(places, 1.7 * reach) if not view.is_world else [(0.0, 0.0)] * len(places)
    for mark, (place_x, place_y), (dx, dy) in zip(stations, places, moves, strict=True):
        x, y = place_x + dx, place_y + dy
        disc = shapely.get_coordinates(shapely.Point(x, y).buffer(reach, quad_segs=4))
        with sheet.group(f"{prefix}station--{mark.id}", "", f"station station--{mark.id}"):
            sheet.area([disc], sheet.theme.ink, sheet.theme.casing, 0.5)


def _draw_rings(sheet: Sheet, plan: Plan, new: frozenset[str], prefix: str) -> None:
    with sheet.group(f"{prefix}new", f"{len(new)} alleged stations not drawn on the earlier map"):
        for mark, (x, y) in zip(plan.stations, plan.spots, strict=True):
            if mark.id in new:
                ring = shapely.Point(x, y).buffer(plan.measures.symbol + 2.2, quad_segs=8)
                disc = shapely.get_coordinates(ring)
                sheet.area([disc], sheet.theme.casing, sheet.theme.ink, 1.3)
