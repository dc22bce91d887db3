"""matplotlib's SVG with title, description and metadata, and titles and classes of its groups."""

import re
from xml.etree import ElementTree as ET  # the text parsed is our own SVG, never a reader's file

from geo.mapspec.sheet import SheetSpec
from geo.render.print.fonts import printable
from geo.render.print.metadata import rdf
from geo.render.print.sheet import Sheet
from geo.render.print.xmp import NAMESPACES

_BEYOND = re.compile(r"(?<=\.\d\d)\d+")
"""Digits of a coordinate beyond hundredths of a pixel, which are removed."""

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"


def annotated(svg: bytes, spec: SheetSpec, sheet: Sheet, *, words: str, mark: str = "") -> bytes:
    """Add title, description (which ends in ``words``), metadata, and titles and classes of groups."""
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", _XLINK)
    for prefix, space in NAMESPACES.items():
        ET.register_namespace(prefix, space)
    root = ET.fromstring(svg)  # noqa: S314 (see the import)
    preset, (width, height) = spec.style.preset, spec.style.preset.points
    suffix = "mm" if preset.measure == "mm" else ""
    root.set("width", f"{preset.width:g}{suffix}")
    root.set("height", f"{preset.height:g}{suffix}")
    root.set("viewBox", f"0 0 {round(width, 3):g} {round(height, 3):g}")
    root.set("lang", "en")
    root.set(f"{{{_XML}}}lang", "en")
    root.set("role", "img")
    root.set("aria-labelledby", "map-title map-desc")
    _drop_global_style(root)
    for group in root.iter(f"{{{_SVG}}}g"):
        gid = group.get("id", "")
        if gid in sheet.classes:
            group.set("class", sheet.classes[gid])
        if gid in sheet.titles:
            group.insert(0, _element("title", sheet.titles[gid]))
    for path in root.iter(f"{{{_SVG}}}path"):
        path.set("d", _BEYOND.sub("", path.get("d", "")))
    alt = " ".join((spec.alt_text, *spec.style.caption.split()))
    described = f"{alt} {spec.last.credit.sources} {words}"
    root.insert(0, _element("title", spec.last.headline, id="map-title"))
    root.insert(1, _element("desc", described, id="map-desc"))
    metadata = _element("metadata", "")
    metadata.append(ET.fromstring(rdf(spec, mark=mark)))  # noqa: S314 (see the import)
    root.insert(2, metadata)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _element(name: str, text: str, **attributes: str) -> ET.Element:
    element = ET.Element(f"{{{_SVG}}}{name}", attributes)
    element.text = printable(text)
    return element


def _drop_global_style(root: ET.Element) -> None:
    """Replace matplotlib's style element, which would apply to the whole page around an inline SVG."""
    for parent in list(root.iter(f"{{{_SVG}}}defs")):
        for style in parent.findall(f"{{{_SVG}}}style"):
            parent.remove(style)
    root.set("style", "stroke-linejoin: round; stroke-linecap: butt")
    for metadata in root.findall(f"{{{_SVG}}}metadata"):
        root.remove(metadata)
