"""The legend of a map: what each colour and symbol means, and how often it occurs."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from geo.mapspec.marks import CountryMark, StationMark
from geo.mapspec.symbology import STANDING_GLYPHS, STATUS_FILLS, Fill, Glyph
from geo.model.labels import STANDING_WORDS, STATUS_WORDS
from geo.model.records import STANDINGS, STATUSES

STATUSES_HEADING = "Countries: what authorities did"
STANDINGS_HEADING = "Alleged stations"
STANDINGS_HEADING_LONG = "Alleged stations, by what became of them"
LIST_HEADING = "Drawn on this map"

NO_STATUS = "No country with a status."
NO_STATION = "No station to be drawn."
BY_AREA = "Circles: number of alleged stations in an area."
NOTHING = "Nothing is selected: no alleged station and no country's response matches these filters."
"""What stands across a map on which nothing is drawn."""

PLAIN_LAND = "No status on record in this selection"
"""Land without a colour."""
IN_VIEW = "Listed is what is in view; the numbers count the whole selection."
"""Said by a legend of a map that shows a part of what its selection holds."""
AREA = "Area in which the place lies"
SERIES_MARKS = {
    "dot": "Alleged station",
    "new": "New on the map",
    "outline": "Status changed since the map before",
}
"""What the marks of several small maps mean, by the name of the mark."""


def lines_words(*, to_places: bool, to_names: bool) -> str:
    """What the lines on a map mean: from moved symbols to their places, and to names; empty for none."""
    if not to_places:
        return "Lines lead from symbols to their names." if to_names else ""
    others = ", others to the name" if to_names else ""
    return f"Overlapping symbols are moved apart; fine lines lead to the place{others}."


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the legend: a status of a country or a standing of a station, with its count."""

    key: str
    words: str
    count: int
    fill: Fill | None = None
    glyph: Glyph | None = None

    @property
    def id(self) -> str:
        """Unique in a legend: ``status--closed``, ``standing--searched``."""
        return f"{'status' if self.fill else 'standing'}--{self.key}"


def legend_of(countries: Iterable[CountryMark], stations: Iterable[StationMark]) -> tuple[LegendEntry, ...]:
    """All statuses, so that the rows of a legend stay in place from day to day; the standings that occur."""
    of_status = Counter(country.status for country in countries)
    of_standing = Counter(station.standing for station in stations)
    fills = (LegendEntry(one, STATUS_WORDS[one], of_status[one], fill=STATUS_FILLS[one]) for one in STATUSES)
    glyphs = (
        LegendEntry(one, STANDING_WORDS[one], of_standing[one], glyph=STANDING_GLYPHS[one])
        for one in STANDINGS
        if of_standing[one]
    )
    return (*fills, *glyphs)


def with_same_entries(legends: Sequence[Sequence[LegendEntry]]) -> list[tuple[LegendEntry, ...]]:
    """Each legend with the entries that any of them has stations or countries for, and no others.

    A printed legend lists only what is drawn, on several days in the same rows. The web map lists all
    statuses.
    """
    shown = {entry.id: entry for legend in legends for entry in legend if entry.count}
    order = [*(f"status--{status}" for status in STATUSES), *(f"standing--{one}" for one in STANDINGS)]
    counts = [{entry.id: entry.count for entry in legend} for legend in legends]
    return [
        tuple(replace(shown[key], count=count.get(key, 0)) for key in order if key in shown)
        for count in counts
    ]
