"""Rows of the tables to records. A field that is refused has a stand-in, and the row records that."""

from dataclasses import MISSING, fields
from urllib.parse import urlsplit

from geo.collection.rows import STATIONS_FILE, UNREAD_DATE, Row
from geo.model.annotations import Correction, Development, Figure
from geo.model.dates import PartialDate, parse_day
from geo.model.records import ATTESTATIONS, KINDS, STATUSES, Event
from geo.model.sources import CAUTIONS, Source
from geo.model.text import shown


def _columns(record: type[Event | Source | Development | Figure]) -> tuple[str, ...]:
    """The columns of a table are the fields of its record; it may do without those that have a default."""
    return tuple(field.name for field in fields(record) if field.default is MISSING)


EVENT_COLUMNS = _columns(Event)
SOURCE_COLUMNS = _columns(Source)
SINCE_COLUMNS = _columns(Development)
FIGURE_COLUMNS = _columns(Figure)
CORRECTION_COLUMNS = ("date", "record", "field", "before", "after", "reason", "source")
TOPONYM_COLUMNS = ("country", "place", "names")


def parse_source(row: Row) -> Source:
    source = Source(
        id=row.identify(),
        publisher=row.text("publisher", required=True),
        title=row.text("title"),
        published=str(row.day("published", required=False) or ""),
        url=row.text("url"),
        kind=row.text("kind"),
        note=row.text("note"),
        cautions=row.choices("cautions", CAUTIONS),
        origin=row.text("origin"),
    )
    if source.url and not _is_web_address(source.url):
        row.refuse("url", f"{shown(source.url)} is not an http or https address")
    return source


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    has_blank = " " in url or not url.isprintable()
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not has_blank


def parse_event(row: Row) -> Event:
    event = Event(
        id=row.identify(),
        countries=row.countries("countries"),
        date=row.day("date") or UNREAD_DATE,
        made_public=row.day("made_public", required=False),
        kind=row.choice("kind", KINDS) or "other",
        status_after=row.choice("status_after", STATUSES, required=False),
        actor=row.text("actor"),
        summary=row.text("summary", required=True),
        stations=row.references("stations", STATIONS_FILE),
        sources=row.sources(required=True),
        attestation=row.choice("attestation", ATTESTATIONS) or "low",
        note=row.text("note"),
    )
    if event.public.end < event.date.end and "date" not in row.unread:
        row.refuse("made_public", f"{event.public} is before the event itself, {event.date}")
    if event.status_after and not event.countries and "countries" not in row.unread:
        row.refuse("status_after", f"{event.status_after!r} is set, but the row names no country")
    return event


def parse_development(row: Row) -> Development:
    return Development(
        id=row.identify(),
        countries=row.countries("countries"),
        date=row.day("date") or UNREAD_DATE,
        summary=row.text("summary", required=True),
        sources=row.sources(required=True),
        attestation=row.choice("attestation", ATTESTATIONS) or "low",
        note=row.text("note"),
    )


def parse_figure(row: Row) -> Figure:
    return Figure(
        id=row.identify(),
        topic=row.text("topic", required=True),
        often_said=row.text("often_said", required=True),
        value=row.text("value", required=True),
        explanation=row.text("explanation", required=True),
        sources=row.sources(required=True),
    )


def parse_correction(row: Row) -> Correction:
    return Correction(
        date=row.parsed("date", _parse_full_day) or UNREAD_DATE,
        record=row.text("record", required=True),
        field=row.text("field", required=True),
        before=row.text("before"),
        after=row.text("after"),
        reason=row.text("reason", required=True),
        sources=row.sources("source"),
    )


def _parse_full_day(text: str) -> PartialDate:
    day = parse_day(text)
    return PartialDate(day.year, day.month, day.day)


def parse_toponym(row: Row) -> tuple[tuple[str, str], tuple[str, ...]]:
    """Country and place, and the other names of the place."""
    return (row.country("country"), row.text("place", required=True)), row.names("names", required=True)
