"""The numbers of a selection, or of a map of it, and the sentences made from them."""

from dataclasses import dataclass
from datetime import date

from geo.model.dates import describe_day
from geo.query.sentences import counted

UNDATED = "{stations} in {countries}{placed}; {responses} with an official response"
COUNTS = f"As of {{day}}: {UNDATED}{{rest}}."
"""The numbers in one sentence with their day."""
IN_RANGE = "; {events} in the range"
"""Part of it where events are counted."""
PLACED = " ({drawn} drawn, {unlocated} without a known place)"
"""Part of it where not every station is drawn."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of records as of a day; as text, one English sentence with that day."""

    as_of: date
    stations: int
    """Of the selection, or of those on a clipped map; with a known place or without."""
    in_countries: int
    """Countries in which these stations lie."""
    responses: int
    """Countries with an official response beyond the bare report."""
    events: int | None
    """In the selected range; None for a clipped map, whose own are not counted."""
    drawn: int
    unlocated: int
    """Without a known place; of a clipped map, those in its countries."""
    outside: int = 0
    """Stations of the selection that are not on a clipped map, nor in its countries without a place."""

    def __str__(self) -> str:
        events = "" if self.events is None else IN_RANGE.format(events=counted(self.events, "event"))
        counts = COUNTS.format(**self._parts, rest=events)
        return f"{counts} {outside_words(self.outside)}." if self.outside else counts

    @property
    def undated(self) -> str:
        """Stations and responses alone: neither the day nor the events of the range."""
        return UNDATED.format(**self._parts)

    @property
    def _parts(self) -> dict[str, str]:
        placed = PLACED.format(drawn=self.drawn, unlocated=self.unlocated)
        return {
            "day": describe_day(self.as_of),
            "stations": counted(self.stations, "alleged station"),
            "countries": counted(self.in_countries, "country"),
            "placed": placed if self.unlocated else "",
            "responses": counted(self.responses, "country"),
        }


def outside_words(count: int) -> str:
    """What a clipped map says of the rest of its selection, without a full stop."""
    return f"{count:,} alleged station{' lies' if count == 1 else 's lie'} outside this map"
