"""The chronology page: every event of the selection on a time axis, and the chosen one in full."""

import html
from dataclasses import replace
from functools import partial

import streamlit as st

from geo.model.dates import Period, describe_day
from geo.model.records import Catalogue, Event
from geo.query.selection import Selected, Selection, select
from geo.render.chronology import GROUP_WORDS
from geo.render.html.dossier import render_event
from geo.render.html.swatches import picture_address
from geo.render.templating import render_template
from geo.ui import session_state
from geo.ui.lists import show_events, show_none, subject_of
from geo.ui.style import theme_in_use
from geo.ui.timechart import SYMBOLS, chart_description, mark_table
from geo.ui.timeline import show_step

_CHART = "chronology_chart"


def show_chronology(catalogue: Catalogue, selection: Selection) -> None:
    selected = select(catalogue, selection)
    st.html(f'<p class="standfirst">{html.escape(str(selected.counts))}</p>')
    if selected.events:
        st.fragment(_explore)(catalogue, selected)
    else:
        show_none("event")


def _explore(catalogue: Catalogue, selected: Selected) -> None:
    """A fragment: a step from event to event runs only this again."""
    event = session_state.chosen_event(catalogue)
    with st.container(key="chronology"):
        wide, side = st.columns([2.35, 1], gap="medium")
    with side, st.container(key="event_side"):
        _show_steps(selected.events, event)
        _show_event(catalogue, selected.selection, event)
    with wide:
        legend = {"symbols": SYMBOLS, "groups": GROUP_WORDS, "picture": picture_address}
        st.html(render_template("app_chart_legend.html.j2", **legend))
        st.vega_lite_chart(
            mark_table(catalogue, selected, event.id if event else ""),
            chart_description(selected.selection.period, theme_in_use()),
            key=_CHART,
            theme=None,
            width="stretch",
            on_select=_choose_in_chart,
            selection_mode="pick",
        )
    show_events(catalogue, selected, as_events=True)
    session_state.show_link(catalogue)


def _show_steps(events: tuple[Event, ...], event: Event | None) -> None:
    place = events.index(event) if event in events else None
    later = events if place is None else events[place + 1 :]
    with st.container(key="event_steps", horizontal=True, vertical_alignment="center"):
        show_step("Previous", "chronology_previous", next(reversed(events[:place]), None), _choose)
        show_step("Next", "chronology_next", next(iter(later), None), _choose)
    position = f"{len(events)} events in order of date"
    if place is not None:
        position = f"Event {place + 1} of {len(events)}"
    st.html(f'<p class="position" role="status">{position}</p>')


def _choose(event: Event) -> None:
    st.session_state["chosen"] = f"event:{event.id}"


def _show_event(catalogue: Catalogue, selection: Selection, event: Event | None) -> None:
    if event is None:
        st.html(render_template("nothing_chosen.html.j2", page="chronology"))
        return
    st.session_state["event"] = event.id  # for the link from the map back to it
    address = partial(session_state.record_address, catalogue, selection)
    stations = {one: address(f"station:{one}") for one in event.stations}
    as_of = min(event.public.end, catalogue.window.end)
    session_state.show_page_link(
        "map",
        f"Show on the map as of {describe_day(as_of)}",
        catalogue,
        replace(selection, period=Period(min(selection.period.start, as_of), as_of)),
        subject_of(event),
        icon=":material/map:",
    )
    st.html(render_event(catalogue, event, stations))


def _choose_in_chart() -> None:
    picked = st.session_state[_CHART]["selection"].get("pick", [])
    if picked and picked[0].get("id"):
        st.session_state["chosen"] = f"event:{picked[0]['id']}"
