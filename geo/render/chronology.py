"""Events as marks on a time axis, a row a country: plain values for any renderer.

A filled symbol marks the day from which an event was certainly public, a bar before it the interval of a
partial date, a dashed bar a "by" date. A hollow symbol is the day of an event that was made public later.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from geo.model.dates import PartialDate, Period
from geo.model.records import Catalogue, Event, Kind

Group = Literal["allegation", "action", "answer", "coordination"]
Form = Literal["public", "happened", "span", "open", "delay"]
"""Filled symbol; hollow symbol; bar; dashed bar, open to the left; rule from happened to public."""

_Forms = list[tuple[Form, date, date]]

GROUP_WORDS: dict[Group, str] = {
    "allegation": "Allegation made public",
    "action": "Authorities’ action or finding",
    "answer": "Answer: denial, lawsuit, protest",
    "coordination": "Policy coordination, other",
}
_KINDS: dict[Group, tuple[Kind, ...]] = {
    "allegation": ("station_reported",),
    "action": (
        *("investigation_opened", "closure_ordered", "closure_reported", "charges_filed"),
        *("no_wrongdoing_found", "no_action_found", "expulsion"),
    ),
    "answer": ("denial", "lawsuit", "diplomatic_protest"),
    "coordination": ("policy_coordination", "other"),
}
GROUP_OF: dict[Kind, Group] = {kind: group for group, kinds in _KINDS.items() for kind in kinds}

NO_COUNTRY = "EU and others"
"""Last row: events of bodies that are no country."""

_APART = timedelta(days=13)
"""Symbols nearer than this on one line would overlap."""


@dataclass(frozen=True, slots=True)
class Mark:
    event: str
    line: int
    """Line on which it stands, counted from the top of the whole chart."""
    form: Form
    start: date
    end: date
    """Equal to ``start`` for a symbol."""
    group: Group


@dataclass(frozen=True, slots=True)
class TimeChart:
    rows: tuple[tuple[int, str], ...]
    """First line of each row, and its name: a country, or :data:`NO_COUNTRY`."""
    marks: tuple[Mark, ...]


@lru_cache(maxsize=64)
def time_chart(catalogue: Catalogue, events: tuple[Event, ...], period: Period) -> TimeChart:
    """Rows in order of name, marks in order of row and time; neither where there is no event.

    No mark reaches beyond the period.
    """
    by_row: dict[str, list[tuple[Event, _Forms]]] = {}
    for event in events:
        forms = _forms(event, period)
        for row in map(catalogue.name_of, event.countries) if event.countries else (NO_COUNTRY,):
            by_row.setdefault(row, []).append((event, forms))
    rows: list[tuple[int, str]] = []
    marks: list[Mark] = []
    first = 0
    for row in sorted(by_row, key=lambda row: (row == NO_COUNTRY, row)):
        taken: list[date] = []  # the last day on each line of the row
        for event, forms in sorted(by_row[row], key=lambda drawn: (_reach(drawn[1]), drawn[0].id)):
            start, end = _reach(forms)
            line = next((line for line, last in enumerate(taken) if last + _APART <= start), len(taken))
            taken[line : line + 1] = [end]
            marks += [Mark(event.id, first + line, *form, GROUP_OF[event.kind]) for form in forms]
        rows.append((first, row))
        first += len(taken)
    return TimeChart(tuple(rows), tuple(marks))


def _reach(forms: _Forms) -> tuple[date, date]:
    return min(start for _, start, _ in forms), max(end for _, _, end in forms)


def _forms(event: Event, period: Period) -> _Forms:
    """The parts of an event within the period; bars and rules first, so that symbols cover them."""
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


def _interval(when: PartialDate, since: date = date.min) -> _Forms:
    """The days on which it may have happened; empty for an exact day. None is before ``since``."""
    if when.by:
        return [("open", max(when.start, since), when.end)]
    return [] if when.day else [("span", max(when.start, since), when.end)]
