"""One country or region on a sheet: the map with its scale bar and inset, the legend, the answers."""

from dataclasses import replace
from math import radians, sin, sqrt

import numpy as np

from geo.mapspec.land import codes_within
from geo.mapspec.parts import local_part
from geo.mapspec.spec import MapSpec
from geo.mapspec.statements import statements_of
from geo.model.places import EARTH_RADIUS_M, Extent
from geo.render.print.answers import answers_bottom, draw_answers, draw_blocks, place_answers
from geo.render.print.inset import draw_inset, inset_box
from geo.render.print.legend import (
    draw_list,
    draw_notes,
    draw_standings,
    draw_statuses,
    entries_width,
    list_height,
)
from geo.render.print.map import draw_base, draw_groups, draw_plan
from geo.render.print.map_furniture import draw_frame, draw_nothing, draw_scale_bar, scale_box
from geo.render.print.panel import Panel
from geo.render.print.plan import Plan, boxes_of, placed_stations, plan_panel
from geo.render.print.seen import land_in
from geo.render.print.sheet import Sheet
from geo.render.print.view import local_view

SIDE = 480.0
"""Width of the legend beside a map on a wide sheet."""
LIST_SIZES = (14.0, 13.5, 13.0, 12.5, 12.0)
"""Sizes of type for the answers below a list of stations; smaller ones only without the list."""
UPRIGHT = 1.3
"""Width to height of a region below which a poster has its map beside the legend."""
ROUND_ABOUT = 1.1
"""How much wider than its region a map may be, however large that is."""
SIDEWAYS = 45.0
"""Degrees of arc to the corner of a map up to which it may be wider: shapes there are 1.2 times too long."""
MIN_TEXT = 180.0
"""Height that the answers keep below the map of a tall region."""
MIN_MAP = 0.42
"""Share of the height that a map above its legend keeps."""


def draw_local(sheet: Sheet, spec: MapSpec, body: Panel, shape: str) -> None:
    """Draw a local map, its legend and the answers."""
    if shape in ("wide", "landscape"):
        _draw_beside(sheet, spec, body, SIDE if shape == "wide" else body.width * 0.36)
    elif shape == "poster" and spec.is_exact and _aspect(spec.extent) < UPRIGHT:
        _draw_beside(sheet, spec, body, entries_width(sheet, spec))
    elif shape == "poster":
        _draw_above_three(sheet, spec, body)
    else:
        _draw_above_two(sheet, spec, body)


def _draw_map(sheet: Sheet, spec: MapSpec, panel: Panel) -> Plan:
    """Draw the map itself; returns its plan."""
    m, whole = sheet.measures, spec.layout
    points = [mark.point for mark in whole.stations] + [group.point for group in whole.groups]
    view = local_view(whole.extent, panel, points, exactly=whole.is_exact, borders=spec.borders)
    symbols = boxes_of(placed_stations(view, whole.stations, m)[1], m)
    codes = {mark.code for mark in whole.countries} or codes_within(whole.extent)
    own = [land.shape for land in land_in(view) if land.code in codes]
    bar = scale_box(view, symbols, own)
    inset = inset_box(view, symbols, [bar], own)
    draw_base(sheet, spec, view)
    plan = plan_panel(view, local_part(spec), m, (bar, inset))
    draw_plan(sheet, spec, plan)
    if spec.groups:
        draw_groups(sheet, view, spec.groups)
    draw_scale_bar(sheet, view, bar)
    draw_inset(sheet, view, spec.extent, inset)
    draw_frame(sheet, view.panel, "", sheet.theme.quiet, 0.8)
    if spec.is_empty:
        draw_nothing(sheet, view.panel)
    return plan


def _aspect(extent: Extent) -> float:
    """Width to height of an extent in the projection that shows it."""
    view = local_view(extent, Panel(0, 0, 1000, 1000), exactly=True)
    west, south, east, north = extent.west, extent.south, extent.east, extent.north
    across = view.to_px([(west, lat) for lat in (south, north)] + [(east, lat) for lat in (south, north)])
    between = (west + east) / 2  # beyond 180° for an extent across the antimeridian
    middle = view.to_px([(between, south), (between, north), (west, 0), (east, 0)])
    wide = max(np.ptp(across[:, 0]), np.ptp(middle[2:, 0]) if south < 0 < north else 0)
    high = max(np.ptp(across[:, 1]), np.ptp(middle[:2, 1]))
    return float(wide / high)


def _max_width(extent: Extent, high: float) -> float:
    """Width of a map of a height at which it shows a region without distorting much what is around it."""
    view = local_view(extent, Panel(0, 0, 100 * high, high), exactly=True)
    reach = 2 * EARTH_RADIUS_M * sin(radians(SIDEWAYS) / 2) / view.metres_a_px
    return max(high * _aspect(extent) * ROUND_ABOUT, 2 * sqrt(max(0.0, reach**2 - high**2 / 4)))


