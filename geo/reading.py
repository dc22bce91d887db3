"""Files to catalogue: the only module that opens data files.

Every fault of every file is gathered before anything is refused, so that an editor mends a
collection in one go. No row is ever dropped in silence.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from geo.addenda import Correction, Development, Figure, Toponyms
from geo.countries import country_names
from geo.errors import InvalidCollection
from geo.features import parse_stations
from geo.provenance import CAUTIONS, Source
from geo.records import ATTESTATIONS, KINDS, STATUSES, Catalogue, Event, Rejection
from geo.rows import EVENTS_FILE, SOURCES_FILE, STATIONS_FILE, Faults, shown, table_rows

SINCE_FILE = "since.csv"
FIGURES_FILE = "figures.csv"
CORRECTIONS_FILE = "corrections.csv"
TOPONYMS_FILE = "toponyms.csv"
PACKAGE_FILE = "datapackage.json"

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
"""Further columns are ``cautions`` and ``origin``; a collection may do without them."""
SINCE_COLUMNS = ("id", "countries", "date", "summary", "sources", "attestation", "note")
FIGURE_COLUMNS = ("id", "topic", "often_said", "value", "explanation", "sources")
CORRECTION_COLUMNS = ("date", "record", "field", "before", "after", "reason", "source")
TOPONYM_COLUMNS = ("country", "place", "names")

DATA_FILES = (SOURCES_FILE, STATIONS_FILE, EVENTS_FILE)
"""What a collection consists of."""

OPTIONAL_FILES = (SINCE_FILE, FIGURES_FILE, CORRECTIONS_FILE, TOPONYMS_FILE)
"""What a collection may hold besides; a missing one counts as empty."""

PROJECT_COLLECTION = Path(__file__).resolve().parent.parent / "data"
"""The collection of this project, read where nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A collection as far as it is sound, and what is wrong with the rest."""

    catalogue: Catalogue
    rejections: tuple[Rejection, ...]
    """Every fault found, in the order of files and rows."""
    places: Mapping[tuple[str, str], str]
    """Where each record stands, by file and id: "row 12 (id)"."""
    cited: frozenset[str]
    """Ids of the sources that any row names, sound or not."""
    corrections: tuple[tuple[str, Correction], ...] = ()
    """The corrections in the order of the file, each with its row: "row 2"."""

    def fault(self, file: str, identifier: str, field: str, reason: str) -> Rejection:
        """A fault of a record, told with the row on which the record stands."""
        return Rejection(file, self.places.get((file, identifier), identifier), field, reason)

    def is_sound(self, file: str) -> bool:
        """Whether no row of a file was refused: only then may a rule miss something in it."""
        return all(rejection.file != file for rejection in self.rejections)


def read_catalogue(folder: Path = PROJECT_COLLECTION) -> Catalogue:
    """Read and validate a collection.

    Raises:
        InvalidCollection: with every fault found, in the order of files and rows.

    """
    reading = read_leniently(folder)
    if reading.rejections:
        raise InvalidCollection(reading.rejections)
    return reading.catalogue


def read_leniently(folder: Path = PROJECT_COLLECTION) -> Reading:
    """Read a collection with its faults, for ``check``; nothing else may use its catalogue."""
    faults = Faults()
    raw = {name: _read_file(folder, name, faults) for name in DATA_FILES}
    raw |= {name: _read_file(folder, name, faults) for name in OPTIONAL_FILES if (folder / name).exists()}
    sources = _parse_sources(raw[SOURCES_FILE], faults)
    known_sources = (
        sources.keys() if sources else None
    )  # an unusable file is told once, not at each reference
    stations, station_ids = parse_stations(raw[STATIONS_FILE], known_sources, faults)
    events = _parse_events(raw[EVENTS_FILE], known_sources, station_ids, faults)
    since = _parse_since(raw.get(SINCE_FILE), known_sources, faults)
    figures = _parse_figures(raw.get(FIGURES_FILE), known_sources, faults)
    corrections = _parse_corrections(raw.get(CORRECTIONS_FILE), known_sources, faults)
    catalogue = Catalogue(
        stations=tuple(stations),
        events=tuple(sorted(events, key=lambda event: event.public.end)),
        sources=sources,
        country_names=country_names(),
        digest=_digest(raw),
        release=_release(folder),
        since=tuple(sorted(since, key=lambda development: development.date.end)),
        figures=tuple(figures),
        corrections=tuple(sorted((one for _, one in corrections), key=lambda one: one.date.end)),
        toponyms=_parse_toponyms(raw.get(TOPONYMS_FILE), faults),
    )
    return Reading(catalogue, tuple(faults.found), faults.places, frozenset(faults.cited), tuple(corrections))


def _digest(raw: Mapping[str, bytes | None]) -> str:
    digest = hashlib.sha256()
    for name in sorted(raw):
        digest.update(name.encode() + b"\0" + (raw[name] or b"") + b"\0")
    return digest.hexdigest()


def _release(folder: Path) -> str:
    """The version in ``datapackage.json``, which ``check`` judges; empty where there is none to read."""
    path = folder / PACKAGE_FILE
    try:
        if path.stat().st_size > 5_000_000:
            return ""
        version = json.loads(path.read_bytes()).get("version", "")
    except (OSError, ValueError, AttributeError, RecursionError):
        return ""
    return version if isinstance(version, str) and re.fullmatch(r"[\w.+-]{1,40}", version) else ""


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
            cautions=row.choices("cautions", CAUTIONS),
            origin=row.text("origin"),
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
        countries = row.countries("countries")
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


def _parse_since(
    content: bytes | None, known_sources: Collection[str] | None, faults: Faults
) -> list[Development]:
    developments: list[Development] = []
    for identifier, row in table_rows(content, SINCE_FILE, SINCE_COLUMNS, faults):
        countries, known = row.countries("countries"), row.day("date")
        summary = row.text("summary", required=True)
        sources = row.references("sources", known_sources, SOURCES_FILE, required=True)
        attestation = row.choice("attestation", ATTESTATIONS)
        if row.sound and known and attestation:
            note = row.text("note")
            developments.append(
                Development(identifier, countries, known, summary, sources, attestation, note)
            )
    return developments


def _parse_figures(
    content: bytes | None, known_sources: Collection[str] | None, faults: Faults
) -> list[Figure]:
    figures: list[Figure] = []
    for identifier, row in table_rows(content, FIGURES_FILE, FIGURE_COLUMNS, faults):
        figure = Figure(
            id=identifier,
            topic=row.text("topic", required=True),
            often_said=row.text("often_said", required=True),
            value=row.text("value", required=True),
            explanation=row.text("explanation", required=True),
            sources=row.references("sources", known_sources, SOURCES_FILE, required=True),
        )
        if row.sound:
            figures.append(figure)
    return figures


def _parse_corrections(
    content: bytes | None, known_sources: Collection[str] | None, faults: Faults
) -> list[tuple[str, Correction]]:
    corrections: list[tuple[str, Correction]] = []
    for _, row in table_rows(content, CORRECTIONS_FILE, CORRECTION_COLUMNS, faults):
        corrected = row.day("date")
        record, field = row.text("record", required=True), row.text("field", required=True)
        before, after = row.text("before"), row.text("after")
        reason = row.text("reason", required=True)
        sources = row.references("source", known_sources, SOURCES_FILE)
        if row.sound and corrected:
            correction = Correction(corrected, record, field, before, after, reason, sources)
            corrections.append((row.where, correction))
    return corrections


def _parse_toponyms(content: bytes | None, faults: Faults) -> Toponyms:
    toponyms: dict[tuple[str, str], tuple[str, ...]] = {}
    for _, row in table_rows(content, TOPONYMS_FILE, TOPONYM_COLUMNS, faults):
        place = (row.country("country"), row.text("place", required=True))
        names = row.names("names", required=True)
        if place in toponyms:
            row.refuse(
                "country", f"{place[1]!r} in {place[0]} has a row already; keep one with all its names"
            )
        if row.sound:
            toponyms[place] = names
    return toponyms
