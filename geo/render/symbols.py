"""The symbology for the browser: looks, words and sizes as plain values, colours as custom properties.

In the app they are ``static/symbology.js`` and ``.css``, which ``tools/build_symbology.py`` writes.
"""

from dataclasses import astuple
from typing import Any

from geo.mapspec import labels, legend, symbology, web_map, web_view
from geo.mapspec.atlas import LEVELS, Level, file_of
from geo.mapspec.land import WORLD_MERIDIAN
from geo.mapspec.symbology import STANDING_GLYPHS, STATUS_FILLS, svg_path
from geo.mapspec.theme import DARK, LIGHT, Theme, readable_on
from geo.model.labels import PRECISION_WORDS, STANDING_WORDS, STATUS_WORDS
from geo.model.places import WORLD
from geo.model.sources import BORDER_VIEWS, CREDITS, BorderView
from geo.query.claims import ON_MAP
from geo.query.sentences import WITH_ARTICLE

MAP_TEXTS = {
    "station": ON_MAP,
    "country": ["{name}", "{status}", "since {since}"],
    "count": "{name}: {count} alleged stations",
    "countMixed": "{count} alleged stations in {countries} countries",
    "countIn": "{name} {count}",
    "countInOthers": "{countries} more countries {count}",
    "countOf": "{count}: {standing}",
    "member": "{label}. {standing}",
    "enlarge": "Enter enlarges the map here",
    "besideMap": "Opened beside the map.",
    "onPanel": "Read its record",
    "legend": "Legend",
    "legendOf": "Legend. {asOf}",
    "inView": legend.IN_VIEW,
    "lookAt": "Look at",
    "wheelHint": "Hold {key} and scroll to zoom",
    "touchHint": "Move the map with two fingers",
    "plainLand": legend.PLAIN_LAND,
    "statuses": legend.STATUSES_HEADING,
    "standings": legend.STANDINGS_HEADING_LONG,
    "area": legend.AREA,
    "borders": {view: CREDITS[view].borders for view in BORDER_VIEWS},
    "mercator": "Mercator projection",
}
"""Templates of the texts on the map; those of a station and of a country line by line."""


def map_tables() -> dict[str, Any]:
    """Looks, words, sizes in pixels and templates of texts for the map's script, in the app and the page."""
    far, close = web_map.SYMBOL_SIZES
    return {
        "statuses": {
            status: {"words": STATUS_WORDS[status], "pattern": fill.pattern}
            for status, fill in STATUS_FILLS.items()
        },
        "standings": {
            standing: {
                "words": STANDING_WORDS[standing],
                "outline": svg_path(glyph.outline),
                "body": glyph.body,
                "marks": [svg_path(mark) for mark in glyph.marks],
                "mark": glyph.mark,
            }
            for standing, glyph in STANDING_GLYPHS.items()
        },
        "precisions": PRECISION_WORDS,
        "tile": {
            "size": symbology.TILE,
            "dot": symbology.DOT,
            "opacity": symbology.TILE_OPACITY,
            "lines": dict(symbology.TILE_LINES),
        },
        "symbol": {
            "far": far,
            "close": close,
            "closeZoom": web_map.CLOSE_ZOOM,
            "count": web_map.COUNT_SIZES,
            "gap": web_map.GAP,
            "target": web_map.TARGET,
            "narrow": web_map.NARROW,
        },
        "world": {"extent": astuple(WORLD), "ends": web_map.LAND_ENDS, "meridian": WORLD_MERIDIAN},
        "land": {
            "levels": [[level, web_map.METRES_A_PX[level]] for level in LEVELS],
            "files": {view: {level: _land_files(view, level) for level in LEVELS} for view in BORDER_VIEWS},
        },
        "viewNumbers": web_view.NUMBERS,
        "zoomRange": [web_view.MIN_ZOOM, web_view.MAX_ZOOM],
        "looks": [
            [name, web_view.LOOK_WORDS[name], astuple(extent)] for name, extent in web_view.LOOKS.items()
        ],
        "selection": [web_view.SELECTION, web_view.LOOK_WORDS[web_view.SELECTION]],
        "texts": MAP_TEXTS,
        "names": {
            "counted": labels.COUNTED,
            "listed": labels.LISTED,
            "inCountry": labels.IN_COUNTRY,
            "inTwo": labels.IN_TWO,
            "countries": labels.COUNTRIES,
            "withArticle": WITH_ARTICLE,
            "rarity": labels.RARITY,
            "eachStation": labels.EACH_STATION,
            "max": labels.MAX_LABELS,
        },
    }


def _land_files(view: BorderView, level: Level) -> list[str]:
    """Names of the files in ``static/land`` that make one level of detail."""
    rivers = ["rivers-country"] if level == "country" else []
    return [file_of(name).name for name in (f"{view}-{level}", f"lakes-{level}", *rivers)]


def theme_css() -> str:
    """The colours of both themes as custom properties, which follow the ``color-scheme`` of the element.

    A browser that does not know ``light-dark()`` shows the light ones.
    """
    light, dark = _properties(LIGHT), _properties(DARK)
    plain = "".join(f" --{name}: {colour};" for name, colour in light.items())
    both = "".join(f" --{name}: light-dark({colour}, {dark[name]});" for name, colour in light.items())
    return f":root {{{plain} }}\n@supports (color: light-dark(#000, #fff)) {{ :root {{{both} }} }}"


def _properties(theme: Theme) -> dict[str, str]:
    """Name and colour of each custom property."""
    of_map = {
        "map-sea": theme.sea,
        "map-land": theme.land,
        "map-border": theme.border,
        "map-edge": theme.edge,
        "map-uncertainty": theme.uncertainty,
        "glyph-edge": theme.glyph_edge,
        "glyph-casing": theme.casing,
    }
    around = ("paper", "ink", "quiet", "line", "faint", "tint", "sheet", "accent", "link", "focus")
    fills = {f"fill-{status}": fill.colour for status, fill in theme.fills.items()}
    patterns = {f"pattern-{status}": fill.ink for status, fill in theme.fills.items()}
    letters = {f"letter-{status}": readable_on(fill.colour) for status, fill in theme.fills.items()}
    return {**{name: getattr(theme, name) for name in around}, **of_map, **fills, **patterns, **letters}
