"""The link and the session: every page understands the same link, and a bad one is refused."""

import re

import pytest

from ui.opened import PAGES, listed, open_page, texts


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
    ("parameter", "value", "message"),
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
def test_a_bad_value_in_the_link_is_refused_and_nothing_of_the_link_applied(name, parameter, value, message):
    page = open_page(name, **{parameter: value})
    assert not page.exception
    assert [message in error.value for error in page.error] == [True]
    assert page.multiselect(key="country").value == []


def test_a_parameter_of_somebody_else_in_the_link_is_left_alone():
    page = open_page("map", utm_source="newsletter", country="CAN")
    assert not page.error
    assert page.multiselect(key="country").value == ["CAN"]


def test_reset_shows_everything_again():
    page = open_page("map", country="CAN", q="Montréal", to="2023-03-14")
    reset = next(button for button in page.button if button.label == "Reset")
    reset.click().run()
    assert not page.exception
    assert page.multiselect(key="country").value == []
    assert page.text_input(key="q").value == ""
    assert dict(page.query_params) == {}


def test_a_link_with_a_record_opens_its_dossier():
    page = open_page("map", record="station:can-montreal-1")
    body = texts(page)
    assert "Service à la famille chinoise du Grand Montréal" in body
    assert "What those concerned answer" in body
    assert "Known since July 2024" in body
    page.button(key="close_record").click().run()
    assert "record" not in page.query_params


@pytest.mark.parametrize("name", ["map", "compare", "countries"])
@pytest.mark.parametrize(
    ("event", "country"), [("jpn-2024-02-21-other", "Japan"), ("g7-2024-07-13-policy-coordination", "Canada")]
)
def test_an_event_of_the_chronology_opens_its_station_or_country_on_the_other_pages(name, event, country):
    page = open_page(name, record=f"event:{event}")
    assert not page.exception
    body = texts(page)
    assert f"<h3>{event}</h3>" not in body
    assert country in re.findall(r'<p class="kicker">(?:Allegation · )?(?:Country</p>\n<h3>)?([^<]+)<', body)
