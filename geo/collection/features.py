"""GeoJSON features to stations, with every fault of each."""

import json
from itertools import pairwise
from typing import Any

from geo.collection.csv_tables import decoded
from geo.collection.rows import (
    STATIONS_FILE,
    UNREAD_DATE,
    Entry,
    Faults,
    Row,
    identify,
    shown,
    where,
)
from geo.model.dates import PartialDate
from geo.model.errors import InvalidValue
from geo.model.places import PRECISIONS, LonLat
from geo.model.records import ATTESTATIONS, BUREAU_BASES, STANDINGS, HistoryEntry, Station


def parse_stations(content: bytes | None, faults: Faults) -> list[Entry[Station]]:
    """Every station of the file as far as it can be read; none where it is no feature collection."""
    faults.ids[STATIONS_FILE] = {}
    stations: list[Entry[Station]] = []
    for number, feature in enumerate(_features(content, faults), 1):
        place = f"feature {number}"
        if not isinstance(feature, dict):
            faults.refuse_file(STATIONS_FILE, place, "is not a GeoJSON Feature")
            continue
        properties = feature.get("properties")
        values = {**(properties if isinstance(properties, dict) else {}), "id": feature.get("id")}
        torn = not isinstance(properties, dict)
        row = Row(STATIONS_FILE, where(place, feature.get("id")), values, faults, torn=torn)
        if feature.get("type") != "Feature":
            faults.add(STATIONS_FILE, place, "", "is not a GeoJSON Feature")
        elif torn:
            faults.add(STATIONS_FILE, row.where, "properties", "is not an object")
        identify(row, number, "feature")
        stations.append(_parse_station(row, feature.get("geometry")))
    return stations


def _features(content: bytes | None, faults: Faults) -> list[Any]:
    text = decoded(content, STATIONS_FILE, faults) if content is not None else None
    if text is None:
        return []
    line, reason = "", "is not a GeoJSON FeatureCollection with a list of features"
    try:
        whole = json.loads(text, parse_constant=_refuse_constant)
        features = whole["features"] if whole["type"] == "FeatureCollection" else None
        if isinstance(features, list):
            return features
    except json.JSONDecodeError as error:
        line, reason = f"line {error.lineno}", f"is not JSON: {error.msg}"
    except RecursionError:
        reason = "is not JSON: nested too deeply"
    except InvalidValue as error:
        reason = str(error)
    except ValueError as error:  # a number with more digits than Python reads
        reason = f"is not JSON: {error}"
    except (KeyError, TypeError, IndexError):
        pass  # not an object with these members
    faults.refuse_file(STATIONS_FILE, line, reason)
    return []


def _refuse_constant(constant: str) -> Any:
    raise InvalidValue(f"has {constant}, which is not a number in JSON")


def _parse_station(row: Row, geometry: object) -> Entry[Station]:
    precision = row.choice("precision", PRECISIONS)
    point = _parse_point(row, geometry)
    if precision == "unknown" and point:
        row.refuse(
            "precision", "is unknown, but the feature has a point: give the precision or drop the point"
        )
    if precision not in (None, "unknown") and geometry is None:
        row.refuse("geometry", f"is null, but the precision is {precision}: add a point or write unknown")
    station = Station(
        id=row.id,
        name=row.text("name", required=True),
        country=row.country("country"),
        point=point,
        city=row.text("city"),
        neighbourhood=row.text("neighbourhood"),
        region=row.text("region"),
        precision=precision or "unknown",
        radius_m=_parse_radius(row, located=geometry is not None),
        bureau=row.text("bureau"),
        bureau_basis=row.choice("bureau_basis", BUREAU_BASES, required=False) or "",
        reported_on=row.day("reported_on") or UNREAD_DATE,
        attestation=row.choice("attestation", ATTESTATIONS) or "low",
        history=_parse_history(row),
        response=row.text("response"),
        response_sources=row.sources("response_sources"),
        since=row.text("since"),
        since_sources=row.sources("since_sources"),
        sources=row.sources(required=True),
        note=row.text("note"),
        alleged_by=row.names("alleged_by"),
    )
    return row.entry(station)


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


def _parse_history(row: Row) -> tuple[HistoryEntry, ...]:
    """The entries as far as they can be read; a fault in one is named "history 2 date" and "history"."""
    entries = row.values.get("history") or []
    if not isinstance(entries, list):
        row.refuse("history", "is not a list")
        return ()
    history: list[HistoryEntry] = []
    days: list[PartialDate] = []
    for number, values in enumerate(entries, 1):
        if not isinstance(values, dict):
            row.refuse("history", f"entry {number} is not an object")
            continue
        one = Row(row.file, f"{row.where}, history entry {number}", values, row.faults, torn=row.torn)
        happened, standing = one.day("date"), one.choice("standing", STANDINGS)
        sources = one.sources(required=True)
        history.append(
            HistoryEntry(happened or UNREAD_DATE, standing or "reported", one.text("note"), sources)
        )
        days += [happened] if happened else []
        if one.unread:
            row.unread |= {"history", *(f"history {number} {field}" for field in one.unread)}
    for earlier, later in pairwise(days):
        if later.end < earlier.end:
            row.refuse("history", f"{later} stands after {earlier}; put the entries in order of date")
    return tuple(history)
