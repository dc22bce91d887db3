"""Pictures as they looked when somebody last looked at them, with a tolerance for how fonts are drawn.

After a change that is meant: ``make golden``, which shows each picture before and after.
"""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter

from geo.mapspec.picture_style import PRESETS, PictureStyle
from geo.mapspec.sheet import finished, sheet_of
from geo.mapspec.spec import build
from geo.query.selection import Selection, select, whole
from geo.render.print.picture import render_png
from released import released_catalogue

FOLDER = Path(__file__).parent / "golden"
WIDTH = 400
BLUR = 1.2
"""Pixels: a letter drawn a little to one side is the same letter."""
MEAN, WORST = 1.6, 60
"""Levels of 255: on average, and for the worst hundredth of a thousandth of the pixels."""

CATALOGUE = released_catalogue()
ITALY = Selection(CATALOGUE.window, countries=("ITA",))
PICTURES = {
    "web-world-light": ("web", whole(CATALOGUE), "light"),
    "story-world-dark": ("story", whole(CATALOGUE), "dark"),
    "square-world-light": ("square", whole(CATALOGUE), "light"),
    "double-italy-dark": ("double", ITALY, "dark"),
    "column-italy-light": ("column", ITALY, "light"),
}
NAMES = (*PICTURES, "comparison")


def picture(name: str) -> Image.Image:
    if name == "comparison":
        selection = Selection(CATALOGUE.window, countries=("CAN",))
        style = PictureStyle(preset=replace(PRESETS["double"], density=150), compare=date(2023, 3, 31))
        selected = select(CATALOGUE, selection)
        spec = build(CATALOGUE, selection, selected=selected)
        return small(render_png(sheet_of(CATALOGUE, selected, spec, style)))
    preset, selection, theme = PICTURES[name]
    size = PRESETS[preset]
    size = replace(size, density=150 if size.measure == "mm" else 1)
    return small(render_png(finished([build(CATALOGUE, selection)], PictureStyle(preset=size, theme=theme))))


def small(png: bytes) -> Image.Image:
    drawn = Image.open(io.BytesIO(png)).convert("RGB")
    return drawn.resize((WIDTH, round(drawn.height * WIDTH / drawn.width)), Image.Resampling.BOX)


def difference(one: Image.Image, other: Image.Image) -> np.ndarray:
    seen = [np.asarray(each.filter(ImageFilter.GaussianBlur(BLUR)), dtype=float) for each in (one, other)]
    return np.abs(seen[0] - seen[1]).max(axis=2)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_looks_as_it_did(name):
    drawn, golden = picture(name), Image.open(FOLDER / f"{name}.png").convert("RGB")
    assert drawn.size == golden.size
    levels = difference(drawn, golden)
    assert levels.mean() < MEAN
    assert np.quantile(levels, 0.999) < WORST


def test_the_tolerance_notices_a_missing_legend_and_a_changed_colour():
    golden = Image.open(FOLDER / "web-world-light.png").convert("RGB")
    pixels = np.asarray(golden).copy()
    pixels[140:200, 0:90] = 255
    assert np.quantile(difference(Image.fromarray(pixels), golden), 0.999) > WORST
    recoloured = np.asarray(golden).copy()
    colours, counts = np.unique(recoloured.reshape(-1, 3), axis=0, return_counts=True)
    strong = colours[counts >= 20].astype(int)
    strongest = strong[np.ptp(strong, axis=1).argmax()]
    recoloured[(recoloured == strongest).all(axis=2)] = (255, 255, 255)
    assert difference(Image.fromarray(recoloured), golden).max() > WORST
