"""No released record changes, or goes, without a correction."""

from datetime import date

import pytest

from collection.checks.corrections import LABEL, correct, faults, remove
from geo.collection.checks.collection import check_collection, release_collection
from geo.collection.reading import (
    CORRECTIONS_FILE,
    EVENTS_FILE,
    FIGURES_FILE,
    SINCE_FILE,
    SOURCES_FILE,
    TOPONYMS_FILE,
)
from geo.collection.records import columns_of
from geo.model.annotations import Correction, Development, Figure

HEADER = f"{','.join(columns_of(Correction))}\n".encode()
REPORTED = {"date": "2022-09-12", "standing": "reported", "note": "", "sources": ["ngo"]}


def changed(record: str, field: str, after: str) -> str:
    return (
        f"has changed since {LABEL}; add a row to corrections.csv: record {record!r}, field {field!r}, "
        f"before as released, after {after}, and the reason"
    )


def test_a_collection_without_releases_may_change(collection):
    collection.edit_event("inquiry", summary="The RCMP confirms it.")
    assert faults(collection) == []


def test_a_released_collection_that_has_not_changed_has_no_fault(released):
    assert faults(released) == []


@pytest.mark.parametrize(
    ("edit", "place", "field", "after"),
    [
        (
            lambda c: c.edit_station("gbr-london-1", note="Closed."),
            ("stations.geojson", "feature 4 (gbr-london-1)"),
            "note",
            "'Closed.'",
        ),
        (
            lambda c: c.edit_feature(
                "aus-sydney-1", geometry={"type": "Point", "coordinates": [151.2, -33.87]}
            ),
            ("stations.geojson", "feature 5 (aus-sydney-1)"),
            "geometry",
            "'151.2,-33.87'",
        ),
        (
            lambda c: c.edit_station("can-montreal-1", since=None, since_sources=["record"]),
            ("stations.geojson", "feature 2 (can-montreal-1)"),
            "since",
            "empty",
        ),
        (
            lambda c: c.edit_event("inquiry", attestation="medium"),
            (EVENTS_FILE, "row 4 (inquiry)"),
            "attestation",
            "'medium'",
        ),
        (
            lambda c: c.edit_source("press", note="Human translation."),
            (SOURCES_FILE, "row 3 (press)"),
            "note",
            "'Human translation.'",
        ),
    ],
)
def test_a_change_without_a_correction_is_a_fault(released, edit, place, field, after):
    edit(released)
    record = place[1].partition("(")[2].rstrip(")")
    assert faults(released) == [(*place, field, changed(record, field, after))]


def test_a_change_with_its_correction_is_none(released):
    released.edit_station("gbr-london-1", note="Closed.")
    correct(released, "2026-11-21,gbr-london-1,note,,Closed.,It was missing.,press")
    assert faults(released) == []


def test_a_field_corrected_twice_is_explained_from_the_released_value_to_the_present_one(released):
    released.edit_event("inquiry", note="Third.")
    correct(
        released,
        "2026-11-22,inquiry,note,,Second.,It was missing.,press",
        "2026-11-23,inquiry,note,Second.,Third.,It was wrong.,press",
    )
    assert faults(released) == []


def test_the_next_comparison_starts_from_the_new_release(released):
    released.edit_event("inquiry", note="Second.")
    correct(released, "2026-11-22,inquiry,note,,Second.,It was missing.,press")
    release_collection(released.folder, date(2026, 11, 22))
    assert faults(released) == []
    released.edit_event("inquiry", note="Third.")
    (fault,) = check_collection(released.folder).faults
    assert fault.reason.startswith("has changed since release 1.1.0 of 2026-11-22")


def test_new_records_and_optional_columns_need_no_correction(released):
    released.write(SOURCES_FILE, released.text(SOURCES_FILE) + "more,Somebody,,,,,\n")
    more = "more-1,CAN,2023-01-05,,other,,RCMP,The RCMP speaks.,,more,high,\n"
    released.write(EVENTS_FILE, released.text(EVENTS_FILE) + more)
    released.edit_station("gbr-london-1", alleged_by=["Safeguard Defenders"])
    released.write(TOPONYMS_FILE, "country,place,names\nCAN,Markham,万锦\n")
    assert faults(released) == []


