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

from collection.checks.corrections import DAY, correct, remove
from conftest import Collection
from geo.cli.commands import main
from geo.collection.checks.collection import check_collection, release_collection
from geo.collection.reading import CORRECTIONS_FILE, EVENTS_FILE, PROJECT_COLLECTION, read_catalogue
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

ROOT = Path(__file__).parents[2]
REPORTED = {"date": "2022-09-12", "standing": "reported", "note": "", "sources": ["ngo"]}


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


CALL = ("old", "2026-12-05")


@pytest.mark.parametrize(
    ("edit", "call", "fault"),
    [
        (None, ("old", "5.12.2026"), "'5.12.2026' is not a date"),
        (None, ("nowhere", "2026-12-05"), "sources.csv: the file is missing from"),
        (lambda c: c.write(CORRECTIONS_FILE, "x"), CALL, "corrections.csv: row 1: the header lacks"),
        (lambda c: correct(c, "2026-12-05,inquiry"), CALL, "corrections.csv: row 2: has 2 cells"),
        (lambda c: shutil.rmtree(c.folder / "releases"), CALL, "{folder} has no release yet"),
    ],
)
def test_nothing_is_drafted_where_something_it_needs_cannot_be_read(released, tmp_path, edit, call, fault):
    shutil.copytree(released.folder, tmp_path / "old")
    released.edit_event("inquiry", note="New.")
    if edit:
        edit(released)
    tool = [sys.executable, "tools/draft_corrections.py", tmp_path / call[0], call[1], released.folder]
    done = subprocess.run(tool, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(fault.format(folder=released.folder))


def test_a_drafted_row_without_its_reason_is_not_drafted_again(released, tmp_path):
    shutil.copytree(released.folder, tmp_path / "old")
    released.edit_event("inquiry", note="New.")
    correct(released, "2026-12-05,inquiry,note,,New.,,")
    assert draft(tmp_path / "old", released) == []


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
