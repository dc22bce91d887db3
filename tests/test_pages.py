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


# Corrections


CORRECTIONS = (
    "date,record,field,before,after,reason,source\n"
    "2026-11-22,gbr-london-1,note,,Closed <b>now</b>.,It was missing.,press\n"
    "2026-11-23,inquiry,note,,An agency gives another day.,It was missing.,\n"
    "2026-11-24,can-laval-1,id,can-laval-1,can-markham-1,It was listed twice.,press\n"
)
FIGURES = (
    "id,topic,often_said,value,explanation,sources\n"
    "total,Number of alleged stations,Fifty in ten countries.,54 in 30 countries,Two lists are mixed.,ngo\n"
)


@pytest.fixture
def corrected(collection, monkeypatch):
    """The five alleged stations after two corrections and a withdrawal, with a misquoted figure."""
    collection.edit_station("gbr-london-1", note="Closed <b>now</b>.")
    collection.edit_event("inquiry", note="An agency gives another day.")
    collection.write("corrections.csv", CORRECTIONS)
    collection.write("figures.csv", FIGURES)
    monkeypatch.setenv("GEO_DATA", str(collection.folder))
    return collection


@pytest.mark.usefixtures("corrected")
def test_the_corrections_page_tells_what_was_corrected_and_withdrawn_and_what_is_misquoted():
    page = open_page("corrections")
    assert not page.exception
    body = texts(page)
    assert "2 corrections, 1 record withdrawn, 1 figure often misquoted elsewhere" in body
    label = "Alleged station gbr-london-1 (gbr-london-1)"
    assert f'<a href="./?record=station:gbr-london-1" target="_self">{label}</a>' in body
    assert "<dt>After</dt><dd>“Closed &lt;b&gt;now&lt;/b&gt;.”</dd>" in body
    assert '<dt>Source</dt><dd><a href="https://example.org/gazette"' in body
    assert "./?record=country:CAN" in body
    assert "<b>24 November 2026</b> can-laval-1 was withdrawn." in body
    assert "<dt>Right value</dt><dd>54 in 30 countries</dd>" in body
    assert body.index("23 November 2026") < body.index("22 November 2026")


@pytest.mark.usefixtures("corrected")
def test_the_corrections_page_offers_the_feed():
    (feed,) = open_page("corrections").get("download_button")
    assert feed.proto.label == "Atom feed of corrections"


def test_an_empty_corrections_page_says_so(collection, monkeypatch):
    monkeypatch.setenv("GEO_DATA", str(collection.folder))
    page = open_page("corrections")
    assert not page.exception
    body = texts(page)
    assert "0 corrections, 0 records withdrawn, 0 figures often misquoted elsewhere" in body
    for sentence in (
        "No record has been corrected since it was released.",
        "No record has been withdrawn.",
        "This collection names no figure that is misquoted.",
    ):
        assert sentence in body


def test_the_corrections_page_keeps_the_link_for_the_other_pages():
    page = open_page("corrections", country=["CAN", "USA"], to="2023-03-14")
    assert not page.exception
    assert (listed(page, "country"), listed(page, "to")) == (["CAN", "USA"], ["2023-03-14"])


def test_the_corrections_page_tells_a_bad_link():
    page = open_page("corrections", country="XXX")
    assert ["XXX" in error.value for error in page.error] == [True]


@pytest.mark.usefixtures("corrected")
def test_a_link_to_a_withdrawn_record_gets_its_tombstone():
    page = open_page("map", record="station:can-laval-1")
    assert not page.exception
    (told,) = page.error
    assert "was withdrawn on 24 November 2026" in told.value
    assert "listed twice" in told.value
    assert "can\\-markham\\-1" in told.value


@pytest.mark.usefixtures("corrected")
def test_a_dossier_shows_the_corrections_of_its_record():
    body = texts(open_page("map", record="station:gbr-london-1"))
    assert "Corrections to this record" in body
    assert "Corrected on 22 November 2026, field note. Before: (empty)." in body
    body = texts(open_page("map", record="country:CAN"))
    assert "Corrected on 23 November 2026, field note." in body


def test_a_corrections_page_of_a_broken_collection_names_the_row(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_DATA", str(broken_copy(tmp_path)))
    page = open_page("corrections")
    assert not page.exception
    assert page.dataframe[0].value["row"].str.contains("can-2022-10-26").all()
