"""Whose land lies where on a map, sampled on a grid: what names of places keep off."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import shapely

from geo.mapspec.land import Floats
from geo.render.print.panel import Panel
from geo.render.print.seen import land_in
from geo.render.print.view import View

CELL = 2.0
"""Pixels between two samples of the grid."""
SEA = -1
ACROSS, DOWN, ALONG = 12, 3, 24
"""Samples of a box in each direction, and of a line."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Which country's land is at each cell of a panel."""

    panel: Panel
    codes: tuple[str, ...]
    cells: npt.NDArray[np.int16]
    """Index into :attr:`codes`, or :data:`SEA`, by row and column."""

    def abroad(self, rows: Floats, country: str) -> Floats:
        """Share of each box, a row of left, top, right and bottom, that lies on other countries' land."""
        x = np.linspace(rows[:, 0], rows[:, 2], ACROSS, axis=1)
        y = np.linspace(rows[:, 1], rows[:, 3], DOWN, axis=1)
        return np.asarray(self._is_abroad(x[:, :, None], y[:, None, :], country).mean(axis=(1, 2)))

    def crossed(self, lines: Floats, country: str) -> Floats:
        """Pixels of each line, two ends of x and y, that lie on other countries' land."""
        ends = np.linspace(lines[:, 0], lines[:, 1], ALONG, axis=1)
        share = self._is_abroad(ends[..., 0], ends[..., 1], country).mean(axis=1)
        return np.asarray(share * np.hypot(*(lines[:, 1] - lines[:, 0]).T))

    def _is_abroad(self, x: Floats, y: Floats, country: str) -> npt.NDArray[np.bool_]:
        rows, columns = self.cells.shape
        row = np.clip(((y - self.panel.top) / CELL).astype(int), 0, rows - 1)
        column = np.clip(((x - self.panel.left) / CELL).astype(int), 0, columns - 1)
        found = self.cells[row, column]
        own = self.codes.index(country) if country in self.codes else SEA
        return np.asarray((found != SEA) & (found != own))


@lru_cache(maxsize=12)
def ground_of(view: View) -> Ground:
    """The grid of a view."""
    panel, lands = view.panel, land_in(view)
    x, y = np.arange(panel.left, panel.right, CELL), np.arange(panel.top, panel.bottom, CELL)
    cells = np.full((len(y), len(x)), SEA, dtype=np.int16)
    for number, land in enumerate(lands):
        left, top, right, bottom = shapely.bounds(land.shape)
        across, down = (x >= left) & (x <= right), (y >= top) & (y <= bottom)
        shapely.prepare(land.shape)
        inside = shapely.intersects_xy(land.shape, *np.meshgrid(x[across], y[down]))
        block = np.ix_(down, across)
        cells[block] = np.where(inside, np.int16(number), cells[block])
    return Ground(panel, tuple(land.code for land in lands), cells)
