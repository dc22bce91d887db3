"""What a folder's own ``datapackage.json`` promises of its files: that they are there and what it says.

Nothing that a descriptor names is fetched, and no file outside the folder is opened. Types and constraints
of its own schemas are not checked here: any Frictionless tool does that.
"""

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from geo.collection.descriptor import DESCRIPTOR_FILE
from geo.collection.reading import MAX_BYTES, RECORD_FILES, Reading
from geo.model.errors import InvalidValue, Position, Rejection
from geo.model.text import shown

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_UTF8 = ("utf-8", "utf8", "utf-8-sig", "ascii", "us-ascii")
_DIGESTS = ("md5", "sha1", "sha256", "sha512")


def descriptor_faults(reading: Reading) -> Iterator[Rejection]:
    """Every fault of the descriptor of a collection; none where there is no descriptor."""
    yield from reading.package_faults.found
    resources = reading.package.get("resources")
    seen: dict[str, int] = {}
    for number, resource in enumerate(resources if isinstance(resources, list) else (), 1):
        position = Position("resource", number)
        if not isinstance(resource, dict):
            yield Rejection(DESCRIPTOR_FILE, position, "", "is not an object")
            continue
        name = resource.get("name")
        if isinstance(name, str) and name:
            position = replace(position, id=name)
            if seen.setdefault(name, number) != number:
                reason = f"{shown(name)} is already the name of resource {seen[name]}; names are unique"
                yield Rejection(DESCRIPTOR_FILE, position, "name", reason)
        else:
            reason = "is missing; every resource has a name"
            yield Rejection(DESCRIPTOR_FILE, position, "name", reason)
        for field, reason in _resource_reasons(reading, resource):
            yield Rejection(DESCRIPTOR_FILE, position, field, reason)


def _resource_reasons(reading: Reading, resource: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Member of a resource, and what is wrong with it."""
    path = resource.get("path")
    if path is None and "data" in resource:
        return
    for part in path if isinstance(path, list) and path else [path]:
        try:
            name = _local_name(reading.folder, part)
            content = _content(reading, name)
        except InvalidValue as fault:
            yield "path", str(fault)
            continue
        if content is not None and not isinstance(path, list):
            yield from _content_reasons(resource, content)
            if name in RECORD_FILES:
                yield from _form_reasons(resource)
            if name.endswith(".csv"):
                yield from _column_reasons(resource, content)


def _local_name(folder: Path, path: object) -> str:
    """A path in the form in which the files of the folder are named.

    Raises:
        InvalidValue: where it is not that of a file in the folder, links followed.

    """
    if not isinstance(path, str) or not path.strip() or not path.isprintable():
        raise InvalidValue(f"{shown(path)} is not the path of a file")
    if _SCHEME.match(path):
        raise InvalidValue(f"{shown(path)} is an address; name a file in the folder, as nothing is fetched")
    if path.startswith(("/", "\\", "~")):
        raise InvalidValue(f"{shown(path)} is absolute; write it relative to the folder")
    if "\\" in path:
        raise InvalidValue(f"{shown(path)} has a backslash; write / between folders")
    try:
        inside = (folder / path).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        raise InvalidValue(f"{shown(path)} is not the path of a file") from None
    if not inside or ".." in path.split("/"):
        raise InvalidValue(f"{shown(path)} leads out of the folder")
    return str(PurePosixPath(path))


def _content(reading: Reading, name: str) -> bytes | None:
    """The content of a file; None for an optional one that is not there, or one that reading has refused.

    Raises:
        InvalidValue: where it cannot be read.

    """
    if name in reading.files:
        return reading.files[name]
    path = reading.folder / name
    try:
        if path.is_file() and path.stat().st_size > MAX_BYTES:
            raise InvalidValue(f"{name} is larger than {MAX_BYTES // 10**6} MB")
        if path.is_file():
            return path.read_bytes()
        if path.exists():
            raise InvalidValue(f"{name} in {reading.folder} is not a file")
    except OSError as error:
        raise InvalidValue(f"{name} in {reading.folder} cannot be read: {error.strerror}") from None
    if name not in RECORD_FILES:
        raise InvalidValue(f"{name} is missing from {reading.folder}")
    return None


def _content_reasons(resource: Mapping[str, Any], content: bytes) -> Iterator[tuple[str, str]]:
    size, digest = resource.get("bytes"), resource.get("hash")
    if size is not None and size != len(content):
        yield "bytes", f"is {shown(size)}, but the file has {len(content)}"
    kind, _, expected = digest.rpartition(":") if isinstance(digest, str) else ("", "", "")
    if expected and (kind or "md5") in _DIGESTS:
        actual = hashlib.new(kind or "md5", content, usedforsecurity=False).hexdigest()
        if actual != expected.lower():
            yield "hash", f"is {shown(expected)}, but the file has {actual}"


def _form_reasons(resource: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    encoding, dialect = resource.get("encoding", "utf-8"), resource.get("dialect")
    if str(encoding).lower() not in _UTF8:
        yield "encoding", f"is {shown(encoding)}, but the file is read as UTF-8"
    delimiter = dialect.get("delimiter", ",") if isinstance(dialect, dict) else ","
    if delimiter != ",":
        yield "dialect", f"separates by {shown(delimiter)}, but the file is read with commas"


def _column_reasons(resource: Mapping[str, Any], content: bytes) -> Iterator[tuple[str, str]]:
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
