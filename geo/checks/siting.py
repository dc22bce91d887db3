"""Rules on points: no finer than known, a radius that fits, and within the country named."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import cos, radians

from shapely import Point, prepare
from shapely.affinity import scale
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.basemap import world_features
from geo.places import FINEST_DECIMALS, RADIUS_RANGE_M, LonLat
from geo.reading import Reading
from geo.records import Rejection, Station
from geo.rows import STATIONS_FILE
from geo.wording import in_sentence

BORDER_TOLERANCE_M = 20_000
"""How far the drawn borders (1:50m, islets left out) may lie from the real ones."""

METRES_A_DEGREE = 111_195
"""On a meridian, on the mean sphere."""


def siting_faults(reading: Reading) -> Iterator[Rejection]:
    """Every fault in where the stations of a collection are drawn."""
    for station in reading.catalogue.stations:
        for field, reason in _reasons(station, in_sentence(reading.catalogue.name_of(station.country))):
            yield reading.fault(STATIONS_FILE, station.id, field, reason)


def _reasons(station: Station, country: str) -> Iterator[tuple[str, str]]:
    point, precision = station.point, station.precision
    if not point or precision == "unknown":
        return
    written = f"[{point.lon}, {point.lat}]"
    allowed = FINEST_DECIMALS[precision]
    if point.decimals > allowed:
        decimals = f"{allowed} decimal{'s' if allowed > 1 else ''}"
        reason = f"{written} is finer than the precision {precision!r} allows; round to {decimals}"
        yield "geometry", reason
    least, most = RADIUS_RANGE_M[precision]
    if not least <= station.radius_m <= most:
        reason = (
            f"{station.radius_m:g} m does not fit the precision {precision!r}, "
            f"which takes {least:,.0f} to {most:,.0f} m"
        )
        yield "radius_m", reason
    away = _distance_m(station.country, point)
    if away > station.radius_m + BORDER_TOLERANCE_M:
        reason = f"{written} lies {away / 1000:,.0f} km outside {country}"
        if abs(point.lon) <= 90 and _distance_m(station.country, LonLat(point.lat, point.lon)) == 0:
            reason += "; longitude comes first, the two seem swapped"
        yield "geometry", reason


@lru_cache(maxsize=1)
def _countries() -> dict[str, BaseGeometry]:
    drawn = [feature for feature in world_features() if feature.get("id")]
    countries = {feature["id"]: shape(feature["geometry"]) for feature in drawn}
    for land in countries.values():
        prepare(land)
    return countries


@lru_cache(maxsize=4096)
def _distance_m(country: str, point: LonLat) -> float:
    """Metres from the land of a country; 0 within it, and where no land is drawn for it."""
    land = _countries().get(country)
    if land is None or land.contains(Point(point.lon, point.lat)):
        return 0.0
    # Degrees of longitude shrink towards the poles: both are squeezed to those of the point's latitude.
    squeeze = max(cos(radians(point.lat)), 0.01)
    squeezed = scale(land, xfact=squeeze, yfact=1, origin=(point.lon, point.lat))
    return float(squeezed.distance(Point(point.lon, point.lat))) * METRES_A_DEGREE
