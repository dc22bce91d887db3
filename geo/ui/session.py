"""One reader's visit: the catalogue, the filters, the link. Widgets to values.

The selection is kept in the session beside the widgets, because Streamlit forgets a widget's
value when its page is left; and the address bar always holds the link that restores it.
"""

from __future__ import annotations

import html
import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import streamlit as st

from geo.basemap import OnlineBasemap, online_basemaps
from geo.dates import Period
from geo.errors import InvalidCollection, InvalidSelection
from geo.hits import describe_hits, describe_missed, search_hits
from geo.reading import DATA_FILES, OPTIONAL_FILES, PROJECT_COLLECTION, read_catalogue
from geo.records import ATTESTATIONS, KINDS, STATUSES, Catalogue
from geo.selection import MAX_QUERY, PARAMETERS, Selected, Selection, from_query, select, to_query, whole
from geo.ui import style
from geo.vocabulary import KIND_WORDS, STATUS_WORDS

RECORD = "record"
"""Name in a link of the record whose dossier is open: ``station:<id>`` or ``country:<code>``."""

_WIDGETS = ("country", "q", "status", "kind", "bureau", "attestation")


def open_page(title: str) -> Catalogue:
    """Style the page, head it, and give the catalogue; a page of faults where it cannot be read."""
    st.html(style.SHEET)
    st.html(f'<h1 class="headline">{title}</h1>')
    folder = Path(os.environ.get("GEO_DATA") or PROJECT_COLLECTION)
    try:
        return _catalogue(folder, _stamp(folder))
    except InvalidCollection as broken:
        _show_broken(folder, broken)
        st.stop()


def _stamp(folder: Path) -> tuple[tuple[int, int], ...]:
    """Changes whenever a data file does, so that an edited collection is read again."""
    names = (*DATA_FILES, *OPTIONAL_FILES)
    stats = [(folder / name).stat() for name in names if (folder / name).exists()]
    return tuple((stat.st_mtime_ns, stat.st_size) for stat in stats)


@st.cache_resource(max_entries=4, show_spinner="Reading the collection…")
def _catalogue(folder: Path, stamp: tuple[tuple[int, int], ...]) -> Catalogue:  # noqa: ARG001  # cache key
    return read_catalogue(folder)


def _show_broken(folder: Path, broken: InvalidCollection) -> None:
    faults = broken.rejections
    st.error(
        f"This collection cannot be shown: faults in its files: {len(faults)}. "
        "Nothing was changed, and no row was left out in silence."
    )
    st.markdown("Mend the rows below, then reload this page. The same list: `python -m geo check DIR`")
    st.caption(f"Folder: {folder.name}")
    st.dataframe(
        [{"file": f.file, "row": f.row, "field": f.field, "fault": f.reason} for f in faults[:500]],
        hide_index=True,
        width="stretch",
    )


def ask_selection(catalogue: Catalogue) -> Selection:
    """The filter bar. The range of days is asked separately, see :func:`ask_period` and the timeline."""
    _restore(catalogue)
    _show_link_faults()
    with st.container(key="filterbar", horizontal=True, vertical_alignment="bottom"):
        countries = st.multiselect(
            "Countries",
            catalogue.countries,
            key="country",
            format_func=catalogue.name_of,
            placeholder="All countries",
        )
        q = st.text_input(
            "Search", key="q", max_chars=MAX_QUERY, placeholder="Place, body, source … in any script"
        )
        with st.popover("Filters", width="stretch"):
            narrowed = _ask_more(catalogue)
        st.button("Reset", on_click=_reset, args=(catalogue,), width="stretch", help="Show everything again")
    selection = replace(narrowed, countries=tuple(countries), q=q or "")
    _show_search(catalogue, q or "", selection)
    remember(catalogue, selection)
    return selection


def _show_search(catalogue: Catalogue, typed: str, selection: Selection) -> None:
    """What the search finds in the whole collection, and how it was understood: one line."""
    sentence = describe_hits(search_hits(catalogue, selection.q)) if selection.q else ""
    if typed.strip() and not selection.q:
        sentence = f"“{typed}” holds nothing to search for, so nothing is left out."
    if sentence:
        st.html(f'<p class="sentence search-hits" role="status">{html.escape(sentence)}</p>')


def show_missed(catalogue: Catalogue, selected: Selected) -> None:
    """That the search finds something, but outside the range or the other filters; else nothing."""
    q = selected.selection.q
    if q and not selected.stations and not selected.events:
        sentence = describe_missed(search_hits(catalogue, q))
        if sentence:
            st.html(f'<p class="sentence search-missed" role="status">{html.escape(sentence)}</p>')


