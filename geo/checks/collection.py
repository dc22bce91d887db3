"""All that is wrong with a collection, told together: shape, reading, editorial rules, corrections."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geo.checks.corrections import correction_faults
from geo.checks.editorial import editorial_faults
from geo.checks.shape import merge_faults, shape_faults
from geo.errors import InvalidCollection, InvalidValue
from geo.reading import DATA_FILES, OPTIONAL_FILES, read_leniently
from geo.records import Catalogue, Rejection
from geo.releases import RELEASES_FOLDER, Release, last_release, make_release, render_release
from geo.writing import write_whole

_FILES = (*DATA_FILES, *OPTIONAL_FILES)


@dataclass(frozen=True, slots=True)
class Checked:
    """A collection, as far as it is sound, and every fault of it."""

    catalogue: Catalogue
    faults: tuple[Rejection, ...]


def check_collection(folder: Path) -> Checked:
    """Read a collection and hold it to every rule."""
    reading = read_leniently(folder)
    faults = [*merge_faults(reading.rejections, shape_faults(folder)), *editorial_faults(reading)]
    try:
        faults += correction_faults(reading, last_release(folder))
    except InvalidValue as error:
        faults.append(Rejection(RELEASES_FOLDER, "", "", str(error)))
    return Checked(reading.catalogue, tuple(sorted(dict.fromkeys(faults), key=_place)))


def _place(fault: Rejection) -> tuple[int, int]:
    """Files in the order of reading, rows in the order of the file; the rules' order decides ties."""
    number = re.search(r"\d+", fault.row) if fault.row.startswith(("row ", "feature ", "line ")) else None
    file = _FILES.index(fault.file) if fault.file in _FILES else len(_FILES)
    return file, int(number[0]) if number else 0


def release_collection(folder: Path, day: date, version: str | None = None) -> Path:
    """Write the release of a collection without fault, and give the path of its file.

    Raises:
        InvalidCollection: with every fault found.
        InvalidValue: where the day or version is not after the last release, or has a file already.

    """
    checked = check_collection(folder)
    if checked.faults:
        raise InvalidCollection(checked.faults)
    last = last_release(folder)
    release = _next_release(folder, last, day, version)
    path = folder / RELEASES_FOLDER / release.name
    if path.exists():
        raise InvalidValue(f"{path} exists already; a release is never written over")
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise InvalidValue(f"{path.parent}: cannot be made: {error.strerror}") from None
    write_whole(path, render_release(release).encode())
    return path


def _next_release(folder: Path, last: Release | None, day: date, version: str | None) -> Release:
    if last and day < last.date:
        raise InvalidValue(f"{day} is before the last release, {last.version} of {last.date}")
    reading = read_leniently(folder)
    corrections = [one for _, one in reading.corrections]
    return make_release(reading.catalogue, corrections, day, version or _next_version(last))


def _next_version(last: Release | None) -> str:
    if not last:
        return "1.0.0"
    major, minor, _ = last.version.split(".")
    return f"{major}.{int(minor) + 1}.0"
