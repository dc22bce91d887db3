"""The home page's values to screen: map, dossier, lists and downloads."""

import html
import time
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from geo.mapspec.basemap import OnlineBasemap
from geo.mapspec.spec import MapSpec, build
from geo.model.records import Catalogue
from geo.query.claims import claim_of
from geo.query.selection import Selected, Selection, select
from geo.query.sentences import in_sentence, status_line
from geo.render.html.dossier import render_country, render_latest, render_station
from geo.render.leaflet import base_map, step_layer
from geo.render.state import map_places, map_state
from geo.render.templating import render_template
from geo.ui import session, session_state, timeline
from geo.ui.downloads import offer_downloads
from geo.ui.lists import show_events, show_stations, subject_of

MAP_HEIGHT = 580
"""Pixels on a desktop; app.css makes it lower on a phone."""

MAX_EVENTS_BESIDE_MAP = 60
"""Events listed under the map: more would make each step of the timeline heavy."""

FIRST_HEAD_START = 1.0
"""Seconds by which the map precedes the rest on the first page, whose frame loads before other scripts."""


def explore(catalogue: Catalogue, filters: Selection) -> None:
    """Timeline, map, dossier, lists and downloads: a fragment, which a change of the range runs again."""
    st.session_state["places_due"] = True
    session_state.choose_on_map(catalogue)
    every = timeline.PLAY_EVERY if timeline.is_playing() else None
    st.fragment(_explore, run_every=every)(catalogue, filters)


def _explore(catalogue: Catalogue, filters: Selection) -> None:
    """The map goes to the browser first, and alone: it is what the reader waits for."""
    timeline.advance(catalogue)
    heading, ask, mapside, below = (st.container(key=key) for key in ("heading", "ask", "mapside", "below"))
    with mapside:
        wide, side = st.columns([2.35, 1], gap="medium")
    selection = replace(filters, period=timeline.chosen_period())
    selected = select(catalogue, selection)
    spec = build(catalogue, selection, selected=selected)
    basemap = session.chosen_basemap()
    anew = st.session_state.pop("places_due", False) or st.session_state.get("basemap") != basemap
    st.session_state["basemap"] = basemap
    with wide:
        viewed = "link_faults" not in st.session_state
        show_map(catalogue, spec, "map", MAP_HEIGHT, basemap, anew=anew, viewed=viewed)
    time.sleep(session_state.HEAD_START if st.session_state.get("seen") else FIRST_HEAD_START)
    st.session_state["seen"] = True
    session_state.remember(selection)
    session_state.show_link(catalogue, wait=0)
    with ask:
        timeline.ask_period(catalogue, filters)
    with heading:
        st.html(render_template("app_figures.html.j2", counts=spec.counts, sentence=spec.sentence))
        session.show_missed(catalogue, selected)
    with side:
        _show_dossier(catalogue, selected)
    with wide:
        st.html(f'<p class="map-credit">{html.escape(spec.credit.line)}</p>')
        with st.container(key="under_map", horizontal=True, vertical_alignment="bottom"):
            lists = ["Stations", "Events"]
            listed = st.segmented_control("List below the map", lists, default="Stations", key="list")
            session.ask_basemap()
    with below:
        if listed == "Events":
            show_events(catalogue, selected, MAX_EVENTS_BESIDE_MAP)
        else:
            show_stations(catalogue, selected)
        offer_downloads(catalogue, selection, spec)


def show_map(
    catalogue: Catalogue,
    spec: MapSpec,
    key: str,
    height: int,
    basemap: OnlineBasemap | None = None,
    *,
    anew: bool,
    **values: Any,
) -> None:
    """The map of this key; what is chosen on it becomes the chosen record.

    It stays mounted: a step sends standings and statuses, and of places only what the browser was not sent
    before; all of them where ``anew`` is true. ``values`` replace some of :func:`.map_state`.
    """
    state = map_state(spec, st.session_state.get("chosen", "")) | values
    sent: set[str] = set() if anew else st.session_state.get(f"{key}_places", set())
    if places := [place for place in map_places(catalogue, spec) if place[0] not in sent]:
        state["places"] = places
        st.session_state[f"{key}_places"] = sent.union(place[0] for place in places)
    st_folium(
        base_map(basemap),
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=["last_active_drawing"],
        feature_group_to_add=step_layer(state),
        on_change=partial(_choose_on_map, catalogue, key),
    )


def _choose_on_map(catalogue: Catalogue, key: str) -> None:
    drawing = (st.session_state.get(key) or {}).get("last_active_drawing") or {}
    chosen = str(drawing.get("id", ""))
    if session_state.is_record(catalogue, chosen):
        st.session_state["chosen"] = chosen
    elif chosen == "places:":
        st.session_state["places_due"] = True


def _show_dossier(catalogue: Catalogue, selected: Selected) -> None:
    """The evidence on the chosen record, or the latest developments where none is chosen."""
    as_of = selected.selection.as_of
    with st.container(height=MAP_HEIGHT + 60, key="dossier"):
        if chosen := session_state.chosen_record(catalogue):
            show_record(catalogue, chosen, as_of)
            _link_to_chronology(catalogue, selected.selection, chosen)
        else:
            st.html(f'<div id="record">{render_latest(catalogue, selected.events, as_of)}</div>')


def show_record(catalogue: Catalogue, chosen: str, *days: date) -> None:
    """How a record stood on each of the days, and its evidence."""
    kind, _, identifier = chosen.partition(":")
    if kind == "station":
        station = catalogue.station_by_id[identifier]
        lines = [claim_of(catalogue, station).standing_on(day) for day in days]
        evidence = render_station(catalogue, station)
    else:
        lines = [status_line(catalogue, catalogue.status_on(day).get(identifier), day) for day in days]
        evidence = render_country(catalogue, identifier)
    st.html(f'<p class="standing-line" id="record">{"<br>".join(map(html.escape, lines))}</p>')
    st.html(evidence)
    st.button("Close this record", key="close_record", on_click=st.session_state.pop, args=("chosen", None))


def _link_to_chronology(catalogue: Catalogue, selection: Selection, chosen: str) -> None:
    """The chronology of the chosen record's country, at the event from which the reader came."""
    code = session_state.country_of(catalogue, chosen)
    event = catalogue.event_by_id.get(st.session_state.get("event", ""))
    session_state.show_page_link(
        "chronology",
        f"Chronology of {in_sentence(catalogue.name_of(code))}",
        catalogue,
        replace(selection, countries=(code,)),
        f"event:{event.id}" if event and subject_of(event) == chosen else chosen,
        icon=":material/timeline:",
    )
