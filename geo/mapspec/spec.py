"""The description of one map: every editorial choice is made here, once, for all renderers."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from geo.mapspec.closeups import CloseUp, continent_of, crowd_among
from geo.mapspec.legend import LegendEntry, legend_of
from geo.mapspec.marks import CountryMark, GroupMark, StationMark, grouped
from geo.mapspec.regions import extent_asked
from geo.model.dates import Period, describe_day
from geo.model.labels import STATUS_WORDS
from geo.model.places import WORLD, ZOOM_LIMIT, Extent
from geo.model.records import Catalogue, CountryStatus, Station
from geo.model.sources import CREDITS, BorderView, Credit
from geo.query.claims import Claim, claim_of, describe_claims, known_since
from geo.query.counts import Counts, outside_words
from geo.query.selection import NO_RESPONSE, Selected, Selection, describe, select, to_link
from geo.query.sentences import describe_since, in_sentence, listed

HEADLINE = "Alleged overseas Chinese police stations, and what governments did"
LOCAL_HEADLINE = "Alleged overseas Chinese police stations in {places}, and what {whose} did"
LINK = "This selection:"
"""Stands before the address of what a picture shows."""
AS_OF = "As of {day}"
"""The line that dates a map."""

ZOOM_WITHOUT_PLACES = 5

MAX_NAMED = 3
"""Countries that a headline names; a headline of more names none."""

MAX_DRAWN_SINGLY = 500
"""Beyond this many stations a map shows counts by area: single symbols would be a grey mass."""

MAX_OF_A_LARGE_COLLECTION = 60
"""The same for a selection from a larger collection, whose places a step has to send: 25 kB at most."""


@dataclass(frozen=True, slots=True)
class Clip:
    """What a map of another part of the Earth than the selection asks for leaves out of it."""

    codes: frozenset[str]
    """Countries that belong to that part."""
    stations: int
    """Stations of the selection that lie outside."""
    countries: int
    """Countries with a status outside."""
    is_exact: bool
    """Whether the map shows its extent, not the countries in that."""

    def greys(self, code: str) -> bool:
        """Whether a country is greyed, because others like it have a status that is not shown."""
        return self.countries > 0 and code not in self.codes

    def in_words(self, *, has_greyed: bool) -> str:
        """How many stations lie outside, and that greyed land does; empty where nothing is left out."""
        is_greyed = has_greyed and self.countries > 0
        if not self.stations:
            return "Greyed land is no part of this map." if is_greyed else ""
        stations = outside_words(self.stations)
        return f"{stations}; greyed land is no part of it." if is_greyed else f"{stations}."


@dataclass(frozen=True, slots=True)
class MapSpec:
    """What a map shows, independent of how it is drawn."""

    headline: str
    sentence: str
    """The selection in words."""
    counts: Counts
    claims: str
    """Who makes the claims, and how many are answered; empty where no station is selected."""
    as_of: date
    period: Period
    link: str
    """Query string that reproduces the selection; empty for the default."""
    extent: Extent
    is_world: bool
    countries: tuple[CountryMark, ...]
    stations: tuple[StationMark, ...]
    groups: tuple[GroupMark, ...]
    unlocated: tuple[Claim, ...]
    known_since: str
    """What is said of what became known after the days of the collection: "known since July 2024"."""
    legend: tuple[LegendEntry, ...]
    credit: Credit
    borders: BorderView
    """Whose borders it is drawn with."""
    max_zoom: int
    clip: Clip | None = None
    """Where a picture shows another part of the Earth than the selection asks for."""
    address: str = ""
    """Address at which the app shows the same; empty where it is not known."""
    final: Self | None = None
    """In an animation the last of its maps, with all that any of them shows; see :attr:`layout`."""

    @property
    def is_exact(self) -> bool:
        """Whether the map shows its extent, not the countries in that."""
        return self.clip is not None and self.clip.is_exact

    @property
    def layout(self) -> Self:
        """The map for which room is made on a sheet: the last of an animation, so that nothing moves."""
        return self.final or self

    @property
    def close_ups(self) -> tuple[CloseUp, ...]:
        """Parts of the world drawn once more, larger, where there is room: a continent, a crowd elsewhere."""
        if not self.is_world:
            return ()
        shown = self.layout
        points = [*(mark.point for mark in shown.stations), *(group.point for group in shown.groups)]
        continent = continent_of(points, (mark.code for mark in shown.countries))
        crowd = crowd_among(continent.without(shown.stations))
        return (continent, crowd) if crowd else (continent,)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is selected, neither on the map nor beyond its edge."""
        if self.clip and (self.clip.stations or self.clip.countries):
            return False
        return not (self.stations or self.groups or self.countries or self.unlocated)

    @property
    def unlocated_words(self) -> str:
        """How many stations no map can show, and in which countries; empty for none."""
        if not self.unlocated:
            return ""
        names = sorted(Counter(claim.country for claim in self.unlocated).items())
        where = ", ".join(name if count == 1 else f"{name} ({count})" for name, count in names)
        more = " more" if self.stations or self.groups else ""
        verb = "station has" if len(self.unlocated) == 1 else "stations have"
        return f"{len(self.unlocated)}{more} alleged {verb} no known place: {where}."

    @property
    def counts_in_brief(self) -> tuple[str, ...]:
        """Stations and responses on this map, the longest form first, the last a bare number."""
        count = len(self.stations) + len(self.unlocated) + sum(group.count for group in self.groups)
        responses = sum(mark.status != NO_RESPONSE for mark in self.countries)
        responded = f"response{'' if responses == 1 else 's'}"
        return (
            f"{count:,} alleged station{'' if count == 1 else 's'}; {responses} official {responded}",
            f"{count:,} alleged; {responses} {responded}",
            f"{count:,} alleged",
            f"{count:,}",
        )

    @property
    def body(self) -> Hashable:
        """What is drawn between header and footer: equal on days between which nothing changed."""
        marks = self.countries, self.stations, self.groups, self.unlocated
        return *marks, self.legend, self.extent, self.is_world, self.clip, bool(self.address)

    @property
    def alt_text(self) -> str:
        """The map in words, for those who do not see it."""
        return self.in_words(str(self.counts))

    def in_words(self, counts: str) -> str:
        """The alternative text, with these words for the counts."""
        coloured = [
            f"{entry.words}: {entry.count}" for entry in self.legend if entry.fill is not None and entry.count
        ]
        listed = "; ".join(coloured) or "no country has a status"
        parts = (
            f"{self.headline}.",
            counts,
            self.claims,
            f"Countries by status: {listed}.",
            self.credit.borders,
        )
        return " ".join(part for part in parts if part)


