"""Rules of ``corrections.csv``: no released record changes, or goes, without saying so."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from geo.collection.faults import Entry
from geo.collection.reading import CORRECTIONS_FILE, Reading
from geo.collection.releases import (
    FILE_OF_KIND,
    Release,
    canonical,
    correction_digest,
    digest_of,
    key_of,
    texts_of,
)
from geo.model.annotations import WITHDRAWN, Correction
from geo.model.errors import WHOLE_FILE, Position, Rejection
from geo.model.records import Record
from geo.model.text import shown

_CHANGED = (
    "has changed since {}; add a row to corrections.csv: record {!r}, field {!r}, "
    "before as released, after {}, and the reason"
)
_GONE = (
    "was in {} and is gone; put the record back, or add a row to corrections.csv: record {!r}, "
    "field 'id', after empty or the id of the record in its place, and the reason"
)


def correction_faults(reading: Reading, release: Release | None) -> Iterator[Rejection]:
    """Every fault of the corrections, compared with the records and the last release.

    Without a release only the corrections themselves are looked at. A field that could not be read is not
    compared.
    """
    dated = [entry for entry in reading.corrections if entry.has("date")]
    for earlier, later in pairwise(dated):
        if later.record.date.end < earlier.record.date.end:
            reason = f"{later.record.date} stands after {earlier.record.date}; add corrections at the end"
            yield later.fault("date", reason)
    if release and CORRECTIONS_FILE not in reading.faults.incomplete:
        yield from _published_faults(reading.corrections, release)
    yield from _entry_faults(reading, release)
    if release:
        yield from _release_faults(reading, release)


def refuse_missing_files(reading: Reading, release: Release) -> None:
    """Add a fault for each optional file that a release has records of and the folder lacks."""
    files = {FILE_OF_KIND.get(key.partition(":")[0], "") for key in release.records}
    files |= {CORRECTIONS_FILE} if release.corrections else set()
    for file in sorted(files - reading.files.keys()):
        reason = f"the file is missing from {reading.folder}, but {release.label} has it; put it back"
        reading.faults.refuse_file(file, reason)


def records_by_key(reading: Reading) -> dict[str, Entry[Record]]:
    """Every record that has an id, by ``kind:id``; the first of those that have the same."""
    by_key: dict[str, Entry[Record]] = {}
    for entry in reading.records:
        if entry.record.id:
            by_key.setdefault(key_of(entry.record), entry)
    return by_key


def is_gone(reading: Reading, key: str) -> bool:
    """Whether the record ``kind:id`` is neither in its file nor withdrawn.

    It may stand in a row whose id could not be read, or in a file that could not.
    """
    kind, _, identifier = key.partition(":")
    file = FILE_OF_KIND.get(kind, "")
    if file in reading.faults.incomplete or identifier in _withdrawn(reading):
        return False
    own = [entry for entry in reading.records if entry.file == file]
    return not any(entry.record.id in ("", identifier) or "id" in entry.unread for entry in own)


def _withdrawn(reading: Reading) -> set[str]:
    return {entry.record.record for entry in reading.corrections if entry.record.withdraws}


def _published_faults(entries: tuple[Entry[Correction], ...], release: Release) -> Iterator[Rejection]:
    for entry, digest in zip(entries, release.corrections, strict=False):
        if not entry.unread and correction_digest(entry.record) != digest:
            yield entry.fault("", f"differs from {release.label}; a published correction stays as it was")
    released = len(release.corrections)
    if len(entries) < released:
        reason = f"has {len(entries)} corrections, {release.label} had {released}; put them back"
        yield Rejection(CORRECTIONS_FILE, WHOLE_FILE, "", reason)
    for entry in entries[released:]:
        if entry.has("date") and entry.record.date.end < release.date:
            absent = f"before {release.label}, which does not have this correction"
            yield entry.fault("date", f"{entry.record.date} is {absent}; write the day it was made")


def _entry_faults(reading: Reading, release: Release | None) -> Iterator[Rejection]:
    """Each names a record and a field that exist, and the entries of a field follow one another."""
    present = {entry.record.id: entry for entry in records_by_key(reading).values()}
    released = release.records if release else {}
    known = {key.partition(":")[2]: list(texts) for key, texts in released.items()}
    known |= {identifier: list(texts_of(entry.record)) for identifier, entry in present.items()}
    whole = reading.faults.incomplete.isdisjoint(FILE_OF_KIND.values())
    withdrawn = _withdrawn(reading)
    count = len(release.corrections) if release else 0
    last: dict[tuple[str, str], Correction] = {}
    for number, entry in enumerate(reading.corrections):
        one = entry.record
        if not entry.has("record", "field"):
            continue
        if one.withdraws:
            yield from _tombstone_faults(entry, present, whole=whole)
        named = one.record in known or (one.record in withdrawn and not one.withdraws)
        if not named and whole and (not one.withdraws or (release and number >= count)):
            reason = f"{one.record!r} is the id of no record, present or released"
            yield entry.fault("record", reason)
        if one.withdraws:
            continue
        if one.record in known and one.field not in known[one.record]:
            fields = ", ".join([*known[one.record], WITHDRAWN])
            yield entry.fault("field", f"{one.field!r} is not a field of {one.record!r}; it has {fields}")
        before = last.get((one.record, one.field))
        if before and entry.has("before") and _differ(one.field, before.after, one.before):
            reason = f"{shown(one.before)} is not what the correction before it left, {shown(before.after)}"
            yield entry.fault("before", reason)
        last[one.record, one.field] = one
    yield from _present_faults(reading.corrections[count:], present)


def _present_faults(
    corrections: tuple[Entry[Correction], ...], present: Mapping[str, Entry[Record]]
) -> Iterator[Rejection]:
    """The latest correction of a field says what the record says now."""
    latest = {(one.record.record, one.record.field): one for one in corrections if one.has("record", "field")}
    for (identifier, field), entry in latest.items():
        record = present.get(identifier)
        if record is None or not record.has(field) or not entry.has("after"):
            continue
        now = texts_of(record.record).get(field)
        if now is not None and _differ(field, entry.record.after, now):
            reason = f"{shown(entry.record.after)} is not what the record says now, {shown(now)}"
            yield entry.fault("after", reason)


def _tombstone_faults(
    entry: Entry[Correction], present: Mapping[str, object], *, whole: bool
) -> Iterator[Rejection]:
    one = entry.record
    if one.record in present:
        reason = f"{one.record!r} was withdrawn on {one.date}, but a record has this id; leave it unused"
        yield entry.fault("record", reason)
    if one.before not in ("", one.record):
        yield entry.fault("before", f"{shown(one.before)} is not the id withdrawn, {one.record!r}")
    if one.after and one.after not in present and whole:
        reason = f"{one.after!r} is no record of this collection; leave it empty or name the one in its place"
        yield entry.fault("after", reason)


def _release_faults(reading: Reading, release: Release) -> Iterator[Rejection]:
    """Each released record is still there and says the same, or a correction says what changed.

    A correction that could not be read may say so of any record.
    """
    present = records_by_key(reading)
    recent = reading.corrections[len(release.corrections) :]
    may_be_said = CORRECTIONS_FILE in reading.faults.incomplete or any(
        not one.has("record", "field") for one in recent
    )
    first: dict[tuple[str, str], Entry[Correction]] = {}
    for correction in recent:
        first.setdefault((correction.record.record, correction.record.field), correction)
    for key, digests in release.records.items():
        kind, _, identifier = key.partition(":")
        entry = present.get(key)
        if entry is None:
            if not may_be_said and is_gone(reading, key):
                reason = _GONE.format(release.label, identifier)
                yield Rejection(FILE_OF_KIND.get(kind, ""), Position(id=identifier), WITHDRAWN, reason)
            continue
        texts = texts_of(entry.record)
        for field, digest in digests.items():
            now = texts.get(field, "")
            corrected = first.get((identifier, field))
            if corrected:
                before = corrected.record.before
                if corrected.has("before") and digest_of(canonical(field, before)) != digest:
                    said = f"said in {field} of {identifier!r}"
                    yield corrected.fault("before", f"{shown(before)} is not what {release.label} {said}")
            elif not may_be_said and entry.has(field) and digest_of(now) != digest:
                reason = _CHANGED.format(release.label, identifier, field, shown(now) if now else "empty")
                yield entry.fault(field, reason)


def _differ(field: str, one: str, other: str) -> bool:
    return canonical(field, one) != canonical(field, other)
