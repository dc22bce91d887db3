"""What changes on which day: the page's lists repeat what the catalogue says."""

from dataclasses import replace
from datetime import date, timedelta

from geo.model.dates import PartialDate, Period
from geo.query.selection import Selection, select
from geo.query.sentences import describe_since
from geo.render.page.timeline import page_records, standing_changes, status_changes
from render.page.pages import CATALOGUE, days_of


def test_status_changes_repeat_what_the_catalogue_says_on_every_day():
    period = CATALOGUE.window
    changes = status_changes(CATALOGUE, period)
    for number in range((period.end - period.start).days + 1):
        day = period.start + timedelta(days=number)
        stated = CATALOGUE.status_on(day)
        looked_up = {}
        for code, known in changes.items():
            certain = [change for change in known if change[0] <= number]
            if certain:
                looked_up[code] = certain[-1][1:]
        assert looked_up == {
            code: (one.status, describe_since(CATALOGUE, one, day)) for code, one in stated.items()
        }


def test_a_dispute_over_a_closure_is_shown_from_its_own_day_on():
    station = CATALOGUE.station_by_id["can-montreal-1"]
    closed = next(entry for entry in station.history if str(entry.date) == "2023-06-13")
    history = (
        *(entry for entry in station.history if entry.date.end < closed.date.end),
        replace(closed, standing="reported_closed"),
        replace(closed, date=PartialDate(2023, 6, 28)),
    )
    late = replace(station, history=history)
    stations = tuple(
        late if one is station else one for one in CATALOGUE.stations if one.id != "can-brossard-1"
    )
    catalogue = replace(CATALOGUE, stations=stations, digest="changed")
    changes = status_changes(catalogue, Period(date(2023, 6, 13), date(2023, 6, 30)))["CAN"]
    assert changes[-2:] == (
        (0, "closed", "13 June 2023"),
        (15, "closed", "13 June 2023; disputed for 1 alleged station"),
    )


def test_a_standing_is_shown_from_the_day_it_is_certain():
    station = CATALOGUE.station_by_id["can-markham-1"]
    entry = station.history[0]
    november = replace(entry, date=PartialDate(2022, 11), standing="searched")
    station = replace(station, reported_on=PartialDate(2022, 9, 12), history=(entry, november))
    period = Period(date(2022, 9, 1), date(2022, 11, 30))
    assert standing_changes(station, period) == ((11, "reported"), (90, "searched"))
    assert standing_changes(station, Period(date(2022, 9, 1), date(2022, 11, 29))) == ((11, "reported"),)
    assert standing_changes(station, Period(date(2022, 9, 1), date(2022, 9, 11))) == ()


def test_the_page_contains_what_a_status_filter_shows_on_any_day_of_its_range():
    selection = Selection(CATALOGUE.window, statuses=("investigating",))
    records = page_records(CATALOGUE, selection)
    for day in days_of(CATALOGUE.window, 40):
        seen = select(CATALOGUE, replace(selection, period=Period(CATALOGUE.window.start, day)))
        assert set(seen.stations) <= set(records.stations)
        assert set(seen.events) <= set(records.events)
        assert {status.country for status in seen.statuses} <= set(records.statuses)
