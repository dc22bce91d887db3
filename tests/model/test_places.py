"""Points, distances and extents: longitude first, degrees, WGS 84."""

from math import inf, nan, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model.errors import InvalidValue
from geo.model.places import (
    EARTH_RADIUS_M,
    FINEST_DECIMALS,
    PRECISIONS,
    WORLD,
    ZOOM_LIMIT,
    Extent,
    LonLat,
    extent_of,
)

MARKHAM, MONTREAL, TOKYO = LonLat(-79.27, 43.87), LonLat(-73.59, 45.51), LonLat(139.77, 35.7)

places = st.builds(LonLat, st.floats(-180, 180), st.floats(-90, 90))


@pytest.mark.parametrize(
    ("lon", "lat"),
    [
        (180.1, 0),
        (-180.1, 0),
        (0, 90.1),
        (0, -90.1),
        (-33.87, 151.21),
        (nan, 0),
        (0, nan),
        (inf, 0),
        (0, -inf),
    ],
)
def test_a_point_off_the_earth_is_refused(lon, lat):
    with pytest.raises(InvalidValue) as refused:
        LonLat(lon, lat)
    assert str(refused.value) == (
        f"[{lon}, {lat}] is not a place on Earth; write [longitude, latitude] in degrees"
    )


@pytest.mark.parametrize(("lon", "lat"), [(180, 90), (-180, -90), (0, 0)])
def test_the_edges_of_the_earth_are_on_it(lon, lat):
    assert (LonLat(lon, lat).lon, LonLat(lon, lat).lat) == (lon, lat)


@pytest.mark.parametrize(
    ("one", "other", "metres"),
    [
        (MARKHAM, MARKHAM, 0),
        (LonLat(0, 0), LonLat(1, 0), 111_319),
        (LonLat(0, 0), LonLat(0, 1), 110_574),
        (LonLat(0, 60), LonLat(1, 60), 55_800),
        (LonLat(179.5, 0), LonLat(-179.5, 0), 111_319),
        (LonLat(0, 90), LonLat(0, -90), 20_003_931),
        (MARKHAM, MONTREAL, 486_000),
        (MONTREAL, TOKYO, 10_408_000),
    ],
)
def test_distances_are_those_of_the_ellipsoid(one, other, metres):
    assert one.distance_m(other) == pytest.approx(metres, rel=0.001, abs=1)


@given(places, places)
def test_a_distance_is_the_same_both_ways_and_at_most_half_the_earth(one, other):
    assert one.distance_m(other) == pytest.approx(other.distance_m(one), rel=1e-9, abs=1e-6)
    assert 0 <= one.distance_m(other) <= pi * EARTH_RADIUS_M * (1 + 1e-9)


@pytest.mark.parametrize(
    ("lon", "lat", "decimals"),
    [(0, 0, 0), (100.0, 10.0, 0), (-79.27, 43.9, 2), (2.356, 48.8, 3), (1e-7, 0, 7), (-79.270, 43.870, 2)],
)
def test_decimals_are_those_of_the_finer_coordinate(lon, lat, decimals):
    assert LonLat(lon, lat).decimals == decimals


def test_the_coarser_the_precision_the_fewer_decimals_and_the_less_zoom():
    located = [precision for precision in PRECISIONS if precision != "unknown"]
    assert located == ["neighbourhood", "city", "region"]
    for limits in (FINEST_DECIMALS, ZOOM_LIMIT):
        ordered = [limits[precision] for precision in located]
        assert ordered == sorted(ordered, reverse=True)


def test_no_points_have_no_extent():
    assert extent_of([]) is None


def test_an_extent_contains_its_points():
    assert extent_of([MARKHAM, TOKYO, MONTREAL]) == Extent(-79.27, 35.7, 139.77, 45.51)
    assert extent_of([MARKHAM]) == Extent(-79.27, 43.87, -79.27, 43.87)


def test_a_union_contains_both():
    assert Extent(0, 0, 2, 1).union(Extent(-1, 0.5, 1, 3)) == Extent(-1, 0, 2, 3)


@pytest.mark.parametrize(
    ("extent", "share", "at_least", "grown"),
    [
        (Extent(0, 0, 10, 20), 0.1, 0.0, Extent(-1, -2, 11, 22)),
        (Extent(5, 5, 5, 5), 0.5, 0.4, Extent(4.6, 4.6, 5.4, 5.4)),
        (Extent(-179, -89, 179, 89), 0.5, 0.0, Extent(-180, -90, 180, 90)),
    ],
)
def test_an_extent_grows_on_all_sides_within_the_earth(extent, share, at_least, grown):
    assert extent.grown(share, at_least) == grown


def test_the_centre_is_in_the_middle():
    assert Extent(-10, 0, 30, 50).centre == LonLat(10, 25)


def test_the_world_map_leaves_antarctica_off():
    assert extent_of([LonLat(WORLD.west, WORLD.south), LonLat(WORLD.east, WORLD.north)]) == WORLD
    assert -60 < WORLD.south < -55
