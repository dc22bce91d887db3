"""The content of a file as text or JSON, and which fault there is where it is neither."""

import pytest

from geo.collection.faults import WHOLE_RECORD, Entry, Faults
from geo.model.errors import Position, Rejection

POSITION = Position("row", 2, "x")


@pytest.mark.parametrize(
    ("content", "value", "faults"),
    [
        (None, None, []),
        (b'\xef\xbb\xbf{"a": 1}', {"a": 1}, []),
        (b"null", None, []),
        (b"\xff", None, ["a.json: is not UTF-8 text (byte 0); save it as UTF-8"]),
        (b"[\n1", None, ["a.json: line 2: is not JSON: Expecting ',' delimiter"]),
        (b"[NaN]", None, ["a.json: has NaN, which is not a number in JSON"]),
        (b"[" * 100_000, None, ["a.json: is not JSON: nested too deeply, or a number too long"]),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_file_is_json_or_has_one_fault_and_is_incomplete(content, value, faults):
    found = Faults()
    assert found.json_of("a.json", content) == value
    assert [str(fault) for fault in found.found] == faults
    assert found.incomplete == ({"a.json"} if faults else set())


@pytest.mark.parametrize(
    ("unread", "fields", "readable"),
    [
        (set(), ("name",), True),
        ({"name"}, ("name",), False),
        ({"name"}, ("city", "country"), True),
        ({"name"}, ("city", "name"), False),
        ({WHOLE_RECORD}, ("city",), False),
    ],
)
def test_an_entry_has_the_fields_that_were_not_refused(unread, fields, readable):
    entry = Entry("record", "a.csv", POSITION, frozenset(unread))
    assert entry.has(*fields) is readable
    assert entry.fault("city", "is bad") == Rejection("a.csv", POSITION, "city", "is bad")
