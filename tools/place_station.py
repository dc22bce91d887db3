"""Look a toponym up in the offline gazetteer, for an editor who adds a station.

Usage: python tools/place_station.py TOPONYM COUNTRY [--precision city|neighbourhood]

Prints every candidate, the likeliest first, with the point rounded to the precision
([longitude, latitude], WGS 84) and the radius of uncertainty in metres. It chooses nothing.
"""

import argparse
import sys
from math import ceil, pi, sqrt
from pathlib import Path

from geopy.location import Location

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from geo.collection.gazetteer import OfflineGazetteer
from geo.model.countries import alpha2_by_alpha3
from geo.model.errors import GeoError, InvalidValue
from geo.model.places import FINEST_DECIMALS

PEOPLE_PER_KM2 = 2_500
"""Density that turns a population into a radius: a middling city, so that most lie within it."""

RADIUS_KM = {"city": (5, 25), "neighbourhood": (2, 5)}
"""Least and greatest radius of uncertainty by precision; see data/README.md."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("toponym")
    parser.add_argument("country", help="ISO 3166-1 alpha-3, such as CAN")
    parser.add_argument("--precision", choices=RADIUS_KM, default="city")
    options = parser.parse_args()
    try:
        candidates = find_candidates(options.toponym, options.country)
    except GeoError as error:
        print(error, file=sys.stderr)
        return 2
    for place in candidates:
        print(describe(place, options.precision))
    if not candidates:
        print(f"No place named {options.toponym!r} in {options.country}", file=sys.stderr)
    return 0 if candidates else 1


def find_candidates(toponym: str, country: str) -> list[Location]:
    """Every place that the toponym may mean in a country (alpha-3), the likeliest first; empty for none.

    Raises:
        InvalidValue: for an unknown country code.

    """
    if country not in alpha2_by_alpha3():
        raise InvalidValue(f"{country!r} is not an ISO 3166-1 alpha-3 code, such as CAN")
    code = alpha2_by_alpha3()[country]
    return OfflineGazetteer().geocode(toponym, exactly_one=False, country_codes=code) or []


def describe(place: Location, precision: str) -> str:
    row, decimals = place.raw, FINEST_DECIMALS[precision]
    point = [round(place.longitude, decimals), round(place.latitude, decimals)]
    radius = radius_m(row["population"], precision)
    return f"{row['name']} ({row['admin1code']}, {row['population']:,} people): {point}, {radius} m"


def radius_m(population: int, precision: str) -> int:
    """Radius of uncertainty in metres, a multiple of 1000."""
    least, most = RADIUS_KM[precision]
    return 1000 * max(least, min(most, ceil(sqrt(population / (pi * PEOPLE_PER_KM2)))))


if __name__ == "__main__":
    sys.exit(main())
