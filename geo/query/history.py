"""What changes on which day: each country's status over time, and what differs between two days.

It calls :meth:`Catalogue.status_on` and :meth:`Station.standing_on` for the days on which something
became certain, and has no rule for dates of its own.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, get_args

from geo.model.dates import PartialDate, Period
from geo.model.records import Catalogue, CountryStatus, Station, Status
from geo.query.claims import claim_of
from geo.query.sentences import Sentence, describe_change_of_status

StatusTurn = tuple[date, CountryStatus]
"""The day from which a status counts, and the status."""

ChangeKind = Literal["status", "reported", "standing"]
"""A country's status; a station not known on the earlier day; a known station's standing."""


@dataclass(frozen=True, slots=True)
class StatusSpan:
    """Consecutive days on which a country's status was the same."""

    status: Status
    first: date
    """First day within the period; the status itself may be older."""
    last: date
    event: str
    """Id of the event that set the status."""

    @property
    def days(self) -> int:
        """How many days it lasted, the first and the last included."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two days."""

    kind: ChangeKind
    record: str
    """``country:<alpha-3>`` or ``station:<id>``, as a link names it."""
    event: str
    """Id of the event that set the later status; empty for a station, whose own history sets it."""
    when: PartialDate
    """Since when the later state applies, as precisely as it is known."""
    sentence: Sentence


def status_turns(catalogue: Catalogue, until: date) -> dict[str, tuple[StatusTurn, ...]]:
    """Each country's statuses up to ``until``, by alpha-3 code, from the first one on."""
    return {
        code: clipped
        for code, turns in _all_turns(catalogue).items()
        if (clipped := tuple(turn for turn in turns if turn[0] <= until))
    }


@lru_cache(maxsize=8)
def _all_turns(catalogue: Catalogue) -> Mapping[str, tuple[StatusTurn, ...]]:
    turns: dict[str, list[StatusTurn]] = {}
    for day in sorted({event.public.end for event in catalogue.status_events}):
        for code, status in catalogue.status_on(day).items():
            known = turns.setdefault(code, [])
            if not known or (known[-1][1].status, known[-1][1].since) != (status.status, status.since):
                known.append((day, status))
    return {code: tuple(known) for code, known in turns.items()}


def status_spans(catalogue: Catalogue, country: str, period: Period) -> tuple[StatusSpan, ...]:
    """The country's statuses within the period; days before its first status belong to no span."""
    turns = status_turns(catalogue, period.end).get(country, ())
    ends = [day - timedelta(days=1) for day, _ in turns[1:]] + [period.end]
    return tuple(
        StatusSpan(status.status, max(day, period.start), end, status.event)
        for (day, status), end in zip(turns, ends, strict=False)
        if end >= period.start
    )


def changes_between(
    catalogue: Catalogue,
    earlier: date,
    later: date,
    *,
    countries: Collection[str] | None = None,
    stations: Iterable[Station] | None = None,
) -> tuple[Change, ...]:
    """Statuses, then stations newly known, then standings that differ between the ends of two days.

    Each group is in order of the date since when the later state applies. ``countries`` and
    ``stations`` narrow the answer; without them all are compared.

    Raises:
        InvalidValue: where ``later`` is before ``earlier``.

    """
    days = Period(earlier, later)
    compared = catalogue.stations if stations is None else stations
    claims = (_of_station(catalogue, station, days) for station in compared)
    changes = [*_of_statuses(catalogue, days, countries), *filter(None, claims)]
    order = get_args(ChangeKind)
    return tuple(sorted(changes, key=lambda one: (order.index(one.kind), one.when.end, str(one.sentence))))


def _of_statuses(catalogue: Catalogue, days: Period, wanted: Collection[str] | None) -> Iterator[Change]:
    before = catalogue.status_on(days.start)
    for code, status in catalogue.status_on(days.end).items():
        was = before.get(code)
        if (wanted is not None and code not in wanted) or (was and was.status == status.status):
            continue
        sentence = describe_change_of_status(catalogue, was, status, days)
        yield Change("status", f"country:{code}", status.event, status.since, sentence)


def _of_station(catalogue: Catalogue, station: Station, days: Period) -> Change | None:
    record = f"station:{station.id}"
    if not station.known_on(days.end):
        return None
    if not station.known_on(days.start):
        sentence = claim_of(catalogue, station).newly_reported(days)
        return Change("reported", record, "", station.reported_on, sentence)
    if station.standing_on(days.start) == station.standing_on(days.end):
        return None
    when = [entry.date for entry in station.history if entry.date.certain_by(days.end)][-1]
    return Change("standing", record, "", when, claim_of(catalogue, station).changed(days))
