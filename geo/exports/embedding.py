"""An edition into the bytes of a file and out again, in the place that each format has for it.

The renderers know nothing of it: a file is drawn first and marked afterwards. What is read may
come from anybody: every length is checked before it is believed, and nothing is unpacked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape, unescape
from json import JSONDecodeError, JSONDecoder
from xml.sax.saxutils import escape as escape_xml

from geo.exports.chunks import HEAD, KEYWORD, gif_mark, gif_with, png_mark, png_with, webp_mark, webp_with
from geo.exports.edition import MOST_CHARACTERS, Edition

MEMBER = "edition"
"""Name of the mark in GeoJSON; in other formats it is :data:`KEYWORD`."""

_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s*(\d{1,12})\s*%%EOF\s*", re.DOTALL)


def embed(content: bytes, suffix: str, edition: Edition) -> bytes:
    """Mark a file; a format without a place for it stays as it is."""
    write = _WRITERS.get(suffix)
    return write(content, edition.to_json()) if write else content


def extract(content: bytes, suffix: str) -> str:
    """Read the mark of a file; empty where it has none.

    Raises:
        InvalidValue: where the file is broken before the mark is found.

    """
    read = _READERS.get(suffix)
    text = read(content) if read else ""
    return text if len(text) <= MOST_CHARACTERS else ""


def suffix_of(content: bytes) -> str:
    """What kind of file the bytes are, whatever the file is called; empty where it is none of ours."""
    head = content[:400].lstrip()
    for start, suffix in _HEADS.items():
        if head.lower().startswith(start):
            return suffix
    return ""


_HEADS: Mapping[bytes, str] = {
    b"\x89png": ".png",
    b"%pdf-": ".pdf",
    b"<?xml": ".svg",
    b"<svg": ".svg",
    b"<!doctype html": ".html",
    b"{": ".geojson",
    b"gif8": ".gif",
    b"riff": ".webp",
    b"pk\x03\x04": ".zip",
    b"pk\x05\x06": ".zip",
}


# SVG: a metadata element at the end


def _svg_with(content: bytes, text: str) -> bytes:
    head, end, tail = content.rpartition(b"</svg>")
    if not end:
        raise AssertionError("an SVG without an end")
    mark = f'<metadata id="{KEYWORD}">{escape_xml(text)}</metadata>'
    return head + mark.encode("ascii") + end + tail


def _svg_mark(content: bytes) -> str:
    found = re.search(
        rb'<metadata id="'
        + KEYWORD.encode()
        + rb'">([^<]{0,%d})</metadata></svg>\s*$' % (MOST_CHARACTERS * 2),
        content[-MOST_CHARACTERS * 2 :],
    )
    return unescape(found[1].decode("ascii", "replace")) if found else ""


# PDF: an entry of the document information, as an incremental update (ISO 32000-1, 7.5.6)


def _pdf_with(content: bytes, text: str) -> bytes:
    end = _TRAILER.fullmatch(content, max(content.rfind(b"trailer"), 0))
    number = re.search(rb"/Info (\d+) 0 R", end[1]) if end else None
    if end is None or number is None:
        raise AssertionError("a PDF without a classic trailer or document information")
    bodies = re.findall(rb"(?:^|\n)%s 0 obj\s*<<(.*?)>>\s*endobj" % number[1], content, re.DOTALL)
    entries = re.sub(rb"/%s <[0-9A-F]*>" % _PDF_KEY, b"", bodies[-1]).strip()
    body = content if content.endswith(b"\n") else content + b"\n"
    mark = b"/%s <%s>" % (_PDF_KEY, text.encode("ascii").hex().upper().encode())
    information = b"%s 0 obj\n<< %s %s >>\nendobj\n" % (number[1], entries, mark)
    table = b"xref\n0 1\n0000000000 65535 f \n%s 1\n%010d 00000 n \n" % (number[1], len(body))
    trailer = b"trailer\n<< %s /Prev %s >>\n" % (re.sub(rb"/Prev \d+", b"", end[1]).strip(), end[2])
    start = len(body) + len(information)
    return body + information + table + trailer + b"startxref\n%d\n%%%%EOF\n" % start


_PDF_KEY = b"GeoEdition"


def _pdf_mark(content: bytes) -> str:
    found = re.findall(rb"/%s <([0-9A-F]{0,%d})>" % (_PDF_KEY, MOST_CHARACTERS * 2), content)
    return bytes.fromhex(found[-1].decode()).decode("latin-1") if found and len(found[-1]) % 2 == 0 else ""


# HTML: a meta element behind the character set


def _html_with(content: bytes, text: str) -> bytes:
    head, place, tail = content.partition(b'<meta charset="utf-8">\n')
    if not place:
        raise AssertionError("a page without a character set")
    mark = f'<meta name="{KEYWORD}" content="{escape(text)}">\n'
    return head + place + mark.encode("ascii") + tail


def _html_mark(content: bytes) -> str:
    pattern = rb'<meta name="%s" content="([^"<>]{0,%d})">' % (KEYWORD.encode(), MOST_CHARACTERS * 6)
    found = re.search(pattern, content[: HEAD + MOST_CHARACTERS * 6])
    return unescape(found[1].decode("ascii", "replace")) if found else ""


# GeoJSON: a foreign member (RFC 7946, 6.1) behind the type


def _geojson_with(content: bytes, text: str) -> bytes:
    first = b'"type": "FeatureCollection",\n'
    place = content.index(first) + len(first)
    mark = f'  "{MEMBER}": {text},\n'.encode("ascii")
    whole = memoryview(content)  # its parts are no copies: a large file has hundreds of MB
    return b"".join((whole[:place], mark, whole[place:]))


def _geojson_mark(content: bytes) -> str:
    """Read the one member without parsing the rest, which may be of any size and depth."""
    head = content[: HEAD + MOST_CHARACTERS].decode("utf-8", "replace")
    _, found, text = head.partition(f'"{MEMBER}": ')
    if not found or not text.startswith("{"):
        return ""
    try:
        _, end = JSONDecoder().raw_decode(text)
    except (JSONDecodeError, RecursionError):
        return ""
    return text[:end]


_WRITERS: Mapping[str, Callable[[bytes, str], bytes]] = {
    ".png": png_with,
    ".svg": _svg_with,
    ".pdf": _pdf_with,
    ".html": _html_with,
    ".geojson": _geojson_with,
    ".gif": gif_with,
    ".webp": webp_with,
}
_READERS: Mapping[str, Callable[[bytes], str]] = {
    ".png": png_mark,
    ".svg": _svg_mark,
    ".pdf": _pdf_mark,
    ".html": _html_mark,
    ".geojson": _geojson_mark,
    ".gif": gif_mark,
    ".webp": webp_mark,
}
