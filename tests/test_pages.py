"""Each page through Streamlit's own AppTest, full and empty, with good links and bad."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.reading import PROJECT_COLLECTION

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("map", "countries", "chronology", "sources")


def open_page(name: str, **link: str | list[str]) -> AppTest:
    page = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=60)
    for parameter, value in link.items():
        page.query_params[parameter] = value
    return page.run()


def texts(page: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in page.get("html"))


def listed(page: AppTest, parameter: str) -> list[str]:
    """What the address bar holds for a parameter; AppTest gives one value bare, several as a list."""
    value = page.query_params[parameter]
    return [value] if isinstance(value, str) else list(value)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_without_fault_on_the_whole_collection(name):
    page = open_page(name)
    assert not page.exception
    assert not page.error
    assert '<h1 class="headline">' in texts(page)
    assert dict(page.query_params) == {}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_with_nothing_selected_says_so_instead_of_failing(name):
    page = open_page(name, q="nothing matches this", country="LSO", status="charged")
    assert not page.exception
    assert [info.value for info in page.info], "an empty selection needs a sentence"


@pytest.mark.parametrize("name", PAGES)
def test_every_page_understands_the_same_link(name):
    page = open_page(name, country=["CAN", "USA"], to="2023-03-14", attestation="high")
    assert not page.exception
    assert page.multiselect(key="country").value == ["CAN", "USA"]
    assert page.multiselect(key="attestation").value == ["high"]
    assert listed(page, "to") == ["2023-03-14"]
    assert listed(page, "country") == ["CAN", "USA"]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    ("parameter", "value", "told"),
    [
        ("country", "XXX", "XXX"),
        ("from", "2023-02-30", "2023"),
        ("to", "yesterday", "yesterday"),
        ("to", "2031-01-01", "beyond the collection"),
        ("kind", "rumour", "rumour"),
        ("status", "guilty", "guilty"),
        ("bureau", "Nowhere", "Nowhere"),
        ("attestation", "certain", "certain"),
        ("record", "station:nowhere-1", "nowhere"),
    ],
)
def test_a_bad_value_in_the_link_is_told_and_nothing_of_the_link_applied(name, parameter, value, told):
    page = open_page(name, **{parameter: value})
    assert not page.exception
    assert [told in error.value for error in page.error] == [True]
    assert page.multiselect(key="country").value == []


def test_a_parameter_of_somebody_else_in_the_link_is_left_alone():
    page = open_page("map", utm_source="newsletter", country="CAN")
    assert not page.error
    assert page.multiselect(key="country").value == ["CAN"]


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


def test_reset_shows_everything_again():
    page = open_page("map", country="CAN", q="Montréal", to="2023-03-14")
    reset = next(button for button in page.button if button.label == "Reset")
    reset.click().run()
    assert not page.exception
    assert page.multiselect(key="country").value == []
    assert page.text_input(key="q").value == ""
    assert dict(page.query_params) == {}


def test_next_event_moves_the_end_of_the_range_to_the_day_of_that_event():
    page = open_page("map", country="GBR", to="2022-10-01")
    page.button(key="next_event").click().run()
    assert page.slider(key="range").value[1] == date(2022, 10, 26)
    page.button(key="previous_event").click().run()
    assert page.slider(key="range").value[1] == date(2022, 9, 12)


def test_a_link_with_a_record_opens_its_dossier():
    page = open_page("map", record="station:can-montreal-1")
    body = texts(page)
    assert "Service à la famille chinoise du Grand Montréal" in body
    assert "What those concerned answer" in body
    assert "Known since July 2024" in body
    page.button(key="close_record").click().run()
    assert "record" not in page.query_params


def test_hostile_text_in_the_search_box_is_shown_and_not_run():
    hostile = "<script>alert(1)</script>{{7*7}}"
    page = open_page("map", q=hostile)
    assert not page.exception
    assert "<script>alert" not in texts(page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}" in texts(page)


def broken_copy(tmp_path: Path) -> Path:
    folder = tmp_path / "broken"
    shutil.copytree(PROJECT_COLLECTION, folder)
    events = folder / "investigations.csv"
    text = events.read_text("utf-8").replace(",CAN,2022-10-26,", ",CXN,2022-10-46,", 1)
    events.write_text(text, "utf-8")
    return folder


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
    return [body for body in bodies if "search-hits" in body or "search-missed" in body]


@pytest.mark.parametrize("name", PAGES)
def test_a_search_is_explained_with_what_the_whole_collection_holds(name):
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
