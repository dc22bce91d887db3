"""Folium with the Leaflet of this project: its usual scripts lie on servers that cannot be reached here."""

from typing import ClassVar

import folium

FROM_FRAME = "../../app/static/leaflet"
"""From streamlit-folium's frame to the files that Streamlit serves from ``static/``."""


class LocalMap(folium.Map):
    """A folium map that needs nothing but Leaflet, from the app's own server."""

    default_js: ClassVar = [("leaflet", f"{FROM_FRAME}/leaflet.js")]
    default_css: ClassVar = [("leaflet_css", f"{FROM_FRAME}/leaflet.css")]
