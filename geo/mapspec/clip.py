"""The part of a map that lies in a region chosen without regard to its selection."""

from collections import Counter
from dataclasses import astuple, replace
from functools import lru_cache

import numpy as np
import shapely

from geo.mapspec.atlas import WITHOUT_ISO
from geo.mapspec.land import all_land, moved_east
from geo.mapspec.regions import Region
from geo.mapspec.spec import HEADLINE, LOCAL_HEADLINE, Clip, MapSpec
from geo.model.countries import countries_of
from geo.model.places import Extent, LonLat
from geo.model.sources import DEFAULT_BORDERS
from geo.query.claims import describe_some
from geo.query.counts import Counts
from geo.query.selection import NO_RESPONSE
from geo.query.sentences import in_sentence

MIN_OF_COUNTRY = 0.5
"""Share of its land that makes a country one of a region: Greece is no country of Asia's."""
MIN_OF_CLIP = 0.02
"""Share of a region's extent that does so as well: Alaska stands for the United States."""


def clipped(spec: MapSpec, region: Region) -> MapSpec:
    """Keep the stations in a region and the countries that belong to it, and count anew.

    A country belongs to it by its land or by a station there, and to a continent by the list of its
    countries. What else the panel shows around it is left without colour and symbol: Europe's crowd does
    not fill a corner of the Americas, and no map of Africa has Athens on it.
    """
    if region.is_world:
        return replace(spec, extent=region.extent, is_world=True)
    stations = tuple(mark for mark in spec.stations if _holds(region.extent, mark.point))
    groups = tuple(group for group in spec.groups if _holds(region.extent, group.point))
    if region.kind == "region":
        codes = countries_of(region.words.casefold()) | WITHOUT_ISO
        stations = tuple(mark for mark in stations if mark.country in codes)
    else:
        codes = _codes_in(region.extent) | {mark.country for mark in stations}
    countries = tuple(mark for mark in spec.countries if mark.code in codes)
    unlocated = tuple(claim for claim in spec.unlocated if claim.station.country in codes)
    drawn = len(stations) + sum(group.count for group in groups)
    outside = spec.counts.stations - drawn - len(unlocated)
    claims = [*(mark.claim for mark in stations), *unlocated]
    within = {claim.station.country for claim in claims} | {group.country for group in groups}
    shown = Counts(
        spec.as_of,
        stations=drawn + len(unlocated),
        in_countries=len(within),
        responses=sum(mark.status != NO_RESPONSE for mark in countries),
        events=None,
        drawn=drawn,
        unlocated=len(unlocated),
        outside=outside,
    )
    counts = Counter(f"status--{mark.status}" for mark in countries)
    counts.update(f"standing--{mark.standing}" for mark in stations)
    headline = spec.headline
    if region.kind == "region" and headline == HEADLINE:
        headline = LOCAL_HEADLINE.format(places=in_sentence(region.words), whose="governments")
    return replace(
        spec,
        headline=headline,
        counts=shown,
        claims="" if groups else describe_some(claims),
        extent=region.extent,
        is_world=False,
        countries=countries,
        stations=stations,
        groups=groups,
        unlocated=unlocated,
        legend=tuple(replace(entry, count=counts[entry.id]) for entry in spec.legend),
        clip=Clip(codes, outside, len(spec.countries) - len(countries), region.is_exact),
    )


def _holds(extent: Extent, point: LonLat) -> bool:
    across = any(extent.west <= point.lon + turn <= extent.east for turn in (0, 360, -360))
    return across and extent.south <= point.lat <= extent.north


@lru_cache(maxsize=16)
def _codes_in(extent: Extent) -> frozenset[str]:
    """Codes of the countries that belong to an extent by their land, those that ISO 3166 lacks included."""
    lands = all_land("world", DEFAULT_BORDERS)
    shapes = np.array([land.shape for land in lands])
    inside = sum(
        shapely.area(shapely.clip_by_rect(moved_east(shapes, turn), *astuple(extent)))
        for turn in (0.0, 360.0, -360.0)
    )
    least = MIN_OF_CLIP * extent.width * extent.height
    belongs = (inside >= MIN_OF_COUNTRY * shapely.area(shapes)) | (inside >= least)
    return frozenset(land.code for land, is_in in zip(lands, belongs, strict=True) if is_in)
