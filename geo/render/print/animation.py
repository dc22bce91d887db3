"""An animated GIF or WebP of the days of a sheet."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from PIL import Image

from geo.mapspec.picture_style import PictureStyle
from geo.mapspec.sheet import SheetSpec
from geo.mapspec.theme import THEME_OF
from geo.render import progress
from geo.render.print.layout import draw_body, draw_surround, empty_sheet
from geo.render.print.metadata import packet
from geo.render.print.panel import Panel
from geo.render.print.picture import alone, check_drawable, pixels_of, png_of
from geo.render.print.sheet import Sheet
from geo.render.print.xmp import with_packet

MILLISECONDS = 900
"""Duration of a picture but the last."""
HOLD = 4000
"""Duration of the last picture in milliseconds."""
COLOURS = 160
"""Size of the palette of a GIF."""


def render_animation(spec: SheetSpec, suffix: str, mark: str = "") -> bytes:
    """Render ``.gif`` or ``.webp`` with one picture a day, in a loop; ``mark`` is written to its XMP packet.

    Raises:
        InvalidValue: where no shipped font has a character of the editor's headline or standfirst.

    """
    check_drawable(spec.style)
    with alone():
        frames = _drawn(spec)
    times = [MILLISECONDS] * (len(frames) - 1) + [HOLD]
    xmp = packet(spec, mark=mark)
    written = BytesIO()
    settings: dict[str, Any] = {"save_all": True, "duration": times, "loop": 0}
    if suffix == ".gif":
        palette = _palette(frames[-1], spec.style)
        reduced = [frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in frames]
        comment = spec.alt_text.encode()
        reduced[0].save(
            written, "GIF", append_images=reduced[1:], comment=comment, optimize=False, disposal=1, **settings
        )
        return with_packet(written.getvalue(), xmp)
    frames[0].save(
        written, "WEBP", append_images=frames[1:], quality=82, method=2, xmp=xmp.encode(), **settings
    )
    return written.getvalue()


def render_last_frame(spec: SheetSpec) -> bytes:
    """Render the frame on which an animation rests, as PNG."""
    check_drawable(spec.style)
    with alone():
        sheets, room = _surrounds(spec)
        draw_body(sheets[-1], spec.last, room)
        return png_of(sheets[-1], spec)


def _palette(frame: Image.Image, style: PictureStyle) -> Image.Image:
    """The colours of the statuses as they are, however small their part, and the commonest of a frame."""
    fills = THEME_OF[style.theme].fills.values()
    wanted = [tuple(bytes.fromhex(shade[1:])) for fill in fills for shade in (fill.colour, fill.ink)]
    width, height = frame.size
    colours: Any = frame.getcolors(width * height)
    wanted += [colour for _, colour in sorted(colours, reverse=True)]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in [*dict.fromkeys(wanted)][:COLOURS] for part in colour])
    return palette


def _drawn(spec: SheetSpec) -> list[Image.Image]:
    """Draw the frames: what has not changed from one to another is drawn once."""
    sheets, room = _surrounds(spec)
    bodies = {day.body: day for day in spec.days}
    band = _band(sheets[0], room, spec.style)
    drawn = {}
    for number, (body, day) in enumerate(bodies.items(), 1):
        with progress.piece(f"map {number} of {len(bodies)}", number, len(bodies)):
            sheet = empty_sheet(spec.style)
            draw_body(sheet, day, room)
            drawn[body] = pixels_of(sheet, spec.style).crop(band)
    frames = [pixels_of(sheet, spec.style) for sheet in sheets]
    for frame, day in zip(frames, spec.days, strict=True):
        frame.paste(drawn[day.body], band)
    return frames


def _surrounds(spec: SheetSpec) -> tuple[list[Sheet], Panel]:
    """Header and footer of each frame, and the panel that all of them leave free: nothing jumps."""
    sheets = [empty_sheet(spec.style) for _ in spec.days]
    rooms = [draw_surround(sheet, day, spec.style) for sheet, day in zip(sheets, spec.days, strict=True)]
    top, bottom = max(room.top for room in rooms), min(room.bottom for room in rooms)
    return sheets, replace(rooms[0], top=top, bottom=bottom)


def _band(sheet: Sheet, room: Panel, style: PictureStyle) -> tuple[int, int, int, int]:
    """The pixels of a frame that its body fills: the whole width, and half the gap above and below."""
    width, height = style.preset.pixels
    scale, gap = height / sheet.height, sheet.measures.gap / 3
    return 0, round((room.top - gap) * scale), width, round((room.bottom + gap) * scale)
