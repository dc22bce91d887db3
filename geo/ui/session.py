"""One reader's visit: the catalogue, the filters, the link. Widgets to values.

The selection is kept in the session beside the widgets, because Streamlit forgets a widget's
value when its page is left; and the address bar always holds the link that restores it.
"""

from __future__ import annotations

import html
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from streamlit.errors import StreamlitAPIException
from streamlit.runtime.pages_manager import PagesManager

from geo.basemap import OnlineBasemap, online_basemaps
from geo.dates import Period
from geo.errors import InvalidCollection, InvalidSelection
from geo.hits import describe_hits, describe_missed, search_hits
from geo.reading import DATA_FILES, OPTIONAL_FILES, PROJECT_COLLECTION, read_catalogue
from geo.records import ATTESTATIONS, KINDS, STATUSES, Catalogue
from geo.selection import MAX_QUERY, PARAMETERS, Selected, Selection, from_query, select, to_query, whole
from geo.ui import style
from geo.ui.lists import subject_of
from geo.vocabulary import KIND_WORDS, STATUS_WORDS
from geo.wording import describe_withdrawal

RECORD = "record"
"""Name in a link of the record that is open: ``station:<id>``, ``country:<code>`` or ``event:<id>``."""

_WIDGETS = ("country", "q", "status", "kind", "bureau", "attestation")


def open_page(title: str) -> Catalogue:
    """Style the page, head it, and give the catalogue; a page of faults where it cannot be read."""
    _insist_on_navigation()
    st.session_state["arrived"] = st.session_state.get("page", title) != title
    st.session_state["page"] = title
    st.html(style.SHEET)
    st.html(f'<h1 class="headline">{title}</h1>')
    folder = collection_folder()
    try:
        return _catalogue(folder, _stamp(folder))
    except InvalidCollection as broken:
        _show_broken(folder, broken)
        st.stop()


def collection_folder() -> Path:
    """The folder that the app shows."""
    return Path(os.environ.get("GEO_DATA") or PROJECT_COLLECTION)


def _insist_on_navigation() -> None:
    """Let app.py head the page, though the first visit to a fresh server goes straight to a page.

    Until ``st.navigation`` has run once, Streamlit takes a folder named ``pages`` for its older kind
    of app, runs the page's file alone, and so knows neither the title nor the other pages.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()


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


def keep_selection(catalogue: Catalogue) -> Selection:
    """The selection of the link or the visit, kept for the other pages: for a page without filters."""
    _restore(catalogue)
    _show_link_faults()
    selection = _state(catalogue)
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
        selection = _keep_period(catalogue, selection, Period(*days))
    if selection.q:
        show_missed(catalogue, select(catalogue, selection))
    return selection


def ask_two_days(catalogue: Catalogue, selection: Selection) -> Selection | None:
    """The range as its two ends, for the comparison; None, with a sentence, where they are in no order."""
    window = catalogue.window
    st.session_state.setdefault("day_before", selection.period.start)
    st.session_state.setdefault("day_after", selection.period.end)
    with st.container(key="two_days", horizontal=True, vertical_alignment="bottom"):
        earlier, later = (
            st.date_input(
                label, key=key, min_value=window.start, max_value=window.end, format="YYYY-MM-DD", width=170
            )
            for label, key in (("Left map: end of", "day_before"), ("Right map: end of", "day_after"))
        )
        for words, before, after in _PAIRS:
            if window.start <= before <= after <= window.end:
                st.button(words, key=f"pair_{before}", on_click=_set_days, args=(before, after))
    if not earlier or not later or earlier > later:
        st.error("The day on the left has to come first. Choose an earlier one, or a later one on the right.")
        return None
    selection = _keep_period(catalogue, selection, Period(earlier, later))
    if selection.q:
        show_missed(catalogue, select(catalogue, selection))
    return selection


_PAIRS = (
    ("First report to end of 2022", date(2022, 9, 12), date(2022, 12, 31)),
    ("Year 2023", date(2022, 12, 31), date(2023, 12, 31)),
    ("June 2023 to July 2024", date(2023, 6, 30), date(2024, 7, 31)),
)


def _set_days(before: date, after: date) -> None:
    st.session_state["day_before"], st.session_state["day_after"] = before, after


def _keep_period(catalogue: Catalogue, selection: Selection, period: Period) -> Selection:
    """Take over the range of a page without the timeline, which will start from it."""
    selection = replace(selection, period=period)
    st.session_state["range"] = (period.start, period.end)
    remember(catalogue, selection)
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
    """Read the link; give widgets that Streamlit forgot on the way between pages their values back.

    A link counts at the start of a visit, and where it led from one page to another. Within a page
    the address only follows, as the browser may report it a step late.
    """
    names = (*PARAMETERS, RECORD)
    linked = st.session_state.get("arrived") and any(name in st.query_params for name in names)
    if linked:
        _forget()
    if "selection" not in st.session_state or linked:
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


def _show_link_faults() -> None:
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


def show_page_link(
    page: str, label: str, catalogue: Catalogue, selection: Selection, record: str = "", *, icon: str = ""
) -> None:
    """A link to another page with a selection of its own, without loading the app again."""
    query = [*to_query(selection, catalogue), *([(RECORD, record)] if record else [])]
    try:
        st.page_link(f"pages/{page}.py", label=label, icon=icon or None, query_params=query)
    except StreamlitAPIException:  # a page that runs by itself knows no other
        address = html.escape(address_of(page, query))
        st.html(f'<a href="{address}">{html.escape(label)}</a>')


def address_of(page: str, query: Sequence[tuple[str, str]]) -> str:
    """A link to a page, relative to any page of the app."""
    path = "./" if page == "map" else f"./{page}"
    return f"{path}?{urlencode(query)}" if query else path


def record_address(catalogue: Catalogue, selection: Selection, record: str) -> str:
    """A link that opens a record with the same selection: an event in the chronology, else on the map."""
    page = "chronology" if record.startswith("event:") else "map"
    return address_of(page, [*to_query(selection, catalogue), (RECORD, record)])


def _forget() -> None:
    for key in (*_WIDGETS, "range", "days", "day_before", "day_after", "chosen", "link_faults"):
        st.session_state.pop(key, None)


def _reset(catalogue: Catalogue) -> None:
    _forget()
    st.session_state["selection"] = whole(catalogue)
