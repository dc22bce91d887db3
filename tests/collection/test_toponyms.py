"""The file of other place names is what the tool makes of GeoNames; and what the gazetteer leaves out."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from geo.collection.gazetteer import find_candidates
from geo.collection.gazetteer import other_names as names_of_place
from geo.collection.reading import PROJECT_COLLECTION, TOPONYMS_FILE
from geo.model.countries import codes_of, other_names
from geo.model.places import LonLat

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from build_toponyms import ADDED, as_table, find_toponyms, places_of  # noqa: E402

COMMITTED = (PROJECT_COLLECTION / TOPONYMS_FILE).read_text("utf-8")


@pytest.fixture(scope="module")
def gazetteer():
    """The offline gazetteer, read once: it takes seconds and 500 MB."""
    assert find_candidates("Markham", "CAN")


@pytest.mark.usefixtures("gazetteer")
def test_the_committed_file_is_what_the_tool_makes(catalogue):
    assert as_table(find_toponyms(catalogue)) == COMMITTED


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
    names = set(names_of_place(place, country, near))
    assert (expected - names, left_out & names) == (set(), set())


def test_no_name_stands_twice_or_breaks_its_cell(catalogue):
    rows = list(csv.DictReader(COMMITTED.splitlines()))
    assert [(row["country"], row["place"]) for row in rows] == sorted(catalogue.toponyms)
    for row in rows:
        names = row["names"].split(";")
        assert names == sorted(set(names))
        assert [name for name in names if not name or (len(name) < 4 and name.isascii())] == []


def test_every_place_of_the_collection_but_two_has_other_names(catalogue):
    assert set(places_of(catalogue)) - set(catalogue.toponyms) == {("HUN", "Józsefváros"), ("NZL", "Epsom")}


def test_the_editors_names_are_of_places_of_the_collection(catalogue):
    assert {place: set(names) - set(catalogue.toponyms[place]) for place, names in ADDED.items()} == {
        place: set() for place in ADDED
    }


def test_the_tool_names_the_fault_of_a_folder_that_is_no_collection(tmp_path):
    command = [sys.executable, str(ROOT / "tools" / "build_toponyms.py"), str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (2, "")
    assert "sources.csv: the file is missing" in run.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("country", "names"),
    [
        ("CAN", {"加拿大", "Kanada", "カナダ", "캐나다"}),
        ("NLD", {"荷兰", "荷蘭", "Pays-Bas", "Nederland", "Países Bajos"}),
        ("MNG", {"蒙古", "Монгол"}),
        ("GBR", {"英国", "英國", "Royaume-Uni"}),
    ],
)
def test_a_country_is_known_in_other_languages_and_its_own(country, names):
    assert names - set(other_names(country)) == set()


def test_an_unknown_code_has_no_other_names():
    assert other_names("XXX") == ()


@pytest.mark.parametrize(
    ("country", "codes"), [("CAN", ("CAN", "CA")), ("GBR", ("GBR", "GB", "UK")), ("XXX", ("XXX",))]
)
def test_a_country_has_its_codes(country, codes):
    assert codes_of(country) == codes
