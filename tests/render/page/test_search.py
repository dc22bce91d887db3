"""The search of the page: it finds what the program finds."""

import pytest

from geo.query.selection import Selection, describe, select, to_link, whole
from render.page.pages import CATALOGUE, page_of

SEARCHES = (
    "montreal",
    "Montréal police",
    "多伦多",
    "蒙特利爾",
    "滿地可",
    "Londres",
    "Nueva York",
    "Pays-Bas",
    "Allemagne",
    '"foreign ministry"',
    "UK",
    "US",
    "it",
    "Vien",
    "denial",
    "zzz",
)


@pytest.mark.browser
def test_the_search_of_the_page_finds_what_the_program_finds(opened):
    page = opened(page_of(whole(CATALOGUE)))
    for q in SEARCHES:
        selection = Selection(CATALOGUE.window, q=q)
        selected = select(CATALOGUE, selection)
        shown = page.evaluate("q => stationPage.set({q})", q)
        assert [one[0] for one in shown["stations"]] == [station.id for station in selected.stations], q
        assert shown["events"] == [event.id for event in selected.events], q
        assert shown["sentence"] == describe(CATALOGUE, selection)
        assert shown["counts"] == str(selected.counts)
        assert shown["link"] == to_link(selection, CATALOGUE)
    page.locator("#q").fill("多伦多")
    page.locator("#found").filter(has_text="Toronto").wait_for()
    page.locator("#q").fill("")
    page.locator("#found").wait_for(state="hidden")
