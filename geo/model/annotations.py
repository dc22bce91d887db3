"""What stands beside the records: later developments, misquoted figures, corrections, other names."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.model.dates import PartialDate

WITHDRAWN = "id"
"""Field of a correction that withdraws its record; ``after`` may name the record in its place."""

Toponyms = Mapping[tuple[str, str], tuple[str, ...]]
"""Other names of a place, by alpha-3 code of its country and its name in the records."""


@dataclass(frozen=True, slots=True)
class Development:
    """Something known about a country since the end of the window; it colours nothing."""

    id: str
    countries: tuple[str, ...]
    """ISO 3166-1 alpha-3; empty for bodies such as the EU."""
    date: PartialDate
    summary: str
    sources: tuple[str, ...]
    attestation: str
    note: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or a date that is often misquoted, and what the best sources say."""

    id: str
    topic: str
    often_said: str
    value: str
    explanation: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """One change of a record after its release, or the withdrawal of one."""

    date: PartialDate
    record: str
    """Id of a station, event, source, development or figure."""
    field: str
    before: str
    after: str
    reason: str
    sources: tuple[str, ...]

    @property
    def withdraws(self) -> bool:
        """Whether it withdraws the record; a tombstone stays for its id."""
        return self.field == WITHDRAWN
