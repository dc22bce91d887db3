"""Light or dark by the link, ``theme=light``, for an app inside another page: ``scripts/forced-theme.js``."""

import streamlit as st

from geo.mapspec.theme import ThemeName
from geo.model.installation import STATIC

THEME = "theme"
"""Name in a link."""

_FORCED = st.components.v2.component("forced_theme", js=(STATIC / "forced-theme.js").read_text("utf-8"))


def force_theme(theme: ThemeName) -> None:
    """Show the app in this theme, whatever the reader's system and own choice; they stay as they are."""
    _FORCED(key="forced_theme", data=theme, height=1)
