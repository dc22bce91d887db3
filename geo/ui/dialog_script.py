"""What the export dialog needs of the browser beyond Streamlit's widgets, see ``scripts/dialog.js``."""

from collections.abc import Sequence
from uuid import uuid4

import streamlit as st

from geo.model.installation import STATIC

_DIALOG = st.components.v2.component(
    "dialog",
    html='<p role="status"></p>',
    css="p { margin: 0; color: var(--quiet); font-size: .88rem; line-height: 1.4; overflow-wrap: anywhere }",
    js=(STATIC / "dialog.js").read_text("utf-8"),
)


def update_dialog(status: str, faults: Sequence[str], *, saves: bool, shows: bool) -> None:
    """Show the status; mark the texts with faults; save the file just made, or show the preview just drawn.

    Call it once, after everything else in the dialog. ``saves`` and ``shows`` are true only in the run that
    a press started.
    """
    press = uuid4().hex if saves or shows else ""
    state = {"says": status, "faults": list(faults), "press": press, "save": saves, "show": shows}
    _DIALOG(key="dialog", data=state, height="content")
