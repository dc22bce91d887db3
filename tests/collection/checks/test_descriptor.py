"""``datapackage.json``: the project's is a sound Data Package that says what reading wants, a folder's own
keeps its promises, and nothing that it names is fetched or read outside the folder."""

import json
import re
import socket
from hashlib import sha256
from typing import Any

import frictionless
import pytest

from geo.collection.checks.collection import check_collection
from geo.collection.checks.descriptor import descriptor_faults
from geo.collection.descriptor import DESCRIPTOR_FILE
from geo.collection.reading import (
    CORRECTIONS_FILE,
    DATA_FILES,
    EVENTS_FILE,
    FIGURES_FILE,
    OPTIONAL_FILES,
    PROJECT_COLLECTION,
    SINCE_FILE,
    SOURCES_FILE,
    STATIONS_FILE,
    TOPONYMS_FILE,
    read_collection,
)
from geo.collection.records import TOPONYM_COLUMNS, columns_of
from geo.collection.releases import last_release, texts_of
from geo.model.annotations import Correction, Development, Figure
from geo.model.places import PRECISIONS
from geo.model.records import ATTESTATIONS, BUREAU_BASES, KINDS, STANDINGS, STATUSES, Event
from geo.model.sources import Source

RESOURCES = {one["path"]: one for one in read_collection().package["resources"]}
FIELDS = [field for one in RESOURCES.values() for field in one.get("schema", {}).get("fields", [])]
ADDRESS = "is an address; name a file in the folder, as nothing is fetched"
ABSOLUTE = "is absolute; write it relative to the folder"
OUTSIDE = "leads out of the folder"


def field_of(file: str, name: str) -> dict[str, Any]:
    return next(field for field in RESOURCES[file]["schema"]["fields"] if field["name"] == name)


# The project's own


def test_frictionless_finds_the_project_package_valid():
    report = frictionless.Package(str(PROJECT_COLLECTION / DESCRIPTOR_FILE)).validate()
    assert report.flatten(["name", "type", "rowNumber", "fieldName", "note"]) == []
    assert {task.name for task in report.tasks} == {one["name"] for one in RESOURCES.values()}


def test_the_package_says_what_it_is_and_under_which_licence():
    package = read_collection().package
    assert package["name"] == "alleged-overseas-chinese-police-stations"
    assert package["version"] == last_release(PROJECT_COLLECTION).version
    assert [licence["name"] for licence in package["licenses"]] == ["CC-BY-4.0"]
    addresses = {source["path"] for source in package["sources"] if "path" in source}
    assert addresses == {"https://www.geonames.org"}
    assert set(RESOURCES) == {*DATA_FILES, *OPTIONAL_FILES}


@pytest.mark.parametrize(
    ("file", "columns"),
    [
        (EVENTS_FILE, columns_of(Event)),
        (SOURCES_FILE, (*columns_of(Source), "cautions", "origin")),
        (SINCE_FILE, columns_of(Development)),
        (FIGURES_FILE, columns_of(Figure)),
        (CORRECTIONS_FILE, columns_of(Correction)),
        (TOPONYMS_FILE, TOPONYM_COLUMNS),
    ],
)
def test_a_table_has_the_columns_that_reading_wants(file, columns):
    assert [field["name"] for field in RESOURCES[file]["schema"]["fields"]] == list(columns)


@pytest.mark.parametrize(
    ("file", "field", "values"),
    [
        (EVENTS_FILE, "kind", KINDS),
        (EVENTS_FILE, "status_after", STATUSES),
        (EVENTS_FILE, "attestation", ATTESTATIONS),
        (SINCE_FILE, "attestation", ATTESTATIONS),
    ],
)
def test_the_allowed_values_of_a_column_are_those_of_the_records(file, field, values):
    assert field_of(file, field)["constraints"]["enum"] == list(values)


def test_the_allowed_values_of_stations_are_those_of_the_records():
    properties = RESOURCES[STATIONS_FILE]["jsonschema"]["properties"]["properties"]["properties"]
    standing = properties["history"]["items"]["properties"]["standing"]
    bases = properties["bureau_basis"]
    allowed = [one["enum"] for one in (properties["precision"], properties["attestation"], standing, bases)]
    assert allowed == [[*PRECISIONS], [*ATTESTATIONS], [*STANDINGS], [*BUREAU_BASES, "", None]]


@pytest.mark.parametrize("file", [name for name in RESOURCES if name != STATIONS_FILE])
def test_what_the_package_requires_reading_requires_too(collection, file):
    fields = RESOURCES[file]["schema"]["fields"]
    columns = [field["name"] for field in fields]
    collection.write(file, f"{','.join(columns)},more\n{',' * len(columns)}x\n")
    found = read_collection(collection.folder).faults.found
    empty = {one.field for one in found if one.file == file and one.reason.startswith("is empty")}
    assert empty == {field["name"] for field in fields if field.get("constraints", {}).get("required")}


