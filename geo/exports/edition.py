"""The edition of drawing: a number that changes only when the bytes of a golden output change.

``edition_of_drawing.json`` also names the libraries with which the golden outputs were made; with others
equal input may give other bytes. ``make golden`` renews the file.
"""

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

EDITION_FILE = Path(__file__).with_name("edition_of_drawing.json")
_RECORDED: Any = json.loads(EDITION_FILE.read_text("utf-8"))

EDITION: int = _RECORDED["edition"]
"""Number of the present edition."""

_PACKAGES = (
    *("matplotlib", "pillow", "numpy", "shapely", "pyproj", "jinja2"),
    *("contourpy", "fonttools", "pikepdf"),  # outline of an inset, fonts of a PDF, its compression
)
"""Packages on whose version the bytes of a file depend."""


def foreign_libraries() -> tuple[str, ...]:
    """Each library whose version is not the one recorded for this edition, in words; empty for none."""
    here = libraries_here()
    return tuple(
        f"{name} {here.get(name, 'none')} in the place of {wanted}"
        for name, wanted in _RECORDED["libraries"].items()
        if here.get(name) != wanted
    )


def libraries_here() -> dict[str, str]:
    """Versions of the packages that draw, and of the C libraries in their wheels."""
    import pikepdf  # noqa: PLC0415  # all of them load slowly
    import pyproj  # noqa: PLC0415
    import shapely  # noqa: PLC0415
    from PIL import features  # noqa: PLC0415

    from geo.render.print.fonts import FREETYPE_VERSION  # noqa: PLC0415

    return {name: version(name) for name in _PACKAGES} | {
        "Pillow's zlib-ng": features.version("zlib_ng") or "none",
        "Pillow's libwebp": features.version("webp") or "none",
        "matplotlib's FreeType": FREETYPE_VERSION,
        "shapely's GEOS": shapely.geos_version_string,
        "pyproj's PROJ": pyproj.proj_version_str,
        "pikepdf's QPDF": pikepdf.__libqpdf_version__,
    }
