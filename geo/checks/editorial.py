"""Rules beyond the shape of the files: what an editor or a lawyer would strike out.

``python -m geo check`` applies them to the sound part of a collection; each fault names file,
row, field and reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo.checks.consistency import consistency_faults
from geo.checks.names import name_reasons
from geo.checks.phrasing import address_reasons, wording_reasons
from geo.checks.siting import siting_faults
from geo.reading import CORRECTIONS_FILE, FIGURES_FILE, SINCE_FILE, Reading
from geo.records import Rejection, Station
from geo.rows import EVENTS_FILE, SOURCES_FILE, STATIONS_FILE
from geo.wording import NO_ANSWER

Text = tuple[str, str, str, str]
"""File, id of the record, field, and what stands there."""


def editorial_faults(reading: Reading) -> list[Rejection]:
    """Every editorial fault of the sound part of a collection; empty where there is none."""
    return [
        *siting_faults(reading),
        *_answer_faults(reading),
        *_duplicate_faults(reading),
        *consistency_faults(reading),
        *_text_faults(reading),
        *_orphan_sources(reading),
    ]


def _answer_faults(reading: Reading) -> Iterator[Rejection]:
    """Each claim has its answer, each answer its source, and each name says whose claim it is."""
    stations = reading.catalogue.stations
    general = {one.response for one in stations if not _is_named_organisation(one)}
    for station in stations:
        for field, reason in _answer_reasons(station, general):
            yield reading.fault(STATIONS_FILE, station.id, field, reason)


def _answer_reasons(station: Station, general: set[str]) -> Iterator[tuple[str, str]]:
    unanswered = station.response.startswith(NO_ANSWER.rstrip("."))
    if not station.response:
        yield "response", f"is empty; write what those concerned answer, or {NO_ANSWER!r}"
    elif not station.response_sources and not unanswered:
        yield "response_sources", "is empty; a response needs its source"
    if station.since and not station.since_sources:
        yield "since_sources", "is empty; the field since needs its source"
    if _is_named_organisation(station):
        if "named by" not in station.name.casefold():
            reason = f"{station.name!r} lacks “alleged”; only an organisation “(named by …)” officials may"
            yield "name", reason
        elif station.response and not unanswered and station.response in general:
            yield "response", f"{station.name!r} needs an answer of its own, not one given for other stations"


def _is_named_organisation(station: Station) -> bool:
    return "alleged" not in station.name.casefold()


def _duplicate_faults(reading: Reading) -> Iterator[Rejection]:
    named: dict[tuple[str, ...], str] = {}
    for station in reading.catalogue.stations:
        key = (station.name.casefold(), station.country, station.place.casefold())
        if key in named:
            reason = f"{station.name!r} in {station.place} is already {named[key]!r}; tell the two apart"
            yield reading.fault(STATIONS_FILE, station.id, "name", reason)
        named.setdefault(key, station.id)
    cited: dict[str, str] = {}
    for source in reading.catalogue.sources.values():
        if source.url and source.url in cited:
            reason = f"is already the address of {cited[source.url]!r}"
            yield reading.fault(SOURCES_FILE, source.id, "url", reason)
        cited.setdefault(source.url, source.id)


def _text_faults(reading: Reading) -> Iterator[Rejection]:
    for file, identifier, field, text in _own_texts(reading):
        for reason in wording_reasons(text):
            yield reading.fault(file, identifier, field, reason)
    for file, identifier, field, text in (*_own_texts(reading), *_quoted_texts(reading)):
        for reason in (*address_reasons(text), *name_reasons(text)):
            yield reading.fault(file, identifier, field, reason)
    for place, one in reading.corrections:
        texts = (("before", one.before), ("after", one.after), ("reason", one.reason))
        for field, text in texts:
            found = [*address_reasons(text), *name_reasons(text)]
            if field == "reason":
                found += wording_reasons(text)
            for reason in found:
                yield Rejection(CORRECTIONS_FILE, place, field, reason)


def _own_texts(reading: Reading) -> Iterator[Text]:
    """Texts in the editors' own words, which have to be careful as well as discreet."""
    catalogue = reading.catalogue
    for station in catalogue.stations:
        parts = [("name", station.name), ("response", station.response), ("since", station.since)]
        parts += [("note", station.note), *(("history", entry.note) for entry in station.history)]
        yield from _texts(STATIONS_FILE, station.id, parts)
    for event in catalogue.events:
        parts = [("actor", event.actor), ("summary", event.summary), ("note", event.note)]
        yield from _texts(EVENTS_FILE, event.id, parts)
    for development in catalogue.since:
        parts = [("summary", development.summary), ("note", development.note)]
        yield from _texts(SINCE_FILE, development.id, parts)
    for figure in catalogue.figures:
        parts = [("value", figure.value), ("explanation", figure.explanation)]
        yield from _texts(FIGURES_FILE, figure.id, parts)


def _quoted_texts(reading: Reading) -> Iterator[Text]:
    """Texts of others, and places: their wording is not ours, their discretion is."""
    catalogue = reading.catalogue
    for station in catalogue.stations:
        parts = [("city", station.city), ("neighbourhood", station.neighbourhood), ("region", station.region)]
        parts += [("bureau", station.bureau), *(("alleged_by", name) for name in station.alleged_by)]
        yield from _texts(STATIONS_FILE, station.id, parts)
    for source in catalogue.sources.values():
        parts = [("publisher", source.publisher), ("title", source.title), ("note", source.note)]
        yield from _texts(SOURCES_FILE, source.id, [*parts, ("origin", source.origin)])
    for figure in catalogue.figures:
        parts = [("topic", figure.topic), ("often_said", figure.often_said)]
        yield from _texts(FIGURES_FILE, figure.id, parts)


def _texts(file: str, identifier: str, parts: Iterable[tuple[str, str]]) -> Iterator[Text]:
    for field, text in parts:
        if text:
            yield file, identifier, field, text


def _orphan_sources(reading: Reading) -> Iterator[Rejection]:
    for source in reading.catalogue.sources:
        if source not in reading.cited and not source.startswith("seed-"):
            yield reading.fault(SOURCES_FILE, source, "id", "no record uses this source; use it or remove it")
