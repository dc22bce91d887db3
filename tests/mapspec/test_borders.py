"""The world of the usual app in the bench is whole, light, and puts cities into the right country."""

import itertools
import json
import re
from pathlib import Path

import pytest
import shapely
from shapely import Point

WORLD = Path(__file__).resolve().parents[2] / "bench" / "world.geojson"
MAX_BYTES = 330_000
NEEDED = """
    ARE ARG AUS AUT BEL BRA CAN CHL CHN CZE DEU ECU ESP FRA GBR GRC HKG HRV HUN IRL ISR ITA JPN KOR LSO MLT
    MNG NGA NLD NZL PRT ROU SGP SRB SVK SWE TZA UKR USA UZB ZAF
"""
TINY = ["SGP", "HKG", "MLT", "MAC", "MCO", "SMR", "LIE", "AND", "VAT", "NRU", "MDV"]
WITHOUT_ALPHA3 = ["Indian Ocean Territories", "Kosovo", "Northern Cyprus", "Siachen Glacier", "Somaliland"]

COLLECTION = json.loads(WORLD.read_text(encoding="utf-8"))
FEATURES = COLLECTION["features"]
SHAPES = {
    feature["id"]: shapely.geometry.shape(feature["geometry"]) for feature in FEATURES if "id" in feature
}
NAMES = {feature["id"]: feature["properties"]["name"] for feature in FEATURES if "id" in feature}


def rings(feature: dict) -> list[list[list[float]]]:
    """Return all rings of a feature, shells and holes."""
    coordinates = feature["geometry"]["coordinates"]
    polygons = [coordinates] if feature["geometry"]["type"] == "Polygon" else coordinates
    return [ring for polygon in polygons for ring in polygon]


def test_the_file_is_light_and_has_one_feature_a_line() -> None:
    assert WORLD.stat().st_size <= MAX_BYTES
    assert len(WORLD.read_text(encoding="utf-8").splitlines()) == len(FEATURES) + 2


def test_the_collection_says_whose_borders_it_shows() -> None:
    assert re.search("Natural Earth.*public domain.*de facto.*no endorsement", COLLECTION["attribution"])
    assert "crs" not in COLLECTION


def test_ids_are_alpha3_unique_and_sorted_with_the_nameless_last() -> None:
    ids = [feature["id"] for feature in FEATURES if "id" in feature]
    assert ids == sorted(set(ids))
    assert all(re.fullmatch("[A-Z]{3}", alpha3) for alpha3 in ids)
    assert [feature["properties"]["name"] for feature in FEATURES[len(ids) :]] == WITHOUT_ALPHA3


@pytest.mark.parametrize("alpha3", NEEDED.split())
def test_a_needed_country_is_present(alpha3: str) -> None:
    assert SHAPES[alpha3].area > 0


@pytest.mark.parametrize(
    ("alpha3", "name"),
    [("NLD", "Netherlands"), ("CZE", "Czechia"), ("KOR", "South Korea"), ("USA", "United States")],
)
def test_names_are_plain_english(alpha3: str, name: str) -> None:
    assert NAMES[alpha3] == name


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature["properties"]["name"])
def test_a_geometry_is_valid_rounded_and_wound_as_rfc_7946_asks(feature: dict) -> None:
    shape = shapely.geometry.shape(feature["geometry"])
    assert shapely.is_valid_reason(shape) == "Valid Geometry"
    assert not shape.is_empty
    for part in shapely.get_parts(shape):
        assert part.exterior.is_ccw
        assert not any(hole.is_ccw for hole in part.interiors)
    values = list(itertools.chain(*itertools.chain(*rings(feature))))
    assert all(round(value, 4) == value for value in values)


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature["properties"]["name"])
def test_no_edge_jumps_across_the_map(feature: dict) -> None:
    for ring in rings(feature):
        for (west, south), (east, north) in itertools.pairwise(ring):
            along_the_pole = south == north == -90
            assert abs(east - west) <= 30 or along_the_pole
            assert -180 <= west <= 180
            assert -90 <= south <= 90


@pytest.mark.parametrize(
    ("alpha3", "bounds", "square_degrees"),
    [
        ("RUS", (-180, 41, 180, 82), (2850, 2970)),
        ("FJI", (-180, -19.3, 180, -15.9), (1.2, 1.8)),
        ("USA", (-180, 18.5, 180, 71.6), (1050, 1150)),
        ("ATA", (-180, -90, 180, -60), (5900, 6200)),
        ("NZL", (-180, -53, 180, -8), (26, 31)),
    ],
)
def test_countries_at_the_antimeridian_have_their_size(
    alpha3: str, bounds: tuple[float, ...], square_degrees: tuple[float, float]
) -> None:
    assert shapely.box(*bounds).contains(SHAPES[alpha3])
    assert square_degrees[0] < SHAPES[alpha3].area < square_degrees[1]