def _draw_beside(sheet: Sheet, spec: MapSpec, body: Panel, side: float) -> None:
    """The map on the left, legend and texts on the right: in two columns where a region is narrow."""
    gap, longest = sheet.measures.gap, entries_width(sheet, spec)
    wide = max(side, longest)
    if spec.is_exact:
        side = max(side, body.width - gap - _max_width(spec.extent, body.height))
    texts = replace(body, left=body.right - side)
    plan = _draw_map(sheet, spec, replace(body, right=texts.left - gap))
    on_map = plan.view.panel
    first, second = texts.columns(2, gap)
    has_two = side > wide and first.width >= longest
    keys = first if has_two else texts
    y = draw_statuses(sheet, spec, keys)
    y = draw_standings(sheet, spec, keys.below(y + gap))
    below = keys.below(draw_notes(sheet, spec, keys.below(y), [plan]) + gap)
    if has_two:
        draw_list(sheet, spec, below)
        draw_answers(sheet, spec, second, on_map=on_map)
    else:
        _draw_texts(sheet, spec, below, on_map)


def _draw_texts(sheet: Sheet, spec: MapSpec, panel: Panel, on_map: Panel) -> None:
    """The list of stations and the answers below it; without the list where both do not fit."""
    m = sheet.measures
    below = panel.below(panel.top + list_height(sheet, spec, panel.width) + m.gap)
    sizes = [size for size in LIST_SIZES if size in m.answers]
    blocks = place_answers(spec, below, measures=m, sizes=sizes, only_whole=True)
    if blocks is None:
        draw_answers(sheet, spec, panel, on_map=on_map)
    else:
        draw_list(sheet, spec, panel)
        draw_blocks(sheet, blocks)


def _draw_above_three(sheet: Sheet, spec: MapSpec, body: Panel) -> None:
    """The map, and below it legend and texts in three columns."""
    m, trial = sheet.measures, sheet.scratch()
    first, second, third = Panel(body.left, 0, body.right, body.height).columns(3, m.gap)
    has_later = bool(statements_of(spec.layout).of("since").every)
    beside = draw_standings(trial, spec, second) + m.gap
    wanted = body.height * 0.4
    if not has_later:
        beside += list_height(sheet, spec.layout, second.width)
        wanted = answers_bottom(spec.layout, third, m)
    legend = max(draw_statuses(trial, spec, first) + 4 * m.row, beside)
    foot = min(max(legend, wanted), body.height * (1 - MIN_MAP))
    panel = replace(body, bottom=body.bottom - foot - m.gap)
    plan = _draw_map(sheet, spec, panel)
    first, second, third = body.below(panel.bottom + m.gap).columns(3, m.gap)
    draw_notes(sheet, spec, first.below(draw_statuses(sheet, spec, first)), [plan])
    below = second.below(draw_standings(sheet, spec, second) + m.gap)
    if has_later:
        draw_answers(sheet, spec, below, on_map=panel, kinds=("answer",))
        draw_answers(sheet, spec, third, on_map=panel, kinds=("since",))
    else:
        draw_list(sheet, spec, below)
        draw_answers(sheet, spec, third, on_map=panel)


def _draw_above_two(sheet: Sheet, spec: MapSpec, body: Panel) -> None:
    """The map, below it the legend in two columns, and the answers across both."""
    m, trial = sheet.measures, sheet.scratch()
    whole = Panel(body.left, 0, body.right, body.height)
    first, second = whole.columns(2, m.gap)
    legend = max(draw_statuses(trial, spec, first), draw_standings(trial, spec, second) + 5 * m.note * 1.3)
    below = legend + 2 * m.gap
    tallest = min(body.width * 1.25, body.height - below)
    wanted = answers_bottom(spec.layout, whole, m)
    least = min(body.height * MIN_MAP, tallest)
    high = min(max(body.height - below - wanted - m.gap, least), tallest)
    spare = 0.0
    if spec.is_exact:  # an exact region does not gain by a wider map
        high = max(high, min(body.width / (_aspect(spec.extent) * ROUND_ABOUT), tallest - MIN_TEXT))
        spare = max(0.0, body.width - _max_width(spec.extent, high))
    panel = Panel(body.left + spare / 2, body.top, body.right - spare / 2, body.top + high)
    plan = _draw_map(sheet, spec, panel)
    first, second = body.below(panel.bottom + m.gap).columns(2, m.gap)
    y = draw_statuses(sheet, spec, first)
    notes = second.below(draw_standings(sheet, spec, second))
    y = max(y, draw_notes(sheet, spec, notes, [plan]))
    _draw_texts(sheet, spec, body.below(y + m.gap), panel)
