"""Sizes of type, symbols and white space, in pixels of the sheet; what they come to is the preset's unit.

``compact`` has nothing smaller than 11: 22 px on a story, 6 pt in print.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from geo.mapspec.picture_style import Setting


@dataclass(frozen=True, slots=True)
class Measures:
    """One set of sizes that go together."""

    headline: float
    date: float
    standfirst: float
    body: float
    """The selection in words."""
    heading: float
    """Above a block of the legend or of texts."""
    legend: float
    row: float
    """From one line of the legend to the next."""
    swatch: float
    """Width of a legend's box of colour."""
    note: float
    """How to read the map, and what is not on it."""
    foot: float
    """Credit, borders and link."""
    label: float
    """Names of places."""
    country: float
    """Names of countries."""
    symbol: float
    """Half the width of a station symbol."""
    answers: tuple[float, ...]
    """Sizes tried for answers, the largest first; nothing is set smaller."""
    margin: float
    gap: float

    @property
    def label_height(self) -> float:
        """Height of the box a place name is given."""
        return self.label + 0.5

    @property
    def spacing(self) -> float:
        """Distance between the centres of two symbols."""
        return self.symbol * 7 / 3


MEASURES: Mapping[Setting, Measures] = MappingProxyType(
    {
        "roomy": Measures(
            headline=32.0,
            date=24.0,
            standfirst=17.0,
            body=15.0,
            heading=15.0,
            legend=15.0,
            row=23.0,
            swatch=30.0,
            note=13.0,
            foot=13.0,
            label=12.5,
            country=11.0,
            symbol=6.0,
            answers=(14.0, 13.5, 13.0, 12.5, 12.0, 11.5),
            margin=28.0,
            gap=18.0,
        ),
        "compact": Measures(
            headline=24.0,
            date=17.0,
            standfirst=13.5,
            body=12.0,
            heading=13.0,
            legend=12.0,
            row=17.5,
            swatch=22.0,
            note=12.0,
            foot=12.0,
            label=11.0,
            country=12.0,
            symbol=4.5,
            answers=(13.5, 13.0, 12.5, 12.0),
            margin=16.0,
            gap=12.0,
        ),
    }
)
