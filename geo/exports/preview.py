"""The picture of a file at fewer pixels, before the file is made."""

from dataclasses import dataclass, replace

from geo.exports.formats import ANIMATIONS, export_of
from geo.mapspec.picture_style import DEFAULT_STYLE, PictureStyle, animated
from geo.mapspec.sheet import in_motion
from geo.model.records import Catalogue
from geo.query.selection import Selection

MAX_SIDE_PX = 1200


@dataclass(frozen=True, slots=True)
class Preview:
    """The picture in a file, and the alternative text that the file has for it."""

    png: bytes
    alt: str


def preview_of(
    catalogue: Catalogue, selection: Selection, suffix: str, style: PictureStyle = DEFAULT_STYLE
) -> Preview:
    """The picture that a picture, a page of print or a package holds; of an animation its last frame.

    Raises:
        InvalidValue: where the file cannot be made either.

    """
    from geo.render.print.animation import render_last_frame  # noqa: PLC0415  # loads slowly
    from geo.render.print.picture import render_png  # noqa: PLC0415

    moves = suffix in ANIMATIONS
    style = animated(style) if moves else style
    small = style.preset.density * min(1, MAX_SIDE_PX / max(style.preset.pixels))
    style = replace(style, preset=replace(style.preset, density=small))
    sheet = export_of(catalogue, selection, style).sheet
    png = render_last_frame(in_motion(sheet)) if moves else render_png(sheet)
    return Preview(png, sheet.alt_text)
