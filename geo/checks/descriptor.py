"""``datapackage.json``: what the project's says, and whether a folder's own is sound and safe.

A descriptor may come from anywhere. Paths, profiles and references are judged here, before
``frictionless`` sees any of it: nothing outside the folder is opened and nothing is fetched.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from frictionless import Package, Resource

from geo.checks.trust import DESCRIPTOR_FILE, clipped, is_inside, is_standard, offline, refuse_outside
from geo.reading import DATA_FILES, PROJECT_COLLECTION
from geo.rows import Faults, decoded, shown, where

MAX_BYTES = 50_000_000
"""Files beyond this are refused unread."""

_PLAIN = (
    (r"('.+') is a required property", r"\1 is missing"),
    (r'one of the properties "path" or "data" is required', "names no file; give its path"),
    (r'properties "path" and "data" is mutually exclusive', "has both path and data; keep one of them"),
    (r'property "created" is not valid "datetime"', "created is not a moment such as 2022-11-05T12:00:00Z"),
    (r'property "(\w+)\[\]\.email" is not valid "email"', r"\1 hold something that is no e-mail address"),
    (r'license requires "path" or "name".*', "a licence has neither a name nor a path; give one"),
    (r'path "(.*)" is not safe', r"'\1' is not a path that may be opened"),
    (
        r"('.*') does not match '\^\(\[-a-z0-9\._/\]\)\+\$'",
        r"\1 is not a name; use a-z, 0-9, '-', '_', '.' and '/'",
    ),
    (r"(.+) does not match '.*'", r"\1 does not have the form it needs here"),
    (r"(.+) is not of type 'string'", r"\1 is not text"),
    (r"(.+) is not of type 'array'", r"\1 is not a list"),
    (r"(.+) is not of type 'object'", r"\1 is not an object"),
    (r"(.+) is not of type 'boolean'", r"\1 is not true or false"),
    (r"(.+) is not (?:of type .*|valid under any of the given schemas)", r"\1 does not belong there"),
    (r"names of the fields are not unique", "two fields of the schema have one name; names are unique"),
    (r"primary key .*", "the primary key names a field that the schema does not have"),
    (r'field type "(.*)" is not supported', r"'\1' is not a type of field"),
    (r'constraint "(.*)" is not supported by type "(.*)"', r"'\1' is not a rule for a field of type \2"),
    (r'"(.*)" should be set as "(.*)"', r"'\1' belongs to \2"),
)
"""The library's remarks on a descriptor, and what is said instead."""

_UTF8 = ("utf-8", "utf8", "utf-8-sig", "ascii", "us-ascii")
_EMPTY_RESOURCE = {"name": "none", "data": []}


@dataclass(frozen=True)
class Described:
    """A file that a descriptor names."""

    path: str
    """Below the folder, with ``/``."""
    schema: Mapping[str, Any] | None
    """Table Schema, where the resource has one that a CSV file can be held against."""
    version: str | None
    """``$schema`` of the package."""


@lru_cache(maxsize=1)
def project_resources() -> Mapping[str, Mapping[str, Any]]:
    """The project's own resources by path: the authority for the shape of every collection."""
    package = json.loads((PROJECT_COLLECTION / DESCRIPTOR_FILE).read_text("utf-8"))
    return {resource["path"]: resource for resource in package["resources"]}


def optional_files() -> tuple[str, ...]:
    """Files that a collection may have."""
    return tuple(name for name in project_resources() if name not in DATA_FILES)


def read_bounded(folder: Path, name: str, faults: Faults, place: str = "") -> bytes | None:
    """The bytes of a file of the folder; None, and a fault, where it is no file, too large or unreadable."""
    file, row, field = (DESCRIPTOR_FILE, place, "path") if place else (name, "", "")
    subject = name if place else "the file"
    path = folder / name
    try:
        if not path.exists():
            faults.add(file, row, field, f"{subject} is missing from {folder}")
        elif not path.is_file():
            faults.add(file, row, field, f"{subject} in {folder} is not a file")
        elif path.stat().st_size > MAX_BYTES:
            size = f"{path.stat().st_size / 1e6:,.0f} MB"
            faults.add(
                file, row, field, f"{subject} has {size}; files over {MAX_BYTES // 10**6} MB are refused"
            )
        else:
            return path.read_bytes()
    except OSError as error:
        faults.add(file, row, field, f"{subject} in {folder} cannot be read: {error.strerror}")
    return None


def read_descriptor(folder: Path, faults: Faults) -> list[Described]:
    """The files that the folder's own descriptor names, and its faults; empty where it has none."""
    if not (folder / DESCRIPTOR_FILE).exists():
        return []
    package = _parse(folder, DESCRIPTOR_FILE, faults)
    if not isinstance(package, dict):
        return []
    resources = package.get("resources")
    if not isinstance(resources, list) or not resources:
        faults.add(DESCRIPTOR_FILE, "", "resources", "is not a list that names at least one file")
        return []
    rest = {name: value for name, value in package.items() if name != "resources"}
    if refuse_outside(rest, "", faults):
        _ask_library(Package, {**rest, "resources": [_EMPTY_RESOURCE]}, "", faults)
    seen: dict[str, int] = {}
    found: list[Described] = []
    for number, resource in enumerate(resources, 1):
        place = f"resource {number}"
        if not isinstance(resource, dict):
            faults.add(DESCRIPTOR_FILE, place, "", "is not an object")
            continue
        name = resource.get("name")
        place = where(place, name if isinstance(name, str) and name.isprintable() else "")
        if isinstance(name, str) and name in seen:
            reason = f"{shown(name)} is already the name of resource {seen[name]}; names are unique"
            faults.add(DESCRIPTOR_FILE, place, "name", reason)
        if isinstance(name, str):
            seen.setdefault(name, number)
        found += _described(folder, resource, place, package.get("$schema"), faults)
    return found


