"""A released collection, and how a test changes, corrects and checks it."""

from datetime import date

from geo.collection.checks.collection import check_collection
from geo.collection.reading import CORRECTIONS_FILE
from geo.collection.records import columns_of
from geo.model.annotations import Correction

DAY = date(2026, 11, 21)


LABEL = "release 1.0.0 of 2026-11-21"


def correct(collection, *rows: str) -> None:
    collection.write(
        CORRECTIONS_FILE, "".join(f"{row}\n" for row in (",".join(columns_of(Correction)), *rows))
    )


def remove(collection, identifier: str) -> None:
    collection.write_features([one for one in collection.features() if one["id"] != identifier])


def faults(collection) -> list[tuple[str, str, str, str]]:
    found = check_collection(collection.folder).faults
    return [(one.file, str(one.position), one.field, one.reason) for one in found]
