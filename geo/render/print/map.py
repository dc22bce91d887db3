"""One panel of a printed map, drawn: sea, land, coloured countries, stations and their names."""

from collections.abc import Sequence

import numpy as np
import shapely

from geo.mapspec.declutter import circle
from geo.mapspec.land import Floats, lines_of, rings_of
from geo.mapspec.marks import GroupMark, group_radius
from geo.mapspec.spec import MapSpec
from geo.mapspec.symbology import STANDING_GLYPHS, Glyph
from geo.mapspec.theme import readable_on
from geo.mapspec.titles import country_title, groups_title
from geo.render.print.disputes import draw_disputed_areas, draw_disputed_lines
from geo.render.print.fonts import text_width
from geo.render.print.labels import Label
from geo.render.print.lakes import draw_lakes
from geo.render.print.measures import Measures
from geo.render.print.panel import Panel
from geo.render.print.patterns import draw_country_pattern
from geo.render.print.plan import Plan
from geo.render.print.seen import LandSeen, land_in
from geo.render.print.sheet import Sheet
from geo.render.print.view import View, graticule, world_outline

MIN_COUNTRY = 5.0
"""Pixels across below which a disc stands for a coloured country."""

MIN_OUTLINED = 7.0
"""Pixels across of the land that is outlined on a world map."""

COAST_DETAIL = 0.6
"""Tolerance in pixels of the outlines on a world map."""


def draw_base(sheet: Sheet, spec: MapSpec, view: View, prefix: str = "", *, weight: float = 1.0) -> None:
    """Draw sea, graticule, land and the countries with a status.

    ``prefix`` begins the ids of groups on a second panel; ``weight`` multiplies the width of lines.
    """
    theme = sheet.theme
    with sheet.group(f"{prefix}land"):
        if view.is_world:
            edge, net = _seen(view)
            sheet.area(edge, theme.sea)
            sheet.lines(net, theme.graticule, 0.7 * weight)
        else:
            sheet.area([view.panel.ring], theme.sea)
        coloured = {mark.code for mark in spec.countries}
        plain = [land for land in land_in(view) if land.code not in coloured]
        greyed = [spec.clip is not None and spec.clip.greys(land.code) for land in plain]
        for colour, is_around in ((theme.greyed, True), (theme.land, False)):
            shapes = [land.shape for land, grey in zip(plain, greyed, strict=True) if grey is is_around]
            sheet.area([ring for shape in shapes for ring in rings_of(shape)], colour)
        sheet.lines([line for land in plain for line in lines_of(land.borders)], theme.border, 0.7 * weight)
    for mark in sorted(spec.countries, key=lambda country: country.code):
        classes = f"country country--{mark.code} status--{mark.status}"
        with sheet.group(f"{prefix}country--{mark.code}", country_title(mark), classes):
            fill = theme.fills[mark.status]
            for land in land_in(view):
                if land.code == mark.code:
                    sheet.area(rings_of(_visible(land.shape, view.panel)), fill.colour)
            draw_country_pattern(sheet, view, mark.code, fill)
    draw_disputed_areas(sheet, view, prefix)
    draw_lakes(sheet, view, prefix)
    with sheet.group(f"{prefix}borders"):
        lands = [land for land in land_in(view) if land.code in coloured]
        edges = [line for land in lands for line in _outline(land, view.panel)]
        edges = _coasts(edges) if view.is_world else edges
        sheet.lines(edges, theme.paper, theme.edge_casing * weight)
        sheet.lines(edges, theme.edge, 0.85 * weight)
    draw_disputed_lines(sheet, view, prefix, weight)


def _seen(view: View) -> tuple[Sequence[Floats], Sequence[Floats]]:
    """The edge of the world and its meridians and parallels, clipped to the panel."""
    edge = shapely.Polygon(view.to_px(world_outline()))
    net = shapely.multilinestrings([shapely.LineString(view.to_px(line)) for line in graticule()])
    edge, net = (shapely.clip_by_rect(shape, *view.panel.row) for shape in (edge, net))
    return rings_of(edge), lines_of(net)


def _visible(shape: shapely.Geometry, panel: Panel) -> shapely.Geometry:
    """The shape, or a disc where all of it lies on the panel and is too small to be seen."""
    left, top, right, bottom = shapely.bounds(shape)
    inner = panel.shrunk(0.5)
    is_cut = left < inner.left or top < inner.top or right > inner.right or bottom > inner.bottom
    least = min(MIN_COUNTRY, panel.height / 40)
    if is_cut or max(right - left, bottom - top) >= least:
        return shape
    return shapely.buffer(shapely.centroid(shape), least * 0.8)


def _outline(land: LandSeen, panel: Panel) -> list[Floats]:
    """The borders of a country, or the edge of the disc in its place."""
    shape = _visible(land.shape, panel)
    return list(lines_of(land.borders if shape is land.shape else shapely.boundary(shape)))


