"""What is different between two maps of one selection: countries, stations, and the words for it."""

from datetime import date
from itertools import pairwise

import pytest

from geo.mapspec.diff import MAX_CHANGES, change_forms, changes_between, changes_in_order
from geo.mapspec.spec import build
from geo.query.selection import from_link


def maps(five, *days: str):
    return [build(five, from_link(f"to={day}", five)) for day in days]


def changes(five, *days: str):
    specs = maps(five, *days)
    return [changes_between(*pair) for pair in pairwise(specs)]


@pytest.mark.parametrize(
    ("first", "last", "countries", "drawn"),
    [
        ("2022-09-12", "2022-10-31", [("AUS", None), ("CAN", "reported")], ({"aus-sydney-1"}, (2, 3))),
        (
            "2022-09-11",
            "2022-09-12",
            [("CAN", None), ("GBR", None)],
            ({"can-markham-1", "gbr-london-1"}, (0, 2)),
        ),
        ("2023-06-05", "2023-06-06", [("GBR", "reported")], (set(), (5, 5))),
        ("2023-06-06", "2024-04-10", [], (set(), (5, 5))),
        ("2022-11-01", "2022-12-05", [], (set(), (3, 4))),
    ],
)
def test_maps_differ_in_statuses_and_in_the_stations_drawn(five, first, last, countries, drawn):
    (found,) = changes(five, first, last)
    assert [(one.country.code, one.before) for one in found.countries] == countries
    assert (found.stations, found.known) == drawn
    assert found.days == (date.fromisoformat(first), date.fromisoformat(last))


def test_two_days_are_compared_in_a_sentence(five):
    (found,) = changes(five, "2022-09-12", "2022-10-31")
    known = "2 alleged stations known on 12 September 2022, 3 on 31 October 2022"
    assert found.summary == f"{known}; 2 countries have another status."
    assert found.in_brief == (
        f"{known}. New status: Australia, alleged; no official action found; "
        "Canada, authorities investigating."
    )
    assert [one.words for one in found.countries] == [
        "no status → alleged; no official action found.",
        "alleged; no official action found → authorities investigating.",
    ]


@pytest.mark.parametrize(
    ("first", "last", "ending"),
    [
        ("2023-06-05", "2023-06-06", "1 country has another status."),
        ("2023-06-06", "2024-04-10", "no country has another status."),
    ],
)
def test_the_number_of_countries_agrees_with_its_verb(five, first, last, ending):
    (found,) = changes(five, first, last)
    assert found.summary.endswith(f"; {ending}")


def test_several_days_are_listed_without_those_on_which_nothing_changed(five):
    series = changes(five, "2022-09-11", "2022-09-12", "2022-09-30", "2022-10-31")
    assert changes_in_order(series) == [
        ("12 September 2022:", "2 more alleged stations drawn; status changed: Canada and United Kingdom."),
        ("31 October 2022:", "1 more alleged station drawn; status changed: Australia and Canada."),
    ]
    assert changes_in_order(series, in_brief=True)[1][1] == (
        "1 more alleged station drawn; 2 countries have another status."
    )


def test_the_forms_grow_shorter_and_the_last_says_that_the_map_shows_it(five):
    (found,) = changes(five, "2022-09-12", "2022-10-31")
    forms = [[(one.lead, one.text) for one in form[1:]] for form in change_forms([found])]
    assert [len(form) for form in forms] == [3, 1, 3, 2]
    assert forms[2][-1] == ("", "… and 1 more: see the records.")
    assert forms[-1][-1][1].startswith("It is marked on the maps")
    assert all(form[0].lead == "What changed" for form in change_forms([found]))


def test_no_change_is_said_too_and_of_very_many_none_is_written_out_in_full(five):
    (same,) = changes(five, "2023-06-06", "2024-04-10")
    (one,) = change_forms([same])
    assert one[1].text == same.summary
    (many,) = change_forms([same, same])
    assert many[1].text.startswith("From one map to the next")
    (found,) = changes(five, "2022-09-12", "2022-10-31")
    longest = max(len(form) for form in change_forms([found] * (MAX_CHANGES + 5)))
    assert longest == MAX_CHANGES + 1
