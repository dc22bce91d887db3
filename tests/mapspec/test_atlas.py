"""The land of every level and view: whole, in one coverage, with owners as static/README.md lists them."""

import gzip
import hashlib
import re

import pytest
import shapely
from shapely import Point

from geo.mapspec.atlas import (
    FOLDER,
    LEVELS,
    WITHOUT_ISO,
    countries,
    disputed_areas,
    disputed_lines,
    distance_to_country_m,
    file_of,
    lakes,
    manifest,
    rivers,
)
from geo.mapspec.topology import Feature
from geo.model.countries import country_names
from geo.model.installation import STATIC
from geo.model.sources import BORDER_VIEWS, BorderView

README = (STATIC / "README.md").read_text("utf-8")
EVERY = [(level, view) for level in LEVELS for view in BORDER_VIEWS]
MAX_KB = {"world": 85, "region": 160, "country": 320}


def rows(head: str) -> list[list[str]]:
    """The cells of the table of the README whose first column has this heading."""
    table = README.partition(f"\n| {head} |")[2].partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table]


def drawn_with(feature: Feature, view: BorderView) -> str:
    """The names of the countries whose land an area or line lies on."""
    measure = shapely.area if feature.shape.geom_type == "MultiPolygon" else shapely.length
    owners = (
        one.name
        for one in countries("country", view)
        if measure(shapely.intersection(one.shape, feature.shape)) > 1e-6
    )
    return " and ".join(sorted(owners))


@pytest.mark.parametrize("name", manifest())
def test_the_name_of_a_file_has_the_hash_of_its_content(name):
    content = file_of(name).read_bytes()
    assert manifest()[name] == hashlib.sha256(content).hexdigest()[:12]


def test_the_folder_holds_no_file_that_the_manifest_does_not_name():
    assert {path.name for path in FOLDER.glob("*.*.json")} == {file_of(name).name for name in manifest()}


def test_the_readme_names_every_file_with_its_size():
    sizes = {name.strip("`"): (int(raw), int(packed)) for name, raw, packed in rows("file | kB")}
    assert sizes.keys() == manifest().keys()
    for name, (raw, packed) in sizes.items():
        content = file_of(name).read_bytes()
        assert raw == round(len(content) / 1000)
        assert packed == pytest.approx(len(gzip.compress(content, 9)) / 1000, abs=1.5)


@pytest.mark.parametrize(("level", "view"), EVERY)
def test_a_level_is_light_and_one_coverage_without_gap_or_overlap(level, view):
    shapes = [country.shape for country in countries(level, view)]
    assert file_of(f"{view}-{level}").stat().st_size <= MAX_KB[level] * 1000
    assert shapely.coverage_is_valid(shapes)
    assert all(shapely.is_valid(shapes))


@pytest.mark.parametrize(("level", "view"), EVERY)
def test_every_country_has_one_code_and_every_level_the_same_countries(level, view):
    codes = [country.code for country in countries(level, view)]
    assert codes == sorted(set(codes))
    assert set(codes) - country_names().keys() == WITHOUT_ISO
    assert codes == [country.code for country in countries("country", "international")]


@pytest.mark.parametrize(("level", "view"), EVERY)
def test_no_edge_jumps_across_the_map(level, view):
    for country in countries(level, view):
        if country.code != "ATA":
            west, _, east, _ = shapely.bounds(shapely.get_parts(country.shape)).T
            assert (west >= -180).all()
            assert (east < 190.5).all()
            assert (east - west < 175).all()


def test_russia_is_one_piece_across_180_degrees_and_fiji_stands_together():
    shapes = {country.code: country.shape for country in countries("country", "international")}
    main = max(shapely.get_parts(shapes["RUS"]), key=shapely.area)
    assert main.covers(shapely.LineString([(170, 67), (184, 67)]))
    west, _, east, _ = shapes["FJI"].bounds
    assert east - west < 10


@pytest.mark.parametrize(
    ("code", "vertices"), [("NLD", 240), ("DNK", 270), ("GRC", 850), ("JPN", 1000), ("CAN", 11000)]
)
def test_a_country_at_its_own_level_has_every_vertex_of_natural_earth(code, vertices):
    land = next(one.shape for one in countries("country", "international") if one.code == code)
    assert shapely.get_num_coordinates(land) >= vertices


def test_the_views_differ_in_crimea_and_western_sahara_and_nowhere_else():
    differing = [
        one.code
        for one, other in zip(
            countries("country", "international"), countries("country", "de-facto"), strict=True
        )
        if not one.shape.equals(other.shape)
    ]
    assert differing == ["ESH", "MAR", "RUS", "UKR"]


