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
    Pattern,
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
    """Rules that fill boxes, such as cells of a table, like countries; a letter has a plain ground.

    The colours are custom properties, which follow the theme; a picture of a tile could not.
    """
    return "".join(
        f".fill--{status} {{ background: {_stripes(fill.pattern, f'var(--pattern-{status})')}"
        f"var(--fill-{status}); color: var(--letter-{status}); }}\n"
        f".fill--{status} b {{ background: var(--fill-{status}); }}\n"
        for status, fill in STATUS_FILLS.items()
    )


_ANGLES = {"rising": (135,), "falling": (45,), "crossed": (45, 135), "level": (0,), "upright": (90,)}
"""Degrees of the gradients that make the stripes of a pattern."""


def _stripes(pattern: Pattern, ink: str) -> str:
    """The pattern as background images, with a comma after each; nothing for a plain fill."""
    if pattern == "dots":
        return f"radial-gradient({ink} 1px, #0000 1.5px) 0 0 / 6px 6px, "
    return "".join(
        f"repeating-linear-gradient({angle}deg, {ink} 0 .6px, #0000 1px 6px), "
        for angle in _ANGLES.get(pattern, ())
    )


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
