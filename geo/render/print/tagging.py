"""What a PDF says of its parts: headings, paragraphs and one figure, in the order in which they are read.

Whatever is drawn stands in marked content (ISO 32000-1, 14.6): in a part that the document's
structure names, or as an artifact, which a reader aloud passes over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Literal

from matplotlib.backends import backend_pdf

_pdf: Any = backend_pdf
"""matplotlib's backend has hardly a type."""

Tag = Literal["H1", "H2", "P", "Figure"]

_FIRST, _LAST = ("headline",), ("credit", "borders-note", "link")
_OF_THE_MAP = re.compile(
    r"(?:day-\d+--)?(?:europe--|crowd--)?(?:land|borders|country-names|uncertainty|hairlines|leaders|names|groups|changed|new"
    r"|scale-bar|inset-world|(?:country|station)--.+)"
)
"""Groups that are drawn on a map; every other group is words."""


@dataclass(slots=True)
class Part:
    """One element of the structure."""

    tag: Tag
    group: str = ""
    """Id of the group that was drawn; empty for the map, which is many."""
    words: list[str] = field(default_factory=list)
    """What was lettered in it, line by line."""
    marks: list[int] = field(default_factory=list)
    """Numbers of its marked content."""


class TaggedRenderer(_pdf.RendererPdf):  # type: ignore[misc]
    """Marks what it draws."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.parts: list[Part] = []
        self._figure = Part("Figure")
        self._depth = 0
        self._drawn: Part | None = None
        """What the group that is open belongs to; None outside of any."""
        self._marked: Part | None = None
        self._is_open = False
        self._count = 0

    def open_group(self, s: str, gid: str | None = None) -> None:
        """Begin a part with a group of the sheet; matplotlib's own groups are none."""
        if s != "group":
            return
        if not self._depth:
            self._drawn = self._part(gid or "")
        self._depth += 1

    def close_group(self, s: str) -> None:
        """End it with its group."""
        if s != "group":
            return
        self._depth -= 1
        if not self._depth:
            self._drawn = None

    def _part(self, gid: str) -> Part:
        if gid == "headline":
            return Part("H1", gid)
        if gid.endswith("-heading"):
            return Part("H2", gid)
        return self._figure if _OF_THE_MAP.fullmatch(gid) else Part("P", gid)

    def draw_text(self, gc: Any, x: float, y: float, s: str, *arguments: Any, **named: Any) -> None:
        """Keep the words; those outside of any group are a note on the map."""
        is_alone = self._drawn is None
        part = self._drawn = self._drawn or self._figure
        part.words.append(s)
        super().draw_text(gc, x, y, s, *arguments, **named)
        if is_alone:
            self._drawn = None

    def check_gc(self, gc: Any, fillcolor: Any = None) -> None:
        """Mark what is about to be drawn: every drawing begins here."""
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
        """The headline first and the small print last; between them as drawn."""
        return sorted(self.parts, key=lambda part: (part.group in _LAST) - (part.group in _FIRST))
