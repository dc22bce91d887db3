"""Records that contradict one another are found."""

import pytest

from collection.checks.editorial import faults_of
from geo.collection.reading import EVENTS_FILE, STATIONS_FILE

REPORTED = {"date": "2022-09-12", "standing": "reported", "note": "", "sources": ["press"]}


def test_a_history_that_begins_before_the_report_is_a_fault(collection):
    collection.edit_station("gbr-london-1", history=[{**REPORTED, "date": "2022-09-11"}])
    reason = "begins with 'reported' on 2022-09-11, not with 'reported' on 2022-09-12"
    assert faults_of(collection) == [(STATIONS_FILE, "gbr-london-1", "history", reason)]


def test_an_event_about_a_station_names_its_country(collection):
    collection.edit_event("inquiry", stations="gbr-london-1;can-markham-1")
    reason = "'gbr-london-1' is in GBR, which the event does not name"
    assert faults_of(collection) == [(EVENTS_FILE, "inquiry", "stations", reason)]


@pytest.mark.parametrize(
    ("day", "is_supported"), [("2023-03-09", True), ("2022-11-30", False), ("2023-03-10", False)]
)
def test_a_standing_is_supported_by_an_event_that_was_public_on_its_day(collection, day, is_supported):
    """The visit of November 2022 became known on 9 March 2023."""
    reported = {**REPORTED, "date": min(day, "2023-03-09")}
    searched = {**REPORTED, "date": day, "standing": "searched"}
    collection.edit_station("can-montreal-1", history=[reported, searched])
    found = [fault for fault in faults_of(collection) if "'searched'" in fault[3]]
    kinds = "no event of the kind other or investigation_opened or charges_filed"
    reason = f"'searched' on {day}: {kinds} names this station and is public on that day"
    assert found == [(STATIONS_FILE, "can-montreal-1", "history", reason)] * (not is_supported)


def test_a_status_that_became_public_after_the_first_report_comes_too_late(collection):
    collection.edit_event("contact-point", made_public="2022-11")
    reason = "no event gives Australia a status by 2022-10, when it has its first station"
    assert faults_of(collection) == [(STATIONS_FILE, "aus-sydney-1", "reported_on", reason)]
