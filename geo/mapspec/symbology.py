"""How each kind of thing looks, once, for every renderer: colours, patterns, glyphs, legend words.

Each status has two cues, a colour and a pattern, and each standing a shape of its own, so that
the map can be read by colour-blind readers and in black-and-white print. The fills are spread
over lightness as well as hue, at least 12 of 255 levels of grey from one another, from land and from
sea: ``tests/mapspec/test_theme.py`` computes it, and ``tests/mapspec/test_symbology.py`` how far apart
they stay under simulated protanopia, deuteranopia and tritanopia.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, sin
from types import MappingProxyType
from typing import Literal

from geo.model.records import Standing, Status

Pattern = Literal["plain", "rising", "falling", "crossed", "dots", "level", "upright"]
Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Fill:
    """How the area of a country is filled."""

    colour: str
    pattern: Pattern
    ink: str
    """Colour of the pattern's lines or dots."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A station symbol in a box from -1 to 1, x to the right, y down (as in SVG)."""

    outline: Points
    body: str
    """Fill of the outline."""
    marks: tuple[Points, ...] = ()
    """Closed shapes drawn over the body."""
    mark: str = "#1a1a1a"
    """Fill of the marks."""


def _ring(radius: float, corners: int, turn: float = 0.0) -> Points:
    angles = (2 * pi * corner / corners + turn for corner in range(corners))
    return tuple((round(radius * sin(angle), 3), round(-radius * cos(angle), 3)) for angle in angles)


def _bar(angle: float, length: float = 0.95, width: float = 0.24) -> Points:
    along, across = (cos(angle), sin(angle)), (-sin(angle), cos(angle))
    corners = ((-length, -width), (length, -width), (length, width), (-length, width))
    return tuple(
        (round(u * along[0] + v * across[0], 3), round(u * along[1] + v * across[1], 3)) for u, v in corners
    )


_DISC = _ring(0.9, 28)
_HALF_DISC = (*(point for point in _DISC if point[0] <= 0.001),)
_DIAMOND = _ring(1.1, 4)
_SQUARE = _ring(1.1, 4, pi / 4)
_TRIANGLE = ((0.0, -1.05), (1.05, 0.85), (-1.05, 0.85))
INK, PAPER, _GREY = "#1a1a1a", "#ffffff", "#d8d8d8"

STATUS_FILLS: Mapping[Status, Fill] = MappingProxyType(
    {
        "reported": Fill("#e2cc97", "plain", "#8a7434"),
        "investigating": Fill("#efac33", "rising", "#8f5a00"),
        "closure_ordered": Fill("#d9622b", "crossed", "#7a2a06"),
        "closed": Fill("#79b2dc", "falling", "#20557d"),
        "charged": Fill("#7c2a5e", "dots", "#f2c9e2"),
        "no_wrongdoing": Fill("#9fd2b9", "level", "#2f7357"),
        "rejected": Fill("#9a93b4", "upright", "#443c60"),
    }
)

STANDING_GLYPHS: Mapping[Standing, Glyph] = MappingProxyType(
    {
        "reported": Glyph(_DISC, PAPER),
        "under_investigation": Glyph(_DISC, PAPER, (_ring(0.42, 16),)),
        "searched": Glyph(_DISC, PAPER, (_HALF_DISC,)),
        "charges_filed": Glyph(_DIAMOND, INK, (_ring(0.34, 12),), PAPER),
        "closure_ordered": Glyph(_SQUARE, PAPER, (_bar(0.0, 0.5, 0.16),)),
        "reported_closed": Glyph(_DISC, INK, (_bar(pi / 4, 0.55, 0.13), _bar(-pi / 4, 0.55, 0.13)), PAPER),
        "reported_ceased_disputed": Glyph(_TRIANGLE, PAPER, (_ring(0.3, 12),)),
        "not_found": Glyph(_DISC, _GREY, (_bar(-pi / 4, 0.86, 0.12),)),
    }
)

TILE = 8
"""Width and height of the tile that a pattern repeats, in pixels."""
TILE_LINES: Mapping[Pattern, str] = MappingProxyType(
    {
        "plain": "",
        "rising": "M-2 2L2 -2M0 8L8 0M6 10L10 6",
        "falling": "M-2 6L2 10M0 0L8 8M6 -2L10 2",
        "crossed": "M0 0L8 8M8 0L0 8",
        "level": "M0 2H8M0 6H8",
        "upright": "M2 0V8M6 0V8",
        "dots": "M2 2h.01M6 6h.01",
    }
)
"""The lines of a tile, one pixel wide, as SVG paths; dots are lines without length, :data:`DOT` wide."""
DOT = 2.4
TILE_OPACITY = 0.75


def svg_path(points: Points, scale: float = 1.0) -> str:
    """An SVG path of the closed shape, ``scale`` pixels to the unit."""
    return "M" + "L".join(f"{round(x * scale, 2):g} {round(y * scale, 2):g}" for x, y in points) + "Z"
