"""The close-ups of a world map: their views, their titles, and room for one in a corner of the map."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely

from geo.mapspec.closeups import EUROPE, CloseUp, Part, Title, parts_of
from geo.mapspec.land import Floats
from geo.mapspec.spec import MapSpec
from geo.model.places import LonLat
from geo.model.sources import BorderView
from geo.render.print.fonts import text_width, wrapped
from geo.render.print.panel import Panel
from geo.render.print.seen import land_in
from geo.render.print.sheet import Sheet
from geo.render.print.view import View, edge_degrees, europe_view, local_view, world_outline

INSET_SHARES = tuple(share / 100 for share in range(96, 40, -4))
"""Shares of a world map's height that are tried for an inset in its corner."""

INSET_ASPECT = 1.25
"""Width to height of such an inset with its title, at most."""

TITLE_LEADING = 1.22
"""From one line of a title to the next, in sizes of its type."""

MIN_SPACE = 0.5
"""Free space beside a name without a count that is as wide as its close-up, in sizes of its type."""

MAX_LAND = 0.01
"""Share of an inset below which plain land may lie."""


@dataclass(frozen=True, slots=True)
class Enlargement:
    """A close-up in its panel."""

    name: str
    view: View
    prefix: str
    """Begins the ids of its groups."""
    title: Panel | None = None
    """Box of its title, if that is not in a corner of its panel."""

    @property
    def panel(self) -> Panel:
        return self.view.panel


def europe_in(panel: Panel, borders: BorderView) -> Enlargement:
    """Europe in a panel."""
    return Enlargement(EUROPE.name, europe_view(panel, borders=borders), "europe--")


def crowd_in(panel: Panel, crowd: CloseUp, borders: BorderView, title: Panel | None = None) -> Enlargement:
    """The close-up beside Europe in a panel."""
    view = local_view(crowd.extent, panel, exactly=True, borders=borders)
    return Enlargement(crowd.name, view, "crowd--", title)


def crowd_in_corner(sheet: Sheet, world: View, spec: MapSpec, crowd: CloseUp) -> Enlargement | None:
    """The close-up in the lower left corner of a world map, where there is little but sea.

    It covers no alleged station that stays on the world map, and no country with a status. None where there
    is no room.
    """
    m, panel = sheet.measures, world.panel
    least, reach, above = m.label * 8.5, m.symbol + 6, 2 * TITLE_LEADING * m.label
    spots = [world.point_px(mark.point) for mark in spec.stations if not crowd.holds(mark.point)]
    coloured = {mark.code for mark in spec.countries}
    bottom = min(panel.bottom, float(world.to_px(world_outline())[:, 1].max()))
    farthest = panel.left + (bottom - panel.top) * INSET_SHARES[0] * INSET_ASPECT
    near = [land for land in land_in(world) if shapely.bounds(land.shape)[0] < farthest]
    plain = np.array([land.shape for land in near if land.code not in coloured])
    kept = np.array([land.shape for land in near if land.code in coloured])

    def fits(box: Panel) -> bool:
        covered = [shapely.area(shapely.clip_by_rect(shapes, *box.row)).sum() for shapes in (plain, kept)]
        is_sea = covered[0] < MAX_LAND * box.width * box.height and not covered[1]
        return is_sea and not box.shrunk(-reach).count(spots)

    tried = []
    for share in INSET_SHARES:
        high = (bottom - panel.top) * share
        wides = np.arange(high * INSET_ASPECT, least, -4.0).tolist()
        boxes = (Panel(panel.left, bottom - high, panel.left + wide, bottom) for wide in wides)
        tried += [box for box in [next(filter(fits, boxes), None)] if box]
    if not tried:
        return None
    box = max(tried, key=lambda one: min(one.width, (one.height - above) * 1.2))
    inner = box.below(box.top + above)
    return crowd_in(inner, crowd, world.borders, replace(box, bottom=inner.top))


def parts_in(spec: MapSpec, enlarged: Sequence[Enlargement], margin: float) -> list[Part]:
    """What the world map shows, and what each close-up: each station is in the first that contains it."""

    def owner(point: LonLat) -> int:
        return next((i for i, one in enumerate(enlarged, 1) if one.view.holds(point, margin)), 0)

    names = [one.name for one in enlarged]
    parts = parts_of(names, spec.stations, spec.groups, owner)
    if not spec.final:
        return parts
    finals = parts_of(names, spec.final.stations, spec.final.groups, owner)
    return [replace(part, final=final) for part, final in zip(parts, finals, strict=True)]


def edge_on(world: View, one: Enlargement) -> Floats:
    """The outline of a close-up on the world map, in pixels."""
    return world.to_px(edge_degrees(one.view))


def boxes_along(edge: Floats) -> Iterable[Panel]:
    """Small boxes along an outline, for names to keep off."""
    return [Panel.around(x, y, 2) for x, y in edge.tolist()]


def title_box(sheet: Sheet, one: Enlargement, title: Title, part: Part) -> Panel:
    """The box of a close-up's title: above it, or in the corner where it hides fewest stations."""
    size, lines = _set(sheet, one, title)
    panel = one.panel
    wide = min(max(text_width(line, "bold", size) for line in lines) + size * 1.2, panel.width)
    high = size * (0.5 + TITLE_LEADING * len(lines))
    if one.title:
        return Panel(panel.left, panel.top - high, panel.left + wide, panel.top)
    reach = 2 * sheet.measures.symbol + 2
    spots = [one.view.point_px(mark.point) for mark in part.stations]
    corners = [
        Panel.sized(x, y, wide, high)
        for y in (panel.top, panel.bottom - high)
        for x in (panel.left, panel.right - wide)
    ]
    return min(corners, key=lambda box: box.shrunk(-reach).count(spots))


def _set(sheet: Sheet, one: Enlargement, title: Title) -> tuple[float, list[str]]:
    """Size and lines of a title; where it takes two, the count stands on the second."""
    m, width = sheet.measures, one.panel.width
    size = m.heading if width > 240 else m.label
    room = width - size * 1.2
    words = str(title)
    if text_width(words, "bold", size) <= (room if title.count else width - size * MIN_SPACE):
        return size, [words]
    return size, [line for part in title.lines for line in wrapped(part, "bold", size, room, 2)]


def draw_title(sheet: Sheet, one: Enlargement, title: Title, box: Panel) -> None:
    """Draw the title of a close-up."""
    size, lines = _set(sheet, one, title)
    left = box.left
    if not one.title:
        sheet.furniture.append(box)
        sheet.area([box.ring], sheet.theme.paper)
        left += min(size * 0.6, (box.width - max(text_width(line, "bold", size) for line in lines)) / 2)
    for number, line in enumerate(lines):
        y = box.top + size * (1.15 + TITLE_LEADING * number)
        sheet.text(left, y, line, "bold", size, halo=1.5 if one.title else 0.0)
