"""Every size of picture: composed for its shape, legible, and with the same content."""

import io
import itertools
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from math import dist

import pytest
import shapely
from PIL import Image

from geo.mapspec.picture_style import PRESETS, THEMES, PictureStyle, Preset, style_from
from geo.mapspec.regions import REGIONS, parse_region
from geo.mapspec.sheet import finished
from geo.mapspec.spec import MapSpec, build
from geo.model.dates import Period
from geo.model.errors import InvalidValue
from geo.model.text import on_one_line
from geo.query.selection import Selection, whole
from geo.render.print.label_candidates import NEAR
from geo.render.print.measures import MEASURES
from geo.render.print.picture import render_png
from geo.render.print.plan import boxes_of
from geo.render.print.seen import land_in
from released import released_catalogue
from render.print.drawn import SOUGHT, Drawn, drawn, meeting_pairs, render_svg

CATALOGUE = released_catalogue()


def spec_of(*countries: str) -> MapSpec:
    return build(CATALOGUE, Selection(CATALOGUE.window, countries=countries))


SPECS = {
    "world": build(CATALOGUE, whole(CATALOGUE)),
    **{code: spec_of(code) for code in ("CAN", "ITA", "NLD", "NZL")},
    "empty": build(CATALOGUE, Selection(CATALOGUE.window, countries=("CAN",), statuses=("rejected",))),
}
SHORT = build(CATALOGUE, Selection(CATALOGUE.window, statuses=("closure_ordered",), bureaus=("Nantong",)))
REGIONS_BY_NAME = {name: parse_region(name) for name in REGIONS}
PAIRS = list(itertools.product(PRESETS, SPECS))
WINDOWS = list(itertools.product(PRESETS, REGIONS_BY_NAME))


@cache
def sheet_of(name: str, where: str) -> Drawn:
    style = PictureStyle(preset=PRESETS[name], region=REGIONS_BY_NAME.get(where))
    return drawn(finished([SPECS.get(where, SPECS["world"])], style), lines=True)


@pytest.mark.parametrize(("preset", "where"), [*PAIRS, *WINDOWS], ids=lambda value: value)
def test_no_line_of_type_covers_another_or_leaves_the_sheet(preset, where):
    sheet = sheet_of(preset, where)
    lines = sheet.lines
    paper = shapely.box(0, 0, sheet.width, sheet.height)
    outside = [words for _, words, box, _ in lines if not shapely.contains(paper, box)]
    covered = []
    for i, j in meeting_pairs([box for _, _, box, _ in lines]):
        (_, one, box, size), (_, other, second, _) = lines[i], lines[j]
        common = shapely.bounds(shapely.intersection(box, second))
        if common[2] - common[0] > 2 and common[3] - common[1] > 0.4 * size:
            covered.append((one, other))
    assert (outside, covered) == ([], [])


@pytest.mark.parametrize(("preset", "where"), [*PAIRS, *WINDOWS], ids=lambda value: value)
def test_no_name_no_symbol_and_no_furniture_covers_another(preset, where):
    sheet = sheet_of(preset, where)
    drawn = sorted(mark.id for plan in sheet.plans for mark in plan.stations)
    if where in SPECS:
        assert drawn == [mark.id for mark in SPECS[where].stations]
    for plan in sheet.plans:
        symbols = boxes_of(plan.spots, plan.measures)
        boxes = [label.box for label in (*plan.labels, *plan.countries)]
        furniture = [box for box in sheet.furniture if plan.view.panel.holds(box.left, box.top)]
        panel = shapely.box(*plan.view.panel.ring[0], *plan.view.panel.ring[2])
        for box in (*boxes, *symbols):
            assert shapely.contains(panel, shapely.box(box.left, box.top, box.right, box.bottom))
        rounds = [
            shapely.Point((s.left + s.right) / 2, (s.top + s.bottom) / 2).buffer(plan.measures.symbol)
            for s in symbols
        ]
        shapes = [shapely.box(b.left, b.top, b.right, b.bottom) for b in (*boxes, *furniture)]
        every = [*shapes, *rounds]
        for one, other in meeting_pairs(every):
            assert shapely.area(shapely.intersection(every[one], every[other])) < 0.5
        for label in (label for label in plan.labels if label.leader):
            line = shapely.LineString(label.leader)
            names = [
                shapely.box(*other.box.ring[0], *other.box.ring[2]) for other in plan.labels if other != label
            ]
            assert not any(shapely.intersects(line, name) for name in names), label.text
            reached = [
                mark.claim.station.place_names
                for mark, round_ in zip(plan.stations, rounds, strict=True)
                if shapely.intersects(line, round_)
            ]
            assert reached, label.text
            assert all(label.text.startswith(names) for names in reached), label.text


