"""What a descriptor from elsewhere may name: files of its own folder, and nothing that would be fetched."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from frictionless import system

from geo.rows import Faults, shown

DESCRIPTOR_FILE = "datapackage.json"

PROFILES = ("data-package", "tabular-data-package", "data-resource", "tabular-data-resource")
"""Profiles that the library knows by heart; it would fetch any other."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class _NoNetwork:
    """Stands where the library keeps its HTTP session."""

    def get(self, address: str, **_: Any) -> None:
        raise PermissionError(f"{address} is not fetched")

    head = post = request = get


@contextmanager
def offline() -> Iterator[None]:
    """``frictionless`` trusting nothing, fetching nothing, and leaving the rest of the program as it was.

    Paths are judged before it is asked; this is the second lock. It also lifts the limit on the size of a
    CSV cell for the whole program, which is undone.
    """
    limit = csv.field_size_limit()
    try:
        with system.use_context(trusted=False, onerror="ignore", http_session=_NoNetwork()):
            yield
    finally:
        csv.field_size_limit(limit)


def refuse_outside(values: Mapping[str, Any], place: str, faults: Faults) -> bool:
    """Whether the values name nothing that the library would fetch."""
    before = len(faults.found)
    for key in ("profile", "profiles"):
        named = values.get(key)
        for profile in named if isinstance(named, list) else [named]:
            if profile is not None and profile not in PROFILES:
                reason = f"{shown(profile)} is not known here, and nothing is fetched; use {PROFILES[0]}"
                faults.add(DESCRIPTOR_FILE, place, key, reason)
    for holder, key in (("schema", "fields"), ("dialect", "controls"), ("layout", "controls")):
        held = values.get(holder)
        items = held.get(key) if isinstance(held, dict) else None
        if isinstance(items, list) and any(isinstance(item, str) for item in items):
            faults.add(DESCRIPTOR_FILE, place, holder, f"names a file among its {key}; write them out")
    for reference in _references(values):
        if not (isinstance(reference, str) and reference.startswith("#")):
            reason = f"{shown(reference)} leads out of the descriptor; nothing is fetched"
            faults.add(DESCRIPTOR_FILE, place, "$ref", reason)
    return len(faults.found) == before


def _references(value: Any) -> Iterator[Any]:
    """Every ``$ref``, however deep."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if "$ref" in one:
                yield one["$ref"]
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


def is_inside(folder: Path, path: Any, place: str, field: str, faults: Faults) -> bool:
    """Whether the path is that of a file in the folder, links followed; a fault where it is not."""
    reason = ""
    if not isinstance(path, str) or not path.strip() or not path.isprintable():
        reason = f"{shown(path)} is not the path of a file"
    elif _SCHEME.match(path):
        reason = f"{shown(path)} is an address; name a file in the folder, as nothing is fetched"
    elif path.startswith(("/", "\\", "~")):
        reason = f"{shown(path)} is absolute; write it relative to the folder"
    elif "\\" in path:
        reason = f"{shown(path)} holds a backslash; write / between folders"
    elif ".." in PurePosixPath(path).parts:
        reason = f"{shown(path)} leads out of the folder"
    else:
        try:
            if not (folder / path).resolve().is_relative_to(folder.resolve()):
                reason = f"{shown(path)} leads out of the folder"
        except (OSError, RuntimeError, ValueError):
            reason = f"{shown(path)} is not the path of a file"
    if reason:
        faults.add(DESCRIPTOR_FILE, place, field, reason)
    return not reason


def is_standard(version: Any) -> bool:
    """Whether a ``$schema`` is one that the library knows by heart."""
    return isinstance(version, str) and bool(
        re.match(r"https://datapackage\.org/profiles/[12]\.\d+/", version)
    )


def clipped(text: str) -> str:
    """A text from elsewhere, short enough for a line and fit to be printed."""
    text = text.encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= 160 else text[:159] + "…"
