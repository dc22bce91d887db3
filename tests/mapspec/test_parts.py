"""What each panel of a map shows, and its title."""

from dataclasses import replace

import pytest

from geo.mapspec.closeups import EUROPE
from geo.mapspec.marks import GroupMark
from geo.mapspec.parts import Part, local_part, parts_of, small_part
from geo.mapspec.spec import build
from geo.model.places import LonLat
from geo.query.selection import Selection, whole
from released import released_catalogue

CATALOGUE = released_catalogue()
GROUPS = (GroupMark(LonLat(-75, 45), 7), GroupMark(LonLat(10, 50), 1))
WORLD = replace(build(CATALOGUE, whole(CATALOGUE)), groups=GROUPS)
CANADA = build(CATALOGUE, Selection(CATALOGUE.window, countries=("CAN",)))


def depth(point: LonLat) -> float:
    return 10.0 if EUROPE.holds(point) else -10.0


def test_each_station_and_count_stands_in_one_part():
    away, europe = parts_of(WORLD, {"Europe": depth}, 9.0)
    assert {mark.id for mark in europe.stations} == {
        mark.id for mark in WORLD.stations if EUROPE.holds(mark.point)
    }
    assert len(away.stations) + len(europe.stations) == len(WORLD.stations)
    assert (away.groups, europe.groups) == (GROUPS[:1], GROUPS[1:])
    assert (away.names_countries, europe.names_countries) == (False, True)
    assert europe.titles[0] == ("Europe:", f"{len(europe.stations) + 1} alleged stations")
    assert europe.enlarged == f"{len(europe.stations)} in Europe, enlarged"
    assert replace(europe, stations=()).enlarged == "Europe, enlarged"


def test_a_station_too_near_the_edge_of_a_close_up_stays_on_the_world_map():
    assert parts_of(WORLD, {"Europe": depth}, 11.0)[1].stations == ()
    first, second = parts_of(WORLD, {"Europe": depth, "Europe again": depth}, 9.0)[1:]
    assert (bool(first.stations), second.stations) == (True, ())


def test_an_animation_leaves_room_for_all_that_any_of_its_maps_shows():
    moving = replace(WORLD, stations=WORLD.stations[:1], final=WORLD)
    assert [part.layout for part in parts_of(moving, {"Europe": depth}, 9.0)] == parts_of(
        WORLD, {"Europe": depth}, 9.0
    )
    assert local_part(moving).layout == local_part(WORLD)
    assert local_part(WORLD).layout == local_part(WORLD)


def test_a_local_map_shows_all_of_it_and_one_of_several_what_falls_on_its_panel():
    assert local_part(CANADA) == Part("", CANADA.stations, CANADA.groups, names_countries=True)
    empty = replace(CANADA, stations=(), countries=(), unlocated=())
    assert not local_part(empty).names_countries
    assert small_part(CANADA, lambda _point: -1.0).stations == ()
    assert small_part(CANADA, lambda _point: 0.0).stations == CANADA.stations


@pytest.mark.parametrize(
    ("counts", "titles"),
    [
        ((), (("Europe",),)),
        ((1,), (("Europe:", "1 alleged station"), ("Europe",))),
        ((1000, 42), (("Europe:", "1,042 alleged stations"), ("Europe",))),
    ],
)
def test_a_title_counts_what_the_close_up_shows(counts, titles):
    groups = tuple(GroupMark(LonLat(10, 50), count) for count in counts)
    assert Part("Europe", (), groups, names_countries=True).titles == titles
