"""Where symbols stand so that none hides another.

A symbol is put as near to its place as the others allow, deterministically, in screen units.
A hairline leads from a moved symbol to its place, and the area of uncertainty is always drawn at
the place itself, so that moving a symbol never claims to know more.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import asinh, cos, floor, hypot, pi, radians, sin, sqrt, tan

import numpy as np
import numpy.typing as npt
import shapely

from geo.mapspec.spec import MapSpec, is_large
from geo.model.records import Catalogue, Station

Offset = tuple[float, float]

TILE = 256
"""Pixels of the web-map world at zoom 0 (Web Mercator, EPSG:3857 as tiled)."""

_GOLDEN = pi * (3 - sqrt(5))


def web_mercator_px(lon: float, lat: float, zoom: float) -> tuple[float, float]:
    """Position in pixels from the north-west corner of the web-map world at a zoom level."""
    size = TILE * 2**zoom
    x = (lon + 180) / 360 * size
    y = (1 - asinh(tan(radians(max(-85.05, min(85.05, lat))))) / pi) / 2 * size
    return x, y


def spread(anchors: Sequence[tuple[float, float]], spacing: float) -> list[Offset]:
    """Offsets that keep symbols at least ``spacing`` apart, in the units of ``anchors``.

    Symbols push each other apart while a spring holds each to its place; what still touches
    takes the nearest free spot. The same anchors in the same order always give the same offsets.
    """
    if not anchors:
        return []
    places = np.array(anchors, dtype=float)
    relaxed = _relaxed(places, spacing)
    taken: dict[tuple[int, int], list[tuple[float, float]]] = {}
    offsets: list[Offset] = []
    for (x, y), (ax, ay) in zip(relaxed, places, strict=True):
        spot = (float(x), float(y))
        for dx, dy in _spiral(spacing, len(anchors)):
            spot = (float(x) + dx, float(y) + dy)
            if _is_free(spot, taken, spacing):
                break
        cell = (floor(spot[0] / spacing), floor(spot[1] / spacing))
        taken.setdefault(cell, []).append(spot)
        offsets.append((round(spot[0] - float(ax), 2), round(spot[1] - float(ay), 2)))
    return offsets


_ROUNDS = 90
_SPRING = 0.05
"""Share of the way home that a symbol is pulled in the first round; it fades out."""


def _relaxed(places: npt.NDArray[np.float64], spacing: float) -> npt.NDArray[np.float64]:
    """Positions after pushing apart; symbols of one place start on a tiny deterministic sunflower."""
    turn = np.arange(len(places)) * _GOLDEN
    start = np.column_stack((np.cos(turn), np.sin(turn))) * (1 + turn % 1)[:, None]
    spots: npt.NDArray[np.float64] = places + start * spacing * 0.01
    for step in range(_ROUNDS):
        left, right = _touching(spots, spacing * 1.02)
        if not left.size and step > 3:
            break
        gaps = spots[left] - spots[right]
        distances = np.maximum(np.hypot(gaps[:, 0], gaps[:, 1]), 1e-9)
        push = np.zeros_like(spots)
        np.add.at(push, left, gaps / distances[:, None] * (spacing * 1.02 - distances)[:, None])
        crowd = np.bincount(left, minlength=len(spots))
        spots = spots + 0.45 * push / np.sqrt(np.maximum(1, crowd))[:, None]
        spots = spots + _SPRING * (1 - step / _ROUNDS) * (places - spots)
    return spots


def _touching(spots: npt.NDArray[np.float64], distance: float) -> tuple[npt.NDArray[np.int64], ...]:
    """Index pairs, each both ways round, of symbols closer than ``distance``; in a fixed order."""
    points = shapely.points(spots)
    left, right = shapely.STRtree(points).query(points, predicate="dwithin", distance=distance)
    apart = left != right
    left, right = left[apart], right[apart]
    order = np.lexsort((right, left))
    return left[order], right[order]


def _is_free(
    spot: tuple[float, float], taken: dict[tuple[int, int], list[tuple[float, float]]], spacing: float
) -> bool:
    column, row = floor(spot[0] / spacing), floor(spot[1] / spacing)
    return all(
        hypot(spot[0] - x, spot[1] - y) >= spacing * 0.96
        for i in (-1, 0, 1)
        for j in (-1, 0, 1)
        for x, y in taken.get((column + i, row + j), ())
    )


@lru_cache(maxsize=32)
def _spiral(spacing: float, symbols: int) -> tuple[Offset, ...]:
    """Spots on a sunflower spiral, nearest first: more than the symbols could ever fill."""
    step = spacing * 0.2
    return tuple(
        (round(step * sqrt(i) * cos(i * _GOLDEN), 2), round(step * sqrt(i) * sin(i * _GOLDEN), 2))
        for i in range(90 * symbols + 1)
    )


def circle(lon: float, lat: float, radius_m: float, corners: int = 48) -> list[tuple[float, float]]:
    """A closed ring of longitude and latitude, in degrees, ``radius_m`` metres around a point.

    Good to a part in a hundred for the radii used here (at most a few hundred kilometres), which is less
    than the width of the line: ``pyproj.Geod`` would only change the bytes of every picture with such a ring.
    """
    metres_a_degree = 111_195.0
    dlat = radius_m / metres_a_degree
    dlon = dlat / max(0.05, cos(radians(lat)))
    ring = [
        (lon + dlon * sin(2 * pi * i / corners), lat + dlat * cos(2 * pi * i / corners))
        for i in range(corners)
    ]
    return [*ring, ring[0]]


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
