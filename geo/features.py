"""GeoJSON features to stations, with every fault told."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from itertools import pairwise
from typing import Any

from geo.errors import InvalidValue
from geo.places import PRECISIONS, LonLat
from geo.records import ATTESTATIONS, STANDINGS, HistoryEntry, Station
from geo.rows import SOURCES_FILE, STATIONS_FILE, Faults, Row, decoded, shown, unique_id, where


def parse_stations(
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
        station = _parse_station(row, unique_id(row, seen, number, "feature"), feature, known_sources)
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
    country = row.country("country")
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
        alleged_by=row.names("alleged_by"),
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
