"""One line of type, shaped once: matplotlib's own text shapes it anew for its box and for its drawing."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.textpath import TextToPath
from matplotlib.transforms import Affine2D

from geo.render.print.fonts import Face, font, text_width

Align = Literal["left", "center", "right"]

_SHARE_BEFORE: dict[Align, float] = {"left": 0.0, "center": 0.5, "right": 1.0}


class Line(Text):
    """A line on its baseline; no mark-up of any kind is read in it.

    Pixels are filled from its outlines, which are kept: the same words stand in every frame of an
    animation. SVG and PDF write it in ways of their own.
    """

    def __init__(
        self,
        place: tuple[float, float],
        words: str,
        face: Face,
        size: float,
        *,
        colour: str,
        align: Align,
        halo: float,
        around: str,
        transform: Any,
    ) -> None:
        """Take the words; ``size`` and ``halo``, the width of the edge around them, are in points."""
        super().__init__(
            *place,
            words,
            fontproperties=font(face, size),
            color=colour,
            horizontalalignment=align,
            verticalalignment="baseline",
            parse_math=False,
            transform=transform,
        )
        self.face, self.points, self.halo, self.around = face, size, halo, around

    def draw(self, renderer: Any) -> None:
        """Draw the edge around it, if any, and the line."""
        words = self.get_text()
        size = renderer.points_to_pixels(self.points)
        x, y = self.get_transform().transform(self.get_position())
        x -= _SHARE_BEFORE[self.get_horizontalalignment()] * text_width(words, self.face, size)
        gc = renderer.new_gc()
        gc.set_snap(False)
        if self.halo:
            gc.set_alpha(0.9)
            gc.set_foreground(to_rgba(self.around, 0.9), isRGBA=True)
            gc.set_linewidth(self.halo)
            renderer.draw_path(gc, outlines(words, self.face), _moved(size, x, y))
            gc.set_alpha(None)
        gc.set_foreground(to_rgba(self.get_color()), isRGBA=True)
        gc.set_linewidth(0)
        in_pixels = isinstance(renderer, RendererAgg)
        if in_pixels:
            renderer.draw_path(gc, outlines(words, self.face), _moved(size, x, y), gc.get_rgb())
        else:
            _, height = renderer.get_canvas_width_height()
            renderer.draw_text(
                gc, x, height - y if renderer.flipy() else y, words, self.get_fontproperties(), 0
            )
        gc.restore()


@lru_cache(maxsize=4096)
def outlines(words: str, face: Face) -> Path:
    """The outlines of a line, of size :attr:`TextToPath.FONT_SCALE`."""
    corners, codes = TextToPath().get_text_path(font(face, TextToPath.FONT_SCALE), words)
    return Path(corners, codes)


def _moved(size: float, x: float, y: float) -> Affine2D:
    return Affine2D().scale(size / TextToPath.FONT_SCALE).translate(x, y)
