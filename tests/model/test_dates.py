"""Dates keep their precision: a table of forms accepted and refused, and rules that are true of all."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model.dates import (
    PartialDate,
    Period,
    describe_day,
    month_end,
    next_month_end,
    parse_day,
    parse_partial_date,
)
from geo.model.errors import InvalidValue

ACCEPTED = [
    ("2022", date(2022, 1, 1), date(2022, 12, 31), "2022"),
    ("2022-11", date(2022, 11, 1), date(2022, 11, 30), "November 2022"),
    ("2022-11-05", date(2022, 11, 5), date(2022, 11, 5), "5 November 2022"),
    ("2022-02", date(2022, 2, 1), date(2022, 2, 28), "February 2022"),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
    ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29), "29 February 2024"),
    ("2000-02-29", date(2000, 2, 29), date(2000, 2, 29), "29 February 2000"),
    ("by 2022", date.min, date(2022, 12, 31), "by 2022"),
    ("by 2022-11", date.min, date(2022, 11, 30), "by November 2022"),
    ("by 2022-11-05", date.min, date(2022, 11, 5), "by 5 November 2022"),
    ("0001-01-01", date.min, date.min, "1 January 1"),
    ("9999-12-31", date.max, date.max, "31 December 9999"),
]

NOT_A_FORM = [
    *("", " ", " 2022", "2022 ", "2022\n", "\t2022-11", "22", "202", "02022", "99999", "+2022", "-2022"),
    *("2022-2-5", "2022-2", "2022-02-5", "2022-11-", "2022--11", "2022-11-05-", "20221105", "2022-309"),
    *("2022/11/05", "05.11.2022", "2022.11", "2022-W45", "2022-Nov", "5 November 2022", "November 2022"),
    *(
        "2022-11-05T00:00",
        "2022-11-05 00:00",
        "2022-11-05Z",
        "2022-11-05/2022-11-06",
        "2022?",
        "2022~",
        "~2022",
    ),
    *(
        "By 2022",
        "BY 2022",
        "by2022",
        "by  2022",
        "by\t2022",
        " by 2022",
        "by 2022 ",
        "by",
        "by ",
        "by by 2022",
    ),
    *("before 2022", "2022-11-05 by", "on 2022-11-05", "2022‑11‑05", "２０２２", "٢٠٢٢-11", "2022-¹¹"),
    *("None", "null", "nan", "NaN", "n/a", "unknown", "0", "today"),
]

NOT_IN_THE_CALENDAR = [
    *("0000", "0000-01", "2022-00", "2022-13", "2022-99", "2022-11-00", "2022-11-31", "2022-02-30"),
    *("2022-02-29", "1900-02-29", "2023-02-29", "by 2022-13", "by 2022-02-30", "2022-00-05", "2022-13-01"),
]


def cut(day: date, parts: int, by: bool) -> PartialDate:
    return PartialDate(*(day.year, day.month, day.day)[:parts], by=by)


days = st.dates()
partial_dates = st.builds(cut, days, st.integers(1, 3), st.booleans())


@pytest.mark.parametrize(("text", "start", "end", "words"), ACCEPTED)
def test_a_date_is_the_interval_in_which_it_lies_and_keeps_its_form(text, start, end, words):
    parsed = parse_partial_date(text)
    assert (parsed.start, parsed.end, parsed.describe(), str(parsed)) == (start, end, words, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2022-11", "November 2022"),
        ("by 2022-11-05", "5 November 2022 or earlier"),
        ("by 2022", "2022 or earlier"),
    ],
)
def test_a_date_stands_after_since(text, words):
    assert parse_partial_date(text).describe_since() == words


@pytest.mark.parametrize("text", NOT_A_FORM)
def test_any_other_form_is_refused_with_the_forms_there_are(text):
    with pytest.raises(InvalidValue) as refused:
        parse_partial_date(text)
    assert str(refused.value) == (f"{text!r} is not a date; write 2022, 2022-11, 2022-11-05 or by 2022-11-05")


@pytest.mark.parametrize("text", NOT_IN_THE_CALENDAR)
def test_a_day_that_the_calendar_lacks_is_refused(text):
    with pytest.raises(InvalidValue) as refused:
        parse_partial_date(text)
    assert str(refused.value) == f"{text!r} is not a date the calendar has"


def test_a_full_day_is_a_day():
    assert parse_day("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize("text", ["2022", "2022-11", "by 2022-11-05", "by 2022"])
def test_where_a_day_is_asked_for_less_is_refused(text):
    with pytest.raises(InvalidValue) as refused:
        parse_day(text)
    assert str(refused.value) == f"{text!r} is not a full day; write it as 2022-11-05"


@pytest.mark.parametrize(
    ("text", "day", "certain"),
    [
        ("2022-11", date(2022, 11, 29), False),
        ("2022-11", date(2022, 11, 30), True),
        ("2022", date(2022, 12, 30), False),
        ("2022", date(2022, 12, 31), True),
        ("2022-11-05", date(2022, 11, 4), False),
        ("2022-11-05", date(2022, 11, 5), True),
        ("by 2022-11-05", date(2022, 11, 4), False),
        ("by 2022-11-05", date(2022, 11, 5), True),
    ],
)
def test_it_is_certain_when_the_interval_has_ended(text, day, certain):
    assert parse_partial_date(text).certain_by(day) is certain


def test_a_range_of_one_day_is_a_range():
    assert Period(date(2022, 11, 5), date(2022, 11, 5)).describe() == "5 November 2022 to 5 November 2022"


def test_a_range_that_ends_before_it_starts_is_refused():
    with pytest.raises(InvalidValue) as refused:
        Period(date(2022, 11, 5), date(2022, 11, 4))
    assert str(refused.value) == "the range ends (2022-11-04) before it starts (2022-11-05)"


@pytest.mark.parametrize(
    ("day", "following"),
    [
        (date(2022, 9, 1), date(2022, 9, 30)),
        (date(2022, 9, 29), date(2022, 9, 30)),
        (date(2022, 9, 30), date(2022, 10, 31)),
        (date(2022, 12, 31), date(2023, 1, 31)),
        (date(2023, 1, 31), date(2023, 2, 28)),
        (date(2024, 1, 31), date(2024, 2, 29)),
        (date(2024, 2, 28), date(2024, 2, 29)),
    ],
)
def test_the_playback_steps_from_month_end_to_month_end(day, following):
    assert next_month_end(day) == following
    assert month_end(following) == following


@given(partial_dates)
def test_what_is_written_reads_back(when):
    assert parse_partial_date(str(when)) == when


@given(partial_dates)
def test_a_date_starts_no_later_than_it_ends(when):
    assert when.start <= when.end


@given(partial_dates, days, days)
def test_what_was_certain_stays_certain(when, one, other):
    earlier, later = sorted((one, other))
    assert when.certain_by(later) or not when.certain_by(earlier)


@given(days)
def test_a_day_in_words_has_no_leading_zero(day):
    assert describe_day(day) == f"{day.day} {day:%B} {day.year}"