def test_what_cannot_be_read_is_not_gone(released):
    released.edit_event("inquiry", kind="rumour")
    assert [fault[2] for fault in faults(released)] == ["kind"]


CORRECTED = "2026-11-22,gbr-london-1,note,,Closed.,It was missing.,press"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"date;record;field;before;after;reason;source\n", "the columns are separated by semicolons"),
        ("date,record\nMontréal".encode("utf-16"), "is not UTF-8 text (byte 0); save it as UTF-8"),
        (HEADER + b"2026-11-22,inquiry,note,,Second.\n", "has 5 cells, the header has 7"),
        (HEADER + b"2026-11-22,,note,,Second.,It was wrong.,\n", "is empty; it must be filled in"),
    ],
)
def test_what_may_be_corrected_in_a_file_or_row_that_cannot_be_read_needs_no_other_correction(
    released, content, reason
):
    released.edit_event("inquiry", note="Second.")
    remove(released, "can-unlocated-1")
    (released.folder / CORRECTIONS_FILE).write_bytes(content)
    (fault,) = faults(released)
    assert fault[0] == CORRECTIONS_FILE
    assert fault[3].startswith(reason)


@pytest.mark.parametrize("name", [SINCE_FILE, FIGURES_FILE, CORRECTIONS_FILE])
def test_a_file_that_the_release_had_and_the_folder_lacks_is_one_fault(released, name):
    released.write(
        SINCE_FILE, f"{','.join(columns_of(Development))}\nlater,CAN,2025-01-01,Later.,press,high,\n"
    )
    released.write(FIGURES_FILE, f"{','.join(columns_of(Figure))}\ntotal,Sites,Many,Few,Counted.,press\n")
    released.edit_station("gbr-london-1", note="Closed.")
    correct(released, CORRECTED)
    release_collection(released.folder, date(2026, 11, 23))
    (released.folder / name).unlink()
    label = "release 1.1.0 of 2026-11-23"
    reason = f"the file is missing from {released.folder}, but {label} has it; put it back"
    assert faults(released) == [(name, "", "", reason)]


@pytest.mark.parametrize(
    ("rows", "place", "field", "reason"),
    [
        (
            ("2026-11-22,gbr-london-1,note,Open.,Closed.,Wrong.,press",),
            *("row 2", "before", f"'Open.' is not what {LABEL} said in note of 'gbr-london-1'"),
        ),
        (
            ("2026-11-22,gbr-london-1,note,,Shut.,Wrong.,press",),
            *("row 2", "after", "'Shut.' is not what the record says now, 'Closed.'"),
        ),
        (
            (CORRECTED, "2026-11-23,gbr-london-1,note,Shut.,Closed.,Wrong.,press"),
            *("row 3", "before", "'Shut.' is not what the correction before it left, 'Closed.'"),
        ),
        (
            (CORRECTED, "2026-11-23,can-laval-1,note,,New.,Wrong.,press"),
            *("row 3", "record", "'can-laval-1' is the id of no record, present or released"),
        ),
        (
            (CORRECTED, "2026-11-23,record,colour,,Red.,Wrong.,press"),
            *(
                "row 3",
                "field",
                "'colour' is not a field of 'record'; it has publisher, title, published, url, ",
            ),
        ),
        (
            (CORRECTED, "2026-11-21,gbr-london-1,note,Closed.,Closed.,Wrong.,press"),
            *("row 3", "date", "2026-11-21 stands after 2026-11-22; add corrections at the end"),
        ),
        (
            ("2026-11,gbr-london-1,note,,Closed.,Wrong.,press",),
            *("row 2", "date", "'2026-11' is not a full day; write it as 2022-11-05"),
        ),
        (
            ("2026-11-20,gbr-london-1,note,,Closed.,Wrong.,press",),
            *(
                "row 2",
                "date",
                f"2026-11-20 is before {LABEL}, which does not have this correction; write the day",
            ),
        ),
        (
            (CORRECTED, "2026-11-23,gbr-london-1,id,gbr-london-1,,Wrong.,press"),
            *(
                "row 3",
                "record",
                "'gbr-london-1' was withdrawn on 2026-11-23, but a record has this id; leave it",
            ),
        ),
        (
            (CORRECTED, "2026-11-23,can-laval-1,id,,,Wrong.,press"),
            *("row 3", "record", "'can-laval-1' is the id of no record, present or released"),
        ),
        (
            ("2026-11-22,gbr-london-1,note,,Closed.,,press",),
            *("row 2", "reason", "is empty; it must be filled in"),
        ),
        (
            (CORRECTED.replace("missing", "the work of the regime"),),
            *("row 2", "reason", "'It was the work of the regime.' uses a loaded word ('regime')"),
        ),
    ],
)
def test_a_correction_that_does_not_fit_is_a_fault(released, rows, place, field, reason):
    released.edit_station("gbr-london-1", note="Closed.")
    correct(released, *rows)
    found = [one for one in faults(released) if one[0] == CORRECTIONS_FILE]
    assert [(one[1], one[2]) for one in found] == [(place, field)]
    assert found[0][3].startswith(reason)