def test_the_package_describes_every_property_of_a_station(catalogue):
    properties = RESOURCES[STATIONS_FILE]["jsonschema"]["properties"]["properties"]["properties"]
    assert {*properties, "geometry"} == set(texts_of(catalogue.stations[0]))


def test_every_column_has_a_title_and_a_description():
    for field in FIELDS:
        assert field["title"], field
        assert field["description"].endswith("."), field


def test_every_pattern_has_its_form_in_words():
    patterned = [field for field in FIELDS if "pattern" in field.get("constraints", {})]
    assert len(patterned) > 10
    assert [field for field in patterned if "form" not in field] == []


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("2022", True), ("2022-11", True), ("2022-11-05", True), ("by 2022-11-05", True), ("by 2022", True),
        ("2022-13", False), ("2022-11-32", False), ("2022-11-5", False), ("by", False), ("22", False),
        ("by  2022", False), ("2022-", False), ("٢٠٢٢", False), ("2022-00", False),
    ],
)  # fmt: skip
def test_the_pattern_of_dates_takes_the_four_forms(text, accepted):
    assert bool(re.fullmatch(field_of(EVENTS_FILE, "date")["constraints"]["pattern"], text)) == accepted


# A folder's own


def describe(collection, *resources: Any, **package: Any) -> None:
    whole = {"name": "beat", "resources": list(resources), **package}
    collection.write(DESCRIPTOR_FILE, json.dumps(whole))


def faults(collection) -> list[str]:
    return [str(fault) for fault in descriptor_faults(read_collection(collection.folder))]


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


SCHEMA = {"fields": [{"name": "id", "type": "string"}, {"name": "kind", "type": "string"}]}


def resource(**members: Any) -> dict[str, Any]:
    return {"name": "sources", "path": "sources.csv", **members}


@pytest.mark.parametrize(
    "own",
    [
        [resource(schema=SCHEMA), {"name": "map", "path": "stations.geojson"}],
        [resource(schema={"fields": [{"name": "colour"}], "fieldsMatch": "partial"})],
        [resource(schema="http://example.org/schema.json", profile="http://example.org/profile.json")],
        [resource(path=["sources.csv", "investigations.csv"])],
        [{"name": "inline", "data": [["id"], ["a"]]}],
        [{"name": "later", "path": "since.csv"}],
    ],
)
def test_a_sound_descriptor_is_no_fault_and_nothing_is_fetched(collection, no_network, own):
    describe(collection, *own)
    assert (faults(collection), no_network) == ([], [])


def test_a_copy_of_the_project_package_suits_a_collection_without_the_optional_files(collection):
    collection.write(DESCRIPTOR_FILE, (PROJECT_COLLECTION / DESCRIPTOR_FILE).read_bytes())
    assert faults(collection) == []


UNSOUND = [
    (resource(path="gone.csv"), "path", "gone.csv is missing from {folder}"),
    (resource(path="Sources.csv "), "path", "Sources.csv  is missing from {folder}"),
    (resource(path="."), "path", ". in {folder} is not a file"),
    (resource(path="http://example.org/a.csv"), "path", f"'http://example.org/a.csv' {ADDRESS}"),
    (resource(path="HTTPS://example.org/a.csv"), "path", f"'HTTPS://example.org/a.csv' {ADDRESS}"),
    (resource(path="ftp://example.org/a.csv"), "path", f"'ftp://example.org/a.csv' {ADDRESS}"),
    (resource(path="file:///etc/passwd"), "path", f"'file:///etc/passwd' {ADDRESS}"),
    (resource(path="s3://bucket/a.csv"), "path", f"'s3://bucket/a.csv' {ADDRESS}"),
    (resource(path="C:/a.csv"), "path", f"'C:/a.csv' {ADDRESS}"),
    (resource(path="/etc/passwd"), "path", f"'/etc/passwd' {ABSOLUTE}"),
    (resource(path="~/a.csv"), "path", f"'~/a.csv' {ABSOLUTE}"),
    (resource(path="../sources.csv"), "path", f"'../sources.csv' {OUTSIDE}"),
    (resource(path="a/../../b.csv"), "path", f"'a/../../b.csv' {OUTSIDE}"),
    (resource(path="a/../sources.csv"), "path", f"'a/../sources.csv' {OUTSIDE}"),
    (resource(path="a\\b.csv"), "path", "'a\\\\b.csv' has a backslash; write / between folders"),
    (resource(path="outside"), "path", f"'outside' {OUTSIDE}"),
    (resource(path="a\0b"), "path", "'a\\x00b' is not the path of a file"),
    (resource(path="a" * 300), "path", f"{'a' * 300} in {{folder}} cannot be read: File name too long"),
    (resource(path=7), "path", "7 is not the path of a file"),
    (resource(path=[]), "path", "[] is not the path of a file"),
    (resource(path=["sources.csv", "/a"]), "path", f"'/a' {ABSOLUTE}"),
    ({"name": "sources"}, "path", "None is not the path of a file"),
    (resource(encoding="latin-1"), "encoding", "is 'latin-1', but the file is read as UTF-8"),
    (resource(dialect={"delimiter": ";"}), "dialect", "separates by ';', but the file is read with commas"),
    (resource(bytes=7), "bytes", "is 7, but the file has {bytes}"),
    (resource(bytes="7"), "bytes", "is '7', but the file has {bytes}"),
    (resource(hash="sha256:00"), "hash", "is '00', but the file has {sha256}"),
    (resource(schema={"fields": [{"name": "id"}, {"name": "colour"}]}),
     "schema", "describes 'colour', which the header of the file lacks"),
    ({"path": "sources.csv"}, "name", "is missing; every resource has a name"),
    ({"name": 7, "path": "sources.csv"}, "name", "is missing; every resource has a name"),
    ("sources.csv", "", "is not an object"),
]  # fmt: skip


