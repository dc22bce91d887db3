"""Hostile text of an editor or a collection comes out of every file to the letter, as text and nothing else.

What reaches folium and the page's script is in test_escaping.py and test_document.py.
"""

import csv
import io
import json
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.figure import Figure
from PIL import Image, PngImagePlugin
from pypdf import PdfReader

from geo.collection.reading import read_catalogue
from geo.exports.formats import export_bytes
from geo.exports.marks import mark_of
from geo.exports.origin import origin_of
from geo.mapspec.picture_style import PRESETS, PictureStyle
from geo.mapspec.sheet import SheetSpec, finished
from geo.mapspec.spec import build
from geo.model.text import on_one_line
from geo.query.selection import Selection, from_link, whole
from geo.render.feed import render_events_feed
from geo.render.print.metadata import packet
from geo.render.print.pdf import described
from geo.render.print.tagging import Part
from geo.render.tables import render_csv
from render.print.drawn import render_svg
from render.print.test_metadata import packet_words
from render.test_escaping import PAYLOADS

CATALOGUE = read_catalogue()
SPEC = build(CATALOGUE, Selection(CATALOGUE.window, countries=("NZL",)))
DOUBLE = PictureStyle(preset=PRESETS["double"])
SYNTAX = (
    *PAYLOADS,
    *(
        "IDAT",
        "IEND",
        ">> endobj",
        "trailer << /Root 9 0 R >>",
        "startxref 0 %%EOF",
        "(a\\",
        "<FEFF",
        "%PDF-1",
    ),
    *(
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "＝1＋1",
        "＠SUM(A1)",
        "\t=1",
        '","',
        '"; DROP',
        "endstream",
        '<?xpacket end="w"?>',
        "</rdf:li>",
    ),
)
hostile = st.lists(st.one_of(st.sampled_from(SYNTAX), st.text(max_size=8)), min_size=1, max_size=4).map(
    "".join
)
printed = hostile.map(on_one_line).filter(bool)
few = settings(max_examples=40, deadline=None)
LOUD = "".join(SYNTAX)


@given(st.lists(hostile, min_size=2, max_size=2))
@few
def test_a_cell_is_the_text_or_the_text_behind_an_apostrophe_and_never_a_formula(texts):
    ((one, other),) = csv.reader(
        io.StringIO(render_csv([{"a": texts[0], "b": texts[1]}], "ab")[4:], newline="")
    )
    for cell, text in zip((one, other), texts, strict=True):
        shown = text.replace("\r\n", "\n").replace("\r", "\n")
        assert cell in (shown, f"'{shown}")
        assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\n", *"＝＋－＠"))


def titled(text: str) -> SheetSpec:
    """A sheet under a headline that no check has seen."""
    return finished([replace(SPEC, headline=text)])


@given(printed)
@few
def test_an_xmp_packet_contains_the_words_to_the_letter(text):
    words = packet_words(packet(finished([replace(SPEC, headline=text)], PictureStyle(alt=text))).encode())
    assert (words["title"], words["alt"]) == (text, text)


@cache
def blank_pdf() -> bytes:
    written = io.BytesIO()
    FigureCanvasPdf(Figure()).print_pdf(written, metadata={"CreationDate": None})
    return written.getvalue()


@given(printed)
@few
def test_a_pdf_contains_the_words_to_the_letter_and_its_mark_beside_them(text):
    information = dict.fromkeys(("Title", "Subject", "Keywords", "Author"), text)
    mark = origin_of(CATALOGUE, whole(CATALOGUE), {"title": text}).to_json()
    xmp = packet(titled(text), mark=mark)
    content = described(blank_pdf(), information, [Part("Figure", marks=[0])], words={}, alt=text, xmp=xmp)
    reader = PdfReader(io.BytesIO(content), strict=True)
    assert (reader.metadata.title, reader.metadata.subject, reader.metadata.author) == (text, text, text)
    assert reader.trailer["/Root"]["/StructTreeRoot"]["/K"]["/K"][0]["/Alt"] == text
    assert mark_of(content, ".pdf") == mark


@given(printed)
@few
def test_a_png_contains_the_words_to_the_letter_and_its_mark_beside_them(text):
    mark = origin_of(CATALOGUE, whole(CATALOGUE), {"title": text}).to_json()
    chunks, written = PngImagePlugin.PngInfo(), io.BytesIO()
    chunks.add_itxt("Title", text)
    chunks.add_itxt("XML:com.adobe.xmp", packet(titled(text), mark=mark))
    Image.new("1", (1, 1)).save(written, "PNG", pnginfo=chunks)
    read = Image.open(io.BytesIO(written.getvalue()))
    read.load()
    assert (read.text["Title"], mark_of(written.getvalue(), ".png")) == (text, mark)


@given(hostile)
@few
def test_a_feed_is_xml_whatever_an_event_says(text):
    events = (replace(CATALOGUE.events[0], summary=text),)
    feed = ET.fromstring(render_events_feed(replace(CATALOGUE, events=events)))  # noqa: S314  # our own
    assert [one.tag.rpartition("}")[2] for one in feed].count("entry") == 1
    assert {one.tag.rpartition("}")[2] for one in feed.iter()}.isdisjoint({"script", "svg", "img"})


@pytest.fixture(scope="module")
def poisoned():
    """A collection with every payload in one station's free fields, and in the events."""
    stations = tuple(
        replace(one, plain_name=f"Alleged {LOUD}", response=LOUD, since=LOUD, note=LOUD)
        for one in CATALOGUE.stations
        if one.country == "NZL"
    )
    events = tuple(replace(one, summary=LOUD, actor=LOUD, note=LOUD) for one in CATALOGUE.events)
    return replace(CATALOGUE, stations=stations, events=events)


def test_a_hostile_station_is_text_in_a_drawing_a_table_and_geojson(poisoned):
    selection = from_link("country=NZL", poisoned)
    drawing = ET.fromstring(render_svg(finished([build(poisoned, selection)], DOUBLE)))  # noqa: S314
    drawing.remove(drawing[2])  # the metadata, which have tests of their own
    assert {one.tag.rpartition("}")[2] for one in drawing.iter()} <= {
        *("svg", "title", "desc", "style", "g", "path", "text", "tspan"),
    }
    style = drawing.findtext("{http://www.w3.org/2000/svg}style")
    assert style.startswith("@font-face{")
    assert LOUD not in style
    assert not [name for one in drawing.iter() for name in one.keys() if name.startswith("on")]  # noqa: SIM118
    (feature,) = json.loads(export_bytes(poisoned, selection, ".geojson"))["features"]
    (row,) = csv.DictReader(io.StringIO(export_bytes(poisoned, selection, ".csv").decode(), newline=""))
    assert feature["properties"]["name"] == f"Alleged {LOUD}"
    assert row["name"] == f"Alleged {LOUD}".replace("\r\n", "\n")
    assert feature["properties"]["response"] == LOUD


@given(printed)
@few
def test_a_caption_has_the_headline_on_a_line_of_its_own(text):
    assert titled(text).caption.split("\n")[0] == text
