"""Rules on points: no finer than known, a radius that fits, and within the country named."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

import numpy as np
from shapely import Point, get_coordinates, prepare, segmentize
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.collection.faults import Entry
from geo.mapspec.basemap import world_features
from geo.model.countries import country_names
from geo.model.places import FINEST_DECIMALS, RADIUS_RANGE_M, LonLat, ellipsoid
from geo.model.records import Station
from geo.query.sentences import in_sentence

BORDER_TOLERANCE_M = 20_000
"""How far the drawn borders (1:50m, islets left out) may lie from the real ones."""

BORDER_STEP_DEGREES = 0.02
"""Spacing of the points of a border that distances are measured to: 2 km, a tenth of the tolerance."""


def siting_reasons(entry: Entry[Station]) -> Iterator[tuple[str, str]]:
    """Every fault in where a station is drawn: field and reason.

    Where the precision could not be read, the widest limits apply.
    """
    station, point = entry.record, entry.record.point
    if not point or not entry.has("geometry"):
        return
    fits = (station.precision,) if entry.has("precision") else tuple(FINEST_DECIMALS)
    name = repr(station.precision) if entry.has("precision") else "of a neighbourhood"
    written = f"[{point.lon}, {point.lat}]"
    allowed = max(FINEST_DECIMALS[precision] for precision in fits)
    if point.decimals > allowed:
        decimals = f"{allowed} decimal{'s' if allowed > 1 else ''}"
        yield "geometry", f"{written} is finer than the precision {name} allows; round to {decimals}"
    least = min(RADIUS_RANGE_M[precision][0] for precision in fits)
    most = max(RADIUS_RANGE_M[precision][1] for precision in fits)
    if entry.has("radius_m", "precision") and not least <= station.radius_m <= most:
        takes = f"which takes {least:,.0f} to {most:,.0f} m"
        yield "radius_m", f"{station.radius_m:g} m does not fit the precision {name}, {takes}"
    if not entry.has("country"):
        return
    away = distance_m(station.country, point)
    if away > (station.radius_m if entry.has("radius_m") else most) + BORDER_TOLERANCE_M:
        country = in_sentence(country_names()[station.country])
        reason = f"{written} lies {away / 1000:,.0f} km outside {country}"
        if abs(point.lon) <= 90 and distance_m(station.country, LonLat(point.lat, point.lon)) == 0:
            reason += "; longitude comes first, the two seem swapped"
        yield "geometry", reason


@cache
def _countries() -> Mapping[str, BaseGeometry]:
    drawn = [feature for feature in world_features() if feature.get("id")]
    countries = {feature["id"]: shape(feature["geometry"]) for feature in drawn}
    for land in countries.values():
        prepare(land)
    return countries


@lru_cache(maxsize=4096)
def distance_m(country: str, point: LonLat) -> float:
    """Metres from the land of a country; 0 within it, and where no land is drawn for it."""
    land = _countries().get(country)
    if land is None or land.contains(Point(point.lon, point.lat)):
        return 0.0
    border = get_coordinates(segmentize(land, BORDER_STEP_DEGREES))
    here = np.full_like(border, (point.lon, point.lat))
    return float(ellipsoid().inv(*border.T, *here.T)[2].min())