def _coasts(lines: Sequence[Floats]) -> list[Floats]:
    """Outlines without islets and small bends, which would become blots on a world map."""
    long = [shapely.LineString(line) for line in lines if np.ptp(line, axis=0).max() > MIN_OUTLINED]
    return [shapely.get_coordinates(line) for line in shapely.simplify(long, COAST_DETAIL)]


def draw_plan(sheet: Sheet, spec: MapSpec, plan: Plan, prefix: str = "") -> None:
    """Draw the areas, lines, symbols and names of a plan, in this order."""
    sheet.plans.append(plan)
    with sheet.group(f"{prefix}uncertainty"):
        for ring in plan.rings:
            _draw_ring(sheet, plan.view, circle(*ring))
    with sheet.group(f"{prefix}hairlines"):
        sheet.lines(plan.hairlines, sheet.theme.ink, 0.7)
    with sheet.group(f"{prefix}leaders"):
        sheet.lines(plan.leaders, sheet.theme.paper, 3.0)
        sheet.lines(plan.leaders, sheet.theme.ink, 1.0)
    for mark, spot in zip(plan.stations, plan.spots, strict=True):
        with sheet.group(f"{prefix}station--{mark.id}", mark.title, f"station station--{mark.id}"):
            draw_glyph(sheet, STANDING_GLYPHS[mark.standing], *spot, plan.measures.symbol)
    with sheet.group(f"{prefix}country-names"):
        for label in plan.countries:
            _draw_country_name(sheet, spec, label)
    with sheet.group(f"{prefix}names"):
        for label in plan.labels:
            _draw_name(sheet, label, plan.measures)


def _draw_name(sheet: Sheet, label: Label, measures: Measures) -> None:
    """Draw the name of a place, on one line or two."""
    lines, box = label.lines or (label.text,), label.box
    x = {"left": box.left + 1, "center": box.middle[0], "right": box.right - 1}[label.align]
    for number, line in enumerate(lines, 1):
        y = box.top + number * (box.height / len(lines)) - 3.2
        sheet.text(x, y, line, "semibold", measures.label, align=label.align, halo=1.5)


def _draw_country_name(sheet: Sheet, spec: MapSpec, label: Label) -> None:
    """Draw a country's name with a halo of the colour below it."""
    theme = sheet.theme
    fill = {mark.code: theme.fills[mark.status] for mark in spec.countries}.get(label.country)
    colour = readable_on(fill.colour) if fill else theme.quiet
    is_greyed = spec.clip is not None and spec.clip.greys(label.country)
    around = fill.colour if fill else theme.greyed if is_greyed else theme.land
    x, y = label.box.left + 4, label.box.bottom - 4
    sheet.text(x, y, label.text, "regular", sheet.measures.country, colour=colour, halo=2.5, around=around)


def _draw_ring(sheet: Sheet, view: View, ring: list[tuple[float, float]]) -> None:
    seen = shapely.clip_by_rect(shapely.LineString(view.to_px(ring)), *view.panel.row)
    for line in lines_of(shapely.line_merge(seen) if seen.geom_type == "MultiLineString" else seen):
        sheet.lines([line], sheet.theme.paper, 2.4)  # unbroken, so that a pattern does not fill the gaps
        sheet.lines(dashed(shapely.LineString(line)), sheet.theme.uncertainty, 1.0)


def dashed(line: shapely.LineString) -> list[Floats]:
    """A line in dashes of about 3 pixels, with gaps as long."""
    ends = shapely.get_coordinates(shapely.segmentize(line, 3.0))
    return [ends[i : i + 2] for i in range(0, len(ends) - 1, 2)]


def draw_glyph(sheet: Sheet, glyph: Glyph, x: float, y: float, half: float) -> None:
    """Draw a station symbol, ``half`` pixels from its middle to its side."""
    outline = [[(x + u * half, y + v * half) for u, v in glyph.outline]]
    weight = half / 6
    sheet.area(outline, sheet.theme.casing, sheet.theme.casing, 2.6 * weight)
    sheet.area(outline, glyph.body, sheet.theme.glyph_edge, 1.1 * weight)
    for mark in glyph.marks:
        sheet.area([[(x + u * half, y + v * half) for u, v in mark]], glyph.mark)


def draw_groups(sheet: Sheet, view: View, groups: Sequence[GroupMark], prefix: str = "") -> None:
    """Draw proportional circles with their counts, the largest first."""
    total = sum(group.count for group in groups)
    with sheet.group(f"{prefix}groups", groups_title(total)):
        for group in sorted(groups, key=lambda one: (-one.count, one.point.lon, one.point.lat)):
            x, y = view.panel.shrunk(4).nearest(*view.point_px(group.point))
            radius = group_radius(group.count)
            disc = shapely.buffer(shapely.Point(x, y), radius, quad_segs=12)
            sheet.area(rings_of(disc), sheet.theme.paper, sheet.theme.ink, 1.1)
            words = f"{group.count:,}"
            size = min(13.0, 1.7 * radius * 12.5 / max(1.0, text_width(words, "semibold", 12.5)))
            sheet.text(x, y + size * 0.35, words, "semibold", size, align="center")
