"""Which parts of the world are enlarged, and whether one finds room in the corner of the map."""

from dataclasses import replace

import pytest

from geo.mapspec.closeups import (
    CONTINENTS,
    CROWDS,
    EUROPE,
    continent_of,
    corner_inset,
    crowd_among,
    has_room_beside,
)
from geo.mapspec.spec import build
from geo.model.places import LonLat
from geo.query.selection import Selection, whole
from released import released_catalogue

CATALOGUE = released_catalogue()
WORLD = build(CATALOGUE, whole(CATALOGUE))


@pytest.mark.parametrize("crowd", CROWDS, ids=lambda crowd: crowd.name)
def test_a_part_of_the_world_is_a_crowd_from_five_stations(crowd):
    inside = replace(WORLD.stations[0], point=crowd.extent.centre)
    assert crowd_among([inside] * 4) is None
    assert crowd_among([inside] * 5) == crowd


def test_only_a_map_of_the_world_has_close_ups():
    assert WORLD.close_ups[0] == EUROPE
    assert build(CATALOGUE, Selection(CATALOGUE.window, countries=("CAN",))).close_ups == ()
    assert replace(WORLD, stations=()).close_ups == (EUROPE,), "countries of Europe have a status"


CONTINENT = {one.name: one for one in CONTINENTS}
NEW_YORK, SEOUL, SYDNEY, ROME = LonLat(-74, 40.7), LonLat(127, 37.6), LonLat(151, -33.9), LonLat(12.5, 41.9)


@pytest.mark.parametrize(
    ("points", "codes", "name"),
    [
        ((), (), "Europe"),
        ((NEW_YORK, SEOUL, NEW_YORK), (), "North America"),
        ((NEW_YORK, SEOUL, SEOUL), ("USA",), "East Asia"),
        ((NEW_YORK, NEW_YORK, ROME), (), "Europe"),
        ((NEW_YORK, NEW_YORK), ("ITA",), "Europe"),
        ((), ("BRA", "CHL", "NGA"), "South America"),
        ((), ("NGA", "TZA", "CHL"), "Africa"),
        ((SYDNEY,), ("USA", "CAN"), "Oceania"),
        ((), ("XYZ",), "Europe"),
    ],
)
def test_the_continent_beside_the_world_is_europe_unless_europe_is_empty(points, codes, name):
    assert continent_of(points, codes) == CONTINENT[name]


def test_a_crowd_is_not_enlarged_twice():
    charged = build(CATALOGUE, Selection(CATALOGUE.window, statuses=("charged",)))
    assert [one.name for one in charged.close_ups] == ["North America"]
    crowded = replace(charged, stations=charged.stations * 3)
    assert [one.name for one in crowded.close_ups] == ["North America"]


def test_the_stations_of_a_close_up_leave_the_world_map():
    stays = {mark.id for mark in EUROPE.without(WORLD.stations)}
    assert stays == {mark.id for mark in WORLD.stations if not EUROPE.holds(mark.point)}
    assert 0 < len(stays) < len(WORLD.stations)


NARROWER = 100 * 0.96 * 1.25


@pytest.mark.parametrize(
    ("covered", "size"),
    [
        (lambda _wide, _high: (0.0, 0.0, 0), (NARROWER, 96.0)),
        (lambda wide, high: (0.009 * wide * high, 0.0, 0), (NARROWER, 96.0)),
        (lambda wide, high: (0.01 * wide * high, 0.0, 0), None),
        (lambda wide, _high: (0.0, float(wide > 61), 0), (61.0, 84.0)),
        (lambda wide, high: (0.0, 0.0, int(wide > 70 or high > 80)), (70.0, 72.0)),
        (lambda _wide, _high: (0.0, 0.0, 1), None),
    ],
    ids=["sea", "little land", "land", "a country with a status", "a station", "a station everywhere"],
)
def test_an_inset_takes_the_largest_corner_that_hides_nothing(covered, size):
    found = corner_inset(100.0, 40.0, 10.0, covered)
    assert found == (size and pytest.approx(size))


def test_an_inset_is_wider_than_the_least_width():
    assert corner_inset(100.0, 120.0, 10.0, lambda _wide, _high: (0.0, 0.0, 0)) is None


def test_a_second_close_up_needs_seven_tenths_of_the_height_beside_small_maps():
    assert (has_room_beside(71, 100), has_room_beside(70, 100)) == (True, False)
