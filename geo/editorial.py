"""Rules beyond the shape of the files: what an editor or a lawyer would strike out.

``python -m geo check`` applies them on top of reading; each fault names record, field and value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.places import FINEST_DECIMALS
from geo.records import Catalogue, Event, Rejection, Station
from geo.rows import EVENTS_FILE, SOURCES_FILE, STATIONS_FILE

_STATION_WORDS = re.compile(
    r"\bpolice (?:service |overseas service )?(?:station|post|outpost|office|centre|center)s?\b",
    re.IGNORECASE,
)
_ATTRIBUTED = re.compile(
    r"\b(?:alleg\w*|suspect\w*|so-called|claim\w*|report\w*|said|sa(?:y|ys|ying)|told|tells?|ask(?:s|ed)?|"
    r"den(?:y|ies|ied|ial)|reject\w*|list(?:s|ed)?|accord\w*|call(?:s|ed)?|describ\w*|announc\w*|accus\w*|"
    r"write[s]?|wrote|stress\w*|answer\w*|judged|confirm\w*|question\w*|thought|presumed|unofficial|rumou?r\w*)\b|[“\"”]",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b\d{1,5}[A-Za-z]?,? (?:[A-ZÀ-Ý][\w'’-]+ ){1,3}"
    r"(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Boulevard|Blvd|Lane|Drive|Way)\b"
    r"|\b(?:[Rr]ue|[Cc]alle|Via|[Aa]venida|[Rr]ua) "
    r"(?:(?:d[eiou]l?|da|des|l[ae]|[A-ZÀ-Ý][\w'’-]+) ){1,5}\d{1,4}\b"
    r"|\b\d{1,4},? (?:rue|avenue|boulevard|calle|via) (?:d[eu]s? |l[ae] )*[A-ZÀ-Ý]"
)


def check_catalogue(catalogue: Catalogue) -> list[Rejection]:
    """Every editorial fault of a collection that has already been read; empty where there is none."""
    faults = [fault for station in catalogue.stations for fault in _station_faults(station)]
    faults += [fault for event in catalogue.events for fault in _event_faults(catalogue, event)]
    faults += _orphan_sources(catalogue)
    return faults


def _station_faults(station: Station) -> Iterator[Rejection]:
    if station.point and station.precision != "unknown":
        allowed = FINEST_DECIMALS[station.precision]
        if station.point.decimals > allowed:
            reason = (
                f"[{station.point.lon}, {station.point.lat}] is finer than the precision "
                f"{station.precision!r} allows; round to {allowed} decimals"
            )
            yield Rejection(STATIONS_FILE, station.id, "geometry", reason)
    if station.history and station.history[0].date.end < station.reported_on.end:
        reason = f"begins on {station.history[0].date}, before the first report of {station.reported_on}"
        yield Rejection(STATIONS_FILE, station.id, "history", reason)
    if station.response and not station.response_sources:
        yield Rejection(
            STATIONS_FILE, station.id, "response_sources", "is empty; a response needs its source"
        )
    if station.since and not station.since_sources:
        yield Rejection(
            STATIONS_FILE, station.id, "since_sources", "is empty; the field since needs its source"
        )
    texts = [("name", station.name), ("response", station.response), ("since", station.since)]
    texts += [("note", station.note), *(("history", entry.note) for entry in station.history)]
    for field, text in texts:
        yield from _wording_faults(STATIONS_FILE, station.id, field, text)


def _event_faults(catalogue: Catalogue, event: Event) -> Iterator[Rejection]:
    for field, text in (("summary", event.summary), ("note", event.note)):
        yield from _wording_faults(EVENTS_FILE, event.id, field, text)
    for identifier in event.stations:
        station = catalogue.station_by_id[identifier]
        if event.countries and station.country not in event.countries:
            reason = f"{identifier!r} is in {station.country}, which the event does not name"
            yield Rejection(EVENTS_FILE, event.id, "stations", reason)


def _wording_faults(file: str, record: str, field: str, text: str) -> Iterator[Rejection]:
    for sentence in re.split(r"(?<=[.!?;]) ", text):
        if _STATION_WORDS.search(sentence) and not _ATTRIBUTED.search(sentence):
            reason = f"{sentence!r} calls it a police station without “alleged” or an attribution"
            yield Rejection(file, record, field, reason)
        if _STREET.search(sentence):
            yield Rejection(file, record, field, f"{sentence!r} seems to give a street address")


def _orphan_sources(catalogue: Catalogue) -> Iterator[Rejection]:
    used: set[str] = set()
    for station in catalogue.stations:
        used.update(station.sources, station.response_sources, station.since_sources)
        used.update(*(entry.sources for entry in station.history))
    for event in catalogue.events:
        used.update(event.sources)
    for source in catalogue.sources:
        if source not in used and not source.startswith("seed-"):
            yield Rejection(SOURCES_FILE, source, "id", "no record uses this source; use it or remove it")


def wording_fault(text: str) -> str:
    """Why a text may not stand on a map: it asserts what is alleged, or gives an address; else empty."""
    return next((fault.reason for fault in _wording_faults("", "", "", text)), "")
