"""What an editor or a lawyer would strike out is found, and what is attributed passes."""

import pytest

from geo.editorial import check_catalogue
from geo.reading import EVENTS_FILE, SOURCES_FILE, STATIONS_FILE

REPORTED = {"date": "2022-09-12", "standing": "reported", "note": "", "sources": ["press"]}


def faults_of(collection) -> list[tuple[str, str, str, str]]:
    return [(one.file, one.row, one.field, one.reason) for one in check_catalogue(collection.read())]


def test_a_careful_collection_has_no_fault(collection):
    assert faults_of(collection) == []


@pytest.mark.parametrize(
    ("precision", "lon", "decimals"),
    [("neighbourhood", -79.2712, 3), ("city", -79.2712, 3), ("region", -79.271, 2)],
)
def test_a_coordinate_finer_than_its_precision_is_a_fault(collection, precision, lon, decimals):
    collection.edit_feature(
        "can-markham-1",
        geometry={"type": "Point", "coordinates": [lon, 43.8]},
        properties={"precision": precision},
    )
    reason = f"[{lon}, 43.8] is finer than the precision {precision!r} allows; round to {decimals} decimals"
    assert faults_of(collection) == [(STATIONS_FILE, "can-markham-1", "geometry", reason)]


def test_a_history_that_begins_before_the_report_is_a_fault(collection):
    collection.edit_station("gbr-london-1", history=[{**REPORTED, "date": "2022-09-11"}])
    reason = "begins on 2022-09-11, before the first report of 2022-09-12"
    assert faults_of(collection) == [(STATIONS_FILE, "gbr-london-1", "history", reason)]


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ("response_sources", "is empty; a response needs its source"),
        ("since_sources", "is empty; the field since needs its source"),
    ],
)
def test_an_answer_without_its_source_is_a_fault(collection, field, reason):
    collection.edit_source("record", id="seed-000")
    for identifier in ("uk-closed", "uk-cleared", "eu-debate"):
        collection.edit_event(identifier, sources="ngo")
    collection.edit_station("can-montreal-1", **{"since_sources": ["seed-000"], field: []})
    assert faults_of(collection) == [(STATIONS_FILE, "can-montreal-1", field, reason)]


BARE = "%r calls it a police station without “alleged” or an attribution"
ADDRESS = "%r seems to give a street address"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("A police station opened in Markham.", BARE),
        ("The Fuzhou Police Overseas Service Station is in Markham.", BARE),
        ("Two police stations work there", BARE),
        ("It stands at 12 Old Kent Road in London.", ADDRESS),
        ("They met at 4350 Steeles Avenue East.", ADDRESS),
        ("Elle se trouve rue du Temple 12.", ADDRESS),
        ("Elle se trouve au 12 rue du Temple.", ADDRESS),
        ("Si trova in Via Roma 12.", ADDRESS),
    ],
)
def test_a_bare_claim_or_an_address_is_a_fault(collection, text, reason):
    collection.edit_station("can-montreal-1", note=text)
    assert faults_of(collection) == [(STATIONS_FILE, "can-montreal-1", "note", reason % text)]


@pytest.mark.parametrize("field", ["name", "response", "since", "note"])
def test_every_text_of_a_station_is_checked(collection, field):
    text = "A police station opened."
    collection.edit_station("can-montreal-1", **{field: text})
    assert faults_of(collection) == [(STATIONS_FILE, "can-montreal-1", field, BARE % text)]


@pytest.mark.parametrize("field", ["summary", "note"])
def test_a_bare_claim_is_a_fault_in_an_event(collection, field):
    text = "A police station opened."
    collection.edit_event("inquiry", **{field: f"The RCMP answers. {text}"})
    assert faults_of(collection) == [(EVENTS_FILE, "inquiry", field, BARE % text)]


def test_a_bare_claim_is_a_fault_in_a_history(collection):
    text = "A police station opened."
    collection.edit_station("gbr-london-1", history=[{**REPORTED, "note": text}])
    assert faults_of(collection) == [(STATIONS_FILE, "gbr-london-1", "history", BARE % text)]


@pytest.mark.parametrize(
    "text",
    [
        "An alleged police station opened in Markham.",
        "The ministry denies that it is a police station.",
        "China says that these are not police stations.",
        "The report lists two police stations.",
        "The so-called “police station” has closed.",
        "A police officer went to the railway station.",
        "The 54 sites are in 30 countries, 12 of them on the first list.",
        "The news came via Reuters in 2023.",
    ],
)
def test_an_attributed_claim_and_plain_words_pass(collection, text):
    collection.edit_event("inquiry", summary=text)
    assert faults_of(collection) == []


def test_an_event_about_a_station_names_its_country(collection):
    collection.edit_event("inquiry", stations="gbr-london-1;can-markham-1")
    reason = "'gbr-london-1' is in GBR, which the event does not name"
    assert faults_of(collection) == [(EVENTS_FILE, "inquiry", "stations", reason)]


def test_a_source_that_nobody_uses_is_a_fault_unless_it_is_a_seed(collection):
    more = collection.text(SOURCES_FILE) + "orphan,Nobody,,,,,\nseed-004,Somebody,,,,,\n"
    collection.write(SOURCES_FILE, more)
    assert faults_of(collection) == [
        (SOURCES_FILE, "orphan", "id", "no record uses this source; use it or remove it")
    ]
