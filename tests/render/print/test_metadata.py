"""What a picture says about itself, read back by libraries that did not write it."""

import io
import logging
import re
from dataclasses import replace

import pytest
from lxml import etree
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ContentStream

from geo.mapspec.picture_style import PRESETS, PictureStyle, style_from
from geo.mapspec.sheet import finished
from geo.mapspec.spec import build
from geo.model.dates import Period, parse_day
from geo.model.errors import InvalidValue
from geo.model.sources import LICENCE_LINE
from geo.query.selection import Selection
from geo.render.print.layout import draw_sheet
from geo.render.print.metadata import rdf
from geo.render.print.pdf import drawn_pdf
from geo.render.print.picture import alone, render_png
from geo.render.print.series import draw_series
from geo.render.print.xmp import packet_of, with_packet
from released import released_catalogue
from render.print.drawn import render_pdf, render_svg

CATALOGUE = released_catalogue()
SPEC = build(CATALOGUE, Selection(CATALOGUE.window, countries=("NZL",)))
DAYS = (parse_day("2022-12-31"), CATALOGUE.window.end)
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
    picture = Image.open(io.BytesIO(render_png(finished([SPEC], style))))
    assert picture.text["Title"] == wanted(style)["title"]
    assert picture.text["Description"] == wanted(style)["alt"]
    assert packet_words(picture.text["XML:com.adobe.xmp"].encode()) == wanted(style)


@each_style
def test_a_pdf_carries_its_words_language_and_a_tagged_figure(style, caplog):
    pdf = render_pdf(finished([SPEC], style))
    caplog.clear()  # matplotlib logs which fonts it looks for; what the reader says of the file counts
    with caplog.at_level(logging.WARNING, logger="pypdf"):
        reader = PdfReader(io.BytesIO(pdf), strict=True)
        page = reader.pages[0]
        catalogue = reader.trailer["/Root"]
        (figure,) = (part for part in parts_of(reader) if part["/S"] == "/Figure")
    assert caplog.messages == []
    assert reader.metadata.title == wanted(style)["title"]
    assert reader.metadata.subject == wanted(style)["description"]
    assert SPEC.sentence in reader.metadata["/Keywords"]
    assert (catalogue["/Lang"], catalogue["/MarkInfo"]["/Marked"]) == ("en", True)
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert (figure["/Alt"], figure["/A"]["/BBox"]) == (wanted(style)["alt"], page.mediabox)
    assert packet_words(catalogue["/Metadata"].get_data()) == wanted(style)
    assert [round(float(side), 1) for side in page.mediabox[2:]] == [524.4, 368.5]


def parts_of(reader: PdfReader) -> list:
    return list(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]["/K"])


def test_the_document_information_of_a_pdf_is_what_its_packet_says():
    reader = PdfReader(io.BytesIO(render_pdf(finished([SPEC], STYLES["generated"]))))
    packet = reader.xmp_metadata
    information = reader.metadata
    assert information.title == packet.dc_title["x-default"]
    assert information.subject == packet.dc_description["x-default"]
    assert (information.author, information["/Keywords"]) == (packet.dc_creator[0], packet.pdf_keywords)
    assert packet.dc_creator == ["Alleged stations map, contributors"]


def test_a_pdf_is_read_as_headings_and_paragraphs_with_the_answers_beside_the_map():
    reader = PdfReader(io.BytesIO(render_pdf(finished([SPEC], STYLES["generated"]))))
    parts = [(part["/S"], part.get("/ActualText", "")) for part in parts_of(reader)]
    headings = ["Countries: what authorities did", "Alleged stations", "Drawn on this map"]
    assert [words for tag, words in parts if tag in ("/H1", "/H2")] == [
        *(SPEC.headline, *headings, "What those concerned answer")
    ]
    assert parts[0] == ("/H1", SPEC.headline)
    assert parts[2] == ("/P", str(SPEC.counts))
    assert parts[4] == ("/Figure", "")
    assert parts[-3] == ("/P", f"Auckland (Epsom): {SPEC.stations[0].claim.response}")
    assert [words for _, words in parts[-2:]] == [SPEC.credit.sources, SPEC.credit.borders]
    texts = {mark: part.get("/ActualText", "") for part in parts_of(reader) for mark in part["/K"]}
    for mark, lines in texts_by_mark(reader.pages[0]).items():
        assert texts[mark] == "" or sorted("".join(lines)) == sorted(re.sub("[ :]", "", texts[mark]))