@pytest.mark.parametrize(("preset", "where"), [*PAIRS, *WINDOWS], ids=lambda value: value)
def test_a_place_drawn_on_the_map_has_its_name_beside_it_or_below(preset, where):
    sheet = sheet_of(preset, where)
    named = {label.text for plan in sheet.plans for label in plan.labels}
    below = sheet.titles.get("unnamed", "")
    for plan in sheet.plans:
        for mark in plan.stations:
            assert mark.city in below or any(
                text.startswith(mark.claim.station.place_names) for text in named
            )


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("preset", PRESETS)
def test_the_places_that_readers_look_for_are_named_on_every_world(preset, theme):
    style = PictureStyle(preset=PRESETS[preset], theme=theme)
    sheet = sheet_of(preset, "world") if theme == "light" else drawn(finished([SPECS["world"]], style))
    named = {label.text for plan in sheet.plans for label in plan.labels}
    assert set(SOUGHT) <= named
    assert sum(len(plan.unnamed) for plan in sheet.plans) <= MAX_UNNAMED.get(preset, 0)


MAX_UNNAMED = {"square": 1, "story": 5, "column": 5}
"""Places without a name on a sheet too narrow for all 59: no name stands apart on another country."""


@pytest.mark.parametrize("where", ["world", "europe", "CAN", "NLD"])
@pytest.mark.parametrize("preset", PRESETS)
def test_a_name_stands_beside_its_symbol_or_on_its_own_country_or_the_sea(preset, where):
    for plan in sheet_of(preset, where).plans:
        lands = {land.code: land.shape for land in land_in(plan.view)}
        for label in (one for one in plan.labels if one.leader and dist(*one.leader) > NEAR):
            box, own = shapely.box(*label.box.row), label.place[0]
            abroad = sum(box.intersection(shape).area for code, shape in lands.items() if code != own)
            assert abroad < 0.2 * box.area, (label.text, preset, where)


@pytest.mark.parametrize("preset", PRESETS)
def test_the_lines_on_a_map_are_explained(preset):
    sheet = sheet_of(preset, "world")
    words = " ".join(words for _, words, _, _ in sheet.lines)
    assert any(plan.hairlines for plan in sheet.plans) == ("fine lines lead to" in words)
    has_leaders = any(label.leader for plan in sheet.plans for label in plan.labels)
    assert has_leaders == ("others to the" in words)


@pytest.mark.parametrize("preset", PRESETS)
def test_an_enlarged_part_hides_no_station_of_the_map_it_stands_on(preset):
    world, *close_ups = sheet_of(preset, "world").plans
    assert len(close_ups) == 2
    for place in world.spots:
        assert not any(one.view.panel.holds(*place) for one in close_ups)


@pytest.mark.parametrize("preset", ["web", "8k"])
def test_the_map_of_a_wide_sheet_leaves_little_room_below_its_legend(preset):
    sheet = sheet_of(preset, "world")
    boxes = [box for gid, _, box, _ in sheet.lines if gid.startswith(("legend--", "unlocated", "unnamed"))]
    credit = max(box.bounds[3] for gid, _, box, _ in sheet.lines if gid == "credit")
    assert min(box.bounds[1] for box in boxes) - credit < 0.1 * sheet.height  # y up


@pytest.mark.parametrize("preset", PRESETS)
def test_what_is_enlarged_beside_the_world_is_where_the_stations_are(preset):
    charged = build(CATALOGUE, Selection(CATALOGUE.window, statuses=("charged",)))
    world, close_up = drawn(finished([charged], style_from(preset=preset))).plans
    assert world.stations == ()
    assert set(close_up.stations) == set(charged.stations)


