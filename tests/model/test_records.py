"""What was so on a day: standings of stations, statuses of countries, and which events are listed."""

from dataclasses import replace
from datetime import date

import pytest

from geo.model.dates import PartialDate, Period, parse_partial_date
from geo.model.records import Catalogue, CountryStatus, Event, HistoryEntry, Station
from geo.query.search import find, index_of


def status_event(identifier: str, countries: str, day: str, status: str | None, public: str = "") -> Event:
    return Event(
        id=identifier,
        countries=tuple(countries.split()),
        date=parse_partial_date(day),
        made_public=parse_partial_date(public) if public else None,
        kind="other",
        status_after=status,
        actor="",
        summary="Something happens.",
        stations=(),
        sources=("record",),
        attestation="high",
        note="",
    )


def status_on(events: list[Event], day: date) -> dict[str, tuple[str, str, str]]:
    statuses = Catalogue((), tuple(events), {}, {}).status_on(day)
    return {code: (status.status, str(status.since), status.event) for code, status in statuses.items()}


def with_history(station: Station, *entries: tuple[str, str]) -> Station:
    history = tuple(
        HistoryEntry(parse_partial_date(when), standing, "", ("press",)) for when, standing in entries
    )
    return replace(station, history=history)


# Standings


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (date(2022, 1, 1), "reported"),
        (date(2022, 9, 12), "reported"),
        (date(2022, 10, 25), "reported"),
        (date(2022, 10, 26), "under_investigation"),
        (date(2023, 3, 1), "under_investigation"),
        (date(2023, 3, 2), "reported_closed"),
        (date(2030, 1, 1), "reported_closed"),
    ],
)
def test_a_standing_begins_on_the_day_it_was_public(five, day, standing):
    assert five.station_by_id["can-markham-1"].standing_on(day) == standing


@pytest.mark.parametrize(
    ("when", "day", "standing"),
    [
        ("2023-02", date(2023, 2, 27), "reported"),
        ("2023-02", date(2023, 2, 28), "not_found"),
        ("by 2023-02-10", date(2023, 2, 9), "reported"),
        ("by 2023-02-10", date(2023, 2, 10), "not_found"),
        ("2023", date(2023, 12, 30), "reported"),
        ("2023", date(2023, 12, 31), "not_found"),
    ],
)
def test_a_partly_known_date_changes_the_standing_when_its_interval_has_ended(five, when, day, standing):
    station = with_history(
        five.station_by_id["gbr-london-1"], ("2022-09-12", "reported"), (when, "not_found")
    )
    assert station.standing_on(day) == standing


def test_of_two_entries_on_one_day_the_later_one_counts(five):
    one = with_history(
        five.station_by_id["gbr-london-1"], ("2023-06-06", "reported"), ("2023-06-06", "reported_closed")
    )
    assert one.standing_on(date(2023, 6, 6)) == "reported_closed"


@pytest.mark.parametrize(
    ("identifier", "day", "known"),
    [
        ("can-markham-1", date(2022, 9, 11), False),
        ("can-markham-1", date(2022, 9, 12), True),
        ("aus-sydney-1", date(2022, 10, 30), False),
        ("aus-sydney-1", date(2022, 10, 31), True),
    ],
)
def test_a_station_is_known_when_its_report_was_certain(five, identifier, day, known):
    assert five.station_by_id[identifier].known_on(day) is known


@pytest.mark.parametrize(
    ("names", "place"),
    [
        (("Croydon", "London", ""), "London (Croydon)"),
        (("Usera", "Madrid", "Madrid region"), "Madrid (Usera)"),
        (("Paris 13 Gobelins", "Paris", ""), "Paris 13 Gobelins"),
        (("Akihabara", "", ""), "Akihabara"),
        (("", "Barcelona", "Barcelona province"), "Barcelona, Barcelona province"),
        (("", "Markham", ""), "Markham"),
        (("", "", "Sicily"), "Sicily"),
        (("", "", ""), "place not known"),
    ],
)
def test_the_place_is_no_finer_than_its_names(five, names, place):
    neighbourhood, city, region = names
    station = replace(five.stations[0], neighbourhood=neighbourhood, city=city, region=region)
    assert station.place == place


# Statuses

TWICE = [
    status_event("report", "CAN GBR", "2022-09-12", "reported"),
    status_event("inquiry", "CAN", "2022-10-26", "investigating"),
    status_event("statement", "CAN", "2022-11-22", None),
    status_event("confirmed", "CAN", "2022-12-10", "investigating"),
    status_event("closed", "CAN", "2023-03-02", "closed"),
    status_event("again", "CAN", "2023-03-09", "investigating"),
]


@pytest.mark.parametrize(
    ("day", "canada"),
    [
        (date(2022, 9, 11), None),
        (date(2022, 9, 12), ("reported", "2022-09-12", "report")),
        (date(2022, 10, 26), ("investigating", "2022-10-26", "inquiry")),
        (date(2022, 11, 22), ("investigating", "2022-10-26", "inquiry")),
        (date(2022, 12, 10), ("investigating", "2022-10-26", "confirmed")),
        (date(2023, 3, 2), ("closed", "2023-03-02", "closed")),
        (date(2023, 3, 9), ("investigating", "2023-03-09", "again")),
    ],
)
def test_a_status_counts_from_the_start_of_its_unbroken_run(day, canada):
    assert status_on(TWICE, day).get("CAN") == canada


