"""What stands on a map, independent of how it is drawn: stations, counts by area, coloured countries."""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from geo.model.places import Extent, LonLat, Precision
from geo.model.records import Standing, Status
from geo.query.claims import Claim
from geo.query.selection import Selected

GROUP_RADIUS = (5.0, 0.6, 30.0)
"""Pixels of a count's circle: at least, for the square root of each station, and at most."""
GRID, MIN_CELL = (20, 12), 0.05
"""Columns and rows over an extent within which stations are counted together; degrees of a cell at least."""


@dataclass(frozen=True, slots=True)
class StationMark:
    """One station as drawn."""

    id: str
    point: LonLat
    radius_m: float
    precision: Precision
    country: str
    standing: Standing
    city: str
    """City, or the region where no city is known: those of one city share a label on a printed map."""
    claim: Claim
    """What is shown of it in words."""
    title: str
    """Name, standing and place in one line: what a printed map says of its symbol."""


@dataclass(frozen=True, slots=True)
class GroupMark:
    """Stations of one country and area, where there are too many to draw singly."""

    point: LonLat
    """The place of one of them, the nearest to their mean."""
    count: int
    country: str = ""
    """Alpha-3 code."""


@dataclass(frozen=True, slots=True)
class CountryMark:
    """One coloured country."""

    code: str
    name: str
    status: Status
    since: str
    """Since when, in words, and for how many stations a closure is disputed."""
    words: str


def group_radius(count: int) -> float:
    """Radius of a proportional symbol in pixels: its area grows with the count."""
    least, growth, most = GROUP_RADIUS
    return min(most, least + sqrt(count) * growth)


def grouped(selected: Selected, extent: Extent) -> tuple[GroupMark, ...]:
    """Counts of the selection's located stations by country on a grid over the extent.

    Each stands at the place that is nearest to the mean of its cell.
    """
    size = max(extent.width / GRID[0], extent.height / GRID[1], MIN_CELL)
    columns, places = selected.columns, selected.located_rows
    if not len(places):
        return ()
    lon, lat = columns.lon[places], columns.lat[places]
    codes, of_traits = np.unique([traits.country for traits in columns.traits], return_inverse=True)
    country = of_traits[columns.trait[places]]
    across, along = np.floor(lon / size), np.floor(lat / size)
    keys = (across * (np.ptp(along) + 1) + along - along.min()) * len(codes) + country
    _, cell, counts = np.unique(keys, return_inverse=True, return_counts=True)
    away = np.hypot(*(axis - (np.bincount(cell, axis) / counts)[cell] for axis in (lon, lat)))
    order = np.lexsort((away, cell))
    nearest = order[np.searchsorted(cell[order], np.arange(len(counts)))]
    return tuple(
        GroupMark(LonLat(float(lon[at]), float(lat[at])), int(count), str(codes[country[at]]))
        for at, count in zip(nearest, counts, strict=True)
    )
