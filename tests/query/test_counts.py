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
    ],
)
def test_a_sentence_says_what_is_drawn_where_that_is_not_all(counts, drawn):
    undated = f"3 alleged stations in 2 countries{drawn}; 1 country with an official response"
    assert counts.undated == undated
    assert str(counts) == f"As of 31 July 2024: {undated}; 2 events in the range."


@pytest.mark.parametrize(
    ("outside", "words"),
    [
        (0, ""),
        (1, " 1 alleged station lies outside this map."),
        (1500, " 1,500 alleged stations lie outside this map."),
    ],
)
def test_a_clipped_map_says_apart_what_lies_outside_and_counts_no_events(outside, words):
    counts = replace(ALL, events=None, outside=outside)
    assert str(counts) == f"As of 31 July 2024: {counts.undated}.{words}"
