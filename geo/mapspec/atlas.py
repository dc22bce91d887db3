"""The land that maps are drawn on, by level of detail and view of the borders: countries, water, disputes.

The files lie in ``static/land``, made by ``tools/build_land.py``. Degrees of WGS 84, longitude first. A
country that crosses 180° goes on to longitudes beyond (Russia to 190.3), so that it is one piece.
"""

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, get_args

import numpy as np
import shapely

from geo.mapspec.topology import Feature, unpack
from geo.model.installation import STATIC
from geo.model.places import ellipsoid
from geo.model.sources import BorderView

Level = Literal["world", "region", "country"]
"""How much detail: for the whole world, a continent, or one country as Natural Earth 1:50m draws it."""
LEVELS: tuple[Level, ...] = get_args(Level)

WITHOUT_ISO = frozenset({"CYN", "IOA", "KAS", "SOL", "XKX"})
"""Codes of land that ISO 3166-1 has no code for: Northern Cyprus, Christmas Island with the Cocos Islands,
the Siachen Glacier, Somaliland and Kosovo."""

FOLDER = STATIC / "land"
MANIFEST = FOLDER / "manifest.json"

BORDER_STEP_DEGREES = 0.02
"""Spacing of the points of a border that distances are measured to: 2 km at most."""


@lru_cache(maxsize=1)
def manifest() -> Mapping[str, str]:
    """Content hash of each file by its name: ``{view}-{level}``, ``lakes-{level}``, ``rivers-country``."""
    hashes: dict[str, str] = json.loads(MANIFEST.read_text("utf-8"))
    return hashes


def file_of(name: str) -> Path:
    """The file of a name in the manifest; its own name holds the hash, so that it never changes."""
    return FOLDER / f"{name}.{manifest()[name]}.json"


@lru_cache(maxsize=16)
def _objects(name: str) -> Mapping[str, tuple[Feature, ...]]:
    return unpack(file_of(name).read_text("utf-8"))


def countries(level: Level, view: BorderView) -> tuple[Feature, ...]:
    """Every country, in order of code; where ISO 3166 has none, it is one of :data:`WITHOUT_ISO`."""
    return _objects(f"{view}-{level}")["countries"]


def disputed_areas(level: Level, view: BorderView) -> tuple[Feature, ...]:
    """Areas to be hatched, in order of name; the code is of the country that most of it is drawn with."""
    return _objects(f"{view}-{level}")["areas"]


def disputed_lines(level: Level, view: BorderView) -> tuple[Feature, ...]:
    """Borders to be dashed: disputed, provisional, or lines of control. Without a code."""
    return _objects(f"{view}-{level}")["lines"]


def lakes(level: Level) -> shapely.MultiPolygon:
    """The lakes that a level shows."""
    return _objects(f"lakes-{level}")["lakes"][0].shape


def rivers() -> shapely.MultiLineString:
    """The main rivers outside the lakes, for the level of a country."""
    return _objects("rivers-country")["rivers"][0].shape


@cache
def _country(code: str, view: BorderView) -> shapely.Geometry | None:
    land = next((each.shape for each in countries("country", view) if each.code == code), None)
    shapely.prepare(land)
    return land


@lru_cache(maxsize=4096)
def distance_to_country_m(code: str, lon: float, lat: float, view: BorderView) -> float:
    """Metres from a point to the drawn land of a country; 0 within it, and where no land is drawn for it."""
    land = _country(code, view)
    if land is None:
        return 0.0
    turned = [lon, lon + 360.0, lon - 360.0]
    if shapely.intersects_xy(land, turned, [lat] * 3).any():
        return 0.0
    border = shapely.get_coordinates(shapely.segmentize(shapely.boundary(land), BORDER_STEP_DEGREES))
    here = np.full_like(border, (lon, lat))
    return float(ellipsoid().inv(*border.T, *here.T)[2].min())
