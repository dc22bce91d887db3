"""What can go wrong, whose fault it is, and what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.model.text import shown


@dataclass(frozen=True, slots=True)
class Position:
    """A place in an input file: "row 12 (can-markham-1)"; without arguments the whole file."""

    noun: str = ""
    """What is numbered: row, feature, line or resource; empty for a record that is gone."""
    number: int = 0
    id: str = ""
    """Of the record there; empty where it has none."""
    entry: int = 0
    """Of the record's history; 0 for the record itself."""

    def __str__(self) -> str:
        place = f"{self.noun} {self.number}" if self.noun else ""
        name = self.id if self.id.isprintable() else shown(self.id)
        named = f"{place} ({name})" if place and name else place or name
        return f"{named}, history entry {self.entry}" if self.entry else named


WHOLE_FILE = Position()


@dataclass(frozen=True, slots=True)
class Rejection:
    """One fault of an input file: where it is, and how to correct it."""

    file: str
    position: Position
    field: str
    """Empty for the whole position."""
    reason: str

    def __str__(self) -> str:
        where = ", ".join(part for part in (str(self.position), self.field and f"field {self.field}") if part)
        return f"{self.file}: {where}: {self.reason}" if where else f"{self.file}: {self.reason}"


class GeoError(Exception):
    """Root of every error this package raises on purpose; its text is fit to show to a reader."""


class InvalidValue(GeoError, ValueError):
    """One value given by the caller is not acceptable: correct it and ask again."""


class InvalidText(InvalidValue):
    """A text of an editor's own is refused; ``fault`` continues a sentence that begins with its name."""

    def __init__(self, name: str, fault: str) -> None:
        self.fault = fault
        super().__init__(f"the {name} {fault}")


class InvalidSelection(GeoError, ValueError):
    """One or more filter values are unknown: the link or the command line has to be corrected."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(self.faults))


class InvalidCollection(GeoError, ValueError):
    """The data files have faults: their editor has to correct the rows named."""

    def __init__(self, rejections: Sequence[Rejection]) -> None:
        self.rejections = tuple(rejections)
        super().__init__("\n".join(str(rejection) for rejection in self.rejections))


class UnsupportedFormat(GeoError, ValueError):
    """No renderer writes the file type asked for: choose one of those named in the message."""
