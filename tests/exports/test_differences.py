"""Which records have changed since a file was made, a line each."""

from datetime import date

import pytest

from conftest import feature
from geo.collection.checks.collection import release_collection
from geo.collection.reading import CORRECTIONS_FILE
from geo.collection.records import columns_of
from geo.collection.releases import last_release
from geo.exports.differences import UNKNOWN, differences_from, differences_since
from geo.exports.manifest import Manifest, keys_of, record_digests
from geo.exports.origin import origin_of
from geo.model.annotations import Correction
from geo.query.citations import uses_by_source
from geo.query.selection import from_link, select

NOTED = "2026-11-22,can-markham-1,note,,Checked.,It was missing.,press"
WITHDRAWN = "2026-11-22,can-unlocated-1,id,can-unlocated-1,,Listed twice.,"


def correct(collection, *rows: str) -> None:
    collection.write(CORRECTIONS_FILE, "\n".join((",".join(columns_of(Correction)), *rows, "")))


def remove(collection, identifier: str) -> None:
    collection.write_features([one for one in collection.features() if one["id"] != identifier])


def add(collection) -> None:
    laval = feature("can-laval-1", (-73.7, 45.6), country="CAN", city="Laval")
    collection.write_features([*collection.features(), laval])


def nothing(collection) -> None:
    """Change no record."""


def note(collection) -> None:
    collection.edit_station("can-markham-1", note="Checked.")


def note_and_say_so(collection) -> None:
    note(collection)
    correct(collection, NOTED)


def withdraw(collection) -> None:
    remove(collection, "can-unlocated-1")
    correct(collection, WITHDRAWN)


REASON = "Corrected on 22 November 2026, note: It was missing."
GONE = "The record can-unlocated-1 was withdrawn on 22 November 2026. Reason: Listed twice."


@pytest.mark.parametrize(
    ("change", "since_release", "from_package"),
    [
        (nothing, "no record; corrections or names of places only", "none"),
        (note, "station:can-markham-1: note.", "station:can-markham-1: changed."),
        (
            note_and_say_so,
            f"station:can-markham-1: note. {REASON}",
            f"station:can-markham-1: changed. {REASON}",
        ),
        (withdraw, f"station:can-unlocated-1: {GONE}", f"station:can-unlocated-1: {GONE}"),
        (
            lambda collection: remove(collection, "can-unlocated-1"),
            "station:can-unlocated-1: gone",
            "station:can-unlocated-1: gone",
        ),
        (add, "new, station (1): can-laval-1", "new, station (1): can-laval-1"),
    ],
)
def test_a_record_that_is_not_as_it_was_is_a_line(collection, change, since_release, from_package):
    release_collection(collection.folder, date(2026, 11, 21))
    before = collection.read()
    selection = from_link("country=CAN", before)
    selected = select(before, selection)
    keys = keys_of(before, selected, uses_by_source(before, selected))
    records = {key: digest for key, digest in record_digests(before).items() if key in keys}
    package = Manifest(origin_of(before, selection), {}, records)
    change(collection)
    after = collection.read()
    label = "Changes since release 1.0.0 of 2026-11-21:"
    assert differences_since(after, last_release(collection.folder)) == (label, since_release)
    assert differences_from(after, package) == (
        "Records of this selection that have changed:",
        from_package,
    )


def test_a_record_outside_the_selection_of_a_package_is_not_new_to_it(collection):
    before = collection.read()
    package = Manifest(origin_of(before, from_link("country=GBR", before)), {}, {})
    add(collection)
    lines = " ".join(differences_from(collection.read(), package))
    assert "new, station (1): gbr-london-1" in lines
    assert "can-" not in lines


def test_without_the_release_a_file_was_made_from_nothing_is_known(five):
    assert differences_since(five, None) == (UNKNOWN,)