@pytest.mark.parametrize(("preset", "where"), WINDOWS, ids=lambda value: value)
def test_the_legend_of_a_region_lists_what_the_region_shows(preset, where):
    sheet = sheet_of(preset, where)
    countries = [one for one in sheet.classes.values() if one.startswith("country ")]
    statuses = Counter(one.split("status--")[1] for one in countries)
    standings = Counter(mark.standing for plan in sheet.plans for mark in plan.stations)
    counted = {
        gid.removeprefix("legend--"): int(words.rsplit(": ", 1)[1])
        for gid, words in sheet.titles.items()
        if gid.startswith(("legend--status--", "legend--standing--"))
    }
    assert counted == {
        **{f"status--{status}": count for status, count in statuses.items()},
        **{f"standing--{standing}": count for standing, count in standings.items()},
    }


@pytest.mark.parametrize(("preset", "where"), PAIRS, ids=lambda value: value)
def test_every_preset_has_the_same_content(preset, where):
    spec = SPECS[where]
    sheet = sheet_of(preset, where)
    stations = sorted(one for one in sheet.classes.values() if one.startswith("station "))
    assert stations == sorted(f"station station--{mark.id}" for mark in spec.stations)
    coloured = {one for one in sheet.classes.values() if one.startswith("country ")}
    assert coloured == {f"country country--{m.code} status--{m.status}" for m in spec.countries}
    legend = {gid: words for gid, words in sheet.titles.items() if gid.startswith("legend--s")}
    shown = [f"{entry.words}: {entry.count}" for entry in spec.legend if entry.count]
    assert list(legend.values()) == shown
    assert sheet.titles["credit"] == spec.credit.sources
    assert sheet.titles["borders-note"] == spec.credit.borders
    assert sheet.titles["as-of"] == "As of 31 July 2024"
    assert "lleged" in sheet.titles["selection"]
    assert ("inset-world" in sheet.titles, "scale-bar" in sheet.titles) == (not spec.is_world,) * 2
    has_answers = bool(spec.stations)
    assert any(gid.startswith("answer") for gid in sheet.titles) == has_answers
    if has_answers:
        assert "answer--1" in sheet.titles, "a claim stands with an answer"


@pytest.mark.parametrize(
    ("preset", "minimum"),
    [("web", 11), ("square", 13.5), ("story", 22), ("column", 6), ("double", 6), ("8k", 44)],
)
@pytest.mark.parametrize("where", ["world", "CAN"])
def test_type_is_legible_at_the_final_size(preset, minimum, where):
    sheet = sheet_of(preset, where)
    smallest = min(size for _, _, _, size in sheet.lines)
    assert smallest * PRESETS[preset].unit >= minimum
    m = MEASURES[PRESETS[preset].setting]
    sizes = (m.body, m.legend, m.note, m.foot, m.label, m.country, m.answers[-1])
    assert min(sizes) * PRESETS[preset].unit >= minimum


@pytest.mark.parametrize(
    ("name", "size", "dpi"),
    [
        ("web", (3200, 1800), 192),
        ("square", (1080, 1080), 96),
        ("story", (1080, 1920), 96),
        ("column", (1063, 2598), 300),
        ("double", (2185, 1535), 300),
        ("8k", (7680, 4320), 96),
    ],
)
def test_a_preset_has_its_pixels_and_says_how_dense_they_are(name, size, dpi):
    assert PRESETS[name].pixels == size
    if name == "8k":
        return
    picture = Image.open(
        io.BytesIO(render_png(finished([SPECS["empty"]], PictureStyle(preset=PRESETS[name]))))
    )
    assert picture.size == size
    assert picture.info["dpi"] == pytest.approx((dpi, dpi), abs=0.1)


