"""Statuses of a group of countries over time, as a table for people and for screen readers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from geo.model.countries import G7
from geo.model.dates import Period, describe_day, month_end, next_month_end
from geo.model.records import STATUSES, Catalogue, CountryStatus, Event
from geo.query.sentences import describe_since
from geo.render.html.dossier import template

MAX_COLUMNS = 36
"""Beyond this many months a column stands for a quarter, beyond as many quarters for a year."""


@dataclass(frozen=True, slots=True)
class Column:
    """A day for which statuses are shown: the end of a month, or of the range."""

    day: date
    month: str
    year: str
    words: str
    """"as of 31 October 2022"."""
    is_wide: bool
    """Left out where there is little room: neither the end of a quarter nor of the range."""
    opens_year: bool
    opens_year_narrow: bool
    """The first of its year among the columns that always show."""


def columns(period: Period) -> tuple[Column, ...]:
    """The ends of the months of the period, of quarters or years where there would be too many."""
    days = [min(month_end(period.start), period.end)]
    while days[-1] < period.end:
        days.append(min(next_month_end(days[-1]), period.end))
    for months in (3, 12):
        if len(days) > MAX_COLUMNS:
            days = [day for day in days if day == period.end or day.month % months == 0]
    made: list[Column] = []
    for day in days:
        is_wide = day != period.end and day.month % 3 != 0
        same_year = [column for column in made if column.day.year == day.year]
        made.append(
            Column(
                day,
                f"{day:%b}",
                str(day.year),
                f"as of {describe_day(day)}",
                is_wide,
                not same_year,
                not is_wide and all(column.is_wide for column in same_year),
            )
        )
    return tuple(made)


@lru_cache(maxsize=32)
def render_g7(catalogue: Catalogue, members: tuple[str, ...], period: Period) -> str:
    """The table of the members, a legend of the statuses in it, and what the seven did together last."""
    heads = columns(period)
    on_day = [catalogue.status_on(column.day) for column in heads]
    rows: list[tuple[str, list[tuple[Column, CountryStatus | None]]]] = [
        (
            catalogue.name_of(code),
            [(column, statuses.get(code)) for column, statuses in zip(heads, on_day, strict=True)],
        )
        for code in members
    ]
    found = {status.status for _, cells in rows for _, status in cells if status}
    return template("g7.html.j2").render(
        columns=heads,
        rows=rows,
        since_words=lambda status, day: describe_since(catalogue, status, day),
        found=[status for status in STATUSES if status in found],
        step=(step := last_joint_step(catalogue, period.end)),
        sources=catalogue.sources_of(step.sources) if step else (),
    )


def last_joint_step(catalogue: Catalogue, as_of: date) -> Event | None:
    """The latest event that names all seven members of the G7 and was certainly public by the day."""
    joint = [
        event
        for event in catalogue.events
        if set(G7) <= set(event.countries) and event.public.certain_by(as_of)
    ]
    return joint[-1] if joint else None
