"""Which part of the Earth a picture shows, and that nothing is cut by the antimeridian."""

from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pytest
import shapely

from geo.collection.reading import read_catalogue
from geo.mapspec.picture_style import PRESETS, PictureStyle
from geo.mapspec.regions import REGIONS, WORLD_REGION, Region, parse_region
from geo.mapspec.sheet import finished
from geo.mapspec.spec import build
from geo.model.dates import Period
from geo.model.errors import InvalidValue
from geo.model.places import Extent, LonLat
from geo.query.selection import Selection, whole
from geo.render.print.layout import draw_sheet
from geo.render.print.seen import land_in
from geo.render.print.series import draw_series
from geo.render.print.view import View
from render.print.drawn import Drawn, drawn

CATALOGUE = read_catalogue()
WORLD = build(CATALOGUE, whole(CATALOGUE))
ALL = len(CATALOGUE.stations)


@cache
def map_of(text: str, preset: str) -> Drawn:
    """The world's map in a region, drawn once for all tests."""
    style = PictureStyle(preset=PRESETS[preset], region=parse_region(text))
    return drawn(finished([WORLD], style))


def view_of(text: str) -> View:
    return map_of(text, "double").plans[0].view


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("selection", None),
        ("world", WORLD_REGION),
        (" Europe ", Region("region", REGIONS["europe"], "Europe")),
        ("-10,35,40,60.5", Region("box", Extent(-10, 35, 40, 60.5), "-10, 35, 40, 60.5")),
        ("170,50,-130,72", Region("box", Extent(170, 50, 230, 72), "170, 50, 230, 72")),
        ("-170,-56,180,76", WORLD_REGION),
    ],
)
def test_a_region_is_named_in_five_ways(text, region):
    assert parse_region(text) == region


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no extent ''; use world, selection, africa, americas, asia, east-asia, europe,"),
        ("atlantis", "no extent 'atlantis'"),
        ("1,2,3", "no extent '1,2,3'"),
        ("CAN,XXX", "no country XXX on the map"),
        ("0,60,10,40", "is not on Earth"),
        ("nan,0,10,40", "no extent 'nan,0,10,40'"),
        ("-181,0,10,40", "is not on Earth"),
        ("0,0,0.2,40", "is too narrow; each side takes 0.5 degrees at least"),
    ],
)
def test_a_window_that_cannot_be_shown_is_refused(text, message):
    with pytest.raises(InvalidValue) as refused:
        parse_region(text)
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("text", "code", "points"),
    [
        ("NZL", "NZL", [(173.0, -34.6), (167.0, -46.5)]),
        ("FJI", "FJI", [(177.5, -17.8), (179.9, -16.3)]),
        ("RUS", "RUS", [(21.0, 55.0), (-170.0, 66.1)]),
        ("165,48,-130,72", "USA", [(172.9, 52.9), (-131.5, 55.0)]),
        ("CAN,USA", "CAN", [(-125.0, 50.0), (-53.0, 47.5)]),
        ("NZL,FJI", "FJI", [(178.0, -17.8)]),
    ],
)
def test_no_country_is_cut_by_the_antimeridian(text, code, points):
    view = view_of(text)
    for lon, lat in points:
        assert view.depth(LonLat(lon, lat)) >= 0, (lon, lat)
    shown = shapely.union_all([land.shape for land in land_in(view) if land.code == code])
    ends = [view.point_px(LonLat(*point)) for point in points]
    assert all(shapely.distance(shown, shapely.Point(end)) < 25 for end in ends)
    assert all(shapely.is_valid(land.shape) for land in land_in(view))


def test_fiji_has_its_two_islands_side_by_side():
    view = view_of("FJI")
    west, east = view.point_px(LonLat(179.9, -16.6)), view.point_px(LonLat(-179.9, -16.6))
    assert 0 < east[0] - west[0] < view.panel.width / 4


@pytest.mark.parametrize(("text", "crs"), [("world", "eqearth"), ("asia", "laea"), ("ITA", "laea")])
def test_every_projection_keeps_areas(text, crs):
    assert f"+proj={crs}" in view_of(text).crs


