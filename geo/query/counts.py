"""The numbers of a selection, or of a map of it, and the sentences made from them."""

from dataclasses import dataclass
from datetime import date

from geo.model.dates import describe_day
from geo.query.sentences import counted

UNDATED = "{stations} in {countries}{placed}; {responses} with an official response"
COUNTS = f"As of {{day}}: {UNDATED}; {{events}} in the range."
"""The numbers in one sentence with their day."""
PLACED = " ({drawn} drawn, {unlocated} without a known place)"
"""Part of it where not every station is drawn."""


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
        return COUNTS.format(**self._parts)

    @property
    def undated(self) -> str:
        """Stations and responses alone: neither the day nor the events of the range."""
        return UNDATED.format(**self._parts)

    @property
    def _parts(self) -> dict[str, str]:
        return {
            "day": describe_day(self.as_of),
            "stations": counted(self.stations, "alleged station"),
            "countries": counted(self.in_countries, "country"),
            "placed": self._placed,
            "responses": counted(self.responses, "country"),
            "events": counted(self.events, "event"),
        }

    @property
    def _placed(self) -> str:
        """How many of the stations are drawn, in brackets; empty where all of them are."""
        if self.outside is None:
            return PLACED.format(drawn=self.drawn, unlocated=self.unlocated) if self.unlocated else ""
        rest = {"without a known place": self.unlocated, "outside this map": self.outside}
        parts = [f"{self.drawn:,} drawn", *(f"{count:,} {words}" for words, count in rest.items() if count)]
        return f" ({', '.join(parts)})"
