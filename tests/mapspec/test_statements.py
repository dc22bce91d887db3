"""Which answers a map shows is decided by their weight; a renderer only measures what fits."""

from dataclasses import replace

import pytest

from geo.mapspec.spec import build
from geo.mapspec.statements import MAX_PLACES, Statement, Statements, statements_of
from geo.query.selection import whole

COMMON = Statement("answer", "Common.", "3 places:", ("CAN",), 3, named=False)
OWN = Statement("answer", "Own.", "Markham:", ("CAN",), 1, named=False)
OFFICIAL = Statement("answer", "Official.", "Centre:", ("CAN",), 1, named=True)
LATER = Statement("since", "Later.", "Centre:", ("CAN",), 1, named=True)
LATE = Statement("since", "Late.", "Markham:", ("CAN",), 1, named=False)


def statements(*every: Statement, is_world: bool = False) -> Statements:
    return Statements(every, is_world, "known since July 2024", "see the records.", is_elsewhere=False)


def texts(form) -> list[str]:
    return [paragraph.text for paragraph in form if not paragraph.is_heading]


def at_most(number: int):
    return lambda chosen: len(chosen) <= number


def test_what_is_known_of_named_organisations_comes_first_and_the_rest_is_counted():
    forms = statements(COMMON, OWN, OFFICIAL, LATER, LATE).forms(at_most(3))
    assert forms[:3] == [[], [], []]
    assert texts(forms[3]) == [
        *("Common.", "Official.", "Later."),
        "… and 1 more answer and 1 more later report: see the records.",
    ]


def test_texts_about_named_organisations_come_first_and_then_those_about_the_fewest_stations(catalogue):
    every = statements_of(build(catalogue, whole(catalogue))).of("answer").every
    order = [(one.named, one.count) for one in every]
    assert order == sorted(order, key=lambda one: (not one[0], one[1]))
    assert {named for named, _ in order} == {True, False}


def test_nothing_of_less_weight_takes_the_place_of_a_named_organisation():
    forms = statements(COMMON, OWN, OFFICIAL).forms(lambda chosen: OFFICIAL not in chosen)
    assert texts(forms[3]) == ["3 answers: see the records."]


def test_where_nothing_fits_the_most_common_answer_is_tried_alone_before_a_count_of_all():
    forms = statements(COMMON, OWN, LATE).forms(at_most(0))
    assert texts(forms[0]) == [
        "Common.",
        "1 other answer, and what became known since July 2024: see the records.",
    ]
    assert texts(forms[2]) == ["Common."]
    assert texts(forms[3]) == ["2 answers and 1 later report: see the records."]


def test_where_only_later_reports_fit_the_answers_are_tried_first():
    forms = statements(LATER, OWN).forms(lambda chosen: len(chosen) == 1)
    assert [text for text in texts(forms[3]) if text in ("Own.", "Later.")] == ["Own."]


@pytest.mark.parametrize(("room", "first"), [(0, "Common."), (1, "Common.")])
def test_a_map_of_the_world_has_the_most_common_answer_in_any_case(room, first):
    forms = statements(COMMON, OWN, LATER, is_world=True).forms(at_most(room))
    assert texts(forms[0])[0] == first


def test_a_map_that_counts_stations_by_area_says_where_the_answers_are(catalogue):
    spec = build(catalogue, whole(catalogue))
    assert not statements_of(spec).is_elsewhere
    counted = statements_of(replace(spec, groups=("any",)))
    assert counted.is_elsewhere
    assert counted.of("answer").is_elsewhere
    assert not counted.of("since").is_elsewhere


@pytest.mark.parametrize(("places", "lead"), [(MAX_PLACES, "Town 0, Town 1"), (MAX_PLACES + 1, "9 alleged")])
def test_a_text_about_very_many_places_counts_them(five, places, lead):
    spec = build(five, whole(five))
    mark = spec.stations[1]
    marks = tuple(
        replace(mark, claim=replace(mark.claim, station=replace(mark.claim.station, city=f"Town {number}")))
        for number in range(places)
    )
    (statement,) = statements_of(replace(spec, stations=marks, unlocated=())).of("answer").every
    assert statement.lead.startswith(lead)
