"""A folder's own datapackage.json: its promises are checked, and what leads out of the folder is refused."""

import json
import os
import re
import socket
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from geo.checks import descriptor
from geo.checks.descriptor import DESCRIPTOR_FILE
from geo.checks.shape import shape_faults
from geo.reading import SOURCE_COLUMNS, SOURCES_FILE
from geo.records import Rejection

EMPTY = "is empty; it must be filled in"
SENTENCES = {
    "an_address": "is an address; name a file in the folder, as nothing is fetched",
    "absolute": "is absolute; write it relative to the folder",
    "outside": "leads out of the folder",
    "unknown": "is not known here, and nothing is fetched; use data-package",
    "long": "a" * 300,
}


def in_full(reason: str, **measured: str) -> str:
    words = {**SENTENCES, **measured}
    return re.sub(r"\{(\w+)\}", lambda found: words[found[1]], reason)


def told(folder: Path) -> list[str]:
    return [str(fault) for fault in shape_faults(folder)]


def describe(collection, *resources: Any, **package: Any) -> None:
    whole = {"name": "beat", "resources": list(resources), **package}
    collection.write(DESCRIPTOR_FILE, json.dumps(whole))


OWN_TABLE = {
    "name": "sources",
    "path": "sources.csv",
    "profile": "tabular-data-resource",
    "schema": {"fields": [{"name": "id", "type": "string"}, {"name": "kind", "type": "string"}]},
}


@pytest.fixture
def no_network(monkeypatch) -> list[Any]:
    """Every attempt to reach the network, which fails."""
    attempts: list[Any] = []

    def refuse(*arguments: Any, **_: Any) -> None:
        attempts.append(arguments)
        raise OSError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return attempts


def test_a_sound_descriptor_of_its_own_is_no_fault(collection):
    describe(collection, OWN_TABLE, {"name": "map", "path": "stations.geojson"})
    assert told(collection.folder) == []


def test_a_descriptor_of_version_2_is_understood_without_the_network(collection, no_network):
    table = {**OWN_TABLE, "type": "table"}
    del table["profile"]
    describe(collection, table, **{"$schema": "https://datapackage.org/profiles/2.0/datapackage.json"})
    assert (told(collection.folder), no_network) == ([], [])


@pytest.mark.parametrize(
    ("field", "cell", "reason"),
    [
        ({"type": "integer"}, "press", "'press' is not a whole number"),
        ({"type": "date"}, "today", "'today' is not a day; write it as 2022-11-05"),
        ({"type": "string", "constraints": {"pattern": "[a-z]+"}}, "A1", "'A1' is not of the form [a-z]+"),
        ({"type": "string", "constraints": {"maxLength": 3}}, "wire", "'wire' is longer than 3 characters"),
        ({"type": "integer", "constraints": {"minimum": 5}}, "4", "'4' is below 5, the least allowed"),
        ({"type": "string", "constraints": {"required": True}}, "", EMPTY),
    ],
)  # fmt: skip
def test_the_own_schema_counts_as_well(collection, field, cell, reason):
    collection.write(SOURCES_FILE, f"{','.join(SOURCE_COLUMNS[:7])}\nngo,NGO,,,,{cell},\n")
    describe(
        collection,
        {**OWN_TABLE, "schema": {"fields": [{"name": "id", "type": "string"}, {"name": "kind", **field}]}},
    )
    assert told(collection.folder) == [f"sources.csv: row 2 (ngo), field kind: {reason}"]


def test_a_value_that_the_own_schema_wants_unique_is_told(collection):
    unique = {"name": "kind", "type": "string", "constraints": {"unique": True}}
    describe(collection, {**OWN_TABLE, "schema": {"fields": [unique]}})
    collection.edit_source("press", kind="research")
    reason = "'research' stands in row 2 too; values of this column are unique"
    assert shape_faults(collection.folder) == [Rejection(SOURCES_FILE, "row 3 (press)", "kind", reason)]


def test_a_column_that_the_own_schema_names_must_be_there(collection):
    describe(collection, {**OWN_TABLE, "schema": {"fields": [{"name": "colour", "type": "string"}]}})
    assert told(collection.folder) == ["sources.csv: row 1: the header lacks colour"]


