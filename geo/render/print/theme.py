"""The colours of a printed map, light and dark; light has those of all renderers."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from geo.mapspec.picture_style import ThemeName
from geo.mapspec.symbology import BORDER, INK, LAND, PAPER, QUIET, SEA, STATUS_FILLS, UNCERTAINTY, Fill
from geo.model.records import Status


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours that go together; ``tests/render/print/test_theme.py`` computes their contrast."""

    paper: str
    ink: str
    quiet: str
    """Secondary text."""
    land: str
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
    glyph_edge: str
    """Line around a station symbol."""
    casing: str
    """Line around that line."""
    fills: Mapping[Status, Fill]


LIGHT = Theme(
    paper=PAPER,
    ink=INK,
    quiet=QUIET,
    land=LAND,
    greyed="#d9dad8",
    sea=SEA,
    graticule=PAPER,
    border=BORDER,
    edge=QUIET,
    edge_casing=2.2,
    uncertainty=UNCERTAINTY,
    glyph_edge=INK,
    casing=PAPER,
    fills=STATUS_FILLS,
)

DARK = Theme(
    paper="#14171b",
    ink="#f4f2ec",
    quiet="#bdbab2",
    land="#353a40",
    greyed="#20262b",
    sea="#1b2127",
    graticule="#2a323a",
    border="#6d737a",
    edge="#14171b",
    edge_casing=1.2,
    uncertainty="#f4f2ec",
    glyph_edge="#f4f2ec",
    casing="#14171b",
    fills=MappingProxyType(
        {
            "reported": Fill("#a3966a", "plain", "#3a3010"),
            "investigating": Fill("#e2a22e", "rising", "#5a3600"),
            "closure_ordered": Fill("#db6831", "crossed", "#3d1200"),
            "closed": Fill("#6aa5d4", "falling", "#123a5a"),
            "charged": Fill("#c364ab", "dots", "#33061f"),
            "no_wrongdoing": Fill("#8fd0b0", "level", "#1f5a40"),
            "rejected": Fill("#a79fc4", "upright", "#3b3358"),
        }
    ),
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
