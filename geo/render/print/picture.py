"""The printed map: PNG, SVG and PDF of one sheet spec, with the same bytes each time."""

import gc
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from geo.mapspec.picture_style import PictureStyle
from geo.mapspec.sheet import SheetSpec
from geo.model.errors import InvalidValue
from geo.render.print.fonts import undrawn
from geo.render.print.layout import draw_sheet
from geo.render.print.metadata import packet, png_texts
from geo.render.print.series import draw_series
from geo.render.print.sheet import Sheet
from geo.render.print.svg import annotated, drawn_svg
from geo.render.progress import piece

_SETTINGS: Any = {
    "pdf.fonttype": 42,
    "pdf.compression": 0,
    "text.hinting": "no_hinting",
    "text.usetex": False,
    "path.simplify": False,
    "path.sketch": None,
    "path.effects": [],
    "lines.scale_dashes": True,
}
_LOCK = threading.Lock()
"""matplotlib's settings and fonts are per process: one picture is drawn at a time."""

PATIENCE = 0.5
"""Seconds between two reports that a picture waits."""

MAPS_TO_A_FILE = 4
"""Small maps that are drawn in the time that writing a file takes."""

_LARGE = 10_000_000
"""Pixels of a picture from which memory is collected before it; 8K takes 130 MB."""


def render_png(spec: SheetSpec) -> bytes:
    """Render a PNG of the preset's size in pixels."""
    return render_formats(spec, [".png"])[".png"]


def render_formats(spec: SheetSpec, suffixes: Iterable[str], mark: str = "") -> dict[str, bytes]:
    """Render ``.png``, ``.svg`` or ``.pdf``, drawn once; ``mark`` is written to the XMP packet of each.

    Raises:
        InvalidValue: where no shipped font has a character of the editor's headline or standfirst.

    """
    check_drawable(spec.style)
    writers = {".png": png_of, ".svg": svg_of, ".pdf": pdf_of}
    wanted, maps = list(suffixes), len(spec.days)
    write_for = 1 if maps == 1 else MAPS_TO_A_FILE
    pieces = maps + write_for * len(wanted)

    def write(suffix: str) -> bytes:
        begun = maps + write_for * wanted.index(suffix)
        with piece(f"writing {suffix[1:].upper()}", begun + 1, pieces, size=write_for):
            return writers[suffix](sheet, spec, mark)

    with alone():
        with piece("drawing", 1, pieces, size=maps):
            sheet = draw_sheet(spec) if maps == 1 else draw_series(spec)
        return {suffix: write(suffix) for suffix in wanted}


def check_drawable(style: PictureStyle) -> None:
    """Check that the fonts have every character of an editor's headline and standfirst.

    Raises:
        InvalidValue: names the characters that they lack.

    """
    missing = undrawn(style.title, "serif") + undrawn(style.standfirst, "semibold")
    if missing:
        raise InvalidValue(f"no font of the picture has {missing!r}; leave it out of title and standfirst")


@contextmanager
def alone() -> Iterator[None]:
    """Lock matplotlib for one thread, with the settings of this project, until the end of the block."""
    while not _LOCK.acquire(timeout=PATIENCE):
        with piece("waiting for another picture", 1, 1):
            pass  # reported again and again, so that a caller can give up
    try:
        with mpl.rc_context(_SETTINGS):
            yield
    finally:
        _LOCK.release()


def pixels_of(sheet: Sheet, style: PictureStyle) -> Image.Image:
    """Draw a sheet in the pixels of its preset."""
    width, height = style.preset.pixels
    wide, high = style.preset.points
    if width * height > _LARGE:
        gc.collect()  # texts and figure refer to each other, and so to the pixels of the picture before
    figure = sheet.figure
    across, down = (
        72 * (width + 1e-4) / wide,
        72 * (height + 1e-4) / high,
    )  # what is less than a pixel is cut
    figure.set_dpi(across)
    figure.dpi_scale_trans.clear().scale(across, down)  # a page in mm is no whole number of pixels
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    size = canvas.get_width_height()
    figure.set_dpi(72)  # as it was: the same sheet may be wanted in other formats
    drawn = Image.frombuffer("RGBA", size, canvas.buffer_rgba(), "raw", "RGBA", 0, 1)  # no copy: 8K is large
    return drawn.convert("RGB")


def png_of(sheet: Sheet, spec: SheetSpec, mark: str = "") -> bytes:
    """A sheet as PNG."""
    picture = pixels_of(sheet, spec.style)
    chunks = PngInfo()
    for name, text in png_texts(spec).items():
        chunks.add_itxt(name, text) if not text.isascii() else chunks.add_text(name, text)
    chunks.add_itxt("XML:com.adobe.xmp", packet(spec, _in_words(spec, sheet), mark))
    written = BytesIO()
    dpi = spec.style.preset.dpi
    picture.save(written, "PNG", pnginfo=chunks, compress_level=4, dpi=(dpi, dpi))
    return written.getvalue()


def pdf_of(sheet: Sheet, spec: SheetSpec, mark: str = "") -> bytes:
    """A sheet as PDF."""
    from geo.render.print.pdf import described, drawn_pdf  # noqa: PLC0415  # fontTools loads slowly

    words = png_texts(spec)
    information = {
        "Title": words["Title"],
        "Subject": spec.description,
        "Keywords": words["Comment"],
        "Author": words["Author"],
    }  # as the XMP packet has it, entry by entry
    drawn, parts = drawn_pdf(sheet)
    xmp = packet(spec, _in_words(spec, sheet), mark)
    return described(drawn, information, parts, words=sheet.titles, alt=words["Description"], xmp=xmp)


def svg_of(sheet: Sheet, spec: SheetSpec, mark: str = "") -> bytes:
    """A sheet as SVG."""
    return annotated(drawn_svg(sheet), spec, sheet, words=_in_words(spec, sheet), mark=mark)


def _in_words(spec: SheetSpec, sheet: Sheet) -> str:
    """The text beside the map: the legend, the answers, and what became known since."""
    answers = [words for gid, words in sheet.titles.items() if gid.startswith(("answer", "since"))]
    return " ".join((spec.legend_words, *answers))
