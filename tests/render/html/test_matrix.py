"""The table of the G7: its columns, its letters, and what the seven did together last."""

import re
from datetime import date

import pytest

from geo.model.countries import G7
from geo.model.dates import Period
from geo.model.labels import STATUS_LETTERS, STATUS_WORDS
from geo.render.html.matrix import columns, last_joint_step, render_g7


def test_columns_of_the_matrix_are_ends_of_months_and_the_last_day():
    heads = columns(Period(date(2022, 11, 5), date(2023, 4, 10)))
    assert [(str(head.day), head.is_wide, head.opens_year, head.opens_year_narrow) for head in heads] == [
        ("2022-11-30", True, True, False),
        ("2022-12-31", False, False, True),
        ("2023-01-31", True, True, False),
        ("2023-02-28", True, False, False),
        ("2023-03-31", False, False, True),
        ("2023-04-10", False, False, False),
    ]
    assert [head.day for head in columns(Period(date(2023, 3, 9), date(2023, 3, 9)))] == [date(2023, 3, 9)]
    assert len(columns(Period(date(2020, 1, 1), date(2024, 12, 31)))) == 20  # quarters


@pytest.mark.parametrize(
    ("day", "event"),
    [
        (date(2023, 5, 19), None),
        (date(2023, 5, 20), "g7-2023-05-20-policy-coordination"),
        (date(2024, 7, 12), "g7-2024-06-14-policy-coordination"),
        (date(2024, 7, 31), "g7-2024-07-13-policy-coordination"),
    ],
)
def test_the_joint_step_is_named_only_where_an_event_says_so(catalogue, day, event):
    step = last_joint_step(catalogue, day)
    assert (step.id if step else None) == event
    assert len(set(G7)) == 7


def test_the_table_has_a_letter_for_each_status_that_occurs_and_explains_no_other(five):
    html = render_g7(five, ("CAN", "GBR", "ITA"), Period(date(2022, 9, 1), date(2022, 10, 31)))
    rows = re.findall(r"<tr>.*?</tr>", html, re.DOTALL)
    for name, statuses in (("Canada", ["reported", "investigating"]), ("United Kingdom", ["reported"] * 2)):
        (row,) = (row for row in rows if name in row)
        letters = [STATUS_LETTERS[status] for status in statuses]
        assert re.findall(r"<b[^>]*>([A-Z])</b>", row) == letters
    words = {status: words in html for status, words in STATUS_WORDS.items()}
    assert [status for status, is_there in words.items() if is_there] == ["reported", "investigating"]
