"""What of a selection stands in a window that was chosen without regard to it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache

import numpy as np
import shapely

from geo.countries import countries_of
from geo.frames import Frame
from geo.mapspec import HEADLINE, LOCAL_HEADLINE, MapSpec, Window
from geo.places import Extent, LonLat
from geo.render.static.land import all_land, moved_east
from geo.selection import describe_drawn
from geo.wording import in_sentence

LEAST_OF_COUNTRY = 0.5
"""Share of its land that makes a country one of a window: Greece is no country of Asia's."""
LEAST_OF_WINDOW = 0.02
"""Share of a window that does so as well: Alaska stands for the United States."""


def windowed(spec: MapSpec, frame: Frame) -> MapSpec:
    """Keep the stations in a window and the countries that belong to it, and count anew.

    A country belongs to it by its land or by a station there, and to a region by its continent. What
    else the panel shows around the window is left without colour and symbol: Europe's crowd does not
    fill a corner of the Americas, and no map of Africa has Athens on it.
    """
    if frame.is_world:
        return replace(spec, extent=frame.extent, is_world=True)
    stations = tuple(mark for mark in spec.stations if _holds(frame.extent, mark.point))
    groups = tuple(group for group in spec.groups if _holds(frame.extent, group.point))
    if frame.kind == "region":
        codes = countries_of(frame.words.casefold()) | {""}
        stations = tuple(mark for mark in stations if mark.country in codes)
    else:
        codes = _codes_in(frame.extent) | {mark.country for mark in stations}
    countries = tuple(mark for mark in spec.countries if mark.code in codes)
    unlocated = tuple(station for station in spec.unlocated if station.country in codes)
    drawn = len(stations) + sum(group.count for group in groups)
    outside = _count(spec) - drawn - len(unlocated)
    held = Counter(f"status--{mark.status}" for mark in countries)
    held.update(f"standing--{mark.standing}" for mark in stations)
    headline = spec.headline
    if frame.kind == "region" and headline == HEADLINE:
        headline = LOCAL_HEADLINE.format(places=in_sentence(frame.words), whose="governments")
    return replace(
        spec,
        headline=headline,
        counts=describe_drawn(spec.counts, drawn, len(unlocated), outside),
        extent=frame.extent,
        is_world=False,
        countries=countries,
        stations=stations,
        groups=groups,
        unlocated=unlocated,
        legend=tuple(replace(entry, count=held[entry.id]) for entry in spec.legend),
        window=Window(codes, outside, len(spec.countries) - len(countries)),
    )


def _count(spec: MapSpec) -> int:
    return len(spec.stations) + len(spec.unlocated) + sum(group.count for group in spec.groups)


def _holds(extent: Extent, point: LonLat) -> bool:
    across = any(extent.west <= point.lon + turn <= extent.east for turn in (0, 360, -360))
    return across and extent.south <= point.lat <= extent.north


@lru_cache(maxsize=16)
def _codes_in(extent: Extent) -> frozenset[str]:
    """Codes of the countries that belong to a window by their land, those without a code included."""
    edges = (extent.west, extent.south, extent.east, extent.north)
    lands = all_land()
    shapes = np.array([land.shape for land in lands])
    inside = sum(
        shapely.area(shapely.clip_by_rect(moved_east(shapes, turn), *edges)) for turn in (0.0, 360.0, -360.0)
    )
    least = LEAST_OF_WINDOW * (extent.east - extent.west) * (extent.north - extent.south)
    belongs = (inside >= LEAST_OF_COUNTRY * shapely.area(shapes)) | (inside >= least)
    return frozenset(land.code for land, held in zip(lands, belongs, strict=True) if held)
