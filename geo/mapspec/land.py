"""The land of every country, whole, in degrees: what the views of a printed map project."""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import lru_cache
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import shapely

from geo.mapspec.atlas import Level, countries
from geo.mapspec.basemap import main_extents
from geo.model.places import Extent
from geo.model.sources import DEFAULT_BORDERS, BorderView

Floats = npt.NDArray[np.float64]

MIN_ISLAND = 0.01
"""Share of a country's main land that an island off its extent has, to be shown with it."""

INHABITED: Mapping[str, Extent] = MappingProxyType({"CAN": Extent(-125.2, 42.2, -52.7, 56.7)})
"""Where people live in each country that is empty for the most part, by alpha-3 code.

All but 0.2 % of its townspeople on each side live within this extent, and it is less than 45 % of the
country's. Towns are GeoNames' of 15,000 inhabitants and more on or near the main land.
"""

STILL_WORLD = Extent(-169.0, -57.0, 191.0, 84.0)
"""The world as the still picture of a page shows it, from the middle of the Bering Strait on."""

WORLD_MERIDIAN = 11.0
"""Central meridian of a world map in degrees: its edge, 169° W, cuts no country; that of EPSG:8857 does."""

LAND_ENDS = ((-168.2, 65.6), (-164.0, 54.5), (-70.0, 83.2), (-67.0, -56.0), (178.5, -38.0), (150.0, 74.0))
"""What a small world map shows at least: all of North America, but not Hawaii and Chukotka."""

LONGEST_EDGE = 1.0
"""Degrees between two vertices of a border, so that long straight borders bend as projected."""


@dataclass(frozen=True, slots=True, eq=False)
class Land:
    """One country's land, in degrees."""

    code: str
    """Alpha-3, see :func:`geo.mapspec.atlas.countries`."""
    name: str
    shape: shapely.Geometry

    @property
    def label(self) -> str:
        """Its name on a map: in capitals, as no place has it."""
        return self.name.upper()


@lru_cache(maxsize=4)
def all_land(level: Level, borders: BorderView) -> tuple[Land, ...]:
    """Every country whole, with longitudes up to about 190°, in order of code."""
    return tuple(
        Land(country.code, country.name, shapely.segmentize(country.shape, LONGEST_EDGE))
        for country in countries(level, borders)
    )


def moved_east(shape: shapely.Geometry, degrees: float) -> shapely.Geometry:
    """Move land along the parallels."""
    return shapely.transform(shape, lambda lonlat: lonlat + np.array([degrees, 0.0]))


def land_to_show(extent: Extent) -> list[tuple[float, float]]:
    """Vertices that a local map has to show: the land of the countries whose main land lies in the extent.

    With each country come its larger islands nearby (Kyushu, Sicily, the North Island), but not
    what is far away (Alaska, Hawaii, French Guiana), nor what lies beyond :data:`INHABITED`. The middle
    lines of the extent, where no country lies in it.
    """
    codes = codes_within(extent)
    near, beside = (shapely.box(*astuple(extent.grown(share, crosses=True))) for share in (0.5, 0.1))
    vertices: list[tuple[float, float]] = []
    for land in all_land("world", DEFAULT_BORDERS):
        if land.code in codes:
            pieces = shapely.get_parts(land.shape)
            least = MIN_ISLAND * shapely.area(pieces).max()
            within = INHABITED.get(land.code)
            for piece in pieces:
                room = near if shapely.area(piece) >= least else beside
                if shapely.contains(room, piece):
                    shown = shapely.clip_by_rect(piece, *astuple(within)) if within else piece
                    vertices += map(tuple, shapely.get_coordinates(shown))
    lon, lat = (extent.west + extent.east) / 2, (extent.south + extent.north) / 2
    return vertices or [
        (extent.west, lat),
        (extent.east, lat),
        (lon, extent.south),
        (lon, extent.north),
    ]


def codes_within(extent: Extent) -> frozenset[str]:
    """Alpha-3 codes of the countries whose main land lies in an extent."""
    return frozenset(code for code, main in main_extents().items() if main.union(extent) == extent)


def rings_of(shape: shapely.Geometry) -> Sequence[Floats]:
    """All rings of the polygons in a shape, outer and inner, as (n, 2) arrays."""
    polygons = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    return [shapely.get_coordinates(ring) for ring in shapely.get_rings(polygons)]


def lines_of(shape: shapely.Geometry) -> Sequence[Floats]:
    """All lines in a shape as (n, 2) arrays."""
    lines = [part for part in shapely.get_parts(shape) if part.geom_type in ("LineString", "LinearRing")]
    return [shapely.get_coordinates(line) for line in lines]
