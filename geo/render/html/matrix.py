"""Statuses of a group of countries over time, as a table for people and for screen readers."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from markupsafe import Markup

from geo.model.countries import G7
from geo.model.dates import Period, month_ends
from geo.model.records import STATUSES, Catalogue, Event
from geo.render.templating import render_template

MAX_COLUMNS = 36
"""Beyond this many months a column stands for a quarter, beyond as many quarters for a year."""


@dataclass(frozen=True, slots=True)
class Column:
    """A day for which statuses are shown: the end of a month, or of the range."""

    day: date
    is_wide: bool
    """Left out on a narrow screen: neither the end of a quarter nor of the range."""
    opens_year: bool
    opens_year_narrow: bool
    """The first of its year among the columns that always show."""


def columns(period: Period) -> tuple[Column, ...]:
    """The ends of the months of the period, of quarters or years where there would be too many."""
    days = month_ends(period)
    for months in (3, 12):
        if len(days) > MAX_COLUMNS:
            days = month_ends(period, months)
    wide = {day for day in days[:-1] if day.month % 3}
    first = {day.year: day for day in reversed(days)}
    first_narrow = {day.year: day for day in reversed(days) if day not in wide}
    return tuple(
        Column(day, day in wide, first[day.year] == day, first_narrow.get(day.year) == day) for day in days
    )


@lru_cache(maxsize=32)
def render_g7(catalogue: Catalogue, members: tuple[str, ...], period: Period) -> Markup:
    """The table of the members, a legend of the statuses in it, and what the seven did together last."""
    on_days = [(column, catalogue.status_on(column.day)) for column in columns(period)]
    found = {statuses[code].status for _, statuses in on_days for code in members if code in statuses}
    return render_template(
        "g7.html.j2",
        catalogue=catalogue,
        members=members,
        on_days=on_days,
        found=[status for status in STATUSES if status in found],
        step=last_joint_step(catalogue, period.end),
    )


def last_joint_step(catalogue: Catalogue, as_of: date) -> Event | None:
    """The latest event that names all seven members of the G7 and was certainly public by the day."""
    joint = (event for event in reversed(catalogue.events) if set(G7) <= set(event.countries))
    return next((event for event in joint if event.public.certain_by(as_of)), None)
