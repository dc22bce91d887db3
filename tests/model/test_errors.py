"""A fault says where it is, and how to correct it."""

import pytest

from geo.model.errors import WHOLE_FILE, Position, Rejection


@pytest.mark.parametrize(
    ("position", "words"),
    [
        (WHOLE_FILE, ""),
        (Position("line", 3), "line 3"),
        (Position("row", 12, "can-markham-1"), "row 12 (can-markham-1)"),
        (Position("feature", 2, "x\u202e"), "feature 2 ('x\\u202e')"),
        (Position("feature", 2, "x", entry=3), "feature 2 (x), history entry 3"),
        (Position("feature", 2, entry=3), "feature 2, history entry 3"),
        (Position(id="can-markham-1"), "can-markham-1"),
    ],
)
def test_a_position_is_a_number_with_the_id_found_there(position, words):
    assert str(position) == words


@pytest.mark.parametrize(
    ("rejection", "sentence"),
    [
        (
            Rejection("a.csv", Position("row", 3, "x"), "date", "is bad"),
            "a.csv: row 3 (x), field date: is bad",
        ),
        (Rejection("a.csv", Position("row", 3), "", "is short"), "a.csv: row 3: is short"),
        (Rejection("a.csv", WHOLE_FILE, "", "is missing"), "a.csv: is missing"),
    ],
)
def test_a_rejection_names_file_row_field_and_reason(rejection, sentence):
    assert str(rejection) == sentence
