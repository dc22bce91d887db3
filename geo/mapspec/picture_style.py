"""What a picture is made for: its size, its type, its colours, and the words an editor has changed.

Known without matplotlib, so that the command line and the app can offer presets without it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby
from types import MappingProxyType
from typing import Any, Literal, TypeVar
from unicodedata import combining

from geo.mapspec.regions import Region, parse_region
from geo.mapspec.theme import ThemeName
from geo.model.addresses import checked_address
from geo.model.dates import parse_day
from geo.model.errors import InvalidText, InvalidValue
from geo.model.house_style import address_reasons, wording_reasons
from geo.model.text import on_one_line

Measure = Literal["px", "mm"]
Setting = Literal["roomy", "compact"]
Step = Literal["month", "quarter"]
Choice = TypeVar("Choice", bound=str)

MAX_PX = 16_384
"""Longest side of a picture in pixels."""
POINTS_PER_MM = 72 / 25.4

MAX_LENGTHS: Mapping[str, int] = MappingProxyType(
    {"title": 160, "standfirst": 400, "caption": 3000, "alt": 2000}
)
"""Characters of a text that an editor may put in the place of a generated one."""

MAX_STACKED = 3
"""Combining marks on one letter: no orthography has more."""


@dataclass(frozen=True, slots=True)
class Preset:
    """One size of picture and the type that is legible at that size."""

    name: str
    words: str
    """What it is for, for menus and ``--help``."""
    width: float
    height: float
    measure: Measure = "px"
    """Unit of width and height: CSS pixels or millimetres."""
    density: float = 1.0
    """PNG pixels to the CSS pixel; to the inch where the measure is mm."""
    unit: float = 1.0
    """CSS pixels, or points in print, to the pixel of the sheet in which layouts are measured."""
    setting: Setting = "roomy"
    """Sizes of type and symbols: see :mod:`geo.render.print.measures`."""

    def __post_init__(self) -> None:
        wide, high = self.pixels
        if not (min(wide, high) >= 1 and max(wide, high) <= MAX_PX and self.unit > 0):
            raise InvalidValue(
                f"a picture of {self.width:g} × {self.height:g} {self.measure} at {self.density:g} cannot be "
                f"drawn; each side takes 1 to {MAX_PX:,} pixels"
            )

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of the PNG."""
        per = self.density / 25.4 if self.measure == "mm" else self.density
        return round(self.width * per), round(self.height * per)

    @property
    def points(self) -> tuple[float, float]:
        """Width and height of the PDF page; a point to the CSS pixel, true size in print."""
        per = POINTS_PER_MM if self.measure == "mm" else 1.0
        return self.width * per, self.height * per

    @property
    def dpi(self) -> float:
        """Pixels to the inch that the PNG declares."""
        return self.density if self.measure == "mm" else 96 * self.density

    @property
    def label(self) -> str:
        """Size in words: "90 × 220 mm, 300 dpi"."""
        if self.measure == "mm":
            return f"{self.width:g} × {self.height:g} mm, {self.density:g} dpi"
        twice = f", {self.density:g} pixels to the pixel" if self.density != 1 else ""
        return f"{self.width:g} × {self.height:g} px{twice}"


def sized(width: float, height: float, density: float = 1.0) -> Preset:
    """A preset of any size in CSS pixels, its type in proportion to the web picture's."""
    return Preset("", "any size", width, height, density=density, unit=min(width / 1600, height / 900))


PRESETS: Mapping[str, Preset] = MappingProxyType(
    {
        preset.name: preset
        for preset in (
            Preset("web", "article on the web", 1600, 900, density=2),
            Preset("square", "square for social media", 1080, 1080, unit=1.25, setting="compact"),
            Preset("story", "portrait story", 1080, 1920, unit=2.0, setting="compact"),
            Preset("column", "print, single column", 90, 220, "mm", 300, 0.55, "compact"),
            Preset("double", "print, double column", 185, 130, "mm", 300, 0.55, "compact"),
            Preset("8k", "wall or large print", 7680, 4320, unit=4.4),
        )
    }
)

ANIMATION = Preset("motion", "animation", 960, 540, unit=0.9, setting="compact")
"""An animation's own size, in the place of a web picture's."""