@pytest.mark.parametrize(("own", "field", "reason"), UNSOUND)
def test_an_unsound_or_unsafe_resource_is_a_fault_and_nothing_is_fetched(
    collection, no_network, own, field, reason
):
    (collection.folder / "outside").symlink_to(collection.folder.parent)
    describe(collection, own)
    content = (collection.folder / SOURCES_FILE).read_bytes()
    reason = reason.format(folder=collection.folder, bytes=len(content), sha256=sha256(content).hexdigest())
    (fault,) = descriptor_faults(read_collection(collection.folder))
    named = isinstance(own, dict) and isinstance(own.get("name"), str)
    assert (fault.file, str(fault.position)) == (
        DESCRIPTOR_FILE,
        f"resource 1{' (sources)' if named else ''}",
    )
    assert ((fault.field, fault.reason), no_network) == ((field, reason), [])


@pytest.mark.parametrize("hashed", ["sha256:{}", "SHA256:{}", "sha512:short", "unknown:00", 7])
def test_a_hash_that_fits_or_that_cannot_be_computed_is_no_fault(collection, hashed):
    digest = sha256((collection.folder / SOURCES_FILE).read_bytes()).hexdigest()
    describe(collection, resource(hash=hashed.format(digest) if isinstance(hashed, str) else hashed))
    found = faults(collection)
    assert [one for one in found if "hash" not in one] == []
    assert (found == []) == ("short" not in str(hashed))


def test_a_further_table_of_the_folder_may_have_a_form_of_its_own(collection):
    collection.write("budget.csv", "id;sum\na;1\n")
    describe(collection, {"name": "budget", "path": "budget.csv", "dialect": {"delimiter": ";"}})
    assert faults(collection) == []


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b'{"resources": [', "line 1: is not JSON: Expecting value"),
        (b"[]", "is not a JSON object"),
        (b"\xff\xfe{}", "is not UTF-8 text (byte 0); save it as UTF-8"),
        (b"[" * 100_000, "is not JSON: nested too deeply, or a number too long"),
        (b"[" + b"7" * 5000 + b"]", "is not JSON: nested too deeply, or a number too long"),
        (b"{}", "field resources: is not a list that names at least one file"),
        (b'{"resources": []}', "field resources: is not a list that names at least one file"),
    ],
)  # fmt: skip
def test_a_descriptor_that_is_none_is_a_fault_and_the_records_are_read_all_the_same(
    collection, five, content, fault
):
    collection.write(DESCRIPTOR_FILE, content)
    assert faults(collection) == [f"datapackage.json: {fault}"]
    assert str(check_collection(collection.folder).faults[0]) == f"datapackage.json: {fault}"
    assert collection.read() == five


def test_two_resources_of_one_name_are_a_fault(collection):
    describe(collection, resource(), resource())
    reason = "'sources' is already the name of resource 1; names are unique"
    assert faults(collection) == [f"datapackage.json: resource 2 (sources), field name: {reason}"]


@pytest.mark.parametrize(
    ("version", "release"),
    [("1.2.3", "1.2.3"), ("", ""), (7, ""), ("a" * 41, ""), ("1\n2", ""), ("<b>", ""), (None, "")],
)
def test_a_version_that_is_not_fit_to_be_printed_is_left_out(collection, version, release):
    describe(collection, resource(), version=version)
    assert collection.read().release == release
