"""The parts of a world map that are drawn once more, larger: Europe, and the next crowd after it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from geo.mapspec.marks import GroupMark, StationMark
from geo.model.places import Extent, LonLat


@dataclass(frozen=True, slots=True)
class CloseUp:
    """A part of the Earth that is enlarged."""

    name: str
    extent: Extent
    """What its panel shows at least."""

    def holds(self, point: LonLat) -> bool:
        extent = self.extent
        return extent.west < point.lon < extent.east and extent.south < point.lat < extent.north


EUROPE = CloseUp("Europe", Extent(-11.5, 34.5, 33.0, 64.0))
CROWDS = (
    CloseUp("Eastern North America", Extent(-83.0, 39.0, -71.0, 46.7)),
    CloseUp("East Asia", Extent(112.0, 21.0, 146.0, 43.0)),
    CloseUp("South-East Asia", Extent(94.0, -9.0, 127.0, 21.0)),
    CloseUp("South America’s south-east", Extent(-64.0, -37.0, -42.0, -20.0)),
    CloseUp("Southern Africa", Extent(15.0, -35.0, 36.0, -15.0)),
)
"""Parts of the world, beside Europe, one of which is enlarged if it is crowded."""

MIN_CROWD = 5
"""Alleged stations from which a part of the world is crowded."""


def crowd_among(stations: Sequence[StationMark]) -> CloseUp | None:
    """The one of :data:`CROWDS` with most stations; None where none is crowded."""
    counts = {crowd: sum(crowd.holds(mark.point) for mark in stations) for crowd in CROWDS}
    most = max(CROWDS, key=counts.__getitem__)
    return most if counts[most] >= MIN_CROWD else None


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a close-up: its name and, where ``count`` is not 0, how many alleged stations it shows."""

    name: str
    count: int = 0

    @property
    def lines(self) -> tuple[str, ...]:
        """The name and the number apart."""
        stations = f"{self.count:,} alleged station{'' if self.count == 1 else 's'}"
        return (f"{self.name}:", stations) if self.count else (self.name,)

    def __str__(self) -> str:
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Part:
    """What one panel of a world map shows of its stations and counts: each stands in one panel."""

    name: str
    """Of the close-up; empty for the world itself."""
    stations: tuple[StationMark, ...]
    groups: tuple[GroupMark, ...]
    final: Self | None = None
    """In an animation, what the panel shows on any of its maps."""

    @property
    def layout(self) -> Self:
        """That for which room is made."""
        return self.final or self

    @property
    def title(self) -> Title:
        return Title(self.name, len(self.stations) + sum(group.count for group in self.groups))

    @property
    def enlarged(self) -> str:
        """What the frame around it on the world map says."""
        count = len(self.stations)
        return f"{count} in {self.name}, enlarged" if count else f"{self.name}, enlarged"


def parts_of(
    names: Sequence[str],
    stations: Iterable[StationMark],
    groups: Iterable[GroupMark],
    owner: Callable[[LonLat], int],
) -> list[Part]:
    """The world's part and those of its close-ups, by name; ``owner`` gives a point's: 0 is the world's."""
    parts: list[tuple[list[StationMark], list[GroupMark]]] = [([], []) for _ in range(len(names) + 1)]
    for mark in stations:
        parts[owner(mark.point)][0].append(mark)
    for group in groups:
        parts[owner(group.point)][1].append(group)
    return [
        Part(name, tuple(marks), tuple(counts))
        for name, (marks, counts) in zip(("", *names), parts, strict=True)
    ]
