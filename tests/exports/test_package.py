"""The package and the marks in single files: whole, deterministic, and read back by other libraries."""

import csv
import hashlib
import io
import json
import zipfile
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from pypdf import PdfReader

from conftest import write_five
from geo.exports.edition import EDITION
from geo.exports.formats import FORMATS, export_bytes
from geo.exports.manifest import parse_manifest
from geo.exports.marks import META_NAME, mark_of, suffix_of
from geo.exports.origin import Origin, origin_of, parse_origin
from geo.exports.package import unpacked
from geo.mapspec.picture_style import style_from
from geo.mapspec.sheet import finished
from geo.mapspec.spec import build
from geo.query.selection import from_link

MARKED = (".png", ".svg", ".pdf", ".html", ".geojson", ".gif", ".webp")


LINK = "?country=CAN&to=2023-03-09&q=alleged"


MEMBERS = {
    *("map.png", "map.svg", "map.pdf", "map.html", "stations.csv", "events.csv", "stations.geojson"),
    *("caption.txt", "alt.txt", "sources.csv", "LICENCE", "manifest.json"),
    *(f"fonts/StationsSans-{style}.ttf" for style in ("Regular", "SemiBold", "Bold")),
    *("fonts/StationsSerif-SemiBold.ttf", "fonts/OFL-StationsSans.txt", "fonts/OFL-StationsSerif.txt"),
}


FORGED = (
    '<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/" xmlns:s="urn:x-alleged-stations-map:origin">'
    '<s:origin>{}</s:origin></x:xmpmeta><?xpacket end="r"?>'
)


HOSTILE = "Alleged </svg></metadata>\"'><script>alert(1)</script> )>> endobj 警侨"


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, bytes]:
    """One selection in every format, made once for all tests of this file."""
    five = write_five(tmp_path_factory.mktemp("beat"))
    five.write("datapackage.json", '{"version": "1.2.3"}')
    catalogue = five.read()
    return {suffix: export_bytes(catalogue, from_link(LINK, catalogue), suffix) for suffix in FORMATS}


@pytest.fixture(scope="module")
def package(files) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(files[".zip"]))


