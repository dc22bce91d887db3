"""Sizes of type, symbols and white space, in sheet pixels; the preset's unit scales them.

``compact`` has no type below 11: 22 px on a story, 6 pt in print.
"""

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
    """Height of a line of the legend."""
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
    margin: float
    gap: float
    answers: tuple[float, ...]
    """Sizes tried for answers, the largest first."""

    @property
    def label_height(self) -> float:
        """Height of the box of a place name."""
        return self.label + 0.5

    @property
    def spacing(self) -> float:
        """Distance between the centres of two symbols."""
        return self.symbol * 7 / 3


_SIZES: Mapping[str, tuple[float, float]] = {
    "headline": (32.0, 24.0),
    "date": (24.0, 17.0),
    "standfirst": (17.0, 13.5),
    "body": (15.0, 12.0),
    "heading": (15.0, 13.0),
    "legend": (15.0, 12.0),
    "row": (23.0, 17.5),
    "swatch": (30.0, 22.0),
    "note": (13.0, 12.0),
    "foot": (13.0, 12.0),
    "label": (12.5, 11.0),
    "country": (11.0, 12.0),
    "symbol": (6.0, 4.5),
    "margin": (28.0, 16.0),
    "gap": (18.0, 12.0),
}
"""Each size where there is room, and where there is little."""

MEASURES: Mapping[Setting, Measures] = MappingProxyType(
    {
        "roomy": Measures(
            **{name: roomy for name, (roomy, _) in _SIZES.items()},
            answers=(14.0, 13.5, 13.0, 12.5, 12.0, 11.5),
        ),
        "compact": Measures(
            **{name: compact for name, (_, compact) in _SIZES.items()}, answers=(13.5, 13.0, 12.5, 12.0)
        ),
    }
)
