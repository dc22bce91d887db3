"""The land that the page carries: all of the world, and in detail what the page is about."""

import pytest
import shapely

from geo.mapspec import atlas
from geo.mapspec.topology import unpack
from geo.model.sources import BORDER_VIEWS
from geo.render.page.borders import CORNERS_A_COUNTRY, MAX_CORNERS, packed_land
from tests.render.page.pages import CATALOGUE


@pytest.mark.parametrize("code", ["CAN", "GBR", "GRC", "JPN", "NLD", "USA"])
def test_a_page_of_one_country_has_every_corner_of_it(code):
    packed = unpack(packed_land("international", frozenset({code})))["countries"]
    one, fine = (
        next(land.shape for land in lands if land.code == code)
        for lands in (packed, atlas.countries("country", "international"))
    )
    assert shapely.equals(one, fine)


@pytest.mark.parametrize("view", BORDER_VIEWS)
def test_the_page_carries_all_inhabited_land_and_what_it_is_about_in_detail(view):
    land = {
        country.code: country.shape
        for country in unpack(packed_land(view, frozenset({"NLD", "JPN"})))["countries"]
    }
    coarse, fine = (
        {country.code: country.shape for country in atlas.countries(level, view)}
        for level in ("world", "country")
    )
    assert land.keys() == coarse.keys() - {"ATA"}
    detail = {code for code, shape in land.items() if shapely.equals(shape, fine[code])}
    assert {"NLD", "BEL", "DEU", "JPN"} <= detail
    assert not detail & {"USA", "AUS"}
    assert [code for code in land.keys() - detail if not shapely.equals(land[code], coarse[code])] == []


def test_a_page_of_many_countries_has_fewer_corners_that_neighbours_share():
    codes = frozenset(station.country for station in CATALOGUE.located)
    places = frozenset(station.point for station in CATALOGUE.located if station.point)
    shapes = {
        land.code: land.shape for land in unpack(packed_land("international", codes, places))["countries"]
    }
    border = shapely.intersection(shapes["NLD"], shapes["DEU"])
    assert {part.geom_type for part in shapely.get_parts(border)} <= {"LineString", "Point"}
    whole = {land.code: land.shape for land in atlas.countries("country", "international")}
    off = {code: shapely.hausdorff_distance(shapes[code], whole[code]) for code in ("NLD", "GRC", "FRA")}
    assert max(off.values()) < 0.4, off
    assert shapely.get_num_coordinates(shapes["NLD"]) > 90


@pytest.mark.parametrize("codes", [CATALOGUE.countries, [one.country for one in CATALOGUE.located]])
def test_a_page_of_many_countries_has_as_many_corners_as_it_has_room_for(codes):
    codes = frozenset(codes)
    places = frozenset(station.point for station in CATALOGUE.located if station.point)
    lands = unpack(packed_land("international", codes, places))["countries"]
    coarse = {land.code: land.shape for land in atlas.countries("world", "international")}
    detail = [land.shape for land in lands if not shapely.equals(land.shape, coarse[land.code])]
    most = MAX_CORNERS - CORNERS_A_COUNTRY * len(codes)
    assert 0.8 * most < sum(shapely.get_num_coordinates(detail)) <= most


def test_the_great_lakes_of_a_page_of_many_countries_are_those_of_the_atlas_but_for_two_kilometres():
    codes = frozenset(station.country for station in CATALOGUE.located)
    lakes = unpack(packed_land("international", codes))["lakes"][0].shape
    whole = atlas.lakes("region")
    for lon, lat in ((-87.5, 47.7), (-87.0, 43.5), (-82.0, 44.8), (-81.2, 42.2), (-77.8, 43.6)):
        inside = shapely.Point(lon, lat)
        drawn, true = (
            next(part for part in shapely.get_parts(one) if shapely.contains(part, inside))
            for one in (lakes, whole)
        )
        assert shapely.hausdorff_distance(drawn, true) < 0.03


def test_a_page_of_many_countries_has_more_corners_about_its_records():
    codes = frozenset(station.country for station in CATALOGUE.located)
    montreal = CATALOGUE.station_by_id["can-montreal-1"].point
    assert montreal
    places = frozenset(station.point for station in CATALOGUE.located if station.point)
    whole = next(land.shape for land in atlas.countries("country", "international") if land.code == "CAN")
    about = shapely.Point(montreal.lon, montreal.lat).buffer(0.7)
    corners = shapely.points(shapely.get_coordinates(shapely.intersection(shapely.boundary(whole), about)))
    off = []
    for some in (places, frozenset()):
        packed = unpack(packed_land("international", codes, some))["countries"]
        shape = next(land.shape for land in packed if land.code == "CAN")
        off.append(max(shapely.distance(corners, shapely.boundary(shape)).tolist()))
    detailed, plain = off
    assert (detailed < 0.3, plain > 0.6) == (True, True), off
