"""Where words stand on a printed map: greedily, each beside its symbol, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from geo.mapspec import StationMark
from geo.render.static.land import Land
from geo.render.static.view import Panel

MOST_LABELS = 80
"""Labels tried on one map; more would be a grey mass."""

CLEAR_PX = 4.5
"""Pixels between a label and a symbol that it does not name."""

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
    wanted: Iterable[Wanted],
    symbols: Sequence[Panel],
    taken: Iterable[Panel],
    *,
    bounds: Panel,
    measure: Measure,
    height: float,
) -> list[Label]:
    """Place the labels that find room: inside ``bounds``, clear of ``taken`` and of each other.

    A label keeps :data:`CLEAR_PX` from symbols that it does not name, so that it is not read as theirs.
    """
    boxes = [_row(box) for box in taken]
    labels = []
    for want in wanted:
        width = measure(want.text)
        others = [_row(box if box in want.own else box.shrunk(-CLEAR_PX)) for box in symbols]
        for box in _candidates(want.around, width, height):
            if _inside(box, bounds) and not _hits(box, boxes + others):
                labels.append(Label(want.text, box))
                boxes.append(_row(box))
                break
    return labels


def _row(box: Panel) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom


def _inside(box: Panel, bounds: Panel) -> bool:
    return bounds.holds(box.left, box.top) and bounds.holds(box.right, box.bottom)


def _hits(box: Panel, boxes: Sequence[tuple[float, float, float, float]]) -> bool:
    if not boxes:
        return False
    left, top, right, bottom = np.array(boxes).T
    apart = (left >= box.right) | (right <= box.left) | (top >= box.bottom) | (bottom <= box.top)
    return not bool(apart.all())


def _candidates(around: Panel, width: float, height: float) -> Iterable[Panel]:
    """Boxes beside a cluster of symbols, best first: right, left, above, below, the corners; then farther."""
    x, y = (around.left + around.right) / 2, (around.top + around.bottom) / 2
    for gap in (2.0, 7.0):
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
            yield Panel(corner_x, corner_y, corner_x + width, corner_y + height)


def country_names_inside(
    lands: Iterable[Land], taken: Iterable[Panel], measure: Measure, height: float
) -> list[Label]:
    """Names of countries, in capitals, where they fit wholly on the country and clear of ``taken``."""
    boxes = [_row(box) for box in taken]
    labels = []
    for land in lands:
        text = land.name.upper()
        box = _roomiest(land.shape, measure(text), height, boxes)
        if box:
            labels.append(Label(text, box, land.code))
            boxes.append(_row(box))
    return labels


def _roomiest(
    shape: shapely.Geometry, width: float, height: float, boxes: Sequence[tuple[float, float, float, float]]
) -> Panel | None:
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
        if inside[i] and not _hits(box, boxes):
            return box
    return None
