"""What stands on a map, independent of how it is drawn: stations, counts by area, coloured countries."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from geo.model.places import Extent, LonLat, Precision
from geo.model.records import Standing, Station, Status
from geo.query.claims import Claim

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


def grouped(stations: Sequence[Station], extent: Extent) -> tuple[GroupMark, ...]:
    """Counts of located stations by country on a grid over the extent.

    Each stands at the place that is nearest to the mean of its cell.
    """
    columns, rows = GRID
    size = max(extent.width / columns, extent.height / rows, MIN_CELL)
    points = [station.point for station in stations if station.point]
    lon, lat = np.array([point.lon for point in points]), np.array([point.lat for point in points])
    codes, country = np.unique([station.country for station in stations], return_inverse=True)
    across, along = np.floor(lon / size), np.floor(lat / size)
    keys = (across * (np.ptp(along) + 1) + along - along.min()) * len(codes) + country
    _, cell, counts = np.unique(keys, return_inverse=True, return_counts=True)
    away = np.hypot(*(axis - (np.bincount(cell, axis) / counts)[cell] for axis in (lon, lat)))
    order = np.lexsort((lat, lon, away, cell))
    nearest = order[np.searchsorted(cell[order], np.arange(len(counts)))]
    return tuple(
        GroupMark(points[at], int(count), stations[at].country)
        for at, count in zip(nearest, counts, strict=True)
    )
