"""Symbols never hide one another, stand as near to their place as that allows, and always the same way."""

from itertools import combinations
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.mapspec.declutter import circle, spread
from geo.model.places import LonLat
from geo.model.records import Catalogue

SPACING = 12.5
CLOSEST = SPACING * 0.96 - 0.02
"""What :func:`spread` promises, less the rounding of two offsets."""

anchors = st.lists(st.tuples(st.floats(0, 300), st.floats(0, 300)), max_size=25)


def spots(places: list[tuple[float, float]], spacing: float = SPACING) -> list[tuple[float, float]]:
    return [(x + dx, y + dy) for (x, y), (dx, dy) in zip(places, spread(places, spacing), strict=True)]


def closest(places: list[tuple[float, float]]) -> float:
    return min(hypot(a[0] - b[0], a[1] - b[1]) for a, b in combinations(places, 2))


def test_nothing_to_place_is_nothing_placed():
    assert spread([], SPACING) == []


@given(anchors)
@settings(max_examples=40, deadline=None)
def test_no_two_symbols_come_closer_than_the_spacing(places):
    placed = spots(places)
    assert len(placed) == len(places)
    assert len(placed) < 2 or closest(placed) >= CLOSEST


@pytest.mark.parametrize("count", [2, 3, 9, 40])
def test_symbols_of_one_place_stand_side_by_side_around_it(count):
    placed = spots([(100.0, 100.0)] * count)
    assert closest(placed) >= CLOSEST
    middle = [sum(axis) / count for axis in zip(*placed, strict=True)]
    assert middle == pytest.approx([100, 100], abs=SPACING)
    assert max(hypot(x - 100, y - 100) for x, y in placed) <= SPACING * (1 + count**0.5)


def test_a_symbol_alone_stays_at_its_place():
    assert all(hypot(dx, dy) < 0.5 for dx, dy in spread([(0, 0), (200, 0), (0, 200)], SPACING))


@given(anchors)
@settings(max_examples=15, deadline=None)
def test_the_same_places_in_the_same_order_give_the_same_spots(places):
    assert spread(places, SPACING) == spread(list(places), SPACING)


@pytest.mark.parametrize("shift", [(64, 0), (-1024, 512), (0.5, 0.25)])
def test_moving_the_map_moves_the_symbols_with_it(shift):
    places = [(0, 0), (3, 1), (3, 1), (20, 20), (21, 28), (60, 5)]
    moved = [(x + shift[0], y + shift[1]) for x, y in places]
    assert spread(moved, SPACING) == [pytest.approx(offset, abs=0.05) for offset in spread(places, SPACING)]


def farthest_off(lon: float, lat: float, radius_m: float) -> float:
    centre = LonLat(lon, lat)
    return max(
        abs(centre.distance_m(LonLat(*corner)) / radius_m - 1) for corner in circle(lon, lat, radius_m)
    )


@pytest.mark.parametrize(
    ("lat", "radius_m"), [(0, 2_000), (0, 155_000), (45, 25_000), (-37, 155_000), (60, 25_000), (60, 100_000)]
)
def test_a_circle_has_its_radius_to_a_part_in_a_hundred(lat, radius_m):
    assert farthest_off(10, lat, radius_m) < 0.015


def test_every_circle_of_the_project_has_its_radius(catalogue: Catalogue):
    located = [station for station in catalogue.stations if station.point]
    off = {one.id: farthest_off(one.point.lon, one.point.lat, one.radius_m) for one in located}
    assert {identifier: error for identifier, error in off.items() if error >= 0.015} == {}


def test_a_circle_is_a_closed_ring():
    ring = circle(10, 45, 5_000, corners=12)
    assert (len(ring), ring[0]) == (13, ring[-1])
