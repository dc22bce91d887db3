"""The symbology as the browser reads it: ``static/symbology.js`` and ``static/symbology.css``.

Both files are generated (``python -m geo.render.symbols``) and committed; a test holds them to
:mod:`geo.symbology` and :mod:`geo.vocabulary`.
"""

from __future__ import annotations

import json

from geo.basemap import STATIC
from geo.symbology import STANDING_GLYPHS, STATUS_FILLS, svg_path
from geo.vocabulary import PRECISION_WORDS, STANDING_WORDS, STATUS_WORDS


def symbology_js() -> str:
    """A script that sets ``window.SYMBOLOGY``."""
    statuses = {
        status: {
            "words": STATUS_WORDS[status],
            "colour": fill.colour,
            "pattern": fill.pattern,
            "ink": fill.ink,
        }
        for status, fill in STATUS_FILLS.items()
    }
    standings = {
        standing: {
            "words": STANDING_WORDS[standing],
            "outline": svg_path(glyph.outline),
            "body": glyph.body,
            "marks": [svg_path(mark) for mark in glyph.marks],
            "mark": glyph.mark,
        }
        for standing, glyph in STANDING_GLYPHS.items()
    }
    table = {"statuses": statuses, "standings": standings, "precisions": PRECISION_WORDS}
    text = json.dumps(table, ensure_ascii=False, indent=1)
    return (
        f"/* Generated from geo/symbology.py by python -m geo.render.symbols */\nwindow.SYMBOLOGY = {text};\n"
    )


def symbology_css() -> str:
    """Rules that fill countries by status with the patterns that stationmap.js defines."""
    rules = [
        f".stationmap .country.status--{status} {{ fill: url(#status-{status}); }}" for status in STATUS_FILLS
    ]
    return "\n".join(["/* Generated from geo/symbology.py by python -m geo.render.symbols */", *rules, ""])


if __name__ == "__main__":
    (STATIC / "symbology.js").write_text(symbology_js(), "utf-8")
    (STATIC / "symbology.css").write_text(symbology_css(), "utf-8")
