"""Where words stand on a printed map: beside their symbol, at the end of a short line, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import cos, dist, pi, sin

import numpy as np
import shapely

from geo.mapspec import StationMark
from geo.render.static.land import Floats, Land
from geo.render.static.view import Panel

MOST_LABELS = 80
"""Labels tried on one map; more would be a grey mass."""

CLEAR_PX = 4.5
"""Pixels between a label and a symbol that it does not name."""

BESIDE = (2.0, 5.0)
"""Pixels between a label and its own symbols."""

AWAY = (13.0, 19.0, 26.0, 33.0)
"""Pixels to a label that finds no room beside its symbols: a line leads to it."""

DIRECTIONS = 24
"""Directions in which room is sought so far off."""

Row = tuple[float, float, float, float]
"""Left, top, right, bottom."""

Measure = Callable[[str], float]
"""Width in pixels of a text set in the labels' face and size."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text that should stand beside a box of symbols."""

    text: str
    own: tuple[Panel, ...]
    """Boxes of the symbols that it names."""

    @property
    def around(self) -> Panel:
        return Panel(
            min(box.left for box in self.own),
            min(box.top for box in self.own),
            max(box.right for box in self.own),
            max(box.bottom for box in self.own),
        )


@dataclass(frozen=True, slots=True)
class Label:
    """A text and the box it fills on the sheet, in pixels."""

    text: str
    box: Panel
    country: str = ""
    """Alpha-3 code, where the text is a country's name."""
    leader: tuple[tuple[float, float], ...] = ()
    """The line from the symbol to the text, where they stand apart."""


def wanted_labels(stations: Sequence[StationMark], symbols: Sequence[Panel]) -> list[Wanted]:
    """Name each city once, the city with most stations first."""
    cities: dict[tuple[str, str], list[Panel]] = {}
    for mark, symbol in zip(stations, symbols, strict=True):
        cities.setdefault((mark.country, mark.city), []).append(symbol)
    ordered = sorted(cities.items(), key=lambda item: (-len(item[1]), item[0]))
    return [
        Wanted(name if len(held) == 1 else f"{name}: {len(held)} alleged", tuple(held))
        for (_, name), held in ordered[:MOST_LABELS]
    ]


def placed(
    wanted: Sequence[Wanted],
    symbols: Sequence[Panel],
    taken: Iterable[Panel],
    *,
    bounds: Panel,
    measure: Measure,
    height: float,
) -> list[Label]:
    """Place the labels that find room: inside ``bounds``, clear of ``taken`` and of each other.

    Greedily, in several orders, of which the one that places most is kept. A label keeps
    :data:`CLEAR_PX` from symbols that it does not name, so that it is not read as theirs.
    """
    fixed = list(taken)
    spaces = [_space(want, (measure(want.text), height), symbols, fixed, bounds) for want in wanted]
    orders = [
        spaces,
        sorted(spaces, key=lambda space: (space.want.around.left, space.want.text)),
        sorted(spaces, key=lambda space: (-space.want.around.right, space.want.text)),
        sorted(spaces, key=lambda space: (space.want.around.top, space.want.text)),
        sorted(spaces, key=lambda space: (-space.want.around.bottom, space.want.text)),
    ]
    tried: list[list[Label]] = []
    for order in orders:
        tried.append(_placed_in_order(order))
        if sum(not label.leader for label in tried[-1]) == len(wanted):
            break  # none places more
    return max(tried, key=lambda labels: (len(labels), sum(not one.leader for one in labels)))


@dataclass(frozen=True, slots=True)
class _Space:
    """Where one label has room as long as no other label is placed: rows of boxes, the best first."""

    want: Wanted
    beside: Floats
    away: Floats
    """Boxes to which a line would have to lead."""
    obstacles: list[shapely.Polygon]
    """What such a line must not cross."""


def _space(
    want: Wanted, size: tuple[float, float], symbols: Sequence[Panel], taken: Sequence[Panel], bounds: Panel
) -> _Space:
    """Keep off what is taken, and farther off the symbols that the label does not name."""
    fixed = [_row(box) for box in taken]
    foreign = [box for box in symbols if box not in want.own]
    kept_off = [*fixed, *map(_row, want.own), *(_row(box.shrunk(-CLEAR_PX)) for box in foreign)]
    boxes = np.array(kept_off)
    return _Space(
        want,
        _free(_within(np.array(list(_candidates(want.around, *size))), bounds), boxes),
        _free(_within(np.array(list(_far_candidates(want.around, *size))), bounds), boxes),
        [shapely.box(*row) for row in (*fixed, *map(_row, foreign))],
    )


def _placed_in_order(order: Sequence[_Space]) -> list[Label]:
    """Place what finds room beside its symbols, then what is left a little off."""
    labels: list[Label] = []
    left_over = []
    for space in order:
        rows = _free(space.beside, np.array([_row(label.box) for label in labels]))
        if len(rows):
            labels.append(Label(space.want.text, Panel(*map(float, rows[0]))))
        else:
            left_over.append(space)
    for space in left_over:
        label = _led_to(space, labels)
        if label:
            labels.append(label)
    return labels


