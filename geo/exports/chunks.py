"""A mark into and out of the pictures that are made of chunks: PNG, GIF and WebP.

Every length is checked before it is believed, and nothing is unpacked.
"""

from __future__ import annotations

import struct
import zlib

from geo.errors import InvalidValue
from geo.exports.edition import MOST_CHARACTERS

KEYWORD = "geo-edition"
"""Name of the mark: PNG keyword, id in SVG, name of the HTML meta element."""

HEAD = 20_000
"""Bytes at the beginning of a page, a GeoJSON file or a GIF within which the mark stands."""

_PNG = b"\x89PNG\r\n\x1a\n"
_MOST_CHUNKS = 100_000


# PNG: a text chunk before the pixels


def png_with(content: bytes, text: str) -> bytes:
    chunk = b"tEXt" + KEYWORD.encode() + b"\0" + text.encode("ascii")
    written = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    place = len(_PNG)
    while content[place + 4 : place + 8] != b"IDAT":  # chunk by chunk: a title may hold the word
        place += 12 + int.from_bytes(content[place : place + 4])
    return content[:place] + written + content[place:]


def png_mark(content: bytes) -> str:
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


# GIF: an application extension before the first picture (GIF89a, 26)


_GIF_KEY = b"GEOEDITN1.0"
"""Application identifier and authentication code, of eleven bytes as the format wants them."""

_LONGEST_BLOCK = 255

_GIF_PICTURE, _GIF_APPLICATION = 0xF9, 0xFF
"""Labels of extensions: what controls a picture, and what an application adds."""


def gif_with(content: bytes, text: str) -> bytes:
    mark = text.encode("ascii")
    parts = [mark[at : at + _LONGEST_BLOCK] for at in range(0, len(mark), _LONGEST_BLOCK)]
    blocks = b"".join(bytes([len(part)]) + part for part in parts)
    _, place = _gif_head(content)
    return content[:place] + b"!\xff\x0b" + _GIF_KEY + blocks + b"\0" + content[place:]


def gif_mark(content: bytes) -> str:
    mark, _ = _gif_head(content[: HEAD + 2 * MOST_CHARACTERS])
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


# WebP: a chunk of our own behind all others, which the extended format allows


_WEBP_KEY = b"GEOE"


def webp_with(content: bytes, text: str) -> bytes:
    mark = text.encode("ascii")
    written = content + _WEBP_KEY + struct.pack("<I", len(mark)) + mark + b"\0" * (len(mark) % 2)
    return written[:4] + struct.pack("<I", len(written) - 8) + written[8:]


def webp_mark(content: bytes) -> str:
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