@pytest.mark.parametrize("days", [1, 2])
def test_whatever_is_drawn_on_a_map_or_a_close_up_is_of_the_figure(days):
    specs = [build(CATALOGUE, Selection(Period(CATALOGUE.window.start, day))) for day in DAYS[-days:]]
    with alone():
        sheet = draw_sheet(finished(specs)) if days == 1 else draw_series(finished(specs))
        _, parts = drawn_pdf(sheet)
    groups = {part.group for part in parts if part.tag == "P"}
    prefixes = {"europe", "crowd"}
    assert {prefix for gid in sheet.classes for prefix in prefixes if f"{prefix}--" in gid} == prefixes
    assert [gid for gid in groups if re.search(r"station--|country--|(^|--)(land|names|borders)$", gid)] == []
    assert {"counts", "standfirst"} & groups


def texts_by_mark(page) -> dict[int, list[str]]:
    """What is lettered in each marked content, without spaces and colons, as another library decodes it."""
    lines: dict[int, list[str]] = {}
    opened: list[int | None] = []

    def before(operator, operands, _matrix, _text_matrix):
        if operator in (b"BDC", b"BMC"):
            opened.append(operands[1]["/MCID"] if operator == b"BDC" else None)
        if operator == b"EMC":
            opened.pop()

    def text(words, _matrix, _text_matrix, _font, _size):
        if words.strip() and opened and opened[-1] is not None:
            lines.setdefault(opened[-1], []).append(re.sub(r"[\s:]", "", words))

    page.extract_text(visitor_operand_before=before, visitor_text=text)
    return lines


@pytest.mark.parametrize(
    "render",
    [
        lambda: render_pdf(finished([SPEC], STYLES["generated"])),
        lambda: render_pdf(
            finished(
                [build(CATALOGUE, Selection(Period(CATALOGUE.window.start, day))) for day in DAYS],
                STYLES["generated"],
            )
        ),
    ],
    ids=["one day", "two days"],
)
def test_all_that_a_pdf_draws_is_a_part_of_its_structure_or_an_artifact(render):
    reader = PdfReader(io.BytesIO(render()))
    page = reader.pages[0]
    depth, loose, marks, pushed = 0, [], [], 0
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        pushed += (operator == b"q") - (operator == b"Q")
        if operator in (b"BDC", b"BMC", b"EMC"):
            depth += 1 if operator != b"EMC" else -1
            assert (depth in (0, 1), pushed) == (True, 0)
            marks += [operands[1]["/MCID"]] if operator == b"BDC" else []
        elif operator in (b"f", b"S", b"B", b"B*", b"f*", b"Tj", b"TJ", b"Do", b"sh") and not depth:
            loose.append(operator)
    assert (loose, depth) == ([], 0)
    parts = [mark for part in parts_of(reader) for mark in part["/K"]]
    assert sorted(parts) == marks == list(range(len(marks)))
    (_, owners) = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    assert all(mark in owners[mark].get_object()["/K"] for mark in marks)
    assert sum(part["/S"] == "/Figure" for part in parts_of(reader)) == 1
    texts = " ".join(part.get("/ActualText", "") for part in parts_of(reader))
    assert "see the records" in texts or SPEC.stations[0].claim.response in texts


def test_a_pdf_is_packed_by_a_pinned_library_and_not_by_the_system(monkeypatch):
    before = render_pdf(finished([SPEC], STYLES["generated"]))
    monkeypatch.setattr("matplotlib.backends.backend_pdf.zlib.compressobj", lambda _: pytest.fail("zlib"))
    assert render_pdf(finished([SPEC], STYLES["generated"])) == before


