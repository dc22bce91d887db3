"""A map description as the plain value that ``static/stationmap.js`` paints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geo.mapspec import MapSpec, as_of_words, group_radius
from geo.placement import Offset


def map_state(spec: MapSpec, offsets: Mapping[str, tuple[Offset, ...]], chosen: str = "") -> dict[str, Any]:
    """What to paint. Longitude comes first; ``chosen`` is ``station:<id>`` or ``country:<code>``."""
    extent = spec.extent
    return {
        "asOf": spec.as_of.isoformat(),
        "asOfWords": as_of_words(spec),
        "label": f"Map. {spec.counts}",
        "countries": {mark.code: [mark.status, mark.since.describe()] for mark in spec.countries},
        "stations": [
            [
                mark.id,
                mark.name,
                mark.point.lon,
                mark.point.lat,
                mark.radius_m,
                mark.standing,
                mark.precision,
                compact_offsets(offsets.get(mark.id, ())),
            ]
            for mark in spec.stations
        ],
        "groups": [
            [group.point.lon, group.point.lat, group.count, round(group_radius(group.count), 1)]
            for group in spec.groups
        ],
        "legend": [["status" if entry.fill else "standing", entry.key, entry.count] for entry in spec.legend],
        "extent": [extent.west, extent.south, extent.east, extent.north],
        "maxZoom": spec.max_zoom,
        "chosen": chosen,
    }


def compact_offsets(offsets: tuple[Offset, ...]) -> list[list[int]]:
    """Whole pixels, without the repeats at the end: the last one stands for all higher zooms."""
    pixels = [[round(x), round(y)] for x, y in offsets]
    while len(pixels) > 1 and pixels[-1] == pixels[-2]:
        pixels.pop()
    return [] if pixels == [[0, 0]] else pixels
