"""The maps of a sheet of the world: the world, and its close-ups."""

from geo.mapspec.land import Floats
from geo.mapspec.parts import Part
from geo.mapspec.spec import MapSpec
from geo.render.print.closeups import (
    boxes_along,
    crowd_in_corner,
    draw_title,
    edge_on,
    enlarged_in,
    parts_in,
    title_box,
)
from geo.render.print.fonts import text_width
from geo.render.print.labels import Label
from geo.render.print.map import draw_base, draw_groups, draw_plan
from geo.render.print.map_furniture import draw_nothing
from geo.render.print.panel import Panel
from geo.render.print.plan import Plan, plan_panel
from geo.render.print.sheet import Sheet
from geo.render.print.view import View, world_view


def draw_maps(
    sheet: Sheet, spec: MapSpec, world_panel: Panel, europe_panel: Panel, crowd_panel: Panel | None = None
) -> list[Plan]:
    """Draw all maps, each station on the largest that shows it; returns their plans.

    A close-up beside Europe is drawn in its panel; without one, in the corner of the world map if it fits.
    """
    m, ink = sheet.measures, sheet.theme.ink
    europe, *crowds = spec.close_ups
    world = world_view(world_panel, to_right=bool(crowds) and not crowd_panel)
    enlarged = [enlarged_in(europe_panel, europe)]
    for crowd in crowds:
        beside = enlarged_in(crowd_panel, crowd) if crowd_panel else None
        beside = beside or crowd_in_corner(sheet, world, spec.layout, crowd)
        enlarged += [beside] if beside else []
    away, *parts = parts_in(spec, enlarged, m.symbol + 3)
    edges = [edge_on(world, one) for one in enlarged]
    note = _enlarged(sheet, world, edges[0], parts[0], away)
    titled = [(one, part.layout) for one, part in zip(enlarged, parts, strict=True)]
    boxes = [title_box(sheet, one, part.titles[0], part) for one, part in titled]
    over = [box for one in enlarged[1:] if not crowd_panel for box in (one.panel.shrunk(-3), boxes[1])]
    outlines = [box for edge in edges for box in boxes_along(edge)]
    plans = [plan_panel(world, away, m, [note.box, *over, *outlines])]
    for one, part, box in zip(enlarged, parts, boxes, strict=True):
        plans.append(plan_panel(one.view, part, m, [box]))
    draw_base(sheet, spec, world)
    sheet.lines(edges, ink, 1.0)
    sheet.text(note.box.left, note.box.bottom - 3, note.text, "semibold", m.label, halo=1.5)
    draw_plan(sheet, spec, plans[0])
    if away.groups:
        draw_groups(sheet, world, away.groups)
    for one, part, box, plan in zip(enlarged, parts, boxes, plans[1:], strict=True):
        draw_base(sheet, spec, one.view, one.prefix)
        draw_plan(sheet, spec, plan, one.prefix)
        if part.groups:
            draw_groups(sheet, one.view, part.groups, one.prefix)
        draw_title(sheet, one, part.titles[0], box)
        sheet.outline(one.panel, ink, 1.0)
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
