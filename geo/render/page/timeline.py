"""What changes on which day, as plain lists in which the page's script looks it up.

Days count from the start of the selected range; earlier ones are negative.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby

from geo.model.dates import Period
from geo.model.records import Catalogue, Event, Station
from geo.query.history import StatusTurn, status_turns
from geo.query.selection import Selection, select
from geo.query.sentences import describe_since

StatusChange = tuple[int, str, str]
"""Day, the status from that day on, and since when it stands, in words, with a dispute over a closure."""


@dataclass(frozen=True, slots=True)
class PageRecords:
    """Every record that the selection shows on some day of its range, not only on the last one."""

    stations: tuple[Station, ...]
    events: tuple[Event, ...]
    countries: tuple[str, ...]
    """Codes that a record or a status names, in order of their English names."""
    statuses: Mapping[str, tuple[StatusChange, ...]]
    """Changes by country; a country without a status in the range is left out."""


def page_records(catalogue: Catalogue, selection: Selection) -> PageRecords:
    """The records that can come into view when the end of the range moves within it.

    Only the status filter makes a difference: a country may match it in one month and not in
    the next.
    """
    wide = select(catalogue, replace(selection, statuses=()))
    changes = status_changes(catalogue, selection.period)
    fitting = {
        code
        for code in catalogue.countries
        if (not selection.countries or code in selection.countries)
        and (not selection.statuses or _ever(changes.get(code, ()), selection.statuses))
    }
    anywhere = not selection.countries and not selection.statuses
    stations = tuple(station for station in wide.stations if station.country in fitting)
    events = tuple(event for event in wide.events if anywhere or not fitting.isdisjoint(event.countries))
    named = {station.country for station in stations} | {code for event in events for code in event.countries}
    return PageRecords(
        stations,
        events,
        tuple(code for code in catalogue.countries if code in fitting and (code in named or code in changes)),
        {code: changes[code] for code in catalogue.countries if code in fitting and code in changes},
    )


def _ever(changes: tuple[StatusChange, ...], wanted: tuple[str, ...]) -> bool:
    """Whether the country had one of the statuses on any day from the start of the range on."""
    ends = [*(day for day, _, _ in changes[1:]), 1]
    return any(status in wanted and end > 0 for (_, status, _), end in zip(changes, ends, strict=False))


def status_changes(catalogue: Catalogue, period: Period) -> dict[str, tuple[StatusChange, ...]]:
    """Each country's statuses up to the end of the period, by alpha-3 code.

    A closure can be disputed from another day on than it was reported: such a day is a change too.
    """
    changes: dict[str, tuple[StatusChange, ...]] = {}
    for code, turns in status_turns(catalogue, period.end).items():
        days = {day for day, _ in turns}
        days.update(*(_days(station) for station in catalogue.disputed.get(code, ())))
        within = sorted(day for day in days if turns[0][0] <= day <= period.end)
        states = groupby(within, partial(_state, catalogue, turns))
        changes[code] = tuple((offset(next(same), period), *state) for state, same in states)
    return changes


def _state(catalogue: Catalogue, turns: tuple[StatusTurn, ...], day: date) -> tuple[str, str]:
    status = next(status for since, status in reversed(turns) if since <= day)
    return status.status, describe_since(catalogue, status, day)


def standing_changes(station: Station, period: Period) -> tuple[tuple[int, str], ...]:
    """Each standing of a station up to the end of the period, after the day from which it applies."""
    days = sorted(day for day in _days(station) if station.reported_on.end <= day <= period.end)
    standings = groupby(days, station.standing_on)
    return tuple((offset(next(same), period), standing) for standing, same in standings)


def _days(station: Station) -> set[date]:
    """The days on which a station's standing can change."""
    return {entry.date.end for entry in station.history} | {station.reported_on.end}


def listing(event: Event, period: Period) -> tuple[int, int]:
    """First and last day on which an event may have become public, as in ``Event.listed_in``."""
    return offset(max(event.date.start, event.public.start), period), offset(event.public.end, period)


def offset(day: date, period: Period) -> int:
    """Days from the start of the period."""
    return (day - period.start).days
