"""Rows to records: the fields of a record's class say which columns there are and how each is read.

A field that is refused has a stand-in, and the row records that.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, fields
from functools import partial
from typing import Any, TypeVar

from geo.collection.rows import STATIONS_FILE, UNREAD_DATE, Row
from geo.model.addresses import is_web_address
from geo.model.annotations import Correction, Development, Figure
from geo.model.dates import PartialDate, parse_day
from geo.model.places import PRECISIONS
from geo.model.records import (
    ATTESTATIONS,
    BUREAU_BASES,
    KINDS,
    STANDINGS,
    STATUSES,
    Event,
    HistoryEntry,
    Station,
)
from geo.model.sources import CAUTIONS, Source
from geo.model.text import shown

R = TypeVar("R", Correction, Development, Event, Figure, HistoryEntry, Source, Station)
Reader = Callable[[Row, str], Any]

TOPONYM_COLUMNS = ("country", "place", "names")


def columns_of(kind: type[Any]) -> tuple[str, ...]:
    """The columns of a table of these records; it may do without fields that have a default."""
    columns = tuple(one.name for one in fields(kind) if one.default is MISSING)
    return (*columns[:-1], "source") if kind is Correction else columns


def parse_record(kind: type[R], row: Row, **parsed: Any) -> R:
    """The record of a row, but for the fields that are ``parsed`` already."""
    for name in (one.name for one in fields(kind) if one.name not in parsed):
        read = _READERS.get((kind, name)) or _READERS.get(name, Row.text)
        parsed[name] = read(row, name)
    record = kind(**parsed)
    if isinstance(record, Event):
        _check_event(row, record)
    return record


def _check_event(row: Row, event: Event) -> None:
    if event.public.end < event.date.end and "date" not in row.unread:
        row.refuse("made_public", f"{event.public} is before the event itself, {event.date}")
    if event.status_after and not event.countries and "countries" not in row.unread:
        row.refuse("status_after", f"{event.status_after!r} is set, but the row names no country")


def parse_toponym(row: Row) -> tuple[tuple[str, str], tuple[str, ...]]:
    """Country and place, and the other names of the place."""
    return (row.country("country"), row.text("place", required=True)), row.names("names", required=True)


# Readers of fields


def _choice(allowed: Collection[str], stand_in: str) -> Reader:
    return lambda row, name: row.choice(name, allowed) or stand_in


def _read_address(row: Row, name: str) -> str:
    url = row.text(name)
    if url and not is_web_address(url):
        row.refuse(name, f"{shown(url)} is not an http or https address")
    return url


def _parse_full_day(text: str) -> PartialDate:
    day = parse_day(text)
    return PartialDate(day.year, day.month, day.day)


_READERS: Mapping[Any, Reader] = {
    (Correction, "date"): lambda row, name: row.parsed(name, _parse_full_day) or UNREAD_DATE,
    (Correction, "sources"): lambda row, _: row.sources("source"),
    (Event, "kind"): _choice(KINDS, "other"),
    "alleged_by": Row.names,
    "attestation": _choice(ATTESTATIONS, "low"),
    "bureau_basis": lambda row, name: row.choice(name, BUREAU_BASES, required=False) or "",
    "cautions": partial(Row.choices, allowed=CAUTIONS),
    "countries": Row.countries,
    "country": Row.country,
    "id": lambda row, _: row.identify(),
    "made_public": partial(Row.day, required=False),
    "precision": _choice(PRECISIONS, "unknown"),
    "published": lambda row, name: str(row.day(name, required=False) or ""),
    "sources": partial(Row.sources, required=True),
    "standing": _choice(STANDINGS, "reported"),
    "stations": partial(Row.references, file=STATIONS_FILE),
    "status_after": partial(Row.choice, allowed=STATUSES, required=False),
    "url": _read_address,
    **dict.fromkeys(("date", "reported_on"), lambda row, name: row.day(name) or UNREAD_DATE),
    **dict.fromkeys(("response_sources", "since_sources"), Row.sources),
    **dict.fromkeys(
        ("publisher", "summary", "topic", "often_said", "value", "explanation", "record", "field", "reason"),
        partial(Row.text, required=True),
    ),
}
"""By class and name of a field, or by its name alone; every other field is a text."""
