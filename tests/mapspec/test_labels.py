"""Which places a map names, how, and which names weigh most."""

from dataclasses import replace

import pytest

from geo.mapspec.labels import (
    A_NAME,
    MAX_LABELS,
    PlaceLabel,
    labels_of,
    shared_name,
    unnamed_words,
    weightiest,
)
from geo.mapspec.spec import build
from geo.query.selection import whole


@pytest.mark.parametrize(
    ("name", "count", "forms", "in_list"),
    [
        ("Paris", 1, [("Paris",)], "Paris"),
        ("New York City", 1, [("New York City",), ("New York", "City")], "New York City"),
        ("Rio de Janeiro", 1, [("Rio de Janeiro",), ("Rio de", "Janeiro")], "Rio de Janeiro"),
        ("Toronto", 3, [("Toronto: 3 alleged",), ("Toronto:", "3 alleged")], "Toronto (3)"),
        (
            "New York City",
            2,
            [("New York City: 2 alleged",), ("New York City:", "2 alleged")],
            "New York City (2)",
        ),
    ],
)
def test_a_name_is_broken_once_before_its_number_or_where_its_lines_are_of_like_length(
    name, count, forms, in_list
):
    label = PlaceLabel(name, stations=("",) * count)
    assert (label.forms, label.text, label.in_list) == (forms, forms[0][0], in_list)


def test_each_place_is_named_once_the_one_with_most_stations_first(five):
    marks = build(five, whole(five)).stations
    twice = (*marks, replace(marks[-1], id="another"))
    first, *others = labels_of(twice)
    assert (first.town, first.country) == (marks[-1].city, marks[-1].country)
    assert first.stations == (marks[-1].id, "another")
    assert sorted(label.town for label in others) == sorted(mark.city for mark in marks[:-1])


@pytest.mark.parametrize(
    ("identifiers", "name"),
    [
        ("usa-new-york-city-1", "Manhattan (Chinatown)"),
        ("usa-new-york-city-2", "New York City"),
        ("usa-new-york-city-1 usa-new-york-city-2", "New York City"),
        ("gbr-london-1", "London (Croydon)"),
        ("gbr-london-1 gbr-london-2", "London"),
        ("fra-paris-1", "Paris 13 Gobelins"),
        ("fra-paris-1 fra-paris-2", "Paris"),
        ("esp-barcelona-1 esp-barcelona-3", "Barcelona"),
        ("ita-sicily-1", "Sicily"),
        ("ita-rome-1 ita-sicily-1", ""),
    ],
)
def test_stations_share_the_finest_name_that_is_right_for_all(catalogue, identifiers, name):
    assert shared_name([catalogue.station_by_id[one] for one in identifiers.split()]) == name


def test_a_site_known_to_the_neighbourhood_is_called_by_it_and_two_of_one_city_by_the_city(catalogue):
    marks = build(catalogue, whole(catalogue)).stations
    texts = {label.text for label in labels_of(marks)}
    assert {"Manhattan (Chinatown)", "New York City", "Tokyo (Akihabara)", "London: 2 alleged"} <= texts


def test_a_name_does_not_change_while_others_of_its_place_are_not_drawn(catalogue):
    marks = [mark for mark in build(catalogue, whole(catalogue)).stations if mark.city == "Sydney"]
    early = [mark for mark in marks if mark.id == "aus-sydney-2"]
    assert [label.text for label in labels_of(early)] == ["Sydney (Eastwood)"]
    assert [label.text for label in labels_of(early, sought=marks)] == ["Sydney"]


def test_a_place_weighs_by_how_rare_its_standing_is_among_those_sought_and_by_its_stations(five):
    model = build(five, whole(five)).stations[0]
    marks = [
        replace(model, id=name, city=name, standing=standing)
        for name, standing in [("A", "reported"), ("B", "searched"), ("C", "searched"), ("D", "not_found")]
    ]
    weights = {label.town: label.weight for label in labels_of(marks)}
    assert weights == pytest.approx({"A": 1.2, "B": 1.7, "C": 1.7, "D": 2.2})
    assert labels_of(marks[:1], sought=marks)[0].weight == pytest.approx(1.2)
    assert labels_of(marks[1:2], sought=marks)[0].weight == pytest.approx(1.7)


@pytest.mark.parametrize(
    ("area", "names"),
    [(None, ["a", "b", "c"]), (2 * A_NAME, ["a", "c"]), (1.5 * A_NAME, ["c"]), (0.5 * A_NAME, [])],
)
def test_a_small_map_has_only_the_weightiest_names(area, names):
    labels = [PlaceLabel("a", weight=2.0), PlaceLabel("b", weight=1.0), PlaceLabel("c", weight=3.0)]
    assert [label.name for label in weightiest(labels, area)] == names


def test_no_map_has_more_than_eighty_names():
    assert len(weightiest([PlaceLabel(str(number)) for number in range(100)])) == MAX_LABELS


def test_places_without_a_name_are_listed():
    labels = [PlaceLabel("Rome"), PlaceLabel("Markham", stations=("1", "2"))]
    assert unnamed_words(labels) == "Drawn without a name: Markham (2), Rome."
    assert unnamed_words([]) == ""
