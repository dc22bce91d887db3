"""What a picture tells about itself, in the words that its kind of file has for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from xml.sax.saxutils import escape

from geo.dates import describe_day
from geo.mapspec import MapSpec
from geo.presets import PictureStyle
from geo.provenance import LICENCE_ADDRESS, LICENCE_LINE
from geo.render.static.changes import changes_between
from geo.render.static.fonts import printable

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
    xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{description}</rdf:li></rdf:Alt></dc:description>
   <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{rights}</rdf:li></rdf:Alt></dc:rights>
   <dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>
   <xmpRights:Marked>True</xmpRights:Marked>
   <xmpRights:WebStatement>{statement}</xmpRights:WebStatement>
   <xmpRights:UsageTerms>
    <rdf:Alt><rdf:li xml:lang="x-default">{terms}</rdf:li></rdf:Alt>
   </xmpRights:UsageTerms>
   <photoshop:Source>{source}</photoshop:Source>
   <Iptc4xmpCore:AltTextAccessibility>
    <rdf:Alt><rdf:li xml:lang="x-default">{alt}</rdf:li></rdf:Alt>
   </Iptc4xmpCore:AltTextAccessibility>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def told(spec: MapSpec, style: PictureStyle) -> dict[str, str]:
    """Say what a picture tells about itself, under the names PNG has for it."""
    return {
        "Title": spec.headline,
        "Description": style.alt or spec.alt_text,
        "Source": spec.credit.sources,
        "Copyright": spec.credit.borders,
        "Comment": f"{spec.sentence} {spec.link}".strip(),
    }


def xmp(spec: MapSpec, style: PictureStyle) -> str:
    """The XMP packet: Dublin Core, the licence, and the alternative text where IPTC has put it."""
    standfirst = f"{style.standfirst} {spec.counts} {spec.claims}".strip()
    words = {
        "title": spec.headline,
        "description": " ".join(style.caption.split()) or standfirst,
        "rights": f"{spec.credit.sources} {spec.credit.borders}",
        "statement": LICENCE_ADDRESS,
        "terms": LICENCE_LINE,
        "source": spec.credit.sources,
        "alt": style.alt or spec.alt_text,
    }
    return _PACKET.format(**{name: escape(printable(text)) for name, text in words.items()})


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
