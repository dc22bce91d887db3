"""Look a toponym up in the offline gazetteer, for an editor who adds a station.

Usage: python tools/place_station.py TOPONYM COUNTRY [--precision city|neighbourhood]

Prints every candidate, the likeliest first, with the point rounded to the precision
([longitude, latitude], WGS 84) and the radius of uncertainty in metres. It chooses nothing.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from geo.collection.gazetteer import find_candidates
from geo.model.errors import GeoError

DECIMALS = {"city": 2, "neighbourhood": 3}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("toponym")
    parser.add_argument("country", help="ISO 3166-1 alpha-3, such as CAN")
    parser.add_argument("--precision", choices=DECIMALS, default="city")
    options = parser.parse_args()
    try:
        candidates = find_candidates(options.toponym, options.country)
    except GeoError as error:
        print(error, file=sys.stderr)
        return 2
    for candidate in candidates:
        decimals = DECIMALS[options.precision]
        point = [round(candidate.point.lon, decimals), round(candidate.point.lat, decimals)]
        radius = candidate.radius_m(options.precision)
        print(f"{candidate.name} ({candidate.admin}, {candidate.population:,} people): {point}, {radius} m")
    if not candidates:
        print(f"No place named {options.toponym!r} in {options.country}", file=sys.stderr)
    return 0 if candidates else 1


if __name__ == "__main__":
    sys.exit(main())
