"""Rectangles of a printed sheet, in sheet pixels, x to the right and y down."""

from collections.abc import Iterable
from dataclasses import dataclass

Row = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A rectangle of the sheet."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def sized(cls, left: float, top: float, width: float, height: float) -> "Panel":
        """The rectangle of a size, from its upper left corner."""
        return cls(left, top, left + width, top + height)

    @classmethod
    def around(cls, x: float, y: float, reach: float) -> "Panel":
        """The square that extends ``reach`` pixels from its middle."""
        return cls(x - reach, y - reach, x + reach, y + reach)

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def row(self) -> Row:
        """As numbers, for shapely and for arrays."""
        return self.left, self.top, self.right, self.bottom

    @property
    def ring(self) -> list[tuple[float, float]]:
        """The four corners, clockwise on the sheet."""
        left, top, right, bottom = self.row
        return [(left, top), (right, top), (right, bottom), (left, bottom)]

    def below(self, top: float) -> "Panel":
        """The rectangle with another top."""
        return Panel(self.left, top, self.right, self.bottom)

    def columns(self, count: int, gap: float) -> "list[Panel]":
        """Rectangles of one width side by side, ``gap`` pixels apart."""
        step = (self.width + gap) / count
        lefts = [self.left + step * i for i in range(count)]
        return [Panel(left, self.top, left + step - gap, self.bottom) for left in lefts]

    def shrunk(self, margin: float) -> "Panel":
        """The rectangle inside, ``margin`` pixels from each side."""
        return Panel(self.left + margin, self.top + margin, self.right - margin, self.bottom - margin)

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def count(self, points: Iterable[tuple[float, float]]) -> int:
        """How many of the points lie in the rectangle."""
        return sum(self.holds(*point) for point in points)

    def meets(self, other: "Panel") -> bool:
        """Whether two rectangles share more than an edge."""
        across = other.left < self.right and other.right > self.left
        return across and other.top < self.bottom and other.bottom > self.top

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """The point, or the nearest one inside the rectangle."""
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)
