"""Links from page to page that keep the selection."""

from __future__ import annotations

import html
from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st
from streamlit.errors import StreamlitAPIException

from geo.model.records import Catalogue
from geo.query.selection import Selection, to_query
from geo.ui import session_state


def show_page_link(
    page: str, label: str, catalogue: Catalogue, selection: Selection, record: str = "", *, icon: str = ""
) -> None:
    """A link to another page with a selection of its own, without loading the app again."""
    query = [*to_query(selection, catalogue), *([(session_state.RECORD, record)] if record else [])]
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
    return address_of(page, [*to_query(selection, catalogue), (session_state.RECORD, record)])
