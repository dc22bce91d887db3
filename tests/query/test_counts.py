"""Counts are numbers; their sentence is made from them."""

from dataclasses import replace
from datetime import date

import pytest

from geo.query.counts import Counts

ALL = Counts(date(2024, 7, 31), stations=3, in_countries=2, responses=1, events=2, drawn=3, unlocated=0)


@pytest.mark.parametrize(
    ("counts", "drawn"),
    [
        (ALL, ""),
        (replace(ALL, drawn=2, unlocated=1), " (2 drawn, 1 without a known place)"),
        (replace(ALL, outside=0), " (3 drawn)"),
        (
            replace(ALL, drawn=0, unlocated=1, outside=2),
            " (0 drawn, 1 without a known place, 2 outside this map)",
        ),
        (replace(ALL, outside=1500), " (3 drawn, 1,500 outside this map)"),
    ],
)
def test_a_sentence_says_what_is_drawn_where_that_is_not_all(counts, drawn):
    undated = f"3 alleged stations in 2 countries{drawn}; 1 country with an official response"
    assert counts.undated == undated
    assert str(counts) == f"As of 31 July 2024: {undated}; 2 events in the range."
