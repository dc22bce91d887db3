"""The colours, patterns and symbols of the map beside words: each as the address of an image, or as CSS."""

from base64 import b64encode

from geo.mapspec.symbology import (
    DOT,
    INK,
    STANDING_GLYPHS,
    STATUS_FILLS,
    TILE,
    TILE_LINES,
    TILE_OPACITY,
    Fill,
    svg_path,
)
from geo.model.records import Standing, Status


def status_swatch(status: Status) -> str:
    pattern = f'<pattern id="p" width="{TILE}" height="{TILE}" patternUnits="userSpaceOnUse">'
    edge = f'<path d="M.5 .5H35.5V19.5H.5z" fill="url(#p)" stroke="{INK}" stroke-opacity=".55"/>'
    return picture_address(36, 20, f"{pattern}{_tile(STATUS_FILLS[status])}</pattern>{edge}")


def _tile(fill: Fill) -> str:
    width = f'stroke-width="{DOT}" stroke-linecap="round" ' if fill.pattern == "dots" else ""
    return (
        f'<path d="M0 0h{TILE}v{TILE}H0z" fill="{fill.colour}"/><path d="{TILE_LINES[fill.pattern]}" '
        f'{width}stroke="{fill.ink}" stroke-opacity="{TILE_OPACITY}"/>'
    )


def boxes_css() -> str:
    """Rules that fill boxes, such as cells of a table, like countries; a letter has a plain ground."""
    return "".join(
        f".fill--{status} {{ background: url({picture_address(TILE, TILE, _tile(fill))}); "
        f"color: {_ink_on(fill.colour)}; }}\n"
        f".fill--{status} b {{ background: {fill.colour}; }}\n"
        for status, fill in STATUS_FILLS.items()
    )


def _ink_on(colour: str) -> str:
    """Black or white, whichever has more contrast with a colour given as ``#rrggbb``."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (((c + 0.055) / 1.055) ** 2.4 if c > 0.04 else c / 12.92 for c in channels)
    return "#1a1a1a" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.2 else "#fff"


def standing_symbol(standing: Standing) -> str:
    glyph = STANDING_GLYPHS[standing]
    shapes = f'<path d="{svg_path(glyph.outline, 8)}" fill="{glyph.body}" stroke="{INK}" stroke-width="1.4"/>'
    shapes += "".join(f'<path d="{svg_path(mark, 8)}" fill="{glyph.mark}"/>' for mark in glyph.marks)
    return picture_address(22, 22, f'<g transform="translate(11 11)">{shapes}</g>')


def picture_address(width: int, height: int, shapes: str, ratio: str = "xMidYMid") -> str:
    """SVG shapes as the address of an image, of a size in pixels; ``ratio`` as in SVG."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" preserveAspectRatio="{ratio}">{shapes}</svg>'
    )
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