def test_no_greyed_land_is_spoken_of_where_none_is_seen():
    style = PictureStyle(region=parse_region("-82,41.5,-71,47"))  # Canada and the United States fill it
    sheet = draw_sheet(finished([WORLD], style))
    shown, listed = sum(len(plan.stations) for plan in sheet.plans), finished([WORLD], style).last.unlocated
    outside = ALL - shown - len(listed)
    assert sheet.titles["outside"] == f"{outside} alleged stations lie outside this map."


@pytest.mark.parametrize("text", [*REGIONS, "CAN", "-10,35,40,60"])
def test_what_lies_outside_a_window_is_counted_and_what_is_greyed_explained(text):
    style = PictureStyle(preset=PRESETS["double"], region=parse_region(text))
    spec = finished([WORLD], style).last
    sheet = map_of(text, "double")
    shown, listed = sum(len(plan.stations) for plan in sheet.plans), len(spec.unlocated)
    outside = len(WORLD.stations) + len(WORLD.unlocated) - shown - listed
    assert 0 < shown < len(WORLD.stations)
    words = f"{outside} alleged stations lie outside this map; greyed land is no part of it."
    assert sheet.titles["outside"] == words
    claims = [*(mark.claim for mark in spec.stations), *spec.unlocated]
    within = len({claim.country for claim in claims})
    unknown = f" ({shown} drawn, {listed} without a known place)" if listed else ""
    countries = "country" if within == 1 else "countries"
    responses = sum(mark.status != "reported" for mark in spec.countries)
    stations = f"{shown + listed} alleged stations in {within} {countries}{unknown}"
    assert sheet.titles["standfirst"].startswith(f"As of 31 July 2024: {stations}; {responses} ")
    assert sheet.titles["standfirst"].endswith(f". {outside} alleged stations lie outside this map.")
    answered = sum(bool(claim.response) for claim in claims)
    assert sheet.titles["selection"].endswith(f"is on record for {answered} of {shown + listed}.")
    assert "inset-world" in sheet.titles


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("americas", ["CAN", "USA", "BRA"], ["GBR", "IRL", "PRT", "FRA"]),
        ("asia", ["JPN", "MNG", "ARE", "UZB", "ISR"], ["GRC", "HUN", "SWE", "UKR", "TZA"]),
        ("africa", ["NGA", "ZAF", "TZA"], ["ITA", "GRC", "PRT", "ISR"]),
        ("europe", ["UKR", "GRC", "IRL", "ESP"], ["ISR", "CAN"]),
        ("oceania", ["AUS", "NZL"], ["JPN"]),
        ("north-america", ["CAN", "USA"], ["BRA", "ECU", "GBR"]),
        ("south-america", ["ARG", "BRA", "CHL", "ECU"], ["USA", "ZAF"]),
        ("east-asia", ["JPN", "KOR", "MNG"], ["UZB", "AUS"]),
        ("CAN", ["CAN", "USA"], ["GBR"]),
        ("USA,CAN", ["CAN", "USA"], ["GBR", "IRL"]),
        ("165,48,-130,72", ["USA"], ["JPN"]),
        ("170,-50,-170,-10", ["NZL"], ["AUS"]),
    ],
)
def test_the_crowd_of_another_continent_does_not_fill_the_corner_of_a_window(text, inside, outside):
    spec = finished([WORLD], PictureStyle(region=parse_region(text))).last
    codes = {mark.code for mark in spec.countries}
    assert (set(inside) - codes, set(outside) & codes) == (set(), set())
    assert {mark.country for mark in spec.stations} <= codes
    assert {claim.station.country for claim in spec.unlocated} <= spec.clip.codes


