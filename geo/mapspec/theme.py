"""The colours of maps and of what stands around them, light and dark, for every renderer.

``static/symbology.css`` carries them to the browser as custom properties (``make scripts``), and
``.streamlit/config.toml`` repeats those that Streamlit's widgets take.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from geo.mapspec.symbology import INK, PAPER, STATUS_FILLS, Fill
from geo.model.records import Status

ThemeName = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours that go together; ``tests/mapspec/test_theme.py`` computes their contrast and their greys."""

    paper: str
    ink: str
    quiet: str
    """Secondary text: at least 7:1 on the paper."""
    land: str
    """Countries without a status."""
    greyed: str
    """Land outside the clip of a map, whose status is not shown."""
    sea: str
    graticule: str
    border: str
    """Between two countries without a status."""
    edge: str
    """Around a country with a status."""
    edge_casing: float
    """Width in pixels of the paper along that edge."""
    uncertainty: str
    """Edge of the area in which a station is said to lie."""
    glyph_edge: str
    """Line around a station symbol."""
    casing: str
    """Line around that line."""
    fills: Mapping[Status, Fill]
    line: str
    """Edges of buttons, boxes and tables around the map."""
    faint: str
    """Rules between the rows of a table."""
    tint: str
    """Ground of a notice or a chosen row."""
    sheet: str
    """Ground of a button, a box, the legend."""
    accent: str
    """What can be moved or was chosen: sliders, kickers, marks."""
    link: str
    focus: str
    """Outline of what has the keyboard."""


LIGHT = Theme(
    paper=PAPER,
    ink=INK,
    quiet="#55534e",
    land="#f7f5f0",
    greyed="#d9dad8",
    sea="#dfe8ee",
    graticule=PAPER,
    border="#b9b2a3",
    edge="#55534e",
    edge_casing=2.2,
    uncertainty=INK,
    glyph_edge=INK,
    casing=PAPER,
    fills=STATUS_FILLS,
    line="#8a867c",
    faint="#d5d1c6",
    tint="#f4f2ec",
    sheet=PAPER,
    accent="#8a2b1d",
    link="#0b4aa2",
    focus="#0b57d0",
)

DARK = Theme(
    paper="#14171b",
    ink="#f4f2ec",
    quiet="#bdbab2",
    land="#373c42",
    greyed="#262b31",
    sea="#181e24",
    graticule="#2a323a",
    border="#6d737a",
    edge="#14171b",
    edge_casing=1.2,
    uncertainty="#f4f2ec",
    glyph_edge="#f4f2ec",
    casing="#14171b",
    fills=MappingProxyType(
        {
            "reported": Fill("#a4976a", "plain", "#3a3010"),
            "investigating": Fill("#f4b94c", "rising", "#5a3600"),
            "closure_ordered": Fill("#ee8a58", "crossed", "#3d1200"),
            "closed": Fill("#83bdea", "falling", "#123a5a"),
            "charged": Fill("#c463ab", "dots", "#33061f"),
            "no_wrongdoing": Fill("#a3e3c3", "level", "#1f5a40"),
            "rejected": Fill("#dcd8ee", "upright", "#3b3358"),
        }
    ),
    line="#8a867c",
    faint="#3b4046",
    tint="#22272d",
    sheet="#1d2126",
    accent="#f0a08f",
    link="#8ab8ff",
    focus="#9cc4ff",
)

THEME_OF: Mapping[ThemeName, Theme] = MappingProxyType({"light": LIGHT, "dark": DARK})


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb`` (WCAG 2)."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2): 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable_on(colour: str) -> str:
    """Dark or light ink, whichever has more contrast to a colour."""
    return max((INK, PAPER), key=lambda ink: contrast(ink, colour))