@pytest.fixture(scope="module")
def origin(files) -> Origin:
    return parse_origin(mark_of(files[".html"], ".html"))


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def test_a_package_contains_every_file_in_order_without_a_date_or_compression(package):
    infos = package.infolist()
    assert {info.filename for info in infos} == MEMBERS
    assert [info.filename for info in infos] == sorted(MEMBERS)
    entries = {
        (info.date_time, info.compress_type, info.create_system, info.external_attr >> 16, info.extra)
        for info in infos
    }
    assert entries == {((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED, 3, 0o100644, b"")}
    assert package.testzip() is None


def test_the_files_of_a_package_are_those_exported_one_by_one(files, package):
    packed = {form.packed_as: suffix for suffix, form in FORMATS.items() if form.packed_as}
    assert {name: package.read(name) == files[suffix] for name, suffix in packed.items()} == dict.fromkeys(
        packed, True
    )


def test_the_manifest_names_selection_day_collection_edition_and_every_file(package, origin):
    manifest = json.loads(package.read("manifest.json"))
    assert manifest["link"] == "?country=CAN&to=2023-03-09&q=alleged"
    assert manifest["as_of"] == "2023-03-09"
    assert (manifest["collection"], manifest["release"]) == (origin.collection, "1.2.3")
    assert manifest["edition"] == EDITION
    assert manifest["files"] == {
        name: {
            "bytes": len(package.read(name)),
            "sha256": hashlib.sha256(package.read(name)).hexdigest(),
        }
        for name in sorted(MEMBERS - {"manifest.json"})
    }
    assert parse_manifest(package.read("manifest.json")).origin == origin


def test_a_manifest_lists_the_records_of_the_selection(package):
    records = json.loads(package.read("manifest.json"))["records"]
    assert [key for key in records if key.startswith("station:")] == [
        f"station:{one}" for one in ("can-markham-1", "can-montreal-1", "can-unlocated-1")
    ]
    assert {key for key in records if key.startswith("source:")} == {
        f"source:{row['id']}" for row in table(package.read("sources.csv"))
    }


def test_sources_are_those_of_the_selected_records_with_what_they_are_used_for(package):
    used_for = {row["id"]: row["used_for"] for row in table(package.read("sources.csv"))}
    assert used_for == {"ngo": "claim;history;event", "press": "answer;history;event", "record": "later"}


def test_words_stand_beside_the_pictures(package):
    caption, alt = (package.read(name).decode() for name in ("caption.txt", "alt.txt"))
    assert "As of 9 March 2023: 3 alleged stations in 1 country" in caption
    assert "1 without a known place" in caption
    assert "Borders: Natural Earth" in caption
    assert LINK not in caption
    assert alt.startswith("Alleged overseas Chinese police stations")
    assert alt == Image.open(io.BytesIO(package.read("map.png"))).text["Description"] + "\n"
    licence = package.read("LICENCE").decode()
    for credit in ("CC BY 4.0", "GeoNames", "Natural Earth", "Open Font License", "BSD 2-Clause"):
        assert credit in licence


WORDS = {
    "title": "Alleged stations in Canada <b>",
    "standfirst": "What is on record.",
    "caption": "A caption & {{7*7}}.\n\nIts second paragraph, 所謂.",
    "alt": "A map of Canada.",
}


@pytest.fixture(scope="module")
def edited(tmp_path_factory) -> dict[str, bytes]:
    """The members of a package with an editor's own words."""
    catalogue = write_five(tmp_path_factory.mktemp("edited")).read()
    style = style_from(preset="square", **WORDS)
    return unpacked(export_bytes(catalogue, from_link(LINK, catalogue), ".zip", style))[0]


def test_an_editors_words_stand_in_every_member_of_a_package(edited):
    texts = {
        name: content.decode() for name, content in edited.items() if name[-3:] not in ("png", "pdf", "ttf")
    }
    credit = texts["caption.txt"].removeprefix(f"{WORDS['caption']}\n\n")
    assert credit.startswith("Claims: ")
    assert credit.count("\n") == 1
    assert texts["alt.txt"] == "A map of Canada.\n"
    page = texts["map.html"]
    for markup in ("title", "h1", 'title id="still-title"'):
        assert f"<{markup}>Alleged stations in Canada &lt;b&gt;</{markup.split()[0]}>" in page
    assert '<meta property="og:title" content="Alleged stations in Canada &lt;b&gt;">' in page
    assert '<meta name="description" content="What is on record. As of 9 March 2023: ' in page
    assert '<p class="standfirst">What is on record.</p>' in page
    assert '<desc id="still-desc">A map of Canada.</desc>' in page
    assert "A map of Canada. A caption &amp; {{7*7}}. Its second paragraph, 所謂. " in texts["map.svg"]
    assert json.loads(texts["stations.geojson"])["title"] == WORDS["title"]
    assert json.loads(texts["manifest.json"])["style"] == {"preset": "square", **WORDS}
    flat = "A caption &amp; {{7*7}}. Its second paragraph, 所謂."
    for name in ("map.png", "map.pdf"):
        assert f'<rdf:li xml:lang="x-default">{flat}</rdf:li>'.encode() in edited[name]


def test_caption_and_alternative_text_of_a_package_are_those_of_its_picture_of_a_window(five):
    content = export_bytes(five, from_link("", five), ".zip", style_from(extent="europe"))
    members, _ = unpacked(content)
    described = Image.open(io.BytesIO(members["map.png"])).text["Description"]
    assert members["alt.txt"].decode() == f"{described}\n"
    counts = next(line for line in members["caption.txt"].decode().splitlines() if line.startswith("As of"))
    assert "4 alleged stations lie outside this map." in counts
    assert counts.split(";")[0] in described


def test_a_generated_caption_that_comes_back_edited_keeps_one_credit(five):
    spec = build(five, from_link(LINK, five))
    generated = finished([spec]).caption
    style = style_from(caption=generated)
    assert finished([spec], style).caption == generated


def test_an_editors_headline_and_standfirst_stand_in_a_generated_caption(five):
    spec = build(five, from_link(LINK, five), headline="My own")
    caption = finished([spec], style_from(standfirst="What is on record.")).caption
    assert caption.startswith("My own\n\nWhat is on record. As of 9 March 2023: ")


def test_the_words_of_a_package_of_two_days_name_both(five):
    style = style_from(title="My own", compare="2022-12-31")
    members, _ = unpacked(export_bytes(five, from_link(LINK, five), ".zip", style))
    caption, alt = (members[name].decode() for name in ("caption.txt", "alt.txt"))
    assert caption.startswith("My own\n\n")
    for text in (caption, alt):
        assert "known on 31 December 2022" in text
        assert "As of 9 March 2023: " in text
    assert alt == Image.open(io.BytesIO(members["map.png"])).text["Description"] + "\n"


def test_an_empty_selection_is_a_package_that_says_so(five):
    nothing = export_bytes(five, from_link("?country=AUS&to=2022-09-01", five), ".zip")
    members = zipfile.ZipFile(io.BytesIO(nothing))
    assert set(members.namelist()) == MEMBERS
    assert "0 alleged stations in 0 countries" in members.read("caption.txt").decode()
    assert table(members.read("stations.csv")) == table(members.read("sources.csv")) == []


@pytest.mark.parametrize("suffix", MARKED)
def test_a_single_file_contains_its_origin(files, origin, suffix):
    assert suffix_of(files[suffix]) == suffix
    assert parse_origin(mark_of(files[suffix], suffix)) == origin
    assert (origin.link, origin.as_of, origin.release) == (LINK, date(2023, 3, 9), "1.2.3")


def test_a_table_has_no_mark(files):
    assert files[".csv"].startswith(b"id,name,country")
    assert b"collection" not in files[".csv"]


def test_other_libraries_read_the_mark(files, origin):
    """As XMP, by Pillow and pypdf; in SVG, HTML and GeoJSON by their own parsers."""
    written = origin.to_json()
    packets = {suffix: Image.open(io.BytesIO(files[suffix])).info["xmp"] for suffix in (".png", ".webp")}
    packets[".pdf"] = PdfReader(io.BytesIO(files[".pdf"]), strict=True).xmp_metadata.stream.get_data()
    packets[".svg"] = files[".svg"]
    name = "{urn:x-alleged-stations-map:origin}origin"
    marks = {suffix: ET.fromstring(packet).find(f".//{name}").text for suffix, packet in packets.items()}  # noqa: S314
    assert marks == dict.fromkeys(packets, written)
    assert json.loads(files[".geojson"])["origin"] == json.loads(written)
    assert f'<meta charset="utf-8">\n<meta name="{META_NAME}" content="' in files[".html"].decode()


@pytest.mark.parametrize("suffix", [".gif", ".webp"])
def test_a_marked_animation_opens_with_all_its_frames_and_words(files, suffix):
    picture = Image.open(io.BytesIO(files[suffix]))
    times = []
    for frame in range(picture.n_frames):
        picture.seek(frame)
        picture.load()
        times.append(picture.info["duration"])
    assert (len(times), picture.info["loop"]) == (7, 0)
    assert times[-1] > times[0]
    assert "alleged" in str(picture.info.get("comment") or picture.info["xmp"])


def test_a_pdf_is_read_by_another_library_without_a_repair(files):
    reader = PdfReader(io.BytesIO(files[".pdf"]), strict=True)
    assert reader.metadata.title.startswith("Alleged overseas Chinese police stations")
    assert len(reader.pages) == 1
    assert files[".pdf"].count(b"startxref") == 1


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> tuple[Origin, dict[str, bytes]]:
    """Files with words that break out of a format which takes them for a part of itself."""
    five = write_five(tmp_path_factory.mktemp("beat")).read()
    style = style_from(title=HOSTILE, alt=FORGED, caption=FORGED)
    selection = from_link("?country=CAN&from=2023-03-01&to=2023-03-09", five)
    files = {suffix: export_bytes(five, selection, suffix, style) for suffix in MARKED}
    return origin_of(five, selection, style.options), files


@pytest.mark.parametrize("suffix", MARKED)
def test_hostile_words_are_kept_to_the_letter_and_no_packet_in_them_is_read(hostile, suffix):
    origin, files = hostile
    assert parse_origin(mark_of(files[suffix], suffix)) == origin
