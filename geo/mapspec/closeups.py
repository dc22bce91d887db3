"""The parts of a world map that are drawn once more, larger: a continent, and a crowd elsewhere."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from geo.mapspec.basemap import main_extents
from geo.mapspec.marks import StationMark
from geo.model.places import Extent, LonLat

INSET_SHARES = tuple(share / 100 for share in range(96, 40, -4))
"""Shares of a world map's height that are tried for an inset in its corner."""
INSET_ASPECT = 1.25
"""Width to height of such an inset with its title, at most."""
INSET_STEP = 4.0
"""Pixels between two widths that are tried."""
MAX_LAND = 0.01
"""Share of an inset below which land without a status may lie."""
MIN_ASIDE = 0.7
"""Width of a second close-up beside small maps of the world and Europe, in heights of it, at least."""
MIN_CROWD = 5
"""Alleged stations from which a part of the world is crowded."""

Covered = Callable[[float, float], tuple[float, float, int]]
"""What an inset of a width and a height in pixels would cover: square pixels of land without a status and of
land with one, and how many alleged stations."""


@dataclass(frozen=True, slots=True)
class CloseUp:
    """A part of the Earth that is enlarged."""

    name: str
    extent: Extent
    centre: LonLat
    """Of its projection."""
    ends: tuple[tuple[float, float], ...] = ()
    """Longitudes and latitudes that its panel shows at least; empty for the whole extent."""

    def holds(self, point: LonLat) -> bool:
        extent = self.extent
        return extent.west < point.lon < extent.east and extent.south < point.lat < extent.north

    def without(self, stations: Iterable[StationMark]) -> list[StationMark]:
        """The stations that stay on the world map."""
        return [mark for mark in stations if not self.holds(mark.point)]


def _part(name: str, *extent: float) -> CloseUp:
    return CloseUp(name, Extent(*extent), Extent(*extent).centre)


EUROPE = CloseUp(
    "Europe",
    Extent(-11.5, 34.5, 33.0, 64.0),
    LonLat(10.0, 52.0),
    ((-11.5, 39.0), (33.0, 46.0), (10.75, 34.5), (10.75, 64.0)),
)
CONTINENTS = (
    EUROPE,
    _part("North America", -128.0, 14.0, -60.0, 60.0),
    _part("East Asia", 97.0, 18.0, 147.0, 51.0),
    _part("South America", -82.0, -56.0, -34.0, 13.0),
    _part("Africa", -19.0, -36.0, 53.0, 38.0),
    _part("Oceania", 112.0, -48.0, 180.0, 0.0),
)
"""Parts of the world, one of which has the largest panel beside it."""
CROWDS = (
    _part("Eastern North America", -83.0, 39.0, -71.0, 46.7),
    _part("East Asia", 112.0, 21.0, 146.0, 43.0),
    _part("South-East Asia", 94.0, -9.0, 127.0, 21.0),
    _part("South America’s south-east", -64.0, -37.0, -42.0, -20.0),
    _part("Southern Africa", 15.0, -35.0, 36.0, -15.0),
)
"""Smaller parts of the world, one of which is enlarged too if it is crowded."""


def continent_of(points: Sequence[LonLat], codes: Iterable[str]) -> CloseUp:
    """Europe, or, where it has nothing to show, the continent with most stations, then with most countries.

    ``points`` are those of stations and of their counts, ``codes`` the alpha-3 codes of countries with a
    status.
    """
    mains = main_extents()
    middles = [mains[code].centre for code in codes if code in mains]
    shown = {one: (sum(map(one.holds, points)), sum(map(one.holds, middles))) for one in CONTINENTS}
    return EUROPE if any(shown[EUROPE]) else max(CONTINENTS, key=shown.__getitem__)


def crowd_among(stations: Sequence[StationMark]) -> CloseUp | None:
    """The one of :data:`CROWDS` with most stations; None where none is crowded."""
    counts = {crowd: sum(crowd.holds(mark.point) for mark in stations) for crowd in CROWDS}
    most = max(CROWDS, key=counts.__getitem__)
    return most if counts[most] >= MIN_CROWD else None


def corner_inset(high: float, least: float, title: float, covered: Covered) -> tuple[float, float] | None:
    """Width and height in pixels of a close-up, with its title, in the corner of a world map.

    ``high`` is the height of the map, ``least`` the width of the inset at least, ``title`` the height of its
    title. The inset lies where there is little but sea: it covers no country with a status, and no alleged
    station that stays on the world map. None where there is no room.
    """

    def is_free(width: float, height: float) -> bool:
        plain, coloured, stations = covered(width, height)
        return plain < MAX_LAND * width * height and not coloured and not stations

    sizes = []
    for height in (high * share for share in INSET_SHARES):
        widths = np.arange(height * INSET_ASPECT, least, -INSET_STEP).tolist()
        sizes += [(width, height) for width in widths if is_free(width, height)][:1]
    return max(sizes, key=lambda size: min(size[0], (size[1] - title) * 1.2), default=None)


def has_room_beside(width: float, height: float) -> bool:
    """Whether a second close-up is shown beside small maps of a height, where this width is left for it."""
    return width > height * MIN_ASIDE
