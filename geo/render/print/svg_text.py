"""matplotlib's SVG backend, which writes each line of words as one text element."""

from typing import Any, Literal

from matplotlib.backends import backend_svg

from geo.render.print.typefaces import TYPEFACES, Face, css_families

_backend: Any = backend_svg
"""matplotlib's backend is hardly typed."""

Anchor = Literal["start", "middle", "end"]


class TextRenderer(_backend.RendererSVG):  # type: ignore[misc]
    """Writes words with names of fonts, where matplotlib would write the outlines of letters."""

    def write_words(
        self,
        words: str,
        x: float,
        y: float,
        face: Face,
        size: float,
        *,
        fill: str,
        anchor: Anchor,
        halo: float,
        around: str,
        has_han: bool,
    ) -> None:
        """Write one line on its baseline, in points, y down.

        ``halo`` is the width of a stroke of colour ``around`` behind the letters, 0 for none. No letter has
        a position of its own, so that the line can be edited.
        """
        style = {
            "font-family": css_families(face, has_han=has_han),
            "font-weight": str(TYPEFACES[face].weight),
            "font-size": f"{size:.4g}px",
            "fill": fill,
        }
        if anchor != "start":
            style["text-anchor"] = anchor
        if has_han:  # Stations Han has one weight; PNG and PDF do not embolden it either
            style["font-synthesis"] = "none"
        if halo:
            style |= {
                "paint-order": "stroke",
                "stroke": around,
                "stroke-opacity": "0.9",
                "stroke-width": f"{halo:.4g}px",
            }
        written = "; ".join(f"{name}: {value}" for name, value in style.items())
        self.writer.element("text", words, x=f"{x:.2f}", y=f"{y:.2f}", style=written)
