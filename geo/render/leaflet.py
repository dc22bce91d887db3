"""The folium map of the app: a constant base map, and a small layer that carries each step.

The base map never changes, so streamlit-folium never mounts it again; borders and Leaflet are
static files that the browser fetches once. What changes is sent as :func:`step_layer`, a few kilobytes
that ``static/stationmap.js`` draws.
"""

import hashlib
from functools import lru_cache
from typing import Any

import folium
from branca.element import Element, MacroElement
from folium.template import Template

from geo.mapspec.basemap import OnlineBasemap
from geo.model.installation import STATIC
from geo.render.escaping import safe_html, script_json

SCRIPTS = ("leaflet/leaflet.js", "symbology.js", "stationmap.js")
STYLES = ("fonts.css", "leaflet/leaflet.css", "stationmap.css", "symbology.css")


@lru_cache(maxsize=1)
def static_version() -> str:
    """Short digest of the static files: a changed file gets a new address, an old one stays cached."""
    digest = hashlib.sha256()
    for name in (*SCRIPTS, *STYLES, "world.geojson"):
        digest.update((STATIC / name).read_bytes())
    return digest.hexdigest()[:12]


def _addresses(names: tuple[str, ...]) -> list[tuple[str, str]]:
    """Each file with its address seen from streamlit-folium's frame, /component/…/index.html."""
    return [(name, f"../../app/static/{name}?v={static_version()}") for name in names]


class _Runtime(MacroElement):
    """Starts ``stationmap.js`` on the map that it is added to."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            window.stationMap = StationMap.forStreamlit({{ this._parent.get_name() }}, "{{ this.version }}");
        {% endmacro %}
        """
    )

    version = static_version()


class _Step(folium.FeatureGroup):
    """An empty layer whose script passes the new state to ``stationmap.js``.

    streamlit-folium keeps every layer that it receives in ``window.feature_group``; the script empties
    that list, or memory would grow with each step.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            window.feature_group = [];
            var {{ this.get_name() }} = L.featureGroup();
            window.stationMap.paint({{ this.state }});
        {% endmacro %}
        """
    )

    def __init__(self, state: str) -> None:
        super().__init__(name="step", control=False)
        self.state = state


def base_map(online: OnlineBasemap | None = None) -> folium.Map:
    """The map without any record on it; new for each run, because st_folium writes into it."""
    whole = folium.Map(
        location=(20, 10),
        zoom_start=2,
        tiles=None,
        zoom_control="topright",
        control_scale=True,
        zoom_snap=0.25,
        wheel_px_per_zoom_level=100,
        max_bounds=True,
        min_lat=-89,
        max_lat=89,
        min_lon=-200,
        max_lon=200,
        max_bounds_viscosity=0.7,
    )
    whole.default_js, whole.default_css = _addresses(SCRIPTS), _addresses(STYLES)
    if online:
        layer = folium.TileLayer(
            online.url, attr=safe_html(online.attribution), name=safe_html(online.label), control=False
        )
        layer.add_to(whole)
    _Runtime().add_to(whole)  # type: ignore[no-untyped-call]
    figure: Any = whole.get_root()
    figure.header = Element("")  # folium's own is replaced by stationmap.css; each step would send it again
    return whole


def step_layer(state: dict[str, object]) -> folium.FeatureGroup:
    """The layer that paints ``state``, see :func:`geo.render.state.map_state`."""
    return _Step(script_json(state))
