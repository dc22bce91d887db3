"""The floor: about the least that a timeline with a folium map can cost in Streamlit.

A slider, a base map that never changes, five markers that follow the slider. No countries.
"""

from datetime import date, timedelta

import folium
import streamlit as st
from streamlit_folium import st_folium

from offline_leaflet import LocalMap

FIRST, LAST = date(2022, 9, 1), date(2024, 7, 31)
PLACES = {
    "Markham": (43.86, -79.34),
    "Montreal": (45.51, -73.56),
    "Brossard": (45.46, -73.46),
    "Manhattan": (40.72, -73.99),
    "Tokyo": (35.70, 139.77),
}

st.title("Five places")
start, end = st.slider(
    "Range of days", FIRST, LAST, (FIRST, LAST), step=timedelta(days=1), format="D MMM YYYY"
)

markers = folium.FeatureGroup("markers")
for rank, (name, place) in enumerate(PLACES.items()):
    folium.CircleMarker(
        place, radius=5 + (end.toordinal() + rank) % 5, tooltip=name, className=f"day-{end}"
    ).add_to(markers)

st_folium(
    LocalMap(location=(20, 10), zoom_start=2, tiles=None),
    key="map",
    height=580,
    use_container_width=True,
    returned_objects=[],
    feature_group_to_add=markers,
)
