"""The look of the pages beyond Streamlit's theme, and text made safe for its Markdown."""

from __future__ import annotations

import re

from geo.model.installation import STATIC
from geo.render.symbols import boxes_css

SHEET = f"<style>{(STATIC / 'app.css').read_text('utf-8')}{boxes_css()}</style>"

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>$~:&])")


def as_text(text: str) -> str:
    """Markdown that shows ``text`` to the letter."""
    return _MARKDOWN.sub(r"\\\1", text)
