"""GeoJSON features to stations, with every fault of each."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

from geo.collection.faults import WHOLE_RECORD, Entry, Faults
from geo.collection.records import parse_record
from geo.collection.rows import STATIONS_FILE, UNREAD_DATE, Row
from geo.model.errors import InvalidValue, Position
from geo.model.places import LonLat
from geo.model.records import HistoryEntry, Station
from geo.model.text import shown

_REMARKED = re.compile(r"(?P<name>.+?) \((?P<remark>.+)\)", re.DOTALL)
"""The recorded name of a station, such as "Friendship Society (named by RCMP)"."""


def parse_stations(content: bytes | None, faults: Faults) -> list[Entry[Station]]:
    """Every station of the file as far as it can be read; none where it is no feature collection."""
    stations: list[Entry[Station]] = []
    for number, feature in enumerate(_features(content, faults), 1):
        place = Position("feature", number)
        if not isinstance(feature, dict):
            faults.refuse_file(STATIONS_FILE, "is not a GeoJSON Feature", place)
            continue
        identifier, properties = feature.get("id"), feature.get("properties")
        position = replace(place, id=identifier if isinstance(identifier, str) else "")
        row = Row(STATIONS_FILE, position, {"id": identifier}, faults)
        if feature.get("type") != "Feature":
            faults.add(STATIONS_FILE, place, "", "is not a GeoJSON Feature")
        if isinstance(properties, dict):
            row.values = {**properties, "id": identifier}
        else:
            row.refuse("properties", "is not an object")
            row.unread = {WHOLE_RECORD}
        stations.append(row.entry(_parse_station(row, feature.get("geometry"))))
    return stations


def _features(content: bytes | None, faults: Faults) -> list[Any]:
    whole = faults.json_of(STATIONS_FILE, content)
    if isinstance(whole, dict) and whole.get("type") == "FeatureCollection":
        features = whole.get("features")
        if isinstance(features, list):
            return features
    if STATIONS_FILE not in faults.incomplete:
        faults.refuse_file(STATIONS_FILE, "is not a GeoJSON FeatureCollection with a list of features")
    return []


def _parse_station(row: Row, geometry: object) -> Station:
    name = row.text("name", required=True)
    remarked = _REMARKED.fullmatch(name)
    station = parse_record(
        Station,
        row,
        plain_name=remarked["name"] if remarked else name,
        name_remark=remarked["remark"] if remarked else "",
        point=_parse_point(row, geometry),
        radius_m=_parse_radius(row, located=geometry is not None),
        history=_parse_history(row),
    )
    if station.precision != "unknown" and geometry is None:
        reason = f"is null, but the precision is {station.precision}: add a point or write unknown"
        row.refuse("geometry", reason)
    if station.precision == "unknown" and station.point and "precision" not in row.unread:
        reason = "is unknown, but the feature has a point: give the precision or drop the point"
        row.refuse("precision", reason)
    return station


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
    elif radius is None and located:
        row.refuse("radius_m", "is empty; a drawn place needs its radius of uncertainty in metres")
    elif radius is not None and not (_is_number(radius) and 0 < radius <= 2_000_000):
        row.refuse("radius_m", f"{shown(radius)} is not a number of metres between 0 and 2,000,000")
    return 0.0 if radius is None or "radius_m" in row.unread else float(radius)


def _parse_history(row: Row) -> tuple[HistoryEntry, ...]:
    """The entries as far as they can be read; a fault in one is named "history 2 date" and "history"."""
    entries = row.values.get("history") or []
    if not isinstance(entries, list):
        row.refuse("history", "is not a list")
        return ()
    history: list[HistoryEntry] = []
    for number, values in enumerate(entries, 1):
        one = Row(row.file, replace(row.position, entry=number), {}, row.faults)
        if isinstance(values, dict):
            one.values = values
        else:
            row.refuse("history", f"entry {number} is not an object")
            one.unread = {WHOLE_RECORD}
        history.append(parse_record(HistoryEntry, one))
        unread = ("date", "standing") if WHOLE_RECORD in one.unread else one.unread
        if unread:
            row.unread |= {"history", *(f"history {number} {field}" for field in unread)}
    days = [entry.date for entry in history if entry.date != UNREAD_DATE]
    for earlier, later in pairwise(days):
        if later.end < earlier.end:
            row.refuse("history", f"{later} stands after {earlier}; put the entries in order of date")
    return tuple(history)
