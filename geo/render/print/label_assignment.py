"""Which room each name of a printed map takes, of those that exclude each other.

First each in turn; then a name without room takes that of others who find another.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import shapely

from geo.render.print.label_candidates import Room
from geo.render.print.labels import meeting

MISSING_COST = 1000.0
"""What a name without room is worth."""

PUSHES = 500
"""Times that a name without room pushes others away."""

HEAVIER, STALER = 0.5, 0.3
"""What a name that pushes weighs more from then on, and what its room is worse, so that it tries others."""

MAX_MOVED = 2
"""Other names that have to move for the sake of a better room for one."""

ROUNDS = 4
"""Times that names without a good room look for one."""

Bools = npt.NDArray[np.bool_]


def settled(rooms: Sequence[Room], weights: Sequence[float]) -> list[int]:
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

    def __init__(self, rooms: Sequence[Room], weights: Sequence[float]) -> None:
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
        for i in np.flatnonzero(clashes.sum(axis=1) <= MAX_MOVED):
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


def _clashes(rooms: Sequence[Room]) -> Bools:
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