def test_a_published_correction_stays_as_it_was(released):
    released.edit_station("gbr-london-1", note="Closed.")
    correct(released, CORRECTED)
    release_collection(released.folder, date(2026, 11, 23))
    correct(released, CORRECTED.replace("missing", "absent"))
    reason = "differs from release 1.1.0 of 2026-11-23; a published correction stays as it was"
    assert faults(released) == [(CORRECTIONS_FILE, "row 2", "", reason)]
    correct(released)
    reason = "has 0 corrections, release 1.1.0 of 2026-11-23 had 1; put them back"
    assert faults(released) == [(CORRECTIONS_FILE, "", "", reason)]


def test_a_refused_row_does_not_make_the_published_ones_look_changed(released):
    released.edit_station("gbr-london-1", note="Closed.")
    correct(released, CORRECTED)
    release_collection(released.folder, date(2026, 11, 23))
    correct(released, CORRECTED.replace("It was missing.", ""))
    assert faults(released) == [(CORRECTIONS_FILE, "row 2", "reason", "is empty; it must be filled in")]


def test_a_record_that_goes_without_a_tombstone_is_a_fault(released):
    remove(released, "can-unlocated-1")
    reason = (
        f"was in {LABEL} and is gone; put the record back, or add a row to corrections.csv: record "
        "'can-unlocated-1', field 'id', after empty or the id of the record in its place, and the reason"
    )
    assert faults(released) == [("stations.geojson", "can-unlocated-1", "id", reason)]


@pytest.mark.parametrize("successor", ["", "can-markham-1"])
def test_a_record_that_goes_with_a_tombstone_is_none(released, successor):
    remove(released, "can-unlocated-1")
    correct(released, f"2026-11-22,can-unlocated-1,id,can-unlocated-1,{successor},Listed twice.,press")
    assert faults(released) == []
    release_collection(released.folder, date(2026, 11, 23))
    assert faults(released) == []


def test_a_tombstone_that_names_no_record_in_its_place_is_a_fault(released):
    remove(released, "can-unlocated-1")
    correct(released, "2026-11-22,can-unlocated-1,id,can-unlocated-1,can-laval-1,Listed twice.,press")
    reason = "'can-laval-1' is no record of this collection; leave it empty or name the one in its place"
    assert faults(released) == [(CORRECTIONS_FILE, "row 2", "after", reason)]


def test_a_withdrawn_id_is_never_used_again(released):
    remove(released, "can-unlocated-1")
    correct(released, "2026-11-22,can-unlocated-1,id,can-unlocated-1,,Listed twice.,press")
    release_collection(released.folder, date(2026, 11, 23))
    released.edit_feature("aus-sydney-1", id="can-unlocated-1")
    released.edit_event("contact-point", stations="")
    assert (
        CORRECTIONS_FILE,
        "row 2",
        "record",
        "'can-unlocated-1' was withdrawn on 2026-11-22, but a record has this id; leave it unused",
    ) in faults(released)
