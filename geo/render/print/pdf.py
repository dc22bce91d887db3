"""One sheet as a tagged PDF: matplotlib draws the page, pikepdf adds the rest.

That is the language, the document information, the XMP packet, and a structure tree (ISO 32000-1, 14.7)
in which texts are headings and paragraphs and the map is one Figure with an Alt.
"""

import tempfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont
from matplotlib.backends import backend_pdf
from matplotlib.backends.backend_mixed import MixedModeRenderer
from matplotlib.font_manager import FontPath
from pikepdf import Array, Dictionary, Name, String

from geo.render.print.fonts import printable
from geo.render.print.sheet import Sheet
from geo.render.print.tagging import Part, TaggedRenderer

_NOT_EMBEDDED = ("GDEF", "GPOS", "GSUB")
"""Tables for shaping: a PDF places each glyph itself, and subsetting them is slow."""

_backend: Any = backend_pdf
"""matplotlib's backend is hardly typed."""


class _File(_backend.PdfFile):  # type: ignore[misc]
    """Embeds fonts without the tables for shaping."""

    def __init__(self, written: BytesIO, folder: str) -> None:
        super().__init__(written, metadata=dict.fromkeys(("CreationDate", "Creator", "Producer")))
        self._folder = Path(folder)

    def embedTTF(self, filename: Any, *arguments: Any) -> Any:  # noqa: N802  # the name in matplotlib
        """Embed the used glyphs of a font, from a copy without these tables."""
        with TTFont(filename, lazy=True, recalcTimestamp=False) as font:
            shaping = [table for table in _NOT_EMBEDDED if table in font]
            for table in shaping:
                del font[table]
            if shaping:
                copy = self._folder / Path(filename).name
                font.save(copy, reorderTables=False)
                maps = self._character_tracker.glyph_maps
                maps[FontPath(str(copy), 0)] = maps[filename]
                filename = FontPath(str(copy), 0)
        return super().embedTTF(filename, *arguments)


def drawn_pdf(sheet: Sheet) -> tuple[bytes, list[Part]]:
    """An uncompressed PDF, and its parts in reading order. Not thread-safe."""
    written = BytesIO()
    width, height = sheet.figure.get_size_inches()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        file = _File(written, folder)
        file.newPage(width, height)
        tagged = TaggedRenderer(file, 72, height, width)
        renderer: Any = MixedModeRenderer(sheet.figure, width, height, 72, tagged)  # type: ignore[no-untyped-call]
        sheet.figure.draw(renderer)
        renderer.finalize()
        file.finalize()
        file.close()
    return written.getvalue(), tagged.in_reading_order()


def described(
    pdf: bytes,
    information: Mapping[str, str],
    parts: Sequence[Part],
    *,
    words: Mapping[str, str],
    alt: str,
    xmp: str,
) -> bytes:
    """The PDF with document information, language, XMP packet, structure and alternative text.

    ``words`` are the texts, by group, of parts that are drawn in several lines.
    """
    written = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        page = document.pages[0].obj
        page.StructParents = 0
        page.Tabs = Name.S
        root = document.Root
        root.Lang = String("en")
        root.MarkInfo = Dictionary(Marked=True)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        root.StructTreeRoot = _structure(document, parts, words, alt)
        root.Metadata = document.make_stream(xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)
        for name, text in information.items():
            document.docinfo[f"/{name}"] = String(printable(text))
        document.save(
            written,
            compress_streams=True,  # by the zlib that pikepdf brings: the same bytes on every system
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    return written.getvalue()


def _structure(
    document: pikepdf.Pdf, parts: Sequence[Part], words: Mapping[str, str], alt: str
) -> pikepdf.Object:
    """The structure tree: one element a part, and a parent tree from marked content to elements."""
    page = document.pages[0].obj
    tree = document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    whole = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=tree))
    owners: dict[int, pikepdf.Object] = {}
    whole.K = Array()
    for part in parts:
        element = document.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{part.tag}"), P=whole, Pg=page, K=Array(part.marks))
        )
        if part.tag == "Figure":
            element.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=page.MediaBox)
            element.Alt = String(printable(alt))
        elif part.words:  # as drawn it has no space at the end of a line, and a ligature for "ffi"
            element.ActualText = String(printable(words.get(part.group) or " ".join(part.words)))
        whole.K.append(element)
        owners |= dict.fromkeys(part.marks, element)
    tree.K = whole
    tree.ParentTree = Dictionary(Nums=Array([0, Array([owners[mark] for mark in sorted(owners)])]))
    tree.ParentTreeNextKey = 1
    return tree
