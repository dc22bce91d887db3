"""The world on a sheet: its maps, the legend and the answers, arranged for the shape of the sheet."""

from dataclasses import replace

from geo.mapspec.land import Floats
from geo.mapspec.parts import Part
from geo.mapspec.spec import MapSpec
from geo.mapspec.statements import statements_of
from geo.render.print.answers import answers_bottom, draw_answers, draw_blocks, place_answers
from geo.render.print.closeups import (
    crowd_in_corner,
    draw_title,
    enlarged_in,
    outlines_on,
    parts_in,
    title_box,
)
from geo.render.print.fonts import text_width
from geo.render.print.labels import Label
from geo.render.print.legend import (
    draw_how_to_read,
    draw_missing,
    draw_notes,
    draw_standings,
    draw_statuses,
    entries_width,
)
from geo.render.print.map import draw_base, draw_groups, draw_plan
from geo.render.print.map_furniture import draw_frame, draw_nothing
from geo.render.print.panel import Panel
from geo.render.print.plan import Plan, plan_panel
from geo.render.print.sheet import Sheet
from geo.render.print.view import WORLD_ASPECT, View, world_view

MAX_ASPECT = 1.36
"""Height to width of the panel of Europe at most."""
LATER = 160.0
"""Height below the panel of Europe for what is known since."""
CROWD_SHARE = 0.29
"""Width of the other close-up beside Europe, as a share of both."""
MAX_BESIDE = 575.0
"""Width of the panel beside the world on a wide sheet at most: a larger sheet has a larger world."""
MAX_LINE = 640.0
"""Width of a column of text at most."""


def draw_world(sheet: Sheet, spec: MapSpec, body: Panel, shape: str) -> None:
    """Draw a world map with its close-ups, its legend and the answers."""
    compose = {
        "wide": _draw_wide,
        "landscape": _draw_landscape,
        "poster": _draw_poster,
        "narrow": _draw_narrow,
    }
    compose[shape](sheet, spec, body)


def _draw_wide(sheet: Sheet, spec: MapSpec, body: Panel) -> None:
    """The world above its legend, with Europe beside both."""
    gap = sheet.measures.gap
    below_europe = LATER if statements_of(spec.layout).of("since").every else 0.0
    width = min((body.width - gap) * 0.375, body.height * 1.2, MAX_BESIDE)
    middle = body.right - width - gap
    height = min((middle - body.left) / WORLD_ASPECT, body.height * 0.64)
    world = Panel(body.left, body.top, middle, body.top + height)
    bottom = min(body.bottom - below_europe, body.top + width * MAX_ASPECT)
    europe = Panel(middle + gap, body.top, body.right, bottom)
    plans = draw_maps(sheet, spec, world, europe)
    column = min(entries_width(sheet, spec), world.width / 3)
    first = Panel(world.left, world.bottom + 12, world.left + column, body.bottom)
    second = replace(first, left=first.right + gap, right=first.right + gap + column)
    left = second.right + gap
    draw_how_to_read(sheet, first.below(draw_statuses(sheet, spec, first)), plans)
    draw_missing(sheet, spec, second.below(draw_standings(sheet, spec, second)))
    answers = replace(first, left=left, right=min(world.right, left + MAX_LINE))
    draw_answers(sheet, spec, answers, on_map=world, kinds=("answer",))
    later = Panel(europe.left, europe.bottom + 12, europe.right, body.bottom)
    draw_answers(sheet, spec, later, on_map=europe, kinds=("since",))


