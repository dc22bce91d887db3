"""Where things are: points, extents, and how precisely a place is known. WGS 84, longitude first."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, reduce
from typing import TYPE_CHECKING, Literal, Self, get_args

from geo.model.errors import InvalidValue

if TYPE_CHECKING:
    from pyproj import Geod

Precision = Literal["neighbourhood", "city", "region", "unknown"]
PRECISIONS: tuple[Precision, ...] = get_args(Precision)

FINEST_DECIMALS: dict[Precision, int] = {"neighbourhood": 3, "city": 2, "region": 1}
"""Decimals of a degree beyond which a coordinate claims to know more than its precision.

About 110 m, 1.1 km and 11 km: each a small part of the radius that such a place is drawn with. A
gazetteer that gives more has to be rounded.
"""

RADIUS_RANGE_M: dict[Precision, tuple[float, float]] = {
    "neighbourhood": (1_000, 10_000),
    "city": (2_000, 60_000),
    "region": (10_000, 2_000_000),
}
"""Least and greatest radius of uncertainty, in metres, that fits a precision."""

ZOOM_LIMIT: dict[Precision, int] = {"neighbourhood": 9, "city": 8, "region": 6}
"""Web-map zoom (256-pixel tiles) beyond which a place would look better known than it is."""

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the Earth in metres (IUGG)."""


@dataclass(frozen=True, slots=True)
class LonLat:
    """A point in degrees, WGS 84.

    Raises:
        InvalidValue: for a longitude or latitude that is not on Earth.

    """

    lon: float
    lat: float

    def __post_init__(self) -> None:
        if not (-180 <= self.lon <= 180 and -90 <= self.lat <= 90):
            raise InvalidValue(
                f"[{self.lon}, {self.lat}] is not a place on Earth; write [longitude, latitude] in degrees"
            )

    def distance_m(self, other: Self) -> float:
        """Length in metres of the shortest line between the two on the WGS 84 ellipsoid."""
        return float(ellipsoid().inv(self.lon, self.lat, other.lon, other.lat)[2])

    @property
    def decimals(self) -> int:
        """Decimals of the finer of the two coordinates, as written."""
        written = [Decimal(repr(float(degrees))).normalize() for degrees in (self.lon, self.lat)]
        return max(0, *(-int(one.as_tuple().exponent) for one in written))


@cache
def ellipsoid() -> "Geod":
    """The Earth as distances are measured on it."""
    from pyproj import Geod  # noqa: PLC0415  # takes as long to load as the records, which seldom need it

    return Geod(ellps="WGS84")


@dataclass(frozen=True, slots=True)
class Extent:
    """What a map shows, in degrees: west, south, east, north. West is never east of east."""

    west: float
    south: float
    east: float
    north: float

    @property
    def centre(self) -> LonLat:
        return LonLat((self.west + self.east) / 2, (self.south + self.north) / 2)

    def union(self, other: "Extent") -> "Extent":
        """The smallest extent around both."""
        return Extent(
            min(self.west, other.west),
            min(self.south, other.south),
            max(self.east, other.east),
            max(self.north, other.north),
        )

    @property
    def width(self) -> float:
        return self.east - self.west

    @property
    def height(self) -> float:
        return self.north - self.south

    def grown(self, share: float, at_least: float = 0.0, *, crosses: bool = False) -> "Extent":
        """Larger on each side by ``share`` of its size or ``at_least`` degrees, within the Earth.

        Where it ``crosses`` the antimeridian, its sides may lie beyond 180°.
        """
        dx, dy = max(self.width * share, at_least), max(self.height * share, at_least)
        west, east = self.west - dx, self.east + dx
        if not crosses:
            west, east = max(-180.0, west), min(180.0, east)
        return Extent(west, max(-90.0, self.south - dy), east, min(90.0, self.north + dy))


WORLD = Extent(-170.0, -56.0, 180.0, 76.0)
"""The inhabited world: what a world map shows; Antarctica is left off the sheet."""


def extent_of(points: Iterable[LonLat]) -> Extent | None:
    """The smallest extent around the points; None where there are none."""
    extents = [Extent(point.lon, point.lat, point.lon, point.lat) for point in points]
    return reduce(Extent.union, extents) if extents else None
