"""Events as marks on a time axis, a row a country: plain values for any renderer.

A filled symbol stands on the day from which an event was certainly public: what a day counts. A
bar before it is the interval of a partial date; a dashed one is a "by" date, open to the left. A
hollow symbol is the day on which something happened that was made public later.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, get_args

from geo.model.dates import PartialDate, Period
from geo.model.records import Catalogue, Event, Kind

Group = Literal["allegation", "action", "answer", "coordination"]
Form = Literal["public", "happened", "span", "open", "delay"]
"""Filled symbol; hollow symbol; bar; dashed bar, open to the left; rule from happened to public."""

GROUPS: tuple[Group, ...] = get_args(Group)
GROUP_WORDS: dict[Group, str] = {
    "allegation": "Allegation made public",
    "action": "Authorities’ action or finding",
    "answer": "Answer: denial, lawsuit, protest",
    "coordination": "Policy coordination, other",
}
GROUP_OF: dict[Kind, Group] = {
    "station_reported": "allegation",
    "investigation_opened": "action",
    "closure_ordered": "action",
    "closure_reported": "action",
    "charges_filed": "action",
    "no_wrongdoing_found": "action",
    "no_action_found": "action",
    "expulsion": "action",
    "denial": "answer",
    "lawsuit": "answer",
    "diplomatic_protest": "answer",
    "policy_coordination": "coordination",
    "other": "coordination",
}

NO_COUNTRY = "EU and others"
"""Row of the events of bodies that are no country; it stands last."""

_APART = timedelta(days=13)
"""Symbols nearer than this in one row would overlap and are put on separate lines."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of one event in one row."""

    event: str
    row: str
    """Country by name, or :data:`NO_COUNTRY`."""
    line: int
    """Line on which it stands, counted from the top of the whole chart."""
    form: Form
    start: date
    end: date
    """Equal to ``start`` for a symbol."""
    group: Group


@dataclass(frozen=True, slots=True)
class Band:
    """The lines of one row of the chart."""

    row: str
    first: int
    lines: int


@dataclass(frozen=True, slots=True)
class TimeChart:
    """What a chronology draws; ``period`` is its time axis, and no mark reaches beyond it."""

    period: Period
    bands: tuple[Band, ...]
    marks: tuple[Mark, ...]

    @property
    def lines(self) -> int:
        return sum(band.lines for band in self.bands)


@lru_cache(maxsize=64)
def time_chart(catalogue: Catalogue, events: tuple[Event, ...], period: Period) -> TimeChart:
    """Rows in order of name, marks in order of row and time; no band where there is no event."""
    by_row: dict[str, list[Event]] = {}
    for event in events:
        for row in map(catalogue.name_of, event.countries) if event.countries else (NO_COUNTRY,):
            by_row.setdefault(row, []).append(event)
    bands: list[Band] = []
    marks: list[Mark] = []
    first = 0
    for row in sorted(by_row, key=lambda row: (row == NO_COUNTRY, row)):
        lines = _lay_out(by_row[row], period)
        for event, line in lines:
            marks += _event_marks(event, row, first + line, period)
        bands.append(Band(row, first, 1 + max(line for _, line in lines)))
        first += bands[-1].lines
    return TimeChart(period, tuple(bands), tuple(marks))


def _lay_out(events: Iterable[Event], period: Period) -> list[tuple[Event, int]]:
    """Each event with the first line of the row on which it overlaps nothing."""
    taken: list[date] = []
    placed = []
    for event in sorted(events, key=lambda event: (_reach(event, period), event.id)):
        start, end = _reach(event, period)
        line = next((line for line, until in enumerate(taken) if until + _APART <= start), len(taken))
        taken[line : line + 1] = [end]
        placed.append((event, line))
    return placed


def _reach(event: Event, period: Period) -> tuple[date, date]:
    days = [day for _, start, end in _forms(event, period) for day in (start, end)]
    return min(days), max(days)


def _event_marks(event: Event, row: str, line: int, period: Period) -> list[Mark]:
    group = GROUP_OF[event.kind]
    return [Mark(event.id, row, line, *form, group) for form in _forms(event, period)]


def _forms(event: Event, period: Period) -> list[tuple[Form, date, date]]:
    """The parts of an event that lie in the period; bars and rules first, so that symbols cover them."""
    forms = _interval(event.public, since=event.date.start if event.made_public else date.min)
    if event.made_public:
        forms += _interval(event.date)
        forms.append(("delay", event.date.end, event.public.end))
        forms.append(("happened", event.date.end, event.date.end))
    forms.append(("public", event.public.end, event.public.end))
    return [
        (form, max(start, period.start), min(end, period.end))
        for form, start, end in forms
        if end >= period.start and start <= period.end and (start < end or form in ("public", "happened"))
    ]


def _interval(when: PartialDate, since: date = date.min) -> list[tuple[Form, date, date]]:
    """The days on which it may have been; nothing for an exact day. ``since`` bounds a "by" date."""
    if when.by:
        return [("open", max(when.start, since), when.end)]
    return [] if when.day else [("span", max(when.start, since), when.end)]
