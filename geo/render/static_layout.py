"""The composition of the sheet: which panels a map has and where everything stands."""

from __future__ import annotations

from geo.mapspec import MapSpec
from geo.render.static_answers import ELSEWHERE, Block, draw_answers, place_answers, told_in
from geo.render.static_furniture import (
    GAP,
    MARGIN,
    draw_caption,
    draw_footer,
    draw_header,
    draw_nothing,
    draw_scale_bar,
    scale_box,
)
from geo.render.static_labels import Label
from geo.render.static_legend import (
    draw_how_to_read,
    draw_list,
    draw_missing,
    draw_notes,
    draw_standings,
    draw_statuses,
    entries_width,
    list_height,
)
from geo.render.static_map import (
    LABEL_HEIGHT,
    LABEL_PX,
    Plan,
    draw_base,
    draw_groups,
    draw_plan,
    plan_panel,
    symbols_of,
)
from geo.render.static_sheet import Sheet, text_width
from geo.render.static_view import Panel, View, edge_degrees, europe_view, local_view, world_view
from geo.symbology import INK, QUIET

DESIGN = (1600.0, 900.0)
"""Sheet pixels for which sizes of type and symbols are chosen; other sizes are scaled to hold them."""
WORLD_ASPECT = 2.29
"""Width to height of the world map as cropped."""
TALLEST = 1.36
"""Height to width of the panel of Europe at most, so that it shows little but Europe."""
FOOT = 480.0
"""Height of the legend below a local map on a tall sheet."""
SIDE = 480.0
"""Width of the legend beside a local map."""
LIST_SIZES = (14.0, 13.5, 13.0, 12.5, 12.0)
"""Sizes of type for the answers below a list of stations; smaller ones only without the list."""
LATER = 160.0
"""Height below the panel of Europe for what is known since."""
LONGEST_LINE = 640.0
"""Width of a column of text at most, so that the eye finds the next line."""


def draw_sheet(spec: MapSpec, width_px: float, height_px: float) -> Sheet:
    """Compose the whole map."""
    unit = min(width_px / DESIGN[0], height_px / DESIGN[1])
    sheet = Sheet(width_px / unit, height_px / unit, unit)
    top, bottom = draw_header(sheet, spec) + 12, draw_footer(sheet, spec) - 12
    body = Panel(MARGIN, top, sheet.width - MARGIN, bottom)
    if spec.is_world:
        _draw_world(sheet, spec, body)
    else:
        _draw_local(sheet, spec, body)
    return sheet


def plans(spec: MapSpec, body: Panel) -> list[Plan]:
    """Where the stations of a map stand, panel by panel; each station is in one of them."""
    if spec.is_world:
        world, europe = _world_panels(spec, body)
        return list(_world_plans(spec, world_view(world), europe_view(europe))[:2])
    view = _local(spec, _local_panel(body))
    return [plan_panel(view, spec.stations)]


def _is_empty(spec: MapSpec) -> bool:
    return not (spec.stations or spec.groups or spec.countries or spec.unlocated)


# One country or region


def _is_tall(body: Panel) -> bool:
    """Whether maps stand above their legends, as on a portrait sheet."""
    return body.height > body.width


def _local_panel(body: Panel) -> Panel:
    if _is_tall(body):
        return Panel(body.left, body.top, body.right, body.bottom - FOOT)
    return Panel(body.left, body.top, body.right - SIDE - GAP, body.bottom)


def _local(spec: MapSpec, panel: Panel) -> View:
    points = [mark.point for mark in spec.stations] + [group.point for group in spec.groups]
    return local_view(spec.extent, panel, points)


def _draw_local(sheet: Sheet, spec: MapSpec, body: Panel) -> None:
    view = _local(spec, _local_panel(body))
    bar = scale_box(view, symbols_of(plan_panel(view, spec.stations)))
    draw_base(sheet, spec, view)
    plan = plan_panel(view, spec.stations, taken=[bar])
    draw_plan(sheet, spec, plan)
    if spec.groups:
        draw_groups(sheet, view, spec.groups)
    draw_scale_bar(sheet, view, bar)
    sheet.frame(view.panel, QUIET, 0.8)
    if _is_empty(spec):
        draw_nothing(sheet, view.panel)
    if _is_tall(body):
        _draw_legend_below(sheet, spec, body, plan)
    else:
        left = body.right - SIDE
        y = draw_statuses(sheet, spec, left, body.top, SIDE)
        y = draw_standings(sheet, spec, left, y + GAP, SIDE)
        y = draw_notes(sheet, spec, left, y, SIDE, plans=[plan])
        _draw_texts(sheet, spec, Panel(left, y + GAP, body.right, body.bottom), view.panel)


def _draw_legend_below(sheet: Sheet, spec: MapSpec, body: Panel, plan: Plan) -> None:
    """Draw the legend of a tall sheet in three columns."""
    top, step = body.bottom - FOOT + GAP, (body.width + GAP) / 3
    y = draw_statuses(sheet, spec, body.left, top, step - GAP)
    draw_notes(sheet, spec, body.left, y, step - GAP, plans=[plan])
    y = draw_standings(sheet, spec, body.left + step, top, step - GAP)
    draw_list(sheet, spec, body.left + step, y + GAP, step - GAP, bottom=body.bottom)
    answers = Panel(body.left + 2 * step, top, body.right, body.bottom)
    _draw_placed(sheet, place_answers(spec, answers), plan.view.panel)


