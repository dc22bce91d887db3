"""The shipped faces of pictures: files, names and licences. Known without matplotlib."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

Face = Literal["regular", "semibold", "bold", "serif"]

FOLDER = Path(__file__).resolve().parent / "fonts"

HAN = "Stations Han"
"""Family of the characters that the Latin faces lack."""

_FALLBACKS: Mapping[str, str] = MappingProxyType(
    {
        "Stations Sans": "'Source Sans 3', 'Source Sans Pro', Arial, Helvetica, sans-serif",
        "Stations Serif": "'Source Serif 4', 'Source Serif Pro', Georgia, 'Times New Roman', serif",
    }
)
"""What Stations Sans and Serif are cut from, then what most systems have."""
_HAN_FALLBACKS = f"'{HAN}', 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei'"


@dataclass(frozen=True, slots=True)
class Typeface:
    """One face by the names that programs look it up by."""

    single: str
    """Family with this face as its regular or bold style, as matplotlib reads it from the file."""
    style: Literal[400, 700]
    """Weight in that family."""
    family: str
    """Family with all weights, as CSS, fontconfig and Inkscape read it."""
    weight: int
    file: str
    """Name of its files: ``.ttf``, and ``.woff2`` cut down to the letters of Europe's languages."""


TYPEFACES: Mapping[Face, Typeface] = MappingProxyType(
    {
        "regular": Typeface("Stations Sans", 400, "Stations Sans", 400, "StationsSans-Regular"),
        "semibold": Typeface("Stations Sans SemiBold", 400, "Stations Sans", 600, "StationsSans-SemiBold"),
        "bold": Typeface("Stations Sans", 700, "Stations Sans", 700, "StationsSans-Bold"),
        "serif": Typeface("Stations Serif SemiBold", 400, "Stations Serif", 600, "StationsSerif-SemiBold"),
    }
)


def css_families(face: Face, *, has_han: bool) -> str:
    """The value of ``font-family``: the face's family, Stations Han if it is needed, and fallbacks."""
    family = TYPEFACES[face].family
    names = [f"'{family}'", *([_HAN_FALLBACKS] if has_han else []), _FALLBACKS[family]]
    return ", ".join(names)


def font_files(svg: bytes) -> dict[str, bytes]:
    """The fonts that an SVG of this program names, by file name, with their licences."""
    files = [file for pattern in ("*.ttf", "OFL-*.txt") for file in FOLDER.glob(pattern)]
    wanted = [file for file in files if "StationsHan" not in file.name or HAN.encode() in svg]
    return {file.name: file.read_bytes() for file in sorted(wanted)}
