"""Print the rows that data/corrections.csv lacks, for an editor to fill in the reasons.

Usage: python tools/draft_corrections.py OLD_FOLDER DATE [NEW_FOLDER] >> data/corrections.csv

OLD_FOLDER contains the files as they were released, for example out of git:
    git worktree add /tmp/released v1.0.0 && python tools/draft_corrections.py /tmp/released/data 2026-12-01

The column ``reason`` stays empty, and ``check`` refuses an empty one: only an editor knows it.
New records need no row. Values are written as ``check`` compares them.
"""

import csv
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from geo.collection.checks.corrections import is_gone, records_by_key
from geo.collection.reading import CORRECTIONS_FILE, PROJECT_COLLECTION, read_catalogue, read_collection
from geo.collection.records import columns_of
from geo.collection.releases import digest_of, last_release, record_texts, texts_of
from geo.model.annotations import WITHDRAWN, Correction
from geo.model.dates import parse_day
from geo.model.errors import GeoError, InvalidCollection, InvalidValue


def main(old_folder: str, day: str, new_folder: str = str(PROJECT_COLLECTION)) -> int:
    reading = read_collection(Path(new_folder))
    try:
        release = last_release(Path(new_folder))
        if release is None:
            raise InvalidValue(f"{new_folder} has no release yet")
        old = record_texts(read_catalogue(Path(old_folder)))
        parse_day(day)
        faults = [one for one in reading.faults.found if one.file == CORRECTIONS_FILE]
        if unread := [one for one in faults if one.field in ("", "record", "field")]:
            raise InvalidCollection(unread)
    except GeoError as error:
        print(error, file=sys.stderr)
        return 2
    present = records_by_key(reading)
    new = [entry.record for entry in reading.corrections[len(release.corrections) :]]
    written = {(one.record, one.field) for one in new}
    rows = csv.DictWriter(sys.stdout, columns_of(Correction), restval="", lineterminator="\n")
    for key, digests in release.records.items():
        record, entry = key.partition(":")[2], present.get(key)
        if entry is None:
            if is_gone(reading, key):
                rows.writerow({"date": day, "record": record, "field": WITHDRAWN, "before": record})
            continue
        texts = texts_of(entry.record)
        for field, digest in digests.items():
            now = texts[field]
            if entry.has(field) and digest_of(now) != digest and (record, field) not in written:
                before = old.get(key, {}).get(field, "")
                rows.writerow({"date": day, "record": record, "field": field, "before": before, "after": now})
    return 0


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
