"""The names of places on a printed map, placed together."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from geo.render.print.fonts import text_width
from geo.render.print.ground import ground_of
from geo.render.print.label_assignment import settled
from geo.render.print.label_candidates import Room, Seeker, leaders_to
from geo.render.print.labels import Label, Wanted, meeting
from geo.render.print.panel import Panel
from geo.render.print.view import View

MAX_AWAY = 120
"""Rooms with a leader for a label at most, for each way to break it."""

MAX_ROOMS = 8000
"""Such rooms on one map at most, to bound memory."""


@lru_cache(maxsize=64)
def placed(
    wanted: tuple[Wanted, ...],
    symbols: tuple[Panel, ...],
    taken: tuple[Panel, ...],
    *,
    bounds: Panel,
    size: float,
    height: float,
    view: View | None = None,
) -> tuple[Label, ...]:
    """The labels that find room inside ``bounds``, clear of ``taken``, of each other and of foreign symbols.

    ``size`` is that of the type, ``height`` that of a line, in pixels. On the land of a ``view``, names that
    stand apart from their symbols keep off other countries. Cached, because a map is often drawn
    in several formats, and the pictures of an animation are often alike.
    """
    if not wanted:
        return ()
    most = min(MAX_AWAY, MAX_ROOMS // (2 * len(wanted)))
    ground = ground_of(view) if view else None
    seeking = [
        Seeker(number, want, symbols, taken, bounds, ground=ground) for number, want in enumerate(wanted)
    ]
    forms = [
        [
            (lines, (max(text_width(line, "semibold", size) for line in lines) + 2, height * len(lines)))
            for lines in want.label.forms
        ]
        for want in wanted
    ]
    beside = [room for one, own in zip(seeking, forms, strict=True) for room in one.beside(own)]
    labels: list[Label] = []
    for settled_beside in (
        _undisputed(beside),
        set[int](),
    ):  # leaders for all only where these do not suffice
        away = [
            room
            for one, own in zip(seeking, forms, strict=True)
            if one.number not in settled_beside
            for room in one.away(own, most)
        ]
        rooms = sorted([*beside, *away], key=lambda room: (room.owner, room.cost))
        chosen = settled(rooms, [want.label.weight for want in wanted])
        labels = max(labels, [rooms[one].label for one in chosen if one >= 0], key=len)
        if len(labels) == len(wanted):
            break
    return tuple(labels)


def counted(label: Label, want: Wanted, size: float, height: float) -> Label:
    """The label for fewer of its symbols, in its place: with their count, and a leader to one of them."""
    text = want.label.text
    if label.text == text:
        return label
    box, wide = label.box, text_width(text, "semibold", size) + 2
    x, y = box.middle
    left = {"left": box.left, "center": x - wide / 2, "right": box.right - wide}[label.align]
    shorter = Panel.sized(left, y - height / 2, wide, height)
    ends = leaders_to(want.own, np.array([shorter.row]))[0].tolist() if label.leader else []
    return replace(label, text=text, box=shorter, lines=(), leader=tuple((x, y) for x, y in ends))


def _undisputed(rooms: Sequence[Room]) -> set[int]:
    """Labels with a room that no room of another label meets."""
    rows = np.array([room.label.box.row for room in rooms]).reshape(-1, 4)
    owners = np.array([room.owner for room in rooms], dtype=int)
    disputed = (meeting(rows, rows) & (owners[:, None] != owners[None, :])).any(axis=1)
    return set(owners[~disputed].tolist())
