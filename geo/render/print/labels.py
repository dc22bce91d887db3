"""The names on a printed map: of places, and of countries."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from geo.mapspec.labels import PlaceLabel, labels_of
from geo.mapspec.land import Floats
from geo.mapspec.marks import StationMark
from geo.render.print.fonts import Align
from geo.render.print.panel import Panel
from geo.render.print.seen import LandSeen

CLEARANCE = 4.0
"""Pixels between a country's name and the names and symbols of places at least."""

Measure = Callable[[str], float]
"""Width in pixels of a text set in the labels' face and size."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name that should stand beside the symbols of its place."""

    label: PlaceLabel
    own: tuple[Panel, ...]
    """Boxes of the symbols that it names."""

    @property
    def around(self) -> Panel:
        """The box around its symbols."""
        rows = np.array([box.row for box in self.own])
        return Panel(*rows[:, :2].min(axis=0).tolist(), *rows[:, 2:].max(axis=0).tolist())


@dataclass(frozen=True, slots=True)
class Label:
    """A text and the box it fills on the sheet, in pixels."""

    text: str
    box: Panel
    country: str = ""
    """Alpha-3 code, where the text is a country's name."""
    leader: tuple[tuple[float, float], ...] = ()
    """The line from a symbol to the text, where they stand apart."""
    lines: tuple[str, ...] = ()
    """The text in lines; empty where it stands on one."""
    align: Align = "left"
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
    lands: Iterable[LandSeen], taken: Iterable[Panel], measure: Measure, height: float
) -> list[Label]:
    """Names of countries that fit wholly on the country and :data:`CLEARANCE` from ``taken``."""
    boxes = [box.shrunk(-CLEARANCE).row for box in taken]
    labels: list[Label] = []
    for land in lands:
        box = _roomiest(land.shape, measure(land.label), height, np.array(boxes).reshape(-1, 4))
        if box:
            labels.append(Label(land.label, box, land.code))
            boxes.append(box.row)
    return labels


def meeting(rows: Floats, boxes: Floats) -> npt.NDArray[np.bool_]:
    """Which of the rows meet which of the boxes."""
    one, other = rows[:, None, :], boxes[None, :, :]
    across = (other[..., 0] < one[..., 2]) & (other[..., 2] > one[..., 0])
    return np.asarray(across & (other[..., 1] < one[..., 3]) & (other[..., 3] > one[..., 1]))


def _roomiest(shape: shapely.Geometry, width: float, height: float, boxes: Floats) -> Panel | None:
    """The free box inside the largest piece of land, nearest to its middle."""
    piece = max(shapely.get_parts(shape), key=shapely.area)
    left, top, right, bottom = shapely.bounds(piece)
    if right - left < width or bottom - top < height:
        return None
    middle = shapely.centroid(piece)
    x, y = (
        axis.ravel()
        for axis in np.meshgrid(np.linspace(left, right, 17)[1:-1], np.linspace(top, bottom, 17)[1:-1])
    )
    rows = np.column_stack([x - width / 2, y - height / 2, x + width / 2, y + height / 2])
    free = shapely.contains(shapely.buffer(piece, 0), shapely.box(*rows.T))
    free &= ~meeting(rows, boxes).any(axis=1)
    order = np.argsort(np.hypot(x - middle.x, (y - middle.y) * 2), kind="stable")
    nearest = next((rows[i].tolist() for i in order if free[i]), None)
    return Panel(*nearest) if nearest else None