def _draw_texts(sheet: Sheet, spec: MapSpec, panel: Panel, on_map: Panel) -> None:
    """Draw the list of stations and the answers below it; without the list where both find no room."""
    high = list_height(spec, panel.width) + GAP
    below = Panel(panel.left, panel.top + high, panel.right, panel.bottom)
    blocks = place_answers(spec, below, sizes=LIST_SIZES, only_whole=True)
    if blocks is None:
        _draw_placed(sheet, place_answers(spec, panel), on_map)
        return
    draw_list(sheet, spec, panel.left, panel.top, panel.width, bottom=panel.bottom)
    draw_answers(sheet, blocks)


def _draw_placed(sheet: Sheet, blocks: list[Block] | None, on_map: Panel) -> None:
    """Draw the answers; where the sheet has no room at all for them, say on the map where they are."""
    if blocks is None and "answers-elsewhere" in sheet.titles:
        return
    if blocks is None:
        with sheet.group("answers-elsewhere", f"{ELSEWHERE}: see the records"):
            draw_caption(sheet, f"{ELSEWHERE}: see the records", on_map)
    else:
        draw_answers(sheet, blocks)


# The world, with Europe enlarged


def _world_panels(spec: MapSpec, body: Panel) -> tuple[Panel, Panel]:
    """Lay out the world above its legend, with Europe beside both; on a tall sheet below the world."""
    below_europe = LATER if any(held.kind == "since" for held in told_in(spec)) else 0.0
    if _is_tall(body):
        top = body.top + body.width / WORLD_ASPECT
        left = body.left + SIDE + GAP
        bottom = min(body.bottom, top + GAP + (body.right - left) * TALLEST)
        return Panel(body.left, body.top, body.right, top), Panel(left, top + GAP, body.right, bottom)
    width = min((body.width - GAP) * 0.375, body.height * 1.2)
    middle = body.right - width - GAP
    height = min((middle - body.left) / WORLD_ASPECT, body.height * 0.64)
    return (
        Panel(body.left, body.top, middle, body.top + height),
        Panel(
            middle + GAP,
            body.top,
            body.right,
            min(body.bottom - below_europe, body.top + width * TALLEST),
        ),
    )


def _world_plans(spec: MapSpec, world: View, europe: View) -> tuple[Plan, Plan, Label]:
    """Plan both panels, and what the world map says below the frame around Europe."""
    inside = tuple(mark for mark in spec.stations if europe.holds(mark.point, 12))
    outside = tuple(mark for mark in spec.stations if not europe.holds(mark.point, 12))
    note = _enlarged(world, europe, len(inside))
    caption = Panel(europe.panel.left, europe.panel.top, europe.panel.left + 300, europe.panel.top + 27)
    return plan_panel(world, outside, taken=[note.box]), plan_panel(europe, inside, taken=[caption]), note


def _enlarged(world: View, europe: View, inside: int) -> Label:
    words = f"{inside} in Europe, enlarged" if inside else "Europe, enlarged"
    edge = world.to_px(edge_degrees(europe))
    middle, bottom = float(edge[:, 0].mean()), float(edge[:, 1].max())
    half = text_width(words, "semibold", LABEL_PX) / 2
    return Label(words, Panel(middle - half, bottom + 3, middle + half, bottom + 4 + LABEL_HEIGHT))


def _draw_world(sheet: Sheet, spec: MapSpec, body: Panel) -> None:
    world_panel, europe_panel = _world_panels(spec, body)
    world, europe = world_view(world_panel), europe_view(europe_panel)
    on_world, on_europe, note = _world_plans(spec, world, europe)
    draw_base(sheet, spec, world)
    edge = [tuple(point) for point in world.to_px(edge_degrees(europe))]
    sheet.lines([edge], INK, 1.0)
    sheet.text(note.box.left, note.box.bottom - 3, note.text, "semibold", LABEL_PX, halo=1.5)
    draw_plan(sheet, spec, on_world)
    draw_base(sheet, spec, europe, "europe--")
    draw_plan(sheet, spec, on_europe, "europe--")
    if spec.groups:
        draw_groups(sheet, world, [group for group in spec.groups if not europe.holds(group.point, 12)])
        inside = [group for group in spec.groups if europe.holds(group.point, 12)]
        draw_groups(sheet, europe, inside, "europe--")
    drawn = len(on_europe.stations)
    draw_caption(sheet, f"Europe: {drawn} alleged stations drawn" if drawn else "Europe", europe_panel)
    sheet.frame(europe_panel, INK, 1.0)
    if _is_empty(spec):
        draw_nothing(sheet, world_panel)
    top = world_panel.bottom + 12
    if _is_tall(body):
        y = draw_statuses(sheet, spec, body.left, top, SIDE)
        y = draw_standings(sheet, spec, body.left, y + GAP, SIDE)
        y = draw_notes(sheet, spec, body.left, y, SIDE, plans=[on_world, on_europe])
        answers = Panel(body.left, y + GAP, body.left + SIDE, body.bottom)
        _draw_placed(sheet, place_answers(spec, answers), world_panel)
        return
    column = min(entries_width(spec), world_panel.width / 3)
    left, right = world_panel.left + column + GAP, world_panel.left + 2 * (column + GAP)
    y = draw_statuses(sheet, spec, world_panel.left, top, column)
    draw_how_to_read(sheet, world_panel.left, y, column, [on_world, on_europe])
    y = draw_standings(sheet, spec, left, top, column)
    draw_missing(sheet, spec, left, y, column)
    answers = Panel(right, top, min(world_panel.right, right + LONGEST_LINE), body.bottom)
    _draw_placed(sheet, place_answers(spec, answers, kinds=("answer",)), world_panel)
    later = Panel(europe_panel.left, europe_panel.bottom + 12, europe_panel.right, body.bottom)
    _draw_placed(sheet, place_answers(spec, later, kinds=("since",)), europe_panel)
