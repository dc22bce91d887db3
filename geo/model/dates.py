"""Dates that keep their precision, and the one rule for comparing them with a day.

``2022``, ``2022-11`` and ``2022-11-05`` are the dates of EDTF level 0 (ISO 8601-2:2019) without
times; each is the interval of the days it may mean. ``by 2022-11-05`` is no EDTF but an extension
of this project for level 1's ``../2022-11-05``, an interval with an open start: it happened on that
day or before it, and the day is the first on which it is known to have happened. EDTF's seasons,
uncertain (``?``) and approximate (``~``) dates are refused. *Status as of a day* counts only what had
certainly happened by that day.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from geo.model.errors import InvalidValue

MONTHS = tuple(calendar.month_name[1:])
DAY = "{day} {month} {year}"
"""A day in words."""
RANGE = "{start} to {end}"
"""A range of days in words."""

_FORM = re.compile(r"(?P<by>by )?(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month, a year, or "some time up to" one of them."""

    year: int
    month: int | None = None
    day: int | None = None
    by: bool = False
    """True where only the latest possible date is known ("by 2022-11-05")."""

    @property
    def start(self) -> date:
        """First possible day; ``date.min`` for a "by" date, which has no known beginning."""
        return date.min if self.by else date(self.year, self.month or 1, self.day or 1)

    @property
    def end(self) -> date:
        """Last possible day: from here on it had certainly happened."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def certain_by(self, day: date) -> bool:
        """Whether it had certainly happened by the end of ``day``."""
        return self.end <= day

    @property
    def words(self) -> str:
        """In words, without "by": "5 November 2022", "November 2022", "2022"."""
        if self.day and self.month:
            return DAY.format(day=self.day, month=MONTHS[self.month - 1], year=self.year)
        return f"{MONTHS[self.month - 1]} {self.year}" if self.month else str(self.year)

    def describe(self) -> str:
        """The same with "by" where it applies."""
        return f"by {self.words}" if self.by else self.words

    def describe_since(self) -> str:
        """As it stands after "since": "5 November 2022 or earlier" where only the latest day is known."""
        return f"{self.words} or earlier" if self.by else self.words

    def __str__(self) -> str:
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return ("by " if self.by else "") + "-".join(parts)


@lru_cache(maxsize=4096)
def parse_partial_date(text: str) -> PartialDate:
    """Read ``2022``, ``2022-11``, ``2022-11-05`` or any of them after ``by ``.

    Raises:
        InvalidValue: for any other form, and for a day or month the calendar does not have.

    """
    match = _FORM.fullmatch(text)
    if not match:
        raise InvalidValue(f"{text!r} is not a date; write 2022, 2022-11, 2022-11-05 or by 2022-11-05")
    month, day = (int(match[part]) if match[part] else None for part in ("month", "day"))
    year = int(match["year"])
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise InvalidValue(f"{text!r} is not a date the calendar has") from None
    return PartialDate(year, month, day, bool(match["by"]))


def parse_day(text: str) -> date:
    """Read a full day, ``2022-11-05``.

    Raises:
        InvalidValue: for anything but a full day that the calendar has.

    """
    parsed = parse_partial_date(text)
    if parsed.day is None or parsed.by:
        raise InvalidValue(f"{text!r} is not a full day; write it as 2022-11-05")
    return parsed.end


@dataclass(frozen=True, slots=True)
class Period:
    """A range of days, both ends included.

    Raises:
        InvalidValue: where it ends before it starts.

    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise InvalidValue(f"the range ends ({self.end}) before it starts ({self.start})")

    def describe(self) -> str:
        """In words: "1 September 2022 to 31 July 2024"."""
        return RANGE.format(start=describe_day(self.start), end=describe_day(self.end))


def describe_day(day: date, *, in_brief: bool = False) -> str:
    """In words, without a leading zero: "5 November 2022"; or "5 Nov 2022"."""
    if in_brief:
        return DAY.format(day=day.day, month=MONTHS[day.month - 1][:3], year=day.year)
    return PartialDate(day.year, day.month, day.day).describe()


def month_end(day: date) -> date:
    """Last day of the month that ``day`` lies in."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def next_month_end(day: date) -> date:
    """The nearest end of a month strictly after ``day``: the step of the playback."""
    return month_end(day + timedelta(days=1))


def month_ends(period: "Period", months: int = 1) -> list[date]:
    """The last day of each month of a period, of quarters or of years, and the end of the period."""
    days = [month_end(period.start)]
    while days[-1] < period.end:
        days.append(next_month_end(days[-1]))
    return [*(day for day in days if day < period.end and day.month % months == 0), period.end]
