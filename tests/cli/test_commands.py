"""The command line: every command and format. What it refuses is in test_bad_calls.py."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from geo import __version__
from geo.cli.commands import main
from geo.exports.formats import FORMATS

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ("status", "stations", "events", "export", "verify", "publish", "check", "release", "feed", "run")
HEADS = {
    ".png": b"\x89PNG\r\n",
    ".svg": b"<?xml",
    ".pdf": b"%PDF-",
    ".gif": b"GIF89a",
    ".webp": b"RIFF",
    ".html": b"<!doctype html>",
    ".csv": b"id,name,country",
    ".geojson": b'{\n  "type": "FeatureCollection"',
    ".zip": b"PK\x03\x04",
}


class Shell:
    """Runs a command on the five alleged stations and keeps what it says."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = str(folder), capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        """Exit code, standard output, standard error."""
        code = main([*arguments, "--data", self.folder])
        output = self.capsys.readouterr()
        return code, output.out, output.err


@pytest.fixture
def geo(collection, capsys) -> Shell:
    return Shell(collection.folder, capsys)


# status


def test_status_as_json_has_one_object_a_country(geo):
    code, out, err = geo("status", "--as-of", "2022-12-05", "--format", "json", "--country", "CAN")
    assert (code, err) == (0, "")
    assert json.loads(out) == [
        {
            "country": "CAN",
            "name": "Canada",
            "status": "investigating",
            "since": "2022-10-26",
            "stations": 2,
            "events": 2,
        }
    ]


def test_status_as_csv_has_the_same_columns(geo):
    table = (
        "country,name,status,since,stations,events\n"
        "CAN,Canada,reported,2022-09-12,1,1\n"
        "GBR,United Kingdom,reported,2022-09-12,1,1\n"
    )
    assert geo("status", "--as-of", "2022-09-12", "--format", "csv") == (0, table, "")


def test_status_is_a_table_by_default(geo):
    assert geo("status", "--as-of", "2022-10-31", "--country", "AUS")[1] == (
        "country  name       status    since    stations  events\n"
        "-------  ---------  --------  -------  --------  ------\n"
        "AUS      Australia  reported  2022-10  1         1\n"
    )


@pytest.mark.parametrize(
    ("options", "statuses"),
    [
        ((), {"AUS": "reported", "CAN": "investigating", "GBR": "no_wrongdoing"}),
        (("--to", "2022-10-30"), {"CAN": "investigating", "GBR": "reported"}),
        (("--as-of", "2022-10-30"), {"CAN": "investigating", "GBR": "reported"}),
        (("--as-of", "2022-09-11"), {}),
        (("--as-of", "1999-01-01"), {}),
        (("--as-of", "2099-12-31"), {"AUS": "reported", "CAN": "investigating", "GBR": "no_wrongdoing"}),
        (("--as-of", "2022-10-30", "--from", "2022-10-01"), {"CAN": "investigating", "GBR": "reported"}),
        (("--status", "reported"), {"AUS": "reported"}),
        (
            ("--country", "CAN", "--country", "GBR", "--to", "2022-09-12"),
            {"CAN": "reported", "GBR": "reported"},
        ),
    ],
)
def test_status_is_as_of_the_end_of_the_range_or_the_day_given(geo, options, statuses):
    code, out, _ = geo("status", "--format", "json", *options)
    assert (code, {row["country"]: row["status"] for row in json.loads(out)}) == (0, statuses)


def test_no_status_yet_is_said_in_a_table(geo):
    assert geo("status", "--as-of", "2022-01-01") == (0, "Nothing in this selection.\n", "")


# stations and events


def test_stations_as_json_and_csv_have_the_same_records(geo):
    rows = json.loads(geo("stations", "--format", "json", "--country", "CAN")[1])
    table = list(csv.DictReader(io.StringIO(geo("stations", "--format", "csv", "--country", "CAN")[1])))
    assert [row["id"] for row in rows] == ["can-markham-1", "can-montreal-1", "can-unlocated-1"]
    assert [row["id"] for row in table] == [row["id"] for row in rows]
    assert [list(row) for row in table] == [list(row) for row in rows]


def test_stations_as_geojson_keep_those_without_a_place(geo):
    whole = json.loads(geo("stations", "--format", "geojson", "--bureau", "Nantong", "--to", "2023-03-09")[1])
    assert (whole["as_of"], whole["link"]) == ("2023-03-09", "?to=2023-03-09&bureau=Nantong")
    assert [(one["id"], one["geometry"]) for one in whole["features"]] == [("can-unlocated-1", None)]


def test_stations_are_a_table_by_default(geo):
    lines = geo("stations", "--q", "croydon")[1].splitlines()
    assert lines[0].split() == ["id", "name", "country", "reported_on", "standing", "precision", "bureau"]
    assert [line.split()[0] for line in lines[2:]] == ["gbr-london-1"]


@pytest.mark.parametrize(
    ("options", "events"),
    [
        (("--kind", "other"), ["visit"]),
        (("--kind", "other", "--kind", "policy_coordination"), ["visit", "eu-debate"]),
        (("--attestation", "medium"), ["contact-point"]),
        (("--from", "2023-06-07"), ["eu-debate"]),
        (("--country", "GBR", "--from", "2023-01-01"), ["uk-closed", "uk-cleared"]),
        (("--q", "inquiry rcmp"), ["inquiry"]),
    ],
)
def test_events_are_narrowed_by_the_same_filters(geo, options, events):
    code, out, _ = geo("events", "--format", "json", *options)
    assert (code, [row["id"] for row in json.loads(out)]) == (0, events)


def test_events_as_csv_and_as_a_table(geo):
    assert geo("events", "--format", "csv", "--kind", "other")[1] == (
        "id,countries,country_names,date,made_public,kind,status_after,actor,summary,stations,sources,"
        "attestation,note,backing\n"
        "visit,CAN,Canada,2022-11,2023-03-09,other,,RCMP,Officers visit a centre.,can-montreal-1,press,"
        "low,Told later.,Single source\n"
    )
    assert geo("events", "--kind", "other")[1].splitlines()[2].split()[:3] == ["2022-11", "CAN", "other"]


# export


def test_one_selection_is_written_in_every_format(geo, tmp_path):
    files = {suffix: tmp_path / f"map{suffix}" for suffix in FORMATS}
    code, out, err = geo("export", *map(str, files.values()), "--country", "GBR", "--to", "2023-06-06")
    assert (code, out, err) == (0, "", "")
    assert {suffix: file.read_bytes()[: len(HEADS[suffix])] for suffix, file in files.items()} == HEADS
    assert sorted(file.name for file in tmp_path.iterdir() if file.is_file()) == sorted(
        file.name for file in files.values()
    )
    features = json.loads(files[".geojson"].read_text("utf-8"))["features"]
    rows = list(csv.DictReader(io.StringIO(files[".csv"].read_text("utf-8"))))
    assert [one["id"] for one in features] == [row["id"] for row in rows] == ["gbr-london-1"]


def test_a_suffix_counts_in_capitals_too(geo, tmp_path):
    assert geo("export", str(tmp_path / "MAP.CSV"))[0] == 0
    assert (tmp_path / "MAP.CSV").read_text("utf-8").startswith("id,name,country")


def test_an_older_file_is_replaced(geo, tmp_path):
    (tmp_path / "map.csv").write_text("old")
    assert geo("export", str(tmp_path / "map.csv"))[0] == 0
    assert (tmp_path / "map.csv").read_text("utf-8").startswith("id,name,country")


# check


def test_check_says_what_it_has_read(geo):
    code, out, err = geo("check")
    assert (code, err) == (0, "")
    assert out == f"{geo.folder}: no fault in 5 stations, 7 events and 3 sources\n"


def test_check_takes_the_folder_as_an_argument(collection, capsys):
    assert main(["check", str(collection.folder)]) == 0
    assert "no fault in 5 stations" in capsys.readouterr().out


def test_check_without_a_folder_reads_the_project(capsys):
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith(f"{ROOT / 'data'}: no fault in ")


def test_check_prints_a_line_a_fault_and_exits_1(geo, collection):
    collection.edit_event("inquiry", kind="rumour", date="2022-13")
    collection.edit_station("gbr-london-1", radius_m=None)
    code, out, err = geo("check")
    assert code == 1
    assert [line.split(": ")[:2] for line in out.splitlines()] == [
        ["stations.geojson", "feature 4 (gbr-london-1), field radius_m"],
        ["investigations.csv", "row 4 (inquiry), field date"],
        ["investigations.csv", "row 4 (inquiry), field kind"],
    ]
    assert err == f"3 faults in {geo.folder}\n"


def test_check_finds_what_an_editor_would_strike_out(geo, collection):
    collection.edit_event("inquiry", summary="A police station opened.")
    line = (
        "investigations.csv: row 4 (inquiry), field summary: 'A police station opened.' calls it a police "
        "station without “alleged” or an attribution\n"
    )
    assert geo("check") == (1, line, f"1 fault in {geo.folder}\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(capsys, command):
    assert main([command, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"Usage: stations-map {command}")


@pytest.mark.parametrize("name", ["-h", "--help", "--he"])
def test_help_groups_the_options(capsys, name):
    assert main(["export", name]) == 0
    sections = [line for line in capsys.readouterr().out.splitlines() if line.endswith(":") and line[0] > " "]
    assert sections == [
        "Filters (repeat an option to name several values):",
        "Pictures (.png .svg .pdf):",
        "Options:",
    ]


def test_the_program_names_its_version_and_its_commands(capsys):
    assert main(["--version"]) == 0
    assert main(["--help"]) == 0
    version, *lines = capsys.readouterr().out.splitlines()
    assert version == __version__
    listed = [line.split()[0] for line in lines[lines.index("Commands:") + 1 :]]
    assert listed == sorted(COMMANDS)


def test_an_option_may_be_abbreviated_where_only_one_is_meant(geo):
    assert geo("stations", "--form", "json", "--coun", "GBR") == geo(
        "stations", "--format=json", "--country=GBR"
    )


def test_of_an_option_given_twice_the_last_counts_unless_it_narrows(geo):
    twice = geo("stations", "--format", "csv", "--format", "json", "--country", "CAN", "--country", "GBR")
    assert {row["country"] for row in json.loads(twice[1])} == {"CAN", "GBR"}


def test_a_name_that_begins_with_a_minus_comes_after_two(geo, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["export", "--data", geo.folder, "--", "-map.csv"]) == 0
    assert (tmp_path / "-map.csv").is_file()


def test_usage_names_the_program_that_was_called():
    call = [sys.executable, "-m", "geo", "status", "--help"]
    usage = subprocess.run(call, capture_output=True, text=True, cwd=ROOT, check=True).stdout
    assert usage.startswith("Usage: python -m geo status ")
