"""Which part of the Earth a picture shows, where it is not the part that its selection asks for."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace
from functools import reduce
from types import MappingProxyType
from typing import Literal

import numpy as np
import shapely

from geo.mapspec.atlas import countries
from geo.mapspec.basemap import main_extents
from geo.model.errors import InvalidValue
from geo.model.places import WORLD, Extent, LonLat, extent_of
from geo.model.sources import DEFAULT_BORDERS

Kind = Literal["world", "region", "countries", "box"]

MAX_WIDTH = 200.0
"""Degrees of longitude beyond which a local projection bends too much: such an extent is the world."""
MARGIN, MIN_MARGIN = 0.06, 0.4
"""Share of an extent, and degrees at least, by which a map shows more on each side than its countries."""
MAX_SELECTED = 170.0
"""Degrees of longitude beyond which the countries of a selection are shown on the world."""
MIN_SIDE = 0.5
"""Degrees that an extent has at least: borders made for 1:50,000,000 show nothing within less."""

MIN_ISLAND = 0.2
"""Share of the main land that an island beside it has, to be shown with it."""
NEAR = 5.0
"""Degrees to such an island at most: Kyushu and the North Island, not Alaska."""

REGIONS: Mapping[str, Extent] = MappingProxyType(
    {
        "africa": Extent(-19.0, -36.0, 53.0, 38.5),
        "americas": Extent(-140.0, -56.0, -34.0, 72.0),
        "asia": Extent(26.0, -11.0, 147.0, 56.0),
        "east-asia": Extent(97.0, 18.0, 147.0, 51.0),
        "europe": Extent(-12.0, 35.0, 42.0, 70.0),
        "north-america": Extent(-166.0, 13.0, -52.0, 72.0),
        "oceania": Extent(110.0, -48.0, 184.0, 12.0),
        "south-america": Extent(-82.0, -56.0, -34.0, 13.0),
    }
)
"""Extents of regions, as editors draw them, for pictures and the web map: Russia's east and the islands of
the open Pacific would leave the rest too small to read, so that an extent decides, not the borders of a
region."""


def region_words(name: str) -> str:
    """The name of one of :data:`REGIONS` as a reader sees it: "North America"."""
    return name.replace("-", " ").title()


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the Earth that a picture shows."""

    kind: Kind
    extent: Extent
    """East may exceed 180 where it crosses the antimeridian."""
    words: str
    asked: str = field(default="world", compare=False)
    """The text that :func:`parse_region` reads it from."""

    @property
    def is_world(self) -> bool:
        return self.kind == "world"

    @property
    def is_exact(self) -> bool:
        """Whether a map shows its extent, not the countries in that."""
        return self.kind in ("region", "box")


WORLD_REGION = Region("world", WORLD, "the world")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?", re.IGNORECASE)
_CODES = re.compile(r"[A-Za-z]{3}(?:[,;][A-Za-z]{3})*")


def parse_region(text: str) -> Region | None:
    """``world``, ``selection`` (None), a region, ``CODE[,CODE]`` or ``W,S,E,N`` in degrees.

    Raises:
        InvalidValue: naming the forms there are.

    """
    wanted = text.strip()
    name = wanted.casefold()
    if name == "selection":
        return None
    if name in REGIONS:
        region = Region("region", REGIONS[name], region_words(name))
    elif _CODES.fullmatch(wanted):
        region = countries_region(tuple(re.split("[,;]", wanted.upper())))
    else:
        region = WORLD_REGION if name == "world" else _box_region(wanted)
    return replace(region, asked=wanted)


def countries_region(codes: tuple[str, ...]) -> Region:
    """The extent of some countries: the shorter way round the Earth, antimeridian or not.

    Raises:
        InvalidValue: for a code without land on the maps.

    """
    unknown = [code for code in codes if code not in main_extents()]
    if unknown:
        raise InvalidValue(f"no country {', '.join(unknown)} on the map; write alpha-3 codes such as CAN,USA")
    hidden = [code for code in codes if main_extents()[code].north < WORLD.south]
    if hidden:
        raise InvalidValue(f"{', '.join(hidden)} lies south of all maps here; choose another country")
    extents = [_with_near_islands(code) for code in codes]
    turned = [e if e.east > 0 else Extent(e.west + 360, e.south, e.east + 360, e.north) for e in extents]
    narrower = min(reduce(Extent.union, extents), reduce(Extent.union, turned), key=lambda e: e.width)
    grown = narrower.grown(MARGIN, at_least=MIN_MARGIN, crosses=True)
    return WORLD_REGION if grown.width > MAX_WIDTH else Region("countries", grown, ", ".join(codes))


def _with_near_islands(code: str) -> Extent:
    """The main land of a country with the large islands beside it: both islands of New Zealand."""
    whole = main_extents()[code]
    land = next(country.shape for country in countries("world", DEFAULT_BORDERS) if country.code == code)
    pieces = shapely.get_parts(land)
    areas = shapely.area(pieces)
    for piece in pieces[np.argsort(-areas)][: np.count_nonzero(areas >= MIN_ISLAND * areas.max())]:
        near = whole.grown(0.0, at_least=NEAR, crosses=True)
        if shapely.box(*astuple(near)).intersects(piece.envelope):
            whole = whole.union(Extent(*piece.bounds))
    return whole


def _box_region(text: str) -> Region:
    """The extent ``W,S,E,N``; west greater than east crosses the antimeridian."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 4 and all(map(_NUMBER.fullmatch, parts)):
        west, south, east, north = map(float, parts)
    else:
        known = f"world, selection, {', '.join(REGIONS)}, CODE[,CODE] or W,S,E,N"
        raise InvalidValue(f"no extent {text!r}; use {known}")
    if not (-180 <= west <= 180 and -180 <= east <= 360 and -90 <= south < north <= 90):
        raise InvalidValue(f"extent {text!r} is not on Earth; write west,south,east,north in degrees")
    if east < west:
        east += 360
    if east - west > 360:
        raise InvalidValue(f"extent {text!r} is wider than the Earth")
    if min(east - west, north - south) < MIN_SIDE:
        raise InvalidValue(f"extent {text!r} is too narrow; each side takes {MIN_SIDE:g} degrees at least")
    if east - west > MAX_WIDTH:
        return WORLD_REGION
    return Region("box", Extent(west, south, east, north), f"{west:g}, {south:g}, {east:g}, {north:g}")


def extent_asked(codes: Sequence[str], points: Iterable[LonLat]) -> Extent:
    """The world, or the chosen countries with their stations; never narrower than a small country."""
    whole = extent_around(codes, points) if codes else None
    grown = whole.grown(MARGIN, at_least=MIN_MARGIN) if whole else WORLD
    return WORLD if grown.width > MAX_SELECTED else grown


def extent_around(codes: Iterable[str], points: Iterable[LonLat]) -> Extent | None:
    """The main land of these countries with these points; None where there is neither."""
    extents = [main_extents()[code] for code in codes if code in main_extents()]
    extents += filter(None, [extent_of(points)])
    return reduce(Extent.union, extents) if extents else None
