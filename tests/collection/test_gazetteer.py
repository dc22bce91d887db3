"""Which place a name means, and what else it is called."""

import sys
from pathlib import Path

import pytest

from geo.collection.gazetteer import OfflineGazetteer
from geo.model.places import LonLat

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from build_toponyms import other_names


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
