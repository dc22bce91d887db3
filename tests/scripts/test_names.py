"""Where names stand on the web map: on nothing else, in their country, and the same each time."""

import itertools
import random
from math import cos, hypot, pi, sin

import pytest

from scripts.node import run_module

VIEW = {"left": 0, "top": 0, "right": 800, "bottom": 600}
LINE = 14

PLACE = """
const { placedNames } = await scripts("map/names.js");
const { Ground } = await scripts("map/ground.js");
answer = given.map(({ wanted, taken: symbols, view, reach = view, lands = [] }) => {
  const asked = wanted.map((one) => (one.own ? { ...one, own: one.own.map((at) => symbols[at]) } : one));
  return placedNames(asked, { symbols, taken: [], view, reach, ground: new Ground(lands, reach) });
});
"""


def placed(*rooms):
    return run_module(PLACE, rooms)


def symbol(x: float, y: float, size: float = 16) -> dict[str, float]:
    half = size / 2
    return {"left": x - half, "top": y - half, "right": x + half, "bottom": y + half}


def form(*lines: str) -> dict[str, object]:
    return {"lines": lines, "kind": "place", "width": 7 * max(map(len, lines)), "height": LINE * len(lines)}


def place(at: int, name: str, *, weight: float = 1.0, country: str = "AAA") -> dict[str, object]:
    words = name.split()
    forms = [form(name)]
    if len(words) > 1:
        forms.append(form(" ".join(words[:-1]), words[-1]))
    return {
        "key": f"{at:03} {name}",
        "country": country,
        "weight": weight,
        "forms": forms,
        "own": [at],
    }


def country(code: str, weight: float = 0.5) -> dict[str, object]:
    return {
        "key": code,
        "country": code,
        "weight": weight,
        "forms": [form(f"LAND OF {code}"), form("LAND OF", code)],
    }


def square(left: float, top: float, right: float, bottom: float) -> list[list[float]]:
    """A ring of x and y in turn."""
    return [[left, top, right, top, right, bottom, left, bottom]]


def meet(one, other, gap: float = 0.0) -> bool:
    return (
        one["left"] < other["right"] + gap
        and other["left"] < one["right"] + gap
        and one["top"] < other["bottom"] + gap
        and other["top"] < one["bottom"] + gap
    )


def crowd(seed: int, scale: float = 1.0) -> dict[str, object]:
    """Sixty places about the middle of the view, ``scale`` times as far apart, on two countries."""
    draw = random.Random(seed)  # noqa: S311
    points: list[tuple[float, float]] = []
    while len(points) < 60:
        x, y = draw.gauss(0, 90), draw.gauss(0, 70)
        if all(abs(x - other) > 18 or abs(y - another) > 18 for other, another in points):
            points.append((x, y))
    taken = [symbol(400 + scale * x, 300 + scale * y) for x, y in points]
    wanted = [
        place(at, "Place with a name"[: draw.randint(5, 17)].strip(), weight=draw.choice([1.2, 1.4, 2.2]))
        for at in range(len(points))
    ]
    return {
        "wanted": [*wanted, country("AAA"), country("BBB")],
        "taken": taken,
        "view": VIEW,
        "reach": {"left": -4000, "top": -3000, "right": 4800, "bottom": 3600},
        "lands": [["AAA", square(-4000, -3000, 400, 3600)], ["BBB", square(400, -3000, 4800, 3600)]],
    }


@pytest.mark.parametrize("scale", [1, 2, 5])
def test_no_name_covers_a_symbol_or_another_name(scale):
    rooms = [crowd(seed, scale) for seed in range(12)]
    for room, names in zip(rooms, placed(*rooms), strict=True):
        assert names
        boxes = [name["box"] for name in names]
        for one, other in itertools.combinations(boxes, 2):
            assert not meet(one, other, gap=1.9)
        for name, box in itertools.product(names, room["taken"]):
            assert not meet(name["box"], box, gap=1.9)


def test_the_same_places_have_the_same_names_in_any_order():
    rooms = []
    for seed in range(8):
        room = crowd(seed)
        shuffled = [*room["wanted"]]
        random.Random(seed).shuffle(shuffled)  # noqa: S311
        rooms += [room, {**room, "wanted": shuffled}]
    answers = placed(*rooms)
    assert answers[::2] == answers[1::2]


