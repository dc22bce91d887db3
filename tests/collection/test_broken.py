"""Broken collections, each with the very lines that ``check`` prints of it: file, row, field, reason."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conftest import Collection, entry
from geo.cli.commands import main
from geo.collection.checks import personal_data
from geo.collection.checks.collection import release_collection
from geo.collection.reading import (
    CORRECTIONS_FILE,
    EVENTS_FILE,
    FIGURES_FILE,
    PROJECT_COLLECTION,
    SINCE_FILE,
    SOURCES_FILE,
    STATIONS_FILE,
    TOPONYMS_FILE,
)
from geo.collection.records import columns_of
from geo.model.annotations import Correction, Development, Figure

Edit = Callable[[Collection], object]

REPORTED = entry("2022-09-12", "reported", "ngo")
SINCE = f"{','.join(columns_of(Development))}\n"
FIGURES = f"{','.join(columns_of(Figure))}\n"


def point(lon: float, lat: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [lon, lat]}


BROKEN: dict[str, tuple[Edit, list[str]]] = {
    # Files that cannot be read
    "the events are missing": (
        lambda c: (c.folder / EVENTS_FILE).unlink(),
        [
            "investigations.csv: the file is missing from FOLDER; a collection needs it",
        ],
    ),
    "the stations are not JSON": (
        lambda c: c.write(STATIONS_FILE, '{"type": "FeatureCollection", '),
        [
            "stations.geojson: line 1: is not JSON: Expecting property name enclosed in double quotes",
        ],
    ),
    "the sources are not UTF-8": (
        lambda c: c.write(SOURCES_FILE, "id,publisher\nngo,Caf\xe9".encode("latin-1")),
        [
            "sources.csv: is not UTF-8 text (byte 20); save it as UTF-8",
        ],
    ),
    "a column is missing": (
        lambda c: c.write(EVENTS_FILE, c.text(EVENTS_FILE).replace("actor,", "", 1)),
        [
            "investigations.csv: row 1: the header lacks actor",
        ],
    ),
    "a row is too short": (
        lambda c: c.write(SOURCES_FILE, c.text(SOURCES_FILE) + "more,Somebody\n"),
        [
            "sources.csv: row 5: has 2 cells, the header has 7",
        ],
    ),
    "a coordinate is not a number": (
        lambda c: c.write(STATIONS_FILE, c.text(STATIONS_FILE).replace("51.383", "NaN")),
        [
            "stations.geojson: has NaN, which is not a number in JSON",
        ],
    ),
    # Values
    "two events have one id": (
        lambda c: c.edit_event("visit", id="inquiry"),
        [
            (
                "investigations.csv: row 5 (inquiry), field id: 'inquiry' is already the id of row 4; "
                "ids are unique"
            ),
        ],
    ),
    "an id has a blank": (
        lambda c: c.edit_event("visit", id="a visit"),
        [
            (
                "investigations.csv: row 5 (a visit), field id: 'a visit' may have letters, digits, '-', "
                "'_' and '.' only"
            ),
        ],
    ),
    "a country is no code": (
        lambda c: c.edit_event("inquiry", countries="CANADA"),
        [
            (
                "investigations.csv: row 4 (inquiry), field countries: 'CANADA' is not an ISO 3166-1 "
                "alpha-3 code, such as CAN"
            ),
        ],
    ),
    "a station's country is no code": (
        lambda c: c.edit_station("aus-sydney-1", country="AU"),
        [
            (
                "stations.geojson: feature 5 (aus-sydney-1), field country: 'AU' is not an ISO 3166-1 "
                "alpha-3 code, such as CAN"
            ),
        ],
    ),
    "a date is written otherwise": (
        lambda c: c.edit_event("inquiry", date="26.10.2022"),
        [
            (
                "investigations.csv: row 4 (inquiry), field date: '26.10.2022' is not a date; write "
                "2022, 2022-11, 2022-11-05 or by 2022-11-05"
            ),
        ],
    ),
    "a date is not in the calendar": (
        lambda c: c.edit_event("inquiry", date="2022-02-30"),
        [
            ("investigations.csv: row 4 (inquiry), field date: '2022-02-30' is not a date the calendar has"),
        ],
    ),
    "an event is public before it happens": (
        lambda c: c.edit_event("visit", made_public="2022-10"),
        [
            (
                "investigations.csv: row 5 (visit), field made_public: 2022-10 is before the event "
                "itself, 2022-11"
            ),
        ],
    ),
    "a kind is unknown": (
        lambda c: c.edit_event("inquiry", kind="rumour"),
        [
            (
                "investigations.csv: row 4 (inquiry), field kind: 'rumour' is not one of "
                "station_reported, investigation_opened, closure_ordered, closure_reported, "
                "charges_filed, no_wrongdoing_found, no_action_found, diplomatic_protest, expulsion, "
                "lawsuit, denial, policy_coordination, other"
            ),
        ],
    ),
    "a status is unknown": (
        lambda c: c.edit_event("inquiry", status_after="guilty"),
        [
            (
                "investigations.csv: row 4 (inquiry), field status_after: 'guilty' is not one of "
                "reported, investigating, closure_ordered, closed, charged, no_wrongdoing, rejected"
            ),
        ],
    ),
    "an attestation is unknown": (
        lambda c: c.edit_event("inquiry", attestation="certain"),
        [
            (
                "investigations.csv: row 4 (inquiry), field attestation: 'certain' is not one of high, "
                "medium, low"
            ),
        ],
    ),
    "a status has no country": (
        lambda c: c.edit_event("eu-debate", status_after="reported"),
        [
            (
                "investigations.csv: row 8 (eu-debate), field status_after: 'reported' is set, but the "
                "row names no country"
            ),
        ],
    ),
    "an event names no such station": (
        lambda c: c.edit_event("visit", stations="can-laval-1"),
        [
            (
                "investigations.csv: row 5 (visit), field stations: 'can-laval-1' is not an id in "
                "stations.geojson"
            ),
        ],
    ),
    "an event names no such source": (
        lambda c: c.edit_event("visit", sources="tabloid"),
        [
            "investigations.csv: row 5 (visit), field sources: 'tabloid' is not an id in sources.csv",
        ],
    ),
    "an event has no source": (
        lambda c: c.edit_event("visit", sources=""),
        [
            "investigations.csv: row 5 (visit), field sources: is empty; name at least one",
        ],
    ),
    "an event has no summary": (
        lambda c: c.edit_event("visit", summary=""),
        [
            "investigations.csv: row 5 (visit), field summary: is empty; it must be filled in",
        ],
    ),
    "a station has no source": (
        lambda c: c.edit_station("aus-sydney-1", sources=[]),
        [
            "stations.geojson: feature 5 (aus-sydney-1), field sources: is empty; name at least one",
        ],
    ),
    "a link is not of the web": (
        lambda c: c.edit_source("ngo", url="ftp://example.org/report"),
        [
            (
                "sources.csv: row 2 (ngo), field url: 'ftp://example.org/report' is not an http or https "
                "address"
            ),
        ],
    ),
    "a source's date is no date": (
        lambda c: c.edit_source("ngo", published="autumn"),
        [
            (
                "sources.csv: row 2 (ngo), field published: 'autumn' is not a date; write 2022, 2022-11, "
                "2022-11-05 or by 2022-11-05"
            ),
        ],
    ),
    "a source has no publisher": (
        lambda c: c.edit_source("ngo", publisher=""),
        [
            "sources.csv: row 2 (ngo), field publisher: is empty; it must be filled in",
        ],
    ),
    "a history is out of order": (
        lambda c: c.edit_station(
            "gbr-london-1",
            history=[entry("2022-09-12", "reported"), entry("2022-09-10", "under_investigation")],
        ),
        [
            (
                "stations.geojson: feature 4 (gbr-london-1), field history: 2022-09-10 stands after "
                "2022-09-12; put the entries in order of date"
            ),
        ],
    ),
    "a history entry has no source": (
        lambda c: c.edit_station(
            "gbr-london-1", history=[{**entry("2022-09-12", "reported"), "sources": []}]
        ),
        [
            (
                "stations.geojson: feature 4 (gbr-london-1), history entry 1, field sources: is empty; "
                "name at least one"
            ),
        ],
    ),
    "a standing is unknown": (
        lambda c: c.edit_station("gbr-london-1", history=[entry("2022-09-12", "proven")]),
        [
            (
                "stations.geojson: feature 4 (gbr-london-1), history entry 1, field standing: 'proven' "
                "is not one of reported, under_investigation, searched, charges_filed, closure_ordered, "
                "reported_closed, reported_ceased_disputed, not_found"
            ),
        ],
    ),
    # Places
    "a point is not on Earth": (
        lambda c: c.edit_feature("aus-sydney-1", geometry=point(191.21, -33.87)),
        [
            (
                "stations.geojson: feature 5 (aus-sydney-1), field geometry: [191.21, -33.87] is not a "
                "place on Earth; write [longitude, latitude] in degrees"
            ),
        ],
    ),
    "longitude and latitude are swapped, off the Earth": (
        lambda c: c.edit_feature("aus-sydney-1", geometry=point(-33.87, 151.21)),
        [
            (
                "stations.geojson: feature 5 (aus-sydney-1), field geometry: [-33.87, 151.21] is not a "
                "place on Earth; write [longitude, latitude] in degrees"
            ),
        ],
    ),
    "longitude and latitude are swapped": (
        lambda c: c.edit_feature("gbr-london-1", geometry=point(51.383, -0.1)),
        [
            (
                "stations.geojson: feature 4 (gbr-london-1), field geometry: [51.383, -0.1] lies 7,365 "
                "km outside the United Kingdom; longitude comes first, the two seem swapped"
            ),
        ],
    ),
    "a city is placed to the street": (
        lambda c: c.edit_feature("aus-sydney-1", geometry=point(151.2105, -33.87)),
        [
            (
                "stations.geojson: feature 5 (aus-sydney-1), field geometry: [151.2105, -33.87] is finer "
                "than the precision 'city' allows; round to 2 decimals"
            ),
        ],
    ),
    "a neighbourhood is placed to the door": (
        lambda c: c.edit_feature("gbr-london-1", geometry=point(-0.10012, 51.38311)),
        [
            (
                "stations.geojson: feature 4 (gbr-london-1), field geometry: [-0.10012, 51.38311] is "
                "finer than the precision 'neighbourhood' allows; round to 3 decimals"
            ),
        ],
    ),
    "a region is placed to the town": (
        lambda c: c.edit_feature(
            "aus-sydney-1",
            geometry=point(151.21, -33.9),
            properties={"precision": "region", "radius_m": 50000},
        ),
        [
            (
                "stations.geojson: feature 5 (aus-sydney-1), field geometry: [151.21, -33.9] is finer "
                "than the precision 'region' allows; round to 1 decimal"
            ),
        ],
    ),
    "a point lies in another country": (
        lambda c: c.edit_feature("aus-sydney-1", geometry=point(174.76, -36.85)),
        [
            (
                "stations.geojson: feature 5 (aus-sydney-1), field geometry: [174.76, -36.85] lies 2,094 "
                "km outside Australia"
            ),
        ],
    ),
    "a city has the radius of a house": (
        lambda c: c.edit_station("aus-sydney-1", radius_m=50),
        [
            (
                "stations.geojson: feature 5 (aus-sydney-1), field radius_m: 50 m does not fit the "
                "precision 'city', which takes 2,000 to 60,000 m"
            ),
        ],
    ),
    "a point has no radius": (
        lambda c: c.edit_station("aus-sydney-1", radius_m=None),
        [
            (
                "stations.geojson: feature 5 (aus-sydney-1), field radius_m: is empty; a drawn place "
                "needs its radius of uncertainty in metres"
            ),
        ],
    ),
    "a radius has no point": (
        lambda c: c.edit_station("can-unlocated-1", radius_m=5000),
        [
            (
                "stations.geojson: feature 3 (can-unlocated-1), field radius_m: is 5000, but there is no "
                "point to draw it around; leave it empty"
            ),
        ],
    ),
    "a point has no precision": (
        lambda c: c.edit_station("aus-sydney-1", precision="unknown"),
        [
            (
                "stations.geojson: feature 5 (aus-sydney-1), field precision: is unknown, but the "
                "feature has a point: give the precision or drop the point"
            ),
        ],
    ),
    "a precision has no point": (
        lambda c: c.edit_station("can-unlocated-1", precision="city"),
        [
            (
                "stations.geojson: feature 3 (can-unlocated-1), field geometry: is null, but the "
                "precision is city: add a point or write unknown"
            ),
        ],
    ),
    # Answers and names of records
    "a claim has no answer": (
        lambda c: c.edit_station("aus-sydney-1", response=None),
        [
            (
                "stations.geojson: feature 5 (aus-sydney-1), field response: is empty; write what those "
                "concerned answer, or 'No answer was found.'"
            ),
        ],
    ),
    "an answer has no source": (
        lambda c: c.edit_station("aus-sydney-1", response_sources=[]),
        [
            (
                "stations.geojson: feature 5 (aus-sydney-1), field response_sources: is empty; a "
                "response needs its source"
            ),
        ],
    ),
    "what is known since has no source": (
        lambda c: c.edit_station("can-montreal-1", since_sources=[]),
        [
            (
                "stations.geojson: feature 2 (can-montreal-1), field since_sources: is empty; the field "
                "since needs its source"
            ),
        ],
    ),
    "alleged is dropped from a name": (
        lambda c: c.edit_station("can-montreal-1", name="Chinese family centre, Montréal"),
        [
            (
                "stations.geojson: feature 2 (can-montreal-1), field name: 'Chinese family centre, "
                "Montréal' lacks “alleged”; only an organisation “(named by …)” officials may"
            ),
        ],
    ),
    "a named organisation has a borrowed answer": (
        lambda c: c.edit_station("can-montreal-1", name="Family centre (named by RCMP)"),
        [
            (
                "stations.geojson: feature 2 (can-montreal-1), field response: 'Family centre (named by "
                "RCMP)' needs an answer of its own, not one given for other stations"
            ),
        ],
    ),
    "a named organisation has no answer": (
        lambda c: c.edit_station("can-montreal-1", name="Family centre (named by RCMP)", response=""),
        [
            (
                "stations.geojson: feature 2 (can-montreal-1), field response: is empty; write what "
                "those concerned answer, or 'No answer was found.'"
            ),
        ],
    ),
    "a station stands twice": (
        lambda c: c.write_features([*c.features(), {**c.features()[4], "id": "aus-sydney-2"}]),
        [
            (
                "stations.geojson: feature 6 (aus-sydney-2), field name: 'Alleged station aus-sydney-1' "
                "in Sydney is already 'aus-sydney-1'; give one another name"
            ),
        ],
    ),
    "two sources have one address": (
        lambda c: c.edit_source("press", url="https://example.org/report"),
        [
            "sources.csv: row 3 (press), field url: is already the address of 'ngo'",
        ],
    ),
    "a source is used by nobody": (
        lambda c: c.write(SOURCES_FILE, c.text(SOURCES_FILE) + "orphan,Nobody,,,,,\n"),
        [
            "sources.csv: row 5 (orphan), field id: no record uses this source; use it or remove it",
        ],
    ),
    # Between records
    "a history begins on another day": (
        lambda c: c.edit_station("gbr-london-1", history=[entry("2022-09-13", "reported")]),
        [
            (
                "stations.geojson: feature 4 (gbr-london-1), field history: begins with 'reported' on "
                "2022-09-13, not with 'reported' on 2022-09-12"
            ),
        ],
    ),
    "a history begins with an inquiry": (
        lambda c: c.edit_station("gbr-london-1", history=[entry("2022-09-12", "under_investigation")]),
        [
            (
                "stations.geojson: feature 4 (gbr-london-1), field history: begins with "
                "'under_investigation' on 2022-09-12, not with 'reported' on 2022-09-12"
            ),
        ],
    ),
    "a history is empty": (
        lambda c: c.edit_station("gbr-london-1", history=[]),
        [
            (
                "stations.geojson: feature 4 (gbr-london-1), field history: is empty; it begins with "
                "'reported' on 2022-09-12"
            ),
        ],
    ),
    "charges stand without an event": (
        lambda c: c.edit_station("gbr-london-1", history=[REPORTED, entry("2023-04-17", "charges_filed")]),
        [
            (
                "stations.geojson: feature 4 (gbr-london-1), field history: 'charges_filed' on "
                "2023-04-17: no event of the kind charges_filed names this station and is public on that "
                "day"
            ),
        ],
    ),
    "a closure is ordered by nobody": (
        lambda c: c.edit_station("gbr-london-1", history=[REPORTED, entry("2023-04-17", "closure_ordered")]),
        [
            (
                "stations.geojson: feature 4 (gbr-london-1), field history: 'closure_ordered' on "
                "2023-04-17: no event of the kind closure_ordered names this station and is public on "
                "that day"
            ),
        ],
    ),
    "a search has no event": (
        lambda c: c.edit_station("gbr-london-1", history=[REPORTED, entry("2023-04-17", "searched")]),
        [
            (
                "stations.geojson: feature 4 (gbr-london-1), field history: 'searched' on 2023-04-17: no "
                "event of the kind other or investigation_opened or charges_filed names this station and "
                "is public on that day"
            ),
        ],
    ),
    "nobody looked and found none": (
        lambda c: c.edit_station(
            "aus-sydney-1", history=[entry("2022-10", "reported"), entry("2023-01-05", "not_found")]
        ),
        [
            (
                "stations.geojson: feature 5 (aus-sydney-1), field history: 'not_found' on 2023-01-05: "
                "no event of the kind no_wrongdoing_found or no_action_found names this station and is "
                "public on that day"
            ),
        ],
    ),
    "an inquiry sets charges": (
        lambda c: c.edit_event("inquiry", status_after="charged"),
        [
            (
                "investigations.csv: row 4 (inquiry), field status_after: 'charged' cannot follow from "
                "the kind 'investigation_opened': it takes 'investigating', or stays blank"
            ),
        ],
    ),
    "a bare report sets a closure": (
        lambda c: c.edit_event("first-report", status_after="closed"),
        [
            (
                "investigations.csv: row 2 (first-report), field status_after: 'closed' cannot follow "
                "from the kind 'station_reported': it takes 'reported', or stays blank"
            ),
        ],
    ),
    "a protest sets a status": (
        lambda c: c.edit_event("visit", kind="diplomatic_protest", status_after="investigating"),
        [
            (
                "investigations.csv: row 5 (visit), field status_after: 'investigating' cannot follow "
                "from the kind 'diplomatic_protest': it stays blank"
            ),
        ],
    ),
    "the embassy rejects for the host": (
        lambda c: c.edit_event(
            "uk-cleared", kind="denial", status_after="rejected", actor="Chinese embassy in London"
        ),
        [
            (
                "investigations.csv: row 7 (uk-cleared), field status_after: 'rejected' is for the host "
                "government; 'Chinese embassy in London' speaks for China"
            ),
        ],
    ),
    "an event precedes the report of its station": (
        lambda c: c.edit_event("visit", made_public="2022-12"),
        [
            (
                "investigations.csv: row 5 (visit), field stations: 'can-montreal-1' was first reported "
                "on 2023-03-09, after this event (2022-12)"
            ),
        ],
    ),
    "an event does not name its station's country": (
        lambda c: c.edit_event("inquiry", stations="gbr-london-1;can-markham-1"),
        [
            (
                "investigations.csv: row 4 (inquiry), field stations: 'gbr-london-1' is in GBR, which "
                "the event does not name"
            ),
        ],
    ),
    "a country has a station and no status": (
        lambda c: c.edit_event("contact-point", status_after=""),
        [
            (
                "stations.geojson: feature 5 (aus-sydney-1), field reported_on: no event gives Australia "
                "a status by 2022-10, when it has its first station"
            ),
        ],
    ),
    "a later development lies in the window": (
        lambda c: c.write(SINCE_FILE, SINCE + "later,CAN,2023-01-15,The inquiry ended.,press,high,\n"),
        [
            (
                "since.csv: row 2 (later), field date: 2023-01-15 is not after 2024-07-31; earlier "
                "things are events"
            ),
        ],
    ),
    "a place has two rows of names": (
        lambda c: c.write(TOPONYMS_FILE, "country,place,names\nCAN,Markham,万锦\nCAN,Markham,馬克咸\n"),
        [
            (
                "toponyms.csv: row 3, field country: 'Markham' in CAN has a row already; keep one with "
                "all its names"
            ),
        ],
    ),
    "a figure is not explained": (
        lambda c: c.write(FIGURES_FILE, FIGURES + "total,Total,Fifty,54,,press\n"),
        [
            "figures.csv: row 2 (total), field explanation: is empty; it must be filled in",
        ],
    ),
    # Words
    "a person is named by role": (
        lambda c: c.edit_station("gbr-london-1", note="The owner, Mary Smith, was asked."),
        [
            (
                "stations.geojson: feature 4 (gbr-london-1), field note: 'owner, Mary Smith' names a "
                "person by role; leave private persons unnamed"
            ),
        ],
    ),
    "a claim is bare": (
        lambda c: c.edit_event("inquiry", summary="A police station opened in Markham."),
        [
            (
                "investigations.csv: row 4 (inquiry), field summary: 'A police station opened in "
                "Markham.' calls it a police station without “alleged” or an attribution"
            ),
        ],
    ),
    "a claim is called confirmed": (
        lambda c: c.edit_station("gbr-london-1", note="It is a confirmed police station."),
        [
            (
                "stations.geojson: feature 4 (gbr-london-1), field note: 'It is a confirmed police "
                "station.' calls it a police station without “alleged” or an attribution"
            ),
        ],
    ),
    "a claim is called illegal": (
        lambda c: c.edit_station("gbr-london-1", note="The illegal Chinese station has staff."),
        [
            (
                "stations.geojson: feature 4 (gbr-london-1), field note: 'The illegal Chinese station "
                "has staff.' gives a verdict ('illegal Chinese station') without saying whose it is"
            ),
        ],
    ),
    "a verdict is given": (
        lambda c: c.edit_event("inquiry", note="Its director is guilty of coercion."),
        [
            (
                "investigations.csv: row 4 (inquiry), field note: 'Its director is guilty of coercion.' "
                "gives a verdict ('guilty') without saying whose it is"
            ),
        ],
    ),
    "people are called spies": (
        lambda c: c.edit_event("inquiry", note="The centre is full of spies."),
        [
            (
                "investigations.csv: row 4 (inquiry), field note: 'The centre is full of spies.' gives a "
                "verdict ('spies') without saying whose it is"
            ),
        ],
    ),
    "a word is loaded": (
        lambda c: c.edit_event("inquiry", summary="The RCMP says that the regime is behind it."),
        [
            (
                "investigations.csv: row 4 (inquiry), field summary: 'The RCMP says that the regime is "
                "behind it.' uses a loaded word ('regime'); say it neutrally or quote who said it"
            ),
        ],
    ),
    "an address is given": (
        lambda c: c.edit_station("gbr-london-1", note="It stands at 12 Old Kent Road in London."),
        [
            (
                "stations.geojson: feature 4 (gbr-london-1), field note: 'It stands at 12 Old Kent Road "
                "in London.' seems to give a street address"
            ),
        ],
    ),
    "a person is named with a title": (
        lambda c: c.edit_station("gbr-london-1", note="The centre is run by Mr Smith."),
        [
            (
                "stations.geojson: feature 4 (gbr-london-1), field note: 'Mr Smith' addresses a person "
                "by title; leave private persons unnamed"
            ),
        ],
    ),
    "an age is given": (
        lambda c: c.edit_event("inquiry", note="A resident, aged 61, was questioned."),
        [
            (
                "investigations.csv: row 4 (inquiry), field note: 'aged 61' gives the age of a person; "
                "leave private persons unnamed"
            ),
        ],
    ),
    "an age stands after a name": (
        lambda c: c.edit_event("inquiry", actor="Smith, 61, of Markham"),
        [
            (
                "investigations.csv: row 4 (inquiry), field actor: 'Smith, 61,' gives the age of a "
                "person; leave private persons unnamed"
            ),
        ],
    ),
    "a telephone number is given": (
        lambda c: c.edit_station("gbr-london-1", note="Call +44 20 7946 0958 for appointments."),
        [
            (
                "stations.geojson: feature 4 (gbr-london-1), field note: '+44 20 7946 0958' gives a "
                "telephone number; leave private persons unnamed"
            ),
        ],
    ),
    "an e-mail address is given": (
        lambda c: c.edit_station("gbr-london-1", note="Write to desk@example.org for appointments."),
        [
            (
                "stations.geojson: feature 4 (gbr-london-1), field note: 'desk@example.org' gives an "
                "e-mail address; leave private persons unnamed"
            ),
        ],
    ),
    "a passport number is given": (
        lambda c: c.edit_station("gbr-london-1", note="Holder of passport E12345678."),
        [
            (
                "stations.geojson: feature 4 (gbr-london-1), field note: 'E12345678' gives the number of "
                "a passport or identity card; leave private persons unnamed"
            ),
        ],
    ),
    "a Chinese name is given": (
        lambda c: c.edit_event("inquiry", summary="The RCMP questions Wang Xiaoming."),
        [
            (
                "investigations.csv: row 4 (inquiry), field summary: 'Wang Xiaoming' seems to name a "
                "person; leave private persons unnamed"
            ),
        ],
    ),
    "a title has a Chinese name": (
        lambda c: c.edit_source("press", title="Interview with Zhang Wei"),
        [
            (
                "sources.csv: row 3 (press), field title: 'Zhang Wei' seems to name a person; leave "
                "private persons unnamed"
            ),
        ],
    ),
}


TOGETHER = [
    ("sources.csv: row 3 (press), field url: 'ftp://example.org' is not an http or https address"),
    (
        "sources.csv: row 3 (press), field kind: has changed since release 1.0.0 of 2026-11-21; "
        "add a row to corrections.csv: record 'press', field 'kind', before as released, after "
        "'leaflet; gossip', and the reason"
    ),
    (
        "stations.geojson: feature 4 (gbr-london-1), field radius_m: 50 m does not fit the "
        "precision 'neighbourhood', which takes 1,000 to 10,000 m"
    ),
    (
        "stations.geojson: feature 4 (gbr-london-1), field note: 'Wang Xiaoming' seems to name a "
        "person; leave private persons unnamed"
    ),
    (
        "stations.geojson: feature 4 (gbr-london-1), field radius_m: has changed since release "
        "1.0.0 of 2026-11-21; add a row to corrections.csv: record 'gbr-london-1', field "
        "'radius_m', before as released, after '50', and the reason"
    ),
    (
        "stations.geojson: feature 4 (gbr-london-1), field note: has changed since release 1.0.0 "
        "of 2026-11-21; add a row to corrections.csv: record 'gbr-london-1', field 'note', "
        "before as released, after 'It is run by Wang Xiaoming.', and the reason"
    ),
    (
        "stations.geojson: feature 5 (aus-sydney-1), field country: 'AU' is not an ISO 3166-1 "
        "alpha-3 code, such as CAN"
    ),
    (
        "investigations.csv: row 4 (inquiry), field summary: 'A police station opened.' calls it "
        "a police station without “alleged” or an attribution"
    ),
    (
        "investigations.csv: row 4 (inquiry), field summary: has changed since release 1.0.0 of "
        "2026-11-21; add a row to corrections.csv: record 'inquiry', field 'summary', before as "
        "released, after 'A police station opened.', and the reason"
    ),
    "investigations.csv: row 5 (visit), field date: '2022-13' is not a date the calendar has",
    "investigations.csv: row 5 (visit), field summary: is empty; it must be filled in",
    ("corrections.csv: row 2, field record: 'nobody' is the id of no record, present or released"),
]


def run_check(folder: Path, capsys) -> tuple[int, list[str]]:
    """Exit code and lines of ``python -m geo check``."""
    code = main(["check", str(folder)])
    return code, capsys.readouterr().out.replace(str(folder), "FOLDER").splitlines()


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_collection_is_refused_to_the_letter(collection, capsys, name):
    edit, lines = BROKEN[name]
    edit(collection)
    assert run_check(collection.folder, capsys) == (1, lines)


def test_faults_of_every_kind_are_reported_together_in_the_order_of_files_and_rows(collection, capsys):
    release_collection(collection.folder, date(2026, 11, 21))
    collection.edit_event("visit", date="2022-13", summary="")
    collection.edit_event("inquiry", summary="A police station opened.")
    collection.edit_station("gbr-london-1", note="It is run by Wang Xiaoming.", radius_m=50)
    collection.edit_station("aus-sydney-1", country="AU")
    collection.edit_source("press", url="ftp://example.org", kind="leaflet; gossip")
    collection.write(
        CORRECTIONS_FILE, f"{','.join(columns_of(Correction))}\n2026-11-22,nobody,note,,,Lost.,\n"
    )
    assert run_check(collection.folder, capsys) == (1, TOGETHER)


def test_a_name_that_the_sources_print_and_this_collection_leaves_out_is_found(
    collection, capsys, monkeypatch
):
    monkeypatch.setattr(
        personal_data, "private_digests", lambda: frozenset({personal_data.name_digest("Ána Müller-Roe")})
    )
    collection.edit_event("inquiry", note="The RCMP speaks with ANA Muller Roe again.")
    line = (
        "investigations.csv: row 4 (inquiry), field note: names a person whom this collection leaves unnamed "
        "(see geo/collection/checks/private_names.txt)"
    )
    assert run_check(collection.folder, capsys) == (1, [line])


@pytest.fixture
def project(tmp_path: Path) -> Collection:
    """A copy of the project's data."""
    folder = tmp_path / "data"
    shutil.copytree(PROJECT_COLLECTION, folder)
    return Collection(folder)


