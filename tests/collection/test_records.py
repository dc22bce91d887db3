"""Rows of the tables to records, with every fault of each."""

import pytest

from collection.faults import only_fault
from geo.collection.reading import (
    CORRECTIONS_FILE,
    EVENTS_FILE,
    FIGURES_FILE,
    SINCE_FILE,
    SOURCES_FILE,
    TOPONYMS_FILE,
)
from geo.collection.records import TOPONYM_COLUMNS, columns_of
from geo.model.annotations import Correction, Development, Figure

EMPTY = "is empty; it must be filled in"


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
    SINCE_FILE: columns_of(Development),
    FIGURES_FILE: columns_of(Figure),
    CORRECTIONS_FILE: columns_of(Correction),
    TOPONYMS_FILE: TOPONYM_COLUMNS,
}


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
