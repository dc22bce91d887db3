"""Rules beyond the shape of the files: what an editor or a lawyer would strike out.

A rule is applied to the fields that could be read; where a field that it needs was refused, it is not.
"""

from collections.abc import Iterator

from geo.collection.checks.consistency import consistency_faults
from geo.collection.checks.coordinates import siting_reasons
from geo.collection.checks.texts import text_faults
from geo.collection.faults import Entry
from geo.collection.reading import TOPONYMS_FILE, Reading
from geo.collection.rows import SOURCES_FILE
from geo.model.errors import Rejection
from geo.model.records import Station
from geo.query.claims import NO_ANSWER


def editorial_faults(reading: Reading) -> Iterator[Rejection]:
    """Every editorial fault of what could be read of a collection."""
    general = {one.record.response for one in reading.stations if not one.record.names_organisation}
    for station in reading.stations:
        for field, reason in (*siting_reasons(station), *_answer_reasons(station, general)):
            yield station.fault(field, reason)
    yield from _duplicate_faults(reading)
    yield from consistency_faults(reading)
    yield from text_faults(reading)
    yield from _orphan_sources(reading)


def _answer_reasons(entry: Entry[Station], general: set[str]) -> Iterator[tuple[str, str]]:
    """Each claim has its answer, each answer its source, and each name says whose claim it is."""
    station = entry.record
    unanswered = station.response.startswith(NO_ANSWER.rstrip("."))
    if not station.response and entry.has("response"):
        yield "response", f"is empty; write what those concerned answer, or {NO_ANSWER!r}"
    if station.response and not unanswered and not station.response_sources and entry.has("response_sources"):
        yield "response_sources", "is empty; a response needs its source"
    if station.since and not station.since_sources and entry.has("since_sources"):
        yield "since_sources", "is empty; the field since needs its source"
    if not station.name or not station.names_organisation:
        return
    if "named by" not in station.name.casefold():
        yield "name", f"{station.name!r} lacks “alleged”; only an organisation “(named by …)” officials may"
    elif station.response and not unanswered and station.response in general:
        yield "response", f"{station.name!r} needs an answer of its own, not one given for other stations"


def _duplicate_faults(reading: Reading) -> Iterator[Rejection]:
    named: dict[tuple[str, ...], str] = {}
    for entry in reading.stations:
        if not entry.has("name", "country", "city", "neighbourhood", "region"):
            continue
        station = entry.record
        key = (station.name.casefold(), station.country, station.place.casefold())
        if key in named:
            reason = f"{station.name!r} in {station.place} is already {named[key]!r}; give one another name"
            yield entry.fault("name", reason)
        named.setdefault(key, station.id)
    cited: dict[str, str] = {}
    for source in reading.sources:
        url = source.record.url
        if url and url in cited:
            yield source.fault("url", f"is already the address of {cited[url]!r}")
        cited.setdefault(url, source.record.id)


def _orphan_sources(reading: Reading) -> Iterator[Rejection]:
    """Sources that no record uses; what stands in rows that could not be read may use any."""
    faults = reading.faults
    if faults.incomplete - {SOURCES_FILE, TOPONYMS_FILE}:
        return
    for entry in reading.sources:
        source = entry.record.id
        if source and source not in faults.cited and not source.startswith("seed-"):
            yield entry.fault("id", "no record uses this source; use it or remove it")
