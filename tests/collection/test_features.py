"""GeoJSON features to stations, with every fault of each."""

from typing import Any

import pytest

from collection.faults import faults_of, only_fault
from geo.collection.reading import STATIONS_FILE

REPORTED = {"date": "2022-09-12", "standing": "reported", "note": "", "sources": ["ngo"]}


CLOSED = {"date": "2023-03-02", "standing": "reported_closed", "note": "", "sources": ["press"]}


EMPTY = "is empty; it must be filled in"


NOT_A_PLACE = "is not [longitude, latitude]"


NOT_METRES = "is not a number of metres between 0 and 2,000,000"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "line 1: is not JSON: Expecting value"),
        ('{\n"type": "Fea', "line 2: is not JSON: Unterminated string"),
        ("{'type': 1}", "line 1: is not JSON: Expecting property name"),
        ("[]", "is not a GeoJSON FeatureCollection with a list of features"),
        ("null", "is not a GeoJSON FeatureCollection with a list of features"),
        ('{"type": "Feature"}', "is not a GeoJSON FeatureCollection with a list of features"),
        ('{"type": "FeatureCollection"}', "is not a GeoJSON FeatureCollection with a list of features"),
        ('{"type": "FeatureCollection", "features": {}}', "is not a GeoJSON FeatureCollection with a list"),
        ('{"features": NaN}', "has NaN, which is not a number in JSON"),
        ('{"features": [-Infinity]}', "has -Infinity, which is not a number in JSON"),
        ("[" * 100_000, "is not JSON: nested too deeply"),
        ('{"a":' * 100_000, "is not JSON: nested too deeply"),
        (f"[{'7' * 5000}]", "is not JSON: "),
    ],
    ids=lambda text: text[:30],
)
def test_stations_that_are_no_feature_collection_are_reported(collection, text, fault):
    collection.write(STATIONS_FILE, text)
    assert only_fault(collection).startswith(f"{STATIONS_FILE}: {fault}")


@pytest.mark.parametrize(
    ("feature", "fault"),
    [
        ("text", "feature 6: is not a GeoJSON Feature"),
        ({"type": "Feature", "id": "x"}, "feature 6 (x), field properties: is not an object"),
        (
            {"type": "Feature", "id": "x", "properties": []},
            "feature 6 (x), field properties: is not an object",
        ),
    ],
    ids=str,
)
def test_what_is_no_feature_is_reported(collection, feature, fault):
    collection.write_features([*collection.features(), feature])
    assert only_fault(collection) == f"{STATIONS_FILE}: {fault}"


def test_another_type_and_no_properties_are_two_faults_of_a_feature(collection):
    collection.write_features([*collection.features(), {"type": "Topology", "id": "x"}])
    assert [str(fault) for fault in faults_of(collection.folder)] == [
        f"{STATIONS_FILE}: feature 6: is not a GeoJSON Feature",
        f"{STATIONS_FILE}: feature 6 (x), field properties: is not an object",
    ]


