"""What a picture says about itself, read back by libraries that did not write it."""

import io
import logging
from dataclasses import replace

import pytest
from lxml import etree
from PIL import Image
from pypdf import PdfReader

from geo.errors import InvalidValue
from geo.mapspec import build
from geo.presets import PRESETS, PictureStyle, style_from
from geo.provenance import LICENCE_LINE
from geo.reading import read_catalogue
from geo.render.static.picture import render_pdf, render_png, render_svg
from geo.selection import Selection

CATALOGUE = read_catalogue()
SPEC = build(CATALOGUE, Selection(CATALOGUE.window, countries=("NZL",)))
SMALL = replace(PRESETS["double"], density=60)
NAMES = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rights": "http://ns.adobe.com/xap/1.0/rights/",
    "iptc": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
}
HOSTILE = ']]> --> <?xpacket end="w"?> </rdf:li> {{7*7}} ${x} `y` (a\\) $x^2$ & <script>alert(1)</script>'
CHINESE = "新西兰的“海外服务站”：所謂警務據點 ≥ 1 → 2"
PDF = "Alleged IDAT (a\\) >> endobj trailer << /Size 1 /Root 9 0 R >> startxref 0 %%EOF stream endstream"
STYLES = {
    "generated": PictureStyle(preset=SMALL),
    "hostile": replace(style_from(title=HOSTILE, standfirst=HOSTILE, alt=HOSTILE), preset=SMALL),
    "PDF": replace(style_from(title=PDF, standfirst=PDF, alt=PDF), preset=SMALL),
    "Chinese": replace(style_from(title=CHINESE, standfirst=CHINESE, alt=CHINESE), preset=SMALL),
}
each_style = pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)


def packet_words(packet: bytes) -> dict[str, str]:
    root = etree.fromstring(packet)
    paths = {
        "title": "dc:title",
        "description": "dc:description",
        "rights": "dc:rights",
        "terms": "rights:UsageTerms",
        "alt": "iptc:AltTextAccessibility",
    }
    return {
        name: root.xpath(f"string(//{path}/rdf:Alt/rdf:li[@xml:lang='x-default'])", namespaces=NAMES)
        for name, path in paths.items()
    }


def wanted(style: PictureStyle) -> dict[str, str]:
    return {
        "title": style.title or SPEC.headline,
        "description": f"{style.standfirst} {SPEC.counts} {SPEC.claims}".strip(),
        "rights": SPEC.credit.line,
        "terms": LICENCE_LINE,
        "alt": style.alt or SPEC.alt_text,
    }


@each_style
def test_a_png_carries_its_words_as_chunks_and_as_xmp(style):
    picture = Image.open(io.BytesIO(render_png(SPEC, style)))
    assert picture.text["Title"] == wanted(style)["title"]
    assert picture.text["Description"] == wanted(style)["alt"]
    assert packet_words(picture.text["XML:com.adobe.xmp"].encode()) == wanted(style)


@each_style
def test_a_pdf_carries_its_words_language_and_a_tagged_figure(style, caplog):
    with caplog.at_level(logging.WARNING, logger="pypdf"):
        reader = PdfReader(io.BytesIO(render_pdf(SPEC, style)), strict=True)
        page = reader.pages[0]
        catalogue = reader.trailer["/Root"]
        figure = catalogue["/StructTreeRoot"]["/K"]["/K"]
        content = page.get_contents().get_data()
    assert caplog.messages == []
    assert reader.metadata.title == wanted(style)["title"]
    assert reader.metadata.subject == wanted(style)["alt"]
    assert SPEC.sentence in reader.metadata["/Keywords"]
    assert (catalogue["/Lang"], catalogue["/MarkInfo"]["/Marked"]) == ("en", True)
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert (figure["/S"], figure["/Alt"]) == ("/Figure", wanted(style)["alt"])
    assert content.split(b"\n")[0] == b"/Figure <</MCID 0>> BDC"
    assert content.rstrip().endswith(b"EMC")
    assert catalogue["/StructTreeRoot"]["/ParentTree"]["/Nums"][1][0].get_object() == figure
    assert packet_words(catalogue["/Metadata"].get_data()) == wanted(style)
    assert [round(float(side), 1) for side in page.mediabox[2:]] == [524.4, 368.5]


@each_style
def test_an_svg_carries_its_words(style):
    root = etree.fromstring(render_svg(SPEC, style))
    assert (root.get("role"), root.get("lang")) == ("img", "en")
    assert root[0].text == wanted(style)["title"]
    assert root[1].text.startswith(wanted(style)["alt"])
    assert root.get("aria-labelledby") == "map-title map-desc"
    licence = root[2]
    assert [etree.QName(one).localname for one in licence.iter()] == [
        *("metadata", "RDF", "Work", "title", "rights", "license")
    ]
    root.remove(licence)
    tags = {etree.QName(element).localname for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "g", "path", "defs", "use", "clipPath", "rect"}


def test_chinese_is_drawn_with_a_glyph_for_each_sign(recwarn):
    render_png(SPEC, STYLES["Chinese"])
    assert [str(warning.message) for warning in recwarn if "lyph" in str(warning.message)] == []
    pdf = PdfReader(io.BytesIO(render_pdf(SPEC, STYLES["Chinese"])))
    fonts = {str(font.get_object()["/BaseFont"]) for font in pdf.pages[0]["/Resources"]["/Font"].values()}
    assert any("StationsHan" in name for name in fonts)
    assert all("Stations" in name for name in fonts), "no system font, no reserved font name"
    words = pdf.pages[0].extract_text()
    assert all(sign in words for sign in "新西兰所謂警務據點→")


@pytest.mark.parametrize("words", [{"title": "Alleged \u1200"}, {"standfirst": "\u1200 alleged \U0001f5fa"}])
def test_a_sign_that_no_shipped_face_has_is_refused_in_the_words_of_an_editor(words):
    missing = "".join(sign for sign in next(iter(words.values())) if ord(sign) > 0x7F)
    with pytest.raises(InvalidValue, match=f"no font of the picture has '{missing}'; leave it out"):
        render_png(SPEC, replace(style_from(**words), preset=SMALL))
