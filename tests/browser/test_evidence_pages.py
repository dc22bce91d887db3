"""Chronology, sources and the page on how to read the map in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from browser.conftest import DESKTOP, PHONE

SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])


def fits(tab, size) -> bool:
    return tab.page.evaluate("document.scrollingElement.scrollWidth") <= size[0]


def ready(tab, heading: str) -> None:
    expect(tab.page.locator("h1.headline")).to_have_text(heading)


@SIZES
def test_the_chronology_draws_every_event_and_has_a_table_twin(visit, size):
    tab = visit(size).open("chronology?country=JPN")
    ready(tab, "Chronology")
    chart = tab.page.get_by_test_id("stVegaLiteChart")
    expect(chart.locator("svg g.mark-symbol path").first).to_be_attached()
    expect(chart.locator("svg")).to_contain_text("Japan")
    expect(tab.page.locator("[aria-label*='Events by country over time']").first).to_be_attached()
    expect(tab.page.locator(".vega-actions, details[title='Click to view actions']")).to_have_count(0)
    expect(tab.page.get_by_test_id("stDataFrame")).to_be_visible()
    expect(tab.page.locator(".chart-legend li")).to_have_count(7)
    assert fits(tab, size)
    tab.assert_clean()


CUT_NAMES = """
() => {
  const chart = document.querySelector("[data-testid=stVegaLiteChart] svg");
  const left = chart.getBoundingClientRect().left;
  return [...chart.querySelectorAll(".role-axis-label text")]
    .filter((text) => text.getBoundingClientRect().left < left).map((text) => text.textContent);
}
"""


@SIZES
def test_a_search_moves_the_chart_that_stands_and_cuts_no_name(visit, size):
    tab = visit(size).open("chronology")
    ready(tab, "Chronology")
    chart = tab.page.get_by_test_id("stVegaLiteChart").locator("svg")
    names = chart.locator(".role-axis-label")
    expect(names.filter(has_text="Argentina")).to_have_count(1)
    chart.evaluate("chart => { chart.mark = 'stood'; }")
    assert tab.page.evaluate(CUT_NAMES) == []
    box = tab.page.get_by_role("textbox", name="Search")
    for place, country, gone in (("Tokyo", "Japan", "Argentina"), ("Glasgow", "United Kin", "Japan")):
        box.fill(place)
        box.press("Enter")
        expect(names.filter(has_text=country)).to_have_count(1)
        expect(names.filter(has_text=gone)).to_have_count(0)
        assert tab.page.evaluate(CUT_NAMES) == []
    assert chart.evaluate("chart => chart.mark") == "stood"
    tab.assert_clean()


@SIZES
def test_from_an_event_to_the_map_and_back(visit, size):
    tab = visit(size).open("chronology?record=event:jpn-2023-05-other")
    ready(tab, "Chronology")
    expect(tab.page.locator(".dossier")).to_contain_text("Made public")
    expect(tab.page.locator(".position")).to_contain_text(re.compile(r"Event \d+ of \d+"))
    tab.page.get_by_role("link", name="Show on the map as of 21 February 2024").click()
    assert tab.as_of == "2024-02-21"
    expect(tab.page.locator(".dossier h3").first).to_contain_text("Akihabara")
    expect(tab.page).to_have_url(re.compile(r"/\?to=2024-02-21&record=station(:|%3A)jpn-tokyo-1$"))
    tab.page.get_by_role("link", name="Chronology of Japan").click()
    ready(tab, "Chronology")
    expect(tab.page.locator(".dossier[data-record='event:jpn-2023-05-other']")).to_be_visible()
    expect(tab.page).to_have_url(
        re.compile(r"chronology\?country=JPN&to=2024-02-21&record=event(:|%3A)jpn-2023")
    )
    assert fits(tab, size)
    tab.assert_clean()


def test_events_are_reached_by_keyboard_and_the_link_follows(visit):
    tab = visit().open("chronology?country=NLD")
    ready(tab, "Chronology")
    following = tab.page.get_by_role("button", name="Next event")
    following.focus()
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator(".position")).to_have_text(re.compile(r"^Event 1 of \d+$"))
    expect(tab.page).to_have_url(re.compile(r"record=event(:|%3A)nld-"))
    tab.assert_clean()


@SIZES
def test_a_symbol_of_the_chart_opens_its_event(visit, size):
    tab = visit(size).open("chronology?country=IRL")
    ready(tab, "Chronology")
    symbols = tab.page.get_by_test_id("stVegaLiteChart").locator("g.mark-symbol[class*=view_1] path")
    symbols.last.scroll_into_view_if_needed()
    symbols.last.click(force=True)
    expect(tab.page.locator(".dossier[data-record^='event:irl-']")).to_have_count(1)
    tab.assert_clean()


@SIZES
def test_the_sources_page_shows_what_leans_on_a_source_and_opens_it(visit, size):
    tab = visit(size).open("sources?country=IRL")
    ready(tab, "Sources")
    expect(tab.page.get_by_test_id("stDataFrame")).to_be_visible()
    expect(tab.page.locator(".standfirst")).to_contain_text("independent origin")
    assert fits(tab, size)
    tab.page.locator(".dossier li a:not([target])").first.click()
    expect(tab.page.locator(".dossier[data-record]").first).to_be_visible()
    tab.assert_clean()


@SIZES
def test_the_page_on_how_to_read_the_map_has_contents_symbols_and_citations(visit, size):
    tab = visit(size).open("method?country=CAN")
    ready(tab, "How to read this map")
    expect(tab.page.locator(".method table img")).to_have_count(15)
    assert tab.page.evaluate(
        "[...document.querySelectorAll('.method table img')].every(one => one.naturalWidth > 0)"
    )
    tab.page.locator(".toc a", has_text="Whose borders").click()
    expect(tab.page.locator("#borders")).to_be_in_viewport()
    tab.page.get_by_text("This view").click()
    expect(tab.page.get_by_test_id("stCode").first).to_contain_text("in Canada")
    expect(tab.page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")
    with tab.page.expect_download() as started:
        tab.page.get_by_role("button", name="BibTeX (.bib)").click()
    assert started.value.suggested_filename == "alleged-stations-2024-07-31.bib"
    assert fits(tab, size)
    tab.assert_clean()
