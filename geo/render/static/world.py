"""The world on a sheet, with Europe enlarged, the legend and the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.mapspec import MapSpec
from geo.render.static.answers import place_answers
from geo.render.static.closeups import (
    boxes_along,
    close_ups,
    crowd_in,
    crowd_in_corner,
    draw_title,
    edge_on,
    parted,
    title_box,
    title_of,
)
from geo.render.static.fonts import text_width
from geo.render.static.furniture import draw_nothing
from geo.render.static.labels import Label
from geo.render.static.land import Floats
from geo.render.static.legend import draw_standings, draw_statuses, entries_width
from geo.render.static.map import draw_base, draw_groups, draw_plan
from geo.render.static.measures import Measures
from geo.render.static.notes import draw_how_to_read, draw_missing, draw_notes
from geo.render.static.panel import Panel
from geo.render.static.plan import Plan, plan_panel
from geo.render.static.sheet import Sheet
from geo.render.static.statements import told_in
from geo.render.static.texts import draw_placed, is_empty
from geo.render.static.view import View, world_view

ASPECT = 2.29
"""Width to height of the world map as cropped."""
TALLEST = 1.36
"""Height to width of the panel of Europe at most, so that it shows little but Europe."""
LATER = 160.0
"""Height below the panel of Europe for what is known since."""
CROWD_SHARE = 0.29
"""Width of the panel of the next crowd beside Europe, as a share of both."""
LONGEST_LINE = 640.0
"""Width of a column of text at most, so that the eye finds the next line."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """The part of the world that is enlarged beside Europe."""

    name: str
    """Empty where there is none."""
    panel: Panel | None = None
    """Where it stands; in the corner of the world map where it has no panel of its own."""


def draw_world(sheet: Sheet, spec: MapSpec, body: Panel, shape: str, crowd: str) -> None:
    """Compose a world map; the part of it that ``crowd`` names is drawn larger, as Europe is."""
    compose = {
        "wide": _draw_wide,
        "landscape": _draw_landscape,
        "poster": _draw_poster,
        "narrow": _draw_narrow,
    }
    compose[shape](sheet, spec, body, Crowd(crowd))


def _draw_maps(
    sheet: Sheet, spec: MapSpec, world_panel: Panel, europe_panel: Panel, crowd: Crowd
) -> list[Plan]:
    """Draw all panels; a station stands in the one that shows it largest."""
    m, ink = sheet.measures, sheet.theme.ink
    world = world_view(world_panel, to_right=bool(crowd.name) and not crowd.panel)
    second = None
    if crowd.panel:
        second = crowd_in(crowd.panel, crowd.name)
    elif crowd.name:
        second = crowd_in_corner(sheet, world, spec.layout, crowd.name)
    held = close_ups(europe_panel, second)
    away, *parts = parted(spec, held, m.symbol + 3)
    edges = [edge_on(world, one) for one in held]
    note = _enlarged(sheet, world, edges[0], parts[0], away)
    titles = [title_of(one, part) for one, part in zip(held, parts, strict=True)]
    boxes = [
        title_box(sheet, one, title_of(one, part.layout), part.layout)
        for one, part in zip(held, parts, strict=True)
    ]
    over = [box for one in held[1:] if not crowd.panel for box in (one.panel.shrunk(-3), boxes[1])]
    frames = [box for edge in edges for box in boxes_along(edge)]
    plans = [_planned(away, world, m, [note.box, *over, *frames])]
    for one, part, box in zip(held, parts, boxes, strict=True):
        plans.append(_planned(part, one.view, m, [box]))
    draw_base(sheet, spec, world)
    sheet.lines(edges, ink, 1.0)
    sheet.text(note.box.left, note.box.bottom - 3, note.text, "semibold", m.label, halo=1.5)
    draw_plan(sheet, spec, plans[0])
    if away.groups:
        draw_groups(sheet, world, away.groups)
    for one, part, words, box, plan in zip(held, parts, titles, boxes, plans[1:], strict=True):
        draw_base(sheet, spec, one.view, one.prefix)
        draw_plan(sheet, spec, plan, one.prefix)
        if part.groups:
            draw_groups(sheet, one.view, part.groups, one.prefix)
        draw_title(sheet, one, words, box)
        sheet.frame(one.panel, ink, 1.0)
    if is_empty(spec):
        draw_nothing(sheet, world_panel)
    return plans


def _planned(spec: MapSpec, view: View, measures: Measures, taken: Sequence[Panel]) -> Plan:
    layout = spec.final.stations if spec.final else ()
    return plan_panel(view, spec.stations, measures, taken, layout=layout)


def _enlarged(sheet: Sheet, world: View, edge: Floats, part: MapSpec, away: MapSpec) -> Label:
    """Say at the frame around Europe that it is drawn larger beside, where that hides no station."""
    m, panel = sheet.measures, world.panel
    words, longest = (
        f"{count} in Europe, enlarged" if count else "Europe, enlarged"
        for count in (len(part.stations), len(part.layout.stations))
    )
    wide, high = text_width(longest, "semibold", m.label), 1 + m.label_height
    spots = [world.point_px(mark.point) for mark in away.layout.stations]
    (left, top), (right, bottom) = edge.min(axis=0), edge.max(axis=0)

    def hidden(box: Panel) -> int:
        return sum(box.shrunk(-m.symbol - 3).holds(*spot) for spot in spots)

    boxes = [
        Panel(x, y, x + wide, y + high)
        for y in (float(bottom) + 3, float(top) - high - 2)
        for x in (float(left + right - wide) / 2, float(right - wide), float(left))
        if panel.left <= x and x + wide <= panel.right and panel.top <= y
    ]
    return Label(words, min(boxes, key=hidden))


def _draw_wide(sheet: Sheet, spec: MapSpec, body: Panel, crowd: Crowd) -> None:
    """Draw the world above its legend, with Europe beside both."""
    m = sheet.measures
    below_europe = LATER if any(held.kind == "since" for held in told_in(spec.layout)) else 0.0
    width = min((body.width - m.gap) * 0.375, body.height * 1.2)
    middle = body.right - width - m.gap
    height = min((middle - body.left) / ASPECT, body.height * 0.64)
    world = Panel(body.left, body.top, middle, body.top + height)
    bottom = min(body.bottom - below_europe, body.top + width * TALLEST)
    europe = Panel(middle + m.gap, body.top, body.right, bottom)
    plans = _draw_maps(sheet, spec, world, europe, crowd)
    top = world.bottom + 12
    column = min(entries_width(sheet, spec), world.width / 3)
    left, right = world.left + column + m.gap, world.left + 2 * (column + m.gap)
    y = draw_statuses(sheet, spec, world.left, top, column)
    draw_how_to_read(sheet, world.left, y, column, plans)
    y = draw_standings(sheet, spec, left, top, column)
    draw_missing(sheet, spec, left, y, column)
    answers = Panel(right, top, min(world.right, right + LONGEST_LINE), body.bottom)
    draw_placed(sheet, place_answers(spec, answers, kinds=("answer",), measures=m), world)
    later = Panel(europe.left, europe.bottom + 12, europe.right, body.bottom)
    draw_placed(sheet, place_answers(spec, later, kinds=("since",), measures=m), europe)


def _draw_landscape(sheet: Sheet, spec: MapSpec, body: Panel, crowd: Crowd) -> None:
    """Draw the world above its legend in two columns, Europe and the texts beside both."""
    m = sheet.measures
    middle = body.right - (body.width - m.gap) * 0.35 - m.gap
    column = (middle - body.left - m.gap) / 2
    right = body.left + column + m.gap
    trial = sheet.scratch()
    legend = max(
        draw_statuses(trial, spec, body.left, 0, column) + m.row + 6.3 * m.note,
        draw_missing(trial, spec.layout, right, draw_standings(trial, spec, right, 0, column), column),
    )
    high = min((middle - body.left) / ASPECT, body.height - legend - m.gap)
    world = Panel(body.left, body.top, middle, body.top + high)
    texts = Panel(middle + m.gap, 0, body.right, body.height * 0.45)
    placed = place_answers(spec.layout, texts, measures=m)
    wanted = placed[-1].box.bottom + m.gap if placed else 0.0
    width = texts.width
    high = min(body.height - wanted, width * TALLEST)
    europe = Panel(texts.left, body.top, body.right, body.top + high)
    plans = _draw_maps(sheet, spec, world, europe, crowd)
    top = world.bottom + m.gap
    y = draw_statuses(sheet, spec, body.left, top, column)
    draw_how_to_read(sheet, body.left, y, column, plans)
    y = draw_standings(sheet, spec, right, top, column)
    draw_missing(sheet, spec, right, y, column)
    answers = Panel(texts.left, europe.bottom + m.gap, body.right, body.bottom)
    draw_placed(sheet, place_answers(spec, answers, measures=m), world)


def _draw_poster(sheet: Sheet, spec: MapSpec, body: Panel, crowd: Crowd) -> None:
    """Draw the world across the sheet; below it Europe, the legend and the texts side by side."""
    m = sheet.measures
    column = min(entries_width(sheet, spec), body.width * 0.31)
    trial = sheet.scratch()
    legend = draw_standings(trial, spec, 0, draw_statuses(trial, spec, 0, 0, column) + m.gap / 2, column)
    world = Panel(
        body.left,
        body.top,
        body.right,
        body.top + min(body.width / ASPECT, body.height - legend - m.gap),
    )
    top = world.bottom + m.gap
    left = body.left + min(body.width * 0.37, (body.bottom - top) / 1.05)
    europe = Panel(body.left, top, left, min(body.bottom, top + (left - body.left) * TALLEST))
    plans = _draw_maps(sheet, spec, world, europe, crowd)
    left += m.gap
    y = draw_statuses(sheet, spec, left, top, column)
    draw_standings(sheet, spec, left, y + m.gap / 2, column)
    right = left + column + m.gap
    texts = Panel(right, top, min(body.right, right + LONGEST_LINE), body.bottom)
    notes = draw_notes(trial, spec, right, 0, texts.width, plans=plans)
    placed = place_answers(spec, Panel(right, 0, texts.right, texts.height - notes - m.gap), measures=m)
    y = top
    if placed:
        y += placed[-1].box.bottom + m.gap / 2
        draw_placed(sheet, place_answers(spec, Panel(right, top, texts.right, y), measures=m), world)
    draw_notes(sheet, spec, right, y, texts.width, plans=plans)


def _draw_narrow(sheet: Sheet, spec: MapSpec, body: Panel, crowd: Crowd) -> None:
    """Draw the world, Europe below it with the legend beside or below, and the texts across."""
    m = sheet.measures
    trial = sheet.scratch()
    beside = body.width * 0.47 > 0.94 * entries_width(sheet, spec)
    room = Panel(body.left, 0, body.right, body.height * 0.12)
    placed = place_answers(spec.layout, room, measures=m)
    below = placed[-1].box.bottom + m.gap if placed else 0.0
    below += draw_missing(trial, spec.layout, body.left, 0, body.width) + m.row + m.note * 3.2
    column = min(entries_width(sheet, spec), body.width * 0.47)
    if beside:
        left = body.right - column
        legend = draw_statuses(trial, spec, left, 0, column)
        legend = draw_standings(trial, spec, left, legend + m.gap, column)
        high = body.height - legend - below - 2 * m.gap
        world = _across(body, high)
        top = world.bottom + m.gap
        europe = Panel(body.left, top, left - m.gap, top + min(legend, (left - body.left) * TALLEST))
        plans = _draw_maps(sheet, spec, world, europe, crowd)
        y = draw_statuses(sheet, spec, left, top, column)
        y = max(draw_standings(sheet, spec, left, y + m.gap, column), europe.bottom)
    else:
        column = (body.width - m.gap) / 2
        right = body.left + column + m.gap
        legend = max(
            draw_statuses(trial, spec, body.left, 0, column),
            draw_standings(trial, spec, right, 0, column),
        )
        world = _across(body, body.height)
        top = world.bottom + m.gap
        high = body.bottom - top - legend - below - 2 * m.gap
        high = min(max(high, body.width * 0.5), body.width)
        aside = body.width * CROWD_SHARE if crowd.name else -m.gap
        europe = Panel(body.left, top, body.right - aside - m.gap, top + high)
        if crowd.name:
            crowd = replace(crowd, panel=Panel(europe.right + m.gap, top, body.right, top + high))
        plans = _draw_maps(sheet, spec, world, europe, crowd)
        top = europe.bottom + m.gap
        y = draw_statuses(sheet, spec, body.left, top, column)
        y = max(draw_standings(sheet, spec, right, top, column), y)
    y = draw_notes(sheet, spec, body.left, y, body.width, plans=plans)
    answers = Panel(body.left, y + m.gap * 0.6, body.right, body.bottom)
    draw_placed(sheet, place_answers(spec, answers, measures=m), world)


def _across(body: Panel, most: float) -> Panel:
    """Give the panel of a world map across a narrow sheet, lower where room is short."""
    full = body.width / ASPECT
    return Panel(body.left, body.top, body.right, body.top + min(full, max(most, full * 0.72)))
