"""``check`` as a whole: every fault in one round, no advice that follows from another fault, one reading."""

import builtins
import io
import json
import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from conftest import entry
from geo.cli.commands import main
from geo.collection.checks.collection import check_collection, release_collection
from geo.collection.reading import (
    CORRECTIONS_FILE,
    DATA_FILES,
    EVENTS_FILE,
    PROJECT_COLLECTION,
    SOURCES_FILE,
    STATIONS_FILE,
)
from geo.collection.records import columns_of
from geo.model.annotations import Correction


def faults(collection) -> list[tuple[str, str]]:
    """Where each fault lies: row and field."""
    return [(str(one.position), one.field) for one in check_collection(collection.folder).faults]


# All faults in one round

STATION = "feature 1 (can-markham-1)"
REPORTED = entry("2022-09-12", "reported", "ngo")
CHARGED = entry("2023-04-17", "charges_filed")


def test_all_faults_of_a_station_are_reported_at_once(collection):
    collection.edit_feature(
        "can-markham-1",
        geometry={"type": "Point", "coordinates": [0.12345, 51.5]},
        properties={
            "name": "Police station of Markham",
            "radius_m": 50,
            "bureau_basis": "guessed",
            "reported_on": "12.9.2022",
            "sources": ["nobody"],
            "response": "",
            "since": "Mr Smith was asked.",
            "since_sources": [],
            "note": "It stands at 12 Old Kent Road in London.",
            "history": [
                entry("2022-09-12", "under_investigation"),
                {**entry("2022-09-13", "proven"), "note": "The regime runs it."},
            ],
        },
    )
    assert set(faults(collection)) == {
        (STATION, "geometry"),  # finer than its precision, and outside its country
        (STATION, "name"),  # without "alleged", and a bare claim
        (STATION, "radius_m"),
        (STATION, "bureau_basis"),
        (STATION, "reported_on"),
        (STATION, "sources"),
        (STATION, "response"),
        (STATION, "since"),
        (STATION, "since_sources"),
        (STATION, "note"),
        (STATION, "history"),  # begins otherwise, and a loaded word
        (f"{STATION}, history entry 2", "standing"),
    }
    fields = Counter(field for _, field in faults(collection))
    assert (fields["geometry"], fields["name"], fields["history"]) == (2, 2, 2)


def test_all_faults_of_an_event_are_reported_at_once(collection):
    collection.edit_event(
        "inquiry",
        date="26.10.2022",
        status_after="charged",
        actor="Mr Smith",
        summary="A police station opened.",
        stations="gbr-london-1;can-markham-l",
        sources="tabloid",
        attestation="certain",
        note="It is at 12 Old Kent Road in London.",
    )
    row = "row 4 (inquiry)"
    assert sorted(faults(collection)) == sorted(
        [
            *((row, "date"), (row, "status_after"), (row, "actor"), (row, "summary"), (row, "sources")),
            *((row, "stations"), (row, "stations"), (row, "attestation"), (row, "note")),
        ]
    )


@pytest.mark.parametrize("field", ["precision", "country", "attestation", "reported_on", "city", "sources"])
def test_a_fault_in_one_field_of_a_station_hides_none_in_its_words(collection, field):
    bad = {"city": ["x"], "sources": []}.get(field, "?")
    collection.edit_station("gbr-london-1", **{field: bad, "note": "A police station opened."})
    row = "feature 4 (gbr-london-1)"
    assert sorted(faults(collection)) == sorted([(row, field), (row, "note")])


