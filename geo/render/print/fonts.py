"""The type of a printed map: the faces shipped with the project, and how wide a line of them is.

A character that the Latin faces do not have is taken from Stations Han, simplified or traditional.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

from matplotlib import ft2font
from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.textpath import TextToPath

Face = Literal["regular", "semibold", "bold", "serif"]

_FOLDER = Path(__file__).resolve().parent / "fonts"
_FILES = (
    *("StationsSans-Regular", "StationsSans-SemiBold", "StationsSans-Bold"),
    *("StationsSerif-SemiBold", "StationsHan-Regular"),
)
_HAN = "Stations Han"
_FAMILIES: dict[Face, tuple[str, int]] = {
    "regular": ("Stations Sans", 400),
    "semibold": ("Stations Sans SemiBold", 400),
    "bold": ("Stations Sans", 700),
    "serif": ("Stations Serif SemiBold", 400),
}


_WORD = re.compile(r"(?:(?<!\S)[0-9][0-9,.]* )?\S+")
"""What stays on one line: a word, with the number before it."""

MIN_LAST_LINE = 0.2
"""Share of the width that the last line of a paragraph has at least, if it can be."""


FREETYPE_VERSION = str(ft2font.__freetype_version__)
"""Version of FreeType in matplotlib, which shapes the outlines of letters."""


@lru_cache(maxsize=1)
def _register() -> None:
    """Add the shipped faces to those that matplotlib knows; no system has fonts of these names."""
    for name in _FILES:
        fontManager.addfont(str(_FOLDER / f"{name}.ttf"))


@lru_cache(maxsize=256)
def font(face: Face, size: float) -> FontProperties:
    """Find a shipped face, never a system font; ``size`` in points."""
    _register()
    family, weight = _FAMILIES[face]
    return FontProperties(family=[family, _HAN], weight=weight, size=size)


def printable(text: str) -> str:
    """Drop control characters, which no font draws and XML does not allow."""
    return "".join(character for character in text if character.isprintable())


def undrawn(text: str, face: Face) -> str:
    """The characters of a text that neither the face nor Stations Han has, each once."""
    faces = [get_font(file) for file in fontManager._find_fonts_by_props(font(face, 10.0))]  # noqa: SLF001
    signs = dict.fromkeys(printable(text))
    return "".join(sign for sign in signs if not any(one.get_char_index(ord(sign)) for one in faces))


def text_width(text: str, face: Face, size: float) -> float:
    """Width of a line in sheet pixels."""
    return _width(printable(text) or " ", face) * size / TextToPath.FONT_SCALE


@lru_cache(maxsize=8192)
def _width(text: str, face: Face) -> float:
    """Width of a line of size :attr:`TextToPath.FONT_SCALE`: shaping it takes a millisecond."""
    measured = TextToPath().get_text_width_height_descent(
        text, font(face, TextToPath.FONT_SCALE), ismath=False
    )
    return float(measured[0])


def wrapped(text: str, face: Face, size: float, width: float, most: int) -> list[str]:
    """Lines no wider than ``width`` pixels; what does not fit in ``most`` lines ends in "…"."""
    lines: list[str] = []
    line, about = "", 0.0
    space = text_width("n n", face, size) - text_width("nn", face, size)
    for word in _WORD.findall(text):
        longer, wide = (f"{line} {word}", about + space) if line else (word, 0.0)
        wide += text_width(word, face, size)
        if abs(wide - width) < size:  # too close to be told from the words alone, which are kept
            wide = text_width(longer, face, size)
        if wide <= width:
            line, about = longer, wide
            continue
        if line:
            lines.append(line)
        line = word
        while text_width(line, face, size) > width and len(lines) <= most:
            fitting = _fitting(line, face, size, width)
            lines.append(line[:fitting])
            line = line[fitting:]
        about = text_width(line, face, size)
    lines.append(line)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and text_width(f"{last}…", face, size) > width:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip()}…"]


def unwidowed(text: str, face: Face, size: float, width: float, most: int) -> list[str]:
    """Lines as :func:`wrapped`, a little narrower where a word or two would stand alone on the last."""
    lines = wrapped(text, face, size, width, most)
    if len(lines) == 1 or lines[-1].endswith("…"):
        return lines
    for share in (1.0, 0.97, 0.94, 0.9, 0.85, 0.8):
        narrower = wrapped(text, face, size, width * share, most)
        if len(narrower) > len(lines):
            break
        if text_width(narrower[-1], face, size) >= MIN_LAST_LINE * width:
            return narrower
    return lines


def balanced(text: str, face: Face, size: float, width: float, most: int) -> list[str]:
    """Lines as :func:`wrapped`, of about the same length, so that no word stands alone on the last."""
    lines = wrapped(text, face, size, width, most)
    if len(lines) == 1 or lines[-1].endswith("…"):
        return lines
    for share in (0.5, 0.6, 0.7, 0.8, 0.9):
        narrower = wrapped(text, face, size, width * share, most)
        if len(narrower) == len(lines) and not narrower[-1].endswith("…"):
            return narrower
    return lines


def _fitting(word: str, face: Face, size: float, width: float) -> int:
    """Characters of a word that fit on a line, at least one."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(word[:middle], face, size) <= width:
            low = middle
        else:
            high = middle - 1
    return low
