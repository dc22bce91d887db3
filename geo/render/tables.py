"""Records as rows: CSV, JSON, GeoJSON and plain text tables. Texts stay as they are in the files.

A CSV cell that a spreadsheet would run as a formula gets an apostrophe in front.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
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
"""First characters of a formula; in Japanese and Chinese settings Excel reads the full-width ones too."""


def status_rows(catalogue: Catalogue, selected: Selected) -> list[Row]:
    """One row a country with a status as of the end of the range, in order of alpha-3 code.

    ``stations`` counts the alleged stations reported by that day; ``events`` the events that had
    certainly become public by then.
    """
    as_of = selected.selection.as_of
    certain = [event for event in catalogue.events if event.public.certain_by(as_of)]
    stations = Counter(station.country for station in catalogue.stations if station.known_on(as_of))
    events = Counter(code for event in certain for code in event.countries)
    return [
        {
            "country": status.country,
            "name": catalogue.name_of(status.country),
            "status": status.status,
            "since": str(status.since),
            "stations": stations[status.country],
            "events": events[status.country],
        }
        for status in selected.statuses
    ]


def station_rows(catalogue: Catalogue, selected: Selected) -> list[Row]:
    """The stations of the selection in order of id; longitude and latitude in degrees WGS 84.

    Both, and the radius, are None where the place is unknown.
    """
    return [_station_row(catalogue, station, selected.selection.as_of) for station in selected.stations]


def _station_row(catalogue: Catalogue, station: Station, as_of: date) -> Row:
    point, claim = station.point, claim_of(catalogue, station)
    return _as_recorded(station, STATION_COLUMNS) | {
        "name": claim.name,
        "country_name": claim.country,
        "longitude": point.lon if point else None,
        "latitude": point.lat if point else None,
        "radius_m": station.radius_m if point else None,
        "reported_on": str(station.reported_on),
        "standing": station.standing_on(as_of),
        "as_of": as_of.isoformat(),
        "response": claim.response,
        "since": claim.since,
        "sources": ";".join(station.sources),
        "alleged_by": "; ".join(claim.alleged_by),
        "backing": "; ".join(backing_of(catalogue, station).marks),
    }


def _as_recorded(record: Station | Event, columns: Sequence[str]) -> Row:
    """The columns in order, those that are fields of a record with its values, the others still empty."""
    return {name: getattr(record, name, None) for name in columns}


def event_rows(catalogue: Catalogue, selected: Selected) -> list[Row]:
    """The events of the selection, in order of date; lists joined by ``;`` as in the files."""
    return [
        _as_recorded(event, EVENT_COLUMNS)
        | {
            "countries": ";".join(event.countries),
            "country_names": "; ".join(map(catalogue.name_of, event.countries)),
            "date": str(event.date),
            "made_public": str(event.made_public or ""),
            "status_after": event.status_after or "",
            "stations": ";".join(event.stations),
            "sources": ";".join(event.sources),
            "backing": "; ".join(backing_of(catalogue, event).marks),
        }
        for event in selected.events
    ]


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
    if not isinstance(value, str):
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n")  # csv does not quote a bare return
    return f"'{text}" if text.lstrip(" ").startswith(_RUN_BY_SPREADSHEETS) else text


def render_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def render_text(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """Columns aligned for a terminal; control characters are shown, not run."""
    if not rows:
        return "Nothing in this selection.\n"
    cells = [[printable(row[column]) for column in columns] for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    lines = [list(columns), ["-" * width for width in widths], *cells]
    return "".join("  ".join(map(str.ljust, line, widths)).rstrip() + "\n" for line in lines)


def printable(value: Any) -> str:
    """The value as text with a blank in the place of each control character; empty for None."""
    text = "" if value is None else str(value)
    return "".join(character if character.isprintable() else " " for character in text)


def render_geojson(
    catalogue: Catalogue, selected: Selected, spec: MapSpec, origin: Mapping[str, Any] | None = None
) -> Iterator[str]:
    """RFC 7946 FeatureCollection in parts, one a station: 100,000 at once take 2 GB.

    The geometry is null where the place is unknown. The selection, the as-of day, the credit, and
    ``origin``, what the file is made from, are foreign members (section 6.1).
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
    row = _station_row(catalogue, station, as_of)
    point = station.point
    return {
        "type": "Feature",
        "id": station.id,
        "geometry": {"type": "Point", "coordinates": [point.lon, point.lat]} if point else None,
        "properties": {
            **{key: value for key, value in row.items() if key not in ("id", "longitude", "latitude")},
            "sources": station.sources,
            "alleged_by": claim_of(catalogue, station).alleged_by,
            "backing": backing_of(catalogue, station).marks,
            "history": [{**asdict(entry), "date": str(entry.date)} for entry in station.history],
            "response_sources": station.response_sources,
            "since_sources": station.since_sources,
            "source_urls": [one.url for one in catalogue.sources_of(station.sources) if one.url],
        },
    }
