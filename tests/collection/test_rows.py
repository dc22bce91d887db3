"""Fields of a row turned into values: ids, lists of allowed values, long values."""

import pytest

from collection.faults import changed, faults_of, only_fault
from geo.collection.reading import EVENTS_FILE, SOURCES_FILE, STATIONS_FILE

EMPTY = "is empty; it must be filled in"


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


def test_events_have_ids_of_their_own(collection):
    collection.edit_event("visit", id="inquiry")
    collection.edit_event("eu-debate", id="")
    assert faults_of(collection.folder) == [
        f"{EVENTS_FILE}: row 5 (inquiry), field id: 'inquiry' is already the id of row 4; ids are unique",
        f"{EVENTS_FILE}: row 8, field id: {EMPTY}",
    ]


def test_cautions_are_those_of_the_list(collection):
    header, first, *rows = collection.text(SOURCES_FILE).splitlines()
    lines = [f"{header},cautions,origin", f"{first},partisan;rehosted,AFP", *(f"{row},," for row in rows)]
    collection.write(SOURCES_FILE, "\n".join(lines))
    assert collection.read().sources["ngo"].cautions == ("partisan", "rehosted")
    changed(collection, SOURCES_FILE, "partisan;rehosted", "partisan;rumour")
    place = f"{SOURCES_FILE}: row 2 (ngo), field cautions:"
    assert only_fault(collection).startswith(f"{place} 'rumour' is not one of partisan, machine_translation")


def test_a_long_value_is_cut_in_the_message(collection):
    collection.edit_event("inquiry", kind="x" * 10_000)
    assert len(only_fault(collection)) < 400
