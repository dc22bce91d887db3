"""The borders inside the self-contained page, packed as text."""

import json
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from geo.mapspec.basemap import polygons_of, world_features

SCALES = (100, 10_000, 1_000_000)
"""Steps in a degree that borders are rounded to."""

DIGITS = "".join(map(chr, range(32, 127))).translate(str.maketrans("", "", '"<\\\\'))
"""Printable characters that JSON and HTML need not escape."""

SHORT = 82
"""Steps in units of 1/scale degrees, doubled, below which one digit is enough."""


@lru_cache(maxsize=1)
def packed_world() -> str:
    """Pack the borders at a sixth of the size: ``[code, name, scale, polygons]`` each.

    A country is rounded to hundredths of a degree, about a kilometre, unless a ring would have fewer than
    three corners. A ring is the steps from point to point, longitude first, in 1/scale degrees, as
    :func:`_line` writes them: the first from the last point of the country's ring before, none back to its
    own first point.
    """
    packed = []
    for feature in world_features():
        polygons = polygons_of(feature)
        for scale in SCALES:
            rounded = [
                [[(round(lon * scale), round(lat * scale)) for lon, lat in ring[:-1]] for ring in polygon]
                for polygon in polygons
            ]
            if all(len(set(ring)) >= 3 for polygon in rounded for ring in polygon):
                break
        at = (0, 0)
        lines: list[list[str]] = []
        for polygon in rounded:
            lines.append([_line([before[-1], *ring]) for before, ring in pairwise([[at], *polygon])])
            at = polygon[-1][-1]
        packed.append([feature.get("id", ""), feature["properties"]["name"], scale, lines])
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _line(points: Iterable[tuple[int, int]]) -> str:
    """The steps between points as text, in one, two or five of :data:`DIGITS`.

    A step is written as its double, one less and positive if it goes west or south: below :data:`SHORT` as
    one digit; then as a first digit from there on and the rest; else as the last digit and four more.
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
