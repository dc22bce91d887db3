"""The look of the pages beyond Streamlit's theme, and text made safe for its Markdown."""

import re

import streamlit as st

from geo.mapspec.theme import ThemeName
from geo.model.errors import GeoError
from geo.model.installation import STATIC
from geo.query.sentences import capitalised
from geo.render.html.swatches import boxes_css
from geo.render.symbols import theme_css

SHEET = f"<style>{theme_css()}{(STATIC / 'app.css').read_text('utf-8')}{boxes_css()}</style>"

ABOUT = (
    "Where overseas Chinese police stations have been **alleged**, and what governments did. "
    "Nothing is shown that is not sourced, dated and attributed; *How to read* says how."
)
"""What the menu says of the app."""

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>$~:&])")


def as_text(text: str) -> str:
    """Markdown that shows ``text`` to the letter."""
    return _MARKDOWN.sub(r"\\\1", text)


def as_sentence(error: GeoError) -> str:
    return as_text(f"{capitalised(str(error))}.")


def theme_in_use() -> ThemeName:
    """The reader's theme, for what is drawn in a canvas; a new choice counts from the next run on."""
    return "dark" if st.context.theme.type == "dark" else "light"