BELL = "U+0007, a control character, which nobody sees"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"note": "The regime\u0007 and its goons."},
            {
                ("note", f"'The regime\\x07 and its goons.' has {BELL}"),
                ("note", "'The regime and its goons.' uses a loaded word ('regime')"),
                ("note", "'The regime and its goons.' uses a loaded word ('goons')"),
            },
        ),
        (
            {"note": "Mr Smith and Mrs Jones, jones@example.org and smith@example.org."},
            {
                ("note", "'Mr Smith' addresses a person by title"),
                ("note", "'Mrs Jones' addresses a person by title"),
                ("note", "'jones@example.org' gives an e-mail address"),
                ("note", "'smith@example.org' gives an e-mail address"),
            },
        ),
        (
            {"sources": ["press\u0007", "nobody"]},
            {
                ("sources", f"['press\\x07', 'nobody'] has {BELL}"),
                ("sources", "'nobody' is not an id in sources.csv"),
            },
        ),
        (
            {"reported_on": "spring\u0007", "attestation": "sure\u0007"},
            {
                ("reported_on", f"'spring\\x07' has {BELL}"),
                ("reported_on", "'spring' is not a date"),
                ("attestation", f"'sure\\x07' has {BELL}"),
                ("attestation", "'sure' is not one of high, medium, low"),
            },
        ),
        (
            {"reported_on": "spring", "history": []},
            {
                ("reported_on", "'spring' is not a date"),
                ("history", "is empty; it begins with 'reported'"),
            },
        ),
        (
            {"response": "A spy\u0007 post.", "response_sources": []},
            {
                ("response", f"'A spy\\x07 post.' has {BELL}"),
                ("response", "'A spy post.' gives a verdict ('spy')"),
                ("response_sources", "is empty; a response needs its source"),
            },
        ),
        (
            {"history": [REPORTED, "x", {**CHARGED, "note": "A stooge\u0007 of goons."}]},
            {
                ("history", "entry 2 is not an object"),
                ("history", "'charges_filed' on 2023-04-17: no event of the kind charges_filed"),
                ("note", f"'A stooge\\x07 of goons.' has {BELL}"),
                ("history", "'A stooge of goons.' uses a loaded word ('stooge')"),
                ("history", "'A stooge of goons.' uses a loaded word ('goons')"),
            },
        ),
    ],
    ids=lambda value: ", ".join(value) if isinstance(value, dict) else "",
)
def test_a_refused_field_has_its_other_faults_told_in_the_same_round(collection, changes, told):
    collection.edit_station("gbr-london-1", **changes)
    found = {(one.field, one.reason) for one in check_collection(collection.folder).faults}
    missing = {
        (field, text) for field, text in told if not any(f == field and r.startswith(text) for f, r in found)
    }
    assert (missing, len(found)) == (set(), len(told))


@pytest.mark.parametrize("identifier", ["can markham\u0007", "can-markham-1 2"])
def test_an_id_that_is_refused_twice_over_has_both_faults_told(collection, identifier):
    collection.edit_feature("can-montreal-1", id=identifier)
    collection.edit_feature("gbr-london-1", id=identifier)
    reasons = [one.reason for one in check_collection(collection.folder).faults if one.field == "id"]
    assert len([one for one in reasons if "letters, digits" in one]) == 2
    assert len([one for one in reasons if "is already the id of feature" in one]) == 1


def test_a_fault_in_one_record_hides_none_between_others(collection):
    collection.edit_event("eu-debate", attestation="?")
    collection.edit_station("gbr-london-1", history=[REPORTED, entry("2023-04-17", "charges_filed")])
    collection.edit_event("contact-point", status_after="")
    assert faults(collection) == [
        ("feature 4 (gbr-london-1)", "history"),
        ("feature 5 (aus-sydney-1)", "reported_on"),
        ("row 8 (eu-debate)", "attestation"),
    ]


def test_a_precision_that_cannot_be_read_has_the_limits_of_the_finest(collection):
    collection.edit_feature(
        "aus-sydney-1",
        geometry={"type": "Point", "coordinates": [151.2105, -33.87]},
        properties={"precision": "street"},
    )
    reasons = [one.reason for one in check_collection(collection.folder).faults]
    finer = "[151.2105, -33.87] is finer than the precision of a neighbourhood allows; round to 3 decimals"
    assert (finer in reasons, len(reasons)) == (True, 2)


# No advice that follows from another fault