def _ask_more(catalogue: Catalogue) -> Selection:
    statuses = st.multiselect(
        "Country status at the end of the range",
        STATUSES,
        key="status",
        format_func=lambda status: STATUS_WORDS[status],
        placeholder="Any status",
    )
    bureaus = st.multiselect(
        "Alleged bureau (stations)", catalogue.bureaus, key="bureau", placeholder="Any or none"
    )
    kinds = st.multiselect(
        "Kind of event (list of events)",
        KINDS,
        key="kind",
        format_func=lambda kind: KIND_WORDS[kind],
        placeholder="Any kind",
    )
    attestations = st.multiselect(
        "How well a claim is attested", ATTESTATIONS, key="attestation", placeholder="Any"
    )
    return replace(
        _state(catalogue),
        statuses=tuple(statuses),
        bureaus=tuple(bureaus),
        kinds=tuple(kinds),
        attestations=tuple(attestations),
    )


def chosen_basemap() -> OnlineBasemap | None:
    """Which map lies under the records; None is the one that needs no network."""
    choices = (None, *online_basemaps())
    chosen = st.session_state.get("background", 0)
    return choices[chosen] if chosen < len(choices) else None


def ask_basemap() -> None:
    """Ask for the background; :func:`chosen_basemap` tells the answer."""
    choices = (None, *online_basemaps())
    st.selectbox(
        "Background",
        range(len(choices)),
        key="background",
        width=260,
        format_func=lambda index: (
            f"{basemap.label} (online)" if (basemap := choices[index]) else "Natural Earth (offline)"
        ),
        help="An online background is fetched by your browser from its operator, "
        "who then learns your address and which area you look at. Off unless you choose it.",
    )
    basemap = chosen_basemap()
    if basemap:
        st.caption(f":material/public: Your browser now contacts {basemap.operator}.")


def ask_period(catalogue: Catalogue, selection: Selection) -> Selection:
    """The range of days as two date boxes, for pages without the timeline."""
    window = catalogue.window
    st.session_state.setdefault("days", (selection.period.start, selection.period.end))
    days = st.date_input(
        "Range of days", key="days", min_value=window.start, max_value=window.end, format="YYYY-MM-DD"
    )
    if isinstance(days, tuple) and len(days) == 2:
        selection = replace(selection, period=Period(*days))
        remember(catalogue, selection)
    if selection.q:
        show_missed(catalogue, select(catalogue, selection))
    return selection


def remember(catalogue: Catalogue, selection: Selection) -> None:
    """Keep the selection for the next page, and put its link into the address bar."""
    before = st.session_state.get("selection")
    st.session_state["selection"] = selection
    if before != selection:
        st.session_state.pop("link_faults", None)
    wanted: dict[str, list[str]] = {}
    for name, value in to_query(selection, catalogue):
        wanted.setdefault(name, []).append(value)
    if chosen := st.session_state.get("chosen"):
        wanted[RECORD] = [chosen]
    present = {name: st.query_params.get_all(name) for name in st.query_params}
    if present != wanted:
        st.query_params.from_dict(wanted)


def set_end(catalogue: Catalogue, end: date) -> None:
    """Move the end of the range, for buttons and playback; the start gives way if it must."""
    start = min(_state(catalogue).period.start, end)
    st.session_state["range"] = (start, end)


def _state(catalogue: Catalogue) -> Selection:
    selection = st.session_state.get("selection")
    return selection if isinstance(selection, Selection) else whole(catalogue)


def _restore(catalogue: Catalogue) -> None:
    """Read the link at the start of a visit; give widgets that Streamlit forgot their values back."""
    if "selection" not in st.session_state:
        st.session_state["selection"] = _from_address(catalogue)
    selection = _state(catalogue)
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
    """The selection in the address bar; a link with any fault is refused whole, and told."""
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
        faults.append(f"record={records[-1]!r} is not in this collection.")
    if faults:
        st.session_state["link_faults"] = faults
        return whole(catalogue)
    if records:
        st.session_state["chosen"] = records[-1]
    return selection


def is_record(catalogue: Catalogue, chosen: str) -> bool:
    """Whether ``station:<id>`` or ``country:<code>`` names something in the catalogue."""
    kind, _, identifier = chosen.partition(":")
    known = {"station": catalogue.station_by_id, "country": catalogue.countries}
    return identifier in known.get(kind, ())


def _show_link_faults() -> None:
    faults = st.session_state.get("link_faults", [])
    if faults:
        st.error(
            "The link was not applied, and everything is shown instead. "
            + " ".join(style.as_text(fault) for fault in faults)
        )


def _reset(catalogue: Catalogue) -> None:
    for key in (*_WIDGETS, "range", "days", "chosen", "link_faults"):
        st.session_state.pop(key, None)
    st.session_state["selection"] = whole(catalogue)