THEMES: tuple[ThemeName, ...] = ("light", "dark")
STEPS: tuple[Step, ...] = ("month", "quarter")


def _known(name: str, asked: str, choices: Sequence[Choice]) -> Choice:
    found = next((one for one in choices if one == asked), None)
    if found is None:
        raise InvalidValue(f"no {name} {asked!r}; use one of {', '.join(choices)}")
    return found


@dataclass(frozen=True, slots=True)
class PictureStyle:
    """Everything about a picture that is not the selection; empty texts are generated."""

    preset: Preset = PRESETS["web"]
    theme: ThemeName = "light"
    title: str = ""
    standfirst: str = ""
    caption: str = ""
    """What stands below the picture; paragraphs, with an empty line between them."""
    alt: str = ""
    region: Region | None = None
    """What part of the Earth to show; the selection's own where there is none."""
    compare: date | None = None
    """An earlier day to show beside the selection's own."""
    multiples: Step | None = None
    """Small maps of the ends of all months or quarters."""
    is_moving: bool = False
    """Whether it is an animation, which shows every month and not only those with a change."""
    address: str = ""
    """Address of the app, ending in a slash, for the link to what is shown; without one none is printed."""

    def __post_init__(self) -> None:
        _known("theme", self.theme, THEMES)
        if self.compare and self.multiples:
            raise InvalidValue("--compare and --multiples are two kinds of sheet; choose one")
        for name, most in MAX_LENGTHS.items():
            text = getattr(self, name)
            if len(text) > most:
                raise InvalidText(name, f"has {len(text):,} characters; at most {most} are allowed")
            if faults := (*wording_reasons(text), *address_reasons(text)):
                raise InvalidText(name, f"is refused: {faults[0]}")

    @property
    def options(self) -> dict[str, str]:
        """What :func:`style_from` needs to give this style again: nothing that is the default."""
        asked = {
            "preset": self.preset.name if self.preset != PRESETS["web"] else "",
            "theme": self.theme if self.theme != "light" else "",
            "extent": self.region.asked if self.region else "",
            "compare": self.compare.isoformat() if self.compare else "",
            "multiples": self.multiples or "",
            **{name: getattr(self, name) for name in (*MAX_LENGTHS, "address")},
        }
        return {name: value for name, value in asked.items() if value}


def animated(style: PictureStyle) -> PictureStyle:
    """The style of an animation: the ends of the months unless it asks for other days, at its own size."""
    preset = ANIMATION if style.preset == PRESETS["web"] else style.preset
    step = style.multiples or (None if style.compare else "month")
    return replace(style, multiples=step, preset=preset, is_moving=True)


DEFAULT_STYLE = PictureStyle()


def _shown(name: str, text: str) -> str:
    """A text of an editor's own on one line; only an empty one asks for the generated one."""
    shown = on_one_line(text)
    if text and not shown:
        raise InvalidText(name, "has no letter that can be shown")
    runs = (len(list(run)) for is_mark, run in groupby(map(combining, shown), bool) if is_mark)
    stacked = max(runs, default=0)
    if stacked > MAX_STACKED:
        raise InvalidText(
            name,
            f"has {stacked} marks on one letter, which would run over the lines around it; "
            f"at most {MAX_STACKED} are allowed",
        )
    return shown


OPTIONS: Mapping[str, Callable[[str], Any]] = MappingProxyType(
    {
        "preset": lambda name: PRESETS[_known("preset", name, tuple(PRESETS))],
        "theme": lambda name: _known("theme", name, THEMES),
        **{name: partial(_shown, name) for name in MAX_LENGTHS},
        "caption": lambda text: "\n\n".join(filter(None, map(partial(_shown, "caption"), text.splitlines()))),
        "extent": parse_region,
        "compare": parse_day,
        "multiples": lambda name: _known("multiples", name, STEPS),
        "address": checked_address,
    }
)
"""How each option of the command line is read; its name is that of a field, but for the extent."""


def style_from(**asked: str | None) -> PictureStyle:
    """The style that these :data:`OPTIONS` ask for; what is None is the default.

    Raises:
        InvalidValue: naming what there is.

    """
    values = {name: OPTIONS[name](text) for name, text in asked.items() if text is not None}
    return PictureStyle(**{{"extent": "region"}.get(name, name): value for name, value in values.items()})