PROJECT_BROKEN: dict[str, tuple[Edit, list[str]]] = {
    "the point of Tokyo is that of Markham": (
        lambda c: c.edit_feature("jpn-tokyo-1", geometry=point(-79.27, 43.87)),
        [
            (
                "stations.geojson: feature 56 (jpn-tokyo-1), field geometry: [-79.27, 43.87] lies 9,283 "
                "km outside Japan"
            ),
        ],
    ),
    "a Quebec centre loses who named it": (
        lambda c: c.edit_station("can-brossard-1", name="Centre Sino-Québec de la Rive-Sud"),
        [
            (
                "stations.geojson: feature 10 (can-brossard-1), field name: 'Centre Sino-Québec de la "
                "Rive-Sud' lacks “alleged”; only an organisation “(named by …)” officials may"
            ),
        ],
    ),
    "a Quebec centre loses its answer": (
        lambda c: c.edit_station("can-montreal-1", response=""),
        [
            (
                "stations.geojson: feature 13 (can-montreal-1), field response: is empty; write what "
                "those concerned answer, or 'No answer was found.'"
            ),
        ],
    ),
    "a record of Markham is withdrawn in silence": (
        lambda c: c.write_features([one for one in c.features() if one["id"] != "can-markham-1"]),
        [
            (
                "stations.geojson: can-markham-1, field id: was in release 1.0.0 of 2026-11-21 and is "
                "gone; put the record back, or add a row to corrections.csv: record 'can-markham-1', "
                "field 'id', after empty or the id of the record in its place, and the reason"
            ),
            (
                "investigations.csv: row 7 (can-2022-09-12-station-reported), field stations: "
                "'can-markham-1' is not an id in stations.geojson"
            ),
            (
                "investigations.csv: row 39 (can-2022-10-26-investigation-opened), field stations: "
                "'can-markham-1' is not an id in stations.geojson"
            ),
            (
                "investigations.csv: row 46 (can-2022-10-27-denial), field stations: 'can-markham-1' is "
                "not an id in stations.geojson"
            ),
            (
                "investigations.csv: row 68 (can-2022-11-22-other), field stations: 'can-markham-1' is "
                "not an id in stations.geojson"
            ),
            (
                "investigations.csv: row 115 (can-2023-02-06-other), field stations: 'can-markham-1' is "
                "not an id in stations.geojson"
            ),
            (
                "investigations.csv: row 117 (can-2023-03-02-closure-reported), field stations: "
                "'can-markham-1' is not an id in stations.geojson"
            ),
            (
                "investigations.csv: row 138 (can-2023-06-13-closure-reported), field stations: "
                "'can-markham-1' is not an id in stations.geojson"
            ),
        ],
    ),
    "the charges of New York are no event": (
        lambda c: c.edit_event("usa-2023-04-17-charges-filed", kind="other", status_after=""),
        [
            (
                "stations.geojson: feature 76 (usa-new-york-city-1), field history: 'charges_filed' on "
                "2023-04-17: no event of the kind charges_filed names this station and is public on that "
                "day"
            ),
        ],
    ),
    "Amsterdam's finding clears the country": (
        lambda c: c.edit_event("nld-2022-10-31-diplomatic-protest", status_after="no_wrongdoing"),
        [
            (
                "investigations.csv: row 59 (nld-2022-10-31-diplomatic-protest), field status_after: "
                "'no_wrongdoing' cannot follow from the kind 'diplomatic_protest': it stays blank"
            ),
        ],
    ),
    "the search in Tokyo is public too early": (
        lambda c: c.edit_station(
            "jpn-tokyo-1",
            history=[entry("2022-09-12", "reported", "P162"), entry("2023-05", "searched", "P162")],
        ),
        [
            (
                "stations.geojson: feature 56 (jpn-tokyo-1), field history: 'searched' on 2023-05: no "
                "event of the kind other or investigation_opened or charges_filed names this station and "
                "is public on that day"
            ),
        ],
    ),
    "the first report of Canada loses its status": (
        lambda c: c.edit_event("can-2022-09-12-station-reported", status_after=""),
        [
            (
                "stations.geojson: feature 11 (can-markham-1), field reported_on: no event gives Canada "
                "a status by 2022-09-12, when it has its first station"
            ),
        ],
    ),
}


@pytest.mark.parametrize("name", PROJECT_BROKEN)
def test_a_broken_copy_of_the_project_is_reported_to_the_letter(project, capsys, name):
    edit, lines = PROJECT_BROKEN[name]
    edit(project)
    code, found = run_check(project.folder, capsys)
    others = [line for line in found if "has changed since" not in line]
    assert (code, unnumbered(others)) == (1, unnumbered(lines))


def unnumbered(lines: list[str]) -> list[str]:
    """Row numbers change with each record added to the project, and so does its last release."""
    plain = [re.sub(r"release \S+ of [\d-]+", "release R", line) for line in lines]
    return [re.sub(r"(row|feature) \d+", r"\1 N", line) for line in plain]
