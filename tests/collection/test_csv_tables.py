"""Rows of a CSV file, and what is wrong with a table as a whole."""

import pytest

from collection.faults import changed, only_fault
from geo.collection.reading import EVENTS_FILE, SOURCES_FILE


def test_blank_lines_and_foreign_columns_are_no_fault(collection, five):
    header, *rows = collection.text(SOURCES_FILE).splitlines()
    wider = [f"{header},colour", "", *(f"{row},red" for row in rows), ",,,,,,,", ""]
    collection.write(SOURCES_FILE, "\n".join(wider))
    assert collection.read().sources == five.sources


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        (EVENTS_FILE, "made_public", "published", "row 1: the header lacks made_public"),
        (EVENTS_FILE, "id,countries,", "", "row 1: the header lacks id, countries"),
        (SOURCES_FILE, "publisher", "editor", "row 1: the header lacks publisher"),
        (EVENTS_FILE, "eu-debate,,", "short\neu-debate,,", "row 8: has 1 cells, the header has 12"),
        (SOURCES_FILE, "ngo,", "wide,,,,,,,\nngo,", "row 2: has 8 cells, the header has 7"),
        (EVENTS_FILE, "eu-debate", '"eu-debate', "row 8: cannot be read as CSV: unexpected end of data"),
        (EVENTS_FILE, "eu-debate", '"eu"-debate', "row 8: cannot be read as CSV: "),
        (EVENTS_FILE, "id,countries", 'id,"coun"tries', "row 1: cannot be read as CSV: "),
    ],
)
def test_a_table_that_cannot_be_read_is_reported(collection, name, old, new, fault):
    changed(collection, name, old, new)
    assert only_fault(collection).startswith(f"{name}: {fault}")


@pytest.mark.parametrize(
    ("header", "field", "reason"),
    [
        ("note,note", "note", "the header has this column 2 times; names of columns are unique"),
        ("note,", "column 8", "column 8 has cells but no name; name it or remove it"),
    ],
)
def test_a_column_without_a_name_of_its_own_is_reported_once(collection, header, field, reason):
    first, *rows = collection.text(SOURCES_FILE).splitlines()
    lines = [first.replace("note", header), *(f"{row},x" for row in rows)]
    collection.write(SOURCES_FILE, "\n".join(lines))
    assert only_fault(collection) == f"{SOURCES_FILE}: row 1, field {field}: {reason}"


@pytest.mark.parametrize("content", ["", "\n,,\n"])
def test_a_blank_header_is_reported(collection, content):
    collection.write(SOURCES_FILE, content)
    assert only_fault(collection) == f"{SOURCES_FILE}: row 1: {BLANK_HEADER}"


BLANK_HEADER = "the header is blank; write the names of the columns there"
