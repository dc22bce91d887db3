"""One line for each country of a selection."""

from geo.model.records import WINDOW
from geo.query.country_table import country_lines
from geo.query.selection import Selection, from_link, select


def test_the_country_table_counts_stations_by_place_and_names_the_last_certain_event(catalogue):
    lines = country_lines(
        catalogue, select(catalogue, from_link("?country=CAN&country=CHN&to=2023-03-14", catalogue))
    )
    rows = [
        (line.country, line.status and line.status.status, line.located, line.unlocated, line.last.id)
        for line in lines
    ]
    assert rows == [
        ("CAN", "investigating", 6, 1, "can-2023-03-13-other"),
        ("CHN", None, 0, 0, "chn-2022-11-02-denial"),
    ]


def test_the_country_table_of_nothing_is_empty(catalogue):
    nothing = select(catalogue, Selection(WINDOW, ("LSO",), statuses=("charged",)))
    assert country_lines(catalogue, nothing) == ()


def test_an_event_that_may_have_been_public_by_the_day_is_not_the_last_one(five):
    lines = country_lines(five, select(five, from_link("?to=2022-10-15", five)))
    assert [(line.country, line.last and line.last.id) for line in lines] == [
        ("AUS", None),
        ("CAN", "first-report"),
        ("GBR", "first-report"),
    ]
