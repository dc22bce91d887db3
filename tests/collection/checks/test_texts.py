"""The rules on words apply to every text of a collection."""

import pytest

from collection.checks.editorial import faults_of
from geo.collection.reading import EVENTS_FILE, STATIONS_FILE

REPORTED = {"date": "2022-09-12", "standing": "reported", "note": "", "sources": ["press"]}


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
    text = "A police station opened. (Alleged.)" if field == "name" else "A police station opened."
    collection.edit_station("can-montreal-1", **{field: text})
    text = "A police station opened."
    assert faults_of(collection) == [(STATIONS_FILE, "can-montreal-1", field, BARE % text)]


@pytest.mark.parametrize("field", ["actor", "summary", "note"])
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
