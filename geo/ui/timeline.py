"""The timeline: the range of days, the density of events along it, steps and playback."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

import streamlit as st

from geo.model.dates import Period, next_month_end
from geo.model.records import Catalogue
from geo.query.selection import Selection, select
from geo.render.html.swatches import picture_address

PLAY_EVERY = timedelta(seconds=1.2)
"""Time a month stays on screen during playback: long enough to read the legend's counts."""

_BINS, _HEIGHT = 140, 34
"""Bars of the density, and units of its height."""


def is_playing() -> bool:
    return bool(st.session_state.get("playing"))


def advance(catalogue: Catalogue) -> None:
    """One step of the playback, where it runs: to the next end of a month; it stops at the last day."""
    if not is_playing() or not st.session_state.pop("tick", True):
        return
    end = st.session_state["range"][1]
    last = catalogue.window.end
    if end >= last:
        st.session_state["playing"] = False
        st.rerun()
    _set_end(min(next_month_end(end), last))


def chosen_period() -> Period:
    return Period(*st.session_state["range"])


def ask_period(catalogue: Catalogue, filters: Selection) -> None:
    """Show the slider with its buttons and the density of the events; :func:`chosen_period` reads it."""
    window = catalogue.window
    events = select(catalogue, replace(filters, period=window)).events
    days = [event.public.end for event in events if window.start <= event.public.end <= window.end]
    with st.container(key="timeline"):
        buttons = st.container(key="timeline_buttons", horizontal=True, vertical_alignment="center")
        with st.container(key="timeline_slider"):
            st.html(_density(window, days, len(events)))
            st.html(_veil(window, chosen_period()))
            st.slider(
                "Range of days. The map shows how things stood at its end.",
                min_value=window.start,
                max_value=window.end,
                key="range",
                format="D MMM YYYY",
                step=timedelta(days=1),
                on_change=pause,
                label_visibility="collapsed",
            )
            st.html('<a class="skip" href="#record">Skip the map</a>')  # a hundred stops of the Tab key
    with buttons:
        _show_buttons(catalogue, days)


def _show_buttons(catalogue: Catalogue, days: list[date]) -> None:
    end = chosen_period().end
    show_step("Previous", "previous_event", max((day for day in days if day < end), default=None), _set_end)
    st.button(
        "Pause" if is_playing() else "Play months",
        icon=":material/pause:" if is_playing() else ":material/play_arrow:",
        key="play",
        on_click=_toggle,
        args=(catalogue,),
    )
    show_step("Next", "next_event", min((day for day in days if day > end), default=None), _set_end)
    if st.session_state.pop("play_changed", False):
        st.rerun()


def show_step(way: Literal["Previous", "Next"], key: str, target: object, go: Callable[..., None]) -> None:
    """A button that goes to the event before or after; disabled where ``target`` is None."""
    icon = f":material/skip_{way.lower()}:"
    st.button(f"{way} event", icon=icon, key=key, disabled=target is None, on_click=go, args=(target,))


def pause() -> None:
    """Stop the playback, where the reader takes the slider or opens the panel of downloads."""
    if is_playing():
        st.session_state["playing"] = False
        st.session_state["play_changed"] = True


def _toggle(catalogue: Catalogue) -> None:
    playing = not is_playing()
    st.session_state.update(playing=playing, play_changed=True, tick=False)
    if playing and st.session_state["range"][1] >= catalogue.window.end:
        _set_end(catalogue.window.start)


def _set_end(end: date) -> None:
    """Move the end of the range, and its start where that is later."""
    st.session_state["range"] = (min(chosen_period().start, end), end)


def _density(window: Period, public: list[date], events: int) -> str:
    """Events over time as bars, each on the day on which it was certainly public.

    A mask, whose colour is the theme's.
    It does not depend on the chosen range, so that a step need not send it again; the veil does.
    """
    days = (window.end - window.start).days + 1
    counts = Counter((day - window.start).days * _BINS // days for day in public)
    top = max(counts.values(), default=1)
    bars = "".join(
        f"M{place * 10} {_HEIGHT}v-{round(count / top * (_HEIGHT - 3) + 2, 1)}h8V{_HEIGHT}z"
        for place, count in sorted(counts.items())
    )
    shapes = f'<path d="{bars}M0 {_HEIGHT - 1}h{_BINS * 10}v1H0z"/>'
    mask = f"url({picture_address(_BINS * 10, _HEIGHT + 1, shapes, 'none')})"
    words = f"{events} events over time, {window.describe()}"
    return f'<div class="density" role="img" aria-label="{words}" style="mask-image: {mask}"></div>'


def _veil(window: Period, period: Period) -> str:
    """Pales the events outside the chosen range."""
    days = (window.end - window.start).days + 1
    before = (period.start - window.start).days / days
    after = (window.end - period.end).days / days
    bars = "".join(f'<i style="width:{share:.2%}"></i>' for share in (before, after))
    return f'<div class="veil" aria-hidden="true">{bars}</div>'
