"""What matplotlib leaves out of a PDF: language, XMP, and a tagged structure with an alternative text.

Added as an incremental update (ISO 32000-1, 7.5.6): the page as drawn stays byte for byte, and
the objects that describe it stand behind it. The words of the sheet are headings and paragraphs,
and the map is one Figure with an Alt.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
from fontTools.subset import Options  # type: ignore[import-untyped]
from matplotlib.backends import backend_pdf
from matplotlib.backends.backend_mixed import MixedModeRenderer

from geo.render.static.sheet import Sheet
from geo.render.static.tagging import Part, TaggedRenderer

_NOT_EMBEDDED = [*Options._drop_tables_default, "GDEF", "GPOS", "GSUB"]  # noqa: SLF001  # no other way in
"""Tables of a font that a PDF has no use for, as it places each glyph itself; cutting them down is slow."""

_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s*(\d+)\s*%%EOF\s*$", re.DOTALL)


class _Deflater:
    """A compressor as :mod:`zlib` gives one, but the same on every machine.

    Python takes the system's zlib, and there are several (zlib-ng on Fedora and Windows), which write the
    same content differently; pyarrow, which is pinned, brings its own.
    """

    def __init__(self, level: int) -> None:
        self._level, self._held = level, bytearray()

    def compress(self, content: bytes) -> bytes:
        """Take a part."""
        self._held += content
        return b""

    def flush(self) -> bytes:
        """Give everything, as a zlib stream (RFC 1950): pyarrow writes the head and tail of a gzip file."""
        held = bytes(self._held)
        packed: bytes = pa.Codec("gzip", compression_level=self._level).compress(held, asbytes=True)
        return b"\x78\x9c" + packed[10:-8] + zlib.adler32(held).to_bytes(4, "big")


def drawn_pdf(sheet: Sheet) -> tuple[bytes, list[Part]]:
    """Draw a sheet as PDF, its fonts cut to their outlines, and give its parts in the order of reading.

    For one thread at a time.
    """
    written = BytesIO()
    width, height = sheet.figure.get_size_inches()
    usual, Options._drop_tables_default = Options._drop_tables_default, _NOT_EMBEDDED  # noqa: SLF001
    backend: Any = backend_pdf
    system, backend.zlib = backend.zlib, SimpleNamespace(compressobj=_Deflater)
    try:
        metadata = dict.fromkeys(("CreationDate", "Creator", "Producer"))
        with backend.PdfPages(written, metadata=metadata) as pages:
            file = pages._ensure_file()  # noqa: SLF001  # as matplotlib's own canvas does
            file.newPage(width, height)
            tagged = TaggedRenderer(file, 72, height, width)
            renderer: Any = MixedModeRenderer(sheet.figure, width, height, 72, tagged)  # type: ignore[no-untyped-call]
            sheet.figure.draw(renderer)
            renderer.finalize()
    finally:
        Options._drop_tables_default = usual  # noqa: SLF001
        backend.zlib = system
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
    """Give the PDF with document information, language, XMP packet, structure and alternative text.

    ``words`` say whole, by its group, what a part breaks into lines. No word of an editor's stands in it
    as it is: every text is in hexadecimal digits or escaped for XML, so that none can be taken for a part
    of the file.
    """
    end = _TRAILER.search(pdf)
    if end is None:
        raise AssertionError("the PDF has no classic trailer")
    trailer, start = end[1], int(end[2])
    size = int(_found(rb"/Size (\d+)", trailer))
    root, info = (int(_found(rb"/%s (\d+) 0 R" % name, trailer)) for name in (b"Root", b"Info"))
    catalogue = _object(pdf, root)
    page = int(
        _found(rb"/Kids \[ ?(\d+) 0 R ?\]", _object(pdf, int(_found(rb"/Pages (\d+) 0 R", catalogue))))
    )
    document, tree, packet, *elements = range(size, size + 3 + len(parts))
    owners = sorted(
        (mark, number) for number, part in zip(elements, parts, strict=True) for mark in part.marks
    )
    kids, parents = _references(elements), _references(number for _, number in owners)
    objects = {
        root: _with(
            catalogue,
            b"/Lang (en) /MarkInfo <</Marked true>> /StructTreeRoot %d 0 R /Metadata %d 0 R "
            b"/ViewerPreferences <</DisplayDocTitle true>>" % (tree, packet),
        ),
        page: _with(_object(pdf, page), b"/StructParents 0 /Tabs /S"),
        document: b"<</Type /StructElem /S /Document /P %d 0 R /K %s>>" % (tree, kids),
        tree: b"<</Type /StructTreeRoot /K %d 0 R /ParentTree <</Nums [0 %s]>> /ParentTreeNextKey 1>>"
        % (document, parents),
        info: b"<<%s>>"
        % b" ".join(b"/%s %s" % (name.encode(), _text(text)) for name, text in information.items()),
        packet: _stream(b"/Type /Metadata /Subtype /XML ", xmp.encode()),
    }
    box = _found(rb"/MediaBox (\[.*?\])", _object(pdf, page))
    for number, part in zip(elements, parts, strict=True):
        told = b""
        if part.tag == "Figure":
            told = b"/A <</O /Layout /Placement /Block /BBox %s>> /Alt %s" % (box, _text(alt))
        elif part.words:  # as lettered it has no space at the end of a line, and a ligature for "ffi"
            told = b"/ActualText %s" % _text(words.get(part.group) or " ".join(part.words))
        marks = b" ".join(b"%d" % mark for mark in part.marks)
        objects[number] = b"<</Type /StructElem /S /%s /P %d 0 R /Pg %d 0 R /K [%s] %s>>" % (
            *(part.tag.encode(), document, page, marks, told),
        )
    return _updated(pdf, objects, trailer, size + 3 + len(parts), start)


def _references(numbers: Iterable[int]) -> bytes:
    return b"[%s]" % b" ".join(b"%d 0 R" % number for number in numbers)


def _updated(pdf: bytes, objects: dict[int, bytes], trailer: bytes, size: int, previous: int) -> bytes:
    """Put objects behind a PDF, with a table of where they are."""
    written = bytearray(pdf if pdf.endswith(b"\n") else pdf + b"\n")
    table = []
    for number, body in sorted(objects.items()):
        table.append((number, len(written)))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(written)
    rows = b"0 1\n0000000000 65535 f \n" + b"".join(b"%d 1\n%010d 00000 n \n" % row for row in table)
    kept = re.sub(rb"/Size \d+", b"/Size %d" % size, trailer).strip()
    written += b"xref\n%strailer\n<< %s /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (rows, kept, previous, start)
    return bytes(written)


def _object(pdf: bytes, number: int) -> bytes:
    """The dictionary of an object, as written."""
    found = re.search(rb"(?:^|\n)%d 0 obj\n(<<.*?>>)\nendobj" % number, pdf, re.DOTALL)
    if found is None:
        raise AssertionError(f"the PDF has no object {number}")
    return found[1]


def _found(pattern: bytes, text: bytes) -> bytes:
    found = re.search(pattern, text)
    if found is None:
        raise AssertionError(pattern)
    return found[1]


def _with(dictionary: bytes, entries: bytes) -> bytes:
    return dictionary.rstrip()[:-2].rstrip() + b" " + entries + b" >>"


def _stream(entries: bytes, content: bytes) -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(content), content)


def _text(words: str) -> bytes:
    """A text string in hexadecimal UTF-16, which needs no escaping."""
    kept = "".join(sign for sign in words if sign.isprintable())
    return b"<" + b"FEFF" + kept.encode("utf-16-be").hex().upper().encode() + b">"
