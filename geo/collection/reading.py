"""Files to records: the only module that opens the files of a collection, each of them once.

Every fault of every file is gathered before anything is refused, so that an editor can correct a
collection at once. No row is dropped silently.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from geo.collection.csv_tables import table_rows
from geo.collection.descriptor import DESCRIPTOR_FILE, parse_borders, parse_descriptor, version_of
from geo.collection.faults import Entry, Faults
from geo.collection.features import parse_stations
from geo.collection.records import TOPONYM_COLUMNS, R, columns_of, parse_record, parse_toponym
from geo.collection.rows import EVENTS_FILE, SOURCES_FILE, STATIONS_FILE
from geo.model.annotations import Correction, Development, Figure, Toponyms
from geo.model.countries import country_names
from geo.model.errors import InvalidCollection
from geo.model.installation import DATA
from geo.model.records import Catalogue, Event, Record, Station
from geo.model.sources import BorderView, Source

SINCE_FILE = "since.csv"
FIGURES_FILE = "figures.csv"
CORRECTIONS_FILE = "corrections.csv"
TOPONYMS_FILE = "toponyms.csv"

DATA_FILES = (SOURCES_FILE, STATIONS_FILE, EVENTS_FILE)
"""What a collection consists of."""

OPTIONAL_FILES = (SINCE_FILE, FIGURES_FILE, CORRECTIONS_FILE, TOPONYMS_FILE)
"""What a collection may have besides; a missing one counts as empty."""

RECORD_FILES = (*DATA_FILES, *OPTIONAL_FILES)
"""In the order of reading."""

PROJECT_COLLECTION = DATA
"""The collection of this project, read where nothing else is asked for."""

MAX_BYTES = 150_000_000
"""Files beyond this are refused unread: 100,000 stations as full as those of the project have 115 MB."""


@dataclass(frozen=True)
class Reading:
    """A collection as far as it could be read, and what is wrong with the rest."""

    folder: Path
    files: Mapping[str, bytes | None]
    """Content of each file that is there, by name; None for one that cannot be opened."""
    stations: tuple[Entry[Station], ...]
    events: tuple[Entry[Event], ...]
    sources: tuple[Entry[Source], ...]
    since: tuple[Entry[Development], ...]
    figures: tuple[Entry[Figure], ...]
    corrections: tuple[Entry[Correction], ...]
    toponyms: Toponyms
    package: Mapping[str, Any]
    """The members of the folder's ``datapackage.json``; none where it has none that can be read."""
    borders: BorderView
    """Whose borders its maps show."""
    faults: Faults
    """Of the records."""
    package_faults: Faults
    """Of the descriptor: ``check`` reports them, but the records can be used all the same."""

    @property
    def records(self) -> tuple[Entry[Record], ...]:
        """What has an id of its own, as far as it could be read."""
        return (*self.stations, *self.events, *self.sources, *self.since, *self.figures)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the names and contents of the files with records."""
        digest = hashlib.sha256()
        for name in sorted(self.files.keys() - {DESCRIPTOR_FILE}):
            digest.update(name.encode() + b"\0" + (self.files[name] or b"") + b"\0")
        return digest.hexdigest()

    @cached_property
    def catalogue(self) -> Catalogue:
        """The records, all of them sound.

        Raises:
            InvalidCollection: with every fault found, in the order of files and rows.

        """
        if self.faults.found:
            raise InvalidCollection(self.faults.found)
        return Catalogue(
            stations=_records(self.stations),
            events=tuple(sorted(_records(self.events), key=lambda event: event.public.end)),
            sources={source.id: source for source in _records(self.sources)},
            country_names=country_names(),
            digest=self.digest,
            release=version_of(self.package),
            since=tuple(sorted(_records(self.since), key=lambda development: development.date.end)),
            figures=_records(self.figures),
            corrections=tuple(sorted(_records(self.corrections), key=lambda one: one.date.end)),
            toponyms=self.toponyms,
            borders=self.borders,
        )


def read_catalogue(folder: Path = PROJECT_COLLECTION) -> Catalogue:
    """Read and validate a collection.

    Raises:
        InvalidCollection: with every fault found, in the order of files and rows.

    """
    return read_collection(folder).catalogue


def read_collection(folder: Path = PROJECT_COLLECTION) -> Reading:
    """Read a collection with its faults."""
    faults, package_faults = Faults(), Faults()
    present = [name for name in (*OPTIONAL_FILES, DESCRIPTOR_FILE) if (folder / name).exists()]
    files = {
        name: _read_file(folder, name, package_faults if name == DESCRIPTOR_FILE else faults)
        for name in (*DATA_FILES, *present)
    }

    def read(name: str, kind: type[R]) -> tuple[Entry[R], ...]:
        rows = table_rows(files.get(name), name, columns_of(kind), faults)
        return tuple(row.entry(parse_record(kind, row)) for row in rows)

    package = parse_descriptor(files.get(DESCRIPTOR_FILE), package_faults)
    return Reading(  # sources first, then stations: what follows names them
        folder=folder,
        files=files,
        sources=read(SOURCES_FILE, Source),
        stations=tuple(parse_stations(files[STATIONS_FILE], faults)),
        events=read(EVENTS_FILE, Event),
        since=read(SINCE_FILE, Development),
        figures=read(FIGURES_FILE, Figure),
        corrections=read(CORRECTIONS_FILE, Correction),
        toponyms=_parse_toponyms(files.get(TOPONYMS_FILE), faults),
        package=package,
        borders=parse_borders(package, faults),
        faults=faults,
        package_faults=package_faults,
    )


def _records(entries: Iterable[Entry[R]]) -> tuple[R, ...]:
    return tuple(entry.record for entry in entries)


def _read_file(folder: Path, name: str, faults: Faults) -> bytes | None:
    """The content of a file; None, and a fault, where it is missing, too large or unreadable."""
    path = folder / name
    try:
        size = path.stat().st_size
        if size <= MAX_BYTES:
            return path.read_bytes()
        reason = f"the file has {size / 1e6:,.0f} MB; files over {MAX_BYTES // 10**6} MB are refused"
    except FileNotFoundError:
        reason = f"the file is missing from {folder}; a collection needs it"
    except OSError as error:
        reason = f"the file in {folder} cannot be read: {error.strerror}"
    faults.refuse_file(name, reason)
    return None


def _parse_toponyms(content: bytes | None, faults: Faults) -> Toponyms:
    toponyms: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in table_rows(content, TOPONYMS_FILE, TOPONYM_COLUMNS, faults):
        place, names = parse_toponym(row)
        if place in toponyms:
            reason = f"{place[1]!r} in {place[0]} has a row already; keep one with all its names"
            row.refuse("country", reason)
        toponyms[place] = names
    return toponyms
