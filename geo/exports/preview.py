"""What a file will show, small and soon: drawn as the file is, at fewer pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo.exports.formats import ANIMATIONS
from geo.mapspec.picture_style import DEFAULT_STYLE, PictureStyle, Preset, animated
from geo.mapspec.sheet import in_motion, sheet_of
from geo.mapspec.spec import build
from geo.model.records import Catalogue
from geo.query.selection import Selection, select

MAX_SIDE_PX = 1200
"""Longest side of a preview."""


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
    selected = select(catalogue, selection)
    spec = build(catalogue, selection, selected=selected, headline=style.title)
    sheet = sheet_of(catalogue, selected, spec, replace(style, preset=_small(style.preset)))
    png = render_last_frame(in_motion(sheet)) if moves else render_png(sheet)
    return Preview(png, sheet.alt_text)


def _small(preset: Preset) -> Preset:
    """The same sheet at fewer pixels: nothing in it moves."""
    return replace(preset, density=preset.density * min(1, MAX_SIDE_PX / max(preset.pixels)))
