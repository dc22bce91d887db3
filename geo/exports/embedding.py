"""An edition into the bytes of a file and out again, in the place that each format has for it.

The renderers know nothing of it: a file is drawn first and marked afterwards. What is read may
come from anybody: every length is checked before it is believed, and nothing is unpacked.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Mapping
from html import escape, unescape
from json import JSONDecodeError, JSONDecoder
from xml.sax.saxutils import escape as escape_xml

from geo.errors import InvalidValue
from geo.exports.edition import MOST_CHARACTERS, Edition

KEYWORD = "geo-edition"
"""Name of the mark: PNG keyword, id in SVG, name of the HTML meta element."""

MEMBER = "edition"
"""Its name in GeoJSON."""

_PNG = b"\x89PNG\r\n\x1a\n"
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s*(\d{1,12})\s*%%EOF\s*", re.DOTALL)
_MOST_CHUNKS = 100_000
_HEAD = 20_000
"""Bytes at the beginning of a page or a GeoJSON file within which the mark stands."""


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


# PNG: a text chunk before the pixels


def _png_with(content: bytes, text: str) -> bytes:
    chunk = b"tEXt" + KEYWORD.encode() + b"\0" + text.encode("ascii")
    written = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    place = len(_PNG)
    while content[place + 4 : place + 8] != b"IDAT":  # chunk by chunk: a title may hold the word
        place += 12 + int.from_bytes(content[place : place + 4])
    return content[:place] + written + content[place:]


def _png_mark(content: bytes) -> str:
    """Walk the chunks up to the first pixels; compressed text is never unpacked."""
    place = len(_PNG)
    for _ in range(_MOST_CHUNKS):
        if place + 12 > len(content):
            break
        (length,) = struct.unpack(">I", content[place : place + 4])
        kind = content[place + 4 : place + 8]
        if kind in (b"IDAT", b"IEND"):
            return ""
        if length > len(content) - place - 12:
            break
        body = content[place + 8 : place + 8 + min(length, MOST_CHARACTERS + 100)]
        keyword, _, text = body.partition(b"\0")
        if kind == b"tEXt" and keyword == KEYWORD.encode():
            return text.decode("latin-1")
        place += length + 12
    raise InvalidValue("the PNG is cut off or broken: a chunk reaches beyond its end")


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
    found = re.search(pattern, content[: _HEAD + MOST_CHARACTERS * 6])
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
    head = content[: _HEAD + MOST_CHARACTERS].decode("utf-8", "replace")
    _, found, text = head.partition(f'"{MEMBER}": ')
    if not found or not text.startswith("{"):
        return ""
    try:
        _, end = JSONDecoder().raw_decode(text)
    except (JSONDecodeError, RecursionError):
        return ""
    return text[:end]


# GIF: an application extension before the first picture (GIF89a, 26)


_GIF_KEY = b"GEOEDITN1.0"
"""Application identifier and authentication code, of eleven bytes as the format wants them."""
_LONGEST_BLOCK = 255


def _gif_with(content: bytes, text: str) -> bytes:
    mark = text.encode("ascii")
    parts = [mark[at : at + _LONGEST_BLOCK] for at in range(0, len(mark), _LONGEST_BLOCK)]
    blocks = b"".join(bytes([len(part)]) + part for part in parts)
    _, place = _gif_head(content)
    return content[:place] + b"!\xff\x0b" + _GIF_KEY + blocks + b"\0" + content[place:]


def _gif_mark(content: bytes) -> str:
    mark, _ = _gif_head(content[: _HEAD + 2 * MOST_CHARACTERS])
    return mark.decode("latin-1")


def _gif_head(content: bytes) -> tuple[bytes, int]:
    """The mark, empty where there is none, and the place of the first picture; no block behind it is read."""
    mark = b""
    try:
        flags = content[10]
        place = 13 + (3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0)  # behind the colour table
        while content[place] == ord("!") and content[place + 1] != _GIF_PICTURE:
            held: list[bytes] = []
            label, place = content[place + 1], place + 2
            while length := content[place]:
                held.append(content[place + 1 : place + 1 + length])
                place += 1 + length
            place += 1
            if label == _GIF_APPLICATION and held[:1] == [_GIF_KEY]:
                mark = b"".join(held[1:])
    except IndexError:
        raise InvalidValue("the GIF is cut off or broken: a block reaches beyond its end") from None
    return mark, place


_GIF_PICTURE, _GIF_APPLICATION = 0xF9, 0xFF
"""Labels of extensions: what controls a picture, and what an application adds."""


# WebP: a chunk of our own behind all others, which the extended format allows


_WEBP_KEY = b"GEOE"


def _webp_with(content: bytes, text: str) -> bytes:
    mark = text.encode("ascii")
    written = content + _WEBP_KEY + struct.pack("<I", len(mark)) + mark + b"\0" * (len(mark) % 2)
    return written[:4] + struct.pack("<I", len(written) - 8) + written[8:]


def _webp_mark(content: bytes) -> str:
    """Walk the chunks; what stands behind the end that the file gives itself is none of it."""
    broken = InvalidValue("the WebP is cut off or broken: a chunk reaches beyond its end")
    if len(content) < 12 or content[8:12] != b"WEBP":
        raise broken
    end = 8 + int.from_bytes(content[4:8], "little")
    if end > len(content):
        raise broken
    place, mark = 12, b""
    for _ in range(_MOST_CHUNKS):
        if place >= end:
            return mark.decode("latin-1")
        length = int.from_bytes(content[place + 4 : place + 8], "little")
        if place + 8 + length > end:
            raise broken
        if content[place : place + 4] == _WEBP_KEY:
            mark = content[place + 8 : place + 8 + min(length, MOST_CHARACTERS + 1)]
        place += 8 + length + length % 2
    raise broken


_WRITERS: Mapping[str, Callable[[bytes, str], bytes]] = {
    ".png": _png_with,
    ".svg": _svg_with,
    ".pdf": _pdf_with,
    ".html": _html_with,
    ".geojson": _geojson_with,
    ".gif": _gif_with,
    ".webp": _webp_with,
}
_READERS: Mapping[str, Callable[[bytes], str]] = {
    ".png": _png_mark,
    ".svg": _svg_mark,
    ".pdf": _pdf_mark,
    ".html": _html_mark,
    ".geojson": _geojson_mark,
    ".gif": _gif_mark,
    ".webp": _webp_mark,
}
