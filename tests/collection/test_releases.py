"""What is released, and that nothing of it changes or goes without a correction."""

import csv
import io
import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from conftest import Collection
from geo.cli.commands import main
from geo.collection.checks.collection import check_collection, release_collection
from geo.collection.reading import (
    CORRECTION_COLUMNS,
    CORRECTIONS_FILE,
    EVENTS_FILE,
    PROJECT_COLLECTION,
    SOURCES_FILE,
    TOPONYMS_FILE,
    read_catalogue,
)
from geo.collection.releases import (
    canonical,
    digest_of,
    last_release,
    read_releases,
    record_texts,
    release_day,
)
from geo.model.errors import InvalidCollection, InvalidValue
from released import released_catalogue

DAY = date(2026, 11, 21)
ROOT = Path(__file__).parents[2]
LABEL = "release 1.0.0 of 2026-11-21"
REPORTED = {"date": "2022-09-12", "standing": "reported", "note": "", "sources": ["ngo"]}


@pytest.fixture
def released(collection):
    """The five alleged stations, released."""
    release_collection(collection.folder, DAY)
    return collection


def correct(collection, *rows: str) -> None:
    collection.write(CORRECTIONS_FILE, "".join(f"{row}\n" for row in (",".join(CORRECTION_COLUMNS), *rows)))


def remove(collection, identifier: str) -> None:
    collection.write_features([one for one in collection.features() if one["id"] != identifier])


def faults(collection) -> list[tuple[str, str, str, str]]:
    found = check_collection(collection.folder).faults
    return [(one.file, str(one.position), one.field, one.reason) for one in found]


def changed(record: str, field: str, after: str) -> str:
    return (
        f"has changed since {LABEL}; add a row to corrections.csv: record {record!r}, field {field!r}, "
        f"before as released, after {after}, and the reason"
    )


# The file


def test_a_release_has_a_digest_of_each_field_of_each_record(released):
    release = last_release(released.folder)
    assert (release.name, release.version, release.date) == ("2026-11-21.json", "1.0.0", DAY)
    assert len(release.records) == 5 + 7 + 3
    assert release.records["station:can-markham-1"]["city"] == digest_of("Markham")
    assert release.records["event:inquiry"]["stations"] == digest_of("can-markham-1")
    assert release.records["source:record"]["url"] == digest_of("")
    assert "alleged_by" not in release.records["station:can-markham-1"]


def test_values_are_compared_as_text_in_one_written_form(collection):
    station = record_texts(collection.read())["station:can-markham-1"]
    assert (station["geometry"], station["radius_m"], station["neighbourhood"]) == (
        "-79.27,43.87",
        "7000",
        "",
    )
    assert json.loads(station["history"])[0] == REPORTED
    assert record_texts(collection.read())["event:first-report"]["countries"] == "CAN;GBR"
    assert record_texts(collection.read())["event:uk-closed"]["date"] == "by 2023-06-06"


@pytest.mark.parametrize(
    ("field", "text", "written"),
    [
        ("history", '[ {"date": "2022-09"} ]', '[{"date":"2022-09"}]'),
        ("history", "[no JSON", "[no JSON"),
        ("geometry", "[-79.27, 43.87]", "-79.27,43.87"),
        ("sources", "ngo ; press;", "ngo;press"),
        ("response_sources", "ngo; press", "ngo;press"),
        ("note", "one; two", "one; two"),
    ],
)
def test_an_editor_may_write_a_value_with_other_blanks(field, text, written):
    assert canonical(field, text) == written


def test_the_last_release_counts_by_date_then_by_name(released):
    path = released.folder / "releases" / "2026-11-21.json"
    other = json.loads(path.read_text("utf-8"))
    for name, day in (("0.9.0.json", "2026-11-20"), ("2026-11-21b.json", "2026-11-21")):
        (path.parent / name).write_text(json.dumps({**other, "date": day, "version": "9.9.9"}), "utf-8")
    assert last_release(released.folder).name == "2026-11-21b.json"


def test_the_same_records_give_the_same_bytes(collection):
    first = release_collection(collection.folder, DAY).read_bytes()
    (collection.folder / "releases" / "2026-11-21.json").unlink()
    assert release_collection(collection.folder, DAY).read_bytes() == first


def test_the_day_of_the_last_release_or_the_end_of_the_timeline(collection):
    catalogue = collection.read()
    assert release_day(collection.folder, catalogue) == date(2024, 7, 31)
    release_collection(collection.folder, DAY)
    assert release_day(collection.folder, catalogue) == DAY


def test_the_project_has_kept_its_first_release_and_agrees_with_its_last():
    release = last_release(PROJECT_COLLECTION)
    assert (PROJECT_COLLECTION / "releases" / "2026-11-21.json").is_file()
    assert check_collection(PROJECT_COLLECTION).faults == ()
    stations = {f"station:{station.id}" for station in read_catalogue().stations}
    assert {key for key in release.records if key.startswith("station:")} <= stations


def test_the_collection_that_tests_know_is_that_of_its_release():
    of_digest = {release.collection: release.version for release in read_releases(PROJECT_COLLECTION)}
    assert of_digest[released_catalogue().digest] == "1.1.0"


# Making one


