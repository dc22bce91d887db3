"""How the maps of several days are arranged on a sheet, each as large as possible."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from geo.mapspec.spec import MapSpec
from geo.render.print.panel import Panel
from geo.render.print.sheet import Sheet

LAND_ASPECT = 1.86
"""Width to height of :func:`~geo.render.print.view.land_view`."""

EUROPE_ASPECT = 0.88
LOCAL_ASPECT = 1.3

WORLD_SHARES = (0.45, 0.5, 0.55, 0.6, 0.65)
"""Widths of the world that are tried, with the close-up below it and Europe beside both."""

EUROPE_SHARES = (0.48, 0.5, 0.56, 0.6, 0.65)
"""Widths of Europe that are tried, below the world, with the close-up beside it."""

MAX_EUROPE_ASPECT = 1.3
"""Height to width of a panel of Europe at most."""

MIN_LABELLED = 400.0
"""Width of a small multiple from which it has symbols and names."""

ONE_LINE = 10.5
"""Width of a panel, in sizes of its date, below which the counts stand beside the date."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Panels of one size in rows."""

    columns: int
    wide: float
    high: float
    """Size of a map, without its caption."""


def caption_height(sheet: Sheet, wide: float) -> float:
    """Height of date and counts, which share a line where panels are narrow."""
    m = sheet.measures
    return m.heading * 1.3 + 3 + (0.0 if wide < ONE_LINE * m.heading else m.foot * 1.25)


def has_symbols(grid: Grid, specs: Sequence[MapSpec]) -> bool:
    """Whether stations are drawn as symbols; on smaller maps each is a dot."""
    is_large = grid.wide >= MIN_LABELLED and not specs[-1].is_world
    return len(specs) == 2 or is_large or max(len(spec.stations) for spec in specs) < 2


def grid_of(sheet: Sheet, specs: Sequence[MapSpec], room: Panel) -> Grid:
    """The rows and columns in which the maps come out largest."""
    gap = sheet.measures.gap
    grids = []
    for columns in range(1, len(specs) + 1):
        rows = ceil(len(specs) / columns)
        wide = (room.width - (columns - 1) * gap) / columns
        high = (room.height - (rows - 1) * gap * 0.6) / rows - caption_height(sheet, wide)
        if not specs[-1].is_world:
            high = min(high, wide / 0.8)
        elif len(specs) > 2:
            high = min(high, _height_of(wide, gap))
        grids.append(Grid(columns, wide, max(high, 20.0)))
    return max(grids, key=lambda grid: _worth(grid, specs, gap))


def _worth(grid: Grid, specs: Sequence[MapSpec], gap: float) -> float:
    """How large the maps of a grid are."""
    if not specs[-1].is_world:
        return min(grid.wide, grid.high * LOCAL_ASPECT)
    if len(specs) == 2:
        return _legibility(panels_of_pair(Panel(0, 0, grid.wide, grid.high), gap))
    return min(grid.high, _height_of(grid.wide, gap))


def _height_of(wide: float, gap: float) -> float:
    """Height of a world and Europe side by side, which are together ``wide`` pixels wide."""
    return (wide - gap / 3) / (LAND_ASPECT + EUROPE_ASPECT)


_Three = tuple[Panel, Panel, Panel]
"""The world, Europe and the other close-up."""


def panels_of_pair(box: Panel, gap: float) -> _Three:
    """The most legible arrangement of the panels of one of two days."""
    gap *= 0.6
    tried: list[_Three] = []
    for share in WORLD_SHARES:
        middle = box.left + box.width * share
        world = Panel(box.left, box.top, middle, box.top + (middle - box.left) / LAND_ASPECT)
        bottom = min(box.bottom, box.top + (box.right - middle - gap) * MAX_EUROPE_ASPECT)
        europe = Panel(middle + gap, box.top, box.right, bottom)
        tried.append((world, europe, Panel(box.left, world.bottom + gap, middle, bottom)))
    for share in EUROPE_SHARES:
        for high in (0.36, 0.42, 0.48):
            tall = min(box.width / LAND_ASPECT, box.height * high)
            world = Panel(box.left, box.top, box.right, box.top + tall)
            middle, top = box.left + box.width * share, world.bottom + gap
            bottom = min(box.bottom, top + (middle - box.left) * MAX_EUROPE_ASPECT)
            europe = Panel(box.left, top, middle, bottom)
            tried.append((world, europe, Panel(middle + gap, top, box.right, bottom)))
    world = Panel(box.left, box.top, box.right, box.top + box.width / LAND_ASPECT)
    middle = world.bottom + gap + (box.bottom - world.bottom - 2 * gap) * 0.62
    europe = Panel(box.left, world.bottom + gap, box.right, middle)
    tried.append((world, europe, Panel(box.left, middle + gap, box.right, box.bottom)))
    return max(tried, key=_legibility)


def _legibility(panels: _Three) -> float:
    """How large Europe is, and, with less weight, the others."""
    world, europe, crowd = panels
    if min(crowd.height, crowd.width) < 20:
        return 0.0
    of_world = min(world.width / LAND_ASPECT, world.height)
    of_crowd = min(crowd.width, crowd.height * 1.2, 200.0)
    return float(min(europe.width, europe.height) ** 1.4 * of_world * of_crowd**1.3)
