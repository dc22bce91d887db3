"""What stands on a map, independent of how it is drawn: stations, counts by area, coloured countries."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, sqrt

from geo.model.places import Extent, LonLat, Precision
from geo.model.records import Standing, Status
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
    """Stations of one area, where there are too many to draw singly."""

    point: LonLat
    count: int


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


def grouped(points: Iterable[LonLat], extent: Extent) -> tuple[GroupMark, ...]:
    """Counts of stations on a grid over the extent, at the mean point of each cell."""
    columns, rows = GRID
    size = max(extent.width / columns, extent.height / rows, MIN_CELL)
    cells: dict[tuple[int, int], tuple[list[float], list[float]]] = {}
    for point in points:
        lons, lats = cells.setdefault((floor(point.lon / size), floor(point.lat / size)), ([], []))
        lons.append(point.lon)
        lats.append(point.lat)
    return tuple(
        GroupMark(LonLat(round(sum(lons) / len(lons), 2), round(sum(lats) / len(lats), 2)), len(lons))
        for _, (lons, lats) in sorted(cells.items())
    )
