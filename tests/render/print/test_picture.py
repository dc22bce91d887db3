"""The printed map: same bytes each time, every station once, nothing hides anything."""

import io
import itertools
import threading
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from xml.etree import ElementTree as ET

import matplotlib as mpl
import numpy as np
import pytest
import shapely
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from PIL import Image
from pypdf import PdfReader

from geo.mapspec.land import all_land
from geo.mapspec.marks import GroupMark
from geo.mapspec.picture_style import PictureStyle, sized
from geo.mapspec.sheet import finished
from geo.mapspec.spec import MapSpec, build
from geo.mapspec.statements import statements_of
from geo.model.dates import Period
from geo.model.errors import InvalidValue
from geo.model.places import Extent, LonLat
from geo.model.sources import LICENCE_ADDRESS, LICENCE_LINE
from geo.query.selection import Selection, whole
from geo.render.print.answers import place_answers
from geo.render.print.fonts import text_width, wrapped
from geo.render.print.layout import draw_sheet
from geo.render.print.measures import MEASURES
from geo.render.print.panel import Panel
from geo.render.print.patterns import pattern_lines
from geo.render.print.picture import alone, render_png
from geo.render.print.plan import Plan, boxes_of
from geo.render.print.seen import land_in
from geo.render.print.sheet import Group
from geo.render.print.view import local_view, world_view
from released import released_catalogue
from render.print.drawn import render_pdf, render_svg

CATALOGUE = released_catalogue()
WINDOW = CATALOGUE.window
SVG = "{http://www.w3.org/2000/svg}"
BODY = Panel(28, 110, 1572, 860)
SMALL = PictureStyle(preset=sized(800, 450, 2))
TINY = PictureStyle(preset=sized(400, 225))
WEB = PictureStyle()


def spec_of(*countries: str) -> MapSpec:
    return build(CATALOGUE, Selection(WINDOW, countries=countries))


WORLD = build(CATALOGUE, whole(CATALOGUE))
CANADA = spec_of("CAN")
EMPTY = build(CATALOGUE, Selection(WINDOW, countries=("CAN",), statuses=("rejected",)))
EMPTY_WORLD = build(CATALOGUE, Selection(Period(date(2022, 9, 1), date(2022, 9, 2)), q="no record says this"))
SPECS = [WORLD, CANADA, EMPTY, EMPTY_WORLD, *map(spec_of, ("USA", "FRA", "ITA", "ESP", "JPN", "NZL"))]


@cache
def plans_of(spec: MapSpec, style: PictureStyle = WEB) -> list[Plan]:
    return draw_sheet(finished([spec], style)).plans


@cache
def svg_of(spec: MapSpec) -> ET.Element:
    return ET.fromstring(render_svg(finished([spec])))  # noqa: S314


def groups_of(root: ET.Element) -> dict[str, ET.Element]:
    return {group.get("id", ""): group for group in root.iter(f"{SVG}g")}


def test_a_png_has_twice_the_pixels_and_says_what_it_shows():
    picture = Image.open(io.BytesIO(render_png(finished([CANADA]))))
    assert picture.size == (3200, 1800)
    assert picture.info["dpi"] == pytest.approx((192, 192), abs=0.1)
    assert {name: text for name, text in picture.text.items() if not name.startswith("XML")} == {
        "Title": CANADA.headline,
        "Author": "Alleged stations map, contributors",
        "Description": CANADA.alt_text,
        "Source": CANADA.credit.sources,
        "Copyright": f"{LICENCE_LINE} {LICENCE_ADDRESS}",
        "Disclaimer": CANADA.credit.borders,
        "Comment": f"{CANADA.sentence} ?country=CAN",
    }


def test_a_pdf_has_its_title_and_no_date():
    pdf = render_pdf(finished([CANADA], SMALL))
    assert b"/MediaBox [ 0 0 800 450 ]" in pdf
    assert PdfReader(io.BytesIO(pdf)).metadata.title == CANADA.headline
    assert b"/Subject" in pdf
    assert b"CreationDate" not in pdf
    assert b"StationsSans" in pdf


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.link or "world")
def test_an_svg_has_each_station_once_and_each_coloured_country(spec):
    classes = [group.get("class", "").split() for group in svg_of(spec).iter(f"{SVG}g")]
    drawn = Counter(name for names in classes if names[:1] == ["station"] for name in names[1:])
    assert drawn == Counter(f"station--{mark.id}" for mark in spec.stations)
    coloured = {tuple(names) for names in classes if names[:1] == ["country"]}
    assert coloured == {
        ("country", f"country--{mark.code}", f"status--{mark.status}") for mark in spec.countries
    }


