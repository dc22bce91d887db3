"""One line of type, shaped once: matplotlib's own text shapes it anew for its box and for its drawing."""

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
    """A line of text on its baseline; mark-up in it is not interpreted.

    In pixels its cached outlines are filled; the backends of SVG and PDF write text themselves.
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


@lru_cache(maxsize=4096)
def _outlines(words: str, face: Face) -> Path:
    """Outlines of a line of size :attr:`TextToPath.FONT_SCALE`."""
    corners, codes = TextToPath().get_text_path(font(face, TextToPath.FONT_SCALE), words)
    return Path(corners, codes)
