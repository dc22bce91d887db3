"""The type of a printed map: the shipped faces, how wide a line of them is, and its outlines.

A character that the Latin faces lack is taken from Stations Han, simplified or traditional.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Literal

from matplotlib import ft2font
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_hex, to_rgba
from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.path import Path as Outline
from matplotlib.text import Text
from matplotlib.textpath import TextToPath
from matplotlib.transforms import Affine2D

from geo.render.print.svg_text import Anchor, TextRenderer
from geo.render.print.typefaces import FOLDER, HAN, TYPEFACES, Face

_WORD = re.compile(r"(?:(?<!\S)[0-9][0-9,.]* )?\S+")
"""What stays on one line: a word, with the number before it."""

MIN_LAST_LINE = 0.2
"""Share of the width that the last line of a paragraph has at least, where it can."""

FREETYPE_VERSION = str(ft2font.__freetype_version__)
"""Version of FreeType in matplotlib, which shapes the outlines of letters."""


@lru_cache(maxsize=1)
def _register() -> None:
    """Add the shipped faces to matplotlib's list; no system has fonts of these names."""
    for file in sorted(FOLDER.glob("*.ttf")):
        fontManager.addfont(str(file))
    han = next(one for one in fontManager.ttflist if one.name == HAN)
    # its one weight stands beside bold type too, and matplotlib warns of a weight that it does not list
    fontManager.ttflist.append(replace(han, weight=700))


@lru_cache(maxsize=256)
def font(face: Face, size: float) -> FontProperties:
    """A shipped face, never a system font; ``size`` in points."""
    _register()
    typeface = TYPEFACES[face]
    return FontProperties(family=[typeface.single, HAN], weight=typeface.style, size=size)


def printable(text: str) -> str:
    """Remove control characters, which no font draws and XML does not allow."""
    return "".join(character for character in text if character.isprintable())


def undrawn(text: str, face: Face) -> str:
    """The characters of a text that neither the face nor Stations Han has, each once."""
    characters = dict.fromkeys(printable(text))
    return "".join(one for one in characters if not any(_has(one, face)))


@lru_cache(maxsize=4096)
def _has(character: str, face: Face) -> tuple[bool, bool]:
    """Whether the face, and whether Stations Han, has a character."""
    own, han = (font.get_char_index(ord(character)) for font in _fonts(face))
    return bool(own), bool(han)


@lru_cache(maxsize=4)
def _fonts(face: Face) -> tuple[ft2font.FT2Font, ...]:
    """The face and Stations Han, opened."""
    return tuple(get_font(file) for file in fontManager._find_fonts_by_props(font(face, 10.0)))  # noqa: SLF001


def needs_han(text: str, face: Face) -> bool:
    """Whether a text has characters for which Stations Han stands in."""
    return any(_has(character, face) == (False, True) for character in set(text))


def text_width(text: str, face: Face, size: float) -> float:
    """Width of a line in sheet pixels."""
    return _width(text, face) * size / TextToPath.FONT_SCALE


@lru_cache(maxsize=8192)
def _width(text: str, face: Face) -> float:
    """Width at size :attr:`TextToPath.FONT_SCALE`; shaping a line takes a millisecond."""
    type_of, words = font(face, TextToPath.FONT_SCALE), printable(text) or " "
    return float(TextToPath().get_text_width_height_descent(words, type_of, ismath=False)[0])


def wrapped(text: str, face: Face, size: float, width: float, most: int) -> list[str]:
    """Break a text into lines no wider than ``width`` pixels; past ``most`` lines it is cut with "…"."""
    lines: list[str] = []
    line, about = "", 0.0
    space = text_width("n n", face, size) - text_width("nn", face, size)
    for word in _WORD.findall(text):
        longer, wide = (f"{line} {word}", about + space) if line else (word, 0.0)
        wide += text_width(word, face, size)
        if abs(wide - width) < size:  # too close for a sum of cached words: measure the line
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
    shares = (1.0, 0.97, 0.94, 0.9, 0.85, 0.8)
    return _narrowed(text, face, size, width, most=most, shares=shares, min_last=MIN_LAST_LINE * width)


