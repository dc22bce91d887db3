"""The names of places on one panel, placed together: made-up layouts, no sheet."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import write_five
from geo.mapspec.labels import PlaceLabel
from geo.mapspec.parts import local_part
from geo.mapspec.spec import build
from geo.query.selection import whole
from geo.render.print.fonts import text_width
from geo.render.print.label_placement import counted, placed
from geo.render.print.labels import Label, Wanted, meeting
from geo.render.print.measures import MEASURES
from geo.render.print.panel import Panel
from geo.render.print.plan import plan_panel
from geo.render.print.view import world_view

BOUNDS = Panel(0, 0, 300, 200)
SIZE, HEIGHT = 12.0, 12.5


def symbol(x: float, y: float) -> Panel:
    return Panel(x - 6, y - 6, x + 6, y + 6)


def named(name: str, own: tuple[Panel, ...], weight: float = 1.0, country: str = "") -> Wanted:
    """The name of a place with so many symbols."""
    return Wanted(PlaceLabel(name, country, tuple(map(str, range(len(own)))), weight, name), own)


def place(*wanted: Wanted, taken: tuple[Panel, ...] = (), bounds: Panel = BOUNDS) -> dict[str, Label]:
    """The labels by text; every symbol of every name is on the map."""
    symbols = tuple(box for want in wanted for box in want.own)
    labels = placed(wanted, symbols, taken, bounds=bounds, size=SIZE, height=HEIGHT)
    assert len({label.text for label in labels}) == len(labels)
    return {label.text: label for label in labels}


def width(text: str) -> float:
    return text_width(text, "semibold", SIZE) + 2


def test_nothing_is_placed_where_nothing_is_wanted():
    assert place() == {}


def test_a_name_stands_right_of_its_symbol_on_one_line_as_wide_as_it_is_set():
    label = place(named("Markham", (symbol(150, 100),), country="CAN"))["Markham"]
    assert label == Label(
        "Markham", Panel(158, 93.75, 158 + width("Markham"), 106.25), place=("CAN", "Markham")
    )


def test_two_names_side_by_side_turn_away_from_each_other():
    labels = place(named("Markham", (symbol(140, 100),)), named("Toronto", (symbol(160, 100),)))
    assert labels["Markham"].box.right < 134
    assert labels["Toronto"].box.left > 166


@pytest.mark.parametrize(("markham", "toronto"), [(1.0, 2.0), (2.0, 1.0)])
def test_two_names_contest_one_room_and_the_weightier_has_it(markham, toronto):
    """The symbols stand one on the other in a corridor in which one name has room."""
    own = (symbol(20, 20),)
    corridor = Panel(0, 10, 26 + 2 * width("Markham") - 20, 30)
    labels = place(named("Markham", own, markham), named("Toronto", own, toronto), bounds=corridor)
    assert list(labels) == ["Markham" if markham > toronto else "Toronto"]


def test_a_name_with_another_room_gives_way_to_one_without():
    """Right of both lies the edge; left of Markham a box: only Toronto can turn."""
    taken = (Panel(0, 80, 208, 120), Panel(0, 0, 300, 80), Panel(0, 120, 208, 200))
    labels = place(
        named("Toronto", (symbol(226, 134),), 9.0), named("Markham", (symbol(226, 110),), 1.0), taken=taken
    )
    assert set(labels) == {"Markham", "Toronto"}


def test_a_name_without_room_beside_its_symbol_is_led_to_from_afar():
    own = symbol(150, 100)
    ring = tuple(
        symbol(150 + dx, 100 + dy) for dx in (-14, 0, 14) for dy in (-14, 0, 14) if (dx, dy) != (0, 0)
    )
    gap = ring[:4] + ring[5:]  # open to the right
    label = place(named("Markham", (own,)), taken=gap)["Markham"]
    assert label.leader[0] == (150, 100)
    assert not any(label.box.meets(box) for box in (own, *gap))
    assert place(named("Markham", (own,)), taken=ring) == {}


def test_a_name_with_room_of_its_own_moves_away_where_another_needs_that_room():
    """All have room only where the one with an undisputed room beside its symbol may be led away too."""
    wanted = (
        named("Brossard0", (symbol(70, 20),)),
        named("Markham1", (symbol(15, 5),)),
        named("Rome2", (symbol(75, 30),)),
    )
    assert len(place(*wanted, bounds=Panel(0, 0, 140, 120))) == 3


def test_a_long_name_is_broken_where_it_has_no_room_on_one_line():
    name, own = "San Francisco", symbol(20, 20)
    narrow = Panel(0, 0, 30 + width("Francisco"), 60)
    assert narrow.right < 28 + width(name)
    label = place(named(name, (own,)), bounds=narrow)[name]
    assert label.lines == ("San", "Francisco")
    assert label.box.height == 2 * HEIGHT
    assert label.box.width == width("Francisco")


@pytest.mark.parametrize(
    ("label", "left"),
    [
        (Label("Rome: 2 alleged", Panel(50, 0, 150, HEIGHT), align="left"), 50),
        (Label("Rome: 2 alleged", Panel(50, 0, 150, HEIGHT), align="right"), 150 - width("Rome")),
        (Label("Rome: 2 alleged", Panel(50, 0, 150, HEIGHT), align="center"), 100 - width("Rome") / 2),
        (Label("Rome: 2 alleged", Panel(50, 0, 150, 25), lines=("Rome:", "2 alleged")), 50),
    ],
)
def test_a_name_of_fewer_symbols_stays_in_its_place_with_their_number(label, left):
    fewer = counted(label, named("Rome", (symbol(30, 6),)), SIZE, HEIGHT)
    middle = (label.box.top + label.box.bottom) / 2
    assert fewer.box.row == pytest.approx(
        (left, middle - HEIGHT / 2, left + width("Rome"), middle + HEIGHT / 2)
    )
    assert (fewer.text, fewer.lines, fewer.leader) == ("Rome", (), ())
    assert counted(label, named("Rome", (symbol(30, 6), symbol(30, 6))), SIZE, HEIGHT) is label


def test_the_line_to_a_name_of_fewer_symbols_begins_at_one_that_is_left():
    label = Label("Rome: 2 alleged", Panel(50, 0, 150, HEIGHT), leader=((10.0, 6.0), (50.0, 6.0)))
    fewer = counted(label, named("Rome", (symbol(30, 40),)), SIZE, HEIGHT)
    assert fewer.leader == ((30, 40), (50, HEIGHT - 2))


def test_a_plan_reports_the_names_that_found_no_room(tmp_path):
    catalogue = write_five(tmp_path).read()
    part = local_part(build(catalogue, whole(catalogue)))
    names = {mark.claim.station.locality for mark in part.stations}
    measures = MEASURES["roomy"]
    large, small = (
        plan_panel(world_view(panel), part, measures)
        for panel in (Panel(0, 0, 900, 450), Panel(0, 0, 60, 40))
    )
    assert ({label.text for label in large.labels}, large.unnamed) == (names, ())
    assert ({label.text for label in small.labels}, {place.name for place in small.unnamed}) == (set(), names)
    covered = plan_panel(world_view(Panel(0, 0, 900, 450)), part, measures, (Panel(0, 0, 900, 450),))
    assert [place.name for place in covered.unnamed] == sorted(names)
    assert large.countries
    assert not plan_panel(large.view, replace(part, names_countries=False), measures).countries


spots = st.tuples(st.integers(0, 300), st.integers(0, 200))
names = st.sampled_from(["Rome", "Markham", "New York City", "Rio de Janeiro", "Brossard"])
wanted = st.builds(
    lambda name, spot, weight, more: named(
        name, tuple(symbol(spot[0] + 12 * i, spot[1]) for i in range(more)), weight
    ),
    *(names, spots, st.sampled_from([1.0, 1.2, 2.2]), st.integers(1, 3)),
)
boxes = st.builds(
    lambda spot, w, h: Panel(spot[0], spot[1], spot[0] + w, spot[1] + h), spots, *(st.integers(4, 80),) * 2
)


@given(st.lists(wanted, max_size=6), st.lists(boxes, max_size=3))
@settings(max_examples=40, deadline=None)
def test_labels_lie_in_bounds_off_symbols_and_what_is_taken_and_off_each_other(wants, taken):
    symbols = tuple(box for want in wants for box in want.own)
    call = (tuple(wants), symbols, tuple(taken))
    labels = placed(*call, bounds=BOUNDS, size=SIZE, height=HEIGHT)
    assert placed.__wrapped__(*call, bounds=BOUNDS, size=SIZE, height=HEIGHT) == labels
    assert len(labels) <= len(wants)
    rows = np.array([label.box.row for label in labels]).reshape(-1, 4)
    assert (rows[:, :2] >= 0).all()
    assert (rows[:, 2:] <= [BOUNDS.right, BOUNDS.bottom]).all()
    others = np.array([box.row for box in (*symbols, *taken)]).reshape(-1, 4)
    assert not meeting(rows, others).any()
    assert not (meeting(rows, rows) & ~np.eye(len(rows), dtype=bool)).any()
