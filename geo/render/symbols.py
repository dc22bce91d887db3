"""The symbology as the browser reads it: ``static/symbology.js`` and ``static/symbology.css``.

Both files are generated (``python -m geo.render.symbols``) and committed; a test holds them to
:mod:`geo.mapspec.symbology` and :mod:`geo.model.labels`.
"""

from __future__ import annotations

import json

from geo.mapspec.symbology import STANDING_GLYPHS, STATUS_FILLS, Fill, svg_path
from geo.model.installation import STATIC
from geo.model.labels import PRECISION_WORDS, STANDING_WORDS, STATUS_WORDS

_HEADER = "/* Generated from geo/mapspec/symbology.py by python -m geo.render.symbols */"


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
    return f"{_HEADER}\nwindow.SYMBOLOGY = {text};\n"


def symbology_css() -> str:
    """Rules that fill countries by status with the patterns that stationmap.js defines."""
    rules = [
        f".stationmap .country.status--{status} {{ fill: url(#status-{status}); }}" for status in STATUS_FILLS
    ]
    return "\n".join([_HEADER, *rules, ""])


def boxes_css() -> str:
    """Rules that fill boxes, such as cells of a table, like countries; letters keep clear of patterns."""
    return "".join(
        f".fill--{status} {{ background: {_css_pattern(fill)}{fill.colour}; "
        f"color: {_ink_on(fill.colour)}; }}\n"
        f".fill--{status} b {{ background: {fill.colour}; }}\n"
        for status, fill in STATUS_FILLS.items()
    )


_ANGLES = {"rising": (135,), "falling": (45,), "crossed": (45, 135), "level": (0,), "upright": (90,)}
"""Degrees of the gradients whose stripes run the way the pattern says."""


def _css_pattern(fill: Fill) -> str:
    """The pattern as background images, with a comma after each; nothing for a plain fill."""
    if fill.pattern == "dots":
        return f"radial-gradient({fill.ink} 1px, #0000 1.5px) 0 0 / 6px 6px, "
    return "".join(
        f"repeating-linear-gradient({angle}deg, {fill.ink}99 0 1px, #0000 1px 6px), "
        for angle in _ANGLES.get(fill.pattern, ())
    )


def _ink_on(colour: str) -> str:
    """Black or white, whichever is told apart better from a colour given as ``#rrggbb``."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (((c + 0.055) / 1.055) ** 2.4 if c > 0.04 else c / 12.92 for c in channels)
    return "#1a1a1a" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.2 else "#fff"


if __name__ == "__main__":
    (STATIC / "symbology.js").write_text(symbology_js(), "utf-8")
    (STATIC / "symbology.css").write_text(symbology_css(), "utf-8")