def test_an_event_sets_the_status_of_every_country_it_names_and_of_no_other():
    assert status_on(TWICE, date(2022, 12, 31)) == {
        "CAN": ("investigating", "2022-10-26", "confirmed"),
        "GBR": ("reported", "2022-09-12", "report"),
    }


def test_of_two_events_on_one_day_the_later_row_decides():
    closed = status_event("closed", "GBR", "2023-06-06", "closed")
    cleared = status_event("cleared", "GBR", "2023-06-06", "no_wrongdoing")
    assert status_on([closed, cleared], date(2023, 6, 6))["GBR"][0] == "no_wrongdoing"
    assert status_on([cleared, closed], date(2023, 6, 6))["GBR"][0] == "closed"


def test_reading_sorts_events_by_the_day_they_were_public_and_keeps_rows_of_one_day_in_order(collection):
    collection.edit_event("visit", date="2022-09-13")
    five = collection.read()
    order = ["first-report", "inquiry", "contact-point", "visit", "uk-closed", "uk-cleared", "eu-debate"]
    assert [event.id for event in five.events] == order
    assert five.status_on(date(2023, 6, 6))["GBR"] == CountryStatus(
        "GBR", "no_wrongdoing", PartialDate(2023, 6, 6), "uk-cleared"
    )


def test_a_status_follows_what_was_public_not_what_had_happened():
    search = status_event("search", "JPN", "2023-05", "investigating", public="2024-02-21")
    assert status_on([search], date(2024, 2, 20)) == {}
    assert status_on([search], date(2024, 2, 21)) == {"JPN": ("investigating", "2024-02-21", "search")}


# Listing


@pytest.mark.parametrize(
    ("when", "public", "period", "listed"),
    [
        ("2022-11", "", ("2022-11-30", "2022-12-31"), True),
        ("2022-11", "", ("2022-12-01", "2022-12-31"), False),
        ("2022-11", "", ("2022-10-01", "2022-11-01"), True),
        ("2022-11", "", ("2022-10-01", "2022-10-31"), False),
        ("by 2022-11-05", "", ("2022-09-01", "2022-09-30"), True),
        ("by 2022-11-05", "", ("2022-11-05", "2022-11-30"), True),
        ("by 2022-11-05", "", ("2022-11-06", "2022-11-30"), False),
        ("2023-05", "2024-02-21", ("2023-05-01", "2023-05-31"), False),
        ("2023-05", "2024-02-21", ("2023-05-01", "2024-02-20"), False),
        ("2023-05", "2024-02-21", ("2024-02-21", "2024-02-21"), True),
        ("2023-05", "2024-02-21", ("2024-02-22", "2024-03-31"), False),
        ("2024-03-22", "by 2024-05-02", ("2024-01-01", "2024-03-21"), False),
        ("2024-03-22", "by 2024-05-02", ("2024-01-01", "2024-03-22"), True),
        ("2024-03-22", "by 2024-05-02", ("2024-05-02", "2024-05-31"), True),
        ("2024-03-22", "by 2024-05-02", ("2024-05-03", "2024-05-31"), False),
    ],
)
def test_an_event_is_listed_where_it_may_have_become_public(when, public, period, listed):
    start, end = map(date.fromisoformat, period)
    assert status_event("one", "JPN", when, None, public).listed_in(Period(start, end)) is listed


# The catalogue


def test_the_window_is_widened_by_whole_months(five):
    assert five.window == Period(date(2022, 9, 1), date(2024, 7, 31))
    early = status_event("early", "CAN", "2021-05-20", None)
    late = status_event("late", "CAN", "2025-02", None)
    by = status_event("by", "CAN", "by 2020-01-01", None)
    wide = replace(five, events=(early, late, by))
    assert wide.window == Period(date(2021, 5, 1), date(2025, 2, 28))


def test_an_empty_collection_has_the_standard_window_and_no_status():
    empty = Catalogue((), (), {}, {})
    assert empty.window == Period(date(2022, 9, 1), date(2024, 7, 31))
    assert (empty.countries, empty.bureaus) == ((), ())
    assert empty.status_on(date(2024, 7, 31)) == {}


def test_countries_come_in_order_of_their_english_names(five):
    assert five.countries == ("AUS", "CAN", "GBR")
    names = ["Australia", "Canada", "United Kingdom", "XXX"]
    assert [five.name_of(code) for code in (*five.countries, "XXX")] == names


def test_bureaus_are_those_that_records_name(five):
    assert five.bureaus == ("Fuzhou", "Nantong", "Wenzhou")


@pytest.mark.parametrize("digest", ["", "equal"])
@pytest.mark.parametrize(
    "change",
    [
        {"stations": ()}, {"events": ()}, {"sources": {}}, {"country_names": {}}, {"since": (1,)},
        {"figures": (1,)}, {"corrections": (1,)}, {"toponyms": {("CAN", "Markham"): ("万锦",)}},
        {"release": "9.9.9"}, {"digest": "another"},
    ],
    ids=str,
)  # fmt: skip
def test_catalogues_are_equal_where_all_their_records_are(five, digest, change):
    one = replace(five, digest=digest)
    assert replace(one) == one
    assert hash(replace(one)) == hash(one)
    assert replace(one, **change) != one


def test_a_search_never_answers_for_another_catalogue_of_the_same_digest(five):
    for digest in ("", "equal"):
        whole, empty = replace(five, digest=digest), replace(five, digest=digest, stations=(), events=())
        assert find(whole, "Markham").stations == {"can-markham-1"}
        assert find(empty, "Markham").stations == frozenset()
        assert len(index_of(empty).stations) == 0
