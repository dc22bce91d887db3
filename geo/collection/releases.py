"""What was released: a short digest of every field of every record, by which later changes are found.

``data/releases/`` has one file a release. Digests, not values: a release says that a field has
changed since, and ``corrections.csv`` has its earlier value.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from geo.collection.reading import FIGURES_FILE, SINCE_FILE
from geo.collection.rows import EVENTS_FILE, SOURCES_FILE, STATIONS_FILE
from geo.model.annotations import Correction, Development, Figure
from geo.model.dates import parse_day
from geo.model.errors import InvalidValue
from geo.model.places import LonLat
from geo.model.records import Catalogue, Event, HistoryEntry, Record, Station
from geo.model.sources import Source

RELEASES_FOLDER = "releases"

FILE_OF_KIND = {
    "station": STATIONS_FILE,
    "event": EVENTS_FILE,
    "source": SOURCES_FILE,
    "since": SINCE_FILE,
    "figure": FIGURES_FILE,
}
"""The kinds of record that a release has, and the file of each."""

_KINDS = {Station: "station", Event: "event", Source: "source", Development: "since", Figure: "figure"}

_UNCOUNTED_WHEN_EMPTY = ("alleged_by", "cautions", "origin")
"""Optional columns: empty at a release, they may be filled later without a correction."""

_COLUMNS = {
    "id": ("", ""),
    "point": ("geometry", "point"),
    "plain_name": ("name", "name"),
    "name_remark": ("", ""),
}
"""Column and property of the fields that have no column of their own name; empty where they have none."""

_VERSION = re.compile(r"\d+\.\d+\.\d+")
_DIGEST_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Release:
    """What a collection said on the day it was released."""

    name: str
    """Name of its file."""
    version: str
    date: date
    collection: str
    """SHA-256 of the collection's files on that day, named by files made from it; empty in older releases."""
    corrections: tuple[str, ...]
    """Digest of each correction, in the order of the file."""
    records: Mapping[str, Mapping[str, str]]
    """Digest of each field, by ``kind:id`` of the record and name of the field."""

    @property
    def label(self) -> str:
        return f"release {self.version} of {self.date}"


def make_release(catalogue: Catalogue, corrections: Iterable[Correction], day: date, version: str) -> Release:
    """The release of a catalogue; ``corrections`` in the order of their file.

    Raises:
        InvalidValue: where the version is not three numbers.

    """
    if not _VERSION.fullmatch(version):
        raise InvalidValue(f"{version!r} is not a version; write it as 1.0.0")
    records = {
        key: {
            field: digest_of(text)
            for field, text in texts.items()
            if text or field not in _UNCOUNTED_WHEN_EMPTY
        }
        for key, texts in record_texts(catalogue).items()
    }
    digests = tuple(map(correction_digest, corrections))
    return Release(f"{day}.json", version, day, catalogue.digest, digests, records)


def render_release(release: Release) -> str:
    content = asdict(release) | {"date": release.date.isoformat()}
    del content["name"]
    return json.dumps(content, indent=1) + "\n"


def read_releases(folder: Path) -> tuple[Release, ...]:
    """The releases of a collection, by date and then by name.

    Raises:
        InvalidValue: naming a release file that cannot be read as one.

    """
    releases = [_read_release(path) for path in sorted((folder / RELEASES_FOLDER).glob("*.json"))]
    return tuple(sorted(releases, key=lambda release: (release.date, release.name)))


def last_release(folder: Path) -> Release | None:
    """The latest release of a collection; None where there is none.

    Raises:
        InvalidValue: naming a release file that cannot be read as one.

    """
    releases = read_releases(folder)
    return releases[-1] if releases else None


def release_day(folder: Path, catalogue: Catalogue) -> date:
    """The day of the last release; the end of the timeline where a collection has none.

    Raises:
        InvalidValue: naming a release file that cannot be read as one.

    """
    release = last_release(folder)
    return release.date if release else catalogue.window.end


def _read_release(path: Path) -> Release:
    try:
        content = json.loads(path.read_text("utf-8"))
        return Release(
            path.name,
            str(content["version"]),
            parse_day(content["date"]),
            str(content.get("collection", "")),
            tuple(content["corrections"]),
            {key: dict(texts) for key, texts in content["records"].items()},
        )
    except UnicodeDecodeError:
        raise InvalidValue(f"{RELEASES_FOLDER}/{path.name} is not UTF-8 text; restore it as it was") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidValue(f"{RELEASES_FOLDER}/{path.name} is not a release file: {error!r}") from None


def record_texts(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Every field of every record as text, by ``kind:id``; fields are named as in the files."""
    return {key_of(record): texts_of(record) for record in catalogue.records}


def key_of(record: Record) -> str:
    return f"{_KINDS[type(record)]}:{record.id}"


def texts_of(record: Record) -> dict[str, str]:
    """Every field of a record as text; fields are named as in the files."""
    columns = [_COLUMNS.get(field.name, (field.name, field.name)) for field in fields(record)]
    return {column: _text(getattr(record, name)) for column, name in columns if column}


def _text(value: Any) -> str:
    """A value in its one written form; nothing (and a radius of 0) is the empty text."""
    if isinstance(value, LonLat):
        return f"{value.lon:.10g},{value.lat:.10g}"
    if isinstance(value, float):
        return f"{value:.10g}" if value else ""
    if isinstance(value, tuple):
        if value and isinstance(value[0], HistoryEntry):
            return _compact_json([asdict(entry) | {"date": str(entry.date)} for entry in value])
        return ";".join(map(str, value))
    return "" if value is None else str(value)


def canonical(field: str, text: str) -> str:
    """A value as an editor writes it in ``corrections.csv``, in the form of :func:`record_texts`."""
    if field == "history" and text.startswith("["):
        try:
            return _compact_json(json.loads(text))
        except ValueError:
            return text
    if field == "geometry":
        return text.strip("[]").replace(" ", "")
    if re.search(r"(?:sources|stations|countries|cautions|alleged_by)$", field):
        return ";".join(part.strip() for part in text.split(";") if part.strip())
    return text


def _compact_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def digest_of(text: str) -> str:
    """Short SHA-256 of a value in its written form."""
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGEST_LENGTH]


def correction_digest(correction: Correction) -> str:
    """Short SHA-256 of a whole row of ``corrections.csv``."""
    return digest_of("\0".join(map(_text, (getattr(correction, field.name) for field in fields(correction)))))