@pytest.mark.parametrize(
    "text", [*REGIONS, "CAN", "NZL,FJI", "165,48,-130,72", "-1,51,0.5,52", "170,-50,-170,-10"]
)
@pytest.mark.parametrize("preset", ["web", "square", "column"])
def test_a_station_inside_a_region_is_on_the_map_of_it(text, preset):
    style = PictureStyle(preset=PRESETS[preset], region=parse_region(text))
    view = map_of(text, preset).plans[0].view
    assert all(view.depth(mark.point) >= 0 for mark in finished([WORLD], style).last.stations)


@pytest.mark.parametrize("preset", ["web", "square", "story", "double", "column"])
@pytest.mark.parametrize("text", [*REGIONS, "170,-50,-170,-10"])
def test_no_map_shows_a_hemisphere_or_more_unless_its_window_is_as_wide(text, preset):
    style = PictureStyle(preset=PRESETS[preset], region=parse_region(text))
    extent = finished([WORLD], style).last.extent
    west, south, east, north = extent.west, extent.south, extent.east, extent.north
    for sheet in (map_of(text, preset), draw_series(finished([WORLD, WORLD], style))):
        for plan in sheet.plans:
            across = [(lon, lat) for lon in (west, east) for lat in range(int(south), int(north) + 1)]
            narrowest = np.ptp(plan.view.to_px(across)[:, 0])
            assert plan.view.reach < 86 or plan.view.panel.width < 1.12 * narrowest


@pytest.mark.parametrize(("south", "belongs"), [(34.0, True), (35.0, False)], ids=["all of it", "a third"])
def test_a_country_belongs_to_a_region_that_has_half_of_its_land(south, belongs):
    spec = finished([WORLD], PictureStyle(region=parse_region(f"-10,{south},40,60"))).last
    assert ("CYP" in spec.clip.codes) == belongs


def test_land_is_greyed_only_where_a_status_is_left_out():
    canada = build(CATALOGUE, Selection(CATALOGUE.window, countries=("CAN",)))
    near = finished([canada], PictureStyle(region=parse_region("-82,41.5,-71,47")))
    assert (near.last.clip.countries, near.last.clip.greys("GBR")) == (0, False)
    sheet = draw_sheet(near)
    assert sheet.titles["outside"] == "1 alleged station lies outside this map."
    whole_world = finished([WORLD], PictureStyle(region=parse_region("africa"))).last
    assert [whole_world.clip.greys(code) for code in ("GRC", "DZA", "SOL")] == [True, False, False]


def test_every_day_of_a_sheet_shows_the_same_window():
    style = PictureStyle(region=parse_region("europe"))
    before = build(CATALOGUE, replace(whole(CATALOGUE), period=Period(date(2022, 9, 1), date(2022, 12, 31))))
    words = draw_series(finished([before, WORLD], style)).titles
    entries = [gid for gid in words if gid.startswith("legend--s")]
    assert "legend--status--charged" not in entries
    assert words["legend--standing--reported_closed"] == "Alleged; reported closed: 4 → 8"
    assert "outside this map" in words["outside"]
    assert "Montréal" not in " ".join(text for gid, text in words.items() if gid.startswith("answer"))


@pytest.mark.parametrize(
    ("text", "place"), [("europe", " in Europe"), ("americas", " in the Americas"), ("-10,35,40,60", "")]
)
def test_a_map_of_a_region_says_so_in_its_headline(text, place):
    style = PictureStyle(region=parse_region(text))
    headline = f"Alleged overseas Chinese police stations{place}, and what governments did"
    assert finished([WORLD], style).last.headline == headline
    named = PictureStyle(region=parse_region(text), title="Alleged stations and their neighbours")
    assert finished([WORLD], named).last.headline == named.title


def test_an_empty_region_says_where_everything_is():
    style = PictureStyle(region=parse_region("FJI"))
    sheet = draw_sheet(finished([WORLD], style))
    assert "nothing-selected" not in sheet.titles
    assert sheet.titles["outside"].startswith(f"{ALL} alleged stations lie outside this map")
    assert "FIJI" in {label.text for plan in sheet.plans for label in plan.countries}


def test_a_country_that_no_map_here_shows_is_refused():
    with pytest.raises(InvalidValue, match="ATA lies south of all maps here"):
        parse_region("ATA")
