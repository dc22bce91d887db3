"""One country or region on a sheet: the map with its scale bar and inset, the legend, the answers."""

from __future__ import annotations

from math import radians, sin, sqrt

import numpy as np
import shapely

from geo.mapspec.land import codes_within
from geo.mapspec.regions import Region
from geo.mapspec.spec import MapSpec
from geo.mapspec.statements import statements_of
from geo.model.places import EARTH_RADIUS_M, Extent
from geo.render.print.answers import draw_placed, place_answers
from geo.render.print.inset import draw_inset, inset_box
from geo.render.print.legend import draw_list, draw_standings, draw_statuses, entries_width, list_height
from geo.render.print.map import draw_base, draw_groups, draw_plan
from geo.render.print.map_furniture import draw_nothing, draw_scale_bar, scale_box
from geo.render.print.notes import draw_notes
from geo.render.print.panel import Panel
from geo.render.print.plan import Plan, plan_panel, symbols_of
from geo.render.print.sheet import Sheet
from geo.render.print.view import View, land_in, local_view

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
"""Share of the height that a map above its legend keeps, whatever stands below."""


def draw_local(sheet: Sheet, spec: MapSpec, body: Panel, shape: str, region: Region | None) -> None:
    """Compose a local map."""
    if shape in ("wide", "landscape"):
        _draw_beside(sheet, spec, body, SIDE if shape == "wide" else body.width * 0.36, region)
    elif shape == "poster" and region and _is_exact(region) and _aspect(region.extent) < UPRIGHT:
        _draw_beside(sheet, spec, body, entries_width(sheet, spec), region)
    elif shape == "poster":
        _draw_above_three(sheet, spec, body, region)
    else:
        _draw_above_two(sheet, spec, body, region)


def _draw_map(sheet: Sheet, spec: MapSpec, panel: Panel, region: Region | None) -> Plan:
    """Draw the map itself; gives its plan."""
    view = _view(spec.layout, panel, region)
    m = sheet.measures
    symbols = symbols_of(plan_panel(view, spec.layout.stations, m))
    own = _own_land(spec.layout, view)
    bar = scale_box(view, symbols, own=own)
    inset = inset_box(view, symbols, [bar], own=own)
    draw_base(sheet, spec, view)
    layout = spec.final.stations if spec.final else ()
    plan = plan_panel(view, spec.stations, m, taken=[bar, inset], labelled=not spec.is_empty, layout=layout)
    draw_plan(sheet, spec, plan)
    if spec.groups:
        draw_groups(sheet, view, spec.groups)
    draw_scale_bar(sheet, view, bar)
    draw_inset(sheet, view, spec.extent, inset)
    sheet.outline(view.panel, sheet.theme.quiet, 0.8)
    if spec.is_empty:
        draw_nothing(sheet, view.panel)
    return plan


def _own_land(spec: MapSpec, view: View) -> list[shapely.Geometry]:
    """Give the land that the map is about, for its furniture to keep off."""
    codes = {mark.code for mark in spec.countries} or codes_within(spec.extent)
    return [land.shape for land in land_in(view) if land.code in codes]


def _view(spec: MapSpec, panel: Panel, region: Region | None) -> View:
    points = [mark.point for mark in spec.stations] + [group.point for group in spec.groups]
    return local_view(spec.extent, panel, points, exactly=region is not None and _is_exact(region))


def _is_exact(region: Region) -> bool:
    """Whether a region is meant as it is, not for the countries in it."""
    return region.kind in ("region", "box")


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


def _widest(region: Region, high: float) -> float:
    """Width of a map so high that shows a region without bending much what is around it."""
    view = local_view(region.extent, Panel(0, 0, 100 * high, high), exactly=True)
    reach = 2 * EARTH_RADIUS_M * sin(radians(SIDEWAYS) / 2) / view.metres_a_px
    return max(high * _aspect(region.extent) * ROUND_ABOUT, 2 * sqrt(max(0.0, reach**2 - high**2 / 4)))


def _draw_beside(sheet: Sheet, spec: MapSpec, body: Panel, side: float, region: Region | None) -> None:
    """Draw the map on the left, legend and texts on the right: in two columns where a region is narrow."""
    m, gap = sheet.measures, sheet.measures.gap
    wide = max(side, entries_width(sheet, spec))
    if region and _is_exact(region):
        side = max(side, body.width - gap - _widest(region, body.height))
    left = body.right - side
    panel = Panel(body.left, body.top, left - gap, body.bottom)
    plan = _draw_map(sheet, spec, panel, region)
    column = (side - gap) / 2
    has_two = side > wide and column >= entries_width(sheet, spec)
    width = column if has_two else side
    y = draw_statuses(sheet, spec, left, body.top, width)
    y = draw_standings(sheet, spec, left, y + gap, width)
    y = draw_notes(sheet, spec, left, y, width, plans=[plan])
    if has_two:
        draw_list(sheet, spec, left, y + gap, width, bottom=body.bottom)
        texts = Panel(left + column + gap, body.top, body.right, body.bottom)
        draw_placed(sheet, spec, place_answers(spec, texts, measures=m), plan.view.panel)
    else:
        _draw_texts(sheet, spec, Panel(left, y + gap, body.right, body.bottom), plan.view.panel)


