"""The page on how to read the map, and citations to take away."""

from datetime import UTC, datetime

import streamlit as st

from geo.model.records import Catalogue
from geo.query.reference import cite
from geo.query.selection import Selection
from geo.render.html.method import render_method
from geo.ui.address import address_of_app


def show_method(catalogue: Catalogue, selection: Selection) -> None:
    st.html(render_method(catalogue))
    st.fragment(_show_citation)(catalogue, selection)


def _show_citation(catalogue: Catalogue, selection: Selection) -> None:
    st.html(
        '<div class="method"><h2 id="cite">How to cite</h2><p>The version is a digest of the data: equal '
        "versions, equal records. A view is the selection that you came from, with its as-of day.</p></div>"
    )
    with st.container(key="citation"):
        what = st.radio("Cite", ["The collection", "This view"], key="cite_what", horizontal=True)
        view = selection if what == "This view" else None
        citation = cite(catalogue, datetime.now(UTC).date(), address_of_app(), view)
        forms = (
            ("Plain text", "txt", "text/plain", citation.text),
            ("BibTeX", "bib", "application/x-bibtex", citation.to_bibtex()),
            ("CSL-JSON", "json", "application/json", citation.to_csl()),
        )
        for name, _, _, text in forms:
            st.html(f"<b>{name}</b>")
            st.code(text, language=None, wrap_lines=True)
        with st.container(horizontal=True):
            for name, suffix, mime, text in forms:
                st.download_button(
                    f"{name} (.{suffix})",
                    text,
                    file_name=f"{citation.key}.{suffix}",
                    mime=mime,
                    key=f"cite_{suffix}",
                    on_click="ignore",
                )
