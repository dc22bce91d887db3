"""Rules of ``corrections.csv``: no released record changes, or goes, without saying so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from geo.addenda import WITHDRAWN, Correction
from geo.reading import CORRECTIONS_FILE, Reading
from geo.records import Rejection
from geo.releases import FILE_OF_KIND, Release, canonical, correction_digest, digest_of, record_texts
from geo.rows import shown

Entry = tuple[str, Correction]
"""A correction with its row."""

_UNKNOWN = "{!r} is the id of no record, present or released"
_CHANGED = (
    "has changed since {}; add a row to corrections.csv: record {!r}, field {!r}, "
    "before as released, after {}, and the reason"
)
_GONE = (
    "was in {} and is gone; put the record back, or add a row to corrections.csv: record {!r}, "
    "field 'id', after empty or the id of the record in its place, and the reason"
)


def correction_faults(reading: Reading, release: Release | None) -> list[Rejection]:
    """Every fault of the corrections, held against the records and the last release.

    Without a release only the corrections themselves are looked at.
    """
    texts = record_texts(reading.catalogue)
    faults = [*_log_faults(reading, release), *_entry_faults(reading, release, texts)]
    if release:
        faults += _release_faults(reading, release, texts)
    return faults


def _log_faults(reading: Reading, release: Release | None) -> Iterator[Rejection]:
    """The file grows at its end, in order of date, and what was released stays as it was."""
    for (_, earlier), (place, later) in pairwise(reading.corrections):
        if later.date.end < earlier.date.end:
            reason = f"{later.date} stands after {earlier.date}; add corrections at the end"
            yield _fault(place, "date", reason)
    if release and reading.is_sound(CORRECTIONS_FILE):  # a row refused would shift the others
        yield from _published_faults(reading.corrections, release)


def _published_faults(entries: tuple[Entry, ...], release: Release) -> Iterator[Rejection]:
    for (place, one), digest in zip(entries, release.corrections, strict=False):
        if correction_digest(one) != digest:
            yield _fault(place, "", f"differs from {release.label}; a published correction stays as it was")
    held = len(release.corrections)
    if len(entries) < held:
        yield _fault("", "", f"holds {len(entries)} corrections, {release.label} held {held}; put them back")
    for place, one in entries[held:]:
        if one.date.end < release.date:
            reason = (
                f"{one.date} is before {release.label}, which does not hold it; write the day it was made"
            )
            yield _fault(place, "date", reason)


def _entry_faults(
    reading: Reading, release: Release | None, texts: Mapping[str, Mapping[str, str]]
) -> Iterator[Rejection]:
    """Each names a record and a field that exist, and the entries of a field follow one another."""
    present = _by_id(texts)
    unsound = {identifier for _, identifier in reading.places} - present.keys()
    known = {**_by_id(release.records if release else {}), **present}
    withdrawn = reading.catalogue.withdrawn
    last: dict[tuple[str, str], Correction] = {}
    held = len(release.corrections) if release else 0
    for number, (place, one) in enumerate(reading.corrections):
        if one.withdraws:
            yield from _tombstone_faults(place, one, {*present, *unsound})
            if release and number >= held and one.record not in {*known, *unsound}:
                yield _fault(place, "record", _UNKNOWN.format(one.record))
            continue
        if one.record not in known and one.record not in unsound and one.record not in withdrawn:
            yield _fault(place, "record", _UNKNOWN.format(one.record))
        elif one.record in known and one.field not in known[one.record]:
            fields = ", ".join([*known[one.record], WITHDRAWN])
            yield _fault(place, "field", f"{one.field!r} is not a field of {one.record!r}; it has {fields}")
        key = (one.record, one.field)
        if key in last and _differ(one.field, last[key].after, one.before):
            left = shown(last[key].after)
            reason = f"{shown(one.before)} is not what the correction before it left, {left}"
            yield _fault(place, "before", reason)
        last[key] = one
    latest = {(entry[1].record, entry[1].field): entry for entry in reading.corrections[held:]}
    for (record, field), (place, one) in latest.items():
        now = present.get(record, {}).get(field)
        if now is not None and _differ(field, one.after, now):
            reason = f"{shown(one.after)} is not what the record says now, {shown(now)}"
            yield _fault(place, "after", reason)


def _tombstone_faults(place: str, one: Correction, present: set[str]) -> Iterator[Rejection]:
    if one.record in present:
        reason = f"{one.record!r} was withdrawn on {one.date}, but a record has this id; leave it unused"
        yield _fault(place, "record", reason)
    if one.before not in ("", one.record):
        yield _fault(place, "before", f"{shown(one.before)} is not the id withdrawn, {one.record!r}")
    if one.after and one.after not in present:
        reason = f"{one.after!r} is no record of this collection; leave it empty or name the one in its place"
        yield _fault(place, "after", reason)


def _release_faults(
    reading: Reading, release: Release, texts: Mapping[str, Mapping[str, str]]
) -> Iterator[Rejection]:
    """Each released record is still there and says the same, or a correction says what changed."""
    first: dict[tuple[str, str], Entry] = {}
    for place, one in reading.corrections[len(release.corrections) :]:
        first.setdefault((one.record, one.field), (place, one))
    for key, digests in release.records.items():
        kind, _, identifier = key.partition(":")
        file = FILE_OF_KIND.get(kind, "")
        if key not in texts:
            if _is_gone(reading, file, identifier):
                yield Rejection(file, identifier, WITHDRAWN, _GONE.format(release.label, identifier))
            continue
        for field, digest in digests.items():
            now = texts[key].get(field, "")
            if (identifier, field) in first:
                place, one = first[identifier, field]
                if digest_of(canonical(field, one.before)) != digest:
                    said = f"said in {field} of {identifier!r}"
                    yield _fault(place, "before", f"{shown(one.before)} is not what {release.label} {said}")
            elif digest_of(now) != digest:
                reason = _CHANGED.format(release.label, identifier, field, shown(now) if now else "empty")
                yield reading.fault(file, identifier, field, reason)


def _is_gone(reading: Reading, file: str, identifier: str) -> bool:
    """Whether a record is neither in its file nor withdrawn; one in a row without id may be anywhere."""
    lost = any(fault.file == file and "(" not in fault.row for fault in reading.rejections)
    held = (file, identifier) in reading.places or identifier in reading.catalogue.withdrawn
    return not lost and not held


def _differ(field: str, one: str, other: str) -> bool:
    return canonical(field, one) != canonical(field, other)


def _by_id(records: Mapping[str, Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    return {key.partition(":")[2]: texts for key, texts in records.items()}


def _fault(place: str, field: str, reason: str) -> Rejection:
    return Rejection(CORRECTIONS_FILE, place, field, reason)
