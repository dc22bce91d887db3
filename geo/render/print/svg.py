"""A sheet as SVG for an artist to edit: words as text, layers, title, description and metadata."""

import re
from base64 import b64encode
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from io import StringIO
from xml.etree import ElementTree as ET  # the text parsed is our own SVG, never a reader's file

from geo.mapspec.sheet import SheetSpec
from geo.render.print.fonts import printable
from geo.render.print.layers import LAYERS, OF_THE_SHEET, Layer, layer_of
from geo.render.print.metadata import rdf
from geo.render.print.sheet import Sheet
from geo.render.print.svg_text import TextRenderer
from geo.render.print.typefaces import FOLDER, TYPEFACES
from geo.render.print.xmp import NAMESPACES

_BEYOND = re.compile(r"(?<=\.\d\d)\d+")
"""Digits of a coordinate beyond hundredths of a pixel, which are removed."""

_SVG = "http://www.w3.org/2000/svg"
_INKSCAPE = "http://www.inkscape.org/namespaces/inkscape"
_XML = "http://www.w3.org/XML/1998/namespace"


def drawn_svg(sheet: Sheet) -> ET.Element:
    """The groups of a sheet in one element ``svg``, which has no other content. Not thread-safe."""
    written = StringIO()
    width, height = sheet.figure.get_size_inches() * 72
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    renderer = TextRenderer(width, height, written, metadata=nothing)
    sheet.figure.draw(renderer)
    renderer.finalize()
    drawn = ET.fromstring(written.getvalue().encode())  # noqa: S314 (see the import)
    root = ET.Element(_tag("svg"), {"version": "1.1"})
    root.extend(_group(drawn, "figure_1"))
    return root


def annotated(root: ET.Element, spec: SheetSpec, sheet: Sheet, *, words: str, mark: str = "") -> bytes:
    """Add title, description (which ends in ``words``), metadata, fonts, layers, and classes of groups."""
    ET.register_namespace("", _SVG)
    ET.register_namespace("inkscape", _INKSCAPE)
    for prefix, space in NAMESPACES.items():
        ET.register_namespace(prefix, space)
    preset, (width, height) = spec.style.preset, spec.style.preset.points
    suffix = "mm" if preset.measure == "mm" else ""
    root.set("width", f"{preset.width:g}{suffix}")
    root.set("height", f"{preset.height:g}{suffix}")
    root.set("viewBox", f"0 0 {round(width, 3):g} {round(height, 3):g}")
    root.set("lang", "en")
    root.set(f"{{{_XML}}}lang", "en")
    root.set("role", "img")
    root.set("aria-labelledby", "map-title map-desc")
    root.set("style", "stroke-linejoin: round; stroke-linecap: butt; text-rendering: geometricPrecision")
    for group in root.iter(_tag("g")):
        gid = group.get("id", "")
        if gid in sheet.classes:
            group.set("class", sheet.classes[gid])
        if gid in sheet.titles:
            group.insert(0, _element("title", sheet.titles[gid]))
        _join_runs(group)
    for path in root.iter(_tag("path")):
        path.set("d", _BEYOND.sub("", path.get("d", "")))
    layers = _layers(list(root), sheet.maps)
    for child in list(root):
        root.remove(child)
    alt = " ".join((spec.alt_text, *spec.style.caption.split()))
    metadata = _element("metadata", "")
    metadata.append(ET.fromstring(rdf(spec, mark=mark)))  # noqa: S314 (see the import)
    root.append(_element("title", spec.last.headline, id="map-title"))
    root.append(_element("desc", f"{alt} {spec.last.credit.sources} {words}", id="map-desc"))
    root.append(metadata)
    root.append(_element("style", _font_faces()))
    root.extend(layers)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _layers(groups: Sequence[ET.Element], names: Mapping[str, str]) -> list[ET.Element]:
    """The groups in layers: those of the main map side by side, those of each other map in one of its own.

    ``names`` are those of the other maps by prefix, a day's before those of its close-ups.
    """
    paper, *others = groups
    paper.set("id", "paper")
    content: defaultdict[tuple[str, Layer], list[ET.Element]] = defaultdict(list)
    for group in others:
        content[layer_of(group.get("id", ""))].append(group)
    maps = {"": ET.Element(_tag("g"))}
    maps |= {prefix: _layer(prefix.removesuffix("--"), name, []) for prefix, name in names.items()}
    own: list[ET.Element] = []
    order = list(LAYERS)
    for prefix, layer in sorted(content, key=lambda key: order.index(key[1])):
        above = own if layer in OF_THE_SHEET else maps[prefix]
        above.append(_layer(f"{prefix}{layer}", LAYERS[layer], content[prefix, layer]))
    for prefix in names:
        around = max((one for one in maps if prefix.startswith(one) and one != prefix), key=len)
        maps[around].append(maps[prefix])
    return [_as_layer(paper, LAYERS["paper"]), *maps[""], *own]


def _layer(gid: str, label: str, groups: Sequence[ET.Element]) -> ET.Element:
    """A layer of groups; a group of the same id is the layer itself."""
    if len(groups) == 1 and groups[0].get("id") == gid:
        return _as_layer(groups[0], label)
    layer = ET.Element(_tag("g"), {"id": gid})
    layer.extend(groups)
    return _as_layer(layer, label)


def _as_layer(group: ET.Element, label: str) -> ET.Element:
    group.set(f"{{{_INKSCAPE}}}groupmode", "layer")
    group.set(f"{{{_INKSCAPE}}}label", label)
    return group


def _join_runs(group: ET.Element) -> None:
    """Make one element of words of two faces on one line, so that fonts of other widths do not part them."""
    before = None
    for element in list(group):
        is_words = element.tag == _tag("text") and "text-anchor" not in element.get("style", "")
        if is_words and before is not None and before.get("y") == element.get("y"):
            before.text = f"{before.text} "  # Inkscape drops a space that begins a tspan
            part = ET.SubElement(before, _tag("tspan"), {"style": element.get("style", "")})
            part.text = element.text
            group.remove(element)
        else:
            before = element if is_words else None


def _group(drawn: ET.Element, gid: str) -> ET.Element:
    return next(group for group in drawn.iter(_tag("g")) if group.get("id") == gid)


def _tag(name: str) -> str:
    return f"{{{_SVG}}}{name}"


def _element(name: str, text: str, **attributes: str) -> ET.Element:
    element = ET.Element(_tag(name), attributes)
    element.text = printable(text)
    return element


@lru_cache(maxsize=1)
def _font_faces() -> str:
    """The fonts, for browsers, which load no other files for a picture.

    Nothing else: inside a page other rules would apply to the page around the SVG.
    """
    return "".join(
        f"@font-face{{font-family:'{face.family}';font-weight:{face.weight};src:url(data:font/woff2;base64,"
        f"{b64encode((FOLDER / f'{face.file}.woff2').read_bytes()).decode()}) format('woff2')}}"
        for face in TYPEFACES.values()
    )
