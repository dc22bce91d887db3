"""What a selection holds, or a map of it shows, in numbers; the sentence is made from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from geo.model.dates import describe_day
from geo.query.sentences import counted


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of records as of a day; as text, one English sentence with that day."""

    as_of: date
    stations: int
    """Of the selection, with a known place or without."""
    in_countries: int
    """Countries in which these stations lie."""
    responses: int
    """Countries with an official response beyond the bare report."""
    events: int
    """In the selected range."""
    drawn: int
    unlocated: int
    """Without a known place; of a clipped map, those in its countries."""
    outside: int | None = None
    """Stations beyond the edge of a clipped map; None where the map is not clipped."""

    def __str__(self) -> str:
        return (
            f"As of {describe_day(self.as_of)}: {self.undated}; {counted(self.events, 'event')} in the range."
        )

    @property
    def undated(self) -> str:
        """Stations and responses alone: neither the day nor the events of the range."""
        stations = f"{counted(self.stations, 'alleged station')} in {counted(self.in_countries, 'country')}"
        return f"{stations}{self._drawn}; {counted(self.responses, 'country')} with an official response"

    @property
    def _drawn(self) -> str:
        """How many of the stations are drawn, in brackets; empty where all of them are."""
        if self.outside is None:
            few = f" ({self.drawn} drawn, {self.unlocated} without a known place)"
            return few if self.unlocated else ""
        rest = {"without a known place": self.unlocated, "outside this map": self.outside}
        parts = [f"{self.drawn:,} drawn", *(f"{count:,} {words}" for words, count in rest.items() if count)]
        return f" ({', '.join(parts)})"
