"""Files to catalogue: the only module that opens data files.

Every fault of every file is gathered before anything is refused, so that an editor mends a
collection in one go. No row is ever dropped in silence.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from geo.countries import country_names
from geo.errors import InvalidCollection, InvalidValue
from geo.places import PRECISIONS, LonLat
from geo.provenance import Source
from geo.records import (
    ATTESTATIONS,
    KINDS,
    STANDINGS,
    STATUSES,
    Catalogue,
    Event,
    HistoryEntry,
    Station,
)
from geo.rows import Faults, Row, decoded, shown, table_rows, unique_id, where

STATIONS_FILE = "stations.geojson"
EVENTS_FILE = "investigations.csv"
SOURCES_FILE = "sources.csv"

EVENT_COLUMNS = (
    "id",
    "countries",
    "date",
    "made_public",
    "kind",
    "status_after",
    "actor",
    "summary",
    "stations",
    "sources",
    "attestation",
    "note",
)
SOURCE_COLUMNS = ("id", "publisher", "title", "published", "url", "kind", "note")

DATA_FILES = (SOURCES_FILE, STATIONS_FILE, EVENTS_FILE)
"""What a collection consists of."""

PROJECT_COLLECTION = Path(__file__).resolve().parent.parent / "data"
"""The collection of this project, read where nothing else is asked for."""


def read_catalogue(folder: Path = PROJECT_COLLECTION) -> Catalogue:
    """Read and validate a collection.

    Raises:
        InvalidCollection: with every fault found, in the order of files and rows.

    """
    faults = Faults()
    raw = {name: _read_file(folder, name, faults) for name in DATA_FILES}
    sources = _parse_sources(raw[SOURCES_FILE], faults)
    known_sources = (
        sources.keys() if sources else None
    )  # an unusable file is told once, not at each reference
    stations, station_ids = _parse_stations(raw[STATIONS_FILE], known_sources, faults)
    events = _parse_events(raw[EVENTS_FILE], known_sources, station_ids, faults)
    if faults.found:
        raise InvalidCollection(faults.found)
    digest = hashlib.sha256()
    for name in sorted(raw):
        digest.update(name.encode() + b"\0" + (raw[name] or b"") + b"\0")
    return Catalogue(
        stations=tuple(stations),
        events=tuple(sorted(events, key=lambda event: event.public.end)),
        sources=sources,
        country_names=country_names(),
        digest=digest.hexdigest(),
    )


def _read_file(folder: Path, name: str, faults: Faults) -> bytes | None:
    try:
        return (folder / name).read_bytes()
    except FileNotFoundError:
        faults.add(name, "", "", f"the file is missing from {folder}; a collection needs it")
    except OSError as error:
        faults.add(name, "", "", f"the file in {folder} cannot be read: {error.strerror}")
    return None


def _parse_sources(content: bytes | None, faults: Faults) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    for identifier, row in table_rows(content, SOURCES_FILE, SOURCE_COLUMNS, faults):
        row.day("published", required=False)
        url = row.text("url")
        if url and not _is_web_address(url):
            row.refuse("url", f"{shown(url)} is not an http or https address")
        source = Source(
            id=identifier,
            publisher=row.text("publisher", required=True),
            title=row.text("title"),
            published=row.text("published"),
            url=url,
            kind=row.text("kind"),
            note=row.text("note"),
        )
        if identifier:
            sources.setdefault(identifier, source)
    return sources


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not _has_blank(url)
    except ValueError:
        return False


def _has_blank(text: str) -> bool:
    return any(character.isspace() or not character.isprintable() for character in text)


def _parse_events(
    content: bytes | None,
    known_sources: Collection[str] | None,
    known_stations: Collection[str] | None,
    faults: Faults,
) -> list[Event]:
    events: list[Event] = []
    for identifier, row in table_rows(content, EVENTS_FILE, EVENT_COLUMNS, faults):
        countries = row.names("countries")
        _check_countries(row, "countries", countries)
        happened, public = row.day("date"), row.day("made_public", required=False)
        if happened and public and public.end < happened.end:
            row.refuse("made_public", f"{public} is before the event itself, {happened}")
        kind = row.choice("kind", KINDS)
        status = row.choice("status_after", STATUSES, required=False)
        if status and not countries:
            row.refuse("status_after", f"{status!r} is set, but the row names no country")
        attestation = row.choice("attestation", ATTESTATIONS)
        summary = row.text("summary", required=True)
        stations = row.references("stations", known_stations, STATIONS_FILE)
        sources = row.references("sources", known_sources, SOURCES_FILE, required=True)
        if row.sound and happened and kind and attestation:
            event = Event(
                id=identifier,
                countries=countries,
                date=happened,
                made_public=public,
                kind=kind,
                status_after=status,
                actor=row.text("actor"),
                summary=summary,
                stations=stations,
                sources=sources,
                attestation=attestation,
                note=row.text("note"),
            )
            events.append(event)
    return events


def _check_countries(row: Row, field: str, codes: Iterable[str]) -> None:
    for code in codes:
        if code not in country_names():
            row.refuse(field, f"{shown(code)} is not an ISO 3166-1 alpha-3 code, such as CAN")


def _parse_stations(
    content: bytes | None, known_sources: Collection[str] | None, faults: Faults
) -> tuple[list[Station], Collection[str] | None]:
    """The sound stations, and every id the file gives (None where it could not be read)."""
    features = _features(content, faults)
    if features is None:
        return [], None
    stations: list[Station] = []
    seen: dict[str, int] = {}
    for number, feature in enumerate(features, 1):
        place = f"feature {number}"
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            faults.add(STATIONS_FILE, place, "", "is not a GeoJSON Feature")
            continue
        properties = feature.get("properties")
        if not isinstance(properties, dict):
            faults.add(STATIONS_FILE, where(place, feature.get("id")), "properties", "is not an object")
            continue
        values = {**properties, "id": feature.get("id")}
        row = Row(STATIONS_FILE, where(place, feature.get("id")), values, faults)
        station = _parse_station(row, unique_id(row, seen, number), feature, known_sources)
        if station:
            stations.append(station)
    return stations, seen.keys()


def _features(content: bytes | None, faults: Faults) -> list[Any] | None:
    text = decoded(content, STATIONS_FILE, faults) if content is not None else None
    if text is None:
        return None
    try:
        whole = json.loads(text, parse_constant=_refuse_constant)
    except (json.JSONDecodeError, RecursionError) as error:
        position = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        faults.add(STATIONS_FILE, position, "", f"is not JSON: {getattr(error, 'msg', 'nested too deeply')}")
        return None
    except ValueError as error:  # InvalidValue, or a number with more digits than Python reads
        faults.add(STATIONS_FILE, "", "", _json_fault(error))
        return None
    features = whole.get("features") if isinstance(whole, dict) else None
    if (
        not isinstance(whole, dict)
        or whole.get("type") != "FeatureCollection"
        or not isinstance(features, list)
    ):
        faults.add(STATIONS_FILE, "", "", "is not a GeoJSON FeatureCollection with a list of features")
        return None
    return features


def _json_fault(error: ValueError) -> str:
    return str(error) if isinstance(error, InvalidValue) else f"is not JSON: {error}"


def _refuse_constant(constant: str) -> Any:
    raise InvalidValue(f"holds {constant}, which is not a number JSON knows")


def _parse_station(
    row: Row, identifier: str, feature: Mapping[str, Any], known_sources: Collection[str] | None
) -> Station | None:
    country = row.text("country", required=True)
    if country:
        _check_countries(row, "country", [country])
    precision = row.choice("precision", PRECISIONS)
    point = _parse_point(row, feature.get("geometry"))
    if precision == "unknown" and point:
        row.refuse(
            "precision", "is unknown, but the feature has a point: give the precision or drop the point"
        )
    if precision not in (None, "unknown") and not point and feature.get("geometry") is None:
        row.refuse("geometry", f"is null, but the precision is {precision}: add a point or write unknown")
    reported_on = row.day("reported_on")
    attestation = row.choice("attestation", ATTESTATIONS)
    radius = _parse_radius(row, located=feature.get("geometry") is not None)
    history = _parse_history(row, known_sources)
    name = row.text("name", required=True)
    sources = row.references("sources", known_sources, SOURCES_FILE, required=True)
    response_sources = row.references("response_sources", known_sources, SOURCES_FILE)
    since_sources = row.references("since_sources", known_sources, SOURCES_FILE)
    if not (row.sound and precision and reported_on and attestation):
        return None
    return Station(
        id=identifier,
        name=name,
        country=country,
        point=point,
        city=row.text("city"),
        neighbourhood=row.text("neighbourhood"),
        region=row.text("region"),
        precision=precision,
        radius_m=radius,
        bureau=row.text("bureau"),
        bureau_basis=row.text("bureau_basis"),
        reported_on=reported_on,
        attestation=attestation,
        history=history,
        response=row.text("response"),
        response_sources=response_sources,
        since=row.text("since"),
        since_sources=since_sources,
        sources=sources,
        note=row.text("note"),
    )


def _parse_point(row: Row, geometry: object) -> LonLat | None:
    if geometry is None:
        return None
    if not isinstance(geometry, dict) or geometry.get("type") != "Point":
        row.refuse("geometry", "is neither null nor a GeoJSON Point")
        return None
    coordinates = geometry.get("coordinates")
    if not (isinstance(coordinates, list) and len(coordinates) == 2 and all(map(_is_number, coordinates))):
        row.refuse("geometry", f"{shown(coordinates)} is not [longitude, latitude]")
        return None
    try:
        return LonLat(float(coordinates[0]), float(coordinates[1]))
    except InvalidValue as fault:
        row.refuse("geometry", str(fault))
    except OverflowError:
        row.refuse("geometry", f"{shown(coordinates)} is not a place on Earth")
    return None


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _parse_radius(row: Row, *, located: bool) -> float:
    radius = row.values.get("radius_m")
    if radius and not located:
        row.refuse("radius_m", f"is {shown(radius)}, but there is no point to draw it around; leave it empty")
        return 0.0
    if radius is None:
        if located:
            row.refuse("radius_m", "is empty; a drawn place needs its radius of uncertainty in metres")
        return 0.0
    if not _is_number(radius) or not 0 < radius <= 2_000_000:
        row.refuse("radius_m", f"{shown(radius)} is not a number of metres between 0 and 2,000,000")
        return 0.0
    return float(radius)


def _parse_history(row: Row, known_sources: Collection[str] | None) -> tuple[HistoryEntry, ...]:
    entries = row.values.get("history") or []
    if not isinstance(entries, list):
        row.refuse("history", "is not a list")
        return ()
    history: list[HistoryEntry] = []
    for number, values in enumerate(entries, 1):
        if not isinstance(values, dict):
            row.refuse("history", f"entry {number} is not an object")
            continue
        entry = Row(row.file, f"{row.where}, history entry {number}", values, row.faults)
        happened, standing = entry.day("date"), entry.choice("standing", STANDINGS)
        sources = entry.references("sources", known_sources, SOURCES_FILE, required=True)
        note = entry.text("note")
        if entry.sound and happened and standing:
            history.append(HistoryEntry(happened, standing, note, sources))
        row.sound = row.sound and entry.sound
    for earlier, later in pairwise(history):
        if later.date.end < earlier.date.end:
            row.refuse(
                "history", f"{later.date} stands after {earlier.date}; put the entries in order of date"
            )
    return tuple(history)
