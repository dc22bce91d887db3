"""Rules on points: no finer than known, a radius that fits, and within the country named."""

from collections.abc import Iterator

from geo.collection.faults import Entry
from geo.mapspec.atlas import distance_to_country_m
from geo.model.countries import country_names
from geo.model.places import FINEST_DECIMALS, RADIUS_RANGE_M
from geo.model.records import Station
from geo.model.sources import BorderView
from geo.query.sentences import in_sentence

BORDER_TOLERANCE_M = 20_000
"""How far the drawn borders (1:50m) may lie from the real ones."""


def siting_reasons(entry: Entry[Station], borders: BorderView) -> Iterator[tuple[str, str]]:
    """Every fault in where a station is drawn, on land with these borders: field and reason.

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
    away = distance_to_country_m(station.country, point.lon, point.lat, borders)
    if away > (station.radius_m if entry.has("radius_m") else most) + BORDER_TOLERANCE_M:
        country = in_sentence(country_names()[station.country])
        reason = f"{written} lies {away / 1000:,.0f} km outside {country}"
        if abs(point.lon) <= 90 and not distance_to_country_m(station.country, point.lat, point.lon, borders):
            reason += "; longitude comes first, the two seem swapped"
        yield "geometry", reason
