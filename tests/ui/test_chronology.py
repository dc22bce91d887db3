"""The chronology page: the chosen event, steps to others, and the way to the map."""

from ui.opened import listed, open_page, texts


def test_the_chronology_opens_the_event_of_the_link_and_steps_to_the_next():
    page = open_page("chronology", country="JPN", record="event:jpn-2023-05-other")
    body = texts(page)
    assert 'data-record="event:jpn-2023-05-other"' in body
    for words in ("<dt>Made public</dt><dd>21 February 2024</dd>", "Alleged stations concerned", "Sources"):
        assert words in body
    assert "./?country=JPN&amp;to=2024-02-21&amp;record=station%3Ajpn-" in body
    page.button(key="chronology_next").click().run()
    assert not page.exception
    assert 'data-record="event:jpn-2023-05-other"' not in texts(page)
    assert listed(page, "record")[0].startswith("event:")


def test_the_chronology_without_a_chosen_event_invites_to_choose_one():
    page = open_page("chronology", country="CAN")
    assert "Choose an event" in texts(page)
    assert len(page.get("vega_lite_chart")) == 1
    page.button(key="chronology_previous").click().run()
    assert "Choose an event" not in texts(page)


def test_a_link_with_an_event_shows_its_station_or_country_on_the_map():
    page = open_page("map", record="event:jpn-2023-05-other")
    assert not page.error
    assert 'data-record="station:jpn-' in texts(page)
    assert listed(page, "record")[0].startswith("station:jpn-")
    assert "./chronology?country=JPN&amp;record=event%3Ajpn-2023-05-other" in texts(page)


def test_an_event_of_no_country_leaves_the_map_as_it_is():
    page = open_page("map", record="event:world-2022-09-12-station-reported")
    assert not page.exception
    assert not page.error
    assert "record" not in page.query_params
