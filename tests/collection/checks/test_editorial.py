"""What an editor or a lawyer would strike out is found, and what is attributed passes."""

import pytest

from collection.checks.editorial import faults_of
from geo.collection.reading import SOURCES_FILE, STATIONS_FILE

REPORTED = {"date": "2022-09-12", "standing": "reported", "note": "", "sources": ["press"]}


def test_a_careful_collection_has_no_fault(collection):
    assert faults_of(collection) == []


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ("response_sources", "is empty; a response needs its source"),
        ("since_sources", "is empty; the field since needs its source"),
    ],
)
def test_an_answer_without_its_source_is_a_fault(collection, field, reason):
    collection.edit_source("record", id="seed-000")
    for identifier in ("uk-closed", "uk-cleared", "eu-debate"):  # which cited it
        collection.edit_event(identifier, sources="ngo")
    collection.edit_station("can-montreal-1", **{"since_sources": ["seed-000"], field: []})
    assert faults_of(collection) == [(STATIONS_FILE, "can-montreal-1", field, reason)]


def test_a_source_that_nobody_uses_is_a_fault_unless_it_is_a_seed(collection):
    more = collection.text(SOURCES_FILE) + "orphan,Nobody,,,,,\nseed-004,Somebody,,,,,\n"
    collection.write(SOURCES_FILE, more)
    assert faults_of(collection) == [
        (SOURCES_FILE, "orphan", "id", "no record uses this source; use it or remove it")
    ]


@pytest.mark.parametrize("none_found", ["No answer was found.", "No answer was found by July 2024."])
def test_a_note_that_no_answer_was_found_is_an_answer_without_a_source(collection, none_found):
    collection.edit_station("can-markham-1", response=none_found, response_sources=[])
    assert faults_of(collection) == []


def test_an_organisation_that_officials_named_may_stand_without_alleged_if_its_answer_is_its_own(collection):
    collection.edit_station("can-montreal-1", name="Family centre (named by RCMP)", response="It denies it.")
    assert faults_of(collection) == []


def test_sources_named_by_a_row_that_is_itself_refused_are_no_orphans(collection):
    collection.write(SOURCES_FILE, collection.text(SOURCES_FILE) + "fresh,Somebody,,,,,\n")
    collection.edit_event("inquiry", sources="fresh", kind="rumour")
    assert faults_of(collection) == []


def test_rules_that_miss_something_in_a_file_wait_until_its_rows_are_sound(collection):
    collection.edit_event("contact-point", date="2022-13")
    assert faults_of(collection) == []
