"""Areas and lines whose shared borders are stored once, as compact text: TopoJSON with packed arcs.

A topology is JSON with the members

- ``digits``, ``short``, ``scales``: how the arcs are packed, see :func:`pack`;
- ``arcs``: the arcs as texts;
- ``objects``: by name a list of ``[code, name, parts]``. Of areas, a part is a polygon: a list of rings,
  the outer one first. Of lines, a part is a line. A ring or line is a list of arcs as in TopoJSON: the
  index of an arc, or ``~index`` where it runs backwards; arcs that follow each other share a point.

Degrees of WGS 84, longitude first. Land that crosses 180° goes on to longitudes beyond.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

DIGITS = "".join(map(chr, range(32, 127))).translate(str.maketrans("", "", '"<\\\\'))
"""Printable characters that JSON and HTML need not escape."""

SHORT = 82
"""Steps in units of 1/scale degrees, doubled, below which one digit is enough."""

SCALES = (100, 1000, 10_000)
"""Steps in a degree: about a kilometre, a hundred metres, and ten, for small territories."""

Point = tuple[int, int]
"""Longitude and latitude in steps of the finest scale."""
Arc = tuple[Point, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Feature:
    """One named area or line of a topology."""

    code: str
    """Alpha-3 code of a country; empty for what is none."""
    name: str
    shape: shapely.Geometry
    """A MultiPolygon or a MultiLineString."""


def pack(objects: Mapping[str, Sequence[Feature]]) -> str:
    """Write features as a topology.

    Coordinates are rounded to the finest of :data:`SCALES`. An arc is a text: the index of its scale as one
    digit; the step from the first point of the arc before (0, 0 for the first arc) to its own, in the finest
    scale; then the steps from point to point in its own scale, longitude before latitude. A step is written
    as its double, one less and positive if it goes west or south: below :data:`SHORT` as one of
    :data:`DIGITS`; then as a first digit from there on and the rest; else as the last digit and four more.
    """
    chains = {name: [list(_chains(f.shape)) for f in features] for name, features in objects.items()}
    every = [chain for features in chains.values() for parts in features for part in parts for chain in part]
    junctions = _junctions(every)
    index: dict[Arc, int] = {}
    packed = {
        name: [
            [feature.code, feature.name, _parts_of(feature, parts, junctions, index)]
            for feature, parts in zip(objects[name], features, strict=True)
        ]
        for name, features in chains.items()
    }
    before, texts = (0, 0), []
    for arc in index:
        texts.append(_pack_arc(before, arc))
        before = arc[0]
    topology = {"digits": DIGITS, "short": SHORT, "scales": SCALES, "arcs": texts, "objects": packed}
    return json.dumps(topology, ensure_ascii=False, separators=(",", ":"))


def unpack(text: str) -> dict[str, tuple[Feature, ...]]:
    """Read a topology that :func:`pack` wrote; the features of each object by its name."""
    topology = json.loads(text)
    arcs = _unpack_arcs(topology)

    def line(numbers: Sequence[int]) -> npt.NDArray[np.float64]:
        parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
        return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])

    def shape(parts: Sequence[Any]) -> shapely.Geometry:
        if parts and isinstance(parts[0][0], list):
            return shapely.MultiPolygon([(line(p[0]), [line(hole) for hole in p[1:]]) for p in parts])
        return shapely.MultiLineString([line(part) for part in parts])

    return {
        name: tuple(Feature(code, label, shape(parts)) for code, label, parts in features)
        for name, features in topology["objects"].items()
    }


def _chains(shape: shapely.Geometry) -> Iterator[list[Arc]]:
    """The rings of each polygon, or each line, in steps; what collapses when rounded is left out."""
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon":
            shell, *holes = map(_stepped, shapely.get_rings(part))
            if len(set(shell)) >= 3:
                yield [shell, *(hole for hole in holes if len(set(hole)) >= 3)]
        elif len(line := _stepped(part)) >= 2:
            yield [line]


def _parts_of(feature: Feature, parts: list[list[Arc]], junctions: set[Point], index: dict[Arc, int]) -> Any:
    numbers = [[_arcs_of(chain, junctions, index) for chain in part] for part in parts]
    return numbers if shapely.get_dimensions(feature.shape) == 2 else [part[0] for part in numbers]


def _stepped(line: shapely.Geometry) -> Arc:
    steps = np.rint(shapely.get_coordinates(line) * SCALES[-1]).astype(int).tolist()
    points = [(x, y) for x, y in steps]
    return (points[0], *(after for before, after in pairwise(points) if before != after))


def _junctions(chains: Iterable[Arc]) -> set[Point]:
    """The points at which chains part or meet, the ends of lines, and where the finest scale begins."""
    neighbours: dict[Point, frozenset[Point]] = {}
    found: set[Point] = set()
    for chain in chains:
        closed = chain[0] == chain[-1]
        around = (chain[-2], *chain) if closed else chain
        if not closed:
            found |= {chain[0], chain[-1]}
        for before, point, after in zip(around, around[1:], around[2:], strict=False):
            pair = frozenset((before, after))
            if neighbours.setdefault(point, pair) != pair:
                found.add(point)
    return found | {p for p, pair in neighbours.items() if not _is_finest(p) and any(map(_is_finest, pair))}


def _is_finest(point: Point) -> bool:
    step = SCALES[-1] // SCALES[-2]
    return point[0] % step != 0 or point[1] % step != 0


def _arcs_of(chain: Arc, junctions: set[Point], index: dict[Arc, int]) -> list[int]:
    """The numbers of the arcs of a chain; new arcs are added to the index."""
    if chain[0] == chain[-1] and chain[0] not in junctions:
        turn = next((at for at, point in enumerate(chain) if point in junctions), None)
        if turn is None:  # a ring alone: it starts at its smallest point, so that it is found again
            turn = chain.index(min(chain))
        chain = (*chain[turn:-1], *chain[: turn + 1])
    cuts = [0, *(at for at in range(1, len(chain) - 1) if chain[at] in junctions), len(chain) - 1]
    numbers = []
    for start, end in pairwise(cuts):
        arc = chain[start : end + 1]
        if arc in index:
            numbers.append(index[arc])
        elif arc[::-1] in index:
            numbers.append(~index[arc[::-1]])
        else:
            numbers.append(index.setdefault(arc, len(index)))
    return numbers


def _pack_arc(before: Point, arc: Arc) -> str:
    finest = SCALES[-1]
    fits = (all(v % (finest // scale) == 0 for point in arc for v in point) for scale in SCALES)
    number = next(at for at, is_fit in enumerate(fits) if is_fit)
    step = finest // SCALES[number]
    deltas = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(arc)]
    text = _pack_step(arc[0][0] - before[0]) + _pack_step(arc[0][1] - before[1])
    return DIGITS[number] + text + "".join(_pack_step(v // step) for delta in deltas for v in delta)


def _pack_step(step: int) -> str:
    base, last = len(DIGITS), len(DIGITS) - 1
    number = -2 * step - 1 if step < 0 else 2 * step
    if number < SHORT:
        return DIGITS[number]
    high, low = divmod(number - SHORT, base)
    if SHORT + high < last:
        return DIGITS[SHORT + high] + DIGITS[low]
    return DIGITS[last] + "".join(DIGITS[number // base**k % base] for k in (3, 2, 1, 0))


def _unpack_arcs(topology: Mapping[str, Any]) -> list[npt.NDArray[np.float64]]:
    steps = _Steps(topology["digits"], topology["short"])
    scales: list[int] = topology["scales"]
    finest, start, arcs = scales[-1], np.zeros(2, np.int64), []
    for text in topology["arcs"]:
        step = finest // scales[steps.digits[text[0]]]
        deltas = np.array([steps[token] for token in steps.tokens.findall(text, 1)], np.int64).reshape(-1, 2)
        deltas[1:] *= step
        deltas[0] += start
        points = np.cumsum(deltas, axis=0)
        start = points[0]
        arcs.append(points / finest)
    return arcs


class _Steps(dict[str, int]):
    """The steps that groups of digits stand for, each computed once."""

    def __init__(self, digits: str, short: int) -> None:
        super().__init__()
        self.digits = {digit: at for at, digit in enumerate(digits)}
        self.short = short
        one, two, last = (re.escape(some) for some in (digits[:short], digits[short:-1], digits[-1]))
        self.tokens = re.compile(f"[{one}]|[{two}].|{last}.{{4}}", re.DOTALL)

    def __missing__(self, token: str) -> int:
        first, *others = (self.digits[digit] for digit in token)
        base, number = len(self.digits), first
        if len(others) > 1:
            number = reduce(lambda sum_, digit: sum_ * base + digit, others, 0)
        elif others:
            number = self.short + (first - self.short) * base + others[0]
        step = -(number + 1) // 2 if number % 2 else number // 2
        return self.setdefault(token, step)
