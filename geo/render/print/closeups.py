"""The parts of a world map that are drawn once more, larger: Europe, and the next crowd after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
import shapely

from geo.mapspec.land import Floats
from geo.mapspec.spec import MapSpec
from geo.model.places import Extent, LonLat
from geo.render.print.fonts import text_width, wrapped
from geo.render.print.panel import Panel
from geo.render.print.sheet import Sheet
from geo.render.print.view import View, edge_degrees, europe_view, land_in, local_view, world_outline

CROWDS: Mapping[str, Extent] = MappingProxyType(
    {
        "Eastern North America": Extent(-83.0, 39.0, -71.0, 46.7),
        "East Asia": Extent(112.0, 21.0, 146.0, 43.0),
        "South-East Asia": Extent(94.0, -9.0, 127.0, 21.0),
        "South America’s south-east": Extent(-64.0, -37.0, -42.0, -20.0),
        "Southern Africa": Extent(15.0, -35.0, 36.0, -15.0),
    }
)
"""Parts of the world, beside Europe, one of which is enlarged if it is crowded."""

MIN_CROWD = 5
"""Alleged stations from which a part of the world is crowded."""

INSET_SHARES = tuple(share / 100 for share in range(96, 40, -4))
"""Shares of a world map's height that are tried for an inset in its corner."""

INSET_ASPECT = 1.25
"""Width to height of such an inset with its title, at most."""

TITLE_LEADING = 1.22
"""From one line of a title to the next, in sizes of its type."""

TIGHTEST = 0.5
"""Free space beside a mere name that takes the whole width of its close-up, in sizes of its type."""

MAX_LAND = 0.01
"""Share of an inset below which plain land may lie."""


@dataclass(frozen=True, slots=True)
class CloseUp:
    """One enlarged part."""

    name: str
    view: View
    prefix: str
    """Keeps the ids of its groups apart from those of other panels."""
    title: Panel | None = None
    """Where its title stands, if not in its own upper left corner."""

    @property
    def panel(self) -> Panel:
        return self.view.panel


def crowd_of(spec: MapSpec) -> str:
    """Name the part of :data:`CROWDS` with most alleged stations; empty where none is crowded."""
    counts = {
        name: sum(_holds(extent, mark.point) for mark in spec.stations) for name, extent in CROWDS.items()
    }
    most = max(counts, key=lambda name: counts[name])
    return most if counts[most] >= MIN_CROWD else ""


def _holds(extent: Extent, point: LonLat) -> bool:
    return extent.west < point.lon < extent.east and extent.south < point.lat < extent.north


def close_ups(europe: Panel, crowd: CloseUp | None) -> list[CloseUp]:
    """Europe and, where there is one, the crowd."""
    held = [CloseUp("Europe", europe_view(europe), "europe--")]
    return [*held, crowd] if crowd else held


def crowd_in(panel: Panel, name: str, title: Panel | None = None) -> CloseUp:
    """Give a part of :data:`CROWDS` in a panel."""
    return CloseUp(name, local_view(CROWDS[name], panel, exactly=True), "crowd--", title)


def crowd_in_corner(sheet: Sheet, world: View, spec: MapSpec, name: str) -> CloseUp | None:
    """Find room for a part of :data:`CROWDS` in the lower left corner of a world map, where there is but sea.

    It covers no alleged station that stays on the world map, and no country with a status.
    """
    m, panel = sheet.measures, world.panel
    least, reach, above = m.label * 8.5, m.symbol + 6, 2 * TITLE_LEADING * m.label
    spots = [world.point_px(mark.point) for mark in spec.stations if not _holds(CROWDS[name], mark.point)]
    coloured = {mark.code for mark in spec.countries}
    bottom = min(panel.bottom, float(world.to_px(world_outline())[:, 1].max()))
    farthest = panel.left + (bottom - panel.top) * INSET_SHARES[0] * INSET_ASPECT
    near = [held for held in land_in(world) if shapely.bounds(held.shape)[0] < farthest]
    plain = np.array([held.shape for held in near if held.code not in coloured])
    kept = np.array([held.shape for held in near if held.code in coloured])

    def fits(box: Panel) -> bool:
        covered = [shapely.area(shapely.clip_by_rect(shapes, *box.row)).sum() for shapes in (plain, kept)]
        is_sea = covered[0] < MAX_LAND * box.width * box.height and not covered[1]
        return is_sea and not any(box.shrunk(-reach).holds(*spot) for spot in spots)

    tried = []
    for share in INSET_SHARES:
        high = (bottom - panel.top) * share
        for wide in np.arange(high * INSET_ASPECT, least, -4.0):
            box = Panel(panel.left, bottom - high, panel.left + float(wide), bottom)
            if fits(box):
                tried.append(box)
                break
    if not tried:
        return None
    box = max(tried, key=lambda one: min(one.width, (one.height - above) * 1.2))
    inner = Panel(box.left, box.top + above, box.right, box.bottom)
    return crowd_in(inner, name, Panel(box.left, box.top, box.right, inner.top))


