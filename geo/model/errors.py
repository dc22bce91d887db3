"""What can go wrong, whose fault it is, and what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Rejection:
    """One fault of an input file: where it is, and how to correct it."""

    file: str
    row: str
    """Row or feature number and, where there is one, the record's id."""
    field: str
    reason: str

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.row, self.field and f"field {self.field}") if part)
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
