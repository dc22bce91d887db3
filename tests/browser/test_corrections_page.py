"""The corrections page in a real browser: nothing outside, nothing too wide, and the feed to take away."""

import shutil
import urllib.request
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import expect

from browser.conftest import DESKTOP, PHONE, running_app
from geo.collection.reading import PROJECT_COLLECTION
from geo.model.installation import STATIC

SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
ROWS = (
    "date,record,field,before,after,reason,source\n"
    f"2026-11-22,can-markham-1,note,{'A long sentence that was there. ' * 8},Short.,It was too long.,P017\n"
    "2026-11-24,are-nowhere-1,id,are-nowhere-1,are-dubai-1,It was listed twice.,\n"
)


@pytest.fixture(scope="module")
def corrected_app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corrected") / "data"
    shutil.copytree(PROJECT_COLLECTION, folder)
    (folder / "corrections.csv").write_text(ROWS, "utf-8")
    with running_app(GEO_DATA=str(folder)) as address:
        yield address


@SIZES
def test_the_corrections_page_opens_within_the_screen_and_asks_nobody_outside(visit, size):
    tab = visit(size).open("corrections")
    expect(tab.page.get_by_role("heading", name="Figures often misquoted elsewhere")).to_be_visible()
    expect(tab.page.get_by_role("heading", name="Corrected records")).to_be_visible()
    assert tab.page.evaluate("document.scrollingElement.scrollWidth") <= size[0]
    tab.assert_clean()


@SIZES
def test_corrections_and_tombstones_are_shown_and_lead_to_their_records(visit, corrected_app, size):
    tab = visit(size, corrected_app).open("corrections")
    expect(tab.page.get_by_text("are-nowhere-1 was withdrawn.")).to_be_visible()
    assert tab.page.evaluate("document.scrollingElement.scrollWidth") <= size[0]
    tab.page.get_by_role("link", name="(can-markham-1)").click()
    expect(tab.page.get_by_text("Corrections to this record")).to_be_visible()
    tab.assert_clean()


@SIZES
def test_the_feed_downloads(visit, corrected_app, size):
    tab = visit(size, corrected_app).open("corrections")
    with tab.page.expect_download() as started:
        tab.page.get_by_role("button", name="Atom feed of corrections").click()
    assert started.value.suggested_filename == "corrections.xml"
    entries = ET.parse(started.value.path()).findall("{http://www.w3.org/2005/Atom}entry")  # noqa: S314
    assert len(entries) == 2
    tab.assert_clean()


def test_the_app_serves_the_feed_of_the_project_as_xml(app):
    with urllib.request.urlopen(f"{app}/app/static/corrections.xml") as answer:
        assert answer.headers["Content-Type"].partition(";")[0] in ("application/xml", "text/xml")
        assert answer.read() == (STATIC / "corrections.xml").read_bytes()
