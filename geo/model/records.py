"""The three kinds of record and the catalogue of all of them: frozen and validated.

Over 300 lines, because the catalogue answers in terms of all three and they share one vocabulary.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, get_args

from geo.model.annotations import Correction, Development, Figure, Toponyms
from geo.model.dates import PartialDate, Period, month_end
from geo.model.places import LonLat, Precision
from geo.model.sources import DEFAULT_BORDERS, BorderView, Source

Standing = Literal[
    "reported",
    "under_investigation",
    "searched",
    "charges_filed",
    "closure_ordered",
    "reported_closed",
    "reported_ceased_disputed",
    "not_found",
]
Status = Literal[
    "reported", "investigating", "closure_ordered", "closed", "charged", "no_wrongdoing", "rejected"
]
Kind = Literal[
    "station_reported",
    "investigation_opened",
    "closure_ordered",
    "closure_reported",
    "charges_filed",
    "no_wrongdoing_found",
    "no_action_found",
    "diplomatic_protest",
    "expulsion",
    "lawsuit",
    "denial",
    "policy_coordination",
    "other",
]
Attestation = Literal["high", "medium", "low"]

STANDINGS: tuple[Standing, ...] = get_args(Standing)
STATUSES: tuple[Status, ...] = get_args(Status)
KINDS: tuple[Kind, ...] = get_args(Kind)
ATTESTATIONS: tuple[Attestation, ...] = get_args(Attestation)
BUREAU_BASES = ("stated", "inferred")
"""How the alleged bureau of a station is known."""

WINDOW = Period(date(2022, 9, 1), date(2024, 7, 31))
"""From the month of the first Safeguard Defenders report to the G7 discussions of July 2024."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """What became of a site, and from when."""

    date: PartialDate
    """When it was public."""
    standing: Standing
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Station:
    """One alleged station. Nothing in it says that the allegation is true."""

    id: str
    plain_name: str
    """A neutral label with "Alleged", or an organisation that officials named."""
    name_remark: str
    """What the file has in brackets behind it, such as who named it; empty for nothing."""
    country: str
    """ISO 3166-1 alpha-3."""
    point: LonLat | None
    """Representative point of the neighbourhood, city or region; None where the place is unknown."""
    city: str
    neighbourhood: str
    region: str
    precision: Precision
    radius_m: float
    """Radius of uncertainty in metres; 0 where there is no point."""
    bureau: str
    """Alleged public-security bureau; empty where none is named."""
    bureau_basis: str
    reported_on: PartialDate
    attestation: Attestation
    history: tuple[HistoryEntry, ...]
    response: str
    response_sources: tuple[str, ...]
    since: str
    """What became known after the window; empty where nothing did."""
    since_sources: tuple[str, ...]
    sources: tuple[str, ...]
    note: str
    alleged_by: tuple[str, ...] = ()
    """Who made the claim public independently of one another; empty where the file does not say."""

    @property
    def name(self) -> str:
        """The name as it is recorded."""
        return f"{self.plain_name} ({self.name_remark})" if self.name_remark else self.plain_name

    @property
    def names_organisation(self) -> bool:
        """Whether its name is that of an organisation, because officials named that."""
        return "alleged" not in self.name.casefold()

    def standing_on(self, day: date) -> Standing:
        """The standing that was certain and public by the end of ``day``; "reported" before any entry."""
        certain = [entry.standing for entry in self.history if entry.date.certain_by(day)]
        return certain[-1] if certain else "reported"

    @property
    def known_from(self) -> date:
        """The day by whose end the station had certainly been reported."""
        return self.reported_on.end

    def known_on(self, day: date) -> bool:
        """Whether the station had certainly been reported by the end of ``day``."""
        return self.known_from <= day

    @property
    def town(self) -> str:
        """City, or the region where no city is known; empty where neither is."""
        return self.city or self.region

    @property
    def locality(self) -> str:
        """The town, with the neighbourhood where the place is known to it: "Manhattan (Chinatown)".

        A neighbourhood whose name contains that of the town stands by itself: "Paris 13 Gobelins".
        """
        if not self.neighbourhood or self.town in self.neighbourhood:
            return self.neighbourhood or self.town
        return f"{self.town} ({self.neighbourhood})"

    @property
    def place_names(self) -> tuple[str, ...]:
        """What the place may be called, the finest name first; empty where nothing is known."""
        return tuple(dict.fromkeys(name for name in (self.locality, self.town, self.region) if name))

    @property
    def place(self) -> str:
        """The finest place name the record supports; "place not known" where there is none."""
        region = self.region if self.city and not self.neighbourhood else ""
        return ", ".join(name for name in (self.locality, region) if name) or "place not known"

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of all its sources: of the claim, the answer, what is known since, and the history."""
        history = (source for entry in self.history for source in entry.sources)
        return (*self.sources, *self.response_sources, *self.since_sources, *history)


@dataclass(frozen=True, slots=True)
class Event:
    """Something a government, a court, a police force or one of those concerned did or said."""

    id: str
    countries: tuple[str, ...]
    """ISO 3166-1 alpha-3; empty for bodies such as the EU, which colour no country."""
    date: PartialDate
    made_public: PartialDate | None
    kind: Kind
    status_after: Status | None
    """The editor's decision; None where the event does not change a country's status."""
    actor: str
    summary: str
    stations: tuple[str, ...]
    sources: tuple[str, ...]
    attestation: Attestation
    note: str

    @property
    def public(self) -> PartialDate:
        """When it was public: the timeline goes by this date."""
        return self.made_public or self.date

    def listed_in(self, period: Period) -> bool:
        """Whether it may have become public in the period; nothing is public before it happens."""
        return max(self.date.start, self.public.start) <= period.end and self.public.end >= period.start


