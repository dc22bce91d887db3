"""The head of every page: the collection read once, and the filters. Widgets to values."""

import html
import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from geo.collection.reading import PROJECT_COLLECTION, RECORD_FILES, read_catalogue
from geo.mapspec.basemap import OnlineBasemap, online_basemaps
from geo.mapspec.picture_style import THEMES
from geo.model.dates import Period
from geo.model.errors import InvalidCollection
from geo.model.labels import KIND_WORDS, STATUS_WORDS
from geo.model.records import ATTESTATIONS, Catalogue
from geo.query.search_results import describe_hits, describe_missed, search_hits
from geo.query.selection import MAX_QUERY, Selected, Selection, select
from geo.ui import session_state, style
from geo.ui.forced_theme import THEME, force_theme
from geo.ui.private_streamlit import insist_on_navigation


def open_page(title: str) -> Catalogue:
    """Style and headline of a page, and the catalogue; one that cannot be read shows its faults instead."""
    insist_on_navigation()
    st.session_state["arrived"] = st.session_state.get("page", title) != title
    st.session_state["page"] = title
    st.html(style.SHEET)
    if st.query_params.get(THEME) in THEMES:  # before all that takes long
        force_theme("dark" if st.query_params[THEME] == "dark" else "light")
    st.html(f'<h1 class="headline">{title}</h1>')
    folder = collection_folder()
    try:
        return _catalogue(folder, _stamp(folder))
    except InvalidCollection as broken:
        _show_broken(folder, broken)
        st.stop()


def collection_folder() -> Path:
    return Path(os.environ.get("GEO_DATA") or PROJECT_COLLECTION)


def _stamp(folder: Path) -> tuple[tuple[int, int], ...]:
    """Changes whenever a data file does, so that an edited collection is read again."""
    files = (folder / name for name in RECORD_FILES)
    stats = (file.stat() for file in files if file.exists())
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
        [{"file": f.file, "row": str(f.position), "field": f.field, "fault": f.reason} for f in faults[:500]],
        hide_index=True,
        width="stretch",
    )


def ask_selection(catalogue: Catalogue) -> Selection:
    """The filter bar. The range of days is apart, see :func:`ask_period` and the timeline."""
    selection = session_state.restore(catalogue)
    with st.container(key="filterbar", horizontal=True, vertical_alignment="bottom"):
        countries = st.multiselect(
            "Countries",
            catalogue.countries,
            key="country",
            format_func=catalogue.name_of,
            placeholder="All countries",
        )
        placeholder = "Place, body, source … in any script"
        q = st.text_input("Search", key="q", max_chars=MAX_QUERY, placeholder=placeholder) or ""
        with st.popover("Filters", width="stretch"):
            chosen = _ask_more(catalogue)
        st.button(
            "Reset",
            on_click=session_state.reset,
            args=(catalogue,),
            width="stretch",
            help="Show everything again",
        )
    selection = replace(selection, **chosen, countries=tuple(countries), q=q)
    understood = describe_hits(search_hits(catalogue, selection.q)) if selection.q else ""
    if q.strip() and not selection.q:
        understood = f"“{q}” holds nothing to search for, so nothing is left out."
    _show_sentence(understood, "search-hits")
    session_state.remember(selection)
    return selection


def show_missed(catalogue: Catalogue, selected: Selected) -> None:
    """That the search finds something, but outside the range or the other filters; else nothing."""
    q = selected.selection.q
    found = selected.stations or selected.events
    missed = describe_missed(search_hits(catalogue, q)) if q and not found else ""
    _show_sentence(missed, "search-missed")


def _show_sentence(sentence: str, name: str) -> None:
    """A sentence or an empty one in its place: without it the browser would mount all below it again."""
    st.html(f'<p class="sentence {name}" role="status">{html.escape(sentence)}</p>')


def _ask_more(catalogue: Catalogue) -> dict[str, Any]:
    bureaus, attestations = ({one: one for one in values} for values in (catalogue.bureaus, ATTESTATIONS))
    filters: tuple[tuple[str, str, Mapping[Any, str], str], ...] = (
        ("status", "Country status at the end of the range", STATUS_WORDS, "Any status"),
        ("bureau", "Alleged bureau (stations)", bureaus, "Any or none"),
        ("kind", "Kind of event (list of events)", KIND_WORDS, "Any kind"),
        ("attestation", "How well a claim is attested", attestations, "Any"),
    )
    return {
        session_state.FIELDS[key]: tuple(
            st.multiselect(label, list(words), key=key, format_func=words.__getitem__, placeholder=empty)
        )
        for key, label, words, empty in filters
    }


def chosen_basemap() -> OnlineBasemap | None:
    """Which map lies under the records; None is the one that needs no network."""
    choices = (None, *online_basemaps())
    chosen = st.session_state.get("background", 0)
    return choices[chosen] if chosen < len(choices) else None


def ask_basemap() -> None:
    labels = ("Natural Earth (offline)", *(f"{basemap.label} (online)" for basemap in online_basemaps()))
    st.selectbox(
        "Background",
        range(len(labels)),
        key="background",
        width=260,
        format_func=labels.__getitem__,
        help="An online background is fetched by your browser from its operator, "
        "who then learns your address and which area you look at. Off unless you choose it.",
    )
    if basemap := chosen_basemap():
        st.caption(f":material/public: Your browser now contacts {basemap.operator}.")


def ask_period(catalogue: Catalogue, selection: Selection) -> Selection:
    """The range of days as two date boxes, for pages without the timeline."""
    window = catalogue.window
    st.session_state.setdefault("days", (selection.period.start, selection.period.end))
    days = st.date_input(
        "Range of days", key="days", min_value=window.start, max_value=window.end, format="YYYY-MM-DD"
    )
    period = selection.period  # as long as only one of the days is chosen
    if isinstance(days, tuple) and len(days) == 2:
        period = Period(*days)
    return _keep_period(catalogue, selection, period)


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
                days = {"day_before": before, "day_after": after}
                st.button(words, key=f"pair_{before}", on_click=st.session_state.update, args=(days,))
    if not earlier or not later or earlier > later:
        st.error("The day on the left has to come first. Choose an earlier one, or a later one on the right.")
        return None
    return _keep_period(catalogue, selection, Period(earlier, later))


_PAIRS = (
    ("First report to end of 2022", date(2022, 9, 12), date(2022, 12, 31)),
    ("Year 2023", date(2022, 12, 31), date(2023, 12, 31)),
    ("June 2023 to July 2024", date(2023, 6, 30), date(2024, 7, 31)),
)


def _keep_period(catalogue: Catalogue, selection: Selection, period: Period) -> Selection:
    """The selection with the range of a page without the timeline, kept for the timeline."""
    selection = replace(selection, period=period)
    st.session_state["range"] = (period.start, period.end)
    session_state.remember(selection)
    show_missed(catalogue, select(catalogue, selection))
    return selection
