"""The layers of a picture: to which one each group of a sheet belongs, by the id of the group."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Layer = Literal[
    "paper",
    "land",
    "countries",
    "lakes",
    "outlines",
    "places",
    "stations",
    "labels",
    "furniture",
    "legend",
    "text",
]

LAYERS: Mapping[Layer, str] = MappingProxyType(
    {
        "paper": "Paper",
        "land": "Land",
        "countries": "Countries",
        "lakes": "Lakes",
        "outlines": "Borders and outlines",
        "places": "Places: areas and lines to them",
        "stations": "Stations",
        "labels": "Labels",
        "furniture": "Titles, scale bar, inset, frames",
        "legend": "Legend",
        "text": "Text",
    }
)
"""Names of the layers, from the lowest to the highest."""

OF_THE_SHEET: frozenset[Layer] = frozenset({"paper", "legend", "text"})
"""Layers of which a sheet has one; of each other layer, one for each map."""

_LAYER_OF: Mapping[str, Layer] = MappingProxyType(
    {
        "land": "land",
        "country": "countries",
        "disputed-areas": "countries",
        "lakes": "lakes",
        "borders": "outlines",
        "disputed-borders": "outlines",
        "changed": "outlines",
        "close-up-outlines": "outlines",
        "uncertainty": "places",
        "hairlines": "places",
        "leaders": "places",
        "station": "stations",
        "new": "stations",
        "groups": "stations",
        "country-names": "labels",
        "names": "labels",
        "enlarged-note": "labels",
        "title": "furniture",
        "scale-bar": "furniture",
        "inset-world": "furniture",
        "frame": "furniture",
        "legend": "legend",
        "list": "legend",
        "remark": "legend",
        "countries-heading": "legend",
        "alleged-stations-heading": "legend",
        "drawn-on-this-map-heading": "legend",
        "unnamed": "legend",
        "unlocated": "legend",
        "outside": "legend",
    }
)
"""By the first part of an id, without the prefix of its map; every other group is text."""

_PREFIX = re.compile(r"(?:day-\d+--)?(?:(?:europe|continent|crowd)--)?")


def layer_of(gid: str) -> tuple[str, Layer]:
    """The prefix of the map that a group is drawn on, and its layer; ("", "text") for the sheet's own."""
    found = _PREFIX.match(gid)
    prefix = found[0] if found else ""
    layer = _LAYER_OF.get(gid.removeprefix(prefix).split("--")[0], "text")
    return ("" if layer in OF_THE_SHEET else prefix), layer


def is_of_a_map(gid: str) -> bool:
    """Whether a group is a part of a map; every other one is text or legend."""
    return layer_of(gid)[1] not in OF_THE_SHEET
