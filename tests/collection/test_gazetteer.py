"""Which place a name means, and what else it is called."""

import sys
from pathlib import Path

import pytest

from geo.collection.gazetteer import OfflineGazetteer
from geo.model.errors import InvalidValue
from geo.model.places import LonLat

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from build_toponyms import other_names
from place_station import describe, find_candidates, radius_m


@pytest.fixture(scope="module")
def gazetteer():
    """The offline gazetteer, read once: it takes seconds and 500 MB."""
    assert OfflineGazetteer().geocode("Markham", country_codes="CA")


@pytest.mark.usefixtures("gazetteer")
@pytest.mark.parametrize(
    ("place", "country", "near", "expected", "left_out"),
    [
        ("Markham", "CAN", LonLat(-79.27, 43.87), {"萬錦市"}, {"Markham"}),
        ("New York City", "USA", None, {"紐約", "Nueva York"}, {"NYC", "NY", "New York City"}),
        ("Prato", "ITA", LonLat(11.1, 43.88), {"普拉托"}, {"Prato Carnico"}),
        ("Chinatown", "USA", LonLat(-74.0, 40.72), {"曼哈頓華埠"}, set()),
        ("Tokyo", "JPN", LonLat(-79.27, 43.87), set(), {"东京"}),
        ("Nowhere at all", "CAN", None, set(), set()),
    ],
)
def test_the_place_nearest_to_the_point_is_meant(place, country, near, expected, left_out):
    names = set(other_names(place, country, near))
    assert (expected - names, left_out & names) == (set(), set())


@pytest.mark.usefixtures("gazetteer")
@pytest.mark.parametrize(
    ("toponym", "country", "precision", "first"),
    [
        ("Markham", "CAN", "city", "Markham (08, 338,503 people): [-79.27, 43.87], 7000 m"),
        ("montreal", "CAN", "city", "Montréal (10, 1,762,949 people): [-73.59, 45.51], 15000 m"),
        ("Manhattan", "USA", "city", "Manhattan (NY, "),
    ],
)
def test_an_editor_gets_point_and_radius_of_the_likeliest_place(toponym, country, precision, first):
    place, *_ = find_candidates(toponym, country)
    assert describe(place, precision).startswith(first)


@pytest.mark.usefixtures("gazetteer")
def test_a_place_that_is_not_listed_has_no_candidate():
    assert find_candidates("Nowhere at all", "CAN") == []


def test_a_country_is_named_by_its_alpha_3_code():
    with pytest.raises(InvalidValue, match="'CA' is not an ISO 3166-1 alpha-3 code"):
        find_candidates("Markham", "CA")


@pytest.mark.parametrize(
    ("population", "precision", "metres"),
    [
        (500, "city", 5000),
        (338_503, "city", 7000),
        (20_000_000, "city", 25_000),
        (500, "neighbourhood", 2000),
        (90_000, "neighbourhood", 4000),
        (1_000_000, "neighbourhood", 5000),
    ],
)
def test_a_radius_follows_from_the_population_within_limits(population, precision, metres):
    assert radius_m(population, precision) == metres
