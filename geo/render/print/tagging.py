"""Tagged content of a PDF: headings, paragraphs and one figure, in reading order.

All content is marked (ISO 32000-1, 14.6): as a part of the structure, or as an artifact, which screen
readers skip.
"""

from dataclasses import dataclass, field
from typing import Any, Literal

from matplotlib.backends import backend_pdf

from geo.render.print.layers import is_of_a_map

_pdf: Any = backend_pdf
"""matplotlib's backend is hardly typed."""

Tag = Literal["H1", "H2", "P", "Figure"]

_FIRST, _LAST = ("headline",), ("credit", "borders-note", "link")


@dataclass(slots=True)
class Part:
    """One element of the structure."""

    tag: Tag
    group: str = ""
    """Id of the group that was drawn; empty for the map, which has many."""
    words: list[str] = field(default_factory=list)
    """Its text, line by line."""
    marks: list[int] = field(default_factory=list)
    """Ids of its marked content."""


class TaggedRenderer(_pdf.RendererPdf):  # type: ignore[misc]
    """Marks the content that it draws."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.parts: list[Part] = []
        self._figure = Part("Figure")
        self._depth = 0
        self._drawn: Part | None = None
        """Part of the open group; None outside of any."""
        self._marked: Part | None = None
        self._is_open = False
        self._count = 0

    def open_group(self, s: str, gid: str | None = None) -> None:
        """Begin a part with a group of the sheet, which may contain others; matplotlib's own are ignored."""
        if s == "group":
            if not self._depth:
                self._drawn = self._part(gid or "")
            self._depth += 1

    def close_group(self, s: str) -> None:
        """End the part with its group."""
        if s == "group":
            self._depth -= 1
            if not self._depth:
                self._drawn = None

    def _part(self, gid: str) -> Part:
        if is_of_a_map(gid):
            return self._figure
        return Part("H1" if gid == "headline" else "H2" if gid.endswith("-heading") else "P", gid)

    def draw_text(self, gc: Any, x: float, y: float, s: str, *arguments: Any, **named: Any) -> None:
        """Draw text and record it; outside of any group it belongs to the map."""
        before = self._drawn
        self._drawn = before or self._figure
        self._drawn.words.append(s)
        super().draw_text(gc, x, y, s, *arguments, **named)
        self._drawn = before

    def check_gc(self, gc: Any, fillcolor: Any = None) -> None:
        """Mark the content that follows; matplotlib calls this before it draws anything."""
        if not self._is_open or self._drawn is not self._marked:
            self._end_marked()
            self._begin_marked()
        super().check_gc(gc, fillcolor)

    def _begin_marked(self) -> None:
        part = self._marked = self._drawn
        self._is_open = True
        if part is None:
            self.file.output(_pdf.Verbatim(b"/Artifact BMC"))
            return
        if not part.marks:
            self.parts.append(part)
        part.marks.append(self._count)
        self.file.output(_pdf.Verbatim(b"/%s <</MCID %d>> BDC" % (part.tag.encode(), self._count)))
        self._count += 1

    def _end_marked(self) -> None:
        if self._is_open:
            self.file.output(*self.gc.finalize(), _pdf.Verbatim(b"EMC"))
        self._is_open = False

    def finalize(self) -> None:
        """End the last part with the page."""
        self._end_marked()
        super().finalize()

    def in_reading_order(self) -> list[Part]:
        """The parts as drawn, but the headline first and credit, borders and link last."""
        return sorted(self.parts, key=lambda part: (part.group in _LAST) - (part.group in _FIRST))
