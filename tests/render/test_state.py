"""What a step sends to the map of the app: little, however large the collection."""

import json
import random
from dataclasses import replace
from datetime import timedelta

import pytest

from geo.collection.reading import read_catalogue
from geo.mapspec.spec import MAX_OF_A_LARGE_COLLECTION, build
from geo.model.dates import PartialDate, Period
from geo.model.places import LonLat
from geo.model.records import Catalogue
from geo.query.selection import from_link, whole
from geo.render.escaping import script_json
from geo.render.state import map_places, map_state

PROJECT = read_catalogue()
MAX_STATE = 13_000
"""Bytes of the state in a message: with the list and the texts of a step it stays within 25 kB."""


def sent(catalogue: Catalogue, link: str, *, places: bool = False) -> int:
    """Bytes of a step that shows a selection, as streamlit-folium writes them."""
    spec = build(catalogue, from_link(link, catalogue))
    state = map_state(spec) | ({"places": map_places(catalogue, spec)} if places else {})
    return len(json.dumps(script_json(state)).encode())


@pytest.fixture(scope="module")
def large() -> Catalogue:
    """20,000 stations about those of the project, reported on days all over the range."""
    chance = random.Random(20)  # noqa: S311
    days = (PROJECT.window.end - PROJECT.window.start).days

    def invented(number: int):
        pattern = chance.choice(PROJECT.located)
        point = LonLat(pattern.point.lon + chance.gauss(0, 2), pattern.point.lat + chance.gauss(0, 1))
        day = PROJECT.window.start + timedelta(days=chance.randrange(days))
        reported_on = PartialDate(day.year, day.month, day.day)
        bureau = "Few" if number < MAX_OF_A_LARGE_COLLECTION else "Many"
        return replace(pattern, id=f"invented-{number}", point=point, reported_on=reported_on, bureau=bureau)

    return replace(PROJECT, stations=tuple(map(invented, range(20_000))), digest="20,000 invented")


LINKS = ["", "to=2022-12-31", "to=2023-06-30", "country=CAN", "country=ESP&country=ITA", "bureau=Many"]


@pytest.mark.parametrize("link", LINKS)
def test_a_step_of_twenty_thousand_stations_sends_counts_by_area(large, link):
    assert build(large, from_link(link, large)).groups
    assert sent(large, link, places=True) <= MAX_STATE


def test_as_many_stations_as_are_drawn_singly_are_sent_with_their_places(large):
    spec = build(large, from_link("bureau=Few", large))
    assert len(spec.stations) == len(map_places(large, spec)) == MAX_OF_A_LARGE_COLLECTION
    assert sent(large, "bureau=Few", places=True) <= MAX_STATE


def test_a_step_of_the_project_sends_no_more():
    assert max(sent(PROJECT, f"to={day}") for day in ("2022-12-31", "2023-06-30", "2024-07-31")) <= MAX_STATE


def test_the_counts_of_a_day_add_up_by_country(large):
    spec = build(large, replace(whole(large), period=Period(large.window.start, large.window.end)))
    groups = map_state(spec)["groups"]
    located = {mark: sum(one.country == mark for one in large.located) for mark in groups}
    assert {country: sum(count for _, _, count in rows) for country, rows in groups.items()} == located
    assert sum(located.values()) == len(large.located)