@dataclass(frozen=True, slots=True)
class CountryStatus:
    """How a country's authorities stood towards the allegations on a given day."""

    country: str
    status: Status
    since: PartialDate
    """When this status, unbroken until the day asked for, began."""
    event: str
    """Id of the latest event that set or confirmed it."""


Record = Station | Event | Source | Development | Figure
"""What has an id of its own."""


@dataclass(frozen=True)
class Catalogue:
    """All validated records of one reading. Two are equal where all their records are."""

    stations: tuple[Station, ...]
    events: tuple[Event, ...]
    """In order of the certain date on which they were public; the file's order decides ties."""
    sources: Mapping[str, Source]
    country_names: Mapping[str, str]
    """English short names by ISO 3166-1 alpha-3, of every country, not only those with records."""
    digest: str = ""
    """SHA-256 of the files read: equal digests, equal records."""
    release: str = ""
    """Version that the data package gives itself; empty where it gives none."""
    since: tuple[Development, ...] = ()
    """What is known about countries since the end of the window, in order of date."""
    figures: tuple[Figure, ...] = ()
    corrections: tuple[Correction, ...] = ()
    """In order of date; the file's order decides ties."""
    toponyms: Toponyms = field(default_factory=dict)
    """Other names of the places of the records, Chinese ones among them; empty where not supplied."""
    borders: BorderView = DEFAULT_BORDERS
    """Whose borders its maps show."""

    def __hash__(self) -> int:
        return hash((self.digest, len(self.stations), len(self.events)))

    @cached_property
    def window(self) -> Period:
        """The days the timeline offers: :data:`WINDOW`, widened by whole months to all events and reports."""
        dates = [event.date for event in self.events]
        dates += [station.reported_on for station in self.stations]
        first = min((when.start for when in dates if not when.by), default=WINDOW.start)
        last = max((when.end for when in dates), default=WINDOW.end)
        return Period(min(WINDOW.start, first.replace(day=1)), max(WINDOW.end, month_end(last)))

    @property
    def records(self) -> tuple[Record, ...]:
        """All that have an id of their own."""
        return (*self.stations, *self.events, *self.sources.values(), *self.since, *self.figures)

    @cached_property
    def station_by_id(self) -> Mapping[str, Station]:
        return {station.id: station for station in self.stations}

    @cached_property
    def located(self) -> tuple[Station, ...]:
        """Stations with a point, in order of id."""
        return tuple(sorted((one for one in self.stations if one.point), key=lambda one: one.id))

    @cached_property
    def disputed(self) -> Mapping[str, tuple[Station, ...]]:
        """By country the stations that were at some time said to have ceased, which somebody disputed."""
        by_country: dict[str, list[Station]] = {}
        for station in self.stations:
            if any(entry.standing == "reported_ceased_disputed" for entry in station.history):
                by_country.setdefault(station.country, []).append(station)
        return {country: tuple(stations) for country, stations in by_country.items()}

    @cached_property
    def event_by_id(self) -> Mapping[str, Event]:
        return {event.id: event for event in self.events}

    @cached_property
    def corrections_of(self) -> Mapping[str, tuple[Correction, ...]]:
        """The corrections of each record that has any, by its id, the earliest first."""
        by_record: dict[str, list[Correction]] = {}
        for correction in self.corrections:
            by_record.setdefault(correction.record, []).append(correction)
        return {record: tuple(corrections) for record, corrections in by_record.items()}

    @cached_property
    def withdrawn(self) -> Mapping[str, Correction]:
        """The tombstones: the correction that withdrew a record, by the record's id."""
        return {one.record: one for one in self.corrections if one.withdraws}

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Alpha-3 codes that any record names, in order of their English names."""
        codes = {station.country for station in self.stations}
        codes.update(code for event in self.events for code in event.countries)
        return tuple(sorted(codes, key=self.name_of))

    @cached_property
    def bureaus(self) -> tuple[str, ...]:
        return tuple(sorted({station.bureau for station in self.stations if station.bureau}))

    @cached_property
    def status_events(self) -> tuple[Event, ...]:
        """The events that set a status, in order."""
        return tuple(event for event in self.events if event.status_after)

    def name_of(self, country: str) -> str:
        return self.country_names.get(country, country)

    def sources_of(self, ids: tuple[str, ...]) -> tuple[Source, ...]:
        return tuple(self.sources[source] for source in ids)

    def status_on(self, day: date) -> dict[str, CountryStatus]:
        """Each country's status as of the end of ``day``; countries without one are left out.

        The latest certain event wins; of two on the same day, the later row of the file.
        """
        statuses: dict[str, CountryStatus] = {}
        for event in self.status_events:
            if event.status_after is None or not event.public.certain_by(day):
                continue
            for country in event.countries:
                before = statuses.get(country)
                since = before.since if before and before.status == event.status_after else event.public
                statuses[country] = CountryStatus(country, event.status_after, since, event.id)
        return statuses