def parted(spec: MapSpec, held: Sequence[CloseUp], margin: float) -> list[MapSpec]:
    """Give what the world map shows, and what each close-up: each station in the first that holds it."""

    def owner(point: LonLat) -> int:
        return next((i for i, one in enumerate(held, 1) if one.view.holds(point, margin)), 0)

    finals = parted(spec.final, held, margin) if spec.final else []
    return [
        replace(
            spec,
            stations=tuple(mark for mark in spec.stations if owner(mark.point) == number),
            groups=tuple(group for group in spec.groups if owner(group.point) == number),
            final=finals[number] if finals else None,
        )
        for number in range(len(held) + 1)
    ]


def edge_on(world: View, one: CloseUp) -> Floats:
    """Give the frame of a close-up on the world map, in pixels."""
    return world.to_px(edge_degrees(one.view))


def boxes_along(edge: Floats) -> Iterable[Panel]:
    """Small boxes along a frame, for names to keep off."""
    return [Panel(x - 2, y - 2, x + 2, y + 2) for x, y in edge.tolist()]


def title_of(one: CloseUp, part: MapSpec) -> str:
    """Say what a close-up shows: "Europe: 42 alleged stations"."""
    count = len(part.stations) + sum(group.count for group in part.groups)
    return f"{one.name}: {count:,} alleged station{'' if count == 1 else 's'}" if count else one.name


def title_box(sheet: Sheet, one: CloseUp, words: str, part: MapSpec) -> Panel:
    """Give the box of a close-up's title: above it, or in a corner where it hides no station."""
    size, lines = _set(sheet, one, words)
    panel = one.panel
    wide = min(max(text_width(line, "bold", size) for line in lines) + size * 1.2, panel.width)
    high = size * (0.5 + TITLE_LEADING * len(lines))
    if one.title:
        return Panel(panel.left, panel.top - high, panel.left + wide, panel.top)
    reach = 2 * sheet.measures.symbol + 2
    spots = [one.view.point_px(mark.point) for mark in part.stations]
    corners = [
        Panel(x, y, x + wide, y + high)
        for y in (panel.top, panel.bottom - high)
        for x in (panel.left, panel.right - wide)
    ]
    return min(corners, key=lambda box: sum(box.shrunk(-reach).holds(*spot) for spot in spots))


def _set(sheet: Sheet, one: CloseUp, words: str) -> tuple[float, list[str]]:
    """Size and lines of a title; where it takes two, the count stands on the second."""
    m, width = sheet.measures, one.panel.width
    size = m.heading if width > 240 else m.label
    room = width - size * 1.2
    name, sign, count = words.partition(": ")
    if text_width(words, "bold", size) <= (room if count else width - size * TIGHTEST):
        return size, [words]
    lines = wrapped(f"{name}{sign.strip()}", "bold", size, room, 2)
    return size, [*lines, *(wrapped(count, "bold", size, room, 2) if count else [])]


def draw_title(sheet: Sheet, one: CloseUp, words: str, box: Panel) -> None:
    """Write the title of a close-up."""
    size, lines = _set(sheet, one, words)
    left = box.left
    if not one.title:
        sheet.furniture.append(box)
        sheet.area([box.ring], sheet.theme.paper)
        left += min(size * 0.6, (box.width - max(text_width(line, "bold", size) for line in lines)) / 2)
    for number, line in enumerate(lines):
        y = box.top + size * (1.15 + TITLE_LEADING * number)
        sheet.text(left, y, line, "bold", size, halo=1.5 if one.title else 0.0)
