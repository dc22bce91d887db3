"""The selection as files, each made only when it is asked for: the usual ones at hand, all in a panel.

Streamlit asks for the bytes of a download button when it is pressed, so that a step of the
timeline makes nothing. The package takes seconds: it is made at one press, with its progress told,
and taken away at the next.
"""

from __future__ import annotations

from functools import partial

import streamlit as st

from geo.errors import GeoError
from geo.exports.export import FORMATS, Format, export_bytes
from geo.exports.package import caption_of
from geo.mapspec import MapSpec
from geo.records import Catalogue
from geo.selection import Selection

AT_HAND = (".png", ".html", ".csv", ".geojson")
"""Formats with a button on the page itself; the others are in the panel."""

PACKAGE = ".zip"
"""The one format that is made before it is offered."""

_MADE = "package"
"""Key of the package in the session: the selection it is of, and its bytes."""


def offer_downloads(catalogue: Catalogue, selection: Selection, spec: MapSpec) -> None:
    """The buttons at hand, and a closed panel; what is in it is sent when a reader opens it."""
    st.html("<b>Take this map away</b>")
    with st.container(horizontal=True):
        for suffix in AT_HAND:
            _offer(FORMATS[suffix], partial(export_bytes, catalogue, selection, suffix), selection)
        st.fragment(_offer_more)(catalogue, selection, spec)


def _offer_more(catalogue: Catalogue, selection: Selection, spec: MapSpec) -> None:
    panel = st.popover("More formats", icon=":material/download:", key="downloads", on_change="rerun")
    if not panel.open:
        return
    with panel:
        with st.container(horizontal=True):
            for suffix, form in FORMATS.items():
                if suffix not in (*AT_HAND, PACKAGE):
                    _offer(form, partial(export_bytes, catalogue, selection, suffix), selection)
        _offer_package(catalogue, selection)
        _show_words(spec)


def _offer(form: Format, content: object, selection: Selection) -> None:
    st.download_button(
        form.label,
        data=content,  # type: ignore[arg-type]  # bytes, or what makes them when the button is pressed
        file_name=f"alleged-stations_{selection.as_of}{form.suffix}",
        mime=form.mime,
        key=f"download{form.suffix.replace('.', '_')}",
        on_click="ignore",
    )


def _offer_package(catalogue: Catalogue, selection: Selection) -> None:
    """Make the package when asked, and keep it as long as the selection stays."""
    wanted = (catalogue.digest, selection)
    held = st.session_state.get(_MADE)
    with st.container(horizontal=True, vertical_alignment="center", key="package"):
        if held and held[0] == wanted:
            _offer_made(held[1], selection)
            return
        if not st.button(
            "Make a package of everything",
            key="make_package",
            help="Pictures, page, tables, sources, caption, alt text, licence and manifest in one zip",
        ):
            return
    with st.status("Making the package: pictures, page, tables …") as progress:
        try:
            content = export_bytes(catalogue, selection, PACKAGE)
        except GeoError as error:
            progress.update(label="The package could not be made", state="error", expanded=True)
            st.error(str(error))
            return
        progress.update(label="The package is ready", state="complete")
    st.session_state[_MADE] = (wanted, content)
    _offer_made(content, selection)


def _offer_made(content: bytes, selection: Selection) -> None:
    _offer(FORMATS[PACKAGE], content, selection)
    st.caption(f"{len(content) / 1e6:.1f} MB. It says what it was made from: `python -m geo verify`.")


def _show_words(spec: MapSpec) -> None:
    """The words beside a picture, to be taken over or changed; changes stay in the box."""
    st.html("<b>Words for it</b>")
    st.caption("Generated from the selection. Change them here, then copy them beside the picture.")
    for key, label, text in (
        ("words_caption", "Caption", caption_of(spec)),
        ("words_alt", "Alt text", spec.alt_text),
    ):
        _ask_text(key, label, text)


def _ask_text(key: str, label: str, generated: str) -> str:
    """A text to edit, which begins anew when the generated one changes; what is in it now."""
    if st.session_state.get(f"{key}_of") != generated:
        st.session_state[f"{key}_of"] = generated
        st.session_state[key] = generated
    return st.text_area(label, key=key, height=160)