def test_an_svg_begins_with_its_title_and_description_and_has_unique_ids():
    root = svg_of(WORLD)
    title, description = root[0], root[1]
    assert (title.tag, title.text) == (f"{SVG}title", WORLD.headline)
    assert description.tag == f"{SVG}desc"
    assert WORLD.alt_text in description.text
    assert WORLD.credit.sources in description.text
    assert (root.get("role"), root.get("width"), root.get("viewBox")) == ("img", "1600", "0 0 1600 900")
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_words_in_several_lines_stand_whole_in_the_titles_of_their_groups():
    groups = groups_of(svg_of(CANADA))
    titles = {
        gid: group.find(f"{SVG}title").text
        for gid, group in groups.items()
        if group.find(f"{SVG}title") is not None
    }
    shown = [entry for entry in CANADA.legend if entry.count]
    for entry in shown:
        kind = "status" if entry.fill else "standing"
        assert titles[f"legend--{kind}--{entry.key}"] == f"{entry.words}: {entry.count}"
    legend = [gid for gid in groups if gid.startswith(("legend--status--", "legend--standing--"))]
    assert [gid.split("--")[2] for gid in legend] == [entry.key for entry in shown]
    assert titles["credit"] == CANADA.credit.sources
    assert titles["borders-note"] == CANADA.credit.borders
    assert titles["standfirst"] == str(CANADA.counts)
    assert titles["selection"] == f"{CANADA.sentence} {CANADA.claims}"
    assert titles["as-of"] == "As of 31 July 2024"
    assert "link" not in titles
    assert titles["unlocated"] == "1 more alleged station has no known place: Canada."


def test_the_link_stands_in_the_footer_with_its_host():
    spec = finished([CANADA], PictureStyle(address="https://example.org/map/"))
    title = groups_of(ET.fromstring(render_svg(spec)))["link"].find(f"{SVG}title")  # noqa: S314
    assert title.text == "This selection: https://example.org/map/?country=CAN"


def test_stations_without_a_place_are_counted_by_country():
    title = groups_of(svg_of(WORLD))["unlocated"].find(f"{SVG}title").text
    assert title.startswith(
        f"{len(WORLD.unlocated)} more alleged stations have no known place: Brazil, Canada,"
    )


@pytest.mark.parametrize("spec", [EMPTY, EMPTY_WORLD], ids=["CAN", "world"])
def test_an_empty_selection_is_a_map_that_says_so(spec):
    assert "nothing-selected" in groups_of(svg_of(spec))
    assert render_png(finished([spec], SMALL)).startswith(b"\x89PNG")


def test_a_country_view_has_a_scale_bar_and_the_world_has_none():
    assert "scale-bar" in groups_of(svg_of(CANADA))
    assert "scale-bar" not in groups_of(svg_of(WORLD))


@pytest.mark.parametrize(
    "extent",
    [
        Extent(166, -47.3, 179, -34),
        Extent(-128.2, 23.7, -63.7, 50.8),
        Extent(18.2, 39, 180, 79.9),
        Extent(176.8, -18.7, 179.1, -16.9),
        Extent(-180, 50, -130, 72),
    ],
    ids=["New Zealand", "United States", "Russia", "Fiji", "Alaska"],
)
def test_no_country_is_torn_across_a_local_map(extent):
    panel = Panel(0, 0, 1100, 700)
    view = local_view(extent, panel)
    for land in land_in(view):
        assert shapely.is_valid(land.shape)
        for line in shapely.get_parts(land.borders):
            steps = np.hypot(*np.diff(shapely.get_coordinates(line), axis=0).T)
            assert steps.max() < panel.width / 4, land.name


