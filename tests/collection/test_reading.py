"""Each fault of a broken collection is reported once, with file, row, field and reason."""

import json
import shutil

import pytest

from collection.faults import faults_of, only_fault
from geo.collection.reading import (
    EVENTS_FILE,
    MAX_BYTES,
    PROJECT_COLLECTION,
    SINCE_FILE,
    SOURCES_FILE,
    STATIONS_FILE,
    read_catalogue,
)
from geo.mapspec.spec import build
from geo.model.sources import BORDER_VIEWS
from geo.query.selection import whole

REPORTED = {"date": "2022-09-12", "standing": "reported", "note": "", "sources": ["ngo"]}
EMPTY = "is empty; it must be filled in"


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


@pytest.mark.parametrize("name", [EVENTS_FILE, SINCE_FILE])
def test_a_file_that_is_too_large_is_refused_unread(collection, name):
    with (collection.folder / name).open("wb") as file:
        file.truncate(MAX_BYTES + 1_000_000)
    assert only_fault(collection) == f"{name}: the file has 151 MB; files over 150 MB are refused"


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


@pytest.mark.parametrize(
    ("written", "view"), [({}, "international"), *(({"borders": view}, view) for view in BORDER_VIEWS)]
)
def test_a_collection_names_the_borders_of_its_maps(collection, written, view):
    package = {"resources": [{"name": "sources", "path": SOURCES_FILE}], **written}
    collection.write("datapackage.json", json.dumps(package))
    catalogue = read_catalogue(collection.folder)
    assert catalogue.borders == view
    assert build(catalogue, whole(catalogue)).borders == view


@pytest.mark.parametrize("written", ["de facto", "", None, 1, ["international"]])
def test_unknown_borders_are_refused(collection, written):
    package = {"resources": [{"name": "sources", "path": SOURCES_FILE}], "borders": written}
    collection.write("datapackage.json", json.dumps(package))
    (fault,) = faults_of(collection.folder)
    assert fault.startswith("datapackage.json: field borders: ")
    assert fault.endswith("is no view of the borders; use international or de-facto")
