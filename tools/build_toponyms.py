"""Write a collection's toponyms.csv: what the places of its stations are also called, in all scripts.

Usage: python tools/build_toponyms.py [DIR]

The names come from GeoNames (CC BY 4.0), by way of the offline gazetteer, which takes some seconds
and 500 MB; of several places of a name, the one nearest to the station's point is meant. A region
that GeoNames does not list as a place takes the names of the town it is called after ("Vancouver area").
"""

import argparse
import csv
import io
import sys
from collections.abc import Mapping
from pathlib import Path

from geopy.location import Location

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from geo.collection.gazetteer import OfflineGazetteer
from geo.collection.reading import PROJECT_COLLECTION, TOPONYMS_FILE, read_catalogue
from geo.collection.records import TOPONYM_COLUMNS
from geo.model.annotations import Toponyms
from geo.model.countries import alpha2_by_alpha3
from geo.model.errors import GeoError
from geo.model.places import LonLat
from geo.model.records import Catalogue
from geo.model.text import folded

FARTHEST_M = 50_000
"""Distance from a record's point beyond which a place of the same name is another place."""

ADDED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("AUS", "Eastwood"): ("伊士活",),
    ("CAN", "Markham"): ("马卡姆", "馬卡姆"),
    ("CAN", "Montréal"): ("滿地可",),
    ("ESP", "Usera"): ("乌塞拉",),
    ("ITA", "Sicily"): ("Sicile", "Sicilia", "Sizilien", "シチリア", "西西里"),
    ("PRT", "Madeira"): ("Madère", "マデイラ", "马德拉", "馬德拉"),
}
"""Names in use that GeoNames lacks, or that belong to a region; added where a collection has the place."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "folder", nargs="?", type=Path, default=PROJECT_COLLECTION, metavar="DIR", help="a collection"
    )
    folder = parser.parse_args().folder
    try:
        catalogue = read_catalogue(folder)
    except GeoError as error:
        print(error, file=sys.stderr)
        return 2
    toponyms = find_toponyms(catalogue)
    (folder / TOPONYMS_FILE).write_bytes(as_table(toponyms).encode())
    names, places = sum(map(len, toponyms.values())), len(places_of(catalogue))
    print(f"{folder / TOPONYMS_FILE}: {names} names for {len(toponyms)} of {places} places")
    return 0


def find_toponyms(catalogue: Catalogue) -> Toponyms:
    """The other names of every place that has any, in order of country and place."""
    found = {}
    for (country, place), point in sorted(places_of(catalogue).items(), key=lambda item: item[0]):
        names = other_names(place, country, point)
        if not names and " " in place:
            town = place.rsplit(" ", 1)[0]
            names = tuple(name for name in other_names(town, country, point) if folded(name) != folded(place))
        names = tuple(sorted({*names, *ADDED.get((country, place), ())}))
        if names:
            found[country, place] = names
    return found


def other_names(toponym: str, country: str, near: LonLat | None) -> tuple[str, ...]:
    """What GeoNames also calls a place, in all scripts, sorted; empty where it does not list the place.

    Of several places of the name, the one nearest to ``near``, else the most populous. Left out are
    what differs from another name by accents and case only, and codes of up to three Latin letters
    (airports, "NYC").
    """
    places = OfflineGazetteer().geocode(
        toponym, exactly_one=False, country_codes=alpha2_by_alpha3().get(country, country)
    )

    def distance_m(place: Location) -> float:
        return near.distance_m(LonLat(place.longitude, place.latitude)) if near else 0.0

    place = min(places or (), key=distance_m, default=None)  # the first of equals: the most populous
    if place is None or distance_m(place) > FARTHEST_M:
        return ()
    names: dict[str, str] = {}
    for name in sorted({place.raw["name"], *place.raw["alternatenames"]}):
        clean = " ".join(name.replace(";", " ").split())
        if len(clean) > 3 or not clean.isascii():
            names.setdefault(folded(clean), clean)
    names.pop("", None)
    names.pop(folded(toponym), None)
    return tuple(sorted(names.values()))


def places_of(catalogue: Catalogue) -> dict[tuple[str, str], LonLat | None]:
    """Each city, neighbourhood and region of a station, with the point of the first that has one."""
    points: dict[tuple[str, str], LonLat | None] = {}
    for station in catalogue.stations:
        for name in (station.city, station.neighbourhood, station.region):
            if name:
                points[station.country, name] = points.get((station.country, name)) or station.point
    return points


def as_table(toponyms: Toponyms) -> str:
    """The content of the file."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(TOPONYM_COLUMNS)
    table.writerows((country, place, ";".join(names)) for (country, place), names in toponyms.items())
    return text.getvalue()


if __name__ == "__main__":
    sys.exit(main())
