"""A map description as the plain value that the map's script paints."""

from dataclasses import astuple
from typing import Any

from geo.mapspec.spec import MapSpec, as_of_words
from geo.mapspec.web_map import placed_stations
from geo.model.records import Catalogue, Station
from geo.query.claims import claim_of

MAP_LABEL = "Map. {counts}"
"""What a screen reader says of the map."""


def map_places(catalogue: Catalogue, spec: MapSpec) -> list[list[Any]]:
    """What never changes about each station that can be drawn: sent once, then kept by the browser.

    Id, name, longitude, latitude, radius in metres, precision, country, and what its place is called.
    """
    return [
        [
            station.id,
            claim_of(catalogue, station).label,
            *place_values(station),
            station.country,
            place_names(station),
        ]
        for station in placed_stations(catalogue, spec)
    ]


def place_values(station: Station) -> list[Any]:
    """Longitude, latitude (both None where the place is unknown), radius in metres, and precision."""
    point = station.point
    return [
        *((point.lon, point.lat) if point else (None, None)),
        station.radius_m,
        station.precision,
    ]


def place_names(station: Station) -> list[str]:
    """Town, finer name and region; what is missing is empty, or left out at the end."""
    names = [station.town, station.locality, station.region]
    names[1:] = ["" if name == station.town else name for name in names[1:]]
    while names and not names[-1]:
        names.pop()
    return names


def map_state(spec: MapSpec, chosen: str = "") -> dict[str, Any]:
    """What to paint. Longitude comes first; ``chosen`` is ``station:<id>`` or ``country:<code>``."""
    ids: dict[str, list[str]] = {}
    for mark in spec.stations:
        ids.setdefault(mark.standing, []).append(mark.id)
    groups: dict[str, list[list[float]]] = {}
    for group in spec.groups:
        groups.setdefault(group.country, []).append([group.point.lon, group.point.lat, group.count])
    return {
        "asOf": spec.as_of.isoformat(),
        "asOfWords": as_of_words(spec),
        "label": MAP_LABEL.format(counts=spec.counts),
        "countries": {mark.code: [mark.status, mark.since] for mark in spec.countries},
        "stations": ids,
        "groups": groups,
        "legend": [["status" if entry.fill else "standing", entry.key, entry.count] for entry in spec.legend],
        "extent": [*astuple(spec.extent)],
        "maxZoom": spec.max_zoom,
        "borders": spec.borders,
        "chosen": chosen,
    }
