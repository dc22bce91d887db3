"""What stands on a map, independent of how it is drawn: stations, counts by area, coloured countries."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from geo.model.places import LonLat, Precision
from geo.model.records import Standing, Status


@dataclass(frozen=True, slots=True)
class StationMark:
    """One station as drawn."""

    id: str
    name: str
    point: LonLat
    radius_m: float
    precision: Precision
    country: str
    standing: Standing
    words: str
    """Standing, date and place in one line: tooltip, list and screen readers."""
    city: str
    """City, or the region where no city is known: the label on a printed map."""
    response: str
    """What those concerned answer; it stands beside the claim in every format."""
    since: str
    """What became known after the range of the collection; empty where nothing did."""


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
    return min(30.0, 5.0 + sqrt(count) * 0.6)
