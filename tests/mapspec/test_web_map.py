"""Which places the web map is sent once: all of a small collection, of a large one those that are drawn."""

from dataclasses import replace

import pytest

from geo.mapspec import spec as map_spec
from geo.mapspec.spec import build
from geo.mapspec.web_map import placed_stations
from geo.query.selection import from_link

LOCATED = ["aus-sydney-1", "can-markham-1", "can-montreal-1", "gbr-london-1"]


@pytest.mark.parametrize(
    ("limit", "placed"), [(4, LOCATED), (3, ["can-markham-1", "can-montreal-1"])], ids=["small", "large"]
)
def test_a_step_need_not_send_the_places_of_a_small_collection(five, monkeypatch, limit, placed):
    monkeypatch.setattr(map_spec, "MAX_DRAWN_SINGLY", limit)
    canada = build(five, from_link("country=CAN", five))
    assert [station.id for station in placed_stations(five, canada)] == placed


def test_a_map_that_counts_by_area_places_no_station(five, monkeypatch):
    monkeypatch.setattr(map_spec, "MAX_DRAWN_SINGLY", 3)
    counted = replace(build(five, from_link("", five)), stations=())
    assert placed_stations(five, counted) == ()