def test_more_places_are_named_the_farther_they_are_apart():
    scales = (1, 1.5, 2.5, 5)
    for seed in range(6):
        counts = [len(names) for names in placed(*(crowd(seed, scale) for scale in scales))]
        assert counts == sorted(counts)
        assert counts[0] < counts[-1]


def test_of_two_names_with_room_for_one_the_weightier_stands():
    tight = {"left": 92, "top": 91, "right": 200, "bottom": 109}
    room = {
        "wanted": [place(0, "Light", weight=1.2), place(1, "Heavy", weight=1.4)],
        "taken": [symbol(100, 100), symbol(119, 100)],
        "view": tight,
    }
    assert [name["lines"] for name in placed(room)[0]] == [["Heavy"]]


@pytest.mark.parametrize(
    ("taken", "side"),
    [
        ([], "right"),
        ([(130, 100)], "left"),
        ([(130, 100), (70, 100)], "above"),
        ([(130, 100), (70, 100), (100, 75)], "below"),
    ],
)
def test_a_name_stands_right_then_left_above_and_below(taken, side):
    room = {
        "wanted": [place(0, "Rome")],
        "taken": [symbol(100, 100), *(symbol(x, y, 20) for x, y in taken)],
        "view": VIEW,
    }
    ((name,),) = placed(room)
    box, own = name["box"], symbol(100, 100)
    found = {
        "right": box["left"] >= own["right"] and name["align"] == "start",
        "left": box["right"] <= own["left"] and name["align"] == "end",
        "above": box["bottom"] <= own["top"] and name["align"] == "middle",
        "below": box["top"] >= own["bottom"] and name["align"] == "middle",
    }
    assert [one for one, is_so in found.items() if is_so] == [side]


def test_a_name_does_not_begin_in_another_country_where_it_need_not():
    lands = [["AAA", square(0, 0, 110, 600)], ["BBB", square(110, 0, 800, 600)]]
    room = {"wanted": [place(0, "Amsterdam")], "taken": [symbol(100, 100)], "view": VIEW, "lands": lands}
    at_sea = {**room, "lands": lands[1:]}
    crowded = {**room, "taken": [symbol(100, 100), symbol(60, 100, 60)]}
    names = [name for (name,) in placed(room, at_sea, crowded)]
    assert all(name["box"]["right"] <= 110 for name in names)
    assert ["leader" in name for name in names] == [False, False, True]


def test_a_countrys_name_stands_wholly_on_its_land_nearest_to_its_middle_or_nowhere():
    lands = [
        ["AAA", square(100, 100, 200, 140)],
        ["BBB", square(200, 100, 800, 600)],
        ["CCC", square(0, 200, 40, 600)],
    ]
    rooms = [
        {"wanted": [country(code)], "taken": taken, "view": VIEW, "lands": lands}
        for code, taken in [
            ("AAA", []),
            ("AAA", [symbol(150, 120, 40)]),  # no room beside the symbol
            ("BBB", []),
            ("BBB", [symbol(500, 350)]),
            ("CCC", []),  # too narrow
        ]
    ]
    boxes = [[name["box"] for name in names] for names in placed(*rooms)]
    assert [len(some) for some in boxes] == [1, 0, 1, 1, 0]
    middles = [
        ((box["left"] + box["right"]) / 2, (box["top"] + box["bottom"]) / 2)
        for (box,) in (boxes[0], boxes[2])
    ]
    assert middles == [pytest.approx((150, 120), abs=4), pytest.approx((500, 350), abs=4)]
    ((moved,),) = boxes[3:4]
    assert moved["bottom"] <= 340 or moved["top"] >= 360


def test_a_country_of_which_a_part_is_seen_has_its_name_there():
    room = {
        "wanted": [country("AAA")],
        "taken": [],
        "view": VIEW,
        "reach": {"left": -400, "top": -300, "right": 1200, "bottom": 900},
        "lands": [["AAA", square(-400, -300, 100, 900)]],
    }
    ((name,),) = placed(room)
    assert (name["box"]["left"] >= 0, name["box"]["right"] <= 100) == (True, True)


