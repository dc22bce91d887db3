"""The land that regions are measured by, and the online backgrounds on offer."""

import pytest

from geo.mapspec.basemap import main_extents, online_basemaps


@pytest.mark.parametrize(
    ("country", "west_of", "east_of"),
    [("FRA", -6, 10), ("USA", -130, -60), ("RUS", 25, 181), ("NLD", 3, 8)],
)
def test_a_country_reaches_as_far_as_its_largest_piece_of_land(country, west_of, east_of):
    extent = main_extents()[country]
    assert west_of < extent.west < extent.east <= east_of


def test_land_without_an_iso_code_is_no_country():
    assert {"XKX", "SOL", "CYN"}.isdisjoint(main_extents())
    assert {"SRB", "SOM", "CYP", "SGP", "HKG"} <= main_extents().keys()


@pytest.mark.parametrize(
    ("key", "labels"), [("", ["OpenStreetMap"]), ("a key&", ["OpenStreetMap", "CARTO Positron"])]
)
def test_carto_is_on_offer_where_there_is_a_key(monkeypatch, key, labels):
    monkeypatch.setenv("CARTO_API_KEY", key)
    offered = online_basemaps.__wrapped__()
    assert [one.label for one in offered] == labels
    for one in offered:
        assert one.url.startswith("https://")
        assert "{z}/{x}/{y}" in one.url
        assert "©" in one.attribution
    assert not key or "a%20key%26" in offered[1].url
