"""What a screen reader says of parts of a map that show no words."""

import pytest

from geo.mapspec import titles


@pytest.mark.parametrize(
    ("title", "words"),
    [
        (titles.groups_title(1), "1 alleged station, counted by area"),
        (titles.groups_title(12), "12 alleged stations, counted by area"),
        (titles.changed_title(1), "1 country with another status"),
        (titles.changed_title(3), "3 countries with another status"),
        (titles.new_title(1), "1 alleged station not drawn on the earlier map"),
        (titles.new_title(0), "0 alleged stations not drawn on the earlier map"),
        (titles.scale_title(50), "Scale bar: 50 km"),
        (titles.scale_title(1000), "Scale bar: 1,000 km"),
    ],
)
def test_a_title_counts_in_plain_words(title, words):
    assert title == words