def test_russia_is_one_piece_of_land_on_both_sides_of_180_degrees():
    russia = next(land for land in all_land("world", "international") if land.code == "RUS")
    assert shapely.bounds(russia.shape)[2] > 189
    assert any(
        shapely.intersects_xy(part, [178, 182], [67, 67]).all() for part in shapely.get_parts(russia.shape)
    )


def test_the_world_map_cuts_no_country_of_note():
    panel = Panel(0, 0, 960, 420)
    for land in land_in(world_view(panel)):
        for piece in shapely.get_parts(land.shape):
            left, _, right, _ = shapely.bounds(piece)
            assert right - left < 350, land.name


def test_hawaii_stays_off_and_the_north_island_on_the_map():
    panel = Panel(0, 0, 1100, 700)
    assert local_view(spec_of("NZL").extent, panel).depth(LonLat(173.0, -34.6)) > 0
    assert local_view(spec_of("USA").extent, panel).depth(LonLat(-155.5, 19.6)) < 0
    assert local_view(spec_of("JPN").extent, panel).depth(LonLat(141.9, 45.4)) > 0


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.link or "world")
def test_no_name_and_no_symbol_covers_another(spec):
    plans = plans_of(spec)
    assert sorted(mark.id for plan in plans for mark in plan.stations) == [mark.id for mark in spec.stations]
    for plan in plans:
        boxes = [label.box for label in (*plan.labels, *plan.countries)]
        shapes = [shapely.box(box.left, box.top, box.right, box.bottom) for box in boxes]
        symbols = [
            shapely.Point((box.left + box.right) / 2, (box.top + box.bottom) / 2).buffer(6)
            for box in boxes_of(plan.spots, plan.measures)
        ]
        for one, other in itertools.combinations([*shapes, *symbols], 2):
            assert shapely.area(shapely.intersection(one, other)) < 0.01
        assert all(plan.view.panel.holds(box.left, box.top) for box in boxes)
        assert all(plan.view.panel.holds(box.right, box.bottom) for box in boxes)


def test_canada_names_the_cities_with_their_counts():
    (plan,) = plans_of(CANADA)
    assert "Markham: 2 alleged" in {label.text for label in plan.labels}


def test_hostile_text_is_shown_to_the_letter():
    hostile = "$x^2$ <b>bold</b> --> ]]> & \\alpha {{7*7}} \x07"
    texts = {"plain_name": hostile, "response": hostile, "since": hostile}
    claims = [(m, replace(m.claim, station=replace(m.claim.station, **texts))) for m in CANADA.stations]
    spec = replace(
        CANADA,
        headline=hostile,
        sentence=hostile,
        stations=tuple(replace(mark, claim=claim, title=hostile) for mark, claim in claims),
    )
    root = svg_of(spec)
    assert root[0].text == hostile.replace("\x07", "")
    assert "\x07" not in ET.tostring(root, encoding="unicode")
    assert not list(root.iter(f"{SVG}b"))
    assert text_width("$x$", "regular", 12) > 1.5 * text_width("x", "regular", 12)
    assert Image.open(io.BytesIO(render_png(finished([spec], SMALL)))).text["Title"] == hostile
    assert render_pdf(finished([spec], SMALL)).startswith(b"%PDF")


# Answers, and what is known since


def titles_of(root: ET.Element, *begin: str) -> dict[str, str]:
    groups = {
        gid: group.find(f"{SVG}title") for gid, group in groups_of(root).items() if gid.startswith(begin)
    }
    return {gid: title.text for gid, title in groups.items() if title is not None}


def texts_of(spec: MapSpec) -> set[str]:
    claims = [*(mark.claim for mark in spec.stations), *spec.unlocated]
    return {text for claim in claims for text in (claim.response, claim.since) if text}


@pytest.mark.parametrize("end", [WINDOW.end, date(2023, 6, 30)], ids=str)
def test_both_quebec_organisations_have_their_denial_and_what_is_known_since(end):
    spec = build(CATALOGUE, Selection(Period(WINDOW.start, end), countries=("CAN",)))
    organisations = [mark.claim for mark in spec.stations if not mark.claim.label.startswith("Alleged")]
    assert {claim.station.town for claim in organisations} == {"Brossard", "Montréal"}
    root = svg_of(spec)
    titles = titles_of(root, "answer--", "since--")
    for claim in organisations:
        for text in (claim.response, claim.since):
            assert f"Brossard, Montréal: {text}" in titles.values()
            assert text in root[1].text
    assert titles["since--1"].endswith(organisations[0].since)


