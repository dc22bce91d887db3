"""The sheet that a map is printed on, measured in sheet pixels, y down.

``unit`` converts them to the points of the figure. Without pyplot, so that no global state changes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

import numpy as np
from matplotlib.artist import Artist
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from geo.mapspec.theme import LIGHT, Theme
from geo.render.print.fonts import Align, Line, printable
from geo.render.print.measures import MEASURES, Measures
from geo.render.print.panel import Panel
from geo.render.print.typefaces import Face

Ring = Any
"""A sequence or array of (x, y)."""


class Group(Artist):
    """Artists drawn together, one ``<g>`` in SVG."""

    def __init__(self, gid: str) -> None:
        super().__init__()
        self.artists: list[Artist] = []
        self.set_gid(gid)

    def draw(self, renderer: Any) -> None:
        """Draw the artists in order."""
        renderer.open_group("group", gid=self.get_gid())
        for artist in self.artists:
            artist.draw(renderer)
        renderer.close_group("group")


class Shape(Artist):
    """One path, filled, stroked, or both; matplotlib's patches do more and are slow."""

    def __init__(
        self,
        path: Path,
        transform: Any,
        fill: str | None,
        edge: str | None,
        width: float,
        *,
        cap: Literal["butt", "round"] = "butt",
    ) -> None:
        """``width`` is in points."""
        super().__init__()
        self.path, self.transform, self.width, self.cap = path, transform, width if edge else 0.0, cap
        self.fill = to_rgba(fill) if fill else None
        self.edge = to_rgba(edge) if edge else (0.0, 0.0, 0.0, 0.0)

    def draw(self, renderer: Any) -> None:
        """Draw the path."""
        gc = renderer.new_gc()
        gc.set_linewidth(self.width)
        gc.set_foreground(self.edge, isRGBA=True)
        gc.set_capstyle(self.cap)
        gc.set_joinstyle("round")
        gc.set_snap(False)
        renderer.draw_path(gc, self.path, self.transform, self.fill)
        gc.restore()


class Sheet:
    """A figure with pixel coordinates from its upper left corner."""

    def __init__(
        self,
        width: float,
        height: float,
        unit: float = 1.0,
        *,
        measures: Measures = MEASURES["roomy"],
        theme: Theme = LIGHT,
    ) -> None:
        """Begin an empty sheet; ``width`` and ``height`` are in sheet pixels of ``unit`` points."""
        self.width, self.height, self.unit = width, height, unit
        self.measures, self.theme = measures, theme
        self.figure = Figure(figsize=(width * unit / 72, height * unit / 72), dpi=72)
        self.figure.set_facecolor(theme.paper)
        self.titles: dict[str, str] = {}
        """Text alternative of a group, by its id."""
        self.classes: dict[str, str] = {}
        """Class attribute of a group in SVG, by its id."""
        self.maps: dict[str, str] = {}
        """Name of each map beside the main one, by the prefix of its groups."""
        self.plans: list[Any] = []
        """The plans drawn on it, panel by panel."""
        self.furniture: list[Panel] = []
        """Boxes drawn over a map: scale bar, inset, captions."""
        to_points = Affine2D().scale(1, -1).translate(0, height).scale(unit / 72)
        self._transform = to_points + self.figure.dpi_scale_trans
        self._open: list[Group] = []
        self._named: Counter[str] = Counter()

    def scratch(self) -> "Sheet":
        """An empty sheet of the same kind, on which heights are measured by drawing."""
        return Sheet(self.width, self.height, self.unit, measures=self.measures, theme=self.theme)

    @contextmanager
    def group(self, gid: str, title: str = "", classes: str = "") -> Iterator[None]:
        """Draw into one group until the end of the block; the id is numbered where it is in use."""
        self._named[gid] += 1
        if self._named[gid] > 1:
            gid = f"{gid}--{self._named[gid]}"
        group = Group(gid)
        self._put(group)
        if title:
            self.titles[gid] = title
        if classes:
            self.classes[gid] = classes
        self._open.append(group)
        yield
        self._open.pop()

    def _put(self, artist: Artist) -> None:
        if self._open:
            artist.set_figure(self.figure)
            self._open[-1].artists.append(artist)
        else:
            self.figure.add_artist(artist)

    def area(
        self, rings: Iterable[Ring], fill: str | None, edge: str | None = None, width: float = 1.0
    ) -> None:
        """Draw one shape of closed rings; a ring inside another is a hole."""
        path = _path(rings, closed=True)
        if path is not None:
            self._put(Shape(path, self._transform, fill, edge, width * self.unit))

    def lines(
        self, lines: Iterable[Ring], colour: str, width: float, cap: Literal["butt", "round"] = "butt"
    ) -> None:
        """Draw open lines of one colour."""
        path = _path(lines, closed=False)
        if path is not None:
            self._put(Shape(path, self._transform, None, colour, width * self.unit, cap=cap))

    def text(
        self,
        x: float,
        y: float,
        words: str,
        face: Face,
        size: float,
        *,
        colour: str = "",
        align: Align = "left",
        halo: float = 0.0,
        around: str = "",
    ) -> None:
        """Draw one line of text on its baseline, in ink by default; mark-up is not interpreted.

        ``halo`` is the width in pixels of an edge of colour ``around``, by default the paper's.
        """
        line = Line(
            *(x, y, printable(words), face, size * self.unit),
            halo=2 * halo * self.unit,
            around=around or self.theme.paper,
            color=colour or self.theme.ink,
            horizontalalignment=align,
            transform=self._transform,
        )
        self._put(line)

    def outline(self, panel: Panel, colour: str, width: float = 1.0) -> None:
        """Draw the outline of a rectangle."""
        self.area([panel.ring], None, colour, width)


def _path(lines: Iterable[Ring], *, closed: bool) -> Path | None:
    """One path of many lines; None where there is nothing to draw."""
    arrays = [np.asarray(line, dtype=float) for line in lines]
    arrays = [line for line in arrays if len(line) >= (3 if closed else 2)]
    if not arrays:
        return None
    if closed:
        arrays = [line if (line[0] == line[-1]).all() else np.vstack([line, line[:1]]) for line in arrays]
    starts = np.cumsum([0, *map(len, arrays)])
    codes = np.full(starts[-1], Path.LINETO, dtype=Path.code_type)
    codes[starts[:-1]] = Path.MOVETO
    if closed:
        codes[starts[1:] - 1] = Path.CLOSEPOLY
    return Path(np.round(np.vstack(arrays), 2), codes)  # hundredths of a pixel are finer than any print
