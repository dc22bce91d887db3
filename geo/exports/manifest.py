"""What is in a package: each file with size and SHA-256, its origin, and the records it was made from."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geo.collection.releases import digest_of, key_of, record_texts
from geo.exports.origin import SHA256, Origin, origin_from
from geo.model.errors import InvalidValue
from geo.model.records import Catalogue, Record
from geo.query.selection import Selected

MANIFEST_FILE = "manifest.json"
MAX_BYTES = 5_000_000

_FORM = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """The contents of a package, the manifest itself not among them."""

    origin: Origin
    files: Mapping[str, str]
    """SHA-256 of each file by name."""
    records: Mapping[str, str]
    """Short digest of each record by ``kind:id``; :mod:`geo.exports.differences` compares them later."""


def render_manifest(origin: Origin, files: Mapping[str, bytes], records: Mapping[str, str]) -> bytes:
    """The manifest of these files as indented JSON, always written the same way."""
    content = {
        "manifest": _FORM,
        **origin.members,
        "files": {
            name: {"bytes": len(content), "sha256": sha256_of(content)}
            for name, content in sorted(files.items())
        },
        "records": dict(sorted(records.items())),
    }
    return f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode()


def parse_manifest(raw: bytes) -> Manifest:
    """Read :func:`render_manifest`; the bytes may be of unknown origin.

    Raises:
        InvalidValue: where it is none.

    """
    if not raw or len(raw) > MAX_BYTES:
        what = "is too large to be one" if raw else "is missing, so it is no package of this program"
        raise InvalidValue(f"{MANIFEST_FILE} {what}")
    try:
        content = json.loads(raw.decode("utf-8"))
        form = content["manifest"]
        files = {name: (one["bytes"], one["sha256"]) for name, one in content["files"].items()}
        records = dict(content["records"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise InvalidValue(f"{MANIFEST_FILE} cannot be read as the manifest of a package") from None
    if form != _FORM:
        raise InvalidValue(f"{MANIFEST_FILE} has a form that this program does not know")
    sound = all(
        isinstance(size, int) and isinstance(digest, str) and SHA256.fullmatch(digest)
        for size, digest in files.values()
    )
    if not sound or not all(isinstance(text, str) for pair in records.items() for text in pair):
        raise InvalidValue(f"{MANIFEST_FILE} holds something that is neither a size nor a digest")
    return Manifest(origin_from(content), {name: digest for name, (_, digest) in files.items()}, records)


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def record_digests(catalogue: Catalogue) -> dict[str, str]:
    """A short digest of every record, by ``kind:id``."""
    return {
        key: digest_of("\0".join(f"{name}={text}" for name, text in sorted(texts.items())))
        for key, texts in record_texts(catalogue).items()
    }


def keys_of(catalogue: Catalogue, selected: Selected, sources: Iterable[str]) -> set[str]:
    """``kind:id`` of the records of a selection, its sources, and all that became known since."""
    cited = (catalogue.sources[source] for source in sources)
    records: Iterable[Record] = (*selected.stations, *selected.events, *cited, *catalogue.since)
    return {key_of(record) for record in records}
