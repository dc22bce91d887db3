"""The corrections page: what was corrected, what was withdrawn, and figures often misquoted elsewhere."""

from datetime import date

import streamlit as st

from geo.model.records import Catalogue
from geo.query.sentences import counted
from geo.render.feed import render_feed
from geo.render.html.corrections import render_corrections
from geo.render.templating import render_template


def show_corrections(catalogue: Catalogue, released: date) -> None:
    withdrawn = len(catalogue.withdrawn)
    corrected = counted(len(catalogue.corrections) - withdrawn, "correction")
    misquoted = f"{counted(len(catalogue.figures), 'figure')} often misquoted elsewhere"
    st.html(f'<p class="standfirst">{corrected}, {counted(withdrawn, "record")} withdrawn, {misquoted}</p>')
    st.html(render_corrections(catalogue))
    st.download_button(
        "Atom feed of corrections",
        render_feed(catalogue, released),
        file_name="corrections.xml",
        mime="application/atom+xml",
        on_click="ignore",
    )
    st.html(render_template("figures.html.j2", catalogue=catalogue))
