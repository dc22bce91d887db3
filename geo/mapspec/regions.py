"""Which part of the Earth a picture shows, where it is not the part that its selection asks for."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

import shapely

from geo.mapspec.basemap import main_extents, world_features
from geo.model.errors import InvalidValue
from geo.model.places import WORLD, Extent

Kind = Literal["world", "region", "countries", "box"]

MAX_WIDTH = 200.0
"""Degrees of longitude beyond which a local projection bends too much: such an extent is the world."""
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
    if wanted.casefold() == "selection":
        return None
    return replace(_region(wanted), asked=wanted)


def _region(wanted: str) -> Region:
    if wanted.casefold() == "world":
        return WORLD_REGION
    if wanted.casefold() in REGIONS:
        return Region("region", REGIONS[wanted.casefold()], region_words(wanted.casefold()))
    if _CODES.fullmatch(wanted):
        return countries_region(tuple(re.split("[,;]", wanted.upper())))
    return _box_region(wanted)


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
    whole = _joined([_with_near_islands(code) for code in codes])
    grown = _grown(whole)
    if grown.east - grown.west > MAX_WIDTH:
        return WORLD_REGION
    return Region("countries", grown, ", ".join(codes))


def _with_near_islands(code: str) -> Extent:
    """The main land of a country with the large islands beside it: both islands of New Zealand."""
    whole = main_extents()[code]
    pieces = []
    for feature in world_features():
        if feature.get("id") == code:
            shape = shapely.from_geojson(json.dumps(feature["geometry"]))
            pieces = sorted(shapely.get_parts(shape), key=shapely.area, reverse=True)
    for piece in pieces:
        island = Extent(*(float(edge) for edge in shapely.bounds(piece)))
        if shapely.area(piece) >= MIN_ISLAND * shapely.area(pieces[0]) and _is_near(island, whole):
            whole = whole.union(island)
    return whole


def _is_near(one: Extent, other: Extent) -> bool:
    across = max(one.west - other.east, other.west - one.east)
    along = max(one.south - other.north, other.south - one.north)
    return max(across, along) <= NEAR


def _joined(extents: list[Extent]) -> Extent:
    """Join them with western longitudes as they are, or counted on beyond 180° where that is narrower."""
    east_about = [e if e.east > 0 else Extent(e.west + 360, e.south, e.east + 360, e.north) for e in extents]
    plain, turned = _union(extents), _union(east_about)
    return turned if turned.east - turned.west < plain.east - plain.west else plain


def _union(extents: list[Extent]) -> Extent:
    whole = extents[0]
    for extent in extents[1:]:
        whole = whole.union(extent)
    return whole


def _grown(extent: Extent) -> Extent:
    """A margin about countries, across 180° where it has to be."""
    dx = max((extent.east - extent.west) * 0.06, 0.4)
    dy = max((extent.north - extent.south) * 0.06, 0.4)
    south, north = max(-90.0, extent.south - dy), min(90.0, extent.north + dy)
    return Extent(extent.west - dx, south, extent.east + dx, north)


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