def _led_to(space: _Space, labels: Sequence[Label]) -> Label | None:
    """Find the nearest place from which a line to the symbol crosses no other name, symbol or line."""
    names = [_row(label.box) for label in labels]
    rows = _free(space.away, np.array(names))
    lines = [shapely.LineString(label.leader) for label in labels if label.leader]
    obstacles = [*space.obstacles, *(shapely.box(*row) for row in names), *lines]
    for row in rows:
        box = Panel(*map(float, row))
        leader = _leader(space.want, box)
        crossed = np.any(shapely.intersects(shapely.LineString(leader), obstacles))
        if not crossed and not np.any(shapely.intersects(shapely.box(*row), lines)):
            return Label(space.want.text, box, leader=leader)
    return None


def _leader(want: Wanted, box: Panel) -> tuple[tuple[float, float], ...]:
    """Give the line from the nearest of the symbols to the nearest point of a box."""

    def line_from(symbol: Panel) -> tuple[tuple[float, float], tuple[float, float]]:
        x, y = (symbol.left + symbol.right) / 2, (symbol.top + symbol.bottom) / 2
        return (x, y), (min(max(x, box.left), box.right), min(max(y, box.top + 2), box.bottom - 2))

    return min(map(line_from, want.own), key=lambda ends: dist(*ends))


def _row(box: Panel) -> Row:
    return box.left, box.top, box.right, box.bottom


def _within(rows: Floats, bounds: Panel) -> Floats:
    """Keep the rows that lie within ``bounds``, in their order."""
    inside = (rows[:, 0] >= bounds.left) & (rows[:, 2] <= bounds.right)
    inside &= (rows[:, 1] >= bounds.top) & (rows[:, 3] <= bounds.bottom)
    return np.asarray(rows[inside])


def _free(rows: Floats, boxes: Floats) -> Floats:
    """Keep the rows that meet no box, in their order."""
    if not len(boxes) or not len(rows):
        return rows
    one, other = rows[:, None, :], boxes[None, :, :]
    apart = (other[..., 0] >= one[..., 2]) | (other[..., 2] <= one[..., 0])
    apart |= (other[..., 1] >= one[..., 3]) | (other[..., 3] <= one[..., 1])
    return np.asarray(rows[apart.all(axis=1)])


def _candidates(around: Panel, width: float, height: float) -> Iterable[Row]:
    """Boxes beside a cluster of symbols, best first: right, left, above, below, the corners; then farther."""
    x, y = (around.left + around.right) / 2, (around.top + around.bottom) / 2
    for gap in BESIDE:
        right, left = around.right + gap, around.left - gap - width
        above, below = around.top - gap - height, around.bottom + gap
        corners = [
            (right, y - height / 2),
            (left, y - height / 2),
            (x - width / 2, above),
            (x - width / 2, below),
            (right, y - height),
            (right, y),
            (left, y - height),
            (left, y),
            (around.right - 6, above),
            (around.right - 6, below),
            (around.left + 6 - width, above),
            (around.left + 6 - width, below),
        ]
        for corner_x, corner_y in corners:
            yield corner_x, corner_y, corner_x + width, corner_y + height


def _far_candidates(around: Panel, width: float, height: float) -> Iterable[Row]:
    """Boxes all around a cluster of symbols, the nearest first."""
    x, y = (around.left + around.right) / 2, (around.top + around.bottom) / 2
    wide, high = (around.right - around.left) / 2, (around.bottom - around.top) / 2
    for distance in AWAY:
        for step in range(DIRECTIONS):
            turn = 2 * pi * step / DIRECTIONS
            across, along = cos(turn), sin(turn)
            middle_x = x + across * (wide + distance + width / 2)
            middle_y = y + along * (high + distance + height / 2)
            yield middle_x - width / 2, middle_y - height / 2, middle_x + width / 2, middle_y + height / 2


def country_names_inside(
    lands: Iterable[Land], taken: Iterable[Panel], measure: Measure, height: float
) -> list[Label]:
    """Names of countries, in capitals, where they fit wholly on the country and clear of ``taken``."""
    boxes = [_row(box) for box in taken]
    labels: list[Label] = []
    for land in lands:
        text = land.name.upper()
        box = _roomiest(land.shape, measure(text), height, np.array(boxes))
        if box:
            labels.append(Label(text, box, land.code))
            boxes.append(_row(box))
    return labels


def _roomiest(shape: shapely.Geometry, width: float, height: float, boxes: Floats) -> Panel | None:
    """Find the free box inside the largest piece of land, nearest to its middle."""
    piece = max(shapely.get_parts(shape), key=shapely.area)
    left, top, right, bottom = shapely.bounds(piece)
    if right - left < width or bottom - top < height:
        return None
    middle = shapely.centroid(piece)
    grid = np.meshgrid(np.linspace(left, right, 17)[1:-1], np.linspace(top, bottom, 17)[1:-1])
    x, y = grid[0].ravel(), grid[1].ravel()
    inside = shapely.contains(
        shapely.buffer(piece, 0), shapely.box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
    )
    for i in np.argsort(np.hypot(x - middle.x, (y - middle.y) * 2), kind="stable"):
        box = Panel(
            *(float(v) for v in (x[i] - width / 2, y[i] - height / 2, x[i] + width / 2, y[i] + height / 2))
        )
        if inside[i] and len(_free(np.array([_row(box)]), boxes)):
            return box
    return None
