"""Which room each name of a printed map takes, where rooms exclude each other.

Each takes the best that is free; then names without room displace others that can move.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import shapely

from geo.render.print.label_candidates import Room
from geo.render.print.labels import meeting

MISSING_COST = 1000.0
"""Cost of a name without room."""

PUSHES = 500
"""Times that a name without room displaces others."""

HEAVIER, STALER = 0.5, 0.3
"""Added at each push to the weight of the name and to the cost of the room, so that it tries others."""

MAX_MOVED = 2
"""Other names that may move to give one a better room."""

ROUNDS = 4
"""Passes over all names in search of better rooms."""

Bools = npt.NDArray[np.bool_]


def settled(rooms: Sequence[Room], weights: Sequence[float]) -> list[int]:
    """For each label the index of its room, -1 where it has none."""
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
        """Choose the best free room of a label; returns its cost."""
        own = self.own[owner]
        free = own[self.taken[own] == 0]
        if len(free):
            self.take(owner, int(free[np.argmin(self.costs[free])]))
        return self.cost(owner)

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

    def placed(self) -> list[int]:
        """The labels that have a room."""
        return [owner for owner, room in enumerate(self.chosen) if room >= 0]

    def against(self, rooms: npt.NDArray[np.int64], owners: Sequence[int]) -> Bools:
        """Which of the rooms exclude the chosen ones of which labels."""
        chosen = np.array([self.chosen[owner] for owner in owners], dtype=int)
        return np.asarray(self.clashes[np.ix_(rooms, chosen)])

    def push(self) -> None:
        """Let each label without room displace those whose loss costs least; keep the best state.

        A label that has pushed weighs more from then on, so that no two displace each other for ever.
        """
        weights, tried = np.array(self.weights), self.costs / MISSING_COST
        best, least = (list(self.chosen), self.taken.copy()), self.missed()
        for _ in range(PUSHES):
            missing = [one for one, room in enumerate(self.chosen) if room < 0 and len(self.own[one])]
            if not missing:
                break
            owner = max(missing, key=lambda one: (weights[one], -one))
            others = self.placed()
            clashes = self.against(self.own[owner], others)
            room = int(np.argmin(clashes @ weights[others] + tried[self.own[owner]]))
            moved = [others[i] for i in np.flatnonzero(clashes[room])]
            for one in moved:
                self.leave(one)
            self.take(owner, int(self.own[owner][room]))
            weights[owner] += HEAVIER
            tried[self.own[owner][room]] += STALER
            for one in moved:
                self.settle(one)
            if self.missed() < least:
                best, least = (list(self.chosen), self.taken.copy()), self.missed()
        self.chosen, self.taken = best

    def missed(self) -> float:
        """Weight of the labels without room."""
        return sum(self.weights[one] for one, room in enumerate(self.chosen) if room < 0)

    def improve(self, owner: int) -> bool:
        """Try better rooms for which a few others have to move; returns whether the sum of costs fell."""
        before = self.cost(owner)
        others = [one for one in self.placed() if one != owner]
        own = self.own[owner][self.costs[self.own[owner]] < before]
        clashes = self.against(own, others)
        for i in np.flatnonzero(clashes.sum(axis=1) <= MAX_MOVED):
            moved = [others[j] for j in np.flatnonzero(clashes[i])]
            earlier = list(self.chosen), self.taken.copy()
            old = before + sum(map(self.cost, moved))
            for one in (owner, *moved):
                self.leave(one)
            self.take(owner, int(own[i]))
            if self.cost(owner) + sum(map(self.settle, moved)) < old - 0.01:
                return True
            self.chosen, self.taken = earlier
        return False


def _clashes(rooms: Sequence[Room]) -> Bools:
    """Which rooms exclude each other: boxes that meet, leaders that cross boxes or leaders."""
    rows = np.array([room.label.box.row for room in rooms]).reshape(-1, 4)
    found = meeting(rows, rows)
    led = np.array([i for i, room in enumerate(rooms) if room.label.leader], dtype=int)
    if len(led):
        lines = shapely.linestrings([rooms[i].label.leader for i in led])
        line, box = shapely.STRtree(shapely.box(*rows.T)).query(lines, predicate="intersects")
        found[led[line], box] = found[box, led[line]] = True
        one, other = shapely.STRtree(lines).query(lines, predicate="intersects")
        found[led[one], led[other]] = True
    return found
