"""The land we draw on: Natural Earth countries, their extents, and the online maps on offer."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

import shapely

from geo.mapspec.atlas import WITHOUT_ISO, countries
from geo.model.places import Extent
from geo.model.sources import DEFAULT_BORDERS

if TYPE_CHECKING:
    from xyzservices import TileProvider


@lru_cache(maxsize=1)
def main_extents() -> Mapping[str, Extent]:
    """Extent of each country's largest piece of land west of 180°, by alpha-3 code.

    The largest piece, so that France is not stretched to Guyana nor the USA to both ends of
    the map. That of the default view of the borders.
    """
    extents: dict[str, Extent] = {}
    for country in countries("world", DEFAULT_BORDERS):
        if country.code not in WITHOUT_ISO:
            main = max(shapely.get_parts(country.shape), key=shapely.area)
            west, south, east, north = map(float, shapely.bounds(main))
            extents[country.code] = Extent(west, south, min(east, 180.0), north)
    return extents


@dataclass(frozen=True, slots=True)
class OnlineBasemap:
    """A map from another server, whose operator receives a request for each area a reader looks at."""

    label: str
    operator: str
    url: str
    attribution: str
    """Plain text, from the xyzservices catalogue."""


def _online(label: str, operator: str, provider: "TileProvider") -> OnlineBasemap:
    url = provider.build_url(x="{x}", y="{y}", z="{z}", scale_factor="{r}")
    return OnlineBasemap(label, operator, url, provider.attribution.replace("(C)", "©"))


@lru_cache(maxsize=1)
def online_basemaps() -> tuple[OnlineBasemap, ...]:
    """The basemaps a reader may switch on.

    CARTO answers only with a key of its own since 2026; it is on offer where the environment
    variable ``CARTO_API_KEY`` holds one.
    """
    from xyzservices import providers  # noqa: PLC0415  # loads an HTTP client, which only the app needs

    offered = [_online("OpenStreetMap", "the OpenStreetMap Foundation", providers.OpenStreetMap.Mapnik)]
    key = os.environ.get("CARTO_API_KEY")
    if key:
        offered.append(_online("CARTO Positron", "CARTO", providers.CartoDB.Positron(apikey=quote(key))))
    return tuple(offered)