def test_a_hole_in_a_country_is_no_land_of_it():
    ring = square(0, 0, 400, 400)[0]
    hole = square(100, 100, 300, 300)[0]
    room = {"wanted": [country("AAA")], "taken": [], "view": VIEW, "lands": [["AAA", [ring, hole]]]}
    ((name,),) = placed(room)
    box = name["box"]
    assert box["bottom"] <= 100 or box["top"] >= 300 or box["right"] <= 100 or box["left"] >= 300


def test_a_name_is_seen_whole_or_not_at_all():
    taken = [symbol(x, 300) for x in (10, 790, 830)]
    room = {
        "wanted": [place(at, "Name of a place") for at in range(3)],
        "taken": taken,
        "view": VIEW,
        "reach": {"left": -400, "top": -300, "right": 1200, "bottom": 900},
    }
    (names,) = placed(room)
    assert len(names) == 3
    for name in names:
        box = name["box"]
        assert box["right"] <= 800 or box["left"] >= 800
        assert box["left"] >= 0


def test_a_name_that_would_be_read_as_another_symbols_stands_apart():
    others = [symbol(100, 78), symbol(70, 100), symbol(130, 100), symbol(112, 122), symbol(88, 122)]
    room = {"wanted": [place(0, "Rome")], "taken": [symbol(100, 100), *others], "view": VIEW}
    ((name,),) = placed(room)
    assert name["leader"]["length"] > 0
    assert [other for other in others if meet(name["box"], other, gap=5.9)] == []


RING = [symbol(100 + 19 * cos(turn), 100 + 19 * sin(turn)) for turn in (at * pi / 4 for at in range(8))]
"""Symbols all around another."""
OPEN_BELOW = [
    symbol(100 + x, 100 + y, 14)
    for x in (-20, 0, 20)
    for y in (-20, 0, 20)
    if (x, y) not in ((0, 0), (0, 20))
]
"""Symbols around another but for a gap."""


def distance_to(box: dict[str, float], x: float, y: float) -> float:
    across = max(box["left"] - x, x - box["right"], 0)
    along = max(box["top"] - y, y - box["bottom"], 0)
    return hypot(across, along)


def test_a_name_without_room_beside_its_symbol_has_a_leader_that_crosses_nothing():
    room = {"wanted": [place(0, "Rome")], "taken": [symbol(100, 100), *OPEN_BELOW], "view": VIEW}
    ((name,),) = placed(room)
    box, leader = name["box"], name["leader"]
    assert hypot(leader["from"][0] - 100, leader["from"][1] - 100) == pytest.approx(8)
    assert distance_to(box, *leader["to"]) == 0
    assert box["top"] > 108
    for at in range(21):
        x, y = (
            one + (other - one) * at / 20 for one, other in zip(leader["from"], leader["to"], strict=True)
        )
        assert all(distance_to(other, x, y) > 0 for other in OPEN_BELOW)


def test_a_name_that_has_room_nowhere_is_left_out():
    room = {"wanted": [place(0, "Rome")], "taken": [symbol(100, 100), *RING], "view": VIEW}
    assert placed(room) == [[]]


def test_a_long_leader_leads_to_no_other_country():
    room = {"wanted": [place(0, "Rome")], "taken": [symbol(100, 100), *OPEN_BELOW], "view": VIEW}
    lands = [["AAA", square(90, 90, 110, 110)], ["BBB", square(0, 110, 800, 600)]]
    ((name,), abroad) = placed(room, {**room, "lands": lands})
    assert name["leader"]["length"] > 18
    assert abroad == []


def test_a_name_whose_symbol_is_seen_does_not_stand_out_of_sight():
    room = {
        "wanted": [place(0, "Name of a place")],
        "taken": [symbol(791, 300), *(symbol(760, y, 40) for y in range(220, 400, 40))],
        "view": VIEW,
        "reach": {"left": -400, "top": -300, "right": 1200, "bottom": 900},
    }
    for name in placed(room)[0]:
        assert name["box"]["right"] <= 800