@pytest.mark.parametrize(
    ("place", "lon", "lat", "international", "de_facto"),
    [
        ("Simferopol", 34.1, 45.0, "UKR", "RUS"),
        ("Kyiv", 30.52, 50.45, "UKR", "UKR"),
        ("Laayoune", -13.0, 27.1, "ESH", "MAR"),
        ("Tifariti", -10.6, 26.15, "ESH", "ESH"),
        ("Agadir", -9.5, 30.4, "MAR", "MAR"),
        ("Pristina", 21.16, 42.66, "XKX", "XKX"),
        ("Taipei", 121.53, 25.05, "TWN", "TWN"),
        ("Katzrin", 35.7, 32.99, "ISR", "ISR"),
        ("Toronto", -79.42, 43.70, "CAN", "CAN"),
        ("Rotterdam", 4.48, 51.92, "NLD", "NLD"),
        ("Suva, hills behind", 178.3, -17.9, "FJI", "FJI"),
        ("Uelen, inland", -171.5, 66.5, "RUS", "RUS"),
        ("the middle of the Atlantic", -30.0, 30.0, "", ""),
    ],
)
def test_a_place_lies_in_a_country_of_each_view(place, lon, lat, international, de_facto):
    turned = [lon, lon + 360, lon - 360]
    for level in LEVELS:
        for view, owner in (("international", international), ("de-facto", de_facto)):
            lands = countries(level, view)
            found = [one.code for one in lands if shapely.intersects_xy(one.shape, turned, [lat] * 3).any()]
            assert found == [owner] * bool(owner), (place, level, view)


def test_the_distance_to_a_country_is_none_within_it_and_in_metres_outside():
    assert distance_to_country_m("RUS", -171.5, 66.5, "international") == 0
    assert distance_to_country_m("CAN", -79.42, 43.70, "international") == 0
    south_of_egypt = distance_to_country_m("EGY", 30.0, 21.0, "international")
    assert south_of_egypt == pytest.approx(110_300, rel=0.01)  # its border is the 22nd parallel
    assert distance_to_country_m("ZZZ", 0, 0, "international") == 0


def test_the_readme_lists_every_disputed_area_with_the_countries_it_is_drawn_with():
    listed = [row[:3] for row in rows("area | international: drawn with")]
    assert listed == [
        [area.name, drawn_with(area, "international"), drawn_with(area, "de-facto")]
        for area in disputed_areas("country", "international")
    ]


def test_the_readme_lists_every_disputed_line_with_the_countries_it_lies_between():
    listed = rows("line | international: between")
    assert listed == [
        [line.name, drawn_with(line, "international"), drawn_with(line, "de-facto")]
        for line in disputed_lines("country", "international")
    ]


@pytest.mark.parametrize(("level", "view"), EVERY)
def test_every_level_and_view_marks_the_same_areas_and_lines(level, view):
    for of in (disputed_areas, disputed_lines):
        assert [one.name for one in of(level, view)] == [one.name for one in of("country", "international")]
        assert not any(one.shape.is_empty for one in of(level, view))


@pytest.mark.parametrize(("level", "view"), EVERY)
def test_an_area_is_listed_with_the_country_that_most_of_it_is_drawn_with(level, view):
    shapes = {one.code: one.shape for one in countries(level, view)}
    for area in disputed_areas(level, view):
        assert shapely.intersection(shapes[area.code], area.shape).area > area.shape.area / 2


@pytest.mark.parametrize(
    ("lake", "lon", "lat", "levels"),
    [
        ("Superior", -88.0, 47.7, LEVELS),
        ("Ontario", -77.8, 43.6, LEVELS),
        ("Victoria", 33.0, -1.0, LEVELS),
        ("Baikal", 107.5, 53.0, LEVELS),
        ("IJsselmeer", 5.35, 52.8, ("region", "country")),
        ("Geneva", 6.5, 46.45, ("region", "country")),
    ],
)
def test_a_lake_is_drawn_at_its_levels(lake, lon, lat, levels):
    assert tuple(level for level in LEVELS if lakes(level).contains(Point(lon, lat))) == tuple(levels), lake


def test_rivers_run_outside_the_lakes_and_past_their_cities():
    assert shapely.intersection(rivers(), lakes("country").buffer(-0.02)).length < 0.1
    for lon, lat in [(6.95, 50.94), (-90.2, 38.6), (31.2, 30.0)]:  # Cologne, St. Louis, Cairo
        assert rivers().distance(Point(lon, lat)) < 0.2


def test_the_readme_says_what_no_atlas_draws_apart():
    codes = {country.name for country in countries("country", "international")}
    apart = re.search(r"Drawn apart in both views and not marked: (.*?)\n\n", README, re.DOTALL)[1]
    named = {"Taiwan", "Hong Kong", "Palestinian Territory", "Falkland Islands"}
    assert all(name in re.sub(r"\s+", " ", apart) for name in named)
    assert named <= codes
