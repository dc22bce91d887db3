"""What each panel of a map shows of its stations and counts: each stands in one panel."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Self

from geo.mapspec.marks import GroupMark, StationMark
from geo.mapspec.spec import MapSpec
from geo.model.places import LonLat
from geo.query.sentences import numbered

Depth = Callable[[LonLat], float]
"""How many pixels a point lies inside a panel; negative outside it."""


@dataclass(frozen=True, slots=True)
class Part:
    """The stations and counts of one panel."""

    name: str
    """Of the close-up; empty for the map itself."""
    stations: tuple[StationMark, ...]
    groups: tuple[GroupMark, ...]
    names_countries: bool
    """Whether countries are named where there is room: not on the world, nor where nothing is selected."""
    final: Self | None = None
    """In an animation, what the panel shows on any of its maps."""

    @property
    def layout(self) -> Self:
        """That for which room is made."""
        return self.final or self

    @property
    def titles(self) -> tuple[tuple[str, ...], ...]:
        """The title in lines, with the number of alleged stations where it has any, and without."""
        count = len(self.stations) + sum(group.count for group in self.groups)
        with_count = (f"{self.name}:", f"{count:,} {numbered(count, 'alleged station')}")
        return (*([with_count] if count else []), (self.name,))

    @property
    def enlarged(self) -> str:
        """What stands at the outline of a close-up on the world map."""
        count = len(self.stations)
        return f"{count} in {self.name}, enlarged" if count else f"{self.name}, enlarged"


def parts_of(spec: MapSpec, close_ups: Mapping[str, Depth], clear: float) -> list[Part]:
    """The world's part, and those of the close-ups in this order.

    A station stands in the first close-up in which it lies at least ``clear`` pixels from the edge.
    """

    @cache
    def owner(point: LonLat) -> str:
        return next((name for name, depth in close_ups.items() if depth(point) >= clear), "")

    def part(name: str, of: MapSpec) -> Part:
        stations = tuple(mark for mark in of.stations if owner(mark.point) == name)
        groups = tuple(group for group in of.groups if owner(group.point) == name)
        return Part(name, stations, groups, bool(name), part(name, of.final) if of.final else None)

    return [part(name, spec) for name in ("", *close_ups)]


def local_part(spec: MapSpec) -> Part:
    """All of a local map."""
    final = local_part(spec.final) if spec.final else None
    return Part("", spec.stations, spec.groups, not spec.is_empty, final)


def small_part(spec: MapSpec, depth: Depth) -> Part:
    """One of several local maps: the stations on its panel, and all counts."""
    stations = tuple(mark for mark in spec.stations if depth(mark.point) >= 0)
    return Part("", stations, spec.groups, names_countries=True)
