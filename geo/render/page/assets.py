"""Styles and scripts inside the self-contained page, made small, and the policy that allows no other."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache

from geo.model.installation import STATIC

STYLES = ("leaflet/leaflet.css", "stationmap.css", "symbology.css", "page.css")
SCRIPTS = ("leaflet/leaflet-page.js", "symbology.js", "stationmap.js", "page.js")

UNUSED = re.compile(
    r"\.leaflet-(?:tile|image-layer|control-layers|marker-shadow|vml|ruler|retina|default-icon|oldie)|\.lvml"
)
"""Selectors of Leaflet for what the page has not."""

ENDS = re.compile(r"</(?:li|d[dt]|t[dhr])>(?=\s*(?:<(?:li|d[dt]|t[dhr])\b|</(?:[ou]l|dl|tr|tbody|thead)>))")
"""End tags that HTML lets be left out: what follows is the next of their kind, or the end of all."""

MARK_SCRIPT = (
    'document.documentElement.className = "js";'
    'addEventListener("load", () => window.stationPage || (document.documentElement.className = ""));'
)
"""Runs before the body, so that what only a script can use is not shown without one.

Takes its word back where the page's own script did not come to its end, in a browser that is too
old or too new for it: picture and tables are better than an empty map."""


@lru_cache(maxsize=1)
def assets() -> tuple[str, str]:
    """Style and script of the page: our own files and Leaflet with its licence."""
    css = "\n".join(_compact_style(name) for name in STYLES)
    css = re.sub(r"url\((?:images/|#default)[^)]*\)", "none", css)
    licence = (STATIC / "leaflet/LICENSE").read_text("utf-8").strip()
    scripts = [_compact_script(name) for name in SCRIPTS]
    script = "\n;\n".join([f"/*! Leaflet\n{licence}\n*/", *scripts])
    return tightened(f"\n{css}\n"), tightened(f"\n{script}\n")  # as the page is: they are allowed by hash


def _compact_script(name: str) -> str:
    """Read a script and drop its indentation, its comments and the source map it names.

    A comment is known by its beginning a line; none of our scripts has a text of several lines.
    """
    text = re.sub(r"/\* For the app alone.*?(?=/\* For app and page)", "", _read(name), flags=re.DOTALL)
    text = re.sub(r"^ *(?:/\*(?!!| @preserve).*?\*/|//[^\n]*)\n?", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"(?<=[;,{}]) // .*$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n\s*", "\n", text).strip()


def _compact_style(name: str) -> str:
    """Read a style sheet and drop its comments and needless blanks."""
    text = re.sub(r"/\*.*?\*/", "", _read(name), flags=re.DOTALL)
    text = re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", text)).replace(";}", "}").strip()
    return re.sub(r"(?<=})([^{}@]+){[^{}]*}", _used, text) if name.startswith("leaflet") else text


def _used(rule: re.Match[str]) -> str:
    """A rule of Leaflet's, unless it is all about tiles, images or the list of layers."""
    return "" if all(map(UNUSED.search, rule[1].split(","))) else rule[0]


def _read(name: str) -> str:
    return (STATIC / name).read_text("utf-8")


def tightened(text: str) -> str:
    """Leave out what no reader misses.

    Empty lines, apostrophes written as numbers (our attributes stand in double quotation marks), and
    the ends of rows, cells and items.
    """
    return ENDS.sub("", re.sub(r"\n{2,}", "\n", text).replace("&#39;", "'"))


def policy_of(style: str, *scripts: str) -> str:
    """Write a Content-Security-Policy that allows exactly these texts and nothing else."""
    allowed = " ".join(_hash(script) for script in (MARK_SCRIPT, *scripts))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
