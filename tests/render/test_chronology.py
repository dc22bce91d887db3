"""Events as marks on a time axis: what is a symbol, what a bar, and on which day it stands."""

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from geo.model.dates import Period, parse_partial_date
from geo.model.records import KINDS
from geo.query.selection import select, whole
from geo.render.chronology import GROUP_OF, GROUP_WORDS, NO_COUNTRY, Group, Mark, TimeChart, time_chart

PERIOD = Period(date(2022, 9, 1), date(2024, 7, 31))


def marks_of(five, when: str, public: str = "", period: Period = PERIOD):
    event = replace(
        five.event_by_id["inquiry"],
        date=parse_partial_date(when),
        made_public=parse_partial_date(public) if public else None,
    )
    marks = time_chart(five, (event,), period).marks
    return [(mark.form, str(mark.start), str(mark.end)) for mark in marks]


@pytest.mark.parametrize(
    ("when", "public", "marks"),
    [
        ("2022-10-26", "", [("public", "2022-10-26", "2022-10-26")]),
        ("2022-11", "", [("span", "2022-11-01", "2022-11-30"), ("public", "2022-11-30", "2022-11-30")]),
        ("2023", "", [("span", "2023-01-01", "2023-12-31"), ("public", "2023-12-31", "2023-12-31")]),
        ("by 2022-11-22", "", [("open", "2022-09-01", "2022-11-22"), ("public", "2022-11-22", "2022-11-22")]),
        ("by 2022-11", "", [("open", "2022-09-01", "2022-11-30"), ("public", "2022-11-30", "2022-11-30")]),
        (
            "2022-10-26",
            "2023-02-01",
            [
                ("delay", "2022-10-26", "2023-02-01"),
                ("happened", "2022-10-26", "2022-10-26"),
                ("public", "2023-02-01", "2023-02-01"),
            ],
        ),
        (
            "2023-05",
            "2024-02-21",
            [
                ("span", "2023-05-01", "2023-05-31"),
                ("delay", "2023-05-31", "2024-02-21"),
                ("happened", "2023-05-31", "2023-05-31"),
                ("public", "2024-02-21", "2024-02-21"),
            ],
        ),
        (  # nothing is public before it happens: the open bar begins with the event
            "2023-02",
            "by 2023-05-15",
            [
                ("open", "2023-02-01", "2023-05-15"),
                ("span", "2023-02-01", "2023-02-28"),
                ("delay", "2023-02-28", "2023-05-15"),
                ("happened", "2023-02-28", "2023-02-28"),
                ("public", "2023-05-15", "2023-05-15"),
            ],
        ),
        (  # made public within the month in which it happened: no rule between one day and itself
            "2023-05",
            "2023-05-31",
            [
                ("span", "2023-05-01", "2023-05-31"),
                ("happened", "2023-05-31", "2023-05-31"),
                ("public", "2023-05-31", "2023-05-31"),
            ],
        ),
    ],
)
def test_a_date_is_drawn_as_far_as_it_is_known(five, when, public, marks):
    assert marks_of(five, when, public) == marks


def test_no_mark_reaches_beyond_the_range(five):
    narrow = Period(date(2022, 11, 10), date(2022, 11, 20))
    assert marks_of(five, "2022-11", period=narrow) == [("span", "2022-11-10", "2022-11-20")]
    assert marks_of(five, "2022-10-26", "2022-11-15", narrow) == [
        ("delay", "2022-11-10", "2022-11-15"),
        ("public", "2022-11-15", "2022-11-15"),
    ]


def test_rows_are_countries_by_name_and_the_others_stand_last(five):
    chart = time_chart(five, select(five, whole(five)).events, five.window)
    assert chart.rows == ((0, "Australia"), (1, "Canada"), (3, "United Kingdom"), (5, NO_COUNTRY))
    assert {mark.line for mark in chart.marks} == set(range(6))
    both = [mark for mark in chart.marks if mark.event == "first-report"]
    day = date(2022, 9, 12)
    assert both == [
        Mark("first-report", 1, "public", day, day, "allegation"),
        Mark("first-report", 4, "public", day, day, "allegation"),
    ]
    assert [mark.line for mark in chart.marks if mark.event == "eu-debate"] == [5]


def test_events_near_one_another_stand_on_lines_of_their_own(five):
    event = five.event_by_id["inquiry"]
    near = replace(event, id="near", date=parse_partial_date("2022-10-30"))
    far = replace(event, id="far", date=parse_partial_date("2022-12-01"))
    chart = time_chart(five, (event, near, far), PERIOD)
    assert [(mark.event, mark.line) for mark in chart.marks] == [("inquiry", 0), ("near", 1), ("far", 0)]


def test_no_event_makes_an_empty_chart(five):
    assert time_chart(five, (), PERIOD) == TimeChart((), ())


def test_every_kind_belongs_to_a_group_and_every_group_has_words():
    assert set(GROUP_OF) == set(KINDS)
    assert set(GROUP_OF.values()) == set(get_args(Group)) == set(GROUP_WORDS)


def test_no_symbol_of_the_project_covers_another_on_its_line(catalogue):
    chart = time_chart(catalogue, catalogue.events, catalogue.window)
    symbols = [mark for mark in chart.marks if mark.form == "public"]
    places = {(mark.line, mark.start) for mark in symbols}
    assert len(places) == len(symbols)
    assert {mark.event for mark in symbols} == {
        event.id for event in catalogue.events if event.public.end <= catalogue.window.end
    }
