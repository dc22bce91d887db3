"""Rules between records: dates in order, a status its event can set, a standing that an event supports."""

from collections.abc import Iterator, Mapping
from datetime import date

from geo.collection.faults import Entry
from geo.collection.reading import Reading
from geo.collection.rows import EVENTS_FILE
from geo.model.countries import country_names
from geo.model.errors import Rejection
from geo.model.records import WINDOW, Event, Kind, Standing, Station, Status
from geo.query.sentences import in_sentence

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
    """Every fault between the records of a collection.

    A field that could not be read counts as fitting, and so does every row that could not.
    """
    for station in reading.stations:
        for field, reason in (*_history_reasons(station), *_standing_reasons(reading, station)):
            yield station.fault(field, reason)
    stations = {entry.record.id: entry for entry in reading.stations}
    for event in reading.events:
        for field, reason in (*_status_reasons(event), *_station_reasons(event, stations)):
            yield event.fault(field, reason)
    for development in reading.since:
        when = development.record.date
        if development.has("date") and not when.by and when.end <= WINDOW.end:
            yield development.fault("date", f"{when} is not after {WINDOW.end}; earlier things are events")
    yield from _missing_statuses(reading)


def _history_reasons(entry: Entry[Station]) -> Iterator[tuple[str, str]]:
    station = entry.record
    reported_on = f" on {station.reported_on}" if entry.has("reported_on", "history 1 date") else ""
    if not station.history:
        if entry.has("history"):
            yield "history", f"is empty; it begins with 'reported'{reported_on}"
        return
    first = station.history[0]
    on = f" on {first.date}" if reported_on else ""
    fits = first.standing == "reported" or not entry.has("history 1 standing")
    if not fits or on != reported_on:
        yield "history", f"begins with {first.standing!r}{on}, not with 'reported'{reported_on}"


def _standing_reasons(reading: Reading, entry: Entry[Station]) -> Iterator[tuple[str, str]]:
    """An event supports each standing that somebody's act gives."""
    if EVENTS_FILE in reading.faults.incomplete:
        return
    seen = set()
    for number, one in enumerate(entry.record.history, 1):
        kinds = NEEDED_EVENTS.get(one.standing, ())
        read = entry.has(f"history {number} date", f"history {number} standing") and entry.record.id
        supported = (_supports(event, entry.record.id, one.date.end, kinds) for event in reading.events)
        if read and kinds and one.standing not in seen and not any(supported):
            needed = f"no event of the kind {' or '.join(kinds)} names this station"
            yield "history", f"{one.standing!r} on {one.date}: {needed} and is public on that day"
        seen.add(one.standing)


def _supports(entry: Entry[Event], station: str, day: date, kinds: tuple[Kind, ...]) -> bool:
    event = entry.record
    return (
        (station in event.stations or not entry.has("stations"))
        and (event.kind in kinds or not entry.has("kind"))
        and (event.public.end == day or not entry.has("date", "made_public"))
    )


def _status_reasons(entry: Entry[Event]) -> Iterator[tuple[str, str]]:
    event, status = entry.record, entry.record.status_after
    if not status or not entry.has("status_after"):
        return
    allowed = ALLOWED_STATUSES[event.kind]
    if entry.has("kind") and status not in allowed:
        choice = f"takes {' or '.join(map(repr, allowed))}, or stays blank" if allowed else "stays blank"
        yield "status_after", f"{status!r} cannot follow from the kind {event.kind!r}: it {choice}"
    speakers = [part.strip() for part in event.actor.split(";") if part.strip()]
    for_china = bool(speakers) and all(speaker.startswith(("China", "Chinese")) for speaker in speakers)
    if (
        status == "rejected"
        and for_china
        and "CHN" not in event.countries
        and entry.has("actor", "countries")
    ):
        yield "status_after", f"'rejected' is for the host government; {event.actor!r} speaks for China"


def _station_reasons(
    entry: Entry[Event], stations: Mapping[str, Entry[Station]]
) -> Iterator[tuple[str, str]]:
    event = entry.record
    for identifier in event.stations:
        named = stations.get(identifier)
        if named is None:
            continue
        station = named.record
        known = entry.has("countries") and named.has("country")
        if known and event.countries and station.country not in event.countries:
            yield "stations", f"{identifier!r} is in {station.country}, which the event does not name"
        dated = entry.has("date", "made_public") and named.has("reported_on")
        if dated and event.public.end < station.reported_on.end:
            reported = f"{identifier!r} was first reported on {station.reported_on}"
            yield "stations", f"{reported}, after this event ({event.public})"


def _missing_statuses(reading: Reading) -> Iterator[Rejection]:
    """A country with a station has a status by the day of its first report."""
    if EVENTS_FILE in reading.faults.incomplete:
        return
    dated = [entry for entry in reading.stations if entry.has("country", "reported_on")]
    first: dict[str, Entry[Station]] = {}
    for entry in sorted(dated, key=lambda entry: entry.record.reported_on.end):
        first.setdefault(entry.record.country, entry)
    for country, entry in first.items():
        reported_on = entry.record.reported_on
        if not any(_sets_status(event, country, reported_on.end) for event in reading.events):
            name = in_sentence(country_names()[country])
            reason = f"no event gives {name} a status by {reported_on}, when it has its first station"
            yield entry.fault("reported_on", reason)


def _sets_status(entry: Entry[Event], country: str, day: date) -> bool:
    event = entry.record
    return (
        (country in event.countries or not entry.has("countries"))
        and (event.status_after is not None or not entry.has("status_after"))
        and (event.public.certain_by(day) or not entry.has("date", "made_public"))
    )