@pytest.mark.parametrize("file", DATA_FILES)
@pytest.mark.parametrize("form", ["semicolons", "tabs", "cp1252", "utf-16", "empty", "gone"])
def test_an_unreadable_file_is_one_line(tmp_path, file, form):
    folder = tmp_path / "data"
    folder.mkdir()
    for path in PROJECT_COLLECTION.iterdir():
        if path.is_file():
            (folder / path.name).write_bytes(path.read_bytes())
    text = f"{(folder / file).read_text('utf-8')}\né"
    if form == "gone":
        (folder / file).unlink()
    else:
        separated = {"semicolons": text.replace(",", ";"), "tabs": text.replace(",", "\t"), "empty": ""}
        encoding = form if form not in separated else "utf-8"
        (folder / file).write_bytes(separated.get(form, text).encode(encoding, "replace"))
    (fault,) = check_collection(folder).faults
    assert (fault.file, fault.field) == (file, "")


def test_a_file_saved_with_semicolons_is_named_as_such(collection):
    collection.write(EVENTS_FILE, collection.text(EVENTS_FILE).replace(",", ";"))
    (fault,) = check_collection(collection.folder).faults
    reason = "the columns are separated by semicolons; save the file with commas"
    assert str(fault) == f"investigations.csv: row 1: {reason}"


def test_a_comma_without_quotation_marks_makes_one_fault_and_no_record_seems_lost(collection):
    release_collection(collection.folder, date(2026, 11, 21))
    collection.write(
        SOURCES_FILE, collection.text(SOURCES_FILE).replace("The Gazette,Sites", "The Gazette, Ltd,Sites")
    )
    collection.write(
        EVENTS_FILE, collection.text(EVENTS_FILE).replace("Parliament debates.", "Parliament sits, debates.")
    )
    assert faults(collection) == [("row 3", ""), ("row 8", "")]


def test_a_source_that_stands_in_a_row_that_cannot_be_read_is_no_orphan(collection):
    collection.write(SOURCES_FILE, collection.text(SOURCES_FILE) + "fresh,Somebody,,,,,\nspare,Nobody,,,,,\n")
    more = "more-1,CAN,2023-01-05,,other,,RCMP,The RCMP speaks, again.,,fresh;press,high,\n"
    collection.write(EVENTS_FILE, collection.text(EVENTS_FILE) + more)
    assert faults(collection) == [("row 6 (spare)", "id"), ("row 9", "")]


def test_a_quotation_mark_that_is_not_closed_is_one_fault(collection):
    collection.write(SOURCES_FILE, collection.text(SOURCES_FILE).replace("press,The", 'press,"The'))
    assert [row for row, _ in faults(collection)] == ["row 4"]


@pytest.mark.parametrize(
    "cells", [{"countries": "AU"}, {"status_after": "?"}, {"date": "soon"}, {"made_public": "soon"}], ids=str
)
def test_an_event_of_which_a_field_cannot_be_read_may_give_a_country_its_status(collection, cells):
    collection.edit_event("contact-point", **cells)
    assert faults(collection) == [("row 3 (contact-point)", *cells)]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"kind": "charges_filed", "status_after": "charged", "date": "2023-06-05"}, ["history"]),
        ({"kind": "charges_filed", "status_after": "charged"}, []),
        ({"kind": "charges_filed", "status_after": "charged", "stations": ""}, ["history"]),
        ({"kind": "?"}, ["kind"]),
        ({"kind": "charges_filed", "status_after": "charged", "date": "soon"}, ["date"]),
        ({"kind": "charges_filed", "status_after": "charged", "stations": "nobody"}, ["stations"]),
    ],
    ids=str,
)
def test_a_charge_needs_an_event_of_its_kind_that_names_the_station_on_its_day(collection, cells, found):
    collection.edit_station("gbr-london-1", history=[REPORTED, entry("2023-06-06", "charges_filed")])
    collection.edit_event("uk-cleared", **cells)
    assert [field for _, field in faults(collection)] == found


def test_the_second_record_of_an_id_has_its_faults_reported_where_it_stands(collection):
    collection.edit_event("visit", id="inquiry", note="A police station opened.")
    assert faults(collection) == [("row 5 (inquiry)", "id"), ("row 5 (inquiry)", "note")]


