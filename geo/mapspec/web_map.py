"""How the web map is laid out: sizes on the screen, what the world view shows, which detail a zoom needs."""

from collections.abc import Mapping
from types import MappingProxyType

from geo.mapspec.atlas import Level
from geo.mapspec.spec import MapSpec, is_large
from geo.model.records import Catalogue, Station

CLOSE_ZOOM = 3.0
"""From this zoom on symbols are drawn at full size, below it smaller.

A zoom number means the scale that it has in Web Mercator at the equator.
"""

SYMBOL_SIZES = (13, 16)
"""CSS pixels of a symbol's box below :data:`CLOSE_ZOOM`, and from there on."""

COUNT_SIZES = (17, 22, 3)
"""CSS pixels of a count of less than a hundred, of more, and what is added for several countries."""

GAP = 1
"""CSS pixels between two symbols or counts at least."""

TARGET = 24
"""CSS pixels of the square in which a symbol or count can be pressed.

Below :data:`CLOSE_ZOOM` it is smaller where neighbours leave no room, unless the map is for fingers.
"""

NARROW = 500
"""CSS pixels: a narrower map is for fingers."""

LAND_ENDS = ((-168.0, 66.0), (-120.0, 34.0), (-67.0, -56.0), (178.5, -38.0), (150.0, 76.0), (-100.0, 76.0))
"""What the world view shows at least, longitude first: not the islands of the Arctic and the Pacific."""

METRES_A_PX: Mapping[Level, float] = MappingProxyType({"world": 14_000.0, "region": 4_000.0, "country": 0.0})
"""Metres to the pixel from which on a level of detail is enough."""


def placed_stations(catalogue: Catalogue, spec: MapSpec) -> tuple[Station, ...]:
    """The stations whose places a map of ``spec`` needs, in order of id.

    All of the collection, so that a step of the timeline need not send them; from a large collection only
    those drawn.
    """
    if is_large(catalogue):
        return tuple(catalogue.station_by_id[mark.id] for mark in spec.stations)
    return catalogue.located
