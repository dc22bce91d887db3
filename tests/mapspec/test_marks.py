"""Counts of stations by area: how large their circles are, and which stations are counted together."""

from types import SimpleNamespace

import numpy as np
import pytest

from geo.mapspec.marks import GROUP_RADIUS, group_radius, grouped
from geo.model.places import Extent, LonLat
from geo.query.columns import Columns, Traits

MARKHAM, TORONTO, MONTREAL, LONDON = (
    ("CAN", LonLat(-79.27, 43.87)),
    ("CAN", LonLat(-79.4, 43.7)),
    ("CAN", LonLat(-73.59, 45.51)),
    ("GBR", LonLat(-0.1, 51.4)),
)
WORLD, CITY = Extent(-170, -56, 180, 76), Extent(-79.5, 43.6, -79.2, 43.9)


@pytest.mark.parametrize(("count", "radius"), [(1, 5.6), (4, 6.2), (100, 11.0), (10_000, 30.0)])
def test_the_area_of_a_circle_grows_with_its_count_up_to_a_limit(count, radius):
    assert group_radius(count) == pytest.approx(radius)
    assert GROUP_RADIUS[0] < group_radius(count) <= GROUP_RADIUS[2]


def selected(places):
    """What is counted of a selection whose stations are at these places."""
    traits = tuple(Traits(code, "", "medium", "city", True, ("NGO",), False) for code, _ in places)
    lon, lat = np.array([(point.lon, point.lat) for _, point in places], float).reshape(-1, 2).T
    rows = np.arange(len(places))
    return SimpleNamespace(columns=Columns((), rows, lon, lat, traits, rows), located_rows=rows)


@pytest.mark.parametrize(
    ("places", "extent", "groups"),
    [
        ([], WORLD, []),
        ([MARKHAM, TORONTO, MONTREAL, LONDON], WORLD, [("CAN", 3), ("GBR", 1)]),
        ([MARKHAM, TORONTO], CITY, [("CAN", 1), ("CAN", 1)]),
        ([LONDON, ("FRA", LonLat(-0.2, 51.3))], WORLD, [("FRA", 1), ("GBR", 1)]),
    ],
)
def test_stations_of_one_country_and_cell_are_counted_together(places, extent, groups):
    assert [(group.country, group.count) for group in grouped(selected(places), extent)] == groups


def test_a_count_stands_at_the_place_of_the_station_nearest_to_the_mean():
    (group,) = grouped(selected([MARKHAM, TORONTO, MONTREAL]), WORLD)
    assert group.point == MARKHAM[1]
