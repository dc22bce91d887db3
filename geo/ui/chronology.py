"""The chronology page: every event of the selection in order."""

from __future__ import annotations

import html

import streamlit as st

from geo.records import Catalogue
from geo.selection import Selection, describe_counts, select
from geo.ui.lists import show_events


def show_chronology(catalogue: Catalogue, selection: Selection) -> None:
    """The events of the selection as a table; a partial date stays as it is known."""
    selected = select(catalogue, selection)
    st.html(f'<p class="standfirst">{html.escape(describe_counts(selected))}</p>')
    show_events(catalogue, selected)
