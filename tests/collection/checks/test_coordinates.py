"""A point is no finer than known, and lies in its country."""

import pytest

from collection.checks.editorial import faults_of
from geo.collection.reading import STATIONS_FILE


@pytest.mark.parametrize(
    ("precision", "lon", "decimals"),
    [
        ("neighbourhood", -79.2712, "3 decimals"),
        ("city", -79.271, "2 decimals"),
        ("region", -79.3, "1 decimal"),
    ],
)
def test_a_coordinate_finer_than_its_precision_is_a_fault(collection, precision, lon, decimals):
    collection.edit_feature(
        "can-markham-1",
        geometry={"type": "Point", "coordinates": [lon, 43.85 if precision == "region" else 43.8]},
        properties={"precision": precision, "radius_m": 10_000},
    )
    lat = 43.85 if precision == "region" else 43.8
    reason = f"[{lon}, {lat}] is finer than the precision {precision!r} allows; round to {decimals}"
    assert faults_of(collection) == [(STATIONS_FILE, "can-markham-1", "geometry", reason)]


@pytest.mark.parametrize(
    ("lon", "lat", "country"),
    [(12.33, 45.44, "ITA"), (-74.0, 40.71, "USA"), (151.21, -33.87, "AUS"), (14.51, 35.9, "MLT")],
)
def test_a_point_on_a_coast_lies_in_its_country(collection, lon, lat, country):
    collection.edit_feature("aus-sydney-1", geometry={"type": "Point", "coordinates": [lon, lat]})
    collection.edit_station("aus-sydney-1", country=country)
    collection.edit_event("contact-point", countries=country)
    assert faults_of(collection) == []


@pytest.mark.parametrize(
    ("country", "lon", "lat", "away"),
    [
        ("AUS", 151.46, -33.9, None),
        ("AUS", 151.48, -33.9, None),  # 21.4 km off the coast
        ("AUS", 151.5, -33.9, "23 km outside Australia"),
        ("AUS", 151.7, -33.9, "42 km outside Australia"),
        ("FRA", 8.3, 48.8, None),
        ("FRA", 8.3, 48.78, None),  # 21.4 km beyond the Rhine
        ("FRA", 8.3, 48.76, "23 km outside France"),
        ("FRA", 8.3, 48.4, "40 km outside France"),
    ],
)
def test_a_point_may_lie_its_radius_and_20_km_outside_its_country(collection, country, lon, lat, away):
    point = {"type": "Point", "coordinates": [lon, lat]}
    place = {"country": country, "radius_m": 2000}
    collection.edit_feature("aus-sydney-1", geometry=point, properties=place)
    collection.edit_event("contact-point", countries=country)
    reason = f"[{lon}, {lat}] lies {away}"
    assert faults_of(collection) == ([(STATIONS_FILE, "aus-sydney-1", "geometry", reason)] if away else [])
