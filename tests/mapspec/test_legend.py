"""What the legend says of the lines on a map."""

import pytest

from geo.mapspec.legend import lines_words


@pytest.mark.parametrize(
    ("to_places", "to_names", "words"),
    [
        (False, False, ""),
        (False, True, "Lines lead from symbols to their names."),
        (True, False, "Overlapping symbols are moved apart; fine lines lead to the place."),
        (
            True,
            True,
            "Overlapping symbols are moved apart; fine lines lead to the place, others to the name.",
        ),
    ],
)
def test_lines_are_explained_where_they_are_drawn(to_places, to_names, words):
    assert lines_words(to_places=to_places, to_names=to_names) == words
