"""Every format takes what it says of a station from one value: what is deleted there, all of them lack."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from html import unescape

import pikepdf
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from conftest import write_five
from geo.collection.reading import read_catalogue
from geo.exports.formats import export_bytes
from geo.mapspec.spec import build
from geo.model.annotations import Correction
from geo.model.dates import parse_partial_date
from geo.model.installation import PROJECT
from geo.model.records import Catalogue
from geo.query.claims import Claim
from geo.query.columns import columns_of
from geo.query.history import changes_between
from geo.query.selection import from_link, select, whole
from geo.render.feed import render_feed
from geo.render.html.dossier import render_country, render_event, render_station
from geo.render.html.method import render_method
from geo.render.html.site import Site, render_country_page
from geo.render.state import map_places
from geo.ui.compare import render_changes

LINK = "?country=CAN&from=2023-03-01&to=2023-03-31"
LOCATED, UNLOCATED = ("can-markham-1", "can-montreal-1"), ("can-unlocated-1",)
ALL = (*LOCATED, *UNLOCATED)
CLAIMS = (
    "Alleged by Safeguard Defenders and RCMP; an answer of those concerned or of the Chinese authorities is "
    "on record for 3 of 3."
)

PARTS: Mapping[str, tuple[tuple[str, ...], bool, bool]] = {
    "map.png": ((), True, True),  # its labels are those of map.svg, in pixels
    "map.svg": (LOCATED, True, True),
    "map.pdf": (LOCATED, True, True),
    "map.gif": ((), False, True),
    "map.webp": ((), False, True),
    "map.html": (ALL, True, True),
    "list of map.html": (ALL, True, False),
    "script of map.html": (ALL, False, False),
    "stations.csv": (ALL, True, False),
    "stations.geojson": (ALL, True, True),
    "caption.txt": ((), False, True),
    "alt.txt": ((), False, True),
    "corrections.xml": (("can-markham-1",), False, False),
    "page of a site": (ALL, True, False),
    "event": (("can-markham-1",), True, False),
    "comparison": (("can-markham-1", "can-montreal-1"), True, False),
    "map of the app": (LOCATED, False, False),
    "list of the app": (ALL, False, False),
    "dossier of the app": (("can-markham-1",), True, False),
}
"""By format: whose name it shows, whether their answers, and whether the sentence on all the claims."""

ORGANISATION = "Friendship Society (named by RCMP)"
"""The name of one of them, as recorded: officials named it."""
LABELS = {
    "can-markham-1": "Alleged station can-markham-1",
    "can-montreal-1": "Friendship Society (alleged station, named by RCMP)",
    "can-unlocated-1": "Alleged station can-unlocated-1",
}
BESIDE_NAME = {
    "list of map.html": f"{ORGANISATION}; Montréal; Canada; Alleged; no outcome known",
    "stations.csv": f"{ORGANISATION}; alleged by RCMP; standing reported",
    "stations.geojson": f"{ORGANISATION}; alleged by RCMP; standing reported",
}
"""How the formats that show the name as recorded say in the same row that a station is alleged."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Five alleged stations, each with an answer of its own."""
    five = write_five(tmp_path_factory.mktemp("five"))
    for station in five.read().stations:
        five.edit_station(station.id, response=f"Denied at {station.id}.")
    five.edit_station("can-montreal-1", name=ORGANISATION, alleged_by=["RCMP"])
    return five.folder


def made(folder, monkeypatch) -> dict[str, str]:
    """The text of each format."""
    catalogue = read_catalogue(folder)
    selection = from_link(LINK, catalogue)
    with zipfile.ZipFile(io.BytesIO(export_bytes(catalogue, selection, ".zip"))) as package:
        files = {name: package.read(name) for name in package.namelist()}
    binary = (".png", ".pdf", ".ttf")
    texts = {name: content.decode() for name, content in files.items() if name[-4:] not in binary}
    texts["map.png"] = "\n".join(map(str, Image.open(io.BytesIO(files["map.png"])).text.values()))
    texts["map.pdf"] = _text_of_pdf(files["map.pdf"])
    for suffix in (".gif", ".webp"):
        info = Image.open(io.BytesIO(export_bytes(catalogue, selection, suffix))).info
        texts[f"map{suffix}"] = b"".join(one for one in info.values() if isinstance(one, bytes)).decode()
    rows = re.search(r'<table[^>]* id="stations">.*?</table>', texts["map.html"], re.DOTALL)[0]
    rows = re.sub(r"<mark>.*?</mark>", "", rows)
    texts["list of map.html"] = re.sub(r"(<[^>]*>\s*)+", "; ", rows)
    records = re.search(r'id="page-records">(.*?)</script>', texts["map.html"], re.DOTALL)
    texts["script of map.html"] = "\n".join(one[1] for one in json.loads(records[1])["stations"])
    table = list(csv.DictReader(io.StringIO(texts["stations.csv"])))
    features = [one["properties"] for one in json.loads(texts["stations.geojson"])["features"]]
    texts["stations.csv"] = "\n".join(map(_row, table))
    texts["stations.geojson"] += "\n".join(
        _row({**one, "alleged_by": "; ".join(one["alleged_by"])}) for one in features
    )
    texts |= {**_pages(catalogue), **_app(folder, monkeypatch)}
    return {name: unescape(texts[name]) for name in PARTS}


