"""Where the web map stands, as a link says it: ``view=LATITUDE,LONGITUDE,ZOOM`` or ``view=REGION``."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from geo.mapspec.regions import REGIONS, region_words
from geo.model.errors import InvalidValue
from geo.model.places import WORLD, Extent

MIN_ZOOM, MAX_ZOOM = 0, 11
"""Zooms of the web map (256-pixel tiles)."""

SELECTION = "selection"
"""The view of a map that nobody has moved; it stays out of a link."""

LOOKS: Mapping[str, Extent] = MappingProxyType(
    {
        "world": WORLD,
        **{
            name: REGIONS[name]
            for name in ("europe", "north-america", "south-america", "east-asia", "africa", "oceania")
        },
    }
)
"""The regions that the map has a button for."""

LOOK_WORDS: Mapping[str, str] = MappingProxyType(
    {**{name: region_words(name) for name in LOOKS}, SELECTION: "The selection"}
)

NUMBERS = r"(-?[0-9]{1,2}(?:\.[0-9]{1,6})?),(-?[0-9]{1,3}(?:\.[0-9]{1,6})?),([0-9]{1,2}(?:\.[0-9]{1,6})?)"
"""Latitude, longitude and zoom as a regular expression, which the browser's scripts use too."""


def parse_view(text: str) -> str | tuple[float, float, float]:
    """The view that a link asks for: a name, or latitude and longitude of the middle in degrees and a zoom.

    Raises:
        InvalidValue: naming the forms there are.

    """
    if text in LOOK_WORDS:
        return text
    numbers = re.fullmatch(NUMBERS, text)
    if numbers:
        lat, lon, zoom = map(float, numbers.groups())
        if abs(lat) <= 90 and abs(lon) <= 180 and MIN_ZOOM <= zoom <= MAX_ZOOM:
            return lat, lon, zoom
    raise InvalidValue(
        f"no view {text!r}; write a latitude, a longitude and a zoom from {MIN_ZOOM} to {MAX_ZOOM}, "
        f"such as 48.2,16.4,5, or {', '.join(LOOKS)} or {SELECTION}"
    )
