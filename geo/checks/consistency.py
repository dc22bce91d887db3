"""Rules between records: dates in order, a status its event can set, a standing that events bear out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from geo.reading import SINCE_FILE, Reading
from geo.records import WINDOW, Event, Kind, Rejection, Standing, Station, Status
from geo.rows import EVENTS_FILE, STATIONS_FILE
from geo.wording import in_sentence

ALLOWED_STATUSES: Mapping[Kind, tuple[Status, ...]] = {
    "station_reported": ("reported",),
    "investigation_opened": ("investigating",),
    "closure_ordered": ("closure_ordered",),
    "closure_reported": ("closed",),
    "charges_filed": ("charged",),
    "no_wrongdoing_found": ("no_wrongdoing", "rejected"),
    "no_action_found": ("reported",),
    "denial": ("rejected",),
    "diplomatic_protest": (),
    "expulsion": (),
    "lawsuit": (),
    "policy_coordination": (),
    "other": ("reported", "investigating"),
}
"""Statuses that an event of each kind may set; any may leave the status as it was."""

NEEDED_EVENTS: Mapping[Standing, tuple[Kind, ...]] = {
    "searched": ("other", "investigation_opened", "charges_filed"),
    "charges_filed": ("charges_filed",),
    "closure_ordered": ("closure_ordered",),
    "not_found": ("no_wrongdoing_found", "no_action_found"),
}
"""Kinds of event of which one has to name the station on the day on which it first has such a standing."""


def consistency_faults(reading: Reading) -> Iterator[Rejection]:
    """Every fault between the records of a collection, as far as the files are sound enough to tell."""
    for station in reading.catalogue.stations:
        for field, reason in _station_reasons(reading, station):
            yield reading.fault(STATIONS_FILE, station.id, field, reason)
    for event in reading.catalogue.events:
        for field, reason in _event_reasons(reading, event):
            yield reading.fault(EVENTS_FILE, event.id, field, reason)
    for development in reading.catalogue.since:
        if not development.date.by and development.date.end <= WINDOW.end:
            reason = f"{development.date} is not after {WINDOW.end}; earlier things are events"
            yield reading.fault(SINCE_FILE, development.id, "date", reason)
    if reading.is_sound(EVENTS_FILE):
        yield from _missing_statuses(reading)


def _station_reasons(reading: Reading, station: Station) -> Iterator[tuple[str, str]]:
    if not station.history:
        yield "history", f"is empty; it begins with 'reported' on {station.reported_on}"
    elif station.history[0].standing != "reported" or station.history[0].date != station.reported_on:
        first = station.history[0]
        begins = f"begins with {first.standing!r} on {first.date}"
        yield "history", f"{begins}, not with 'reported' on {station.reported_on}"
    if not reading.is_sound(EVENTS_FILE):
        return
    told = set()
    for entry in station.history:
        needed = NEEDED_EVENTS.get(entry.standing, ())
        if needed and entry.standing not in told and not _borne_out(reading, station, entry.date.end, needed):
            reason = (
                f"{entry.standing!r} on {entry.date}: no event of the kind {' or '.join(needed)} names "
                "this station and is public on that day"
            )
            yield "history", reason
        told.add(entry.standing)


def _borne_out(reading: Reading, station: Station, day: date, kinds: tuple[Kind, ...]) -> bool:
    return any(
        station.id in event.stations and event.kind in kinds and event.public.end == day
        for event in reading.catalogue.events
    )


def _event_reasons(reading: Reading, event: Event) -> Iterator[tuple[str, str]]:
    status, allowed = event.status_after, ALLOWED_STATUSES[event.kind]
    if status and status not in allowed:
        choice = f"takes {' or '.join(map(repr, allowed))}, or stays blank" if allowed else "stays blank"
        yield "status_after", f"{status!r} cannot follow from the kind {event.kind!r}: it {choice}"
    if status == "rejected" and _speaks_for_china_alone(event.actor) and "CHN" not in event.countries:
        reason = f"'rejected' is for the host government; {event.actor!r} speaks for China"
        yield "status_after", reason
    for identifier in event.stations:
        station = reading.catalogue.station_by_id.get(identifier)
        if station is None:
            continue
        if event.countries and station.country not in event.countries:
            yield "stations", f"{identifier!r} is in {station.country}, which the event does not name"
        if event.public.end < station.reported_on.end:
            reported = f"{identifier!r} was first reported on {station.reported_on}"
            yield "stations", f"{reported}, after this event ({event.public})"


def _speaks_for_china_alone(actor: str) -> bool:
    speakers = [part.strip() for part in actor.split(";") if part.strip()]
    return bool(speakers) and all(speaker.startswith(("China", "Chinese")) for speaker in speakers)


def _missing_statuses(reading: Reading) -> Iterator[Rejection]:
    """A country with a station has a status by the day of its first report."""
    first: dict[str, Station] = {}
    for station in reading.catalogue.stations:
        held = first.setdefault(station.country, station)
        if station.reported_on.end < held.reported_on.end:
            first[station.country] = station
    for country, station in first.items():
        if country not in reading.catalogue.status_on(station.reported_on.end):
            name = in_sentence(reading.catalogue.name_of(country))
            reason = f"no event gives {name} a status by {station.reported_on}, when it has its first station"
            yield reading.fault(STATIONS_FILE, station.id, "reported_on", reason)