def _parse(folder: Path, name: str, faults: Faults, place: str = "") -> Any:
    content = read_bounded(folder, name, faults, place)
    text = decoded(content, name, faults) if content is not None else None
    if text is None:
        return None
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        faults.add(name, f"line {error.lineno}", "", f"is not JSON: {error.msg}")
        return None
    except (RecursionError, ValueError):
        faults.add(name, "", "", "is not JSON that can be read: nested too deeply, or a number too long")
        return None
    if not isinstance(value, dict):
        faults.add(name, "", "", "is not a JSON object")
    return value


def _described(
    folder: Path, resource: Mapping[str, Any], place: str, version: Any, faults: Faults
) -> Iterator[Described]:
    """The files of one resource that can be opened; judged before the library sees the resource."""
    standard = version if is_standard(version) else None
    path, more = resource.get("path"), resource.get("extrapaths")
    parts = [*(path if isinstance(path, list) else [path]), *(more if isinstance(more, list) else [more])]
    parts = [part for part in parts if part is not None]
    confined = [is_inside(folder, part, place, "path", faults) for part in parts]
    whole = _written_out(folder, resource, place, faults)
    if whole is None or not all(confined):
        return
    own = {**({"$schema": standard} if standard else {}), **whole}
    if not _ask_library(Resource, own, place, faults):
        return
    for name in (str(PurePosixPath(part)) for part in parts):
        if name in optional_files() and not (folder / name).exists():
            continue
        content = read_bounded(folder, name, faults, place)
        if content is not None:
            _check_content(whole, content, place, faults)
            schema = _usable_schema(whole, name, place, faults) if len(parts) == 1 else None
            yield Described(name, schema, standard)


def _written_out(
    folder: Path, resource: Mapping[str, Any], place: str, faults: Faults
) -> dict[str, Any] | None:
    """The resource with schema and dialect in it where it names files that hold them."""
    whole = {key: value for key, value in resource.items() if key != "$schema"}
    for key in ("schema", "dialect"):
        if isinstance(whole.get(key), str):
            if not is_inside(folder, whole[key], place, key, faults):
                return None
            whole[key] = _parse(folder, whole[key], faults, place)
            if not isinstance(whole[key], dict):
                return None
    return whole if refuse_outside(whole, place, faults) else None


def _ask_library(
    kind: type[Package | Resource], descriptor: Mapping[str, Any], place: str, faults: Faults
) -> bool:
    """Whether ``frictionless`` finds the descriptor sound."""
    try:
        with offline():
            notes = [error.note for error in kind.validate_descriptor(deepcopy(dict(descriptor))).errors]
    except Exception:  # noqa: BLE001  # a value of a wrong kind breaks the library in many ways
        notes = ["holds a value of a kind that does not belong there"]
    for note in notes:
        text, _, at = note.partition(" at property '")
        faults.add(DESCRIPTOR_FILE, place, at.rstrip("'"), _plain(text))
    return not notes and _patterns_compile(descriptor, place, faults)


def _patterns_compile(descriptor: Mapping[str, Any], place: str, faults: Faults) -> bool:
    before = len(faults.found)
    for field in (descriptor.get("schema") or {}).get("fields", []):
        pattern = (field.get("constraints") or {}).get("pattern")
        try:
            re.compile(pattern or "")
        except (re.error, TypeError, RecursionError, OverflowError):
            reason = f"{shown(pattern)} of field {field['name']} is not a regular expression"
            faults.add(DESCRIPTOR_FILE, place, "pattern", reason)
    return len(faults.found) == before


def _plain(note: str) -> str:
    """The library's remark on a descriptor as a sentence."""
    for form, sentence in _PLAIN:
        found = re.fullmatch(form, note, re.DOTALL)
        if found:
            return clipped(found.expand(sentence))
    return clipped(note)


def _check_content(resource: Mapping[str, Any], content: bytes, place: str, faults: Faults) -> None:
    size, digest = resource.get("bytes"), resource.get("hash")
    if isinstance(size, int) and size != len(content):
        faults.add(DESCRIPTOR_FILE, place, "bytes", f"is {size}, but the file has {len(content)}")
    if isinstance(digest, str):
        kind, _, expected = digest.rpartition(":")
        if kind in ("", "md5", "sha1", "sha256", "sha512"):
            actual = hashlib.new(kind or "md5", content, usedforsecurity=False).hexdigest()
            if actual != expected.lower():
                faults.add(DESCRIPTOR_FILE, place, "hash", f"is {shown(expected)}, but the file has {actual}")


def _usable_schema(
    resource: Mapping[str, Any], path: str, place: str, faults: Faults
) -> Mapping[str, Any] | None:
    """The Table Schema of a CSV file written as this program reads it: UTF-8 with commas."""
    encoding = str(resource.get("encoding", "utf-8")).lower()
    dialect = resource.get("dialect") or {}
    older = dialect.get("csv")
    delimiter = dialect.get("delimiter", older.get("delimiter", ",") if isinstance(older, dict) else ",")
    foreign = []
    if encoding not in _UTF8:
        foreign.append(("encoding", f"is {shown(encoding)}, but the file is read as UTF-8"))
    if delimiter != ",":
        foreign.append(("dialect", f"separates by {shown(delimiter)}, but the file is read with commas"))
    if foreign and path not in project_resources():
        return None  # a file beside the collection, in a form of its own
    for field, reason in foreign:
        faults.add(DESCRIPTOR_FILE, place, field, reason)
    schema = resource.get("schema")
    return schema if path.endswith(".csv") and isinstance(schema, dict) and schema.get("fields") else None
