"""Where a name has room on a printed map: beside its symbols, at the end of a line, or nowhere.

All names are placed together, because the room that one takes is missing to another: first each in
turn, then a name without room takes that of others who find another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil, dist, pi

import numpy as np
import numpy.typing as npt
import shapely

from geo.render.static.fonts import text_width
from geo.render.static.labels import Label, Wanted, meeting
from geo.render.static.land import Floats
from geo.render.static.lettering import Align
from geo.render.static.view import Panel, Row

CLEAR_PX = 4.5
"""Pixels between a label and a symbol that it does not name."""

BESIDE = (2.0, 5.0)
"""Pixels between a label and its own symbols."""

AWAY = (13.0, 19.0, 27.0, 37.0, 49.0, 63.0, 79.0, 97.0, 117.0)
"""Pixels to a label that finds no room beside its symbols: a line leads to it."""

DIRECTIONS = 32
"""Directions in which room is sought so far off."""

BROKEN_COST, LED_COST, FAR_COST = 5.0, 14.0, 0.5
"""What a second line, a line to a symbol, and a pixel of that line are worth, in ranks of :func:`_beside`."""

MISSING_COST = 1000.0
"""What a name without room is worth."""

MOST_AWAY = 120
"""Rooms for a label to which a line would lead, at most, for each way to break it."""

MOST_ROOMS = 8000
"""Such rooms on one map at most, for want of memory."""

PUSHES = 500
"""Times that a name without room pushes others away."""

HEAVIER, STALER = 0.5, 0.3
"""What a name that pushes weighs more from then on, and what its room is worse, so that it tries others."""

MOST_MOVED = 2
"""Other names that have to move for the sake of a better room for one."""

ROUNDS = 4
"""Times that names without a good room look for one."""

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Room:
    """One place where one label could stand."""

    label: Label
    owner: int
    cost: float


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

    A label keeps :data:`CLEAR_PX` from symbols that it does not name, so that it is not read as theirs.
    Its type is of ``size``, its lines are ``height`` apart. The answer is kept, because a map is often
    wanted in several formats, and the frames of an animation are often alike.
    """
    if not wanted:
        return ()
    most = min(MOST_AWAY, MOST_ROOMS // (2 * len(wanted)))
    seeking = [_Seeker(number, want, symbols, taken, bounds) for number, want in enumerate(wanted)]
    sizes = [
        [
            (lines, (max(text_width(line, "semibold", size) for line in lines) + 2, height * len(lines)))
            for lines in _forms(want.text)
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
        chosen = _chosen(rooms, [want.weight for want in wanted])
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
    led = _leaders(want.own, np.array([shorter.row]))[0].tolist() if label.leader else []
    return replace(label, text=want.text, box=shorter, lines=(), leader=tuple((x, y) for x, y in led))


# Where one label has room as long as no other label is placed

_Forms = Sequence[tuple[tuple[str, ...], tuple[float, float]]]
"""Ways to break a text, each with its width and height."""


class _Seeker:
    """One label that seeks room: off what is taken, and farther off the symbols that it does not name."""

    def __init__(
        self, number: int, want: Wanted, symbols: Sequence[Panel], taken: Sequence[Panel], bounds: Panel
    ) -> None:
        foreign = [box for box in symbols if box not in want.own]
        kept_off = [*taken, *want.own, *(box.shrunk(-CLEAR_PX) for box in foreign)]
        self.number, self.want, self.around, self.bounds = number, want, want.around, bounds
        self.boxes = np.array([box.row for box in kept_off])
        self.crossed = [shapely.box(*box.row) for box in (*taken, *foreign)]
        """What a line to the label must not cross."""

    def beside(self, forms: _Forms) -> Iterable[_Room]:
        """The rooms from which no line is needed."""
        for broken, (lines, size) in enumerate(forms):
            rows = np.array(list(_beside(self.around, *size)))
            for i in _free(rows, self.bounds, self.boxes):
                yield self._room(rows[i].tolist(), lines, (), BROKEN_COST * broken + float(i))

    def away(self, forms: _Forms, most: int) -> Iterable[_Room]:
        """The rooms to which a line leads that crosses no other symbol, ``most`` of each form."""
        tree = shapely.STRtree(self.crossed)
        for broken, (lines, size) in enumerate(forms):
            rows = _away(self.around, *size)
            free = _free(rows, self.bounds, self.boxes)
            if not len(free):
                continue
            rows = rows[free[:: ceil(len(free) / most)]]
            leaders = _leaders(self.want.own, rows)
            bad = set(tree.query(shapely.linestrings(leaders), predicate="intersects")[0].tolist())
            for i, (row, ends) in enumerate(zip(rows.tolist(), leaders.tolist(), strict=True)):
                if i not in bad:
                    (x, y), end = ends
                    line = ((x, y), (end[0], end[1]))
                    cost = BROKEN_COST * broken + LED_COST + FAR_COST * dist(*line)
                    yield self._room(row, lines, line, cost)

    def _room(
        self,
        row: Sequence[float],
        lines: tuple[str, ...],
        leader: tuple[tuple[float, float], ...],
        cost: float,
    ) -> _Room:
        box, text = Panel(*row), self.want.text
        broken = lines if len(lines) > 1 else ()
        label = Label(
            text, box, leader=leader, lines=broken, align=_align(self.around, box), place=self.want.place
        )
        return _Room(label, self.number, cost)


def _undisputed(rooms: Sequence[_Room]) -> set[int]:
    """Labels with a room that no other label could want: they need none farther off."""
    rows = np.array([room.label.box.row for room in rooms]).reshape(-1, 4)
    owners = np.array([room.owner for room in rooms], dtype=int)
    disputed = (meeting(rows, rows) & (owners[:, None] != owners[None, :])).any(axis=1)
    return set(owners[~disputed].tolist())


def _forms(text: str) -> list[tuple[str, ...]]:
    """The text on one line and, where it has a space, on two of about one length."""
    name, _, count = text.partition(": ")
    words = text.split()
    halves = (
        [(f"{name}:", count)]
        if count
        else [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    )
    forms: list[tuple[str, ...]] = [(text,)]
    if halves:
        forms.append(min(halves, key=lambda pair: max(map(len, pair))))
    return forms


def _align(around: Panel, box: Panel) -> Align:
    """To which side lines are set: the one on which the symbols are."""
    if box.left >= around.right:
        return "left"
    return "right" if box.right <= around.left else "center"


def _leaders(symbols: Sequence[Panel], rows: Floats) -> Floats:
    """Give for each box the line from the nearest of the symbols to its own nearest point."""
    starts = np.array([((box.left + box.right) / 2, (box.top + box.bottom) / 2) for box in symbols])
    least = np.column_stack([rows[:, 0], rows[:, 1] + 2])
    most = np.column_stack([rows[:, 2], rows[:, 3] - 2])
    ends = np.clip(starts[:, None, :], least[None], most[None])
    nearest = np.hypot(*np.moveaxis(ends - starts[:, None, :], 2, 0)).argmin(axis=0)
    return np.stack([starts[nearest], ends[nearest, np.arange(len(rows))]], axis=1)


def _free(rows: Floats, bounds: Panel, boxes: Floats) -> npt.NDArray[np.int64]:
    """Numbers of the rows that lie within ``bounds`` and meet no box."""
    inside = (rows[:, 0] >= bounds.left) & (rows[:, 2] <= bounds.right)
    inside &= (rows[:, 1] >= bounds.top) & (rows[:, 3] <= bounds.bottom)
    return np.flatnonzero(inside & ~meeting(rows, boxes).any(axis=1))


def _beside(around: Panel, width: float, height: float) -> Iterable[Row]:
    """Boxes beside a cluster of symbols, best first: right, left, above, below, the corners; then farther."""
    x, y = (around.left + around.right) / 2, (around.top + around.bottom) / 2
    for gap in BESIDE:
        right, left = around.right + gap, around.left - gap - width
        above, below = around.top - gap - height, around.bottom + gap
        corners = [
            (right, y - height / 2),
            (left, y - height / 2),
            (x - width / 2, above),
            (x - width / 2, below),
            (right, y - height),
            (right, y),
            (left, y - height),
            (left, y),
            (around.right - 6, above),
            (around.right - 6, below),
            (around.left + 6 - width, above),
            (around.left + 6 - width, below),
        ]
        for corner_x, corner_y in corners:
            yield corner_x, corner_y, corner_x + width, corner_y + height


def _away(around: Panel, width: float, height: float) -> Floats:
    """Boxes all around a cluster of symbols, the nearest first."""
    x, y = (around.left + around.right) / 2, (around.top + around.bottom) / 2
    wide, high = (around.right - around.left) / 2, (around.bottom - around.top) / 2
    distance, turn = (
        grid.ravel() for grid in np.meshgrid(AWAY, np.arange(DIRECTIONS) * 2 * pi / DIRECTIONS, indexing="ij")
    )
    left = x + np.cos(turn) * (wide + distance + width / 2) - width / 2
    top = y + np.sin(turn) * (high + distance + height / 2) - height / 2
    return np.column_stack([left, top, left + width, top + height])


# Which room each label takes


def _chosen(rooms: Sequence[_Room], weights: Sequence[float]) -> list[int]:
    """For each label the number of its room, -1 where it has none."""
    contest = _Contest(rooms, weights)
    for owner in sorted(range(len(weights)), key=lambda one: (-weights[one], len(contest.own[one]))):
        contest.settle(owner)
    contest.push()
    for _ in range(ROUNDS):
        if not sum(contest.improve(owner) for owner in range(len(weights))):
            break
    return contest.chosen


class _Contest:
    """Labels and rooms, of which some exclude each other."""

    def __init__(self, rooms: Sequence[_Room], weights: Sequence[float]) -> None:
        self.weights = weights
        self.costs = np.array([room.cost for room in rooms])
        owners = np.array([room.owner for room in rooms], dtype=int)
        self.own = [np.flatnonzero(owners == owner) for owner in range(len(weights))]
        self.clashes = _clashes(rooms) & (owners[:, None] != owners[None, :])
        self.chosen = [-1] * len(weights)
        self.taken = np.zeros(len(rooms), dtype=int)
        """For each room, how many of the chosen exclude it."""

    def settle(self, owner: int) -> float:
        """Give a label the best room that is free; gives what that costs."""
        own = self.own[owner]
        free = own[self.taken[own] == 0]
        if not len(free):
            return MISSING_COST * self.weights[owner]
        best = int(free[np.argmin(self.costs[free])])
        self.take(owner, best)
        return float(self.costs[best])

    def take(self, owner: int, room: int) -> None:
        self.chosen[owner] = room
        self.taken += self.clashes[room]

    def leave(self, owner: int) -> None:
        if self.chosen[owner] >= 0:
            self.taken -= self.clashes[self.chosen[owner]]
            self.chosen[owner] = -1

    def cost(self, owner: int) -> float:
        room = self.chosen[owner]
        return float(self.costs[room]) if room >= 0 else MISSING_COST * self.weights[owner]

    def against(self, rooms: npt.NDArray[np.int64], held: Sequence[int]) -> Bools:
        """Which of the rooms exclude the chosen ones of which labels."""
        chosen = np.array([self.chosen[one] for one in held], dtype=int)
        return np.asarray(self.clashes[np.ix_(rooms, chosen)])

    def restore(self, chosen: Sequence[int]) -> None:
        """Go back to an earlier choice."""
        for owner in range(len(chosen)):
            self.leave(owner)
        for owner, room in enumerate(chosen):
            if room >= 0:
                self.take(owner, room)

    def push(self) -> None:
        """Let each label without room push away those in whose place it is least bad; keep the best state.

        A label that has pushed weighs more from then on, so that no two push each other for ever.
        """
        weights, tried = np.array(self.weights), self.costs / MISSING_COST
        best, least = list(self.chosen), self.missed()
        for _ in range(PUSHES):
            missing = [one for one, room in enumerate(self.chosen) if room < 0 and len(self.own[one])]
            if not missing:
                break
            owner = max(missing, key=lambda one: (weights[one], -one))
            held = [one for one, room in enumerate(self.chosen) if room >= 0]
            clashes = self.against(self.own[owner], held)
            room = int(np.argmin(clashes @ weights[held] + tried[self.own[owner]]))
            moved = [held[i] for i in np.flatnonzero(clashes[room])]
            for one in moved:
                self.leave(one)
            self.take(owner, int(self.own[owner][room]))
            weights[owner] += HEAVIER
            tried[self.own[owner][room]] += STALER
            for one in moved:
                self.settle(one)
            if self.missed() < least:
                best, least = list(self.chosen), self.missed()
        self.restore(best)

    def missed(self) -> float:
        """Weight of the labels without room."""
        return sum(self.weights[one] for one, room in enumerate(self.chosen) if room < 0)

    def improve(self, owner: int) -> bool:
        """Try a better room, for which a few others have to move; say whether all are better off."""
        before = self.cost(owner)
        held = [one for one, room in enumerate(self.chosen) if room >= 0 and one != owner]
        own = self.own[owner][self.costs[self.own[owner]] < before]
        clashes = self.against(own, held)
        for i in np.flatnonzero(clashes.sum(axis=1) <= MOST_MOVED):
            moved = [held[j] for j in np.flatnonzero(clashes[i])]
            earlier = list(self.chosen)
            old = before + sum(map(self.cost, moved))
            for one in (owner, *moved):
                self.leave(one)
            self.take(owner, int(own[i]))
            new = float(self.costs[own[i]]) + sum(self.settle(one) for one in moved)
            if new < old - 0.01:
                return True
            for one in (owner, *moved):
                self.leave(one)
            for one in (owner, *moved):
                if earlier[one] >= 0:
                    self.take(one, earlier[one])
        return False


def _clashes(rooms: Sequence[_Room]) -> Bools:
    """Which rooms exclude each other: boxes that meet, lines that cross boxes or lines."""
    rows = np.array([room.label.box.row for room in rooms]).reshape(-1, 4)
    found = meeting(rows, rows)
    led = np.array([i for i, room in enumerate(rooms) if room.label.leader], dtype=int)
    if len(led):
        lines = shapely.linestrings([rooms[i].label.leader for i in led])
        boxes = shapely.STRtree(shapely.box(*rows.T))
        line, box = boxes.query(lines, predicate="intersects")
        found[led[line], box] = found[box, led[line]] = True
        one, other = shapely.STRtree(lines).query(lines, predicate="intersects")
        found[led[one], led[other]] = True
    return found
