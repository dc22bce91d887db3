"""Print the rows that data/corrections.csv lacks, for an editor to fill in the reasons.

Usage: python tools/draft_corrections.py OLD_FOLDER DATE [NEW_FOLDER] >> data/corrections.csv

OLD_FOLDER holds the files as they were released, for example out of git:
    git worktree add /tmp/released v1.0.0 && python tools/draft_corrections.py /tmp/released/data 2026-12-01

The column ``reason`` stays empty, and ``check`` refuses an empty one: nobody but an editor knows it.
New records need no row. Values are written as ``check`` compares them.
"""

import csv
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from geo.addenda import WITHDRAWN
from geo.reading import CORRECTION_COLUMNS, PROJECT_COLLECTION, read_catalogue, read_leniently
from geo.releases import digest_of, last_release, record_texts


def main(old_folder: str, day: str, new_folder: str = str(PROJECT_COLLECTION)) -> int:
    release = last_release(Path(new_folder))
    if release is None:
        print(f"{new_folder} has no release yet", file=sys.stderr)
        return 2
    old = record_texts(read_catalogue(Path(old_folder)))
    reading = read_leniently(Path(new_folder))
    new = record_texts(reading.catalogue)
    told = {(one.record, one.field) for _, one in reading.corrections[len(release.corrections) :]}
    rows = csv.DictWriter(sys.stdout, CORRECTION_COLUMNS, restval="", lineterminator="\n")
    for key, digests in release.records.items():
        record = key.partition(":")[2]
        if key not in new and record not in reading.catalogue.withdrawn:
            rows.writerow({"date": day, "record": record, "field": WITHDRAWN, "before": record})
        for field, digest in digests.items() if key in new else ():
            now = new[key][field]
            if digest_of(now) != digest and (record, field) not in told:
                before = old.get(key, {}).get(field, "")
                rows.writerow({"date": day, "record": record, "field": field, "before": before, "after": now})
    return 0


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
