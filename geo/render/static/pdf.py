"""What matplotlib leaves out of a PDF: language, XMP, and a tagged figure with its alternative text.

Added as an incremental update (ISO 32000-1, 7.5.6): the page as drawn stays byte for byte, and
the objects that describe it stand behind it. The page is one Figure with an Alt: its words are
drawn, not tagged one by one, so that a reader aloud gets the alternative text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from fontTools.subset import Options  # type: ignore[import-untyped]
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.figure import Figure

_NOT_EMBEDDED = [*Options._drop_tables_default, "GDEF", "GPOS", "GSUB"]  # noqa: SLF001  # no other way in
"""Tables of a font that a PDF has no use for, as it places each glyph itself; cutting them down is slow."""

_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s*(\d+)\s*%%EOF\s*$", re.DOTALL)


def drawn_pdf(figure: Figure) -> bytes:
    """Draw a figure as PDF, its fonts cut to their outlines; for one thread at a time."""
    written = BytesIO()
    canvas: Any = FigureCanvasPdf(figure)
    usual, Options._drop_tables_default = Options._drop_tables_default, _NOT_EMBEDDED  # noqa: SLF001
    try:
        canvas.print_pdf(written, metadata=dict.fromkeys(("CreationDate", "Creator", "Producer")))
    finally:
        Options._drop_tables_default = usual  # noqa: SLF001
    return written.getvalue()


def described(
    pdf: bytes, information: Mapping[str, str], *, alt: str, xmp: str, language: str = "en"
) -> bytes:
    """Give the PDF with document information, language, XMP packet and alternative text.

    No word of an editor's stands in it as it is: every text is in hexadecimal digits or escaped for XML,
    so that none can be taken for a part of the file.
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
    page_body = _object(pdf, page)
    contents = int(_found(rb"/Contents (\d+) 0 R", page_body))
    before, after, figure, document, tree, packet = range(size, size + 6)
    begin = b"/Figure <</MCID 0>> BDC\n"
    finish = b"\nEMC\n"
    replaced = page_body.replace(
        b"/Contents %d 0 R" % contents, b"/Contents [%d 0 R %d 0 R %d 0 R]" % (before, contents, after)
    )
    objects = {
        root: _with(
            catalogue,
            b"/Lang (%s) /MarkInfo <</Marked true>> /StructTreeRoot %d 0 R /Metadata %d 0 R "
            b"/ViewerPreferences <</DisplayDocTitle true>>" % (language.encode("ascii"), tree, packet),
        ),
        page: _with(replaced, b"/StructParents 0 /Tabs /S"),
        before: _stream(b"", begin),
        after: _stream(b"", finish),
        figure: b"<</Type /StructElem /S /Figure /P %d 0 R /Pg %d 0 R /K 0 /T %s /Alt %s>>"
        % (document, page, _text(information["Title"]), _text(alt)),
        document: b"<</Type /StructElem /S /Document /P %d 0 R /K %d 0 R>>" % (tree, figure),
        tree: b"<</Type /StructTreeRoot /K %d 0 R /ParentTree <</Nums [0 [%d 0 R]]>> /ParentTreeNextKey 1>>"
        % (document, figure),
        info: b"<<%s>>"
        % b" ".join(b"/%s %s" % (name.encode(), _text(text)) for name, text in information.items()),
        packet: _stream(b"/Type /Metadata /Subtype /XML ", xmp.encode()),
    }
    return _updated(pdf, objects, trailer, size + 6, start)


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
