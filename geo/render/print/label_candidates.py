"""Where one name has room on a printed map by itself: beside its symbols, or at the end of a leader."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from math import ceil, dist, pi

import numpy as np
import numpy.typing as npt
import shapely

from geo.mapspec.land import Floats
from geo.render.print.fonts import Align
from geo.render.print.ground import Ground
from geo.render.print.labels import Label, Wanted, meeting
from geo.render.print.panel import Panel, Row

CLEAR_PX = 4.5
"""Pixels between a label and a symbol that it does not name."""

BESIDE = (2.0, 5.0)
"""Pixels between a label and its own symbols."""

AWAY = (13.0, 19.0, 27.0, 37.0, 49.0, 63.0, 79.0, 97.0, 117.0)
"""Pixels to a label with a leader."""

DIRECTIONS = 32
"""Directions in which it may stand."""

BROKEN_COST, LED_COST, FAR_COST, ABROAD_COST = 5.0, 14.0, 0.5, 4.0
"""Costs of a second line, of a leader, of a pixel of it and of a box that lies wholly on other countries'
land, in ranks of :func:`_beside`."""

MAX_ABROAD = 0.1
"""Share of a box with a leader that may lie on other countries' land: it is not seen whose place it names."""
MAX_CROSSED = 8.0
"""Pixels of such land that a leader may cross."""
NEAR = 28.0
"""Length of a leader, from the middle of a symbol, up to which neither matters."""


@dataclass(frozen=True, slots=True)
class Room:
    """One place where one label could stand."""

    label: Label
    owner: int
    cost: float


Forms = Sequence[tuple[tuple[str, ...], tuple[float, float]]]
"""Ways to break a text, each with its width and height."""


class Seeker:
    """Finds the rooms of one label, clear of ``taken`` boxes and of the symbols that it does not name.

    With a ``ground``, a name that stands apart from its symbol stands on its own country or the sea.
    """

    def __init__(
        self,
        number: int,
        want: Wanted,
        symbols: Sequence[Panel],
        taken: Sequence[Panel],
        bounds: Panel,
        *,
        ground: Ground | None = None,
    ) -> None:
        foreign = [box for box in symbols if box not in want.own]
        kept_off = [*taken, *want.own, *(box.shrunk(-CLEAR_PX) for box in foreign)]
        self.number, self.want, self.around, self.bounds = number, want, want.around, bounds
        self.ground = ground
        self.boxes = np.array([box.row for box in kept_off])
        self.crossed = [shapely.box(*box.row) for box in (*taken, *foreign)]
        """What a leader must not cross."""

    def beside(self, forms: Forms) -> Iterable[Room]:
        """The rooms that need no leader."""
        for broken, (lines, size) in enumerate(forms):
            rows = np.array(list(_beside(self.around, *size)))
            abroad = self._abroad(rows)
            for i in _free(rows, self.bounds, self.boxes):
                cost = BROKEN_COST * broken + float(i) + ABROAD_COST * float(abroad[i])
                yield self._room(rows[i].tolist(), lines, (), cost)

    def away(self, forms: Forms, most: int) -> Iterable[Room]:
        """The rooms whose leader crosses no other symbol, ``most`` of each form."""
        tree = shapely.STRtree(self.crossed)
        for broken, (lines, size) in enumerate(forms):
            rows = _away(self.around, *size)
            rows = rows[_free(rows, self.bounds, self.boxes)]
            leaders = leaders_to(self.want.own, rows)
            clear = self._is_clear(rows, leaders)
            rows, leaders = rows[clear], leaders[clear]
            if not len(rows):
                continue
            step = ceil(len(rows) / most)
            rows, leaders = rows[::step], leaders[::step]
            bad = set(tree.query(shapely.linestrings(leaders), predicate="intersects")[0].tolist())
            for i, (row, ends) in enumerate(zip(rows.tolist(), leaders.tolist(), strict=True)):
                if i not in bad:
                    cost = BROKEN_COST * broken + LED_COST + FAR_COST * dist(*ends)
                    yield self._room(row, lines, tuple((x, y) for x, y in ends), cost)

    def _is_clear(self, rows: Floats, leaders: Floats) -> npt.NDArray[np.bool_]:
        """Which boxes with leaders lie near, or keep off the land of other countries."""
        if not self.ground:
            return np.ones(len(rows), dtype=bool)
        near = np.hypot(*(leaders[:, 1] - leaders[:, 0]).T) <= NEAR
        crossed = self.ground.crossed(leaders, self.want.label.country)
        return np.asarray(near | ((self._abroad(rows) <= MAX_ABROAD) & (crossed <= MAX_CROSSED)))

    def _abroad(self, rows: Floats) -> Floats:
        """Share of each box that lies on other countries' land."""
        return self.ground.abroad(rows, self.want.label.country) if self.ground else np.zeros(len(rows))

    def _room(
        self,
        row: Sequence[float],
        lines: tuple[str, ...],
        leader: tuple[tuple[float, float], ...],
        cost: float,
    ) -> Room:
        box, want = Panel(*row), self.want
        broken, align = lines if len(lines) > 1 else (), _align(self.around, box)
        label = Label(want.label.text, box, leader=leader, lines=broken, align=align, place=want.label.place)
        return Room(label, self.number, cost)


def _align(around: Panel, box: Panel) -> Align:
    """The side to which lines are set: that of the symbols."""
    if box.left >= around.right:
        return "left"
    return "right" if box.right <= around.left else "center"


def leaders_to(symbols: Sequence[Panel], rows: Floats) -> Floats:
    """The line for each box, from the nearest of the symbols to the nearest point of the box."""
    starts = np.array([box.middle for box in symbols])
    inner = rows + np.array([0, 2, 0, -2])
    ends = np.clip(starts[:, None, :], inner[None, :, :2], inner[None, :, 2:])
    nearest = np.hypot(*np.moveaxis(ends - starts[:, None, :], 2, 0)).argmin(axis=0)
    return np.stack([starts[nearest], ends[nearest, np.arange(len(rows))]], axis=1)


def _free(rows: Floats, bounds: Panel, boxes: Floats) -> npt.NDArray[np.int64]:
    """Indices of the rows that lie within ``bounds`` and meet no box."""
    inside = (rows[:, :2] >= bounds.row[:2]).all(axis=1) & (rows[:, 2:] <= bounds.row[2:]).all(axis=1)
    return np.flatnonzero(inside & ~meeting(rows, boxes).any(axis=1))


def _beside(around: Panel, width: float, height: float) -> Iterable[Row]:
    """Boxes beside a cluster of symbols, best first: right, left, above, below, the corners; then farther."""
    x, y = around.middle
    for gap in BESIDE:
        sides = around.right + gap, around.left - gap - width
        above_below = around.top - gap - height, around.bottom + gap
        corners = [
            *product(sides, (y - height / 2,)),
            *product((x - width / 2,), above_below),
            *product(sides, (y - height, y)),
            *product((around.right - 6, around.left + 6 - width), above_below),
        ]
        for left, top in corners:
            yield left, top, left + width, top + height


def _away(around: Panel, width: float, height: float) -> Floats:
    """Boxes all around a cluster of symbols, the nearest first."""
    x, y = around.middle
    distance, turn = (
        grid.ravel() for grid in np.meshgrid(AWAY, np.arange(DIRECTIONS) * 2 * pi / DIRECTIONS, indexing="ij")
    )
    left = x + np.cos(turn) * (around.width / 2 + distance + width / 2) - width / 2
    top = y + np.sin(turn) * (around.height / 2 + distance + height / 2) - height / 2
    return np.column_stack([left, top, left + width, top + height])
