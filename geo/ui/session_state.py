"""The state of one session: the selection, the open record and the link that restores both.

The selection is kept in the session beside the widgets, because Streamlit forgets a widget's
value when its page is left; and the address bar always shows the link that restores it.
"""

import html
import time
from urllib.parse import urlencode

import streamlit as st
from streamlit.errors import StreamlitAPIException

from geo.mapspec.picture_style import THEMES
from geo.mapspec.web_view import SELECTION, parse_view
from geo.model.errors import InvalidSelection, InvalidValue
from geo.model.records import Catalogue, Event
from geo.query.corrections import describe_withdrawal
from geo.query.selection import PARAMETERS, Selection, from_query, to_query, whole
from geo.ui import style
from geo.ui.forced_theme import THEME
from geo.ui.lists import subject_of

VIEW = "view"
"""Name in a link of where the map stands: see ``scripts/map/address-view.js``."""

RECORD = "record"
"""Name in a link of the record that is open: ``station:<id>``, ``country:<code>`` or ``event:<id>``."""

HEAD_START = 0.1
"""Seconds by which the map precedes the rest: what arrives within some 10 ms is rendered together."""

FIELDS = {
    "country": "countries",
    "q": "q",
    "status": "statuses",
    "kind": "kinds",
    "bureau": "bureaus",
    "attestation": "attestations",
}
"""Keys of the filters' widgets, and the fields of a selection that they set."""


def remember(selection: Selection) -> None:
    """Keep the selection for the rest of the page, and for the next one."""
    if st.session_state.get("selection") != selection:
        st.session_state.pop("link_faults", None)
    st.session_state["selection"] = selection


def show_link(catalogue: Catalogue, wait: float = HEAD_START) -> None:
    """Put the link of the selection and the open record into the address bar: last of all on a page.

    A new address makes the browser go over the whole app, so it waits until the page is painted.
    """
    wanted: dict[str, list[str]] = {}
    for name, value in to_query(st.session_state["selection"], catalogue):
        wanted.setdefault(name, []).append(value)
    if chosen := st.session_state.get("chosen"):
        wanted[RECORD] = [chosen]
    if VIEW in st.query_params and "link_faults" not in st.session_state:
        wanted[VIEW] = st.query_params.get_all(VIEW)
    if theme := st.session_state.get(THEME):
        wanted[THEME] = [theme]
    if {name: st.query_params.get_all(name) for name in st.query_params} != wanted:
        time.sleep(wait)
        st.query_params.from_dict(wanted)


def show_page_link(
    page: str, label: str, catalogue: Catalogue, selection: Selection, record: str, *, icon: str
) -> None:
    """A link to another page with a selection and a record, without loading the app again."""
    query = [*to_query(selection, catalogue), *([(RECORD, record)] if record else [])]
    try:
        st.page_link(f"pages/{page}.py", label=label, icon=icon, query_params=query)
    except StreamlitAPIException:  # the page runs by itself, without app.py
        address = f"./{page.removeprefix('map')}?{urlencode(query)}"
        st.html(f'<a href="{html.escape(address)}">{html.escape(label)}</a>')


def record_address(catalogue: Catalogue, selection: Selection, record: str) -> str:
    """A link that opens a record with the same selection: an event in the chronology, else on the map."""
    page = "chronology" if record.startswith("event:") else ""
    return f"./{page}?{urlencode([*to_query(selection, catalogue), (RECORD, record)])}"


def restore(catalogue: Catalogue) -> Selection:
    """The selection of the link or the session, put back into widgets that Streamlit has forgotten.

    Why a link is refused is shown.
    A link counts at the start of a session, and where it leads from one page to another. Within a page
    the address only follows, as the browser may report it a step late.
    """
    linked = st.session_state.get("arrived") and not {*PARAMETERS, RECORD, VIEW}.isdisjoint(st.query_params)
    if linked:
        forget()
    if "selection" not in st.session_state or linked:
        st.session_state["selection"] = _from_address(catalogue)
    selection: Selection = st.session_state["selection"]
    st.session_state.setdefault("range", (selection.period.start, selection.period.end))
    for key, field in FIELDS.items():
        value = getattr(selection, field)
        if key not in st.session_state or st.session_state.get("arrived"):  # else of the page that was left
            st.session_state[key] = value if key == "q" else list(value)
    if faults := st.session_state.get("link_faults"):
        refused = "The link was not applied, and everything is shown instead."
        st.error(" ".join((refused, *map(style.as_text, faults))))
    return selection


def _from_address(catalogue: Catalogue) -> Selection:
    """The selection in the address bar; one with any fault is refused as a whole, its faults kept to show."""
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
    record = st.query_params.get(RECORD)
    if record is not None and not is_record(catalogue, record):
        gone = catalogue.withdrawn.get(record.removeprefix("station:"))
        unknown = f"record={record!r} is not in this collection."
        faults.append(describe_withdrawal(gone) if gone else unknown)
    try:
        parse_view(st.query_params.get(VIEW, SELECTION))
    except InvalidValue as fault:
        faults.append(f"{VIEW}: {fault}.")
    theme = st.query_params.get(THEME)
    if theme in THEMES:
        st.session_state[THEME] = theme
    elif theme is not None:
        faults.append(f"{THEME}={theme!r} is not known; possible values: {', '.join(THEMES)}.")
    if faults:
        st.session_state["link_faults"] = faults
        return whole(catalogue)
    if record:
        st.session_state["chosen"] = record
    return selection


def is_record(catalogue: Catalogue, record: str) -> bool:
    """Whether ``station:<id>``, ``country:<code>`` or ``event:<id>`` names something in the catalogue."""
    kind, _, identifier = record.partition(":")
    known = {
        "station": catalogue.station_by_id,
        "country": catalogue.countries,
        "event": catalogue.event_by_id,
    }
    return identifier in known.get(kind, ())


def chosen_record(catalogue: Catalogue) -> str:
    """The chosen record, if it is in the catalogue; else empty."""
    chosen = st.session_state.get("chosen", "")
    return chosen if is_record(catalogue, chosen) else ""


def country_of(catalogue: Catalogue, record: str) -> str:
    """Code of the country of a station or country in the catalogue; empty for anything else."""
    station = catalogue.station_by_id.get(record.removeprefix("station:"))
    code = station.country if station else record.removeprefix("country:")
    return code if code in catalogue.countries else ""


def chosen_event(catalogue: Catalogue) -> Event | None:
    """The event that is chosen; None where nothing is, or a station or country."""
    return catalogue.event_by_id.get(st.session_state.get("chosen", "").removeprefix("event:"))


def choose_on_map(catalogue: Catalogue) -> None:
    """Choose the station or country that the map shows of a chosen event."""
    if event := chosen_event(catalogue):
        st.session_state.update(event=event.id, chosen=subject_of(event))


def forget() -> None:
    for key in (*FIELDS, "range", "days", "day_before", "day_after", "chosen", "link_faults"):
        st.session_state.pop(key, None)


def reset(catalogue: Catalogue) -> None:
    forget()
    st.session_state["selection"] = whole(catalogue)
