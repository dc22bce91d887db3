"""What the reader sees of the map, read from it when it is asked for.

The map's frame is of this app's own origin, so that a script beside the question can ask it. The
map itself tells nothing while it is moved: each report would run the page again.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

import streamlit as st

from geo.mapspec.regions import NARROWEST, WIDEST

_ASK = """
export default function ({ data, setStateValue }) {
  const frame = document.querySelector('iframe[title="streamlit_folium.st_folium"]');
  const map = frame && frame.contentWindow.stationMap;
  const seen = map ? map.view().map((degrees) => Math.round(degrees * 100) / 100) : null;
  if (JSON.stringify(seen) !== JSON.stringify(data)) setStateValue("seen", seen);
}
"""
_VIEW = st.components.v2.component("map_view", js=_ASK)


def ask_view(key: str) -> tuple[float, ...] | None:
    """West, south, east and north of the map as it is on the screen, in degrees; None until it answers."""
    known = (st.session_state.get(key) or {}).get("seen")
    seen = _VIEW(key=key, data=known, on_seen_change=lambda: None, height=1).get("seen")
    return tuple(map(float, seen)) if seen else None


def extent_of_view(view: Sequence[float]) -> str:
    """The extent that :func:`geo.mapspec.regions.parse_region` reads, of a map that goes on round the Earth.

    A window wider than a local projection bears is the world; one narrower than the borders bear
    is widened about its middle.
    """
    west, south, east, north = view
    if east - west > WIDEST:
        return "world"
    west, east = _widened(west, east)
    south, north = _widened(max(south, -89.5), min(north, 89.5))
    turn = 360 * floor((west + 180) / 360)
    west, east = west - turn, east - turn
    edges = (west, south, east - 360 if east > 180 else east, north)
    return ",".join(f"{round(edge, 2):g}" for edge in edges)


def _widened(low: float, high: float) -> tuple[float, float]:
    lacking = max(0.0, NARROWEST + 0.02 - (high - low)) / 2
    return low - lacking, high + lacking
