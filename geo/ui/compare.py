"""The comparison page: two linked maps, what changed between their days, and the chosen record."""

from __future__ import annotations

import html
from dataclasses import replace
from functools import lru_cache

import streamlit as st

from geo.mapspec.spec import MapSpec, as_of_words, build, is_large
from geo.model.dates import Period
from geo.model.places import WORLD
from geo.model.records import Catalogue
from geo.query.history import Change, changes_between
from geo.query.selection import Selected, Selection, select
from geo.render.html.comparison import render_changes
from geo.render.state import map_places, map_state
from geo.ui import session_state
from geo.ui.panels import mount, show_record

HEIGHT = 430
"""Pixels of each map; app.css makes them lower on a phone."""

KEYS = ("map_before", "map_after")


def show_comparison(catalogue: Catalogue, selection: Selection) -> None:
    """How things stood at the end of each of two days: the ends of the selection's range."""
    period = selection.period
    before, after, changes = _compared(catalogue, selection)
    if not (before.stations or before.statuses or after.stations or after.statuses):
        st.info("Nothing to compare in this selection. Choose other days or reset the filters.")
        return
    session_state.choose_on_map(catalogue)
    _show_maps(catalogue, (before, after))
    with st.container(key="compared"):
        listed, record = st.columns([1.5, 1], gap="large")
    with listed:
        st.html(render_changes(catalogue, changes, selection))
    with record, st.container(key="compared_record"):
        chosen = st.session_state.get("chosen", "")
        if session_state.is_record(catalogue, chosen):
            show_record(catalogue, chosen, period.start, period.end)
        else:
            st.html(
                '<article class="dossier"><p class="kicker">Nothing chosen yet</p><p class="note">Choose a '
                "symbol or a coloured country on either map, or a record in the list, to read the claim, the "
                "answer of those concerned, what became of it and the sources.</p></article>"
            )


@lru_cache(maxsize=8)
def _compared(catalogue: Catalogue, selection: Selection) -> tuple[Selected, Selected, tuple[Change, ...]]:
    """The selection as of each of the two days, and the changes of records on either map."""
    period = selection.period
    first = Period(min(catalogue.window.start, period.start), period.start)
    before = select(catalogue, replace(selection, period=first))
    after = select(catalogue, selection)
    countries = {status.country for status in (*before.statuses, *after.statuses)}
    stations = {station.id: station for station in (*before.stations, *after.stations)}
    days = period.start, period.end
    return before, after, changes_between(catalogue, *days, countries=countries, stations=stations.values())


def _show_maps(catalogue: Catalogue, both: tuple[Selected, Selected]) -> None:
    specs = [build(catalogue, selected.selection, selected=selected) for selected in both]
    extent = WORLD if any(spec.is_world for spec in specs) else specs[0].extent.union(specs[1].extent)
    shared = {
        "linked": True,
        "extent": [extent.west, extent.south, extent.east, extent.north],
        "maxZoom": max(spec.max_zoom for spec in specs),
    }
    due = st.session_state.pop("places_due", False) or KEYS[0] not in st.session_state
    with st.container(key="compare_maps"):
        columns = st.columns(2, gap="small", vertical_alignment="bottom")
        for column, key, selected, spec in zip(columns, KEYS, both, specs, strict=True):
            state = map_state(spec, st.session_state.get("chosen", "")) | shared
            if due or is_large(catalogue):
                state["places"] = map_places(catalogue, spec)
            with column:
                st.html(_heading(selected, spec, is_first=key == KEYS[0]))
                mount(catalogue, state, key, HEIGHT)
    credit = html.escape(specs[0].credit.line)
    st.html(f'<p class="map-credit">Moving one map moves the other. {credit}</p>')


def _heading(selected: Selected, spec: MapSpec, *, is_first: bool) -> str:
    skip = '<a class="skip" href="#changes">Skip the maps</a>' if is_first else ""
    words = html.escape(as_of_words(spec)), html.escape(selected.counts.undated)
    return f'{skip}<h2>{words[0]}</h2><p class="note">{words[1]}.</p>'