@each_style
def test_an_svg_carries_its_words(style):
    root = etree.fromstring(render_svg(finished([SPEC], style)))
    assert (root.get("role"), root.get("lang")) == ("img", "en")
    assert root[0].text == wanted(style)["title"]
    assert root[1].text.startswith(wanted(style)["alt"])
    assert root.get("aria-labelledby") == "map-title map-desc"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    (metadata,) = root.findall("{*}metadata")
    assert packet_words(etree.tostring(metadata)) == wanted(style)
    (licence,) = metadata.iter("{http://creativecommons.org/ns#}license")
    assert licence.get(f"{{{NAMES['rdf']}}}resource") == "https://creativecommons.org/licenses/by/4.0/"
    root.remove(metadata)
    tags = {etree.QName(element).localname for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "g", "path", "text", "tspan"}


def test_two_notes_that_answers_are_elsewhere_keep_their_own_words():
    spec = build(CATALOGUE, Selection(CATALOGUE.window, countries=("CAN",)))
    style = replace(STYLES["generated"], preset=PRESETS["square"])
    root = etree.fromstring(render_svg(finished([spec], style)))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    notes = [
        group.findtext("{*}title") for group in root.iter() if group.get("id", "").startswith("answers-e")
    ]
    assert [note.split(":")[0] for note in notes] == ["… and 1 more answer", "… and 1 more later report"]
    parts = parts_of(PdfReader(io.BytesIO(render_pdf(finished([spec], style)))))
    assert set(notes) < {part.get("/ActualText") for part in parts}


def test_a_gif_carries_a_packet_where_xmp_wants_it_and_opens_all_the_same():
    words = packet_of(rdf(finished([SPEC], PictureStyle(alt=HOSTILE))))
    plain = io.BytesIO()
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green", "blue")]
    frames[0].save(plain, "GIF", save_all=True, append_images=frames[1:], comment=b"Alleged")
    gif = with_packet(plain.getvalue(), words)
    picture = Image.open(io.BytesIO(gif))
    assert (picture.n_frames, picture.info["comment"]) == (3, b"Alleged")
    (packet,) = re.findall(rb"!\xff\x0bXMP DataXMP(.*)\x01\xff\xfe.*\x01\x00\x00;$", gif, re.DOTALL)
    assert packet.decode() == words
    assert packet_words(packet)["alt"] == HOSTILE


def test_the_answers_that_stand_beside_a_map_travel_with_its_pixels():
    picture = Image.open(io.BytesIO(render_png(finished([SPEC], STYLES["generated"]))))
    root = etree.fromstring(picture.text["XML:com.adobe.xmp"].encode())
    extended = root.xpath("string(//iptc:ExtDescrAccessibility)", namespaces=NAMES)
    assert SPEC.stations[0].claim.response in extended
    assert extended.strip().startswith("Legend: ")


def test_chinese_is_drawn_with_a_glyph_for_each_sign(recwarn):
    render_png(finished([SPEC], STYLES["Chinese"]))
    assert [str(warning.message) for warning in recwarn if "lyph" in str(warning.message)] == []
    pdf = PdfReader(io.BytesIO(render_pdf(finished([SPEC], STYLES["Chinese"]))))
    fonts = {str(font.get_object()["/BaseFont"]) for font in pdf.pages[0]["/Resources"]["/Font"].values()}
    assert any("StationsHan" in name for name in fonts)
    assert all("Stations" in name for name in fonts), "no system font, no reserved font name"
    words = pdf.pages[0].extract_text()
    assert all(character in words for character in "新西兰所謂警務據點→")


def test_letters_with_the_marks_that_an_orthography_has_are_an_editors_words():
    assert style_from(title="Alleged Vie\u0302\u0323t, n\u0303a\u0304\u0301\u0323").title


@pytest.mark.parametrize("words", [{"title": "Alleged \u1200"}, {"standfirst": "\u1200 alleged \U0001f5fa"}])
def test_a_character_that_no_shipped_font_has_is_refused_in_the_words_of_an_editor(words):
    missing = "".join(one for one in next(iter(words.values())) if ord(one) > 0x7F)
    with pytest.raises(InvalidValue, match=f"no font of the picture has '{missing}'; leave it out"):
        render_png(finished([SPEC], replace(style_from(**words), preset=SMALL)))
