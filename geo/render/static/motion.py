"""The months of a selection one after the other: an animated GIF or WebP."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from PIL import Image

from geo.apart import made_apart
from geo.mapspec import MapSpec
from geo.presets import PRESETS, PictureStyle, Preset
from geo.render.static.layout import draw_sheet
from geo.render.static.legend import with_one_legend
from geo.render.static.picture import alone, edited, pixels_of
from geo.render.static.told import told, told_of, xmp

FRAME = Preset("motion", "animation", 960, 540, unit=0.9, setting="compact")
MILLISECONDS = 900
"""How long a month stays."""
HOLD = 4000
"""How long the last one stays."""
COLOURS = 255
MOST_APART = 200_000_000
"""Bytes of pixels; larger animations are drawn frame by frame in one process, for want of memory."""


def render_animation(specs: Sequence[MapSpec], style: PictureStyle, suffix: str) -> bytes:
    """Render one frame a day, ``.gif`` or ``.webp``, on and on; the alternative text travels with it.

    The size is that of an animation, 960 × 540 pixels, unless the style has a preset other than web.
    """
    preset = FRAME if style.preset == PRESETS["web"] else style.preset
    style = replace(style, preset=preset)
    specs = with_one_legend([edited(spec, style) for spec in specs])
    with alone():
        frames = _drawn(specs, style)
    times = [MILLISECONDS] * (len(frames) - 1) + [HOLD]
    whole = told_of(specs)
    written = BytesIO()
    settings: dict[str, Any] = {"save_all": True, "duration": times, "loop": 0}
    if suffix == ".gif":
        palette = frames[-1].quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE)
        reduced = [frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in frames]
        comment = told(whole, style)["Description"].encode()
        reduced[0].save(
            written, "GIF", append_images=reduced[1:], comment=comment, optimize=False, disposal=1, **settings
        )
    else:
        packet = xmp(whole, style).encode()
        frames[0].save(
            written, "WEBP", append_images=frames[1:], quality=82, method=2, xmp=packet, **settings
        )
    return written.getvalue()


def _drawn(specs: Sequence[MapSpec], style: PictureStyle) -> list[Image.Image]:
    """Draw the frames; half of them in a process of its own, once the first has drawn what all share."""

    def draw(part: Sequence[MapSpec]) -> list[Image.Image]:
        return [pixels_of(draw_sheet(spec, style, last=specs[-1]), style) for spec in part]

    def raw() -> bytes:
        return b"".join(frame.tobytes() for frame in draw(specs[half:]))

    width, height = style.preset.pixels
    half, length = (len(specs) + 1) // 2, width * height * 3
    frames = draw(specs[:1])
    if len(specs) * length > MOST_APART:
        return [*frames, *draw(specs[1:])]
    with made_apart(raw) as rest:
        frames += draw(specs[1:half])
        later = rest()
    return [
        *frames,
        *(
            Image.frombytes("RGB", (width, height), later[at : at + length])
            for at in range(0, len(later), length)
        ),
    ]
