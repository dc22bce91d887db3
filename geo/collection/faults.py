"""The faults of all files, gathered for one report, and where the records with faults stand."""

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from geo.model.errors import WHOLE_FILE, InvalidValue, Position, Rejection

R_co = TypeVar("R_co", covariant=True)

WHOLE_RECORD = "*"
"""In the place of a field: no field of the record could be read."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[R_co]):
    """A record as far as it could be read, and where it stands in its file."""

    record: R_co
    file: str
    position: Position
    unread: frozenset[str]
    """Fields that were refused: the record has a meaningless stand-in there."""

    def has(self, *fields: str) -> bool:
        """Whether all of these fields could be read."""
        return self.unread.isdisjoint((*fields, WHOLE_RECORD))

    def fault(self, field: str, reason: str) -> Rejection:
        return Rejection(self.file, self.position, field, reason)


class Faults:
    """Collects the faults of all files for one report."""

    def __init__(self) -> None:
        self.found: list[Rejection] = []
        self.ids: dict[str, dict[str, int]] = defaultdict(dict)
        """Number of the row or feature of each id, by file."""
        self.incomplete: set[str] = set()
        """Files of which not every record could be read: a missing id may be in one of these."""
        self.cited: set[str] = set()
        """Ids of the sources that any row names, faulty ones included."""

    def add(self, file: str, position: Position, field: str, reason: str) -> None:
        self.found.append(Rejection(file, position, field, reason))

    def refuse_file(self, file: str, reason: str, position: Position = WHOLE_FILE) -> None:
        """Record that a file, or the rest of it from ``position`` on, cannot be read."""
        self.incomplete.add(file)
        self.add(file, position, "", reason)

    def text_of(self, file: str, content: bytes | None) -> str | None:
        """The text of a file; None where there is no content or, with a fault, where it is not UTF-8."""
        try:
            return None if content is None else content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self.refuse_file(file, f"is not UTF-8 text (byte {error.start}); save it as UTF-8")
            return None

    def json_of(self, file: str, content: bytes | None) -> Any:
        """The value in a JSON file; None where there is no content or, with a fault, where it is not JSON."""
        text = self.text_of(file, content)
        try:
            return None if text is None else json.loads(text, parse_constant=_refuse_constant)
        except json.JSONDecodeError as error:
            self.refuse_file(file, f"is not JSON: {error.msg}", Position("line", error.lineno))
        except InvalidValue as error:
            self.refuse_file(file, str(error))
        except (RecursionError, ValueError):  # a number with more digits than Python reads
            self.refuse_file(file, "is not JSON: nested too deeply, or a number too long")
        return None


def _refuse_constant(constant: str) -> Any:
    raise InvalidValue(f"has {constant}, which is not a number in JSON")
