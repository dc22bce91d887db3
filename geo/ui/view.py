"""The bounds of the map on the reader's screen, read by ``scripts/map-view.js`` only when they are needed.

A map that reported each move would run the page again each time.
"""

from collections.abc import Sequence

import streamlit as st

from geo.mapspec.regions import MAX_WIDTH, MIN_SIDE
from geo.model.installation import STATIC

_VIEW = st.components.v2.component("map_view", js=(STATIC / "map-view.js").read_text("utf-8"))


def ask_view(key: str) -> tuple[float, ...] | None:
    """West, south, east and north of the map on the screen, in degrees; None until it is known."""
    known = (st.session_state.get(key) or {}).get("seen")
    seen = _VIEW(key=key, data=known, on_seen_change=lambda: None, height=1).get("seen")
    return tuple(map(float, seen)) if seen else None


def extent_of_view(view: Sequence[float]) -> str:
    """The bounds as a region for :func:`geo.mapspec.regions.parse_region`; longitudes may lie beyond ±180°.

    Bounds wider than :data:`~geo.mapspec.regions.MAX_WIDTH` become the world; those narrower than
    :data:`~geo.mapspec.regions.MIN_SIDE` are widened about their middle.
    """
    west, south, east, north = view
    if east - west > MAX_WIDTH:
        return "world"
    west, east = _widened(west, east)
    south, north = _widened(max(south, -89.5), min(north, 89.5))
    turn = 360 * ((west + 180) // 360)
    west, east = west - turn, east - turn
    edges = (west, south, east - 360 if east > 180 else east, north)
    return ",".join(f"{round(edge, 2):g}" for edge in edges)


def _widened(low: float, high: float) -> tuple[float, float]:
    lacking = max(0.0, MIN_SIDE + 0.02 - (high - low)) / 2
    return low - lacking, high + lacking
