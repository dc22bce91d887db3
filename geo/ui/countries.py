"""The countries page: every country's status, and the dossier of the chosen one."""

from __future__ import annotations

import html

import pyarrow as pa
import streamlit as st

from geo.records import Catalogue
from geo.render.dossier import render_country, status_line
from geo.render.tables import status_rows
from geo.selection import Selection, select
from geo.ui.lists import repeated, show_table
from geo.vocabulary import STATUS_WORDS


def show_countries(catalogue: Catalogue, selection: Selection) -> None:
    """Every country of the selection with its status, and the dossier of the chosen one."""
    selected = select(catalogue, selection)
    rows = status_rows(catalogue, selected)
    if not rows:
        st.info("No country has a status in this selection. Widen the range or reset the filters.")
        return
    table = {
        "Country": pa.array([row["name"] for row in rows]),
        "Status": repeated([STATUS_WORDS[row["status"]] for row in rows]),
        "Since": repeated([row["since"] for row in rows]),
        "Alleged stations": pa.array([row["stations"] for row in rows]),
        "Events so far": pa.array([row["events"] for row in rows]),
    }
    show_table(table, [f"country:{row['country']}" for row in rows], "countries", len(rows))
    codes = [row["country"] for row in rows]
    chosen = st.session_state.get("chosen", "").removeprefix("country:")
    code = st.selectbox(
        "Dossier", codes, index=codes.index(chosen) if chosen in codes else 0, format_func=catalogue.name_of
    )
    line = status_line(catalogue.status_on(selection.as_of).get(code), selection.as_of)
    st.html(f'<p class="standing-line">{html.escape(line)}</p>{render_country(catalogue, code)}')
