"""Records that contradict one another are found."""

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