def test_a_schema_in_a_file_of_the_folder_counts(collection):
    collection.write("kinds.json", json.dumps({"fields": [{"name": "kind", "type": "integer"}]}))
    describe(collection, {**OWN_TABLE, "schema": "kinds.json"})
    assert [fault.reason for fault in shape_faults(collection.folder)] == [
        "'research' is not a whole number",
        "'newspaper' is not a whole number",
        "'official record' is not a whole number",
    ]


def test_further_tables_of_the_folder_are_checked(collection):
    collection.write("budget.csv", "id,sum\na,1\nb,one\n")
    fields = [{"name": "id", "type": "string"}, {"name": "sum", "type": "integer"}]
    describe(collection, {"name": "budget", "path": "budget.csv", "schema": {"fields": fields}})
    assert told(collection.folder) == ["budget.csv: row 3 (b), field sum: 'one' is not a whole number"]


def resource(**members: Any) -> dict[str, Any]:
    return {"name": "sources", "path": "sources.csv", **members}


UNSOUND = [
    (resource(path="gone.csv"), "path", "gone.csv is missing from {folder}"),
    (resource(path="Sources.csv "), "path", "Sources.csv  is missing from {folder}"),
    (resource(path="."), "path", ". in {folder} is not a file"),
    (resource(path="http://example.org/a.csv"), "path", "'http://example.org/a.csv' {an_address}"),
    (resource(path="HTTPS://example.org/a.csv"), "path", "'HTTPS://example.org/a.csv' {an_address}"),
    (resource(path="ftp://example.org/a.csv"), "path", "'ftp://example.org/a.csv' {an_address}"),
    (resource(path="file:///etc/passwd"), "path", "'file:///etc/passwd' {an_address}"),
    (resource(path="s3://bucket/a.csv"), "path", "'s3://bucket/a.csv' {an_address}"),
    (resource(path="C:/a.csv"), "path", "'C:/a.csv' {an_address}"),
    (resource(path="/etc/passwd"), "path", "'/etc/passwd' {absolute}"),
    (resource(path="~/a.csv"), "path", "'~/a.csv' {absolute}"),
    (resource(path="../sources.csv"), "path", "'../sources.csv' {outside}"),
    (resource(path="a/../../b.csv"), "path", "'a/../../b.csv' {outside}"),
    (resource(path="a\\b.csv"), "path", "'a\\\\b.csv' holds a backslash; write / between folders"),
    (resource(path="outside"), "path", "'outside' {outside}"),
    (resource(path="a\0b"), "path", "'a\\x00b' is not the path of a file"),
    (resource(path="a" * 300), "path", "{long} in {folder} cannot be read: File name too long"),
    (resource(path=7), "path", "7 is not the path of a file"),
    (resource(path=["sources.csv", "/a"]), "path", "'/a' {absolute}"),
    (resource(extrapaths=["../a"]), "path", "'../a' {outside}"),
    (resource(schema="http://example.org/s.json"), "schema", "'http://example.org/s.json' {an_address}"),
    (resource(schema="../s.json"), "schema", "'../s.json' {outside}"),
    (resource(dialect="/d.json"), "dialect", "'/d.json' {absolute}"),
    (resource(schema={"fields": ["http://example.org/f.json"]}),
     "schema", "names a file among its fields; write them out"),
    (resource(schema={"fields": [{"name": "a", "type": "object", "x": {"$ref": "http://example.org/x"}}]}),
     "$ref", "'http://example.org/x' leads out of the descriptor; nothing is fetched"),
    (resource(profile="http://example.org/p.json"),
     "profile", "'http://example.org/p.json' {unknown}"),
    (resource(profiles=["p.json"]),
     "profiles", "'p.json' {unknown}"),
    (resource(encoding="latin-1"), "encoding", "is 'latin-1', but the file is read as UTF-8"),
    (resource(dialect={"delimiter": ";"}), "dialect", "separates by ';', but the file is read with commas"),
    (resource(bytes=7), "bytes", "is 7, but the file has {bytes}"),
    (resource(hash="sha256:00"), "hash", "is '00', but the file has {sha256}"),
    (resource(schema={"fields": [{"name": "id", "type": "string", "constraints": {"pattern": "("}}]}),
     "pattern", "'(' of field id is not a regular expression"),
    (resource(schema={"fields": [{"name": "id", "type": "colour"}]}),
     "", "'colour' is not a type of field"),
    (resource(schema={"fields": [{"name": "id", "type": "string"}], "primaryKey": "ids"}),
     "", "the primary key names a field that the schema does not have"),
    (resource(schema={"fields": [{"name": "id", "type": "string"}, {"name": "id", "type": "string"}]}),
     "", "two fields of the schema have one name; names are unique"),
    (resource(title=7), "title", "7 is not text"),
    ({"path": "sources.csv"}, "", "'name' is missing"),
    ({"name": "sources"}, "", "names no file; give its path"),
    ("sources.csv", "", "is not an object"),
]  # fmt: skip