def build(
    catalogue: Catalogue,
    selection: Selection,
    *,
    selected: Selected | None = None,
    headline: str = "",
) -> MapSpec:
    """Describe the map of a selection; ``selected`` saves narrowing the catalogue a second time."""
    selected = selected or select(catalogue, selection)
    singly = len(selected.located_rows) <= max_drawn_singly(catalogue)
    marks = tuple(_station_mark(catalogue, selected, one) for one in selected.located) if singly else ()
    countries = tuple(_country_mark(catalogue, status, selection.as_of) for status in selected.statuses)
    precisions = {traits.precision for traits in selected.tally if traits.is_located}
    located = selected.located if selection.countries else ()
    extent = extent_asked(selection.countries, (one.point for one in located if one.point))
    return MapSpec(
        headline=headline or headline_of(catalogue, selection.countries),
        sentence=describe(catalogue, selection),
        counts=selected.counts,
        claims=describe_claims(
            (traits.accusers, traits.is_answered, count) for traits, count in selected.tally.items()
        ),
        as_of=selection.as_of,
        period=selection.period,
        link=to_link(selection, catalogue),
        extent=extent,
        is_world=extent == WORLD,
        countries=countries,
        stations=marks,
        groups=() if singly else grouped(selected, extent),
        unlocated=tuple(claim_of(catalogue, station) for station in selected.unlocated),
        known_since=known_since(catalogue.window),
        legend=legend_of(countries, marks),
        credit=CREDITS[catalogue.borders],
        borders=catalogue.borders,
        max_zoom=max((ZOOM_LIMIT[one] for one in precisions), default=ZOOM_WITHOUT_PLACES),
    )


def headline_of(catalogue: Catalogue, codes: Sequence[str]) -> str:
    """The headline of a map of these countries: with their names, up to :data:`MAX_NAMED`."""
    if not 0 < len(codes) <= MAX_NAMED:
        return HEADLINE
    places = listed(in_sentence(catalogue.name_of(code)) for code in codes)
    return LOCAL_HEADLINE.format(
        places=places, whose="the government" if len(codes) == 1 else "the governments"
    )


def _station_mark(catalogue: Catalogue, selected: Selected, station: Station) -> StationMark:
    standing = station.standing_on(selected.selection.as_of)
    if station.point is None:
        raise AssertionError(station.id)
    claim = claim_of(catalogue, station)
    return StationMark(
        station.id,
        station.point,
        station.radius_m,
        station.precision,
        station.country,
        standing,
        station.town,
        claim,
        claim.on_sheet(selected.selection.as_of),
    )


def _country_mark(catalogue: Catalogue, status: CountryStatus, as_of: date) -> CountryMark:
    since = describe_since(catalogue, status, as_of)
    words = f"{STATUS_WORDS[status.status]} (since {since})"
    return CountryMark(status.country, catalogue.name_of(status.country), status.status, since, words)


def max_drawn_singly(catalogue: Catalogue) -> int:
    """How many stations with a place a map shows as symbols; of more it shows counts by area."""
    return MAX_OF_A_LARGE_COLLECTION if is_large(catalogue) else MAX_DRAWN_SINGLY


def is_large(catalogue: Catalogue) -> bool:
    """Whether the collection holds more stations with a place than are ever drawn singly."""
    return len(catalogue.located) > MAX_DRAWN_SINGLY


def as_of_words(spec: MapSpec) -> str:
    """The line that dates the map."""
    return AS_OF.format(day=describe_day(spec.as_of))
