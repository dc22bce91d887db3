"""A map description as the plain value that the map's script paints."""

from dataclasses import astuple
from typing import Any

from geo.mapspec.declutter import Offset, offsets_by_zoom, placed_stations
from geo.mapspec.marks import group_radius
from geo.mapspec.spec import MapSpec, as_of_words
from geo.model.records import Catalogue, Station
from geo.query.claims import claim_of

MAP_LABEL = "Map. {counts}"
"""What a screen reader says of the map."""


def map_places(catalogue: Catalogue, spec: MapSpec) -> list[list[Any]]:
    """What never changes about each station that can be drawn: sent once, then kept by the browser.

    Id, name, longitude, latitude, radius in metres, precision, and where its symbol stands at
    each zoom level.
    """
    stations = placed_stations(catalogue, spec)
    offsets = offsets_by_zoom(stations)
    return [
        [station.id, claim_of(catalogue, station).label, *place_values(station, offsets[station.id])]
        for station in stations
    ]


def place_values(station: Station, offsets: tuple[Offset, ...]) -> list[Any]:
    """Longitude, latitude (both None where the place is unknown), radius in metres, precision, offsets.

    The offsets are whole pixels, without the repeats at the end: the last one stands for all higher zooms.
    """
    point = station.point
    pixels = [[round(x), round(y)] for x, y in offsets]
    while len(pixels) > 1 and pixels[-1] == pixels[-2]:
        pixels.pop()
    return [
        *((point.lon, point.lat) if point else (None, None)),
        station.radius_m,
        station.precision,
        [] if pixels == [[0, 0]] else pixels,
    ]


def map_state(spec: MapSpec, chosen: str = "") -> dict[str, Any]:
    """What to paint. Longitude comes first; ``chosen`` is ``station:<id>`` or ``country:<code>``."""
    ids: dict[str, list[str]] = {}
    for mark in spec.stations:
        ids.setdefault(mark.standing, []).append(mark.id)
    return {
        "asOf": spec.as_of.isoformat(),
        "asOfWords": as_of_words(spec),
        "label": MAP_LABEL.format(counts=spec.counts),
        "countries": {mark.code: [mark.status, mark.since] for mark in spec.countries},
        "stations": ids,
        "groups": [
            [group.point.lon, group.point.lat, group.count, round(group_radius(group.count), 1)]
            for group in spec.groups
        ],
        "legend": [["status" if entry.fill else "standing", entry.key, entry.count] for entry in spec.legend],
        "extent": [*astuple(spec.extent)],
        "maxZoom": spec.max_zoom,
        "chosen": chosen,
    }
