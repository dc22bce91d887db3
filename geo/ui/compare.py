"""The comparison page: two linked maps, what changed between their days, and the chosen record."""

import html
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from geo.mapspec.spec import as_of_words, build
from geo.model.dates import Period
from geo.model.places import WORLD
from geo.model.records import Catalogue
from geo.query.history import Change, changes_between
from geo.query.selection import Selected, Selection, select, to_query
from geo.query.sentences import describe_no_change
from geo.render.templating import render_template
from geo.ui import session_state
from geo.ui.panels import show_map, show_record

MAP_HEIGHT = 430
"""Pixels of each map; app.css makes them lower on a phone."""


def show_comparison(catalogue: Catalogue, selection: Selection) -> None:
    """How things stood at the end of each of two days: the ends of the selection's range."""
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
        if chosen := session_state.chosen_record(catalogue):
            show_record(catalogue, chosen, selection.period.start, selection.period.end)
        else:
            st.html(render_template("nothing_chosen.html.j2", page="comparison"))


def render_changes(catalogue: Catalogue, changes: tuple[Change, ...], selection: Selection) -> Markup:
    """Changes in order of kind, each with its date and a link that opens the record."""
    pairs = to_query(selection, catalogue)
    return render_template(
        "comparison.html.j2",
        groups=[(kind, list(some)) for kind, some in groupby(changes, attrgetter("kind"))],
        days=selection.period.describe(),
        nothing=describe_no_change(selection.period),
        link=lambda record: f"?{urlencode([*pairs, (session_state.RECORD, record)])}",
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
    shared: dict[str, Any] = {
        "linked": True,
        "extent": [extent.west, extent.south, extent.east, extent.north],
        "maxZoom": max(spec.max_zoom for spec in specs),
    }
    anew = st.session_state.pop("places_due", False) or "map_before" not in st.session_state
    with st.container(key="compare_maps"):
        columns = st.columns(2, gap="small", vertical_alignment="bottom")
        keys = ("map_before", "map_after")
        for column, key, spec in zip(columns, keys, specs, strict=True):
            with column:
                skip = '<a class="skip" href="#changes">Skip the maps</a>' if key == keys[0] else ""
                counts = html.escape(spec.counts.undated)
                st.html(f'{skip}<h2>{html.escape(as_of_words(spec))}</h2><p class="note">{counts}.</p>')
                show_map(catalogue, spec, key, MAP_HEIGHT, anew=anew, **shared)
    credit = html.escape(specs[0].credit.line)
    st.html(f'<p class="map-credit">Moving one map moves the other. {credit}</p>')
