"""What a legend lists, in which order, and what it says of the lines on a map."""

import pytest

from geo.mapspec.legend import lines_words, with_same_entries
from geo.mapspec.spec import build
from geo.model.records import STATUSES
from geo.query.selection import from_link


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


def test_a_legend_lists_every_status_and_the_standings_that_occur_with_their_counts(five):
    legend = build(five, from_link("to=2022-12-31", five)).legend
    statuses = {"reported": 2, "investigating": 1}
    assert [(entry.id, entry.count) for entry in legend] == [
        *((f"status--{status}", statuses.get(status, 0)) for status in STATUSES),
        ("standing--reported", 2),
        ("standing--under_investigation", 1),
    ]


def test_legends_of_several_days_have_the_same_rows_and_none_that_counts_nothing_on_all(five):
    days = [build(five, from_link(f"to={day}", five)).legend for day in ("2022-09-12", "2023-03-09")]
    first, last = ({entry.id: entry.count for entry in legend} for legend in with_same_entries(days))
    assert list(first) == list(last)
    assert first == {
        "status--reported": 2,
        "status--investigating": 0,
        "standing--reported": 2,
        "standing--reported_closed": 0,
    }
    assert last["status--investigating"] == last["standing--reported_closed"] == 1