@pytest.mark.parametrize("alpha3", ["RUS", "FJI", "ATA"])
def test_the_two_halves_meet_at_the_antimeridian(alpha3: str) -> None:
    seams = [SHAPES[alpha3].intersection(shapely.LineString([(x, -90), (x, 90)])) for x in (-180, 180)]
    assert seams[0].bounds[1::2] == pytest.approx(seams[1].bounds[1::2], abs=0.03)
    assert seams[0].length == pytest.approx(seams[1].length, abs=0.05)


def test_russia_has_chukotka_on_both_sides_and_nothing_in_between() -> None:
    assert SHAPES["RUS"].contains(Point(-175, 66.5))
    assert SHAPES["RUS"].contains(Point(178, 67.5))
    assert not SHAPES["RUS"].intersects(shapely.box(-168, -90, 19, 90))


def test_antarctica_reaches_the_pole() -> None:
    assert SHAPES["ATA"].covers(shapely.box(-179, -90, 179, -86))


@pytest.mark.parametrize("alpha3", TINY)
def test_a_tiny_territory_keeps_a_shape(alpha3: str) -> None:
    assert shapely.get_num_coordinates(SHAPES[alpha3]) >= 6


@pytest.mark.parametrize(
    ("city", "longitude", "latitude", "alpha3"),
    [
        ("Toronto", -79.42, 43.70, "CAN"),
        ("Markham", -79.34, 43.86, "CAN"),
        ("Montréal", -73.59, 45.51, "CAN"),
        ("Brossard", -73.46, 45.46, "CAN"),
        ("New York", -73.94, 40.85, "USA"),
        ("Anchorage", -149.90, 61.18, "USA"),
        ("Mexico City", -99.13, 19.43, "MEX"),
        ("Quito", -78.50, -0.20, "ECU"),
        ("Santiago", -70.65, -33.46, "CHL"),
        ("Mendoza", -68.83, -32.89, "ARG"),
        ("Madrid", -3.70, 40.42, "ESP"),
        ("Paris", 2.35, 48.85, "FRA"),
        ("Dublin", -6.27, 53.33, "IRL"),
        ("Birmingham", -1.90, 52.48, "GBR"),
        ("Rotterdam", 4.48, 51.92, "NLD"),
        ("Brussels", 4.35, 50.85, "BEL"),
        ("Luxembourg", 6.13, 49.61, "LUX"),
        ("Frankfurt", 8.68, 50.12, "DEU"),
        ("Milan", 9.19, 45.46, "ITA"),
        ("San Marino", 12.45, 43.94, "SMR"),
        ("Vienna", 16.37, 48.21, "AUT"),
        ("Bratislava", 17.11, 48.15, "SVK"),
        ("Prague", 14.42, 50.09, "CZE"),
        ("Budapest", 19.04, 47.50, "HUN"),
        ("Belgrade", 20.47, 44.80, "SRB"),
        ("Kyiv", 30.52, 50.45, "UKR"),
        ("Gaza", 34.467, 31.50, "PSE"),
        ("Ramallah", 35.20, 31.90, "PSE"),
        ("Tel Aviv", 34.80, 32.08, "ISR"),
        ("Maseru", 27.48, -29.32, "LSO"),
        ("Bloemfontein", 26.21, -29.12, "ZAF"),
        ("Dodoma", 35.74, -6.17, "TZA"),
        ("Tashkent", 69.24, 41.26, "UZB"),
        ("Ulaanbaatar", 106.88, 47.91, "MNG"),
        ("Fuzhou", 119.31, 26.06, "CHN"),
        ("Taipei", 121.53, 25.05, "TWN"),
        ("Hong Kong", 114.17, 22.28, "HKG"),
        ("Seoul", 126.98, 37.57, "KOR"),
        ("Pyongyang", 125.75, 39.03, "PRK"),
        ("Tokyo", 139.69, 35.69, "JPN"),
        ("Singapore", 103.82, 1.36, "SGP"),
    ],
)
def test_a_city_lies_in_its_country_and_no_other(
    city: str, longitude: float, latitude: float, alpha3: str
) -> None:
    place = Point(longitude, latitude)
    assert [owner for owner, shape in SHAPES.items() if shape.contains(place)] == [alpha3], city


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NLD", "BEL"),
        ("BEL", "LUX"),
        ("ITA", "AUT"),
        ("CZE", "SVK"),
        ("CAN", "USA"),
        ("ISR", "PSE"),
        ("CHN", "HKG"),
        ("ITA", "VAT"),
        ("FRA", "MCO"),
    ],
)
def test_neighbours_share_a_border_line(one: str, other: str) -> None:
    common = SHAPES[one].intersection(SHAPES[other])
    assert common.area == 0
    assert common.length > 0


def test_lesotho_fills_the_hole_in_south_africa() -> None:
    assert SHAPES["ZAF"].intersection(SHAPES["LSO"]).area == 0
    assert any(shapely.Polygon(hole).equals(SHAPES["LSO"]) for hole in SHAPES["ZAF"].interiors)


def test_all_territories_fit_together_without_overlap_or_sliver() -> None:
    every = [shapely.geometry.shape(feature["geometry"]) for feature in FEATURES]
    assert shapely.coverage_is_valid(every)
