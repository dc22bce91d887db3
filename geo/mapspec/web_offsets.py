"""Where symbols stand on the web map, beside their places, so that none hides another."""

from functools import lru_cache

from geo.mapspec.declutter import Offset, spread, web_mercator_px
from geo.mapspec.spec import MapSpec, is_large
from geo.model.records import Catalogue, Station

CLOSE_ZOOM = 3.0
"""From this web-map zoom on symbols are drawn at full size, below it smaller and closer."""

SYMBOL_SIZES = (12, 16)
"""CSS pixels of a symbol's box below :data:`CLOSE_ZOOM`, and from there on."""

ZOOMS = (*(step / 2 for step in range(8)), 4.0, 5.0, 6.0, 7.0, 8.0, 9.0)
"""Web-map zoom levels for which symbols are placed; the browser uses the nearest one below."""


def symbol_spacing(zoom: float) -> float:
    """Distance in CSS pixels between the centres of two symbols: a fifth of each may be covered."""
    return 12.5 if zoom >= CLOSE_ZOOM else 9.5


def placed_stations(catalogue: Catalogue, spec: MapSpec) -> tuple[Station, ...]:
    """The stations whose places a map of ``spec`` needs, in order of id.

    All of the collection, so that a symbol stays where it is when the day or a filter changes;
    from a large collection only those drawn.
    """
    if is_large(catalogue):
        return tuple(catalogue.station_by_id[mark.id] for mark in spec.stations)
    return catalogue.located


@lru_cache(maxsize=8)
def offsets_by_zoom(stations: tuple[Station, ...]) -> dict[str, tuple[Offset, ...]]:
    """Where each symbol stands on the web map, in pixels from its place, for each of :data:`ZOOMS`."""
    points = [(station.id, station.point) for station in stations if station.point]
    by_zoom = [
        spread([web_mercator_px(point.lon, point.lat, zoom) for _, point in points], symbol_spacing(zoom))
        for zoom in ZOOMS
    ]
    return {identifier: tuple(zoom[i] for zoom in by_zoom) for i, (identifier, _) in enumerate(points)}
