"""Where one name has room on a printed map by itself: beside its symbols, or at the end of a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, dist, pi

import numpy as np
import numpy.typing as npt
import shapely

from geo.mapspec.land import Floats
from geo.render.print.glyph_outlines import Align
from geo.render.print.labels import Label, Wanted, meeting
from geo.render.print.panel import Panel, Row

CLEAR_PX = 4.5
"""Pixels between a label and a symbol that it does not name."""

BESIDE = (2.0, 5.0)
"""Pixels between a label and its own symbols."""

AWAY = (13.0, 19.0, 27.0, 37.0, 49.0, 63.0, 79.0, 97.0, 117.0)
"""Pixels to a label that finds no room beside its symbols: a line leads to it."""

DIRECTIONS = 32
"""Directions in which room is sought so far off."""

BROKEN_COST, LED_COST, FAR_COST = 5.0, 14.0, 0.5
"""What a second line, a line to a symbol, and a pixel of that line are worth, in ranks of :func:`_beside`."""


@dataclass(frozen=True, slots=True)
class Room:
    """One place where one label could stand."""

    label: Label
    owner: int
    cost: float


Forms = Sequence[tuple[tuple[str, ...], tuple[float, float]]]
"""Ways to break a text, each with its width and height."""


class Seeker:
    """One label that seeks room: off what is taken, and farther off the symbols that it does not name."""

    def __init__(
        self, number: int, want: Wanted, symbols: Sequence[Panel], taken: Sequence[Panel], bounds: Panel
    ) -> None:
        foreign = [box for box in symbols if box not in want.own]
        kept_off = [*taken, *want.own, *(box.shrunk(-CLEAR_PX) for box in foreign)]
        self.number, self.want, self.around, self.bounds = number, want, want.around, bounds
        self.boxes = np.array([box.row for box in kept_off])
        self.crossed = [shapely.box(*box.row) for box in (*taken, *foreign)]
        """What a line to the label must not cross."""

    def beside(self, forms: Forms) -> Iterable[Room]:
        """The rooms from which no line is needed."""
        for broken, (lines, size) in enumerate(forms):
            rows = np.array(list(_beside(self.around, *size)))
            for i in _free(rows, self.bounds, self.boxes):
                yield self._room(rows[i].tolist(), lines, (), BROKEN_COST * broken + float(i))

    def away(self, forms: Forms, most: int) -> Iterable[Room]:
        """The rooms to which a line leads that crosses no other symbol, ``most`` of each form."""
        tree = shapely.STRtree(self.crossed)
        for broken, (lines, size) in enumerate(forms):
            rows = _away(self.around, *size)
            free = _free(rows, self.bounds, self.boxes)
            if not len(free):
                continue
            rows = rows[free[:: ceil(len(free) / most)]]
            leaders = leaders_to(self.want.own, rows)
            bad = set(tree.query(shapely.linestrings(leaders), predicate="intersects")[0].tolist())
            for i, (row, ends) in enumerate(zip(rows.tolist(), leaders.tolist(), strict=True)):
                if i not in bad:
                    (x, y), end = ends
                    line = ((x, y), (end[0], end[1]))
                    cost = BROKEN_COST * broken + LED_COST + FAR_COST * dist(*line)
                    yield self._room(row, lines, line, cost)

    def _room(
        self,
        row: Sequence[float],
        lines: tuple[str, ...],
        leader: tuple[tuple[float, float], ...],
        cost: float,
    ) -> Room:
        box, text = Panel(*row), self.want.text
        broken = lines if len(lines) > 1 else ()
        label = Label(
            text, box, leader=leader, lines=broken, align=_align(self.around, box), place=self.want.place
        )
        return Room(label, self.number, cost)


def _align(around: Panel, box: Panel) -> Align:
    """To which side lines are set: the one on which the symbols are."""
    if box.left >= around.right:
        return "left"
    return "right" if box.right <= around.left else "center"


def leaders_to(symbols: Sequence[Panel], rows: Floats) -> Floats:
    """Give for each box the line from the nearest of the symbols to its own nearest point."""
    starts = np.array([((box.left + box.right) / 2, (box.top + box.bottom) / 2) for box in symbols])
    least = np.column_stack([rows[:, 0], rows[:, 1] + 2])
    most = np.column_stack([rows[:, 2], rows[:, 3] - 2])
    ends = np.clip(starts[:, None, :], least[None], most[None])
    nearest = np.hypot(*np.moveaxis(ends - starts[:, None, :], 2, 0)).argmin(axis=0)
    return np.stack([starts[nearest], ends[nearest, np.arange(len(rows))]], axis=1)


def _free(rows: Floats, bounds: Panel, boxes: Floats) -> npt.NDArray[np.int64]:
    """Numbers of the rows that lie within ``bounds`` and meet no box."""
    inside = (rows[:, 0] >= bounds.left) & (rows[:, 2] <= bounds.right)
    inside &= (rows[:, 1] >= bounds.top) & (rows[:, 3] <= bounds.bottom)
    return np.flatnonzero(inside & ~meeting(rows, boxes).any(axis=1))


def _beside(around: Panel, width: float, height: float) -> Iterable[Row]:
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


def _away(around: Panel, width: float, height: float) -> Floats:
    """Boxes all around a cluster of symbols, the nearest first."""
    x, y = (around.left + around.right) / 2, (around.top + around.bottom) / 2
    wide, high = (around.right - around.left) / 2, (around.bottom - around.top) / 2
    distance, turn = (
        grid.ravel() for grid in np.meshgrid(AWAY, np.arange(DIRECTIONS) * 2 * pi / DIRECTIONS, indexing="ij")
    )
    left = x + np.cos(turn) * (wide + distance + width / 2) - width / 2
    top = y + np.sin(turn) * (high + distance + height / 2) - height / 2
    return np.column_stack([left, top, left + width, top + height])
