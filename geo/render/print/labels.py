"""The words of a printed map: what the places on it are called, and the names of countries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from geo.mapspec.labels import PlaceLabel, labels_of
from geo.mapspec.land import Floats, Land
from geo.mapspec.marks import StationMark
from geo.render.print.glyph_outlines import Align
from geo.render.print.panel import Panel

MAX_LABELS = 80
"""Labels tried on one map; more would be a grey mass."""

Measure = Callable[[str], float]
"""Width in pixels of a text set in the labels' face and size."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name that should stand beside the symbols of its place."""

    label: PlaceLabel
    own: tuple[Panel, ...]
    """Boxes of the symbols that it names."""

    @property
    def text(self) -> str:
        return self.label.text

    @property
    def weight(self) -> float:
        return self.label.weight

    @property
    def place(self) -> tuple[str, str]:
        """Country and city."""
        return self.label.country, self.label.name

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
    lines: tuple[str, ...] = ()
    """The text as broken into lines; empty where it stands on one."""
    align: Align = "left"
    """To which side of the box its lines are set."""
    place: tuple[str, str] = ("", "")
    """Country and city, where the text is a city's name."""


def wanted_labels(
    stations: Sequence[StationMark], symbols: Sequence[Panel], sought: Sequence[StationMark]
) -> list[Wanted]:
    """The names of places with the symbols of their stations; see :func:`.labels_of`."""
    boxes = {mark.id: symbol for mark, symbol in zip(stations, symbols, strict=True)}
    return [
        Wanted(label, tuple(boxes[one] for one in label.stations)) for label in labels_of(stations, sought)
    ]


def country_names_inside(
    lands: Iterable[Land], taken: Iterable[Panel], measure: Measure, height: float
) -> list[Label]:
    """Names of countries, in capitals, where they fit wholly on the country and clear of ``taken``."""
    boxes = [box.row for box in taken]
    labels: list[Label] = []
    for land in lands:
        text = land.name.upper()
        box = _roomiest(land.shape, measure(text), height, np.array(boxes))
        if box:
            labels.append(Label(text, box, land.code))
            boxes.append(box.row)
    return labels


def free_rows(rows: Floats, boxes: Floats) -> Floats:
    """Keep the rows that meet no box, in their order."""
    if not len(boxes) or not len(rows):
        return rows
    return np.asarray(rows[~meeting(rows, boxes).any(axis=1)])


def meeting(rows: Floats, boxes: Floats) -> npt.NDArray[np.bool_]:
    """Which of the rows meet which of the boxes."""
    one, other = rows[:, None, :], boxes[None, :, :]
    across = (other[..., 0] < one[..., 2]) & (other[..., 2] > one[..., 0])
    return np.asarray(across & (other[..., 1] < one[..., 3]) & (other[..., 3] > one[..., 1]))


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
        if inside[i] and len(free_rows(np.array([box.row]), boxes)):
            return box
    return None
