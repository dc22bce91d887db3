"""The land that the page carries: all of the world, and in detail what the page is about."""

import pytest
import shapely

from geo.mapspec import atlas
from geo.mapspec.topology import unpack
from geo.model.sources import BORDER_VIEWS
from geo.render.page.borders import MAX_CORNERS, packed_land
from tests.render.page.pages import CATALOGUE


@pytest.mark.parametrize("view", BORDER_VIEWS)
def test_the_page_carries_all_inhabited_land_and_what_it_is_about_in_detail(view):
    land = {level: unpack(text) for level, text in packed_land(view, frozenset({"NLD", "JPN"})).items()}
    world = {country.code for country in land["world"]["countries"]}
    assert world == {country.code for country in atlas.countries("world", view)} - {"ATA"}
    detail = {country.code: country.shape for country in land["detail"]["countries"]}
    assert {"NLD", "BEL", "DEU", "JPN"} <= detail.keys()
    assert not detail.keys() & {"USA", "AUS"}
    drawn = {country.code: country.shape for country in atlas.countries("country", view)}
    assert [code for code, shape in detail.items() if not shapely.equals(shape, drawn[code])] == []


def test_a_page_of_many_countries_has_fewer_corners_that_neighbours_share():
    codes = frozenset(station.country for station in CATALOGUE.located)
    text = packed_land("international", codes)["detail"]
    shapes = {land.code: land.shape for land in unpack(text)["countries"]}
    assert sum(shapely.get_num_coordinates(list(shapes.values()))) <= MAX_CORNERS
    border = shapely.intersection(shapes["NLD"], shapes["DEU"])
    assert {part.geom_type for part in shapely.get_parts(border)} <= {"LineString", "Point"}
    whole = {land.code: land.shape for land in atlas.countries("country", "international")}
    off = {code: shapely.hausdorff_distance(shapes[code], whole[code]) for code in ("NLD", "GRC", "FRA")}
    assert max(off.values()) < 0.3, off
    assert shapely.get_num_coordinates(shapes["NLD"]) > 160
