"""What is in a package: each file with size and SHA-256, its origin, and the records it was made from."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from geo.collection.releases import digest_of, record_texts
from geo.exports.origin import Origin, origin_from
from geo.model.errors import InvalidValue
from geo.model.records import Catalogue
from geo.query.selection import Selected

MANIFEST_FILE = "manifest.json"
MAX_BYTES = 5_000_000
"""A manifest larger than this is not read."""

_FORM = 1
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a package."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The contents of a package, the manifest itself not among them."""

    origin: Origin
    files: Mapping[str, Entry]
    records: Mapping[str, str]
    """Short digest of each record, by ``kind:id``, to tell later which of them changed."""

    def to_json(self) -> str:
        """Indented JSON, always written the same way."""
        content = {
            "manifest": _FORM,
            **self.origin.members,
            "files": {
                name: {"bytes": one.size, "sha256": one.sha256} for name, one in sorted(self.files.items())
            },
            "records": dict(sorted(self.records.items())),
        }
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def make_manifest(origin: Origin, files: Mapping[str, bytes], records: Mapping[str, str]) -> Manifest:
    """The manifest of these files."""
    entries = {name: Entry(len(content), sha256_of(content)) for name, content in files.items()}
    return Manifest(origin, entries, records)


def parse_manifest(raw: bytes) -> Manifest:
    """Read :meth:`Manifest.to_json`; the bytes may come from anybody.

    Raises:
        InvalidValue: where it is none.

    """
    if not raw or len(raw) > MAX_BYTES:
        what = "is too large to be one" if raw else "is missing, so it is no package of this program"
        raise InvalidValue(f"{MANIFEST_FILE} {what}")
    try:
        content = json.loads(raw.decode("utf-8"))
        form = content["manifest"]
        files = {name: Entry(one["bytes"], one["sha256"]) for name, one in content["files"].items()}
        records = dict(content["records"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise InvalidValue(f"{MANIFEST_FILE} cannot be read as the manifest of a package") from None
    if form != _FORM:
        raise InvalidValue(f"{MANIFEST_FILE} has a form that this program does not know")
    sound = all(isinstance(one.size, int) and _is_sha256(one.sha256) for one in files.values())
    if not sound or not all(isinstance(text, str) for pair in records.items() for text in pair):
        raise InvalidValue(f"{MANIFEST_FILE} holds something that is neither a size nor a digest")
    return Manifest(origin_from(content), files, records)


def _is_sha256(value: object) -> bool:
    return isinstance(value, str) and bool(_SHA256.fullmatch(value))


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def record_digests(catalogue: Catalogue) -> dict[str, str]:
    """A short digest of every record, by ``kind:id``."""
    return {
        key: digest_of("\0".join(f"{name}={text}" for name, text in sorted(texts.items())))
        for key, texts in record_texts(catalogue).items()
    }


def selected_digests(catalogue: Catalogue, selected: Selected, sources: tuple[str, ...]) -> dict[str, str]:
    """The same for the records that a selection holds, with its sources and all that became known since."""
    wanted = {f"station:{station.id}" for station in selected.stations}
    wanted |= {f"event:{event.id}" for event in selected.events}
    wanted |= {f"source:{source}" for source in sources}
    wanted |= {f"since:{development.id}" for development in catalogue.since}
    return {key: digest for key, digest in record_digests(catalogue).items() if key in wanted}