def _row(row: Mapping[str, str]) -> str:
    return "{name}; alleged by {alleged_by}; standing {standing}; {response}".format_map(row)


def _text_of_pdf(content: bytes) -> str:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        parts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        spoken = [str(one.get(key, "")) for one in parts for key in ("/Alt", "/ActualText")]
        return "\n".join([*spoken, pdf.Root.Metadata.read_bytes().decode()])


def _pages(catalogue: Catalogue) -> dict[str, str]:
    first = date(2022, 9, 30), date(2023, 3, 31)
    selection = from_link(LINK, catalogue)
    spec = build(catalogue, selection)
    when = parse_partial_date("2026-12-01")
    correction = Correction(when, "can-markham-1", "note", "", "New.", "It was wrong.", ("press",))
    site = Site(catalogue, build(catalogue, whole(catalogue)), select(catalogue, whole(catalogue)))
    return {
        "corrections.xml": render_feed(replace(catalogue, corrections=(correction,)), first[1]).decode(),
        "page of a site": render_country_page(site, "CAN", spec, (1, 1)),
        "event": render_event(catalogue, catalogue.event_by_id["inquiry"], {}),
        "comparison": render_changes(catalogue, changes_between(catalogue, *first), selection),
        "map of the app": "\n".join(place[1] for place in map_places(catalogue, spec)),
    }


def _app(folder, monkeypatch) -> dict[str, str]:
    monkeypatch.setenv("GEO_DATA", str(folder))
    page = AppTest.from_file(str(PROJECT / "pages" / "map.py"), default_timeout=60)
    page.query_params["country"] = "CAN"
    page.query_params["record"] = "station:can-markham-1"
    page.run()
    return {
        "list of the app": page.dataframe[0].value.to_string(),
        "dossier of the app": "\n".join(str(one.proto.body) for one in page.get("html")),
    }


@pytest.fixture(scope="module")
def shown(folder) -> dict[str, str]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        return made(folder, monkeypatch)


@pytest.fixture(scope="module")
def bare(folder) -> dict[str, str]:
    """The same with a claim that lost "alleged" and the answer."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        name = property(lambda claim: claim.station.name.removeprefix("Alleged station "))
        standing = Claim.standing
        monkeypatch.setattr(Claim, "name", name)
        monkeypatch.setattr(Claim, "label", name)
        monkeypatch.setattr(Claim, "alleged_by", ())
        monkeypatch.setattr(Claim, "standing", lambda *of: standing(*of).removeprefix("Alleged; "))
        for module in ("claims", "columns"):
            monkeypatch.setattr(f"geo.query.{module}.answer_of", lambda _station: "")
        forget_selections()
        texts = made(folder, monkeypatch)
    forget_selections()
    return texts


def forget_selections() -> None:
    """What is kept of a catalogue was made with the claims as they are or are not."""
    columns_of.cache_clear()
    select.cache_clear()


def missing(name: str, text: str) -> list[str]:
    """What a format should say and does not."""
    labels, answers, claims = PARTS[name]
    names = LABELS | ({"can-montreal-1": BESIDE_NAME[name]} if name in BESIDE_NAME else {})
    wanted = [names[one] for one in labels]
    wanted += [f"Denied at {one}." for one in (labels or ALL) if answers]
    return [words for words in (*wanted, *([CLAIMS] if claims else [])) if words not in text]


@pytest.mark.parametrize("name", PARTS)
def test_a_format_says_alleged_and_the_answer_of_each_station(shown, name):
    assert missing(name, shown[name]) == []


@pytest.mark.parametrize("name", PARTS)
def test_a_format_has_neither_where_the_claim_has_not(bare, name):
    labels, answers, claims = PARTS[name]
    assert len(missing(name, bare[name])) == len(labels) + answers * len(labels or ALL) + claims


def test_what_is_known_since_follows_the_end_of_the_range(folder):
    five = read_catalogue(folder)
    station = five.station_by_id["can-montreal-1"]
    debate = replace(five.event_by_id["eu-debate"], date=parse_partial_date("2024-08-10"))
    later = replace(five, events=(*five.events[:-1], debate), digest="later")
    for catalogue, month in ((five, "July 2024"), (later, "August 2024")):
        texts = [
            _text_of_pdf(export_bytes(catalogue, from_link(LINK, catalogue), ".pdf")),
            export_bytes(catalogue, whole(catalogue), ".html").decode(),
            render_station(catalogue, station),
            render_country(catalogue, "CAN"),
            render_method(catalogue),
        ]
        for text in texts:
            assert set(re.findall(r"nown since (\w+ \d{4})", text)) == {month}
