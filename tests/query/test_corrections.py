"""Corrections in words: which record, which field, what before and after, why, and a tombstone."""

import pytest

from geo.model.annotations import WITHDRAWN, Correction
from geo.model.dates import parse_partial_date
from geo.query.corrections import describe_change, describe_correction, label_of_record, value_words


@pytest.mark.parametrize(
    ("record", "label"),
    [
        ("can-markham-1", "Alleged station can-markham-1 (can-markham-1)"),
        ("inquiry", "Investigation opened, Canada, 26 October 2022 (inquiry)"),
        ("eu-debate", "Policy coordination, no single country, 10 April 2024 (eu-debate)"),
        ("ngo", "Source: Safeguard Defenders (ngo)"),
        ("gone-1", "gone-1"),
    ],
)
def test_a_record_is_called_by_what_a_reader_knows_of_it(five, record, label):
    assert label_of_record(five, record) == label


HISTORY = '[{"date": "2022-11", "standing": "searched", "note": "By the police.", "sources": ["ngo"]}]'


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("note", "", "(empty)"),
        ("note", "New.", "“New.”"),
        ("sources", "ngo;elsewhere", "Safeguard Defenders (ngo); elsewhere"),
        ("history", HISTORY, "“November 2022, alleged; premises searched: By the police.”"),
        ("history", "[1]", "“[1]”"),
        ("history", "[{", "“[{”"),
    ],
)
def test_a_value_is_shown_in_words(five, field, value, words):
    assert value_words(five, field, value) == words


def test_a_correction_names_record_field_values_reason_and_source(five):
    when = parse_partial_date("2026-12-01")
    one = Correction(when, "can-markham-1", "note", "", "New.", "It was wrong.", ("record",))
    change = (
        "Corrected on 1 December 2026, field note. Before: (empty). After: “New.”. Reason: It was wrong. "
        f"Source: {five.sources['record'].citation}."
    )
    assert describe_change(five, one) == change
    assert describe_correction(five, one) == f"Alleged station can-markham-1 (can-markham-1). {change}"


@pytest.mark.parametrize(("after", "rest"), [("", ""), ("can-montreal-1", " In its place: can-montreal-1.")])
def test_a_tombstone_says_since_when_why_and_what_stands_in_its_place(five, after, rest):
    when = parse_partial_date("2026-12-01")
    one = Correction(when, "gone-1", WITHDRAWN, "", after, "It was a duplicate.", ())
    tombstone = f"The record gone-1 was withdrawn on 1 December 2026. Reason: It was a duplicate.{rest}"
    assert describe_correction(five, one) == describe_change(five, one) == tombstone
