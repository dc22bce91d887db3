"""The close-ups of a world map: their views, their titles, and room for one in a corner of the map."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import shapely

from geo.mapspec.closeups import CROWDS, EUROPE, INSET_ASPECT, CloseUp, corner_inset
from geo.mapspec.land import Floats
from geo.mapspec.parts import Part, parts_of
from geo.mapspec.spec import MapSpec
from geo.model.sources import BorderView
from geo.render.print.fonts import text_width, wrapped
from geo.render.print.measures import Measures
from geo.render.print.panel import Panel
from geo.render.print.seen import land_in
from geo.render.print.sheet import Sheet
from geo.render.print.view import View, close_up_view, edge_degrees, world_outline

TITLE_LEADING = 1.22
"""From one line of a title to the next, in sizes of its type."""

MIN_SPACE = 0.5
"""Free space beside a name without a count that is as wide as its close-up, in sizes of its type."""


@dataclass(frozen=True, slots=True)
class Enlargement:
    """A close-up in its panel."""

    close_up: CloseUp
    view: View
    has_title_above: bool = False
    """Whether its title stands above its panel, not in a corner of it."""

    @property
    def panel(self) -> Panel:
        return self.view.panel

    @property
    def prefix(self) -> str:
        """Begins the ids of its groups."""
        if self.close_up in CROWDS:
            return "crowd--"
        return "europe--" if self.close_up == EUROPE else "continent--"


def enlarged_in(panel: Panel, close_up: CloseUp, borders: BorderView) -> Enlargement:
    """A close-up in a panel."""
    return Enlargement(close_up, close_up_view(close_up, panel, borders))


@lru_cache(maxsize=4)
def crowd_in_corner(m: Measures, world: View, spec: MapSpec, crowd: CloseUp) -> Enlargement | None:
    """The close-up in the lower left corner of a world map; None where :func:`.corner_inset` has none."""
    panel = world.panel
    reach, above = m.symbol + 6, 2 * TITLE_LEADING * m.label
    spots = [world.point_px(mark.point) for mark in crowd.without(spec.stations)]
    coloured = {mark.code for mark in spec.countries}
    bottom = min(panel.bottom, float(world.to_px(world_outline())[:, 1].max()))
    farthest = panel.left + (bottom - panel.top) * INSET_ASPECT
    near = [land for land in land_in(world) if shapely.bounds(land.shape)[0] < farthest]
    plain = np.array([land.shape for land in near if land.code not in coloured])
    kept = np.array([land.shape for land in near if land.code in coloured])

    def box_of(width: float, height: float) -> Panel:
        return Panel(panel.left, bottom - height, panel.left + width, bottom)

    def covered(width: float, height: float) -> tuple[float, float, int]:
        box = box_of(width, height)
        areas = [
            float(shapely.area(shapely.clip_by_rect(shapes, *box.row)).sum()) for shapes in (plain, kept)
        ]
        return areas[0], areas[1], box.shrunk(-reach).count(spots)

    size = corner_inset(bottom - panel.top, m.label * 8.5, above, covered)
    if not size:
        return None
    box = box_of(*size)
    return replace(enlarged_in(box.below(box.top + above), crowd, world.borders), has_title_above=True)


def parts_in(spec: MapSpec, enlarged: Sequence[Enlargement], clear: float) -> list[Part]:
    """What the world map shows, and what each close-up; see :func:`.parts_of`."""
    return parts_of(spec, {one.close_up.name: one.view.depth for one in enlarged}, clear)


def outlines_on(world: View, enlarged: Iterable[Enlargement]) -> tuple[list[Floats], list[Panel]]:
    """The outlines of close-ups on the world map, in pixels, and boxes along them for names to keep off."""
    edges = [world.to_px(edge_degrees(one.view)) for one in enlarged]
    return edges, [Panel.around(x, y, 2) for edge in edges for x, y in edge.tolist()]


def title_box(sheet: Sheet, one: Enlargement, title: Sequence[str], part: Part) -> Panel:
    """The box of a close-up's title: above it, or in the corner where it hides fewest stations."""
    size, lines = _set(sheet, one, title)
    panel = one.panel
    wide = min(max(text_width(line, "bold", size) for line in lines) + size * 1.2, panel.width)
    high = size * (0.5 + TITLE_LEADING * len(lines))
    if one.has_title_above:
        return Panel(panel.left, panel.top - high, panel.left + wide, panel.top)
    reach = 2 * sheet.measures.symbol + 2
    spots = [one.view.point_px(mark.point) for mark in part.stations]
    corners = [
        Panel.sized(x, y, wide, high)
        for y in (panel.top, panel.bottom - high)
        for x in (panel.left, panel.right - wide)
    ]
    return min(corners, key=lambda box: box.shrunk(-reach).count(spots))


def _set(sheet: Sheet, one: Enlargement, title: Sequence[str]) -> tuple[float, list[str]]:
    """Size and lines of a title; where it takes two, the count stands on the second."""
    m, width = sheet.measures, one.panel.width
    size = m.heading if width > 240 else m.label
    room = width - size * 1.2
    words = " ".join(title)
    if text_width(words, "bold", size) <= (room if len(title) > 1 else width - size * MIN_SPACE):
        return size, [words]
    return size, [line for part in title for line in wrapped(part, "bold", size, room, 2)]


def draw_title(sheet: Sheet, one: Enlargement, title: Sequence[str], box: Panel, prefix: str = "") -> None:
    """Draw the title of a close-up; ``prefix`` is that of its day."""
    size, lines = _set(sheet, one, title)
    left = box.left
    with sheet.group(f"{prefix}{one.prefix}title"):
        if not one.has_title_above:
            sheet.furniture.append(box)
            sheet.area([box.ring], sheet.theme.paper)
            left += min(size * 0.6, (box.width - max(text_width(line, "bold", size) for line in lines)) / 2)
        for number, line in enumerate(lines):
            y = box.top + size * (1.15 + TITLE_LEADING * number)
            sheet.text(left, y, line, "bold", size, halo=1.5 if one.has_title_above else 0.0)
