"""Rows of the tables to records. A field that is refused has a stand-in, and the row records that."""

from urllib.parse import urlsplit

from geo.collection.rows import STATIONS_FILE, UNREAD_DATE, Row, shown
from geo.model.annotations import Correction, Development, Figure
from geo.model.dates import PartialDate, parse_day
from geo.model.records import ATTESTATIONS, KINDS, STATUSES, Event
from geo.model.sources import CAUTIONS, Source

EVENT_COLUMNS = (
    "id", "countries", "date", "made_public", "kind", "status_after",
    "actor", "summary", "stations", "sources", "attestation", "note",
)  # fmt: skip
SOURCE_COLUMNS = ("id", "publisher", "title", "published", "url", "kind", "note")
"""Further columns are ``cautions`` and ``origin``; a collection may do without them."""
SINCE_COLUMNS = ("id", "countries", "date", "summary", "sources", "attestation", "note")
FIGURE_COLUMNS = ("id", "topic", "often_said", "value", "explanation", "sources")
CORRECTION_COLUMNS = ("date", "record", "field", "before", "after", "reason", "source")
TOPONYM_COLUMNS = ("country", "place", "names")


def parse_source(row: Row) -> Source:
    row.day("published", required=False)
    url = row.text("url")
    if url and not _is_web_address(url):
        row.refuse("url", f"{shown(url)} is not an http or https address")
    return Source(
        id=row.id,
        publisher=row.text("publisher", required=True),
        title=row.text("title"),
        published=row.text("published"),
        url=url,
        kind=row.text("kind"),
        note=row.text("note"),
        cautions=row.choices("cautions", CAUTIONS),
        origin=row.text("origin"),
    )


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not _has_blank(url)
    except ValueError:
        return False


def _has_blank(text: str) -> bool:
    return any(character.isspace() or not character.isprintable() for character in text)


def parse_event(row: Row) -> Event:
    countries = row.countries("countries")
    happened, public = row.day("date"), row.day("made_public", required=False)
    if happened and public and public.end < happened.end:
        row.refuse("made_public", f"{public} is before the event itself, {happened}")
    kind = row.choice("kind", KINDS)
    status = row.choice("status_after", STATUSES, required=False)
    if status and not countries and "countries" not in row.unread:
        row.refuse("status_after", f"{status!r} is set, but the row names no country")
    attestation = row.choice("attestation", ATTESTATIONS)
    return Event(
        id=row.id,
        countries=countries,
        date=happened or UNREAD_DATE,
        made_public=public,
        kind=kind or "other",
        status_after=status,
        actor=row.text("actor"),
        summary=row.text("summary", required=True),
        stations=row.references("stations", STATIONS_FILE),
        sources=row.sources(required=True),
        attestation=attestation or "low",
        note=row.text("note"),
    )


def parse_development(row: Row) -> Development:
    return Development(
        id=row.id,
        countries=row.countries("countries"),
        date=row.day("date") or UNREAD_DATE,
        summary=row.text("summary", required=True),
        sources=row.sources(required=True),
        attestation=row.choice("attestation", ATTESTATIONS) or "low",
        note=row.text("note"),
    )


def parse_figure(row: Row) -> Figure:
    return Figure(
        id=row.id,
        topic=row.text("topic", required=True),
        often_said=row.text("often_said", required=True),
        value=row.text("value", required=True),
        explanation=row.text("explanation", required=True),
        sources=row.sources(required=True),
    )


def parse_correction(row: Row) -> Correction:
    return Correction(
        date=row.day("date", _parse_full_day) or UNREAD_DATE,
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
