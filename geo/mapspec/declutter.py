"""Where symbols stand so that none hides another.

A symbol is put as near to its place as the others allow, deterministically, in screen units.
A hairline leads from a moved symbol to its place, and the area of uncertainty is always drawn at
the place itself, so that moving a symbol never claims to know more.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import cos, floor, hypot, pi, radians, sin, sqrt

import numpy as np
import numpy.typing as npt
import shapely

Offset = tuple[float, float]

_GOLDEN = pi * (3 - sqrt(5))


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