@pytest.mark.parametrize(
    ("properties", "fault"),
    [
        ({"name": None}, f"name: {EMPTY}"),
        ({"name": "  "}, f"name: {EMPTY}"),
        ({"name": ["x"]}, "name: ['x'] is not text; write it in quotation marks"),
        ({"name": "Alleged \ud83d"}, "name: "),
        ({"country": None}, f"country: {EMPTY}"),
        ({"country": "CA"}, "country: 'CA' is not an ISO 3166-1 alpha-3 code, such as CAN"),
        ({"country": "can"}, "country: 'can' is not an ISO 3166-1 alpha-3 code"),
        ({"country": "XKX"}, "country: 'XKX' is not an ISO 3166-1 alpha-3 code"),
        ({"precision": "street"}, "precision: 'street' is not one of neighbourhood, city, region, unknown"),
        ({"precision": "unknown"}, "precision: is unknown, but the feature has a point"),
        ({"bureau_basis": "guessed"}, "bureau_basis: 'guessed' is not one of stated, inferred"),
        ({"radius_m": None}, "radius_m: is empty; a drawn place needs its radius of uncertainty in metres"),
        ({"radius_m": 0}, f"radius_m: 0 {NOT_METRES}"),
        ({"radius_m": -5}, f"radius_m: -5 {NOT_METRES}"),
        ({"radius_m": True}, f"radius_m: True {NOT_METRES}"),
        ({"radius_m": "7 km"}, f"radius_m: '7 km' {NOT_METRES}"),
        ({"radius_m": 2_000_001}, f"radius_m: 2000001 {NOT_METRES}"),
        ({"reported_on": None}, f"reported_on: {EMPTY}"),
        ({"reported_on": 2022}, "reported_on: 2022 is not text"),
        ({"reported_on": "2022-02-30"}, "reported_on: '2022-02-30' is not a date the calendar has"),
        ({"attestation": "certain"}, "attestation: 'certain' is not one of high, medium, low"),
        ({"sources": []}, "sources: is empty; name at least one"),
        ({"sources": ["ngo", "x"]}, "sources: 'x' is not an id in sources.csv"),
        ({"response_sources": ["radio"]}, "response_sources: 'radio' is not an id in sources.csv"),
        ({"since_sources": [5]}, "since_sources: [5] is not a list of texts"),
        ({"history": "closed"}, "history: is not a list"),
        ({"history": ["x"]}, "history: entry 1 is not an object"),
        ({"history": [CLOSED, REPORTED]}, "history: 2022-09-12 stands after 2023-03-02; put the entries"),
    ],
    ids=str,
)
def test_a_fault_of_a_station_is_reported(collection, properties: dict[str, Any], fault):
    collection.edit_station("can-markham-1", **properties)
    assert only_fault(collection).startswith(f"{STATIONS_FILE}: feature 1 (can-markham-1), field {fault}")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"standing": "closed"}, "standing: 'closed' is not one of reported, under_investigation"),
        ({"standing": None}, f"standing: {EMPTY}"),
        ({"date": "spring"}, "date: 'spring' is not a date; write 2022"),
        ({"sources": []}, "sources: is empty; name at least one"),
        ({"sources": ["x"]}, "sources: 'x' is not an id in sources.csv"),
        ({"note": 5}, "note: 5 is not text"),
    ],
    ids=str,
)
def test_a_fault_of_a_history_is_reported_with_its_entry(collection, change, fault):
    collection.edit_station("can-markham-1", history=[REPORTED, {**CLOSED, **change}])
    place = f"{STATIONS_FILE}: feature 1 (can-markham-1), history entry 2, field"
    assert only_fault(collection).startswith(f"{place} {fault}")


@pytest.mark.parametrize(
    ("coordinates", "fault"),
    [
        ([-79.27, 43.87, 120], f"[-79.27, 43.87, 120] {NOT_A_PLACE}"),
        ([-79.27], f"[-79.27] {NOT_A_PLACE}"),
        (["-79", "43"], f"['-79', '43'] {NOT_A_PLACE}"),
        ([True, 1], f"[True, 1] {NOT_A_PLACE}"),
        (None, f"None {NOT_A_PLACE}"),
        ([43.87, 151.2], "[43.87, 151.2] is not a place on Earth; write [longitude, latitude] in degrees"),
        ([-279.27, 43.87], "[-279.27, 43.87] is not a place on Earth"),
        ([10**400, 1], "["),
    ],
    ids=lambda value: str(value)[:30],
)
def test_coordinates_that_are_no_place_are_reported(collection, coordinates, fault):
    collection.edit_feature("can-markham-1", geometry={"type": "Point", "coordinates": coordinates})
    place = f"{STATIONS_FILE}: feature 1 (can-markham-1), field geometry:"
    assert only_fault(collection).startswith(f"{place} {fault}")


@pytest.mark.parametrize("geometry", ["here", {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}, []])
def test_a_geometry_that_is_no_point_is_reported(collection, geometry):
    collection.edit_feature("can-markham-1", geometry=geometry)
    place = f"{STATIONS_FILE}: feature 1 (can-markham-1), field geometry:"
    assert only_fault(collection) == f"{place} is neither null nor a GeoJSON Point"


def test_a_city_without_a_point_is_reported(collection):
    collection.edit_feature("can-markham-1", geometry=None, properties={"radius_m": None})
    place = f"{STATIONS_FILE}: feature 1 (can-markham-1), field geometry:"
    fault = f"{place} is null, but the precision is city: add a point or write unknown"
    assert only_fault(collection) == fault


def test_a_radius_without_a_point_is_reported(collection):
    collection.edit_station("can-unlocated-1", radius_m=5000)
    assert only_fault(collection).startswith(
        f"{STATIONS_FILE}: feature 3 (can-unlocated-1), field radius_m: "
    )


@pytest.mark.parametrize(
    ("name", "plain", "remark"),
    [
        ("Friendship Society (named by RCMP)", "Friendship Society", "named by RCMP"),
        ("Alleged station (Chinatown) (east)", "Alleged station", "Chinatown) (east"),
        ("Alleged station", "Alleged station", ""),
        ("Alleged (one", "Alleged (one", ""),
    ],
)
def test_a_name_is_read_with_what_stands_in_brackets_behind_it(collection, name, plain, remark):
    collection.edit_station("can-montreal-1", name=name)
    station = collection.read().station_by_id["can-montreal-1"]
    assert (station.plain_name, station.name_remark, station.name) == (plain, remark, name)
