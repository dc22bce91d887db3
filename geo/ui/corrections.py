"""The corrections page: what was corrected, what was withdrawn, and figures often misquoted elsewhere."""

from __future__ import annotations

import html
from datetime import date

import streamlit as st

from geo.model.records import Catalogue
from geo.render.feed import render_feed
from geo.render.html.corrections import render_corrections, render_figures

FEED_NAME = "corrections.xml"


def show_corrections(catalogue: Catalogue, released: date) -> None:
    """Corrections and tombstones, the latest first, then the figures; a sentence where there is none."""
    st.html(f'<p class="standfirst">{html.escape(_standfirst(catalogue))}</p>')
    st.html(render_corrections(catalogue))
    st.download_button(
        "Atom feed of corrections",
        render_feed(catalogue, released),
        file_name=FEED_NAME,
        mime="application/atom+xml",
        on_click="ignore",
    )
    st.html(render_figures(catalogue))


def _standfirst(catalogue: Catalogue) -> str:
    withdrawn = len(catalogue.withdrawn)
    corrected = len(catalogue.corrections) - withdrawn
    return (
        f"{_counted(corrected, 'correction')}, {_counted(withdrawn, 'record')} withdrawn, "
        f"{_counted(len(catalogue.figures), 'figure')} often misquoted elsewhere"
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
