"""What can go wrong, whose fault it is, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.records import Rejection


class GeoError(Exception):
    """Root of every error this package raises on purpose; its text is fit to show to a reader."""


class InvalidValue(GeoError, ValueError):
    """One value given by the caller is not acceptable: correct it and ask again."""


class InvalidSelection(GeoError, ValueError):
    """One or more filter values are unknown: the link or the command line has to be corrected."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(self.faults))


class InvalidCollection(GeoError, ValueError):
    """The data files hold faults: the editor of the files has to mend the rows named."""

    def __init__(self, rejections: Sequence[Rejection]) -> None:
        self.rejections = tuple(rejections)
        super().__init__("\n".join(str(rejection) for rejection in self.rejections))


class UnsupportedFormat(GeoError, ValueError):
    """No renderer writes the file type asked for: choose one of those named in the message."""


class GazetteerUnavailable(GeoError, ConnectionError):
    """A place-name service did not answer: try again later, or use the offline gazetteer."""
