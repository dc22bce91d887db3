"""What a folder's own ``datapackage.json`` promises of its files: that they are there and what it says.

Nothing that a descriptor names is fetched, and no file outside the folder is opened. Types and constraints
of its own schemas are not checked here: any Frictionless tool does that.
"""

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from geo.collection.descriptor import DESCRIPTOR_FILE
from geo.collection.reading import DATA_FILES, MAX_BYTES, OPTIONAL_FILES, Reading
from geo.collection.rows import shown, where
from geo.model.errors import Rejection

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_UTF8 = ("utf-8", "utf8", "utf-8-sig", "ascii", "us-ascii")
_DIGESTS = ("md5", "sha1", "sha256", "sha512")

Reason = tuple[str, str]
"""Member of a resource, and what is wrong with it."""


def descriptor_faults(reading: Reading) -> list[Rejection]:
    """Every fault of the descriptor of a collection; empty where there is none, or no descriptor."""
    resources = reading.package.get("resources")
    seen: dict[str, int] = {}
    faults = list(reading.package_faults.found)
    for number, resource in enumerate(resources if isinstance(resources, list) else (), 1):
        place = f"resource {number}"
        if not isinstance(resource, dict):
            faults.append(Rejection(DESCRIPTOR_FILE, place, "", "is not an object"))
            continue
        place = where(place, resource.get("name"))
        for field, reason in (*_name_reasons(resource, number, seen), *_resource_reasons(reading, resource)):
            faults.append(Rejection(DESCRIPTOR_FILE, place, field, reason))
    return faults


def _name_reasons(resource: Mapping[str, Any], number: int, seen: dict[str, int]) -> Iterator[Reason]:
    name = resource.get("name")
    if not isinstance(name, str) or not name:
        yield "name", "is missing; every resource has a name"
    elif seen.setdefault(name, number) != number:
        yield "name", f"{shown(name)} is already the name of resource {seen[name]}; names are unique"


def _resource_reasons(reading: Reading, resource: Mapping[str, Any]) -> Iterator[Reason]:
    path = resource.get("path")
    if path is None and "data" in resource:
        return
    for part in path if isinstance(path, list) and path else [path]:
        if reason := _path_reason(reading.folder, part):
            yield "path", reason
            continue
        name = str(PurePosixPath(str(part)))
        content, reason = _content(reading, name)
        if reason:
            yield "path", reason
        elif content is not None and not isinstance(path, list):
            yield from _content_reasons(resource, content)
            if name in (*DATA_FILES, *OPTIONAL_FILES):
                yield from _form_reasons(resource)
            if name.endswith(".csv"):
                yield from _column_reasons(resource, content)


def _path_reason(folder: Path, path: object) -> str:
    """Why a path is not that of a file in the folder, links followed; empty where it may be one."""
    if not isinstance(path, str) or not path.strip() or not path.isprintable():
        return f"{shown(path)} is not the path of a file"
    if _SCHEME.match(path):
        return f"{shown(path)} is an address; name a file in the folder, as nothing is fetched"
    if path.startswith(("/", "\\", "~")):
        return f"{shown(path)} is absolute; write it relative to the folder"
    if "\\" in path:
        return f"{shown(path)} has a backslash; write / between folders"
    try:
        inside = (folder / path).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return f"{shown(path)} is not the path of a file"
    return "" if inside and ".." not in path.split("/") else f"{shown(path)} leads out of the folder"


def _content(reading: Reading, name: str) -> tuple[bytes | None, str]:
    """The content of a file, and why it cannot be had; neither for an optional file that is not there."""
    if name in reading.files:
        return reading.files[name], ""
    path = reading.folder / name
    try:
        if path.is_file() and path.stat().st_size > MAX_BYTES:
            return None, f"{name} is larger than {MAX_BYTES // 10**6} MB"
        if path.is_file():
            return path.read_bytes(), ""
        if path.exists():
            return None, f"{name} in {reading.folder} is not a file"
    except OSError as error:
        return None, f"{name} in {reading.folder} cannot be read: {error.strerror}"
    missing = name not in (*DATA_FILES, *OPTIONAL_FILES)  # reading has reported those that are needed
    return None, f"{name} is missing from {reading.folder}" if missing else ""


def _content_reasons(resource: Mapping[str, Any], content: bytes) -> Iterator[Reason]:
    size, digest = resource.get("bytes"), resource.get("hash")
    if size is not None and size != len(content):
        yield "bytes", f"is {shown(size)}, but the file has {len(content)}"
    kind, _, expected = digest.rpartition(":") if isinstance(digest, str) else ("", "", "")
    if expected and (kind or "md5") in _DIGESTS:
        actual = hashlib.new(kind or "md5", content, usedforsecurity=False).hexdigest()
        if actual != expected.lower():
            yield "hash", f"is {shown(expected)}, but the file has {actual}"


def _form_reasons(resource: Mapping[str, Any]) -> Iterator[Reason]:
    encoding, dialect = resource.get("encoding", "utf-8"), resource.get("dialect")
    if str(encoding).lower() not in _UTF8:
        yield "encoding", f"is {shown(encoding)}, but the file is read as UTF-8"
    delimiter = dialect.get("delimiter", ",") if isinstance(dialect, dict) else ","
    if delimiter != ",":
        yield "dialect", f"separates by {shown(delimiter)}, but the file is read with commas"


def _column_reasons(resource: Mapping[str, Any], content: bytes) -> Iterator[Reason]:
    """Columns that the schema describes and the file does not have, where the schema says that it has all."""
    schema = resource.get("schema")
    if not isinstance(schema, dict) or schema.get("fieldsMatch") in ("partial", "superset"):
        return
    fields = schema.get("fields")
    names = [one.get("name") for one in fields if isinstance(one, dict)] if isinstance(fields, list) else []
    first = io.StringIO(content.decode("utf-8-sig", "replace").partition("\n")[0])
    header = [label.strip() for label in next(csv.reader(first), [])]
    missing = [name for name in names if name not in header]
    if missing:
        yield "schema", f"describes {', '.join(map(shown, missing))}, which the header of the file lacks"