def _draw_texts(sheet: Sheet, spec: MapSpec, panel: Panel, on_map: Panel) -> None:
    """Draw the list of stations and the answers below it; without the list where both find no room."""
    m = sheet.measures
    high = list_height(sheet, spec, panel.width) + m.gap
    below = Panel(panel.left, panel.top + high, panel.right, panel.bottom)
    sizes = [size for size in LIST_SIZES if size in m.answers]
    blocks = place_answers(spec, below, measures=m, sizes=sizes, only_whole=True)
    if blocks is None:
        draw_placed(sheet, spec, place_answers(spec, panel, measures=m), on_map)
        return
    draw_list(sheet, spec, panel.left, panel.top, panel.width, bottom=panel.bottom)
    draw_placed(sheet, spec, blocks, on_map)


def _draw_above_three(sheet: Sheet, spec: MapSpec, body: Panel, region: Region | None) -> None:
    """Draw the map, and below it legend and texts in three columns."""
    m = sheet.measures
    step = (body.width + m.gap) / 3
    first, second, third = body.left, body.left + step, body.left + 2 * step
    wide = step - m.gap
    trial = sheet.scratch()
    has_later = bool(statements_of(spec.layout).of("since").every)
    beside = draw_standings(trial, spec, second, 0, wide) + m.gap
    if not has_later:
        beside += list_height(sheet, spec.layout, wide)
    legend = max(draw_statuses(trial, spec, first, 0, wide) + 4 * m.row, beside)
    wanted = body.height * 0.4
    if not has_later:
        placed = place_answers(spec.layout, Panel(third, 0, body.right, body.height), measures=m)
        wanted = placed[-1].box.bottom if placed else 0.0
    foot = min(max(legend, wanted), body.height * (1 - MIN_MAP))
    panel = Panel(body.left, body.top, body.right, body.bottom - foot - m.gap)
    plan = _draw_map(sheet, spec, panel, region)
    top = panel.bottom + m.gap
    y = draw_statuses(sheet, spec, first, top, wide)
    draw_notes(sheet, spec, first, y, wide, plans=[plan])
    y = draw_standings(sheet, spec, second, top, wide) + m.gap
    last = Panel(third, top, body.right, body.bottom)
    if not has_later:
        draw_list(sheet, spec, second, y, wide, bottom=body.bottom)
        draw_placed(sheet, spec, place_answers(spec, last, measures=m), panel)
        return
    middle = Panel(second, y, second + wide, body.bottom)
    draw_placed(sheet, spec, place_answers(spec, middle, kinds=("answer",), measures=m), panel)
    draw_placed(sheet, spec, place_answers(spec, last, kinds=("since",), measures=m), panel)


def _draw_above_two(sheet: Sheet, spec: MapSpec, body: Panel, region: Region | None) -> None:
    """Draw the map, below it the legend in two columns, and the answers across both."""
    m = sheet.measures
    wide = (body.width - m.gap) / 2
    right = body.left + wide + m.gap
    trial = sheet.scratch()
    legend = max(
        draw_statuses(trial, spec, body.left, 0, wide),
        draw_standings(trial, spec, right, 0, wide) + 5 * m.note * 1.3,
    )
    below = legend + 2 * m.gap
    tallest = min(body.width * 1.25, body.height - below)
    all_answers = place_answers(spec.layout, Panel(body.left, 0, body.right, body.height), measures=m)
    wanted = all_answers[-1].box.bottom if all_answers else 0.0
    least = min(body.height * MIN_MAP, tallest)
    high = min(max(body.height - below - wanted - m.gap, least), tallest)
    spare = 0.0
    if region and _is_exact(region):  # a region shows little but itself, whatever stands below
        high = max(high, min(body.width / (_aspect(region.extent) * ROUND_ABOUT), tallest - MIN_TEXT))
        spare = max(0.0, body.width - _widest(region, high))
    panel = Panel(body.left + spare / 2, body.top, body.right - spare / 2, body.top + high)
    plan = _draw_map(sheet, spec, panel, region)
    top = panel.bottom + m.gap
    y = draw_statuses(sheet, spec, body.left, top, wide)
    other = draw_standings(sheet, spec, right, top, wide)
    other = draw_notes(sheet, spec, right, other, wide, plans=[plan])
    answers = Panel(body.left, max(y, other) + m.gap, body.right, body.bottom)
    _draw_texts(sheet, spec, answers, panel)