@pytest.mark.parametrize("code", ["CAN", "FRA", "USA", "ITA", "GBR", "KOR", "ESP", "DEU"])
def test_a_country_has_every_answer_and_all_that_is_known_since(code):
    spec = spec_of(code)
    titles = titles_of(svg_of(spec), "answer", "since")
    for text in texts_of(spec):
        assert any(words.endswith(f": {text}") for words in titles.values())
    assert "answers-elsewhere" not in titles


def test_the_world_has_the_most_common_answer_and_what_is_known_since():
    titles = titles_of(svg_of(WORLD), "answer", "since")
    ((answer, _),) = Counter(
        claim.response for claim in [*(mark.claim for mark in WORLD.stations), *WORLD.unlocated]
    ).most_common(1)
    assert titles["answer--1"] == f"Most common answer: {answer}"
    assert titles["answers-elsewhere"] == "25 other answers: see the records."
    assert titles["since--1"].startswith("Brossard, Montréal: In September 2025 the RCMP confirmed")
    assert titles["since-elsewhere"] == (
        "More became known about alleged stations in Austria, Canada, France, Germany, Japan, "
        "South Korea, United States: see the records."
    )


def test_two_claims_in_one_city_differ_by_name():
    leads = {one.lead for one in statements_of(spec_of("USA")).of("since").every}
    assert leads == {"Alleged station in Manhattan's Chinatown, New York:"}


def test_a_claim_known_to_the_neighbourhood_is_called_by_it():
    leads = {one.lead for one in statements_of(spec_of("JPN")).of("since").every}
    assert leads == {"Tokyo (Akihabara):"}


def test_an_empty_map_has_no_answers():
    for spec in (EMPTY, EMPTY_WORLD):
        assert place_answers(spec, BODY, measures=MEASURES["roomy"]) == []
        assert not [gid for gid in groups_of(svg_of(spec)) if gid.startswith(("answer", "since"))]


def test_what_finds_no_room_is_counted():
    spec = spec_of("CAN", "USA")
    texts = texts_of(spec)
    for height in range(20, 700, 20):
        panel = Panel(0, 0, 400, height)
        blocks = place_answers(spec, panel, measures=MEASURES["roomy"])
        if blocks is None:
            assert height < 60
            continue
        assert all(panel.left <= b.box.left and b.box.right <= panel.right for b in blocks)
        assert blocks[-1].box.bottom <= panel.bottom
        assert all(one.box.bottom <= other.box.top for one, other in itertools.pairwise(blocks))
        assert min(b.size for b in blocks) >= MEASURES["roomy"].answers[-1] >= 11
        whole_texts = [text for text in texts if any(b.words.endswith(f": {text}") for b in blocks)]
        last = blocks[-1].words
        if len(whole_texts) == len(texts):
            assert not last.startswith("…")
        elif whole_texts:
            counted = [int(word) for word in last.split() if word.isdigit()]
            assert sum(counted) == len(texts) - len(whole_texts)
            assert last.endswith("see the records.")
            concerned = ("the two Montreal-area centres", "the two Quebec groups")
            assert any(words in text for text in whole_texts for words in concerned)
        else:
            assert last.endswith("see the records.")


def text_boxes(spec: MapSpec, style: PictureStyle) -> list[tuple[str, list]]:
    """Boxes of the lines of each group of a sheet, in quarters of a CSS pixel, y up."""
    found = []
    with alone():
        sheet = draw_sheet(finished([spec], style))
        sheet.figure.set_dpi(288)  # close to what is measured, which knows no pixels
        renderer = FigureCanvasAgg(sheet.figure).get_renderer()
        for group in (one for one in sheet.figure.artists if isinstance(one, Group)):
            texts = [artist for artist in group.artists if isinstance(artist, Text)]
            found.append((group.get_gid() or "", [text.get_window_extent(renderer) for text in texts]))
    return found


