"""Two collections: five alleged stations that fit in the head, and the data of the project."""

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from geo.collection.reading import (
    EVENTS_FILE,
    SOURCES_FILE,
    STATIONS_FILE,
    read_catalogue,
)
from geo.collection.records import columns_of
from geo.model.records import Catalogue, Event
from geo.model.sources import Source

settings.register_profile("project", deadline=None)  # a busy machine is late now and then
settings.load_profile("project")

SOURCES = """\
ngo,Safeguard Defenders,First report,2022-09-12,https://example.org/report,research,
press,The Gazette,Sites reported,2022-10,https://example.org/gazette,newspaper,Machine translation.
record,Parliament,Hansard,2023-06-06,,official record,
"""
EVENTS = """\
first-report,CAN;GBR,2022-09-12,,station_reported,reported,NGO,A report lists two alleged sites.,\
can-markham-1;gbr-london-1,ngo,high,
contact-point,AUS,2022-10,,station_reported,reported,The Gazette,An alleged contact point is reported.,\
aus-sydney-1,press,medium,
inquiry,CAN,2022-10-26,,investigation_opened,investigating,RCMP,The RCMP confirms an inquiry.,\
can-markham-1,press,high,
visit,CAN,2022-11,2023-03-09,other,,RCMP,Officers visit a centre.,can-montreal-1,press,low,Told later.
uk-closed,GBR,by 2023-06-06,,closure_reported,closed,Minister,The minister says that it has closed.,\
gbr-london-1,record,high,
uk-cleared,GBR,2023-06-06,,no_wrongdoing_found,no_wrongdoing,Minister,Police found no illegal activity.,\
gbr-london-1,record,high,
eu-debate,,2024-04-10,,policy_coordination,,European Parliament,Parliament debates.,,record,high,
"""


def feature(identifier: str, place: tuple[float, float] | None, **properties: Any) -> dict[str, Any]:
    located = place is not None
    standard = {
        "name": f"Alleged station {identifier}",
        "city": None,
        "neighbourhood": None,
        "region": None,
        "precision": "city" if located else "unknown",
        "radius_m": 7000 if located else None,
        "bureau": "Fuzhou",
        "bureau_basis": "stated",
        "reported_on": "2022-09-12",
        "attestation": "high",
        "history": [],
        "response": "The embassy denies it.",
        "response_sources": ["press"],
        "since": None,
        "since_sources": None,
        "sources": ["ngo"],
        "note": None,
    }
    geometry = {"type": "Point", "coordinates": list(place)} if place else None
    members = {**standard, **properties}
    members["history"] = members["history"] or [entry(members["reported_on"], "reported", "ngo")]
    return {"type": "Feature", "id": identifier, "geometry": geometry, "properties": members}


def entry(date: str, standing: str, source: str = "press") -> dict[str, Any]:
    return {"date": date, "standing": standing, "note": "", "sources": [source]}


def five_stations() -> list[dict[str, Any]]:
    reported = entry("2022-09-12", "reported", "ngo")
    closed = [entry("2022-10-26", "under_investigation"), entry("2023-03-02", "reported_closed")]
    london = {"city": "London", "neighbourhood": "Croydon", "precision": "neighbourhood"}
    unlocated = {"bureau": "Nantong", "reported_on": "2022-12-05"}
    quebec = {
        "city": "Montréal",
        "bureau": None,
        "bureau_basis": None,
        "reported_on": "2023-03-09",
        "attestation": "medium",
        "since": "The inquiry ended without charges.",
        "since_sources": ["record"],
    }
    sydney = {"city": "Sydney", "bureau": "Wenzhou", "reported_on": "2022-10", "attestation": "low"}
    return [
        feature("can-markham-1", (-79.27, 43.87), country="CAN", city="Markham", history=[reported, *closed]),
        feature("can-montreal-1", (-73.59, 45.51), country="CAN", **quebec),
        feature("can-unlocated-1", None, country="CAN", **unlocated),
        feature("gbr-london-1", (-0.1, 51.383), country="GBR", history=[reported], **london),
        feature("aus-sydney-1", (151.21, -33.87), country="AUS", **sydney),
    ]


@dataclass(frozen=True)
class Collection:
    """A collection in a folder, and ways to change a field of it."""

    folder: Path

    def read(self) -> Catalogue:
        return read_catalogue(self.folder)

    def write(self, name: str, content: str | bytes) -> None:
        raw = content.encode() if isinstance(content, str) else content
        (self.folder / name).write_bytes(raw)

    def text(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")

    def features(self) -> list[dict[str, Any]]:
        return json.loads(self.text(STATIONS_FILE))["features"]

    def write_features(self, features: list[Any]) -> None:
        self.write(STATIONS_FILE, json.dumps({"type": "FeatureCollection", "features": features}))

    def edit_feature(self, identifier: str, **members: Any) -> None:
        """Change members of a feature (``id``, ``geometry``), or its ``properties`` one by one."""
        features = self.features()
        one = next(one for one in features if one["id"] == identifier)
        properties = members.pop("properties", {})
        one.update(members)
        one["properties"].update(properties)
        self.write_features(features)

    def edit_station(self, identifier: str, **properties: Any) -> None:
        self.edit_feature(identifier, properties=properties)

    def edit_event(self, identifier: str, **cells: str) -> None:
        self._edit_row(EVENTS_FILE, identifier, cells)

    def edit_source(self, identifier: str, **cells: str) -> None:
        self._edit_row(SOURCES_FILE, identifier, cells)

    def _edit_row(self, name: str, identifier: str, cells: dict[str, str]) -> None:
        header, *rows = csv.reader(io.StringIO(self.text(name)))
        row = next(row for row in rows if row[0] == identifier)
        for column, cell in cells.items():
            row[header.index(column)] = cell
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([header, *rows])
        self.write(name, text.getvalue())


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    """Five alleged stations, seven events and three sources, without a fault."""
    folder = tmp_path / "beat"
    folder.mkdir()
    return write_five(folder)


def write_five(folder: Path) -> Collection:
    five = Collection(folder)
    five.write(SOURCES_FILE, f"{','.join(columns_of(Source))}\n{SOURCES}")
    five.write(EVENTS_FILE, f"{','.join(columns_of(Event))}\n{EVENTS}")
    five.write_features(five_stations())
    return five


@pytest.fixture
def five(collection: Collection) -> Catalogue:
    """The five alleged stations, read."""
    return collection.read()


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The collection of this project."""
    return read_catalogue()


@pytest.fixture(scope="session")
def chromium():
    """One real Chromium for all browser tests: Playwright allows one of its kind in a process."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    from browser.conftest import FLAGS, installed_chromium  # noqa: PLC0415  # only where it is asked for

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed_chromium(), args=FLAGS)
        yield browser
        browser.close()
