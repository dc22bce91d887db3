"""All that is wrong with a collection, reported together, and the release of one without a fault."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geo.collection.atomic_writes import write_all
from geo.collection.checks.corrections import correction_faults, refuse_missing_files
from geo.collection.checks.descriptor import descriptor_faults
from geo.collection.checks.editorial import editorial_faults
from geo.collection.descriptor import DESCRIPTOR_FILE, render_descriptor
from geo.collection.reading import RECORD_FILES, Reading, read_collection
from geo.collection.releases import RELEASES_FOLDER, Release, last_release, make_release, render_release
from geo.model.errors import WHOLE_FILE, InvalidCollection, InvalidValue, Rejection


@dataclass(frozen=True, slots=True)
class Checked:
    """A collection, as far as it could be read, and every fault of it."""

    reading: Reading
    last: Release | None
    """Its last release; None where there is none, or none that can be read."""
    faults: tuple[Rejection, ...]


def check_collection(folder: Path) -> Checked:
    """Read a collection once and apply every rule to it."""
    reading = read_collection(folder)
    last, faults = None, list[Rejection]()
    try:
        last = last_release(folder)
        if last:
            refuse_missing_files(reading, last)
        faults += correction_faults(reading, last)
    except InvalidValue as error:
        faults.append(Rejection(RELEASES_FOLDER, WHOLE_FILE, "", str(error)))
    faults = [*reading.faults.found, *descriptor_faults(reading), *editorial_faults(reading), *faults]
    return Checked(reading, last, tuple(sorted(dict.fromkeys(faults), key=_place)))


def _place(fault: Rejection) -> tuple[int, int]:
    """Files in the order of reading, rows in the order of the file; the rules' order decides ties."""
    return [*RECORD_FILES, fault.file].index(fault.file), fault.position.number


def release_collection(folder: Path, day: date, version: str | None = None) -> Path:
    """Write the release of a collection without fault, and return the path of its file.

    The version in the folder's ``datapackage.json``, which exported files name, becomes that of the release.

    Raises:
        InvalidCollection: with every fault found.
        InvalidValue: where the day or version is not after the last release, or has a file already.

    """
    checked = check_collection(folder)
    if checked.faults:
        raise InvalidCollection(checked.faults)
    last = checked.last
    if last and day < last.date:
        raise InvalidValue(f"{day} is before the last release, {last.version} of {last.date}")
    corrections = [entry.record for entry in checked.reading.corrections]
    release = make_release(checked.reading.catalogue, corrections, day, version or _next_version(last))
    path = folder / RELEASES_FOLDER / release.name
    if path.exists():
        raise InvalidValue(f"{path} exists already; a release is never written over")
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise InvalidValue(f"{path.parent}: cannot be made: {error.strerror}") from None
    files = [(path, render_release(release).encode())]
    if checked.reading.package:
        descriptor = render_descriptor(checked.reading.package, release.version, day)
        files.append((folder / DESCRIPTOR_FILE, descriptor.encode()))
    write_all(files)
    return path


def _next_version(last: Release | None) -> str:
    if not last:
        return "1.0.0"
    major, minor, _ = last.version.split(".")
    return f"{major}.{int(minor) + 1}.0"
