"""The folium map of the app: a base map that never changes, and a layer for each step."""

import re

import streamlit_folium

from geo.render.leaflet import base_map, step_layer


def test_the_base_map_contains_no_record_and_asks_no_third_party():
    page = base_map().get_root().render()
    assert "can-markham-1" not in page
    assert re.findall(r"""(?:src|href)=["'](?!\.\./\.\./app/static/)[^"']*["']""", page) == []
    assert re.findall(r"https?://[^\s\"']+", page) == []


def test_the_base_map_is_the_same_each_time_so_that_it_is_never_mounted_again():
    assert streamlit_folium._get_map_string(base_map()) == streamlit_folium._get_map_string(base_map())


def test_each_step_empties_the_list_of_layers_first():
    sent = streamlit_folium._get_feature_group_string(step_layer({"label": "x"}), base_map())
    lines = [line.strip() for line in sent.splitlines() if line.strip()]
    assert lines[0] == "window.feature_group = [];"