def test_print_is_true_to_size_as_a_vector():
    svg = render_svg(finished([SPECS["NZL"]], PictureStyle(preset=PRESETS["column"])))
    assert b'width="90mm" height="220mm" viewBox="0 0 255.118 623.622"' in svg


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_colours_the_paper(theme):
    style = PictureStyle(preset=replace(PRESETS["double"], density=40), theme=theme)
    corner = Image.open(io.BytesIO(render_png(finished([SPECS["NZL"]], style)))).getpixel((1, 1))
    assert corner == {"light": (255, 255, 255), "dark": (20, 23, 27)}[theme]


# The editor's own words


@pytest.mark.parametrize("preset", PRESETS)
def test_the_longest_title_of_an_editor_is_not_cut(preset):
    title = ("What governments said of the alleged stations, and what they did then; " * 3)[:159] + "."
    style = style_from(preset=preset, title=title)
    lines = drawn(finished([SPECS["world"]], style), lines=True).lines
    assert " ".join(words for gid, words, _, _ in lines if gid == "headline") == title


@pytest.mark.parametrize("preset", PRESETS)
def test_the_heads_of_a_short_legend_stand_apart(preset):
    lines = drawn(finished([SHORT], style_from(preset=preset)), lines=True).lines
    heads = [box for gid, _, box, _ in lines if gid.endswith("-heading")]
    assert len(heads) >= 2
    assert meeting_pairs(heads) == []


@pytest.mark.parametrize("preset", PRESETS)
def test_a_short_legend_leaves_europe_its_height(preset):
    early = Selection(Period(CATALOGUE.window.start, date(2022, 9, 5)))
    style = style_from(preset=preset)
    sheet = drawn(finished([build(CATALOGUE, early)], style))
    europe = sheet.plans[1].view.panel
    assert europe.height > 0.9 * europe.width


def test_the_words_of_an_editor_stand_where_the_generated_ones_stood():
    style = style_from(title="Canada and the alleged stations", standfirst="A test.", alt="A map of Canada.")
    svg = render_svg(finished([SPECS["CAN"]], style)).decode()
    assert '<title id="map-title">Canada and the alleged stations</title>' in svg
    assert "<title>A test.</title>" in svg
    assert f"<title>{SPECS['CAN'].counts}</title>" in svg, "the generated counts are never replaced"
    assert '<desc id="map-desc">A map of Canada. ' in svg


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"preset": "a4"}, "no preset 'a4'; use one of web, square, story, column, double, 8k"),
        ({"theme": "sepia"}, "no theme 'sepia'; use one of light, dark"),
        ({"title": "x" * 161}, "the title has 161 characters; at most 160 are allowed"),
        ({"alt": "x" * 2001}, "the alt has 2,001 characters; at most 2000 are allowed"),
        ({"caption": "x" * 3001}, "the caption has 3,001 characters; at most 3000 are allowed"),
        ({"caption": "Canada.\nIts Chinese police stations."}, "without “alleged” or an attribution"),
        ({"title": "Chinese police stations in Canada"}, "without “alleged” or an attribution"),
        ({"standfirst": "It is at 12 Main Street."}, "seems to give a street address"),
        ({"compare": "2022-13-01"}, "2022-13-01"),
        ({"multiples": "day"}, "no multiples 'day'; use one of month, quarter"),
        ({"compare": "2023-01-01", "multiples": "month"}, "choose one"),
    ],
)
def test_what_cannot_be_drawn_is_refused_by_name(words, message):
    with pytest.raises(InvalidValue) as refused:
        style_from(**words)
    assert message in str(refused.value)


def test_control_characters_and_line_breaks_become_spaces():
    assert on_one_line("one\ntwo\x00\u202ethree  ") == "one two three"


def test_a_line_break_in_a_caption_begins_a_paragraph():
    style = style_from(caption=" One\tline. \r\n\n\n\u2028 Another\x00one.\n")
    assert style.caption == "One line.\n\nAnother one."
    assert style_from(**style.options) == style


@pytest.mark.parametrize(("width", "height", "density"), [(0, 9, 1), (9, 0, 1), (20_000, 9, 1), (9000, 9, 2)])
def test_a_size_that_no_machine_draws_is_refused(width, height, density):
    with pytest.raises(InvalidValue, match="cannot be drawn"):
        Preset("x", "", width, height, density=density)