@pytest.mark.parametrize(("own", "field", "reason"), UNSOUND)
def test_an_unsound_or_unsafe_descriptor_is_refused_without_the_network(
    collection, no_network, own, field, reason
):
    (collection.folder / "outside").symlink_to(collection.folder.parent)
    describe(collection, own)
    place = f"resource 1 ({own['name']})" if "name" in own else "resource 1"
    content = (collection.folder / SOURCES_FILE).read_bytes()
    measured = {
        "folder": str(collection.folder),
        "bytes": str(len(content)),
        "sha256": sha256(content).hexdigest(),
    }
    expected = in_full(reason, **measured)
    assert shape_faults(collection.folder) == [Rejection(DESCRIPTOR_FILE, place, field, expected)]
    assert no_network == []


@pytest.mark.parametrize(
    ("package", "fault"),
    [
        ({"created": "yesterday"}, "created is not a moment such as 2022-11-05T12:00:00Z"),
        ({"licenses": [{"title": "free"}]}, "a licence has neither a name nor a path; give one"),
        ({"profile": "fiscal-data-package"},
         "field profile: 'fiscal-data-package' {unknown}"),
        ({"profile": "https://example.org/p"},
         "field profile: 'https://example.org/p' {unknown}"),
        ({"name": "My Beat"}, "field name: 'My Beat' is not a name; use a-z, 0-9, '-', '_', '.' and '/'"),
        ({"keywords": "police"}, "field keywords: 'police' is not a list"),
        ({"resources": []}, "field resources: is not a list that names at least one file"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_package_as_a_whole_is_told(collection, no_network, package, fault):
    describe(collection, OWN_TABLE, **package)
    assert (told(collection.folder), no_network) == ([f"datapackage.json: {in_full(fault)}"], [])


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b'{"resources": [', "line 1: is not JSON: Expecting value"),
        (b"[]", "is not a JSON object"),
        (b"\xff\xfe{}", "is not UTF-8 text (byte 0); save it as UTF-8"),
        (b"[" * 100_000, "is not JSON that can be read: nested too deeply, or a number too long"),
        (b"{}", "field resources: is not a list that names at least one file"),
    ],
)  # fmt: skip
def test_a_descriptor_that_is_none_is_told(collection, content, fault):
    collection.write(DESCRIPTOR_FILE, content)
    assert told(collection.folder) == [f"datapackage.json: {fault}"]


def test_two_resources_of_one_name_are_told(collection):
    describe(collection, OWN_TABLE, OWN_TABLE)
    reason = "'sources' is already the name of resource 1; names are unique"
    assert shape_faults(collection.folder) == [
        Rejection(DESCRIPTOR_FILE, "resource 2 (sources)", "name", reason)
    ]


def test_the_library_would_be_stopped_at_the_network_if_it_tried(collection, no_network, monkeypatch):
    monkeypatch.setattr(descriptor, "refuse_outside", lambda *_: True)
    describe(collection, {**OWN_TABLE, "schema": {"fields": ["http://example.org/f.json"]}})
    (fault,) = told(collection.folder)
    assert "http://example.org/f.json is not fetched" in fault
    assert no_network == []


def test_no_fault_leaves_the_working_directory_or_the_folder_changed(collection):
    describe(collection, OWN_TABLE)
    before = sorted((path.name, path.read_bytes()) for path in collection.folder.iterdir())
    here = os.getcwd()  # noqa: PTH109
    told(collection.folder)
    assert sorted((path.name, path.read_bytes()) for path in collection.folder.iterdir()) == before
    assert os.getcwd() == here  # noqa: PTH109
