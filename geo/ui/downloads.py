"""The selection as files, each made only when it is asked for: the usual ones at hand, any in a panel.

Streamlit asks for the bytes of a download button at hand when it is pressed, so that a step of the
timeline makes nothing. In the panel a file is made at one press, with its progress told, and taken
away at the next.
"""

from __future__ import annotations

import html
from functools import partial

import streamlit as st

from geo.errors import GeoError
from geo.exports.export import FORMATS, Format, export_bytes
from geo.mapspec import MapSpec
from geo.records import Catalogue
from geo.selection import Selection
from geo.ui import style, timeline
from geo.ui.order import Order, ask_order

AT_HAND = (".png", ".html", ".csv", ".geojson")
"""Formats with a button on the page itself, in the default style."""

_OPEN = "downloads"
"""Key in the session of whether the panel is open."""
_MADE = "made"
"""Key of the last file in the session: the collection, selection and order it is of, and its bytes."""


def offer_downloads(catalogue: Catalogue, selection: Selection, spec: MapSpec) -> None:
    """The buttons at hand, and a closed panel; what is in it is sent when a reader opens it."""
    st.html("<b>Take this map away</b>")
    if st.session_state.get("arrived"):
        _close()  # it was left open on the way to another page
    with st.container(horizontal=True):
        for suffix in AT_HAND:
            _offer(FORMATS[suffix], partial(export_bytes, catalogue, selection, suffix), selection)
        st.fragment(_offer_more)(catalogue, selection, spec)


def _offer_more(catalogue: Catalogue, selection: Selection, spec: MapSpec) -> None:
    st.button("More formats, sizes and words", icon=":material/tune:", key="more_formats", on_click=_open)
    if st.session_state.get(_OPEN):
        _show_panel(catalogue, selection, spec)


def _open() -> None:
    """The selection stands still while a reader writes about it."""
    st.session_state[_OPEN] = True
    timeline.pause()


def _close() -> None:
    st.session_state[_OPEN] = False


@st.dialog("More formats, sizes and words", width="large", on_dismiss=_close)
def _show_panel(catalogue: Catalogue, selection: Selection, spec: MapSpec) -> None:
    st.html(f'<p class="sentence">{html.escape(spec.sentence)}</p>')
    order = ask_order(catalogue, selection, spec)
    with st.container(key="take_away"):
        _make(catalogue, selection, order)


def _make(catalogue: Catalogue, selection: Selection, order: Order) -> None:
    """One press to make the file, the next to take it away; what was made stays until the order changes."""
    for fault in order.faults:
        st.error(style.as_text(fault))
    with st.container(horizontal=True, vertical_alignment="center"):
        asked = st.button("Make the file", key="make", type="primary")
        ready = st.empty()
    told = st.empty()
    if asked and not order.faults:
        with told:
            _draw(catalogue, selection, order)
    wanted, content = st.session_state.get(_MADE, (None, b""))
    if wanted == (catalogue.digest, selection, order):
        form = FORMATS[order.suffix]
        with ready:
            _offer(form, content, selection, order)
        told.html(f'<p class="note" role="status">Ready: {_described(form, content)}</p>')


def _draw(catalogue: Catalogue, selection: Selection, order: Order) -> None:
    """Make the file and keep it in the session; a sentence where it cannot be made."""
    with st.status(f"Making it: {FORMATS[order.suffix].label} …", expanded=True) as progress:
        try:
            content = export_bytes(catalogue, selection, order.suffix, order.style)
        except GeoError as error:
            progress.update(label="It could not be made", state="error")
            st.error(style.as_text(str(error)))
            return
    st.session_state[_MADE] = ((catalogue.digest, selection, order), content)


def _described(form: Format, content: bytes) -> str:
    size = f"{len(content) / 1e6:.1f} MB" if len(content) >= 1e5 else f"{len(content) / 1e3:.0f} kB"
    return f"{form.label}, {size}. The file says what it was made from: <code>python -m geo verify</code>"


def _offer(form: Format, content: object, selection: Selection, order: Order | None = None) -> None:
    chosen = [order.options[name] for name in ("preset", "theme") if name in order.options] if order else []
    st.download_button(
        form.label if order is None else "Save it",
        data=content,  # type: ignore[arg-type]  # bytes, or what makes them when the button is pressed
        file_name="_".join(["alleged-stations", str(selection.as_of), *chosen]) + form.suffix,
        mime=form.mime,
        key="save" if order else f"download{form.suffix.replace('.', '_')}",
        type="primary" if order else "secondary",
        icon=":material/download:" if order else None,
        on_click="ignore",
    )
