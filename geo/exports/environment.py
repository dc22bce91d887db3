"""The libraries that draw: with others than the pinned ones equal input may give other bytes."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PINS = Path(__file__).resolve().parent.parent.parent / "requirements.txt"

_DRAWN_WITH = (
    *("matplotlib", "pillow", "numpy", "shapely", "pyproj", "jinja2"),
    *("contourpy", "fonttools", "pikepdf"),  # an inset's window, the fonts of a PDF, how it is compressed
)
"""Libraries whose version shows in the bytes of a file."""

_BROUGHT_ALONG = {
    "Pillow's zlib-ng": "2.3.3",
    "Pillow's libwebp": "1.6.0",
    "matplotlib's FreeType": "2.14.3",
    "shapely's GEOS": "3.14.1",
    "pyproj's PROJ": "9.5.1",
}
"""What the wheels of those versions hold; a build of one's own takes what the system has."""


def foreign_libraries() -> tuple[str, ...]:
    """Each library here that is not the pinned one, with the one it stands in the place of."""
    text = _PINS.read_text("utf-8") if _PINS.is_file() else ""
    pins = dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))
    pinned = {name: pins[name] for name in _DRAWN_WITH if name in pins} | _BROUGHT_ALONG
    here = {name: _version(name) for name in _DRAWN_WITH} | _brought_along()
    return tuple(
        f"{name} {here[name]} in the place of {wanted}"
        for name, wanted in pinned.items()
        if here[name] != wanted
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _brought_along() -> dict[str, str]:
    import pyproj  # noqa: PLC0415  # all of them load slowly
    import shapely  # noqa: PLC0415
    from matplotlib import ft2font  # noqa: PLC0415
    from PIL import features  # noqa: PLC0415

    return {
        "Pillow's zlib-ng": features.version("zlib_ng") or "none",
        "Pillow's libwebp": features.version("webp") or "none",
        "matplotlib's FreeType": ft2font.__freetype_version__,
        "shapely's GEOS": shapely.geos_version_string,
        "pyproj's PROJ": pyproj.proj_version_str,
    }