def _draw_landscape(sheet: Sheet, spec: MapSpec, body: Panel) -> None:
    """The world above its legend in two columns, Europe and the texts beside both."""
    m, trial = sheet.measures, sheet.scratch()
    middle = body.right - (body.width - m.gap) * 0.35 - m.gap
    first, second = Panel(body.left, 0, middle, body.bottom).columns(2, m.gap)
    legend = max(
        draw_statuses(trial, spec, first) + m.row + 6.3 * m.note,
        draw_missing(trial, spec.layout, second.below(draw_standings(trial, spec, second))),
    )
    high = min((middle - body.left) / WORLD_ASPECT, body.height - legend - m.gap)
    world = Panel(body.left, body.top, middle, body.top + high)
    texts = Panel(middle + m.gap, 0, body.right, body.height * 0.45)
    wanted = answers_bottom(spec.layout, texts, m, gap=m.gap)
    high = min(body.height - wanted, texts.width * MAX_ASPECT)
    europe = Panel(texts.left, body.top, body.right, body.top + high)
    plans = draw_maps(sheet, spec, world, europe)
    first, second = (column.below(world.bottom + m.gap) for column in (first, second))
    y = draw_how_to_read(sheet, first.below(draw_statuses(sheet, spec, first)), plans)
    y = max(y, draw_missing(sheet, spec, second.below(draw_standings(sheet, spec, second))))
    texts = Panel(texts.left, europe.bottom + m.gap, body.right, body.bottom)
    spare = Panel(body.left, y + m.gap, min(middle, body.left + MAX_LINE), body.bottom)
    answers = place_answers(spec, spare, kinds=("answer",), measures=m, only_whole=True)
    if answers:  # all of them find room below a short legend
        draw_blocks(sheet, answers)
        draw_answers(sheet, spec, texts, on_map=world, kinds=("since",))
    else:
        draw_answers(sheet, spec, texts, on_map=world)


def _draw_poster(sheet: Sheet, spec: MapSpec, body: Panel) -> None:
    """The world across the sheet; below it Europe, the legend and the texts side by side."""
    m, trial = sheet.measures, sheet.scratch()
    legend = Panel(0, 0, min(entries_width(sheet, spec), body.width * 0.31), body.bottom)
    high = draw_standings(trial, spec, legend.below(draw_statuses(trial, spec, legend) + m.gap / 2))
    high = min(body.width / WORLD_ASPECT, body.height - high - m.gap)
    world = Panel(body.left, body.top, body.right, body.top + high)
    top = world.bottom + m.gap
    wide = min(body.width * 0.37, (body.bottom - top) / 1.05)
    left = body.left + wide
    europe = Panel(body.left, top, left, min(body.bottom, top + (left - body.left) * MAX_ASPECT))
    plans = draw_maps(sheet, spec, world, europe)
    legend = Panel(left + m.gap, top, left + m.gap + legend.width, body.bottom)
    draw_standings(sheet, spec, legend.below(draw_statuses(sheet, spec, legend) + m.gap / 2))
    right = legend.right + m.gap
    texts = Panel(right, top, min(body.right, right + MAX_LINE), body.bottom)
    notes = draw_notes(trial, spec, texts.below(0), plans)
    bottom = answers_bottom(
        spec, Panel(right, 0, texts.right, texts.height - notes - m.gap), m, gap=m.gap / 2
    )
    if bottom:
        draw_answers(sheet, spec, replace(texts, bottom=top + bottom), on_map=world)
    draw_notes(sheet, spec, texts.below(top + bottom), plans)


def _draw_narrow(sheet: Sheet, spec: MapSpec, body: Panel) -> None:
    """The world, Europe below it with the legend beside or below, and the texts across."""
    m, trial = sheet.measures, sheet.scratch()
    column = entries_width(sheet, spec)
    beside = body.width * 0.47 > 0.94 * column
    room = Panel(body.left, 0, body.right, body.height * 0.12)
    below = answers_bottom(spec.layout, room, m, gap=m.gap)
    below += draw_missing(trial, spec.layout, room) + m.row + m.note * 3.2
    if beside:
        keys = Panel(body.right - min(column, body.width * 0.47), 0, body.right, body.bottom)
        legend = draw_standings(trial, spec, keys.below(draw_statuses(trial, spec, keys) + m.gap))
        world = _across(body, body.height - legend - below - 2 * m.gap)
        top = world.bottom + m.gap
        wide = keys.left - m.gap - body.left
        high = max(legend, body.bottom - top - below - m.gap)  # a short legend leaves it more
        europe = Panel(body.left, top, keys.left - m.gap, top + min(high, wide * MAX_ASPECT))
        plans = draw_maps(sheet, spec, world, europe)
        y = draw_statuses(sheet, spec, keys.below(top))
        y = max(draw_standings(sheet, spec, keys.below(y + m.gap)), europe.bottom)
    else:
        first, second = replace(body, top=0).columns(2, m.gap)
        legend = max(draw_statuses(trial, spec, first), draw_standings(trial, spec, second))
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
        y = draw_statuses(sheet, spec, first.below(top))
        y = max(draw_standings(sheet, spec, second.below(top)), y)
    y = draw_notes(sheet, spec, body.below(y), plans)
    draw_answers(sheet, spec, body.below(y + m.gap * 0.6), on_map=world)


