"""The world on a sheet: its maps, the legend and the answers, arranged for the shape of the sheet."""

from __future__ import annotations

from geo.mapspec.spec import MapSpec
from geo.mapspec.statements import statements_of
from geo.render.print.answers import draw_placed, place_answers
from geo.render.print.legend import draw_standings, draw_statuses, entries_width
from geo.render.print.notes import draw_how_to_read, draw_missing, draw_notes
from geo.render.print.panel import Panel
from geo.render.print.sheet import Sheet
from geo.render.print.world_maps import draw_maps

ASPECT = 2.29
"""Width to height of the world map as cropped."""
MAX_ASPECT = 1.36
"""Height to width of the panel of Europe at most, so that it shows little but Europe."""
LATER = 160.0
"""Height below the panel of Europe for what is known since."""
CROWD_SHARE = 0.29
"""Width of the panel of the next crowd beside Europe, as a share of both."""
MAX_LINE = 640.0
"""Width of a column of text at most, so that the eye finds the next line."""


def draw_world(sheet: Sheet, spec: MapSpec, body: Panel, shape: str) -> None:
    """Compose a world map with its close-ups."""
    compose = {
        "wide": _draw_wide,
        "landscape": _draw_landscape,
        "poster": _draw_poster,
        "narrow": _draw_narrow,
    }
    compose[shape](sheet, spec, body)


def _draw_wide(sheet: Sheet, spec: MapSpec, body: Panel) -> None:
    """Draw the world above its legend, with Europe beside both."""
    m = sheet.measures
    below_europe = LATER if bool(statements_of(spec.layout).of("since").every) else 0.0
    width = min((body.width - m.gap) * 0.375, body.height * 1.2)
    middle = body.right - width - m.gap
    height = min((middle - body.left) / ASPECT, body.height * 0.64)
    world = Panel(body.left, body.top, middle, body.top + height)
    bottom = min(body.bottom - below_europe, body.top + width * MAX_ASPECT)
    europe = Panel(middle + m.gap, body.top, body.right, bottom)
    plans = draw_maps(sheet, spec, world, europe)
    top = world.bottom + 12
    column = min(entries_width(sheet, spec), world.width / 3)
    left, right = world.left + column + m.gap, world.left + 2 * (column + m.gap)
    y = draw_statuses(sheet, spec, world.left, top, column)
    draw_how_to_read(sheet, world.left, y, column, plans)
    y = draw_standings(sheet, spec, left, top, column)
    draw_missing(sheet, spec, left, y, column)
    answers = Panel(right, top, min(world.right, right + MAX_LINE), body.bottom)
    draw_placed(sheet, spec, place_answers(spec, answers, kinds=("answer",), measures=m), world)
    later = Panel(europe.left, europe.bottom + 12, europe.right, body.bottom)
    draw_placed(sheet, spec, place_answers(spec, later, kinds=("since",), measures=m), europe)


def _draw_landscape(sheet: Sheet, spec: MapSpec, body: Panel) -> None:
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
    high = min(body.height - wanted, width * MAX_ASPECT)
    europe = Panel(texts.left, body.top, body.right, body.top + high)
    plans = draw_maps(sheet, spec, world, europe)
    top = world.bottom + m.gap
    y = draw_statuses(sheet, spec, body.left, top, column)
    draw_how_to_read(sheet, body.left, y, column, plans)
    y = draw_standings(sheet, spec, right, top, column)
    draw_missing(sheet, spec, right, y, column)
    answers = Panel(texts.left, europe.bottom + m.gap, body.right, body.bottom)
    draw_placed(sheet, spec, place_answers(spec, answers, measures=m), world)


def _draw_poster(sheet: Sheet, spec: MapSpec, body: Panel) -> None:
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
    europe = Panel(body.left, top, left, min(body.bottom, top + (left - body.left) * MAX_ASPECT))
    plans = draw_maps(sheet, spec, world, europe)
    left += m.gap
    y = draw_statuses(sheet, spec, left, top, column)
    draw_standings(sheet, spec, left, y + m.gap / 2, column)
    right = left + column + m.gap
    texts = Panel(right, top, min(body.right, right + MAX_LINE), body.bottom)
    notes = draw_notes(trial, spec, right, 0, texts.width, plans=plans)
    placed = place_answers(spec, Panel(right, 0, texts.right, texts.height - notes - m.gap), measures=m)
    y = top
    if placed:
        y += placed[-1].box.bottom + m.gap / 2
        draw_placed(sheet, spec, place_answers(spec, Panel(right, top, texts.right, y), measures=m), world)
    draw_notes(sheet, spec, right, y, texts.width, plans=plans)


def _draw_narrow(sheet: Sheet, spec: MapSpec, body: Panel) -> None:
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
        wide = left - m.gap - body.left
        high = max(legend, body.bottom - top - below - m.gap)  # a short legend leaves it more
        europe = Panel(body.left, top, left - m.gap, top + min(high, wide * MAX_ASPECT))
        plans = draw_maps(sheet, spec, world, europe)
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
        has_crowd = len(spec.close_ups) > 1
        aside = body.width * CROWD_SHARE if has_crowd else -m.gap
        europe = Panel(body.left, top, body.right - aside - m.gap, top + high)
        crowd = Panel(europe.right + m.gap, top, body.right, top + high) if has_crowd else None
        plans = draw_maps(sheet, spec, world, europe, crowd)
        top = europe.bottom + m.gap
        y = draw_statuses(sheet, spec, body.left, top, column)
        y = max(draw_standings(sheet, spec, right, top, column), y)
    y = draw_notes(sheet, spec, body.left, y, body.width, plans=plans)
    answers = Panel(body.left, y + m.gap * 0.6, body.right, body.bottom)
    draw_placed(sheet, spec, place_answers(spec, answers, measures=m), world)


def _across(body: Panel, most: float) -> Panel:
    """Give the panel of a world map across a narrow sheet, lower where room is short."""
    full = body.width / ASPECT
    return Panel(body.left, body.top, body.right, body.top + min(full, max(most, full * 0.72)))
