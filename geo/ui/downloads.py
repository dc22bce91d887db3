"""The selection as files, each made only when it is asked for: the usual ones at hand, any in a panel.

Streamlit asks for the bytes of a download button at hand when it is pressed, so that a step of the
timeline makes nothing. In the panel one press makes a file, with its progress told, and saves it:
open, choose a format, press, so that no file is more than three actions away.
"""

from __future__ import annotations

import html
from functools import partial
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.exports.formats import ANIMATIONS, FORMATS, Format, export_bytes
from geo.exports.preview import Preview, preview_of
from geo.mapspec.spec import MapSpec
from geo.model.errors import GeoError
from geo.model.records import Catalogue
from geo.query.selection import Selection
from geo.render.progress import piece, watched
from geo.ui import style, timeline
from geo.ui.caption_form import sentence_of
from geo.ui.dialog_script import attend
from geo.ui.export_form import PACKAGE, Order, ask_order

AT_HAND = (".png", ".html", ".csv", ".geojson")
"""Formats with a button on the page itself, in the default style."""

_OPEN = "downloads"
"""Key in the session of whether the panel is open."""
_MADE = "made"
"""Key of the last file in the session, while the panel is open: what it is of, and its bytes."""
_SEEN = "previewed"
"""Key of the last preview, likewise."""

_PREVIEW_TENTHS = {**dict.fromkeys(ANIMATIONS, 1), PACKAGE: 3}
"""Tenths of the time of a making that its preview takes; four where it is drawn and written once more."""

Subject = tuple[str, Selection, Order]
"""What a file or a preview is of: the digest of a collection, a selection from it, and the order."""


def offer_downloads(catalogue: Catalogue, selection: Selection, spec: MapSpec) -> None:
    """The buttons at hand, and a closed panel; what is in it is sent when a reader opens it."""
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
    """The selection stands still while a reader writes about it."""
    st.session_state[_OPEN] = True
    timeline.pause()


def _close() -> None:
    """Forget the file, which may be large; but a press that opens again, told together with this, wins."""
    st.session_state[_OPEN] = bool(st.session_state.get("more_formats"))
    for key in (_MADE, _SEEN):
        st.session_state.pop(key, None)


@st.dialog("More formats, sizes and words", width="large", on_dismiss=_close)
def _show_panel(catalogue: Catalogue, selection: Selection, spec: MapSpec) -> None:
    st.html(f'<p class="sentence">{html.escape(spec.sentence)}</p>')
    order = ask_order(catalogue, selection, spec)
    preview = st.container(key="preview")
    with st.container(key="take_away"):
        _take_away(catalogue, selection, order, preview)


def _take_away(catalogue: Catalogue, selection: Selection, order: Order, preview: DeltaGenerator) -> None:
    """A press makes the file and saves it, or shows what it will be; both stay until the order changes."""
    subject = (catalogue.digest, selection, order)
    with st.container(horizontal=True, vertical_alignment="center"):
        asked = st.button("Make and save", key="make", type="primary")
        looked = st.button("Preview", key="look")
        again = st.empty()
    told = st.empty()
    wanted = (asked or looked) and not order.faults
    done = wanted and _make(catalogue, subject, told, is_preview=not asked)
    seen = _kept(_SEEN, subject)
    if seen:
        with preview:
            _show_preview(order, seen)
    content = _kept(_MADE, subject)
    says = "The preview is shown above." if done else ""
    if content:
        form = FORMATS[order.suffix]
        says = f"Ready: {_described(form, content)}"
        with again:
            _offer(form, content, selection, order)
    if order.faults and (asked or looked):
        says = f"Nothing was made. First mend: {', '.join(order.faults)}."
    attend(says, order.faults, saves=done and asked, shows=done)


def _make(catalogue: Catalogue, subject: Subject, told: DeltaGenerator, *, is_preview: bool) -> bool:
    """Draw the preview, then make the file unless only the preview is asked for; a sentence where that fails.

    Any other press of the reader stops it where it stands: Streamlit ends the run at the next tale.
    """
    _, selection, order = subject
    label = FORMATS[order.suffix].label
    share = 10 if is_preview else _PREVIEW_TENTHS.get(order.suffix, 4)
    bar = told.progress(0, label)

    def tell(words: str, done: float) -> None:
        bar.progress(int(100 * done), f"{label}: {words} ({int(100 * done)}%)")

    try:
        with watched(tell):
            if not _kept(_SEEN, subject):
                with piece("preview", 1, 10, size=share):
                    drawn = preview_of(catalogue, selection, order.suffix, order.style)
                st.session_state[_SEEN] = (subject, drawn)
            if not is_preview:
                with piece("", share + 1, 10, size=10 - share):
                    content = export_bytes(catalogue, selection, order.suffix, order.style)
                st.session_state[_MADE] = (subject, content)
    except GeoError as error:
        told.error(style.as_text(sentence_of(error)))
        return False
    told.empty()
    return True


def _kept(key: str, subject: Subject) -> Any:
    """What was made of the subject, where that was the last of its kind."""
    made_of, made = st.session_state.get(key, (None, None))
    return made if made_of == subject else None


def _show_preview(order: Order, seen: Preview) -> None:
    what = {PACKAGE: "the picture in the package"}.get(order.suffix, "the file")
    what = "the last frame" if order.suffix in ANIMATIONS else what
    st.caption(f"Preview of {what}, at fewer pixels")
    st.image(seen.png, alt=seen.alt, output_format="PNG")


def _described(form: Format, content: bytes) -> str:
    size = f"{len(content) / 1e6:.1f} MB" if len(content) >= 1e5 else f"{len(content) / 1e3:.0f} kB"
    return f"{form.label}, {size}. To check it later: python -m geo verify FILE"


def _offer(form: Format, content: object, selection: Selection, order: Order | None = None) -> None:
    chosen = [order.options[name] for name in ("preset", "theme") if name in order.options] if order else []
    st.download_button(
        form.label if order is None else "Save again",
        data=content,  # type: ignore[arg-type]  # bytes, or what makes them when the button is pressed
        file_name="_".join(["alleged-stations", str(selection.as_of), *chosen]) + form.suffix,
        mime=form.mime,
        key="save" if order else f"download{form.suffix.replace('.', '_')}",
        on_click="ignore",
    )
