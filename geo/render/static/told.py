"""What a picture tells about itself, in the words that its kind of file has for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from xml.sax.saxutils import escape

from geo.dates import describe_day
from geo.mapspec import MapSpec
from geo.presets import PictureStyle
from geo.provenance import CREATOR, LICENCE_ADDRESS, LICENCE_LINE
from geo.render.static.changes import changes_between
from geo.render.static.fonts import printable

_RDF = """<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:cc="http://creativecommons.org/ns#"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
    xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{description}</rdf:li></rdf:Alt></dc:description>
   <dc:creator><rdf:Seq><rdf:li>{creator}</rdf:li></rdf:Seq></dc:creator>
   <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{rights}</rdf:li></rdf:Alt></dc:rights>
   <dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>
   <cc:license rdf:resource="{statement}"/>
   <pdf:Keywords>{keywords}</pdf:Keywords>
   <xmpRights:Marked>True</xmpRights:Marked>
   <xmpRights:WebStatement>{statement}</xmpRights:WebStatement>
   <xmpRights:UsageTerms>
    <rdf:Alt><rdf:li xml:lang="x-default">{terms}</rdf:li></rdf:Alt>
   </xmpRights:UsageTerms>
   <photoshop:Credit>{creator}</photoshop:Credit>
   <photoshop:Source>{source}</photoshop:Source>
   <Iptc4xmpCore:AltTextAccessibility>
    <rdf:Alt><rdf:li xml:lang="x-default">{alt}</rdf:li></rdf:Alt>
   </Iptc4xmpCore:AltTextAccessibility>{extended}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>"""
_EXTENDED = """
   <Iptc4xmpCore:ExtDescrAccessibility>
    <rdf:Alt><rdf:li xml:lang="x-default">{words}</rdf:li></rdf:Alt>
   </Iptc4xmpCore:ExtDescrAccessibility>"""
_GIF_XMP = b"!\xff\x0bXMP DataXMP"
_GIF_TRAILER = b"\x01" + bytes(range(255, -1, -1)) + b"\0"
"""Ends a packet that is not cut into blocks, wherever a reader who takes it for blocks may stand."""


def told(spec: MapSpec, style: PictureStyle) -> dict[str, str]:
    """Say what a picture tells about itself, under the names PNG has for it."""
    return {
        "Title": spec.headline,
        "Author": CREATOR,
        "Description": style.alt or spec.alt_text,
        "Source": spec.credit.sources,
        "Copyright": f"{LICENCE_LINE} {LICENCE_ADDRESS}",
        "Disclaimer": spec.credit.borders,
        "Comment": f"{spec.sentence} {spec.link}".strip(),
    }


def description_of(spec: MapSpec, style: PictureStyle) -> str:
    """The caption in one paragraph: the editor's own, else standfirst, counts and whose claims they are."""
    return " ".join(style.caption.split()) or f"{style.standfirst} {spec.counts} {spec.claims}".strip()


def rdf(spec: MapSpec, style: PictureStyle, extended: str = "") -> str:
    """What XMP says: Dublin Core, the licence, and the alternative text where IPTC has put it.

    ``extended`` is what the picture says in words beyond that text.
    """
    words = {
        "title": spec.headline,
        "description": description_of(spec, style),
        "creator": CREATOR,
        "rights": spec.credit.line,
        "keywords": told(spec, style)["Comment"],
        "statement": LICENCE_ADDRESS,
        "terms": LICENCE_LINE,
        "source": spec.credit.sources,
        "alt": style.alt or spec.alt_text,
    }
    escaped = {name: escape(printable(text)) for name, text in words.items()}
    more = _EXTENDED.format(words=escape(printable(extended))) if extended else ""
    return _RDF.format(**escaped, extended=more)


def xmp(spec: MapSpec, style: PictureStyle, extended: str = "") -> str:
    """The same as a packet."""
    packet = rdf(spec, style, extended)
    return f'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n{packet}\n<?xpacket end="r"?>'


def with_packet(gif: bytes, packet: str) -> bytes:
    """Put an XMP packet into a GIF, as an application extension (XMP, part 3, 1.1.2), which Pillow cannot."""
    return gif[:-1] + _GIF_XMP + packet.encode() + _GIF_TRAILER + gif[-1:]


def told_of(specs: Sequence[MapSpec]) -> MapSpec:
    """A single map as it is; of several the last, its counts those of all days, as their sheet tells them."""
    if len(specs) == 1:
        return specs[0]
    if len(specs) == 2:
        counts = f"{changes_between(*specs).summary} {specs[-1].counts}"
    else:
        first, last = (describe_day(spec.as_of) for spec in (specs[0], specs[-1]))
        counts = f"{len(specs)} maps, {first} to {last}. {specs[-1].counts}"
    return replace(specs[-1], counts=counts)
