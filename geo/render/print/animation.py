"""The months of a selection one after the other: an animated GIF or WebP."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

from PIL import Image

from geo.mapspec.picture_style import PRESETS, PictureStyle, Preset
from geo.mapspec.spec import MapSpec
from geo.model.dates import Period
from geo.render import progress
from geo.render.print.layout import draw_body, draw_surround, empty_sheet
from geo.render.print.legend import with_one_legend
from geo.render.print.metadata import packet, told, told_of
from geo.render.print.panel import Panel
from geo.render.print.picture import alone, edited, pixels_of, png_of
from geo.render.print.sheet import Sheet
from geo.render.print.theme import THEME_OF
from geo.render.print.xmp import with_packet

FRAME = Preset("motion", "animation", 960, 540, unit=0.9, setting="compact")
MILLISECONDS = 900
"""How long a month stays."""
HOLD = 4000
"""How long the last one stays."""
COLOURS = 160
"""Of a GIF; more make its file larger, and nothing in it better."""


def preset_of(style: PictureStyle) -> Preset:
    """Size of an animation: its own in the place of that of a picture on the web."""
    return FRAME if style.preset == PRESETS["web"] else style.preset


def render_animation(specs: Sequence[MapSpec], style: PictureStyle, suffix: str, mark: str = "") -> bytes:
    """Render one frame a day, ``.gif`` or ``.webp``, on and on; the alternative text travels with it.

    The size is that of an animation, 960 × 540 pixels, unless the style has a preset other than web.
    ``mark`` stands in the XMP packet.
    """
    style = replace(style, preset=preset_of(style))
    specs = _laid_out([edited(spec, style) for spec in specs])
    with alone():
        frames = _drawn(specs, style)
    times = [MILLISECONDS] * (len(frames) - 1) + [HOLD]
    whole = told_of(specs)
    xmp = packet(whole, style, mark=mark)
    written = BytesIO()
    settings: dict[str, Any] = {"save_all": True, "duration": times, "loop": 0}
    if suffix == ".gif":
        palette = _palette(frames[-1], style)
        reduced = [frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in frames]
        comment = told(whole, style)["Description"].encode()
        reduced[0].save(
            written, "GIF", append_images=reduced[1:], comment=comment, optimize=False, disposal=1, **settings
        )
        return with_packet(written.getvalue(), xmp)
    frames[0].save(
        written, "WEBP", append_images=frames[1:], quality=82, method=2, xmp=xmp.encode(), **settings
    )
    return written.getvalue()


def render_last_frame(specs: Sequence[MapSpec], style: PictureStyle) -> bytes:
    """Render the frame on which an animation rests, as PNG, of the preset's own size."""
    specs = _laid_out([edited(spec, style) for spec in specs])
    with alone():
        sheets, room = _surrounds(specs, style)
        draw_body(sheets[-1], specs[-1], style, room)
        return png_of(sheets[-1], told_of(specs), style)


def _palette(frame: Image.Image, style: PictureStyle) -> Image.Image:
    """The colours of the statuses as they are, however small their part, and the commonest of a frame."""
    fills = THEME_OF[style.theme].fills.values()
    wanted = [tuple(bytes.fromhex(shade[1:])) for fill in fills for shade in (fill.colour, fill.ink)]
    width, height = frame.size
    held: Any = frame.getcolors(width * height)
    wanted += [colour for _, colour in sorted(held, reverse=True)]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in [*dict.fromkeys(wanted)][:COLOURS] for part in colour])
    return palette


def _laid_out(specs: Sequence[MapSpec]) -> list[MapSpec]:
    """Give every map the same legend, and room for all that any of them shows: nothing jumps."""
    specs = with_one_legend(specs)
    final = replace(
        specs[-1],
        stations=tuple({mark.id: mark for spec in specs for mark in spec.stations}.values()),
        countries=tuple({mark.code: mark for spec in specs for mark in spec.countries}.values()),
        unlocated=tuple({claim.station.id: claim for spec in specs for claim in spec.unlocated}.values()),
    )
    return [replace(spec, final=final) for spec in specs]


def _drawn(specs: Sequence[MapSpec], style: PictureStyle) -> list[Image.Image]:
    """Draw the frames: what has not changed from one to another is drawn once."""
    sheets, room = _surrounds(specs, style)
    bodies = {body: place for place, body in enumerate(dict.fromkeys(map(_undated, specs)))}
    band = _band(sheets[0], room, style)
    drawn = []
    for number, body in enumerate(bodies, 1):
        with progress.piece(f"map {number} of {len(bodies)}", number, len(bodies)):
            sheet = empty_sheet(style)
            draw_body(sheet, body, style, room)
            drawn.append(pixels_of(sheet, style).crop(band))
    frames = [pixels_of(sheet, style) for sheet in sheets]
    for frame, spec in zip(frames, specs, strict=True):
        frame.paste(drawn[bodies[_undated(spec)]], band)
    return frames


def _surrounds(specs: Sequence[MapSpec], style: PictureStyle) -> tuple[list[Sheet], Panel]:
    """Header and footer of each frame, and the panel that all of them leave free: nothing jumps."""
    sheets = [empty_sheet(style) for _ in specs]
    rooms = [draw_surround(sheet, spec, style) for sheet, spec in zip(sheets, specs, strict=True)]
    top, bottom = max(room.top for room in rooms), min(room.bottom for room in rooms)
    return sheets, replace(rooms[0], top=top, bottom=bottom)


def _undated(spec: MapSpec) -> MapSpec:
    """Leave out what only header and footer tell, so that days on which nothing changed are equal."""
    return replace(
        spec,
        sentence="",
        counts="",
        claims="",
        as_of=date.max,
        period=Period(date.min, date.max),
        link="?" if spec.link else "",  # whether there is one, the texts tell
    )


def _band(sheet: Sheet, room: Panel, style: PictureStyle) -> tuple[int, int, int, int]:
    """The pixels of a frame that its body fills: the whole width, and half the gap above and below."""
    width, height = style.preset.pixels
    scale, gap = height / sheet.height, sheet.measures.gap / 3
    return 0, round((room.top - gap) * scale), width, round((room.bottom + gap) * scale)
