"""The head of every page: the search explained, and a collection that cannot be read."""

import pytest
from streamlit.testing.v1 import AppTest

from ui.opened import PAGES, broken_copy, open_page


@pytest.mark.parametrize("name", PAGES)
def test_a_broken_collection_gets_a_page_that_names_row_and_reason(name, tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_DATA", str(broken_copy(tmp_path)))
    page = open_page(name)
    assert not page.exception
    assert "cannot be shown" in page.error[0].value
    faults = page.dataframe[0].value
    assert set(faults["file"]) == {"investigations.csv"}
    assert {"countries", "date"} <= set(faults["field"])
    assert faults["row"].str.contains("can-2022-10-26").all()


def test_a_missing_collection_gets_a_page_too(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_DATA", str(tmp_path / "nowhere"))
    page = open_page("map")
    assert not page.exception
    assert len(page.dataframe[0].value) == 3


def search_line(page: AppTest) -> list[str]:
    bodies = [str(element.proto.body) for element in page.get("html")]
    lines = [body for body in bodies if "search-hits" in body or "search-missed" in body]
    return [line for line in lines if not line.endswith("></p>")]


@pytest.mark.parametrize("name", PAGES)
def test_a_search_is_explained_with_what_the_whole_collection_contains(name):
    page = open_page(name, q="东京")
    assert not page.exception
    assert search_line(page) == [
        (
            '<p class="sentence search-hits" role="status">“东京” is understood as Tokyo, Japan. '
            "“东京” in the whole collection: 1 alleged station, 6 events and 1 place.</p>"
        )
    ]


@pytest.mark.parametrize("name", PAGES)
def test_without_a_search_there_is_no_line_about_one(name):
    assert search_line(open_page(name, country="JPN")) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_search_that_finds_records_outside_the_range_only_says_so(name):
    page = open_page(name, q="东京", country="CAN")
    assert not page.exception
    assert [
        "outside the chosen range or filters: 1 alleged station and 6 events." in line
        for line in search_line(page)
    ] == [
        False,
        True,
    ]


def test_a_search_that_nothing_mentions_says_so_once():
    page = open_page("chronology", q="<b>nowhere</b>")
    assert search_line(page) == [
        (
            '<p class="sentence search-hits" role="status">'
            "Nothing in the whole collection mentions “&lt;b&gt;nowhere&lt;/b&gt;”.</p>"
        )
    ]


def test_a_box_with_nothing_to_search_for_leaves_nothing_out_and_says_so():
    page = open_page("sources")
    page.text_input(key="q").set_value('" "').run()
    assert not page.exception
    assert ["holds nothing to search for, so nothing is left out" in line for line in search_line(page)] == [
        True
    ]
    assert "q" not in page.query_params


def test_a_link_with_nothing_to_search_for_is_refused():
    page = open_page("sources", q="\u0301")
    assert ["holds nothing to search for" in error.value for error in page.error] == [True]
