"""The selection as files, each made only when it is asked for: the usual ones by a button, any in a panel.

Streamlit asks for the bytes of a button on the page when it is pressed, so that a step of the timeline
makes nothing. In the panel one press makes a file, showing the progress, and saves it.
"""

import html
from functools import partial
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.exports.formats import ANIMATIONS, FORMATS, Format, export_bytes, preview_of
from geo.mapspec.spec import MapSpec
from geo.model.errors import GeoError
from geo.model.records import Catalogue
from geo.query.selection import Selection
from geo.render.progress import piece, watched
from geo.ui import style, timeline
from geo.ui.dialog_script import update_dialog
from geo.ui.export_form import PACKAGE, Order, ask_order

AT_HAND = (".png", ".html", ".csv", ".geojson")
"""Formats with a button on the page itself, in the default style."""

_OPEN, _FILE, _PREVIEW = "downloads", "made", "previewed"
"""Keys in the session: whether the panel is open; the last file and preview in it, each with its subject."""

_PREVIEW_TENTHS = {**dict.fromkeys(ANIMATIONS, 1), PACKAGE: 3}
"""Tenths of the time to make a file that its preview takes; four for all other formats."""

Subject = tuple[str, Selection, Order]
"""What a file or a preview shows: the digest of a collection, a selection from it, and the order."""


def offer_downloads(catalogue: Catalogue, selection: Selection, spec: MapSpec) -> None:
    """The buttons, and a closed panel, whose contents are sent when a reader opens it."""
    st.html("<b>Take this map away</b>")
    if st.session_state.get("arrived"):
        _close()  # it was left open on the way to another page
    with st.container(horizontal=True):
        for suffix in AT_HAND:
            _offer(FORMATS[suffix], partial(export_bytes, catalogue, selection, suffix), selection)
        st.fragment(_offer_more)(catalogue, selection, spec)


def _offer_more(catalogue: Catalogue, selection: Selection, spec: MapSpec) -> None:
    st.button("More formats, sizes and words", icon=":material/tune:", key="more_formats", on_click=_open)
    if st.session_state.get(_OPEN):
        _show_panel(catalogue, selection, spec)


def _open() -> None:
    """Open the panel, and stop the playback: the selection must not change while a reader writes about it."""
    st.session_state[_OPEN] = True
    timeline.pause()


def _close() -> None:
    """Drop the file, which may be large; a press in the same run that opens it again has precedence."""
    st.session_state[_OPEN] = bool(st.session_state.get("more_formats"))
    for key in (_FILE, _PREVIEW):
        st.session_state.pop(key, None)


@st.dialog("More formats, sizes and words", width="large", on_dismiss=_close)
def _show_panel(catalogue: Catalogue, selection: Selection, spec: MapSpec) -> None:
    st.html(f'<p class="sentence">{html.escape(spec.sentence)}</p>')
    order = ask_order(catalogue, selection, spec)
    preview = st.container(key="preview")
    with st.container(key="take_away"):
        _take_away(catalogue, selection, order, preview)


def _take_away(catalogue: Catalogue, selection: Selection, order: Order, preview: DeltaGenerator) -> None:
    """A press makes and saves the file, or shows a preview; both stay until the order changes."""
    subject = (catalogue.digest, selection, order)
    with st.container(horizontal=True, vertical_alignment="center"):
        saves = st.button("Make and save", key="make", type="primary")
        pressed = st.button("Preview", key="look") or saves
        again = st.empty()
    progress = st.empty()
    done = pressed and not order.faults and _make(catalogue, subject, progress, is_preview=not saves)
    if shown := _kept(_PREVIEW, subject):
        parts = {PACKAGE: "the picture in the package", **dict.fromkeys(ANIMATIONS, "the last frame")}
        preview.caption(f"Preview of {parts.get(order.suffix, 'the file')}, at fewer pixels")
        picture, words = shown
        preview.image(picture, alt=words, output_format="PNG")
    status = "The preview is shown above." if done else ""
    if content := _kept(_FILE, subject):
        form = FORMATS[order.suffix]
        size = f"{len(content) / 1e6:.1f} MB" if len(content) >= 1e5 else f"{len(content) / 1e3:.0f} kB"
        status = f"Ready: {form.label}, {size}. To check it later: python -m geo verify FILE"
        with again:
            _offer(form, content, selection, order)
    if order.faults and pressed:
        status = f"Nothing was made. First mend: {', '.join(order.faults)}."
    update_dialog(status, order.faults, saves=done and saves, shows=done)


def _make(catalogue: Catalogue, subject: Subject, place: DeltaGenerator, *, is_preview: bool) -> bool:
    """Draw the preview, then make the file unless ``is_preview``; where that fails, an error and False.

    Any other press of the reader stops it: Streamlit ends the run at the next report of progress.
    """
    _, selection, order = subject
    label = FORMATS[order.suffix].label
    share = 10 if is_preview else _PREVIEW_TENTHS.get(order.suffix, 4)
    bar = place.progress(0, label)

    def report(words: str, done: float) -> None:
        bar.progress(int(100 * done), f"{label}: {words} ({int(100 * done)}%)")

    try:
        wanted = catalogue, selection, order.suffix, order.style
        with watched(report):
            if not _kept(_PREVIEW, subject):
                with piece("preview", 1, 10, size=share):
                    st.session_state[_PREVIEW] = subject, preview_of(*wanted)
            if not is_preview:
                with piece("", share + 1, 10, size=10 - share):
                    st.session_state[_FILE] = subject, export_bytes(*wanted)
    except GeoError as error:
        place.error(style.as_sentence(error))
        return False
    place.empty()
    return True


def _kept(key: str, subject: Subject) -> Any:
    made_of, made = st.session_state.get(key, (None, None))
    return made if made_of == subject else None


def _offer(form: Format, content: object, selection: Selection, order: Order | None = None) -> None:
    chosen = [order.options[name] for name in ("preset", "theme") if name in order.options] if order else []
    st.download_button(
        form.label if order is None else "Save again",
        data=content,  # type: ignore[arg-type]  # bytes, or a function that returns them
        file_name="_".join(["alleged-stations", str(selection.as_of), *chosen]) + form.suffix,
        mime=form.mime,
        key="save" if order else f"download{form.suffix.replace('.', '_')}",
        on_click="ignore",
    )
