"""The file of other place names is what the tool makes of GeoNames; and what the gazetteer leaves out."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from geo.collection.gazetteer import OfflineGazetteer
from geo.collection.reading import PROJECT_COLLECTION, TOPONYMS_FILE

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from build_toponyms import ADDED, as_table, find_toponyms, places_of  # noqa: E402

COMMITTED = (PROJECT_COLLECTION / TOPONYMS_FILE).read_text("utf-8")


@pytest.fixture(scope="module")
def gazetteer():
    """The offline gazetteer, read once: it takes seconds and 500 MB."""
    assert OfflineGazetteer().geocode("Markham", country_codes="CA")


@pytest.mark.usefixtures("gazetteer")
def test_the_committed_file_is_what_the_tool_makes(catalogue):
    assert as_table(find_toponyms(catalogue)) == COMMITTED


def test_no_name_stands_twice_or_breaks_its_cell(catalogue):
    rows = list(csv.DictReader(COMMITTED.splitlines()))
    assert [(row["country"], row["place"]) for row in rows] == sorted(catalogue.toponyms)
    for row in rows:
        names = row["names"].split(";")
        assert names == sorted(set(names))
        assert [name for name in names if not name or (len(name) < 4 and name.isascii())] == []


def test_nearly_every_place_of_the_collection_has_other_names(catalogue):
    places = set(places_of(catalogue))
    assert catalogue.toponyms.keys() <= places
    assert len(places - catalogue.toponyms.keys()) <= len(places) / 20


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