def _across(body: Panel, most: float) -> Panel:
    """The panel of a world map across a narrow sheet, lower where room is short."""
    full = body.width / WORLD_ASPECT
    return replace(body, bottom=body.top + min(full, max(most, full * 0.72)))


def draw_maps(
    sheet: Sheet, spec: MapSpec, world_panel: Panel, europe_panel: Panel, crowd_panel: Panel | None = None
) -> list[Plan]:
    """Draw all maps, each station on the largest that shows it; returns their plans.

    A close-up beside Europe is drawn in its panel; without one, in the corner of the world map if it fits.
    """
    m, ink = sheet.measures, sheet.theme.ink
    europe, *crowds = spec.close_ups
    world = world_view(world_panel, to_right=bool(crowds) and not crowd_panel, borders=spec.borders)
    enlarged = [enlarged_in(europe_panel, europe, spec.borders)]
    for crowd in crowds:
        beside = enlarged_in(crowd_panel, crowd, spec.borders) if crowd_panel else None
        beside = beside or crowd_in_corner(m, world, spec.layout, crowd)
        enlarged += [beside] if beside else []
    away, *parts = parts_in(spec, enlarged, m.symbol + 3)
    edges, outlines = outlines_on(world, enlarged)
    note = _enlarged(sheet, world, edges[0], parts[0], away)
    titled = [(one, part.layout) for one, part in zip(enlarged, parts, strict=True)]
    boxes = [title_box(sheet, one, part.titles[0], part) for one, part in titled]
    over = [box for one in enlarged[1:] if not crowd_panel for box in (one.panel.shrunk(-3), boxes[1])]
    plans = [plan_panel(world, away, m, (note.box, *over, *outlines))]
    for one, part, box in zip(enlarged, parts, boxes, strict=True):
        plans.append(plan_panel(one.view, part, m, (box,)))
    draw_base(sheet, spec, world)
    with sheet.group("close-up-outlines"):
        sheet.lines(edges, ink, 1.0)
    with sheet.group("enlarged-note"):
        sheet.text(note.box.left, note.box.bottom - 3, note.text, "semibold", m.label, halo=1.5)
    draw_plan(sheet, spec, plans[0])
    if away.groups:
        draw_groups(sheet, world, away.groups)
    for one, part, box, plan in zip(enlarged, parts, boxes, plans[1:], strict=True):
        sheet.maps[one.prefix] = one.close_up.name
        draw_base(sheet, spec, one.view, one.prefix)
        draw_plan(sheet, spec, plan, one.prefix)
        if part.groups:
            draw_groups(sheet, one.view, part.groups, one.prefix)
        draw_title(sheet, one, part.titles[0], box)
        draw_frame(sheet, one.panel, one.prefix, ink, 1.0)
    if spec.is_empty:
        draw_nothing(sheet, world_panel)
    return plans


def _enlarged(sheet: Sheet, world: View, edge: Floats, part: Part, away: Part) -> Label:
    """The note at Europe's outline that it is enlarged, where that hides fewest stations."""
    m, panel = sheet.measures, world.panel
    wide, high = text_width(part.layout.enlarged, "semibold", m.label), 1 + m.label_height
    spots = [world.point_px(mark.point) for mark in away.layout.stations]
    (left, top), (right, bottom) = edge.min(axis=0), edge.max(axis=0)

    boxes = [
        Panel.sized(x, y, wide, high)
        for y in (float(bottom) + 3, float(top) - high - 2)
        for x in (float(left + right - wide) / 2, float(right - wide), float(left))
        if panel.left <= x and x + wide <= panel.right and panel.top <= y
    ]
    return Label(part.enlarged, min(boxes, key=lambda box: box.shrunk(-m.symbol - 3).count(spots)))
