"""The countries page: the G7 compared, every country's status, and the dossier of the chosen one."""

import html

import pyarrow as pa
import streamlit as st

from geo.model.countries import G7
from geo.model.labels import KIND_WORDS, STATUS_WORDS
from geo.model.records import Catalogue
from geo.query.country_table import CountryLine, country_lines
from geo.query.selection import Selection, select
from geo.query.sentences import status_line
from geo.render.html.dossier import render_country
from geo.render.html.matrix import render_g7
from geo.ui import session_state
from geo.ui.lists import repeated, show_none, show_table, subject_of


def show_countries(catalogue: Catalogue, selection: Selection) -> None:
    selected = select(catalogue, selection)
    lines = country_lines(catalogue, selected)
    codes = [line.country for line in lines]
    st.html(f'<p class="standfirst">{html.escape(str(selected.counts))}</p>')
    if members := tuple(code for code in G7 if code in codes):
        st.html(render_g7(catalogue, members, selection.period))
    if lines:
        _show_all(catalogue, lines)
    else:
        show_none("country")
    _show_dossier(catalogue, codes, selection)


def _show_all(catalogue: Catalogue, lines: tuple[CountryLine, ...]) -> None:
    st.html('<h2>All countries</h2><p class="note">Choose a row to open its dossier below.</p>')
    columns = {
        "Country": pa.array([catalogue.name_of(line.country) for line in lines]),
        "Status": repeated(
            [STATUS_WORDS[line.status.status] if line.status else "No status" for line in lines]
        ),
        "Since": repeated([str(line.status.since) if line.status else "–" for line in lines]),
        "Alleged stations": pa.array([line.located + line.unlocated for line in lines]),
        "Located": pa.array([line.located for line in lines]),
        "Without place": pa.array([line.unlocated for line in lines]),
        "Last event": repeated([str(line.last.public) if line.last else "–" for line in lines]),
        "Kind of event": repeated([KIND_WORDS[line.last.kind] if line.last else "–" for line in lines]),
    }
    show_table(columns, [f"country:{line.country}" for line in lines], "countries")


def _show_dossier(catalogue: Catalogue, codes: list[str], selection: Selection) -> None:
    """Ask for a country and show its evidence; one that a link names is shown outside the filters too."""
    code = _chosen_country(catalogue, codes)
    options = codes if code in codes or not code else sorted([*codes, code], key=catalogue.name_of)
    if not options:
        return
    st.session_state["dossier_country"] = code or None
    with st.container(key="country_dossier"):
        st.selectbox(
            "Dossier",
            options,
            index=None,
            key="dossier_country",
            format_func=catalogue.name_of,
            placeholder="Choose a country",
            on_change=_choose,
            width=380,
        )
        if not code:
            return
        if code not in codes:
            st.caption(f"{catalogue.name_of(code)} is outside the current filters.")
        line = status_line(catalogue, catalogue.status_on(selection.as_of).get(code), selection.as_of)
        evidence = render_country(catalogue, code, period=selection.period, as_of=selection.as_of)
        st.html(f'<p class="standing-line">{html.escape(line)}</p>{evidence}')


def _chosen_country(catalogue: Catalogue, codes: list[str]) -> str:
    """The country of the chosen record, else the only one there is; empty where neither."""
    event = session_state.chosen_event(catalogue)
    chosen = subject_of(event) if event else st.session_state.get("chosen", "")
    if code := session_state.country_of(catalogue, chosen):
        return code
    return codes[0] if len(codes) == 1 else ""


def _choose() -> None:
    code = st.session_state["dossier_country"]
    st.session_state["chosen"] = f"country:{code}" if code else ""