def test_a_source_without_rows_leaves_references_without_their_source(collection):
    collection.write(SOURCES_FILE, collection.text(SOURCES_FILE).splitlines()[0] + "\n")
    assert ("feature 1 (can-markham-1)", "sources") in faults(collection)


def test_a_refused_value_has_not_changed_since_the_release(collection):
    release_collection(collection.folder, date(2026, 11, 21))
    collection.edit_event("inquiry", date="soon", note="New.")
    collection.edit_station("gbr-london-1", history=[{**REPORTED, "date": "soon"}], note="New.")
    assert faults(collection) == [
        ("feature 4 (gbr-london-1), history entry 1", "date"),
        ("feature 4 (gbr-london-1)", "note"),
        ("row 4 (inquiry)", "date"),
        ("row 4 (inquiry)", "note"),
    ]


# One reading a command


@pytest.fixture
def opened(monkeypatch) -> Counter[str]:
    """How often each file was opened, by name."""
    counts: Counter[str] = Counter()
    real = io.open

    def counting(file, mode="r", *arguments, **options):
        if isinstance(file, (str, os.PathLike)) and not set(mode) & set("wxa"):
            counts[Path(file).name] += 1
        return real(file, mode, *arguments, **options)

    monkeypatch.setattr(io, "open", counting)
    monkeypatch.setattr(builtins, "open", counting)
    return counts


@pytest.mark.parametrize(
    "command",
    [
        "check {data}",
        "release {data} --date 2026-12-01",
        "publish {out}/site --data {data}",
        "export {out}/map.csv {out}/map.geojson --data {data}",
        "verify {out}/made.geojson --data {data}",
        "feed {out}/feed.xml --data {data}",
        "status --data {data}",
    ],
    ids=lambda command: command.split()[0],
)
def test_a_command_opens_each_file_of_a_collection_once(collection, tmp_path, opened, command, capsys):
    collection.write("datapackage.json", json.dumps({"version": "1.0.0", "resources": [SOURCES]}))
    collection.write(CORRECTIONS_FILE, f"{','.join(columns_of(Correction))}\n")
    release_collection(collection.folder, date(2026, 11, 21))
    assert main(["export", str(tmp_path / "made.geojson"), "--data", str(collection.folder)]) == 0
    opened.clear()
    places = {"data": collection.folder, "out": tmp_path}
    assert main([part.format(**places) for part in command.split()]) == 0, capsys.readouterr()
    files = (*DATA_FILES, CORRECTIONS_FILE, "datapackage.json", "2026-11-21.json")
    read = {name: opened[name] for name in files}
    assert {name: count for name, count in read.items() if count > 1} == {}
    assert (read[STATIONS_FILE], read[EVENTS_FILE], read[SOURCES_FILE]) == (1, 1, 1)


SOURCES = {"name": "sources", "path": "sources.csv"}


def test_a_release_is_named_in_the_files_made_after_it(collection):
    collection.write("datapackage.json", json.dumps({"version": "1.0.0", "resources": [SOURCES], "more": 1}))
    release_collection(collection.folder, date(2026, 11, 21), "2.5.0")
    assert collection.read().release == "2.5.0"
    package = json.loads(collection.text("datapackage.json"))
    assert package == {"version": "2.5.0", "resources": [SOURCES], "more": 1}


def test_a_release_gives_the_day_of_its_package_where_that_has_one(collection):
    package = {"created": "2020-01-01T00:00:00Z", "resources": [SOURCES]}
    collection.write("datapackage.json", json.dumps(package))
    release_collection(collection.folder, date(2026, 11, 21))
    written = json.loads(collection.text("datapackage.json"))
    assert (written["version"], written["created"]) == ("1.0.0", "2026-11-21T00:00:00Z")


def test_a_folder_without_a_descriptor_gets_none_from_a_release(collection):
    release_collection(collection.folder, date(2026, 11, 21))
    assert not (collection.folder / "datapackage.json").exists()
