"""The shape of a collection: the project's data package, and what is said of files that break a promise."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import frictionless
import pytest

from geo import reading
from geo.checks.descriptor import DESCRIPTOR_FILE, MAX_BYTES, optional_files, project_resources
from geo.checks.shape import merge_faults, shape_faults
from geo.checks.tabular import FAULTS_TOLD
from geo.errors import InvalidCollection
from geo.places import PRECISIONS
from geo.reading import DATA_FILES, EVENTS_FILE, PROJECT_COLLECTION, SOURCES_FILE, STATIONS_FILE
from geo.records import ATTESTATIONS, KINDS, STANDINGS, STATUSES, Rejection
from geo.releases import last_release

SINCE_FILE, FIGURES_FILE = "since.csv", "figures.csv"
CORRECTIONS_FILE, TOPONYMS_FILE = "corrections.csv", "toponyms.csv"
OPTIONAL_HEADERS = {
    SINCE_FILE: "id,countries,date,summary,sources,attestation,note",
    FIGURES_FILE: "id,topic,often_said,value,explanation,sources",
    CORRECTIONS_FILE: "date,record,field,before,after,reason,source",
    TOPONYMS_FILE: "country,place,names",
}
SINCE_ROW = "later,CAN,2025-01-15,The inquiry ended.,press,high,"
MARKHAM = "stations.geojson: feature 1 (can-markham-1), "
EMPTY = "is empty; it must be filled in"
NO_DATE = "is not a date; write 2022, 2022-11, 2022-11-05 or by 2022-11-05"
NO_IDS = "is not a list of ids; join them by ;, such as P001;P002"
NO_CODES = "is not a list of alpha-3 codes; join them by ;, such as CAN;USA"
NO_CODE = "is not an ISO 3166-1 alpha-3 code, such as CAN"
NO_ID = "is not an id; ids hold letters, digits, '-', '_' and '.' only"
NOTHING_FETCHED = "is an address; name a file in the folder, as nothing is fetched"


def one_of(values: tuple[str, ...]) -> str:
    return f"is not one of {', '.join(values)}"


def told(folder: Path) -> list[str]:
    return [str(fault) for fault in shape_faults(folder)]


def project_descriptor() -> dict[str, Any]:
    return json.loads((PROJECT_COLLECTION / DESCRIPTOR_FILE).read_text("utf-8"))


def field_of(file: str, name: str) -> dict[str, Any]:
    return next(field for field in project_resources()[file]["schema"]["fields"] if field["name"] == name)


def change(collection, name: str, old: str, new: str) -> None:
    text = collection.text(name)
    assert old in text
    collection.write(name, text.replace(old, new, 1))


# The project's package


def test_the_project_has_the_shape_it_promises():
    assert shape_faults(PROJECT_COLLECTION) == []


def test_frictionless_finds_the_project_package_valid():
    package = frictionless.Package(str(PROJECT_COLLECTION / DESCRIPTOR_FILE))
    present = [one for one in package.resources if (PROJECT_COLLECTION / one.path).exists()]
    reports = {one.path: one.validate().flatten(["type", "rowNumber", "fieldName"]) for one in present}
    assert reports == {one.path: [] for one in present}
    assert set(DATA_FILES) <= set(reports)


def test_the_package_says_what_it_is_and_under_which_licence():
    package = project_descriptor()
    released = last_release(PROJECT_COLLECTION)
    assert released
    assert (package["name"], package["version"]) == (
        "alleged-overseas-chinese-police-stations",
        released.version,
    )
    assert [licence["name"] for licence in package["licenses"]] == ["CC-BY-4.0"]
    assert {source["path"] for source in package["sources"] if "path" in source} == {
        "https://www.geonames.org"
    }
    assert [resource["path"] for resource in package["resources"]] == [
        STATIONS_FILE, EVENTS_FILE, SOURCES_FILE, SINCE_FILE, FIGURES_FILE, CORRECTIONS_FILE, TOPONYMS_FILE,
    ]  # fmt: skip


def test_the_tables_have_the_columns_that_reading_wants():
    columns = {
        name: [field["name"] for field in resource["schema"]["fields"]]
        for name, resource in project_resources().items()
        if "schema" in resource
    }
    optional = {name: header.split(",") for name, header in OPTIONAL_HEADERS.items()}
    assert columns == {
        EVENTS_FILE: list(reading.EVENT_COLUMNS),
        SOURCES_FILE: [*reading.SOURCE_COLUMNS[:7], "cautions", "origin"],
        **optional,
    }
    assert optional_files() == tuple(OPTIONAL_HEADERS)


@pytest.mark.parametrize(
    ("file", "field", "values"),
    [
        (EVENTS_FILE, "kind", KINDS),
        (EVENTS_FILE, "status_after", STATUSES),
        (EVENTS_FILE, "attestation", ATTESTATIONS),
        (SINCE_FILE, "attestation", ATTESTATIONS),
    ],
)
def test_the_lists_of_allowed_values_are_those_of_the_records(file, field, values):
    assert field_of(file, field)["constraints"]["enum"] == list(values)


def test_the_lists_of_allowed_values_of_stations_are_those_of_the_records():
    properties = project_resources()[STATIONS_FILE]["jsonschema"]["properties"]["properties"]["properties"]
    standing = properties["history"]["items"]["properties"]["standing"]
    allowed = [one["enum"] for one in (properties["precision"], properties["attestation"], standing)]
    assert allowed == [list(PRECISIONS), list(ATTESTATIONS), list(STANDINGS)]


def test_every_column_has_a_title_and_a_description():
    for resource in project_resources().values():
        for field in resource.get("schema", {}).get("fields", []):
            assert field["title"], field
            assert field["description"].endswith("."), field


def test_every_pattern_has_its_form_in_words():
    fields = [
        field
        for resource in project_resources().values()
        for field in resource.get("schema", {}).get("fields", [])
    ]
    patterned = [field for field in fields if "pattern" in field.get("constraints", {})]
    assert len(patterned) > 10
    assert [field for field in patterned if "form" not in field] == []


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("2022", True), ("2022-11", True), ("2022-11-05", True), ("by 2022-11-05", True), ("by 2022", True),
        ("2022-13", False), ("2022-11-32", False), ("2022-11-5", False), ("by", False), ("22", False),
        ("by  2022", False), ("2022-", False), ("٢٠٢٢", False), ("2022-00", False),
    ],
)  # fmt: skip
def test_the_pattern_of_dates_takes_the_four_forms(text, accepted):
    assert bool(re.fullmatch(field_of(EVENTS_FILE, "date")["constraints"]["pattern"], text)) == accepted


# Foreign collections


def test_a_collection_without_a_descriptor_is_held_against_the_projects(collection):
    assert not (collection.folder / DESCRIPTOR_FILE).exists()
    assert told(collection.folder) == []


@pytest.mark.parametrize("name", [EVENTS_FILE, SOURCES_FILE, STATIONS_FILE])
def test_a_byte_order_mark_and_windows_line_ends_are_no_fault(collection, name):
    collection.write(name, b"\xef\xbb\xbf" + collection.text(name).replace("\n", "\r\n").encode())
    assert told(collection.folder) == []


def test_blank_lines_foreign_columns_and_blanks_around_cells_are_no_fault(collection):
    header, *rows = collection.text(EVENTS_FILE).splitlines()
    wider = [f"{header},colour,", "", *(f"{row}, red ," for row in rows), "," * 13, ""]
    collection.write(
        EVENTS_FILE, "\n".join(wider).replace("CAN;GBR", " CAN ; GBR ").replace(",high,", ", high ,")
    )
    assert told(collection.folder) == []


def test_the_columns_on_cautions_and_origin_are_optional_and_checked(collection):
    header, first, *rows = collection.text(SOURCES_FILE).splitlines()
    lines = [f"{header},cautions,origin", f"{first},partisan;rehosted,AFP", *(f"{row},," for row in rows)]
    collection.write(SOURCES_FILE, "\n".join(lines))
    assert told(collection.folder) == []
    change(collection, SOURCES_FILE, "partisan;rehosted", "partisan;rumour")
    (fault,) = shape_faults(collection.folder)
    assert (fault.file, fault.row, fault.field) == (SOURCES_FILE, "row 2 (ngo)", "cautions")
    assert fault.reason == (
        "'partisan;rumour' is not a list of cautions; "
        "join any of partisan, machine_translation, rehosted, reworded, low_reliability by ;"
    )


def test_optional_files_may_be_there(collection):
    rows = {
        SINCE_FILE: SINCE_ROW,
        FIGURES_FILE: "count,Sites,54 in 21 countries,54 in 30 countries,Two counts are mixed.,ngo;press",
        CORRECTIONS_FILE: "2026-11-22,can-markham-1,bureau,Wenzhou,Fuzhou,Misread.,ngo",
        TOPONYMS_FILE: "CAN,Markham,万锦;萬錦",
    }
    for name, header in OPTIONAL_HEADERS.items():
        collection.write(name, f"{header}\n{rows[name]}\n")
    assert told(collection.folder) == []


def test_a_copy_of_the_project_package_suits_a_collection_without_the_optional_files(collection):
    collection.write(DESCRIPTOR_FILE, (PROJECT_COLLECTION / DESCRIPTOR_FILE).read_bytes())
    assert told(collection.folder) == []


def test_a_large_cell_may_still_not_pass_where_it_did_not_before(collection):
    before = csv.field_size_limit()
    assert told(collection.folder) == []
    assert csv.field_size_limit() == before


# Broken tables: file, what is replaced, what is told

BROKEN = [
    (EVENTS_FILE, "first-report,CAN;GBR", "first-report,CAN+GBR",
     f"investigations.csv: row 2 (first-report), field countries: 'CAN+GBR' {NO_CODES}"),
    (EVENTS_FILE, "inquiry,CAN,", "inquiry,can,",
     f"investigations.csv: row 4 (inquiry), field countries: 'can' {NO_CODES}"),
    (EVENTS_FILE, "2022-10-26", "26.10.2022",
     f"investigations.csv: row 4 (inquiry), field date: '26.10.2022' {NO_DATE}"),
    (EVENTS_FILE, "by 2023-06-06", "before 2023",
     f"investigations.csv: row 6 (uk-closed), field date: 'before 2023' {NO_DATE}"),
    (EVENTS_FILE, "2023-03-09", "March",
     f"investigations.csv: row 5 (visit), field made_public: 'March' {NO_DATE}"),
    (EVENTS_FILE, ",2022-10,,", ",,,",
     f"investigations.csv: row 3 (contact-point), field date: {EMPTY}"),
    (EVENTS_FILE, "closure_reported", "shut",
     f"investigations.csv: row 6 (uk-closed), field kind: 'shut' {one_of(KINDS)}"),
    (EVENTS_FILE, ",investigating,", ",looking,",
     f"investigations.csv: row 4 (inquiry), field status_after: 'looking' {one_of(STATUSES)}"),
    (EVENTS_FILE, "ngo,high,", "ngo,certain,",
     f"investigations.csv: row 2 (first-report), field attestation: 'certain' {one_of(ATTESTATIONS)}"),
    (EVENTS_FILE, "The RCMP confirms an inquiry.", "",
     f"investigations.csv: row 4 (inquiry), field summary: {EMPTY}"),
    (EVENTS_FILE, "can-markham-1;gbr-london-1", "can markham",
     f"investigations.csv: row 2 (first-report), field stations: 'can markham' {NO_IDS}"),
    (EVENTS_FILE, "aus-sydney-1,press,", "aus-sydney-1,,",
     f"investigations.csv: row 3 (contact-point), field sources: {EMPTY}"),
    (EVENTS_FILE, "\nvisit,", "\ninquiry,",
     "investigations.csv: row 5 (inquiry), field id: 'inquiry' is already the id of row 4; ids are unique"),
    (EVENTS_FILE, "\nvisit,", "\n,",
     f"investigations.csv: row 5, field id: {EMPTY}"),
    (EVENTS_FILE, "\nvisit,", "\na visit,",
     f"investigations.csv: row 5 (a visit), field id: 'a visit' {NO_ID}"),
    (EVENTS_FILE, "visit,CAN,", "visit,CAN,,",
     "investigations.csv: row 5: has 13 cells, the header has 12"),
    (EVENTS_FILE, "visit,CAN,", "visit,",
     "investigations.csv: row 5: has 11 cells, the header has 12"),
    (EVENTS_FILE, "Told later.", '"Told\nlater."x',
     "investigations.csv: row 6: cannot be read as CSV: ',' expected after '\"'"),
    (EVENTS_FILE, ",kind,", ",sort,",
     "investigations.csv: row 1: the header lacks kind"),
    (EVENTS_FILE, ",date,made_public,", ",day,made_public,",
     "investigations.csv: row 1: the header lacks date"),
    (SOURCES_FILE, "id,publisher", "name,issuer",
     "sources.csv: row 1: the header lacks id, publisher"),
    (SOURCES_FILE, ",title,", ",note,",
     "sources.csv: row 1, field note: the header names this column 2 times; names of columns are unique"),
    (SOURCES_FILE, ",title,", ",,",
     "sources.csv: row 1, field column 3: column 3 has cells but no name; name it or remove it"),
    (SOURCES_FILE, "Safeguard Defenders", "",
     f"sources.csv: row 2 (ngo), field publisher: {EMPTY}"),
    (SOURCES_FILE, "https://example.org/report", "ftp://example.org/report",
     "sources.csv: row 2 (ngo), field url: 'ftp://example.org/report' is not an http or https address"),
    (SOURCES_FILE, "2023-06-06", "6 June 2023",
     f"sources.csv: row 4 (record), field published: '6 June 2023' {NO_DATE}"),
    (STATIONS_FILE, '"city", "radius_m"', '"street", "radius_m"',
     MARKHAM + "field precision: 'street' " + one_of(PRECISIONS)),
    (STATIONS_FILE, '"radius_m": 7000', '"radius_m": "wide"',
     MARKHAM + "field radius_m: 'wide' is not a number"),
    (STATIONS_FILE, '"radius_m": 7000', '"radius_m": 0',
     MARKHAM + "field radius_m: 0 is not above 0"),
    (STATIONS_FILE, '"radius_m": 7000', '"radius_m": 3e7',
     MARKHAM + "field radius_m: 30000000.0 is above 2,000,000"),
    (STATIONS_FILE, "[-79.27, 43.87]", "[-79.27]",
     MARKHAM + "field geometry: [-79.27] is not [longitude, latitude]"),
    (STATIONS_FILE, "[-79.27, 43.87]", "[43.87, -99]",
     MARKHAM + "field geometry: -99 is below -90"),
    (STATIONS_FILE, '"Point"', '"Polygon"',
     MARKHAM + "field geometry: 'Polygon' is not Point"),
    (STATIONS_FILE, '"bureau_basis": "stated"', '"bureau_basis": "guessed"',
     MARKHAM + "field bureau_basis: 'guessed' is not one of stated, inferred"),
    (STATIONS_FILE, '"standing": "reported_closed"', '"standing": "shut"',
     MARKHAM + "history entry 3, field standing: 'shut' " + one_of(STANDINGS)),
    (STATIONS_FILE, '"date": "2022-10-26"', '"date": "October"',
     MARKHAM + f"history entry 2, field date: 'October' {NO_DATE}"),
    (STATIONS_FILE, '"standing": "reported", ', "",
     MARKHAM + f"history entry 1, field standing: {EMPTY}"),
    (STATIONS_FILE, '"sources": ["ngo"], "note": null, "country"', '"sources": [], "note": null, "country"',
     MARKHAM + "field sources: is empty; name at least one"),
    (STATIONS_FILE, '"name": "Alleged station can-markham-1"', '"name": null',
     MARKHAM + f"field name: {EMPTY}"),
    (STATIONS_FILE, '"name": "Alleged station can-markham-1"', '"name": 7',
     MARKHAM + "field name: 7 is not text"),
    (STATIONS_FILE, '"country": "CAN"', '"country": "Canada"',
     MARKHAM + f"field country: 'Canada' {NO_CODE}"),
    (STATIONS_FILE, '"id": "can-markham-1"', '"id": "can markham"',
     f"stations.geojson: feature 1 (can markham), field id: 'can markham' {NO_ID}"),
    (STATIONS_FILE, '"features": [', '"features": [7, ',
     "stations.geojson: feature 1: is not a GeoJSON Feature"),
    (STATIONS_FILE, '"type": "Feature", ', "",
     "stations.geojson: feature 1: is not a GeoJSON Feature"),
    (STATIONS_FILE, '"FeatureCollection"', '"Topology"',
     "stations.geojson: is not a GeoJSON FeatureCollection with a list of features"),
    (STATIONS_FILE, '{"type"', '["type"',
     "stations.geojson: line 1: is not JSON: Expecting ',' delimiter"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "fault"), BROKEN)
def test_a_broken_file_is_told_with_file_row_field_and_reason(collection, name, old, new, fault):
    change(collection, name, old, new)
    assert told(collection.folder) == [fault]


OPTIONAL_BROKEN = [
    (SINCE_FILE, ",CAN,2025-01-15,,press,high,", "since.csv: row 2, field id: " + EMPTY),
    (SINCE_FILE, SINCE_ROW.replace("2025-01-15", "lately"),
     f"since.csv: row 2 (later), field date: 'lately' {NO_DATE}"),
    (SINCE_FILE, SINCE_ROW.replace("high", "good"),
     "since.csv: row 2 (later), field attestation: 'good' " + one_of(ATTESTATIONS)),
    (FIGURES_FILE, "count,Sites,54 in 21 countries,54 in 30 countries,,ngo",
     f"figures.csv: row 2 (count), field explanation: {EMPTY}"),
    (CORRECTIONS_FILE, "2026-11-31,can-markham-1,bureau,Wenzhou,Fuzhou,Misread.,ngo",
     "corrections.csv: row 2, field date: '2026-11-31' is not a day; write it as 2022-11-05"),
    (CORRECTIONS_FILE, "2026-11-22,can-markham-1,bureau,Wenzhou,Fuzhou,,ngo",
     f"corrections.csv: row 2, field reason: {EMPTY}"),
    (TOPONYMS_FILE, "CAN,Markham,万锦\nCAN,Markham,萬錦",
     "toponyms.csv: row 3, field country: 'CAN, Markham' stands in row 2 too; country, place are unique"),
    (TOPONYMS_FILE, "Canada,Markham,万锦",
     f"toponyms.csv: row 2, field country: 'Canada' {NO_CODE}"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "row", "fault"), OPTIONAL_BROKEN)
def test_a_broken_optional_file_is_told_too(collection, name, row, fault):
    collection.write(name, f"{OPTIONAL_HEADERS[name]}\n{row}\n")
    assert told(collection.folder)[0] == fault


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "row 1: the header is blank; write the names of the columns there"),
        (b"\n,,\n", "row 1: the header is blank; write the names of the columns there"),
        (b"id,\xff\n", "is not UTF-8 text (byte 3); save it as UTF-8"),
        ("id,publisher\n".encode("utf-16"), "is not UTF-8 text (byte 0); save it as UTF-8"),
        (b"colour,shape\nred,round\n", "row 1: the header lacks id, publisher"),
    ],
)
def test_a_file_that_is_no_table_is_told_once(collection, content, fault):
    collection.write(SOURCES_FILE, content)
    assert told(collection.folder) == [f"sources.csv: {fault}"]


def test_the_line_told_is_that_of_the_file_with_blank_lines_and_cells_of_several_lines(collection):
    header, first, *rows = collection.text(EVENTS_FILE).splitlines()
    first = first.replace("A report lists two alleged sites.", '"A report\nlists two\nalleged sites."')
    collection.write(EVENTS_FILE, "\n".join([header, "", first, "", *rows]).replace("2022-10-26", "soon"))
    assert told(collection.folder) == [f"investigations.csv: row 8 (inquiry), field date: 'soon' {NO_DATE}"]


def test_all_faults_of_all_files_are_told_in_one_go(collection):
    collection.edit_event("inquiry", date="soon", kind="raid")
    collection.edit_source("ngo", publisher="")
    collection.edit_station("gbr-london-1", attestation="certain")
    collection.write(SINCE_FILE, f"{OPTIONAL_HEADERS[SINCE_FILE]}\n{SINCE_ROW.replace('press', '')}\n")
    assert shape_faults(collection.folder) == [
        Rejection(
            STATIONS_FILE, "feature 4 (gbr-london-1)", "attestation", "'certain' " + one_of(ATTESTATIONS)
        ),
        Rejection(EVENTS_FILE, "row 4 (inquiry)", "date", f"'soon' {NO_DATE}"),
        Rejection(EVENTS_FILE, "row 4 (inquiry)", "kind", f"'raid' {one_of(KINDS)}"),
        Rejection(SOURCES_FILE, "row 2 (ngo)", "publisher", EMPTY),
        Rejection(SINCE_FILE, "row 2 (later)", "sources", EMPTY),
    ]


def test_a_table_with_very_many_faults_tells_the_first_and_says_so(collection):
    rows = "\n".join(f"s{number},,,,,," for number in range(FAULTS_TOLD + 5))
    collection.write(SOURCES_FILE, f"{','.join(reading.SOURCE_COLUMNS[:7])}\n{rows}\n")
    faults = told(collection.folder)
    assert len(faults) == FAULTS_TOLD + 1
    assert faults[-1] == "sources.csv: has more faults than these; the first 1,000 are told"


@pytest.mark.parametrize("name", DATA_FILES)
def test_a_missing_file_of_a_collection_is_told(collection, name):
    (collection.folder / name).unlink()
    assert told(collection.folder) == [f"{name}: the file is missing from {collection.folder}"]


def test_a_file_that_is_too_large_is_refused_unread(collection):
    with (collection.folder / SINCE_FILE).open("wb") as file:
        file.truncate(MAX_BYTES + 1_000_000)
    assert told(collection.folder) == ["since.csv: the file has 51 MB; files over 50 MB are refused"]


def test_a_folder_in_the_place_of_a_file_is_told(collection):
    (collection.folder / SINCE_FILE).mkdir()
    assert told(collection.folder) == [f"since.csv: the file in {collection.folder} is not a file"]


# Told once, together with reading


def reading_faults(folder: Path) -> list[Rejection]:
    with pytest.raises(InvalidCollection) as refused:
        reading.read_catalogue(folder)
    return list(refused.value.rejections)


def test_a_fault_that_reading_has_told_is_not_told_again(collection):
    collection.edit_event("inquiry", date="soon", sources="")
    collection.edit_source("ngo", url="ftp://example.org")
    collection.edit_station("gbr-london-1", attestation="certain", bureau_basis="guessed")
    before = reading_faults(collection.folder)
    guessed = Rejection(
        STATIONS_FILE, "feature 4 (gbr-london-1)", "bureau_basis", "'guessed' is not one of stated, inferred"
    )
    assert merge_faults(before, shape_faults(collection.folder)) == [*before, guessed]


SHAPE_ALONE = ("bureau_basis", "names this column 2 times", "column 3 has cells")
"""What reading does not tell in any words."""


@pytest.mark.parametrize(("name", "old", "new", "fault"), BROKEN)
def test_what_reading_refuses_is_told_in_its_words_only(collection, name, old, new, fault):
    change(collection, name, old, new)
    try:
        reading.read_catalogue(collection.folder)
        before = []
    except InvalidCollection as refused:
        before = list(refused.rejections)
    rest = merge_faults(before, shape_faults(collection.folder))[len(before) :]
    assert [str(one) for one in rest] == ([fault] if any(words in fault for words in SHAPE_ALONE) else [])


def test_a_header_that_lacks_a_column_does_not_make_a_fault_of_every_row(collection):
    change(collection, SOURCES_FILE, "title,published", "title;published")
    collection.edit_event("inquiry", kind="raid")
    before = reading_faults(collection.folder)
    assert "sources.csv: row 1: the header lacks title, published" in map(str, before)
    assert merge_faults(before, shape_faults(collection.folder)) == before


@pytest.mark.parametrize("name", DATA_FILES)
@pytest.mark.parametrize("content", [None, b"\xff", b"{"])
def test_a_file_refused_as_a_whole_is_told_once(collection, name, content):
    if content is None:
        (collection.folder / name).unlink()
    else:
        collection.write(name, content)
    before = reading_faults(collection.folder)
    assert merge_faults(before, shape_faults(collection.folder)) == before
