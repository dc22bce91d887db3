"""Statuses and standings differ without colour vision and without colour."""

from itertools import combinations
from typing import get_args

import numpy as np
import pytest

from geo.mapspec.symbology import INK, PAPER, STANDING_GLYPHS, STATUS_FILLS, Pattern, svg_path
from geo.mapspec.theme import LIGHT
from geo.model.labels import STANDING_WORDS, STATUS_WORDS
from geo.model.records import STANDINGS, STATUSES

# Machado, Oliveira and Fernandes 2009, severity 1.0, for linear sRGB


VISION = {
    "full": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}


XYZ_OF_RGB = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


WHITE = XYZ_OF_RGB @ np.ones(3)


APART = 8.0
"""CIE 1976 distance at which two large areas side by side are clearly different colours."""


def linear(colour: str) -> np.ndarray:
    srgb = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    ratio = XYZ_OF_RGB @ rgb / WHITE
    f = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def apart(one: str, other: str, vision: str = "full") -> float:
    seen = [lab(np.clip(VISION[vision] @ linear(colour), 0, 1)) for colour in (one, other)]
    return float(np.linalg.norm(seen[0] - seen[1]))


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio."""
    light, dark = sorted((float(XYZ_OF_RGB[1] @ linear(colour)) for colour in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measures_agree_with_published_values():
    assert lab(linear("#ff0000")) == pytest.approx([53.24, 80.09, 67.20], abs=0.05)
    assert lab(linear("#ffffff")) == pytest.approx([100, 0, 0], abs=0.01)
    assert contrast("#ffffff", "#000000") == pytest.approx(21, abs=0.01)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert all(matrix @ np.ones(3) == pytest.approx(np.ones(3), abs=1e-4) for matrix in VISION.values())


def test_every_status_and_standing_has_its_look_and_its_words():
    assert list(STATUS_FILLS) == list(STATUS_WORDS) == list(STATUSES)
    assert list(STANDING_GLYPHS) == list(STANDING_WORDS) == list(STANDINGS)


def test_every_two_statuses_differ_in_pattern():
    patterns = [fill.pattern for fill in STATUS_FILLS.values()]
    assert sorted(patterns) == sorted(get_args(Pattern))


@pytest.mark.parametrize("vision", VISION)
def test_every_two_fills_differ_by_colour_alone(vision):
    close = {
        (one, other): round(apart(STATUS_FILLS[one].colour, STATUS_FILLS[other].colour, vision), 1)
        for one, other in combinations(STATUS_FILLS, 2)
    }
    assert {pair: distance for pair, distance in close.items() if distance < APART} == {}


@pytest.mark.parametrize("vision", VISION)
def test_a_coloured_country_differs_from_land_and_sea(vision):
    close = {
        (status, ground): round(apart(fill.colour, ground, vision), 1)
        for status, fill in STATUS_FILLS.items()
        for ground in (LIGHT.land, LIGHT.sea)
    }
    assert {pair: distance for pair, distance in close.items() if distance < APART} == {}


def test_a_pattern_is_seen_on_its_fill():
    faint = {
        status: round(contrast(fill.colour, fill.ink), 2)
        for status, fill in STATUS_FILLS.items()
        if fill.pattern != "plain"
    }
    assert {status: ratio for status, ratio in faint.items() if ratio < 2.5} == {}


@pytest.mark.parametrize(("colour", "ratio"), [(INK, 4.5), (LIGHT.quiet, 7.0), (LIGHT.uncertainty, 4.5)])
def test_text_is_read_on_white(colour, ratio):
    assert contrast(colour, PAPER) >= ratio


def test_symbols_are_seen_on_every_fill():
    for fill in STATUS_FILLS.values():
        assert max(contrast(INK, fill.colour), contrast(PAPER, fill.colour)) >= 4.5


def test_a_border_is_seen_between_two_plain_countries():
    assert contrast(LIGHT.border, LIGHT.land) >= 1.5


def test_every_standing_has_a_shape_of_its_own_without_colour():
    shapes = {(glyph.outline, glyph.marks) for glyph in STANDING_GLYPHS.values()}
    assert len(shapes) == len(STANDINGS)


def test_every_glyph_keeps_to_its_box():
    for glyph in STANDING_GLYPHS.values():
        for outline in (glyph.outline, *glyph.marks):
            assert all(-1.11 <= x <= 1.11 and -1.11 <= y <= 1.11 for x, y in outline)


def test_a_path_is_closed_and_in_pixels():
    assert svg_path(((0, -1), (1, 0.5), (-1, 0.5)), 10) == "M0 -10L10 5L-10 5Z"
