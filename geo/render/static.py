"""The printed map: PNG, SVG and PDF of one map description, byte for byte the same each time."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET  # the text parsed is our own SVG, never a reader's file

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from geo.errors import InvalidValue
from geo.mapspec import MapSpec
from geo.render.static_layout import draw_sheet
from geo.render.static_sheet import Sheet, printable

MOST_PX = 16_384
"""Longest side of a picture in pixels."""

_SETTINGS: Any = {
    "svg.fonttype": "path",
    "svg.hashsalt": "alleged-stations-map",
    "pdf.fonttype": 42,
    "pdf.compression": 6,
    "text.hinting": "no_hinting",
    "text.usetex": False,
    "path.simplify": False,
    "path.sketch": None,
    "path.effects": [],
    "lines.scale_dashes": True,
}
_LOCK = threading.Lock()
"""matplotlib keeps settings and fonts per process: one picture is drawn at a time."""

_LONG_NUMBER = re.compile(r"\d+\.\d{3,}")
"""A coordinate with more than hundredths of a pixel."""

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"


def render_png(spec: MapSpec, *, width_px: int = 1600, height_px: int = 900, scale: float = 2.0) -> bytes:
    """Render a PNG of ``width_px × scale`` by ``height_px × scale`` pixels.

    Raises:
        InvalidValue: if the picture would be empty or longer than :data:`MOST_PX`.

    """
    with _drawn(spec, width_px, height_px, scale) as sheet:
        sheet.figure.set_dpi(72 * scale)
        sheet.figure.set_size_inches((width_px + 1e-4) / 72, (height_px + 1e-4) / 72)  # pixels are cut off
        canvas: Any = FigureCanvasAgg(sheet.figure)
        canvas.draw()
        size = canvas.get_width_height()
        picture = Image.frombytes("RGBA", size, bytes(canvas.buffer_rgba())).convert("RGB")
    chunks = PngInfo()
    for name, text in _told(spec).items():
        chunks.add_itxt(name, text) if not text.isascii() else chunks.add_text(name, text)
    written = BytesIO()
    picture.save(written, "PNG", pnginfo=chunks, compress_level=4, dpi=(96 * scale, 96 * scale))
    return written.getvalue()


def render_pdf(spec: MapSpec, *, width_px: int = 1600, height_px: int = 900) -> bytes:
    """Render a one-page PDF: vectors throughout, a point to the pixel, fonts embedded."""
    told = _told(spec)
    metadata = {
        "Title": told["Title"],
        "Subject": told["Description"],
        "Keywords": told["Comment"],
        "Author": told["Source"],
        "CreationDate": None,
        "Creator": None,
        "Producer": None,
    }
    written = BytesIO()
    with _drawn(spec, width_px, height_px) as sheet:
        canvas: Any = FigureCanvasPdf(sheet.figure)
        canvas.print_pdf(written, metadata=metadata)
    return written.getvalue()


def render_svg(spec: MapSpec, *, width_px: int = 1600, height_px: int = 900) -> bytes:
    """Render an SVG that needs no font; each station and coloured country is a group with its class."""
    written = BytesIO()
    with _drawn(spec, width_px, height_px) as sheet:
        metadata = {"Date": None, "Creator": None, "Format": None, "Type": None}
        canvas: Any = FigureCanvasSVG(sheet.figure)
        canvas.print_svg(written, metadata=metadata)
    return _annotated(written.getvalue(), spec, sheet, width_px, height_px)


@contextmanager
def _drawn(spec: MapSpec, width_px: int, height_px: int, scale: float = 1.0) -> Iterator[Sheet]:
    """Give the finished sheet, alone in matplotlib until the end of the block."""
    shorter, longer = sorted((width_px * scale, height_px * scale))
    if shorter < 1 or longer > MOST_PX:
        raise InvalidValue(
            f"a picture of {width_px} × {height_px} pixels at scale {scale:g} cannot be drawn; "
            f"each side takes 1 to {MOST_PX:,} pixels"
        )
    with _LOCK, mpl.rc_context(_SETTINGS):
        yield draw_sheet(spec, width_px, height_px)


def _told(spec: MapSpec) -> dict[str, str]:
    """Say what a picture tells about itself, under the names PNG has for it."""
    return {
        "Title": spec.headline,
        "Description": spec.alt_text,
        "Source": spec.credit.sources,
        "Copyright": spec.credit.borders,
        "Comment": f"{spec.sentence} {spec.link}".strip(),
    }


def _annotated(svg: bytes, spec: MapSpec, sheet: Sheet, width_px: int, height_px: int) -> bytes:
    """Put title and description first, and words and classes on the groups."""
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", _XLINK)
    root = ET.fromstring(svg)  # noqa: S314 (see the import)
    root.set("width", str(width_px))
    root.set("height", str(height_px))
    root.set("viewBox", f"0 0 {width_px} {height_px}")
    root.set("role", "img")
    root.set("aria-labelledby", "map-title map-desc")
    _drop_global_style(root)
    for group in root.iter(f"{{{_SVG}}}g"):
        gid = group.get("id", "")
        if gid in sheet.classes:
            group.set("class", sheet.classes[gid])
        if gid in sheet.titles:
            group.insert(0, _element("title", sheet.titles[gid]))
    for path in root.iter(f"{{{_SVG}}}path"):
        path.set("d", _LONG_NUMBER.sub(_shortened, path.get("d", "")))
    legend = "; ".join(f"{entry.words}: {entry.count}" for entry in spec.legend)
    told = " ".join(words for gid, words in sheet.titles.items() if gid.startswith(("answer", "since")))
    described = f"{spec.alt_text} {spec.credit.sources} Legend: {legend}. {told}".strip()
    root.insert(0, _element("title", spec.headline, id="map-title"))
    root.insert(1, _element("desc", described, id="map-desc"))
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _shortened(number: re.Match[str]) -> str:
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")


def _element(name: str, text: str, **attributes: str) -> ET.Element:
    element = ET.Element(f"{{{_SVG}}}{name}", attributes)
    element.text = printable(text)
    return element


def _drop_global_style(root: ET.Element) -> None:
    """Style only this SVG: matplotlib would style every element of the page it is put into."""
    for parent in list(root.iter(f"{{{_SVG}}}defs")):
        for style in parent.findall(f"{{{_SVG}}}style"):
            parent.remove(style)
    root.set("style", "stroke-linejoin: round; stroke-linecap: butt")
    for metadata in root.findall(f"{{{_SVG}}}metadata"):
        root.remove(metadata)
