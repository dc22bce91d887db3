"""The symbols of the map as pictures to stand beside words: an image address for each."""

from base64 import b64encode

from geo.mapspec.symbology import INK, STANDING_GLYPHS, STATUS_FILLS, Pattern, svg_path
from geo.model.records import Standing, Status

_WIDTH, _HEIGHT = 36, 20
_STEP = 6
"""Pixels between two lines of a pattern, as on the map."""


def status_swatch(status: Status) -> str:
    """A patch of the colour and pattern of a status."""
    fill = STATUS_FILLS[status]
    edge = f'<path d="M.5 .5H35.5V19.5H.5z" fill="none" stroke="{INK}" stroke-opacity=".55"/>'
    ground = f'<path d="M0 0H{_WIDTH}V{_HEIGHT}H0z" fill="{fill.colour}"/>'
    return picture_address(_WIDTH, _HEIGHT, ground + _pattern(fill.pattern, fill.ink) + edge)


def _pattern(pattern: Pattern, ink: str) -> str:
    if pattern == "dots":
        places = ((x, y) for x in range(4, _WIDTH, _STEP) for y in range(4, _HEIGHT, _STEP))
        return "".join(f'<circle cx="{x}" cy="{y}" r="1.2" fill="{ink}"/>' for x, y in places)
    across = range(-_HEIGHT, _WIDTH, _STEP)
    lines = {
        "plain": [],
        "rising": [f"M{x} {_HEIGHT}l{_HEIGHT} -{_HEIGHT}" for x in across],
        "falling": [f"M{x} 0l{_HEIGHT} {_HEIGHT}" for x in across],
        "level": [f"M0 {y}H{_WIDTH}" for y in range(4, _HEIGHT, _STEP)],
        "upright": [f"M{x} 0V{_HEIGHT}" for x in range(4, _WIDTH, _STEP)],
    }
    chosen = lines["rising"] + lines["falling"] if pattern == "crossed" else lines[pattern]
    return f'<path d="{"".join(chosen)}" stroke="{ink}" stroke-width="1.1"/>' if chosen else ""


def standing_symbol(standing: Standing) -> str:
    """The station symbol of a standing."""
    glyph = STANDING_GLYPHS[standing]
    shapes = f'<path d="{svg_path(glyph.outline, 8)}" fill="{glyph.body}" stroke="{INK}" stroke-width="1.4"/>'
    shapes += "".join(f'<path d="{svg_path(mark, 8)}" fill="{glyph.mark}"/>' for mark in glyph.marks)
    return picture_address(22, 22, f'<g transform="translate(11 11)">{shapes}</g>')


def picture_address(width: int, height: int, shapes: str) -> str:
    """SVG shapes as the address of an image, of a size in pixels."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{shapes}</svg>'
    )
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