@pytest.mark.parametrize("size", [(1600, 900), (1080, 1350), (2400, 600), (400, 300)], ids=str)
@pytest.mark.parametrize(
    "spec",
    [WORLD, CANADA, spec_of("USA"), spec_of("ESP", "FRA", "ITA", "DEU", "NLD", "AUT", "CZE", "HUN", "GBR")],
    ids=lambda spec: spec.link or "world",
)
def test_no_line_of_an_answer_leaves_its_column(spec, size):
    boxes_of: dict[str, list] = {"foot": [], "answers": []}
    for gid, boxes in text_boxes(spec, PictureStyle(preset=sized(*size))):
        if gid in ("credit", "borders-note", "link"):
            boxes_of["foot"] += boxes
        if gid.startswith(("answer", "since")):
            boxes_of["answers"] += boxes
    margin = (size[0] - 27 * min(size[0] / 1600, size[1] / 900)) * 4
    lines = boxes_of["answers"]
    assert len(lines) > 4
    assert min(box.y0 for box in lines) > max(box.y1 for box in boxes_of["foot"])
    assert min(box.x0 for box in lines) >= 0
    assert max(box.x1 for box in lines) <= margin
    for one, other in itertools.combinations(lines, 2):
        wide = min(one.x1, other.x1) - max(one.x0, other.x0)
        high = min(one.y1, other.y1) - max(one.y0, other.y0)
        assert wide < 2 or high < 0.35 * min(one.height, other.height)


def test_counts_by_area_are_circles_with_numbers():
    groups = (GroupMark(LonLat(-79, 43), 1200), GroupMark(LonLat(10, 50), 7))
    spec = replace(WORLD, stations=(), groups=groups)
    assert "groups" in groups_of(svg_of(replace(CANADA, stations=(), groups=groups[:1])))
    ids = groups_of(svg_of(spec))
    assert {"groups", "europe--groups", "answers-elsewhere"} <= ids.keys()
    assert not any(gid.startswith("station--") for gid in ids)


def test_lines_break_at_words_and_a_long_word_at_letters():
    lines = wrapped("one two three " + "x" * 200, "regular", 15, 120, 3)
    assert len(lines) == 3
    assert lines[0] == "one two three"
    assert lines[-1].endswith("…")
    assert all(text_width(line, "regular", 15) <= 120 for line in lines)
    assert wrapped("", "regular", 15, 120, 3) == [""]


def test_every_pattern_stays_inside_its_area():
    area = shapely.Point(100, 100).buffer(40)
    drawn = {}
    for pattern in ("rising", "falling", "crossed", "dots", "level", "upright"):
        lines = pattern_lines(area, pattern)
        assert shapely.area(shapely.buffer(area, 0.1).intersection(lines).envelope) == shapely.area(
            lines.envelope
        )
        drawn[pattern] = shapely.length(lines)
    assert min(drawn.values()) > 0
    assert shapely.is_empty(pattern_lines(area, "plain"))


@pytest.mark.parametrize(("width", "height", "scale"), [(0, 900, 2.0), (1600, 900, 20.0), (1600, -9, 1.0)])
def test_an_impossible_size_is_refused(width, height, scale):
    with pytest.raises(InvalidValue, match="cannot be drawn"):
        sized(width, height, scale)


@pytest.mark.parametrize("size", [(1080, 1350), (400, 300), (2400, 600)], ids=str)
def test_other_shapes_of_paper_are_filled(size):
    picture = Image.open(io.BytesIO(render_png(finished([WORLD], PictureStyle(preset=sized(*size))))))
    assert picture.size == size


def test_readers_at_the_same_time_get_their_own_picture_and_settings_stay():
    before = dict(mpl.rcParams)
    alone = {spec.link: render_png(finished([spec], TINY)) for spec in (CANADA, EMPTY)}
    together: dict[str, bytes] = {}

    def draw(spec: MapSpec) -> None:
        together[spec.link] = render_png(finished([spec], TINY))

    threads = [threading.Thread(target=draw, args=(spec,)) for spec in (CANADA, EMPTY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == alone
    assert dict(mpl.rcParams) == before