def balanced(text: str, face: Face, size: float, width: float, most: int) -> list[str]:
    """Lines as :func:`wrapped`, of about the same length, so that no word stands alone on the last."""
    shares = (0.5, 0.6, 0.7, 0.8, 0.9)
    return _narrowed(text, face, size, width, most=most, shares=shares, min_last=0.0)


def _narrowed(
    text: str, face: Face, size: float, width: float, *, most: int, shares: Sequence[float], min_last: float
) -> list[str]:
    """The first of narrower settings that needs no more lines and has a last line of ``min_last`` pixels."""
    lines = wrapped(text, face, size, width, most)
    if len(lines) == 1 or lines[-1].endswith("…"):
        return lines
    for share in shares:
        narrower = wrapped(text, face, size, width * share, most)
        is_whole = len(narrower) == len(lines) and not narrower[-1].endswith("…")
        if is_whole and text_width(narrower[-1], face, size) >= min_last:
            return narrower
    return lines


def _fitting(word: str, face: Face, size: float, width: float) -> int:
    """Characters of a word that fit on a line, at least one."""
    lengths = range(1, len(word) + 1)
    return max(1, bisect_right(lengths, width, key=lambda length: text_width(word[:length], face, size)))


Align = Literal["left", "center", "right"]

_SHARE_BEFORE: dict[Align, float] = {"left": 0.0, "center": 0.5, "right": 1.0}
_ANCHORS: dict[Align, Anchor] = {"left": "start", "center": "middle", "right": "end"}


class Line(Text):
    """A line of text on its baseline; mark-up in it is not interpreted.

    In pixels its cached outlines are filled; SVG and PDF get the words themselves.
    """

    def __init__(
        self,
        x: float,
        y: float,
        words: str,
        face: Face,
        size: float,
        *,
        halo: float,
        around: str,
        **text: Any,
    ) -> None:
        """Take :class:`Text`'s arguments; ``size`` and ``halo``, the width of an edge, are in points."""
        super().__init__(x, y, words, fontproperties=font(face, size), parse_math=False, **text)
        self.face, self.points, self.halo, self.around = face, size, halo, around

    def draw(self, renderer: Any) -> None:
        """Draw the edge around the line, if any, and the line."""
        if isinstance(renderer, TextRenderer):
            self._write(renderer)
            return
        words = self.get_text()
        size = renderer.points_to_pixels(self.points)
        x, y = self.get_transform().transform(self.get_position())
        x -= _SHARE_BEFORE[self.get_horizontalalignment()] * text_width(words, self.face, size)
        moved = Affine2D().scale(size / TextToPath.FONT_SCALE).translate(x, y)
        gc = renderer.new_gc()
        gc.set_snap(False)
        if self.halo:
            gc.set_alpha(0.9)
            gc.set_foreground(to_rgba(self.around, 0.9), isRGBA=True)
            gc.set_linewidth(self.halo)
            renderer.draw_path(gc, _outlines(words, self.face), moved)
            gc.set_alpha(None)
        gc.set_foreground(to_rgba(self.get_color()), isRGBA=True)
        gc.set_linewidth(0)
        in_pixels = isinstance(renderer, RendererAgg)
        if in_pixels:
            renderer.draw_path(gc, _outlines(words, self.face), moved, gc.get_rgb())
        else:
            _, height = renderer.get_canvas_width_height()
            y = height - y if renderer.flipy() else y
            renderer.draw_text(gc, x, y, words, self.get_fontproperties(), 0)
        gc.restore()

    def _write(self, renderer: TextRenderer) -> None:
        words = self.get_text()
        x, y = self.get_transform().transform(self.get_position())
        renderer.write_words(
            *(words, x, renderer.height - y, self.face, self.points),
            fill=to_hex(self.get_color()),
            anchor=_ANCHORS[self.get_horizontalalignment()],
            halo=self.halo,
            around=to_hex(self.around),
            has_han=needs_han(words, self.face),
        )


@lru_cache(maxsize=4096)
def _outlines(words: str, face: Face) -> Outline:
    """Outlines of a line of size :attr:`TextToPath.FONT_SCALE`."""
    corners, codes = TextToPath().get_text_path(font(face, TextToPath.FONT_SCALE), words)
    return Outline(corners, codes)