def test_the_command_line_writes_a_release_and_the_next_version(collection, capsys):
    folder = str(collection.folder)
    assert main(["release", folder, "--date", "2026-11-21"]) == 0
    assert main(["release", folder, "--date", "2026-12-01"]) == 0
    assert main(["release", folder, "--date", "2026-12-02", "--version", "2.0.0"]) == 0
    assert capsys.readouterr().out.count(" written\n") == 3
    assert last_release(collection.folder).version == "2.0.0"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--date", "2026-11-21"), "2026-11-21.json exists already; a release is never written over"),
        (("--date", "2026-11-20"), "2026-11-20 is before the last release, 1.0.0 of 2026-11-21"),
        (("--date", "2026-12"), "'2026-12' is not a full day; write it as 2022-11-05"),
        (("--date", "2026-12-01", "--version", "1.1"), "'1.1' is not a version; write it as 1.0.0"),
    ],
)
def test_a_release_is_refused_with_a_reason(released, capsys, options, message):
    assert main(["release", str(released.folder), *options]) == 2
    assert message in capsys.readouterr().err
    assert [path.name for path in (released.folder / "releases").iterdir()] == ["2026-11-21.json"]


def test_a_collection_with_a_fault_is_not_released(released):
    released.edit_event("inquiry", summary="The RCMP confirms it.")
    with pytest.raises(InvalidCollection, match="has changed since"):
        release_collection(released.folder, date(2026, 12, 1))


@pytest.mark.parametrize("content", ["", "[]", '{"version": "1.0.0"}', '{"version": 1, "date": "soon"}'])
def test_a_release_file_that_cannot_be_read_is_a_fault(released, content):
    (released.folder / "releases" / "2027-01-01.json").write_text(content, "utf-8")
    (fault,) = check_collection(released.folder).faults
    assert (fault.file, fault.reason.partition(" file")[0]) == (
        "releases",
        "releases/2027-01-01.json is not a release",
    )
    with pytest.raises(InvalidValue):
        last_release(released.folder)


# Changes


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


# Corrections


CORRECTED = "2026-11-22,gbr-london-1,note,,Closed.,It was missing.,press"


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


# Withdrawals


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


# Drafting corrections


def draft(old: Path, collection) -> list[list[str]]:
    """Date, record, field, before and after of each row that the tool prints."""
    tool = [sys.executable, "tools/draft_corrections.py", str(old), "2026-12-05", str(collection.folder)]
    done = subprocess.run(tool, cwd=ROOT, capture_output=True, text=True, check=True)
    return [row[:5] for row in csv.reader(io.StringIO(done.stdout))]


def test_what_has_changed_and_what_has_gone_is_drafted(released, tmp_path):
    shutil.copytree(released.folder, tmp_path / "old")
    remove(released, "can-unlocated-1")
    released.edit_event("inquiry", note="New.")
    assert draft(tmp_path / "old", released) == [
        ["2026-12-05", "can-unlocated-1", "id", "can-unlocated-1", ""],
        ["2026-12-05", "inquiry", "note", "", "New."],
    ]


@pytest.mark.parametrize(
    "edit",
    [
        lambda c: c.edit_station("can-unlocated-1", attestation="?"),
        lambda c: c.edit_feature("can-unlocated-1", id="can unlocated 1"),
        lambda c: c.edit_event("inquiry", kind="rumour"),
        lambda c: c.write(EVENTS_FILE, c.text(EVENTS_FILE).replace("NGO,A report", "NGO, Ltd,A report")),
        lambda c: c.write(EVENTS_FILE, c.text(EVENTS_FILE).replace(",", ";")),
    ],
)
def test_no_tombstone_is_drafted_for_a_record_that_stands_in_a_row_with_a_fault(released, tmp_path, edit):
    shutil.copytree(released.folder, tmp_path / "old")
    edit(released)
    assert draft(tmp_path / "old", released) == []


def test_the_project_can_be_corrected_and_released_as_its_readme_says(tmp_path):
    shutil.copytree(PROJECT_COLLECTION, tmp_path / "data")
    shutil.copytree(PROJECT_COLLECTION, tmp_path / "old")
    copy = Collection(tmp_path / "data")
    withdrawn = next(one["id"] for one in copy.features() if "-unlocated-" in one["id"])
    remove(copy, withdrawn)
    header, *rows = csv.reader(io.StringIO(copy.text(EVENTS_FILE)))
    cell = header.index("stations")
    for row in rows:
        row[cell] = ";".join(one for one in row[cell].split(";") if one != withdrawn)
    copy.write(EVENTS_FILE, rendered([header, *rows]))
    copy.edit_station("can-markham-1", note="Corrected.")
    drafted = [[*row, "The first version was imprecise.", ""] for row in draft(tmp_path / "old", copy)]
    assert {row[1] for row in drafted} >= {withdrawn, "can-markham-1"}
    copy.write(CORRECTIONS_FILE, copy.text(CORRECTIONS_FILE) + rendered(drafted))
    assert check_collection(copy.folder).faults == ()
    assert main(["release", str(copy.folder), "--date", "2099-01-01", "--version", "9.0.0"]) == 0
    assert check_collection(copy.folder).faults == ()
    assert (copy.read().release, withdrawn in copy.read().withdrawn) == ("9.0.0", True)


def rendered(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
