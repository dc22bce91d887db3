"""One reader's visit: the selection, the open record and the link that restores both.

The selection is kept in the session beside the widgets, because Streamlit forgets a widget's
value when its page is left; and the address bar always holds the link that restores it.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import date

import streamlit as st

from geo.model.errors import InvalidSelection
from geo.model.records import Catalogue
from geo.query.corrections import describe_withdrawal
from geo.query.selection import PARAMETERS, Selection, from_query, to_query, whole
from geo.ui import style
from geo.ui.lists import subject_of

RECORD = "record"
"""Name in a link of the record that is open: ``station:<id>``, ``country:<code>`` or ``event:<id>``."""


HEAD_START = 0.1
"""Seconds by which what the reader waits for precedes the rest of a page.

The browser gathers what arrives within about 10 ms into one rendering of the whole page.
"""

_WIDGETS = ("country", "q", "status", "kind", "bureau", "attestation")


def keep_selection(catalogue: Catalogue) -> Selection:
    """The selection of the link or the visit, kept for the other pages: for a page without filters."""
    restore(catalogue)
    show_link_faults()
    selection = state(catalogue)
    remember(selection)
    return selection


def remember(selection: Selection) -> None:
    """Keep the selection for the rest of the page, and for the next one."""
    before = st.session_state.get("selection")
    st.session_state["selection"] = selection
    if before != selection:
        st.session_state.pop("link_faults", None)


def show_link(catalogue: Catalogue, wait: float = HEAD_START) -> None:
    """Put the link of the selection and the open record into the address bar: last of all on a page.

    A new address makes the browser go over the whole app, so it waits until the page is painted.
    """
    wanted: dict[str, list[str]] = {}
    for name, value in to_query(state(catalogue), catalogue):
        wanted.setdefault(name, []).append(value)
    if chosen := st.session_state.get("chosen"):
        wanted[RECORD] = [chosen]
    present = {name: st.query_params.get_all(name) for name in st.query_params}
    if present != wanted:
        time.sleep(wait)
        st.query_params.from_dict(wanted)


def set_end(catalogue: Catalogue, end: date) -> None:
    """Move the end of the range, for buttons and playback; the start gives way if it must."""
    start = min(state(catalogue).period.start, end)
    st.session_state["range"] = (start, end)


def state(catalogue: Catalogue) -> Selection:
    selection = st.session_state.get("selection")
    return selection if isinstance(selection, Selection) else whole(catalogue)


def restore(catalogue: Catalogue) -> None:
    """Read the link; give widgets that Streamlit forgot on the way between pages their values back.

    A link counts at the start of a visit, and where it led from one page to another. Within a page
    the address only follows, as the browser may report it a step late.
    """
    names = (*PARAMETERS, RECORD)
    linked = st.session_state.get("arrived") and any(name in st.query_params for name in names)
    if linked:
        forget()
    if "selection" not in st.session_state or linked:
        st.session_state["selection"] = _from_address(catalogue)
    selection = state(catalogue)
    values: Mapping[str, object] = {
        "country": list(selection.countries),
        "q": selection.q,
        "status": list(selection.statuses),
        "kind": list(selection.kinds),
        "bureau": list(selection.bureaus),
        "attestation": list(selection.attestations),
        "range": (selection.period.start, selection.period.end),
    }
    for key, value in values.items():
        if key not in st.session_state:
            st.session_state[key] = value


def _from_address(catalogue: Catalogue) -> Selection:
    """The selection in the address bar; a link with any fault is refused whole, and its faults are shown."""
    pairs = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    faults: list[str] = []
    selection = whole(catalogue)
    try:
        selection = from_query([pair for pair in pairs if pair[0] in PARAMETERS], catalogue)
    except InvalidSelection as refused:
        faults += refused.faults
    window = catalogue.window
    if selection.period.start < window.start or selection.period.end > window.end:
        faults.append(f"The dates reach beyond the collection, which covers {window.describe()}.")
    records = [value for name, value in pairs if name == RECORD]
    if records and not is_record(catalogue, records[-1]):
        gone = catalogue.withdrawn.get(records[-1].removeprefix("station:"))
        unknown = f"record={records[-1]!r} is not in this collection."
        faults.append(describe_withdrawal(gone) if gone else unknown)
    if faults:
        st.session_state["link_faults"] = faults
        return whole(catalogue)
    if records:
        st.session_state["chosen"] = records[-1]
    return selection


def is_record(catalogue: Catalogue, chosen: str) -> bool:
    """Whether ``station:<id>``, ``country:<code>`` or ``event:<id>`` names something in the catalogue."""
    kind, _, identifier = chosen.partition(":")
    known = {
        "station": catalogue.station_by_id,
        "country": catalogue.countries,
        "event": catalogue.event_by_id,
    }
    return identifier in known.get(kind, ())


def show_link_faults() -> None:
    faults = st.session_state.get("link_faults", [])
    if faults:
        st.error(
            "The link was not applied, and everything is shown instead. "
            + " ".join(style.as_text(fault) for fault in faults)
        )


def choose_on_map(catalogue: Catalogue) -> None:
    """Take a chosen event for the station or country that the map can show of it."""
    kind, _, identifier = str(st.session_state.get("chosen", "")).partition(":")
    if kind == "event" and identifier in catalogue.event_by_id:
        st.session_state["event"] = identifier
        st.session_state["chosen"] = subject_of(catalogue.event_by_id[identifier])


def forget() -> None:
    for key in (*_WIDGETS, "range", "days", "day_before", "day_after", "chosen", "link_faults"):
        st.session_state.pop(key, None)


def reset(catalogue: Catalogue) -> None:
    forget()
    st.session_state["selection"] = whole(catalogue)
