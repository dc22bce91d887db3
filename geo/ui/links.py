"""Links from page to page that keep the selection."""

from __future__ import annotations

import html
from urllib.parse import urlencode

import streamlit as st
from streamlit.errors import StreamlitAPIException

from geo.model.records import Catalogue
from geo.query.selection import Selection, to_query
from geo.ui import session_state


def show_page_link(
    page: str, label: str, catalogue: Catalogue, selection: Selection, record: str, *, icon: str
) -> None:
    """A link to another page with a selection and a record, without loading the app again."""
    query = [*to_query(selection, catalogue), *([(session_state.RECORD, record)] if record else [])]
    try:
        st.page_link(f"pages/{page}.py", label=label, icon=icon, query_params=query)
    except StreamlitAPIException:  # the page runs by itself, without app.py
        address = f"./{page.removeprefix('map')}?{urlencode(query)}"
        st.html(f'<a href="{html.escape(address)}">{html.escape(label)}</a>')


def record_address(catalogue: Catalogue, selection: Selection, record: str) -> str:
    """A link that opens a record with the same selection: an event in the chronology, else on the map."""
    page = "chronology" if record.startswith("event:") else ""
    return f"./{page}?{urlencode([*to_query(selection, catalogue), (session_state.RECORD, record)])}"
