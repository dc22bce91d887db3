"""Each fault of a broken collection is reported once, with file, row, field and reason."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from geo.collection.reading import (
    CORRECTION_COLUMNS,
    CORRECTIONS_FILE,
    EVENTS_FILE,
    FIGURE_COLUMNS,
    FIGURES_FILE,
    MAX_BYTES,
    PROJECT_COLLECTION,
    SINCE_COLUMNS,
    SINCE_FILE,
    SOURCES_FILE,
    STATIONS_FILE,
    TOPONYM_COLUMNS,
    TOPONYMS_FILE,
    read_catalogue,
)
from geo.model.errors import InvalidCollection

REPORTED = {"date": "2022-09-12", "standing": "reported", "note": "", "sources": ["ngo"]}
CLOSED = {"date": "2023-03-02", "standing": "reported_closed", "note": "", "sources": ["press"]}
EMPTY = "is empty; it must be filled in"
NOT_A_PLACE = "is not [longitude, latitude]"
NOT_METRES = "is not a number of metres between 0 and 2,000,000"


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(InvalidCollection) as refused:
        read_catalogue(folder)
    assert str(refused.value).split("\n") == [str(fault) for fault in refused.value.rejections]
    return str(refused.value).split("\n")


def only_fault(collection) -> str:
    """The one fault of a collection, as the editor reads it."""
    (fault,) = faults_of(collection.folder)
    return fault


def changed(collection, name: str, old: str, new: str) -> None:
    text = collection.text(name)
    assert old in text
    collection.write(name, text.replace(old, new, 1))


# What is sound


def test_the_whole_collection_is_read(five):
    ids = ["can-markham-1", "can-montreal-1", "can-unlocated-1", "gbr-london-1", "aus-sydney-1"]
    assert [one.id for one in five.stations] == ids
    assert (len(five.events), list(five.sources)) == (7, ["ngo", "press", "record"])
    assert (five.name_of("CAN"), len(five.country_names)) == ("Canada", 249)


@pytest.mark.parametrize("name", [EVENTS_FILE, SOURCES_FILE, STATIONS_FILE])
def test_a_byte_order_mark_and_windows_line_ends_change_nothing(collection, five, name):
    collection.write(name, b"\xef\xbb\xbf" + collection.text(name).replace("\n", "\r\n").encode())
    again = collection.read()
    assert (again.stations, again.events, again.sources) == (five.stations, five.events, five.sources)


def test_blank_lines_and_foreign_columns_are_no_fault(collection, five):
    header, *rows = collection.text(SOURCES_FILE).splitlines()
    wider = [f"{header},colour", "", *(f"{row},red" for row in rows), ",,,,,,,", ""]
    collection.write(SOURCES_FILE, "\n".join(wider))
    assert collection.read().sources == five.sources


def test_a_collection_without_records_is_a_collection(collection):
    collection.write_features([])
    for name in (EVENTS_FILE, SOURCES_FILE):
        collection.write(name, collection.text(name).splitlines()[0] + "\n")
    empty = collection.read()
    assert (empty.stations, empty.events, dict(empty.sources)) == ((), (), {})


def test_the_project_collection_is_the_default(catalogue):
    assert read_catalogue(PROJECT_COLLECTION).digest == catalogue.digest


def test_equal_files_have_equal_digests_wherever_they_lie(collection, five, tmp_path):
    shutil.copytree(collection.folder, tmp_path / "copy")
    assert read_catalogue(tmp_path / "copy").digest == five.digest


@pytest.mark.parametrize("name", [EVENTS_FILE, SOURCES_FILE, STATIONS_FILE])
def test_any_change_of_a_file_changes_the_digest(collection, five, name):
    collection.write(name, collection.text(name) + "\n")
    assert collection.read().digest != five.digest


# Whole files


@pytest.mark.parametrize("name", [EVENTS_FILE, SOURCES_FILE, STATIONS_FILE])
def test_a_missing_file_is_reported(collection, name):
    (collection.folder / name).unlink()
    fault = f"{name}: the file is missing from {collection.folder}; a collection needs it"
    assert only_fault(collection) == fault


def test_a_folder_that_is_not_there_lacks_every_file(tmp_path):
    faults = faults_of(tmp_path / "nowhere")
    assert [fault.partition(":")[0] for fault in faults] == [SOURCES_FILE, STATIONS_FILE, EVENTS_FILE]


def test_a_folder_in_place_of_a_file_is_reported(collection):
    (collection.folder / EVENTS_FILE).unlink()
    (collection.folder / EVENTS_FILE).mkdir()
    fault = f"{EVENTS_FILE}: the file in {collection.folder} cannot be read: Is a directory"
    assert only_fault(collection) == fault


@pytest.mark.parametrize("name", [EVENTS_FILE, SOURCES_FILE, STATIONS_FILE])
def test_a_file_that_is_not_utf_8_is_reported(collection, name):
    collection.write(name, b"\xe9" + collection.text(name).encode())
    assert only_fault(collection) == f"{name}: is not UTF-8 text (byte 0); save it as UTF-8"


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
    ("name", "old", "new", "fault"),
    [
        (EVENTS_FILE, "made_public", "published", "row 1: the header lacks made_public"),
        (EVENTS_FILE, "id,countries,", "", "row 1: the header lacks id, countries"),
        (SOURCES_FILE, "publisher", "editor", "row 1: the header lacks publisher"),
        (EVENTS_FILE, "eu-debate,,", "short\neu-debate,,", "row 8: has 1 cells, the header has 12"),
        (SOURCES_FILE, "ngo,", "wide,,,,,,,\nngo,", "row 2: has 8 cells, the header has 7"),
        (EVENTS_FILE, "eu-debate", '"eu-debate', "row 8: cannot be read as CSV: unexpected end of data"),
        (EVENTS_FILE, "eu-debate", '"eu"-debate', "row 8: cannot be read as CSV: "),
        (EVENTS_FILE, "id,countries", 'id,"coun"tries', "row 1: cannot be read as CSV: "),
    ],
)
def test_a_table_that_cannot_be_read_is_reported(collection, name, old, new, fault):
    changed(collection, name, old, new)
    assert only_fault(collection).startswith(f"{name}: {fault}")


@pytest.mark.parametrize(
    ("header", "field", "reason"),
    [
        ("note,note", "note", "the header has this column 2 times; names of columns are unique"),
        ("note,", "column 8", "column 8 has cells but no name; name it or remove it"),
    ],
)
def test_a_column_without_a_name_of_its_own_is_reported_once(collection, header, field, reason):
    first, *rows = collection.text(SOURCES_FILE).splitlines()
    lines = [first.replace("note", header), *(f"{row},x" for row in rows)]
    collection.write(SOURCES_FILE, "\n".join(lines))
    assert only_fault(collection) == f"{SOURCES_FILE}: row 1, field {field}: {reason}"


@pytest.mark.parametrize("content", ["", "\n,,\n"])
def test_a_blank_header_is_reported(collection, content):
    collection.write(SOURCES_FILE, content)
    assert only_fault(collection) == f"{SOURCES_FILE}: row 1: {BLANK_HEADER}"


BLANK_HEADER = "the header is blank; write the names of the columns there"


@pytest.mark.parametrize("name", [EVENTS_FILE, SINCE_FILE])
def test_a_file_that_is_too_large_is_refused_unread(collection, name):
    with (collection.folder / name).open("wb") as file:
        file.truncate(MAX_BYTES + 1_000_000)
    assert only_fault(collection) == f"{name}: the file has 51 MB; files over 50 MB are refused"


@pytest.mark.parametrize(
    ("file", "row", "fault"),
    [
        (SINCE_FILE, ",CAN,2025-01-15,It ended.,press,high,", f"row 2, field id: {EMPTY}"),
        (SINCE_FILE, "later,CAN,lately,It ended.,press,high,", "row 2 (later), field date: 'lately' is not"),
        (
            SINCE_FILE,
            "later,CAN,2025-01-15,It ended.,press,good,",
            "row 2 (later), field attestation: 'good' ",
        ),
        (FIGURES_FILE, "count,Sites,Fifty,54,,ngo", f"row 2 (count), field explanation: {EMPTY}"),
        (CORRECTIONS_FILE, "2026-11-31,x,note,,New.,Misread.,ngo", "row 2, field date: '2026-11-31' is not"),
        (CORRECTIONS_FILE, "2026-11,x,note,,New.,Misread.,ngo", "row 2, field date: '2026-11' is not a full"),
        (
            CORRECTIONS_FILE,
            "by 2026-11-05,x,note,,,Misread.,ngo",
            "row 2, field date: 'by 2026-11-05'",
        ),
        (CORRECTIONS_FILE, "2026-11-22,x,note,,New.,,ngo", f"row 2, field reason: {EMPTY}"),
        (CORRECTIONS_FILE, "2026-11-22,x,,,New.,Misread.,ngo", f"row 2, field field: {EMPTY}"),
        (TOPONYMS_FILE, "Canada,Markham,万锦", "row 2, field country: 'Canada' is not an ISO 3166-1"),
        (TOPONYMS_FILE, "CAN,,万锦", f"row 2, field place: {EMPTY}"),
        (TOPONYMS_FILE, "CAN,Markham,万锦\nCAN,Markham,萬錦", "row 3, field country: 'Markham' in CAN has a"),
    ],
)
def test_a_fault_of_an_optional_file_is_reported(collection, file, row, fault):
    collection.write(file, f"{','.join(COLUMNS[file])}\n{row}\n")
    assert only_fault(collection).startswith(f"{file}: {fault}")


COLUMNS = {
    SINCE_FILE: SINCE_COLUMNS,
    FIGURES_FILE: FIGURE_COLUMNS,
    CORRECTIONS_FILE: CORRECTION_COLUMNS,
    TOPONYMS_FILE: TOPONYM_COLUMNS,
}


# Stations


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
    ("identifier", "fault"),
    [
        (None, f"feature 3, field id: {EMPTY}"),
        ("", f"feature 3, field id: {EMPTY}"),
        (7, "feature 3, field id: 7 is not text; write it in quotation marks"),
        ("can x", "feature 3 (can x), field id: 'can x' may have letters, digits, '-', '_' and '.' only"),
        ("../can", "feature 3 (../can), field id: '../can' may have letters, digits, '-'"),
        ("montréal", "feature 3 (montréal), field id: 'montréal' may have letters"),
        ("can-markham-1", "feature 3 (can-markham-1), field id: 'can-markham-1' is already the id of"),
    ],
)
def test_an_invalid_id_is_reported(collection, identifier, fault):
    collection.edit_feature("can-unlocated-1", id=identifier)
    assert only_fault(collection).startswith(f"{STATIONS_FILE}: {fault}")


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


# Events and sources


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"date": "2022-13"}, "date: '2022-13' is not a date the calendar has"),
        ({"date": ""}, f"date: {EMPTY}"),
        ({"made_public": "2022-10-25"}, "made_public: 2022-10-25 is before the event itself, 2022-10-26"),
        ({"kind": "rumour"}, "kind: 'rumour' is not one of station_reported, investigation_opened,"),
        ({"kind": ""}, f"kind: {EMPTY}"),
        ({"status_after": "searched"}, "status_after: 'searched' is not one of reported, investigating,"),
        ({"countries": ""}, "status_after: 'investigating' is set, but the row names no country"),
        ({"countries": "Canada"}, "countries: 'Canada' is not an ISO 3166-1 alpha-3 code, such as CAN"),
        ({"countries": "CAN;UK"}, "countries: 'UK' is not an ISO 3166-1 alpha-3 code"),
        ({"summary": ""}, f"summary: {EMPTY}"),
        ({"summary": "  "}, f"summary: {EMPTY}"),
        ({"stations": "can-x"}, "stations: 'can-x' is not an id in stations.geojson"),
        ({"sources": ""}, "sources: is empty; name at least one"),
        ({"sources": "ngo,press"}, "sources: 'ngo,press' is not an id in sources.csv"),
        ({"attestation": "none"}, "attestation: 'none' is not one of high, medium, low"),
    ],
    ids=str,
)
def test_a_fault_of_an_event_is_reported(collection, cells, fault):
    collection.edit_event("inquiry", **cells)
    assert only_fault(collection).startswith(f"{EVENTS_FILE}: row 4 (inquiry), field {fault}")


def test_events_have_ids_of_their_own(collection):
    collection.edit_event("visit", id="inquiry")
    collection.edit_event("eu-debate", id="")
    assert faults_of(collection.folder) == [
        f"{EVENTS_FILE}: row 5 (inquiry), field id: 'inquiry' is already the id of row 4; ids are unique",
        f"{EVENTS_FILE}: row 8, field id: {EMPTY}",
    ]


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"id": "press"}, "(press), field id: 'press' is already the id of row 3; ids are unique"),
        ({"id": "a b"}, "(a b), field id: 'a b' may have letters"),
        ({"publisher": ""}, f"(spare), field publisher: {EMPTY}"),
        ({"published": "spring 2023"}, "(spare), field published: 'spring 2023' is not a date"),
    ],
    ids=str,
)
def test_a_fault_of_a_source_is_reported(collection, cells, fault):
    collection.write(SOURCES_FILE, collection.text(SOURCES_FILE) + "spare,Nobody,,,,,\n")
    collection.edit_source("spare", **cells)
    assert only_fault(collection).startswith(f"{SOURCES_FILE}: row 5 {fault}")


def test_cautions_are_those_of_the_list(collection):
    header, first, *rows = collection.text(SOURCES_FILE).splitlines()
    lines = [f"{header},cautions,origin", f"{first},partisan;rehosted,AFP", *(f"{row},," for row in rows)]
    collection.write(SOURCES_FILE, "\n".join(lines))
    assert collection.read().sources["ngo"].cautions == ("partisan", "rehosted")
    changed(collection, SOURCES_FILE, "partisan;rehosted", "partisan;rumour")
    place = f"{SOURCES_FILE}: row 2 (ngo), field cautions:"
    assert only_fault(collection).startswith(f"{place} 'rumour' is not one of partisan, machine_translation")


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JavaScript:alert(1)//https://example.org", "java\tscript:alert(1)"),
        *("data:text/html,x", "file:///etc/passwd", "ftp://example.org", "example.org", "//example.org/x"),
        *("https://", "https:///x", "http://[::1", "https://a b.org/", "https://example.org/\u200b"),
    ],
)
def test_an_address_that_no_link_may_lead_to_is_reported(collection, address):
    collection.edit_source("record", url=address)
    place = f"{SOURCES_FILE}: row 4 (record), field url:"
    assert only_fault(collection) == f"{place} {address!r} is not an http or https address"


# All together


def test_all_faults_of_all_files_are_reported_together_in_order(collection):
    collection.edit_source("ngo", url="javascript:alert(1)")
    collection.edit_station("can-markham-1", country="XXX", attestation="sure")
    collection.edit_station("aus-sydney-1", reported_on="soon")
    collection.edit_event("first-report", kind="rumour", date="")
    collection.edit_event("eu-debate", sources="nobody")
    assert [": ".join(fault.split(": ")[:2]) for fault in faults_of(collection.folder)] == [
        f"{SOURCES_FILE}: row 2 (ngo), field url",
        f"{STATIONS_FILE}: feature 1 (can-markham-1), field country",
        f"{STATIONS_FILE}: feature 1 (can-markham-1), field attestation",
        f"{STATIONS_FILE}: feature 5 (aus-sydney-1), field reported_on",
        f"{EVENTS_FILE}: row 2 (first-report), field date",
        f"{EVENTS_FILE}: row 2 (first-report), field kind",
        f"{EVENTS_FILE}: row 8 (eu-debate), field sources",
    ]


def test_a_long_value_is_cut_in_the_message(collection):
    collection.edit_event("inquiry", kind="x" * 10_000)
    assert len(only_fault(collection)) < 400
