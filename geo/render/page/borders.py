"""The borders inside the self-contained page, packed as text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from geo.mapspec.basemap import world_features

SCALES = (100, 10_000, 1_000_000)
"""Steps in a degree that borders are rounded to."""

DIGITS = "".join(map(chr, range(32, 127))).translate(str.maketrans("", "", '"<\\\\'))
"""The digits that borders are written in: printable characters that JSON and HTML need not escape."""

SHORT = 82
"""Steps below it take one digit."""


@lru_cache(maxsize=1)
def packed_world() -> str:
    """Pack the borders at a sixth of the size: ``[code, name, scale, polygons]`` each.

    A country is rounded to hundredths of a degree, about a kilometre, as most of the collection's
    borders are already; one so small that it would lose its shape is given exactly. A ring is the
    steps from point to point, longitude first, in 1/scale degrees, as :func:`_line` writes them:
    the first from the last point of the country's ring before, none back to its own first point.
    """
    packed = []
    for feature in world_features():
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        scale = next(s for s in SCALES if s == SCALES[-1] or _keeps_its_shape(polygons, s))
        at = (0, 0)
        lines: list[list[str]] = []
        for polygon in polygons:
            lines.append([])
            for ring in polygon:
                points = [(round(lon * scale), round(lat * scale)) for lon, lat in ring[:-1]]
                lines[-1].append(_line([at, *points]))
                at = points[-1]
        packed.append([feature.get("id", ""), feature["properties"]["name"], scale, lines])
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _keeps_its_shape(polygons: Iterable[Iterable[Iterable[tuple[float, float]]]], scale: int) -> bool:
    """Whether each ring still has three corners at least once it is rounded."""
    rings = [ring for polygon in polygons for ring in polygon]
    return all(len({(round(lon * scale), round(lat * scale)) for lon, lat in ring}) >= 3 for ring in rings)


def _line(points: Iterable[tuple[int, int]]) -> str:
    """Write the steps between points as text, in one digit, two or, the longest, five.

    A step is its double, one less and positive if it goes west or south, in digits of :data:`DIGITS`:
    below :data:`SHORT` the digit itself; then the rest with a first digit from there on; else the
    last digit, and the step in four.
    """
    text: list[str] = []
    base, last = len(DIGITS), len(DIGITS) - 1
    for before, after in pairwise(points):
        for step in (after[0] - before[0], after[1] - before[1]):
            number = -2 * step - 1 if step < 0 else 2 * step
            high, low = divmod(number - SHORT, base)
            if number < SHORT:
                text.append(DIGITS[number])
            elif SHORT + high < last:
                text.append(DIGITS[SHORT + high] + DIGITS[low])
            else:
                text.append(DIGITS[last] + "".join(DIGITS[number // base**k % base] for k in (3, 2, 1, 0)))
    return "".join(text)
