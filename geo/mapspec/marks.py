"""What stands on a map, independent of how it is drawn: stations, counts by area, coloured countries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import floor, hypot, sqrt
from statistics import fmean

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


def grouped(places: Iterable[tuple[str, LonLat]], extent: Extent) -> tuple[GroupMark, ...]:
    """Counts of stations by country on a grid over the extent, at the place nearest to the mean of each cell.

    ``places`` are the alpha-3 code and the point of each station.
    """
    columns, rows = GRID
    size = max(extent.width / columns, extent.height / rows, MIN_CELL)
    cells: dict[tuple[int, int, str], list[LonLat]] = {}
    for country, point in places:
        cells.setdefault((floor(point.lon / size), floor(point.lat / size), country), []).append(point)
    return tuple(GroupMark(_middle(points), len(points), key[2]) for key, points in sorted(cells.items()))


def _middle(points: Sequence[LonLat]) -> LonLat:
    """The one of some points that is nearest to their mean."""
    lon, lat = fmean(point.lon for point in points), fmean(point.lat for point in points)
    return min(points, key=lambda point: (hypot(point.lon - lon, point.lat - lat), point.lon, point.lat))
