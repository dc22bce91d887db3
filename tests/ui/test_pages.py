"""Each page through Streamlit's own AppTest, full and empty, with good links and bad."""

from datetime import date

import pytest

from ui.opened import PAGES, listed, open_page, texts


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_without_fault_on_the_whole_collection(name):
    page = open_page(name)
    assert not page.exception
    assert not page.error
    assert '<h1 class="headline">' in texts(page)
    assert dict(page.query_params) == {}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_with_nothing_selected_says_so_instead_of_failing(name):
    page = open_page(name, q="nothing matches this", country="FRA", status="charged")
    assert not page.exception
    assert [info.value for info in page.info], "an empty selection needs a sentence"


def test_the_counts_on_the_page_are_those_of_the_selection():
    page = open_page("map", country="CAN", to="2023-03-14")
    figures = texts(page)
    counts = "As of 14 March 2023: 7 alleged stations in 1 country (6 drawn, 1 without a known place)"
    assert counts in figures


def test_a_change_of_the_country_filter_changes_counts_and_link():
    page = open_page("map")
    page.multiselect(key="country").set_value(["JPN"]).run()
    assert "3 alleged stations in 1 country" in texts(page)
    assert listed(page, "country") == ["JPN"]


def test_next_event_moves_the_end_of_the_range_to_the_day_of_that_event():
    page = open_page("map", country="GBR", to="2022-10-01")
    page.button(key="next_event").click().run()
    assert page.slider(key="range").value[1] == date(2022, 10, 26)
    page.button(key="previous_event").click().run()
    assert page.slider(key="range").value[1] == date(2022, 9, 12)


def test_hostile_text_in_the_search_box_is_shown_and_not_run():
    hostile = "<script>alert(1)</script>{{7*7}}"
    page = open_page("map", q=hostile)
    assert not page.exception
    assert "<script>alert" not in texts(page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}" in texts(page)


@pytest.mark.parametrize(
    ("name", "record", "place"),
    [("map", "", "record"), ("map", "country:GBR", "record"), ("compare", "", "changes")],
)
def test_a_keyboard_reader_can_skip_the_hundred_stops_of_a_map(name, record, place):
    body = texts(open_page(name, **({"record": record} if record else {})))
    assert body.count(f'<a class="skip" href="#{place}">') == 1
    assert body.count(f' id="{place}"') == 1
