"""The usual pattern: read the files, rebuild the folium map with borders and stations, at each rerun."""

import csv
import html
import json
import os
from datetime import date, timedelta
from pathlib import Path

import folium
import streamlit as st
from streamlit_folium import st_folium

from offline_leaflet import LocalMap

PROJECT = Path(os.environ["BENCH_PROJECT"])
FIRST, LAST = date(2022, 9, 1), date(2024, 7, 31)
COLOURS = {
    "reported": "#d9d0b4",
    "investigating": "#e3a94f",
    "closure_ordered": "#c56a3d",
    "closed": "#8a2b1d",
    "charged": "#4d1410",
    "no_wrongdoing": "#9db8c8",
    "rejected": "#5d7d92",
}


@st.cache_data
def world() -> dict:
    return json.loads((PROJECT / "bench/world.geojson").read_text("utf-8"))


@st.cache_data
def stations() -> list[dict]:
    whole = json.loads((PROJECT / "data/stations.geojson").read_text("utf-8"))
    return [feature for feature in whole["features"] if feature["geometry"]]


@st.cache_data
def events() -> list[dict]:
    with (PROJECT / "data/investigations.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["status_after"]]


def statuses_on(day: str) -> dict[str, str]:
    statuses = {}
    for event in sorted(events(), key=lambda event: event["made_public"] or event["date"]):
        if (event["made_public"] or event["date"]) <= day:
            for country in event["countries"].split(";"):
                statuses[country] = event["status_after"]
    return statuses


st.title("Alleged stations")
start, end = st.slider(
    "Range of days", FIRST, LAST, (FIRST, LAST), step=timedelta(days=1), format="D MMM YYYY"
)

today = statuses_on(end.isoformat())
whole_map = LocalMap(location=(20, 10), zoom_start=2, tiles=None)
folium.GeoJson(
    world(),
    style_function=lambda feature: {
        "fillColor": COLOURS.get(today.get(feature.get("id", ""), ""), "#f7f5f0"),
        "color": "#b9b2a3",
        "weight": 0.6,
        "fillOpacity": 1,
    },
).add_to(whole_map)
for station in stations():
    if station["properties"]["reported_on"] <= end.isoformat():
        lon, lat = station["geometry"]["coordinates"]
        folium.CircleMarker(
            (lat, lon),
            radius=6,
            color="#1a1a1a",
            fill=True,
            tooltip=html.escape(station["properties"]["name"]),
            className=f"day-{end}",
        ).add_to(whole_map)

st_folium(whole_map, height=580, use_container_width=True, returned_objects=[])
