"""What a collection says of itself in its ``datapackage.json``, and its text after a release."""

import json
from datetime import date

import pytest

from geo.collection.descriptor import parse_borders, parse_descriptor, render_descriptor, version_of
from geo.collection.faults import Faults

FILES = [{"name": "stations", "path": "stations.geojson"}]


@pytest.mark.parametrize(
    ("content", "package", "faults"),
    [
        (None, {}, []),
        ({"resources": FILES}, {"resources": FILES}, []),
        ({}, {}, ["field resources: is not a list that names at least one file"]),
        (
            {"resources": []},
            {"resources": []},
            ["field resources: is not a list that names at least one file"],
        ),
        ([], {}, ["is not a JSON object"]),
        ("{", {}, ["line 1: is not JSON: Expecting property name enclosed in double quotes"]),
    ],
)
def test_a_descriptor_is_read_with_its_faults(content, package, faults):
    found = Faults()
    raw = content if content is None or isinstance(content, str) else json.dumps(content)
    assert parse_descriptor(raw and raw.encode(), found) == package
    assert [str(fault) for fault in found.found] == [f"datapackage.json: {fault}" for fault in faults]


@pytest.mark.parametrize(
    ("version", "printed"),
    [
        ("1.0.0", "1.0.0"),
        ("2026-11+b", "2026-11+b"),
        (None, ""),
        (1, ""),
        ("a b", ""),
        ("x" * 41, ""),
        ("", ""),
    ],
)
def test_a_version_is_printed_only_where_it_is_fit_to_be(version, printed):
    assert version_of({} if version is None else {"version": version}) == printed


@pytest.mark.parametrize(
    ("asked", "borders", "fault"),
    [
        (None, "international", None),
        ("international", "international", None),
        ("de-facto", "de-facto", None),
        ("disputed", "international", "'disputed' is no view of the borders; use international or de-facto"),
        (3, "international", "3 is no view of the borders; use international or de-facto"),
    ],
)
def test_borders_are_those_asked_for_or_the_default(asked, borders, fault):
    found = Faults()
    assert parse_borders({} if asked is None else {"borders": asked}, found) == borders
    assert [one.reason for one in found.found] == ([fault] if fault else [])


@pytest.mark.parametrize(
    ("package", "released"),
    [
        ({"name": "beat", "version": "1.0.0"}, {"name": "beat", "version": "1.1.0"}),
        ({"created": "2020-01-01T00:00:00Z"}, {"created": "2026-11-22T00:00:00Z", "version": "1.1.0"}),
    ],
)
def test_a_release_writes_its_version_and_where_there_was_one_its_day(package, released):
    text = render_descriptor(package, "1.1.0", date(2026, 11, 22))
    assert json.loads(text) == released
    assert text.endswith("}\n")
