"""The plain values that the map's script paints."""

import pytest

from geo.mapspec.spec import build
from geo.query.selection import from_link
from geo.render.state import map_places, map_state, place_names, place_values


def test_a_step_sends_statuses_standings_and_the_legend_but_no_place(five):
    state = map_state(build(five, from_link("to=2022-12-31", five)), "station:gbr-london-1")
    assert state["stations"] == {
        "reported": ["aus-sydney-1", "gbr-london-1"],
        "under_investigation": ["can-markham-1"],
    }
    assert state["countries"] == {
        "AUS": ["reported", "October 2022"],
        "CAN": ["investigating", "26 October 2022"],
        "GBR": ["reported", "12 September 2022"],
    }
    assert ["status", "reported", 2] in state["legend"]
    assert ["standing", "under_investigation", 1] in state["legend"]
    assert (state["asOf"], state["chosen"]) == ("2022-12-31", "station:gbr-london-1")
    assert state["label"].startswith("Map. As of 31 December 2022: 4 alleged stations")
    assert (state["groups"], state["borders"]) == ([], "international")


def test_places_are_sent_once_with_all_that_never_changes(five):
    places = {place[0]: place[1:] for place in map_places(five, build(five, from_link("", five)))}
    assert list(places) == ["aus-sydney-1", "can-markham-1", "can-montreal-1", "gbr-london-1"]
    assert places["gbr-london-1"] == [
        "Alleged station gbr-london-1",
        *(-0.1, 51.383, 7000.0, "neighbourhood", "GBR"),
        ["London", "London (Croydon)"],
    ]


@pytest.mark.parametrize(
    ("identifier", "values", "names"),
    [
        ("can-unlocated-1", [None, None, 0.0, "unknown"], []),
        ("can-markham-1", [-79.27, 43.87, 7000.0, "city"], ["Markham"]),
    ],
)
def test_a_place_that_is_not_known_has_neither_point_nor_name(five, identifier, values, names):
    station = five.station_by_id[identifier]
    assert (place_values(station), place_names(station)) == (values, names)
