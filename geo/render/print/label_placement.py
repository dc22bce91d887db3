"""The names of places on a printed map, placed together: the room that one takes is missing to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from geo.render.print.fonts import text_width
from geo.render.print.label_assignment import settled
from geo.render.print.label_candidates import Room, Seeker, leaders_to
from geo.render.print.labels import Label, Wanted, meeting
from geo.render.print.panel import Panel

MAX_AWAY = 120
"""Rooms for a label to which a line would lead, at most, for each way to break it."""

MAX_ROOMS = 8000
"""Such rooms on one map at most, for want of memory."""


@lru_cache(maxsize=64)
def placed(
    wanted: tuple[Wanted, ...],
    symbols: tuple[Panel, ...],
    taken: tuple[Panel, ...],
    *,
    bounds: Panel,
    size: float,
    height: float,
) -> tuple[Label, ...]:
    """Place the labels that find room: inside ``bounds``, clear of ``taken`` and of each other.

    A label keeps :data:`.CLEAR_PX` from symbols that it does not name, so that
    it is not read as theirs. Its type is of ``size``, its lines are ``height`` apart. The answer is
    kept, because a map is often wanted in several formats, and the frames of an animation are often alike.
    """
    if not wanted:
        return ()
    most = min(MAX_AWAY, MAX_ROOMS // (2 * len(wanted)))
    seeking = [Seeker(number, want, symbols, taken, bounds) for number, want in enumerate(wanted)]
    sizes = [
        [
            (lines, (max(text_width(line, "semibold", size) for line in lines) + 2, height * len(lines)))
            for lines in want.label.forms
        ]
        for want in wanted
    ]
    beside = [room for one, forms in zip(seeking, sizes, strict=True) for room in one.beside(forms)]
    alone, labels = _undisputed(beside), list[Label]()
    for still in (alone, set[int]()):  # few rooms are soon tried; only where they do not do, more
        away = [
            room
            for one, forms in zip(seeking, sizes, strict=True)
            if one.number not in still
            for room in one.away(forms, most)
        ]
        rooms = sorted([*beside, *away], key=lambda room: (room.owner, room.cost))
        chosen = settled(rooms, [want.weight for want in wanted])
        labels = max(labels, [rooms[one].label for one in chosen if one >= 0], key=len)
        if len(labels) == len(wanted):
            break
    return tuple(labels)


def counted(label: Label, want: Wanted, size: float, height: float) -> Label:
    """The label as it is wanted of fewer symbols: in its place, with their number, led to one of them."""
    if label.text == want.text:
        return label
    box, wide = label.box, text_width(want.text, "semibold", size) + 2
    left = {
        "left": box.left,
        "center": (box.left + box.right - wide) / 2,
        "right": box.right - wide,
    }[label.align]
    middle = (box.top + box.bottom) / 2
    shorter = Panel(left, middle - height / 2, left + wide, middle + height / 2)
    led = leaders_to(want.own, np.array([shorter.row]))[0].tolist() if label.leader else []
    return replace(label, text=want.text, box=shorter, lines=(), leader=tuple((x, y) for x, y in led))


def _undisputed(rooms: Sequence[Room]) -> set[int]:
    """Labels with a room that no other label could want: they need none farther off."""
    rows = np.array([room.label.box.row for room in rooms]).reshape(-1, 4)
    owners = np.array([room.owner for room in rooms], dtype=int)
    disputed = (meeting(rows, rows) & (owners[:, None] != owners[None, :])).any(axis=1)
    return set(owners[~disputed].tolist())
