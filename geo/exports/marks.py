"""Reads the mark of a file, the JSON of its origin, from bytes of unknown origin.

The mark is in the XMP packet of pictures, a ``meta`` element of HTML and a member of GeoJSON; the renderers
write it. What is read is bounded, and nothing is unpacked.
"""

import re
from json import JSONDecodeError, JSONDecoder

from lxml import etree

from geo.exports.origin import MAX_CHARACTERS
from geo.render.print.xmp import mark_in
from geo.render.tables import MARK_MEMBER

META_NAME = "geo-origin"
"""Name of the ``meta`` element in a page, as its template writes it."""

_HEAD = 20_000
"""Bytes at the beginning of a page or a GeoJSON file within which the mark begins."""

_PART = 16_384
"""Bytes of a page that are parsed at once."""

_HEADS = {
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

_FORMER = re.compile(
    rb'tEXtgeo-edition\0|<metadata id="geo-edition">|/GeoEdition <|GEOEDITN1\.0|GEOE....\{"link"'
    rb'|<meta name="geo-edition" |"edition": \{"link"',
    re.DOTALL,
)
"""What each format had before its mark when editions had no numbers."""
_FORMER_COLLECTION = re.compile(rb'(?:"|&quot;)collection(?:"|&quot;):(?:"|&quot;)([0-9a-f]{64})')


def suffix_of(content: bytes) -> str:
    """The suffix of the format of the content; empty where it is none of this program's."""
    head = content[:400].lstrip().lower()
    return next((suffix for start, suffix in _HEADS.items() if head.startswith(start)), "")


def mark_of(content: bytes, suffix: str) -> str:
    """Read the mark of a file; empty where it has none, or one longer than :data:`MAX_CHARACTERS`.

    Raises:
        InvalidValue: where the XMP packet or SVG in which it should be cannot be read.

    """
    readers = {".html": _of_page, ".geojson": _of_geojson}
    text = readers[suffix](content) if suffix in readers else mark_in(content, suffix)
    return text if len(text) <= MAX_CHARACTERS else ""


def _of_page(content: bytes) -> str:
    """The content of the first ``meta`` element of the mark's name."""
    parser = etree.HTMLPullParser(("end",), tag="meta", no_network=True, huge_tree=False, encoding="utf-8")
    try:
        for start in range(0, min(len(content), _HEAD + 6 * MAX_CHARACTERS), _PART):
            parser.feed(content[start : start + _PART])
            for _, element in parser.read_events():
                if element.get("name") == META_NAME:
                    return str(element.get("content", ""))
    except etree.XMLSyntaxError:
        pass
    return ""


def _of_geojson(content: bytes) -> str:
    """The member as text, without parsing the rest, which may have any size and depth."""
    head = content[: _HEAD + MAX_CHARACTERS].decode("utf-8", "replace")
    _, found, text = head.partition(f'"{MARK_MEMBER}": ')
    if not found or not text.startswith("{"):
        return ""
    try:
        _, end = JSONDecoder().raw_decode(text)
    except (JSONDecodeError, RecursionError):
        return ""
    return text[:end]


def former_collection(content: bytes) -> str | None:
    """SHA-256 of the collection that a mark from before the numbered editions names.

    Empty where the mark names none; None where there is no such mark.
    """
    found = _FORMER.search(content)
    if found is None:
        return None
    mark = content[found.end() : found.end() + MAX_CHARACTERS]
    if found[0].startswith(b"/GeoEdition"):
        digits = re.match(rb"(?:[0-9A-F]{2})*", mark)
        mark = bytes.fromhex(digits[0].decode()) if digits else b""
    digest = _FORMER_COLLECTION.search(mark)
    return digest[1].decode() if digest else ""
