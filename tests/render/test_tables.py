"""Records as CSV, JSON, GeoJSON and text: whole, valid, and nothing a spreadsheet would run."""

import csv
import io
import json
from dataclasses import replace

import pytest

from geo.mapspec.spec import build
from geo.model.records import Catalogue
from geo.query.selection import Selected, from_link, select, whole
from geo.render.tables import (
    EVENT_COLUMNS,
    STATION_COLUMNS,
    STATUS_COLUMNS,
    event_rows,
    render_csv,
    render_geojson,
    render_json,
    render_text,
    station_rows,
    status_rows,
)


def selected_by(catalogue: Catalogue, link: str) -> Selected:
    return select(catalogue, from_link(link, catalogue))


def geojson_of(catalogue: Catalogue, link: str = "") -> dict:
    selected = selected_by(catalogue, link)
    spec = build(catalogue, selected.selection, selected=selected)
    return json.loads("".join(render_geojson(catalogue, selected, spec)))


def read_back(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


# Rows


def test_a_status_row_counts_stations_and_events_by_that_day(five):
    assert status_rows(five, selected_by(five, "to=2022-12-05")) == [
        {
            "country": "AUS",
            "name": "Australia",
            "status": "reported",
            "since": "2022-10",
            "stations": 1,
            "events": 1,
        },
        {
            "country": "CAN",
            "name": "Canada",
            "status": "investigating",
            "since": "2022-10-26",
            "stations": 2,
            "events": 2,
        },
        {
            "country": "GBR",
            "name": "United Kingdom",
            "status": "reported",
            "since": "2022-09-12",
            "stations": 1,
            "events": 1,
        },
    ]


def test_counts_of_a_status_row_do_not_depend_on_other_filters(five):
    (row,) = status_rows(five, selected_by(five, "country=CAN&kind=lawsuit&bureau=Nantong&q=x"))
    assert (row["stations"], row["events"]) == (3, 3)


def test_a_station_row_is_flat_and_dated(five):
    rows = {row["id"]: row for row in station_rows(five, selected_by(five, "to=2023-03-09"))}
    assert rows["can-montreal-1"] == {
        "id": "can-montreal-1",
        "name": "Alleged station can-montreal-1",
        "country": "CAN",
        "country_name": "Canada",
        "city": "Montréal",
        "neighbourhood": "",
        "region": "",
        "precision": "city",
        "longitude": -73.59,
        "latitude": 45.51,
        "radius_m": 7000.0,
        "bureau": "",
        "bureau_basis": "",
        "reported_on": "2023-03-09",
        "standing": "reported",
        "as_of": "2023-03-09",
        "attestation": "medium",
        "response": "The embassy denies it.",
        "since": "The inquiry ended without charges.",
        "note": "",
        "sources": "ngo",
        "alleged_by": "",
        "backing": "Single source",
    }
    unlocated = rows["can-unlocated-1"]
    assert [unlocated[name] for name in ("longitude", "latitude", "radius_m")] == [None, None, None]


def test_an_event_row_is_flat_and_keeps_both_dates(five):
    rows = {row["id"]: row for row in event_rows(five, selected_by(five, ""))}
    assert rows["visit"] == {
        "id": "visit",
        "countries": "CAN",
        "country_names": "Canada",
        "date": "2022-11",
        "made_public": "2023-03-09",
        "kind": "other",
        "status_after": "",
        "actor": "RCMP",
        "summary": "Officers visit a centre.",
        "stations": "can-montreal-1",
        "sources": "press",
        "attestation": "low",
        "note": "Told later.",
        "backing": "Single source",
    }
    assert rows["first-report"]["countries"] == "CAN;GBR"
    assert rows["first-report"]["country_names"] == "Canada; United Kingdom"


@pytest.mark.parametrize(
    ("rows_of", "columns"),
    [(status_rows, STATUS_COLUMNS), (station_rows, STATION_COLUMNS), (event_rows, EVENT_COLUMNS)],
)
def test_the_columns_are_those_of_the_rows(five, rows_of, columns):
    assert {tuple(row) for row in rows_of(five, select(five, whole(five)))} == {columns}


# CSV


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\n=1"),
        ("\n=1", "'\n=1"),
        ("  =1", "'  =1"),
        ('=HYPERLINK("http://x","y")', '\'=HYPERLINK("http://x","y")'),
        ("=cmd|'/C calc'!A0", "'=cmd|'/C calc'!A0"),
        ("a=1", "a=1"),
        ("'quoted'", "'quoted'"),
        ('a "word", and;\nmore', 'a "word", and;\nmore'),
        ("", ""),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_neutralised_and_others_stay(text, cell):
    assert read_back(render_csv([{"a": text, "b": 1}], ["a", "b"])) == [{"a": cell, "b": "1"}]


@pytest.mark.parametrize(("value", "cell"), [(-79.27, "-79.27"), (-5, "-5"), (0, "0"), (None, "")])
def test_numbers_stay_numbers(value, cell):
    assert render_csv([{"a": value, "b": "x"}], ["a", "b"]) == f"a,b\n{cell},x\n"


def test_a_formula_in_the_data_is_neutralised_in_the_file(collection):
    collection.edit_station("gbr-london-1", response="=HYPERLINK(1)")
    five = collection.read()
    text = render_csv(station_rows(five, selected_by(five, "country=GBR")), STATION_COLUMNS)
    ((row),) = read_back(text)
    assert (row["response"], row["longitude"], row["latitude"]) == ("'=HYPERLINK(1)", "-0.1", "51.383")


def test_nothing_selected_is_a_header(five):
    assert render_csv(station_rows(five, selected_by(five, "q=nothing")), ["id", "name"]) == "id,name\n"


def test_a_whole_table_reads_back(catalogue):
    rows = station_rows(catalogue, select(catalogue, whole(catalogue)))
    again = read_back(render_csv(rows, STATION_COLUMNS))
    assert [row["id"] for row in again] == [row["id"] for row in rows]
    assert [row["response"] for row in again] == [row["response"] for row in rows]
    assert again[0]["longitude"] == str(rows[0]["longitude"])


# GeoJSON and JSON


def test_geojson_has_a_feature_for_each_station_and_says_what_it_is(five):
    whole_file = geojson_of(five, "country=CAN&to=2023-03-09")
    assert {key: value for key, value in whole_file.items() if key != "features"} == {
        "type": "FeatureCollection",
        "title": "Alleged overseas Chinese police stations in Canada, and what the government did",
        "description": (
            "As of 9 March 2023: 3 alleged stations in 1 country (2 drawn, 1 without a known place); "
            "1 country with an official response; 3 events in the range. "
            "Alleged by Safeguard Defenders; an answer of those concerned or of the Chinese authorities is "
            "on record for 3 of 3. "
            "Alleged stations and government responses in Canada; 1 September 2022 to 9 March 2023."
        ),
        "as_of": "2023-03-09",
        "link": "?country=CAN&to=2023-03-09",
        "credit": (
            "Claims: Safeguard Defenders, press and official records, each with its source and any outcome. "
            "All are allegations; so are charges. "
            "Borders: Natural Earth 1:50m, amended by Visionscarto; disputed areas hatched; no endorsement."
        ),
        "licence": (
            "Wording and pictures: CC BY 4.0. Place names: GeoNames, CC BY 4.0. Land: Natural Earth. "
            "https://creativecommons.org/licenses/by/4.0/"
        ),
    }
    assert [(feature["type"], feature["id"], feature["geometry"]) for feature in whole_file["features"]] == [
        ("Feature", "can-markham-1", {"type": "Point", "coordinates": [-79.27, 43.87]}),
        ("Feature", "can-montreal-1", {"type": "Point", "coordinates": [-73.59, 45.51]}),
        ("Feature", "can-unlocated-1", None),
    ]


def test_a_feature_carries_history_answer_since_and_sources(five):
    features = {feature["id"]: feature["properties"] for feature in geojson_of(five)["features"]}
    assert features["can-markham-1"]["history"][2] == {
        "date": "2023-03-02",
        "standing": "reported_closed",
        "note": "",
        "sources": ["press"],
    }
    montreal = features["can-montreal-1"]
    assert {key: montreal[key] for key in ("response", "response_sources", "since", "since_sources")} == {
        "response": "The embassy denies it.",
        "response_sources": ["press"],
        "since": "The inquiry ended without charges.",
        "since_sources": ["record"],
    }
    assert (montreal["sources"], montreal["source_urls"]) == (["ngo"], ["https://example.org/report"])
    assert not {"id", "longitude", "latitude"} & set(montreal)


def test_exported_stations_can_be_read_as_a_collection_again(collection, five):
    collection.write_features(geojson_of(five)["features"])
    again = collection.read()
    assert sorted(again.stations, key=lambda one: one.id) == [
        replace(one, note="") for one in sorted(five.stations, key=lambda one: one.id)
    ]


def test_no_station_is_a_geojson_without_features(five):
    assert geojson_of(five, "status=rejected")["features"] == []


def test_json_is_readable_and_ends_its_line():
    assert render_json([{"name": "Montréal"}]) == '[\n  {\n    "name": "Montréal"\n  }\n]\n'


# Text


def test_a_table_is_aligned():
    rows = [{"id": "a", "n": 10, "x": None}, {"id": "longer", "n": 2, "x": "z"}]
    assert render_text(rows, ["id", "n", "x"]) == (
        "id      n   x\n------  --  -\na       10\nlonger  2   z\n"
    )


def test_an_empty_table_says_so():
    assert render_text([], ["id"]) == "Nothing in this selection.\n"


def test_control_characters_do_not_reach_the_terminal():
    assert "\x1b" not in render_text([{"id": "\x1b[31mred\x07\u202e"}], ["id"])
    assert render_text([{"id": "two\nlines"}], ["id"]).splitlines()[2] == "two lines"
