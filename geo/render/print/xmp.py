"""The XMP packet of a picture (ISO 16684-1), written to every format and read back from untrusted files.

PNG, PDF, GIF and WebP contain the packet uncompressed, so that it is found by its own markers; SVG contains
its content as an element. Reading is bounded and resolves no entities.
"""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from lxml import etree

from geo.model.errors import InvalidValue

MAX_BYTES = 1_000_000
"""Longest packet that is read; of an SVG, so much of its beginning."""

NAMESPACES: Mapping[str, str] = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "cc": "http://creativecommons.org/ns#",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "stations": "urn:x-alleged-stations-map:origin",
}
"""By prefix; the last is this project's own, a name and not an address."""

_RDF = """<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    {namespaces}>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{description}</rdf:li></rdf:Alt></dc:description>
   <dc:creator><rdf:Seq><rdf:li>{creator}</rdf:li></rdf:Seq></dc:creator>
   <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{rights}</rdf:li></rdf:Alt></dc:rights>
   <dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>
   <cc:license rdf:resource="{licence}"/>
   <pdf:Keywords>{keywords}</pdf:Keywords>
   <xmpRights:Marked>True</xmpRights:Marked>
   <xmpRights:WebStatement>{licence}</xmpRights:WebStatement>
   <xmpRights:UsageTerms>
    <rdf:Alt><rdf:li xml:lang="x-default">{terms}</rdf:li></rdf:Alt>
   </xmpRights:UsageTerms>
   <photoshop:Credit>{creator}</photoshop:Credit>
   <photoshop:Source>{source}</photoshop:Source>
   <Iptc4xmpCore:AltTextAccessibility>
    <rdf:Alt><rdf:li xml:lang="x-default">{alt}</rdf:li></rdf:Alt>
   </Iptc4xmpCore:AltTextAccessibility>{more}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>"""
_EXTENDED = """
   <Iptc4xmpCore:ExtDescrAccessibility>
    <rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>
   </Iptc4xmpCore:ExtDescrAccessibility>"""
_ORIGIN = """
   <stations:origin>{}</stations:origin>"""

_BEGIN, _END = b"<?xpacket begin=", b"<?xpacket end="
_GIF_XMP = b"!\xff\x0bXMP DataXMP"
_GIF_TRAILER = b"\x01" + bytes(range(255, -1, -1)) + b"\0"
"""The "magic trailer" after a packet that is not in sub-blocks, for decoders that read it as such."""
_BEFORE: Mapping[str, bytes] = {
    ".png": b"XML:com.adobe.xmp\0\0\0\0\0",
    ".pdf": b"stream\n",
    ".gif": _GIF_XMP,
    ".webp": b"",
}
"""Bytes before a packet, which no text of an editor contains elsewhere in such a file."""
_SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def rdf(texts: Mapping[str, str], extended: str = "", mark: str = "") -> str:
    """The properties of a picture: Dublin Core, the licence, and the alternative text where IPTC puts it.

    ``texts`` fills the template, ``extended`` is a longer description, ``mark`` is returned by
    :func:`mark_in`. None may contain control characters.
    """
    own = [*NAMESPACES][2:-1] + ["stations"] * bool(mark)
    namespaces = "\n    ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in own)
    more = _EXTENDED.format(escape(extended)) if extended else ""
    more += _ORIGIN.format(escape(mark)) if mark else ""
    escaped = {name: escape(text) for name, text in texts.items()}
    return _RDF.format(**escaped, namespaces=namespaces, more=more)


def packet_of(rdf: str) -> str:
    """The properties as a packet with its markers."""
    return f'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n{rdf}\n<?xpacket end="r"?>'


def with_packet(gif: bytes, packet: str) -> bytes:
    """A GIF with a packet in an application extension (XMP, part 3, 1.1.2), which Pillow cannot write."""
    return gif[:-1] + _GIF_XMP + packet.encode() + _GIF_TRAILER + gif[-1:]


def mark_in(content: bytes, suffix: str) -> str:
    """The mark in the packet of an untrusted PNG, SVG, PDF, GIF or WebP; empty where there is none.

    Raises:
        InvalidValue: where the packet is not well-formed XML.

    """
    try:
        root = _metadata(content) if suffix == ".svg" else _packet(content, _BEFORE[suffix])
    except etree.XMLSyntaxError:
        raise InvalidValue("what the file says of its origin cannot be read") from None
    return "" if root is None else root.findtext(f".//{{{NAMESPACES['stations']}}}origin", "")


def _packet(content: bytes, before: bytes) -> etree._Element | None:
    start = content.find(before + _BEGIN)
    end = content.find(_END, start, start + MAX_BYTES) if start >= 0 else -1
    if end < 0:
        return None
    return etree.fromstring(content[start + len(before) : end], etree.XMLParser(**_SAFE))


def _metadata(svg: bytes) -> etree._Element | None:
    """The first element ``metadata``."""
    parser = etree.XMLPullParser(("end",), tag="{http://www.w3.org/2000/svg}metadata", **_SAFE)
    parser.feed(svg[:MAX_BYTES])
    return next((element for _, element in parser.read_events()), None)
