"""Records as rows: CSV, JSON, GeoJSON and plain text tables. Texts stay as they are in the files.

A CSV cell that a spreadsheet would run as a formula gets an apostrophe in front.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from geo.mapspec.spec import MapSpec
from geo.model.records import Catalogue, Event, Station
from geo.model.sources import LICENCE_ADDRESS, LICENCE_LINE
from geo.query.claims import claim_of
from geo.query.corroboration import backing_of
from geo.query.selection import Selected

Row = dict[str, Any]

MARK_MEMBER = "origin"
"""Member of GeoJSON by which a file is verified."""

_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r", "\n", *"＝＋－＠")
"""Where a formula begins; Excel takes the full-width characters for it in Japanese and Chinese settings."""


def status_rows(catalogue: Catalogue, selected: Selected) -> list[Row]:
    """One row a country with a status as of the end of the range, in order of alpha-3 code.

    ``stations`` counts the alleged stations reported by that day; ``events`` the events that had
    certainly become public by then.
    """
    as_of = selected.selection.as_of
    return [
        {
            "country": status.country,
            "name": catalogue.name_of(status.country),
            "status": status.status,
            "since": str(status.since),
            "stations": sum(
                station.country == status.country and station.known_on(as_of)
                for station in catalogue.stations
            ),
            "events": sum(
                status.country in event.countries and event.public.certain_by(as_of)
                for event in catalogue.events
            ),
        }
        for status in selected.statuses
    ]


def station_row(catalogue: Catalogue, station: Station, as_of: date) -> Row:
    """One flat row; longitude and latitude in degrees WGS 84, None where the place is unknown."""
    point, claim = station.point, claim_of(catalogue, station)
    return {
        "id": station.id,
        "name": claim.name,
        "country": station.country,
        "country_name": claim.country,
        "city": station.city,
        "neighbourhood": station.neighbourhood,
        "region": station.region,
        "precision": station.precision,
        "longitude": point.lon if point else None,
        "latitude": point.lat if point else None,
        "radius_m": station.radius_m if point else None,
        "bureau": station.bureau,
        "bureau_basis": station.bureau_basis,
        "reported_on": str(station.reported_on),
        "standing": station.standing_on(as_of),
        "as_of": as_of.isoformat(),
        "attestation": station.attestation,
        "response": claim.response,
        "since": claim.since,
        "note": station.note,
        "sources": ";".join(station.sources),
        "alleged_by": "; ".join(station.alleged_by),
        "backing": "; ".join(backing_of(catalogue, station).marks),
    }


def event_row(catalogue: Catalogue, event: Event) -> Row:
    """One flat row; lists joined by ``;`` as in the files."""
    return {
        "id": event.id,
        "countries": ";".join(event.countries),
        "country_names": "; ".join(map(catalogue.name_of, event.countries)),
        "date": str(event.date),
        "made_public": str(event.made_public or ""),
        "kind": event.kind,
        "status_after": event.status_after or "",
        "actor": event.actor,
        "summary": event.summary,
        "stations": ";".join(event.stations),
        "sources": ";".join(event.sources),
        "attestation": event.attestation,
        "note": event.note,
        "backing": "; ".join(backing_of(catalogue, event).marks),
    }


def station_rows(catalogue: Catalogue, selected: Selected) -> list[Row]:
    """The stations of the selection, those without a place included, in order of id."""
    return [station_row(catalogue, station, selected.selection.as_of) for station in selected.stations]


def event_rows(catalogue: Catalogue, selected: Selected) -> list[Row]:
    """The events of the selection, in order of date."""
    return [event_row(catalogue, event) for event in selected.events]


STATION_COLUMNS = (
    *("id", "name", "country", "country_name", "city", "neighbourhood", "region", "precision"),
    *("longitude", "latitude", "radius_m", "bureau", "bureau_basis", "reported_on", "standing", "as_of"),
    *("attestation", "response", "since", "note", "sources", "alleged_by", "backing"),
)
EVENT_COLUMNS = (
    *("id", "countries", "country_names", "date", "made_public", "kind", "status_after", "actor"),
    *("summary", "stations", "sources", "attestation", "note", "backing"),
)
STATUS_COLUMNS = ("country", "name", "status", "since", "stations", "events")


def render_csv(rows: Iterable[Row], columns: Sequence[str]) -> str:
    """RFC 4180 with a header row and LF line ends; only the header where there are no rows."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return text.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        value = value.replace("\r\n", "\n").replace("\r", "\n")  # csv does not quote a bare return
    if isinstance(value, str) and value.lstrip(" ").startswith(_RUN_BY_SPREADSHEETS):
        return f"'{value}"
    return value


def render_json(value: Any) -> str:
    """Indented JSON with a line end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def render_text(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """Columns aligned for a terminal; control characters are shown, not run."""
    if not rows:
        return "Nothing in this selection.\n"
    cells = [[_printable(row[column]) for column in columns] for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    lines = [list(columns), ["-" * width for width in widths], *cells]
    return "".join("  ".join(map(str.ljust, line, widths)).rstrip() + "\n" for line in lines)


def _printable(value: Any) -> str:
    text = "" if value is None else str(value)
    return "".join(character if character.isprintable() else " " for character in text)


def render_geojson(catalogue: Catalogue, selected: Selected, spec: MapSpec) -> str:
    """RFC 7946 FeatureCollection of the stations; null geometry where the place is unknown.

    The selection, the as-of day and the credit are foreign members.
    """
    return "".join(geojson_parts(catalogue, selected, spec))


def geojson_parts(
    catalogue: Catalogue, selected: Selected, spec: MapSpec, origin: Mapping[str, Any] | None = None
) -> Iterator[str]:
    """The text of :func:`render_geojson` station by station: 100,000 at once take 2 GB.

    ``origin``, what the file is made from, becomes a member (RFC 7946, 6.1).
    """
    as_of = selected.selection.as_of
    whole = render_json(
        {
            "type": "FeatureCollection",
            **({MARK_MEMBER: origin} if origin else {}),
            "title": spec.headline,
            "description": " ".join(part for part in (str(spec.counts), spec.claims, spec.sentence) if part),
            "as_of": as_of.isoformat(),
            "link": spec.link,
            "credit": spec.credit.line,
            "licence": f"{LICENCE_LINE} {LICENCE_ADDRESS}",
            "features": [],
        }
    )
    head, _, tail = whole.rpartition("]")
    yield head
    for rank, station in enumerate(selected.stations):
        feature = render_json(_feature(catalogue, station, as_of)).rstrip()
        yield (",\n    " if rank else "\n    ") + feature.replace("\n", "\n    ")
    yield ("\n  ]" if selected.stations else "]") + tail


def _feature(catalogue: Catalogue, station: Station, as_of: date) -> Row:
    row = station_row(catalogue, station, as_of)
    properties = {key: value for key, value in row.items() if key not in ("id", "longitude", "latitude")}
    properties["sources"] = list(station.sources)
    properties["alleged_by"] = list(station.alleged_by)
    properties["backing"] = list(backing_of(catalogue, station).marks)
    properties["history"] = [
        {
            "date": str(entry.date),
            "standing": entry.standing,
            "note": entry.note,
            "sources": list(entry.sources),
        }
        for entry in station.history
    ]
    properties["response_sources"] = list(station.response_sources)
    properties["since_sources"] = list(station.since_sources)
    properties["source_urls"] = [source.url for source in catalogue.sources_of(station.sources) if source.url]
    point = station.point
    return {
        "type": "Feature",
        "id": station.id,
        "geometry": {"type": "Point", "coordinates": [point.lon, point.lat]} if point else None,
        "properties": properties,
    }
