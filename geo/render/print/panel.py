"""Rectangles of a printed sheet: everything on it has its own, and keeps off those of others."""

from __future__ import annotations

from dataclasses import dataclass

Row = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A rectangle of the sheet in pixels, y down."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def shrunk(self, margin: float) -> Panel:
        """Give the rectangle inside, ``margin`` pixels from each side."""
        return Panel(self.left + margin, self.top + margin, self.right - margin, self.bottom - margin)

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def meets(self, other: Panel) -> bool:
        """Whether two rectangles share more than an edge."""
        across = other.left < self.right and other.right > self.left
        return across and other.top < self.bottom and other.bottom > self.top

    @property
    def row(self) -> Row:
        """As numbers, for shapely and for arrays of them."""
        return self.left, self.top, self.right, self.bottom

    @property
    def ring(self) -> list[tuple[float, float]]:
        """The four corners, clockwise on the sheet."""
        return [
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.bottom),
            (self.left, self.bottom),
        ]
