"""Where one name has room by itself: made-up layouts, no sheet."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.mapspec.labels import PlaceLabel
from geo.render.print.ground import CELL, SEA, Ground
from geo.render.print.label_candidates import (
    BESIDE,
    CLEAR_PX,
    LED_COST,
    MAX_ABROAD,
    MAX_CROSSED,
    NEAR,
    Seeker,
    leaders_to,
)
from geo.render.print.labels import Wanted
from geo.render.print.panel import Panel

BOUNDS = Panel(0, 0, 400, 300)
SYMBOL = Panel(194, 144, 206, 156)
WIDE, HIGH = 60.0, 12.0
ONE_LINE = [(("Markham",), (WIDE, HIGH))]
EAST, WEST = Panel(206, 0, 400, 300), Panel(0, 0, 194, 300)
NORTH, SOUTH = Panel(0, 0, 400, 144), Panel(0, 156, 400, 300)
RIGHT, LEFT = Panel(206, 140, 400, 160), Panel(0, 140, 194, 160)
ABOVE = Panel(150, 0, 250, 144)


def named(name: str, *own: Panel) -> Wanted:
    """The name of a place with so many symbols."""
    return Wanted(PlaceLabel(name, stations=tuple(map(str, range(len(own))))), own)


def seeker(*taken: Panel, symbols: tuple[Panel, ...] = (SYMBOL,), bounds: Panel = BOUNDS) -> Seeker:
    return Seeker(7, named("Markham", SYMBOL), symbols, taken, bounds)


def best(rooms):
    return min(rooms, key=lambda room: room.cost).label


@pytest.mark.parametrize(
    ("taken", "side", "align"),
    [
        ((), EAST, "left"),
        ((RIGHT,), WEST, "right"),
        ((EAST,), WEST, "right"),
        ((RIGHT, LEFT), NORTH, "center"),
        ((RIGHT, LEFT, ABOVE), SOUTH, "center"),
        ((NORTH, LEFT), EAST, "left"),
    ],
)
def test_a_name_takes_the_first_free_side_right_left_above_below(taken, side, align):
    label = best(seeker(*taken).beside(ONE_LINE))
    assert (label.text, label.align, label.leader, label.lines) == ("Markham", align, (), ())
    assert (label.box.width, label.box.height) == (WIDE, HIGH)
    assert side.left <= label.box.left <= label.box.right <= side.right or align == "center"
    assert side.top <= label.box.top <= label.box.bottom <= side.bottom


def ground(*, foreign: Panel) -> Ground:
    """A sea with the land of a foreign country in it."""
    cells = np.full((int(BOUNDS.height / CELL), int(BOUNDS.width / CELL)), SEA, dtype=np.int16)
    left, top, right, bottom = (int(side / CELL) for side in foreign.row)
    cells[top:bottom, left:right] = 0
    return Ground(BOUNDS, ("XXX",), cells)


@pytest.mark.parametrize("foreign", [EAST, WEST, NORTH, SOUTH])
def test_a_name_with_a_leader_stands_on_no_other_country_and_its_leader_crosses_none(foreign):
    want = named("Markham", SYMBOL)
    free, kept = (
        list(Seeker(0, want, (SYMBOL,), (), BOUNDS, ground=one).away(ONE_LINE, 1000))
        for one in (None, ground(foreign=foreign))
    )
    kept = [room for room in kept if shapely.LineString(room.label.leader).length > NEAR]
    over = [shapely.box(*room.label.box.row).intersection(shapely.box(*foreign.row)).area for room in kept]
    assert 0 < len(kept) < len(free)
    assert max(over) <= 2 * MAX_ABROAD * WIDE * HIGH
    between = shapely.box(206, 0, 260, 300)
    rooms = list(
        Seeker(0, want, (SYMBOL,), (), BOUNDS, ground=ground(foreign=Panel(*between.bounds))).away(
            ONE_LINE, 1000
        )
    )
    leaders = [shapely.LineString(room.label.leader) for room in rooms]
    crossed = [leader.intersection(between).length for leader in leaders if leader.length > NEAR]
    assert max(crossed) <= 2 * MAX_CROSSED


@pytest.mark.parametrize(("foreign", "side"), [(EAST, WEST), (WEST, EAST), (BOUNDS, EAST)])
def test_a_name_beside_its_symbol_prefers_its_own_country_and_the_sea(foreign, side):
    seeking = Seeker(0, named("Markham", SYMBOL), (SYMBOL,), (), BOUNDS, ground=ground(foreign=foreign))
    box = best(seeking.beside(ONE_LINE)).box
    assert side.left <= box.left <= box.right <= side.right


@pytest.mark.parametrize("taken", [(EAST, WEST, NORTH, SOUTH), (BOUNDS,)])
def test_a_name_without_room_is_given_none(taken):
    one = seeker(*taken)
    assert [*one.beside(ONE_LINE), *one.away(ONE_LINE, 1000)] == []


def test_a_name_at_the_edge_stays_on_the_sheet():
    bounds = Panel(0, 0, 210, 300)
    rooms = list(seeker(bounds=bounds).beside(ONE_LINE))
    assert best(rooms).align == "right"
    assert all(room.label.box.right <= 210 for room in rooms)


def test_a_name_stands_close_to_its_own_symbol_and_farther_from_another():
    own_gap = best(seeker().beside(ONE_LINE)).box.left - SYMBOL.right
    assert own_gap == min(BESIDE) < CLEAR_PX
    foreign = Panel(SYMBOL.right + own_gap + WIDE, 144, 300, 156)  # where the best room would touch it
    rooms = list(seeker(symbols=(SYMBOL, foreign)).beside(ONE_LINE))
    assert rooms
    assert not any(foreign.shrunk(-CLEAR_PX).meets(room.label.box) for room in rooms)


def test_a_symbol_of_the_same_name_is_not_foreign():
    other = Panel(SYMBOL.right + 4, 144, SYMBOL.right + 16, 156)
    want = named("Markham", SYMBOL, other)
    box = best(Seeker(0, want, (SYMBOL, other), (), BOUNDS).beside(ONE_LINE)).box
    assert box.left - other.right == min(BESIDE)


def test_a_broken_name_costs_more_than_a_whole_one_on_the_same_side():
    forms = [(("New York",), (100.0, 12.0)), (("New", "York"), (50.0, 24.0))]
    whole, broken = (
        min(room.cost for room in seeker().beside(forms) if bool(room.label.lines) is is_broken)
        for is_broken in (False, True)
    )
    assert whole < broken


def test_a_line_leads_from_the_symbol_to_the_nearest_point_of_a_name_farther_off():
    rooms = list(seeker().away(ONE_LINE, 1000))
    assert rooms
    for room in rooms:
        (x, y), (end_x, end_y) = room.label.leader
        assert (x, y) == (200, 150)
        box = room.label.box
        assert (end_x, end_y) == (min(max(x, box.left), box.right), min(max(y, box.top + 2), box.bottom - 2))
        assert room.cost > LED_COST
        assert not SYMBOL.meets(box)


def test_no_line_crosses_what_is_taken_or_another_symbol():
    wall = Panel(230, 0, 232, 300)
    rooms = list(seeker(symbols=(SYMBOL, wall)).away(ONE_LINE, 1000))
    assert rooms
    assert all(room.label.box.right <= wall.left for room in rooms)


def test_of_many_rooms_farther_off_no_more_than_asked_are_kept():
    every = list(seeker().away(ONE_LINE, 10_000))
    few = list(seeker().away(ONE_LINE, 20))
    assert 0 < len(few) <= 20 < len(every)
    assert {room.label.box for room in few} <= {room.label.box for room in every}


def test_of_several_symbols_the_nearest_is_led_to():
    symbols = [Panel(0, 0, 10, 10), Panel(100, 0, 110, 10)]
    lines = leaders_to(symbols, np.array([[150.0, 0.0, 190.0, 10.0], [20.0, 0.0, 40.0, 10.0]]))
    assert lines[:, 0].tolist() == [[105, 5], [5, 5]]
    assert lines[:, 1].tolist() == [[150, 5], [20, 5]]


sides = st.floats(4, 60)
boxes = st.builds(
    lambda x, y, w, h: Panel(x, y, x + w, y + h), st.floats(0, 380), st.floats(0, 280), sides, sides
)


@given(st.lists(boxes, max_size=6), st.lists(boxes, max_size=6), st.floats(10, 120), st.floats(8, 30))
@settings(max_examples=60, deadline=None)
def test_every_room_is_on_the_sheet_and_free(symbols, taken, wide, high):
    one = seeker(*taken, symbols=(SYMBOL, *symbols))
    foreign = [box for box in symbols if box != SYMBOL]
    forms = [(("Markham",), (wide, high))]
    crossed = shapely.union_all([shapely.box(*box.row) for box in (*taken, *foreign)])
    for room in [*one.beside(forms), *one.away(forms, 40)]:
        box = room.label.box
        assert room.owner == 7
        assert BOUNDS.left <= box.left < box.right <= BOUNDS.right
        assert BOUNDS.top <= box.top < box.bottom <= BOUNDS.bottom
        assert not any(box.meets(other) for other in (*taken, SYMBOL))
        assert not any(box.meets(other.shrunk(-CLEAR_PX)) for other in foreign)
        if room.label.leader:
            assert not shapely.LineString(room.label.leader).intersects(crossed)
