"""Which parts of the world are enlarged, what each panel shows, and its title."""

from dataclasses import replace

import pytest

from geo.mapspec.closeups import CROWDS, EUROPE, MIN_CROWD, Title, crowd_among, parts_of
from geo.mapspec.marks import GroupMark
from geo.mapspec.spec import build
from geo.model.places import LonLat
from geo.query.selection import Selection, whole
from released import released_catalogue

CATALOGUE = released_catalogue()
WORLD = build(CATALOGUE, whole(CATALOGUE))


@pytest.mark.parametrize("crowd", CROWDS, ids=lambda crowd: crowd.name)
def test_a_part_of_the_world_is_a_crowd_from_five_stations(crowd):
    inside = replace(WORLD.stations[0], point=crowd.extent.centre)
    assert crowd_among([inside] * (MIN_CROWD - 1)) is None
    assert crowd_among([inside] * MIN_CROWD) == crowd


def test_only_a_map_of_the_world_has_close_ups():
    assert WORLD.close_ups[0] == EUROPE
    assert build(CATALOGUE, Selection(CATALOGUE.window, countries=("CAN",))).close_ups == ()
    assert replace(WORLD, stations=()).close_ups == (EUROPE,)


def test_each_station_and_count_stands_in_one_part():
    groups = (GroupMark(LonLat(-75, 45), 7), GroupMark(LonLat(10, 50), 1))
    away, europe = parts_of(["Europe"], WORLD.stations, groups, lambda point: int(EUROPE.holds(point)))
    assert {mark.id for mark in europe.stations} == {
        mark.id for mark in WORLD.stations if EUROPE.holds(mark.point)
    }
    assert len(away.stations) + len(europe.stations) == len(WORLD.stations)
    assert (away.groups, europe.groups) == (groups[:1], groups[1:])
    assert europe.title == Title("Europe", len(europe.stations) + 1)
    assert europe.enlarged == f"{len(europe.stations)} in Europe, enlarged"
    assert replace(europe, stations=()).enlarged == "Europe, enlarged"


@pytest.mark.parametrize(
    ("title", "words", "lines"),
    [
        (Title("Europe"), "Europe", ("Europe",)),
        (Title("Europe", 1), "Europe: 1 alleged station", ("Europe:", "1 alleged station")),
        (Title("Europe", 1042), "Europe: 1,042 alleged stations", ("Europe:", "1,042 alleged stations")),
    ],
)
def test_a_title_counts_what_the_close_up_shows(title, words, lines):
    assert (str(title), title.lines) == (words, lines)
