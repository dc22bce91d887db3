"""The map of a collection that is too large to be drawn station by station."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.conftest import drawn_ids, running_app
from geo.collection.reading import DATA_FILES, PROJECT_COLLECTION, STATIONS_FILE
from geo.mapspec.spec import MAX_DRAWN_SINGLY, MAX_OF_A_LARGE_COLLECTION

COPIES = MAX_DRAWN_SINGLY // 60
COUNTS = """nodes => nodes.map(({ dataset: { country, count, ids } }) =>
    [country ?? "", Number(count), ids ?? null])"""


@pytest.fixture(scope="module")
def stations() -> list[dict]:
    """Those of the project, those with a place several times, and one alone in a corner of its country."""
    whole = json.loads((PROJECT_COLLECTION / STATIONS_FILE).read_text("utf-8"))["features"]
    located = [one for one in whole if one["geometry"]]
    american = next(one for one in located if one["properties"]["country"] == "USA")
    alone = american | {"id": "alone", "geometry": {"type": "Point", "coordinates": [-112.1, 33.4]}}
    copies = [one | {"id": f"{one['id']}-{copy}"} for one in located for copy in range(COPIES)]
    return [*whole, *copies, alone]


@pytest.fixture(scope="module")
def large(tmp_path_factory, stations) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("large")
    for name in DATA_FILES:
        shutil.copy(PROJECT_COLLECTION / name, folder)
    content = {"type": "FeatureCollection", "features": stations}
    (folder / STATIONS_FILE).write_text(json.dumps(content), "utf-8")
    with running_app(GEO_DATA=str(folder)) as address:
        yield address


def test_counts_add_up_to_the_stations_of_each_country_and_have_no_ids(visit, large, stations):
    tab = visit(address=large).open()
    frame = tab.frame
    expect(frame.locator(".station")).to_have_count(0)
    rows = frame.eval_on_selector_all(".station-count", COUNTS)
    located = Counter(one["properties"]["country"] for one in stations if one["geometry"])
    assert len(stations) > MAX_DRAWN_SINGLY
    assert sum(count for _, count, _ in rows) == located.total()
    counted = Counter[str]()
    for country, count, _ in rows:
        counted[country] += count
    assert all(counted[country] <= located[country] for country in counted if country)
    assert {ids for _, _, ids in rows} == {None}
    tab.press("PageDown")
    assert (
        sum(count for _, count, _ in frame.eval_on_selector_all(".station-count", COUNTS)) <= located.total()
    )
    tab.assert_clean()


def test_a_narrow_selection_is_drawn_with_its_ids(visit, large, stations):
    wanted = sorted(
        one["id"] for one in stations if one["geometry"] and one["properties"]["country"] == "IRL"
    )
    assert 0 < len(wanted) <= MAX_OF_A_LARGE_COLLECTION
    tab = visit(address=large).open("?country=IRL")
    assert drawn_ids(tab.frame) == wanted
    tab.press("PageDown")
    assert drawn_ids(tab.frame) == wanted
    tab.assert_clean()
