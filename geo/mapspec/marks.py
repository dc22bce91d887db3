"""What stands on a map, independent of how it is drawn: stations, counts by area, coloured countries."""

from dataclasses import dataclass
from math import sqrt

from geo.model.places import LonLat, Precision
from geo.model.records import Standing, Status
from geo.query.claims import Claim

GROUP_RADIUS = (5.0, 0.6, 30.0)
"""Pixels of a count's circle: at least, for the square root of each station, and at most."""


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
