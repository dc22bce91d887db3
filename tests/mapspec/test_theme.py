"""Light and dark are read by everybody, in print without colour too."""

from itertools import combinations

import pytest

from geo.mapspec.theme import DARK, LIGHT, contrast, readable_on
from geo.model.records import STATUSES
from mapspec.test_symbology import APART, VISION, apart
from mapspec.test_symbology import contrast as published_contrast

GREY_LEVELS = 12
"""Of 255: what a reader tells apart on a printout without colour."""


def grey_level(colour: str) -> float:
    """Grey of ``#rrggbb`` on a screen or printer without colour, 0 to 255 (the luma of ITU-R BT.601)."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


@pytest.mark.parametrize(
    ("one", "other"), [("#ffffff", "#000000"), ("#767676", "#ffffff"), ("#a3966a", "#30353b")]
)
def test_the_contrast_is_that_of_wcag(one, other):
    assert contrast(one, other) == pytest.approx(published_contrast(one, other), rel=1e-3)


@THEMES
def test_every_fill_land_and_sea_differ_in_grey(theme):
    colours = {"land": theme.land, "sea": theme.sea, "greyed": theme.greyed}
    colours |= {status: fill.colour for status, fill in theme.fills.items()}
    near = {
        pair: round(abs(grey_level(colours[pair[0]]) - grey_level(colours[pair[1]])), 1)
        for pair in combinations(colours, 2)
    }
    assert {pair: levels for pair, levels in near.items() if levels < GREY_LEVELS} == {}


def test_the_grey_level_of_white_black_and_green():
    assert [round(grey_level(one)) for one in ("#ffffff", "#000000", "#00ff00")] == [255, 0, 150]


@THEMES
def test_text_is_read_on_everything_it_stands_on(theme):
    pairs = {
        "ink on paper": (theme.ink, theme.paper),
        "quiet on paper": (theme.quiet, theme.paper),
        "quiet on land": (theme.quiet, theme.land),
        "ink on land, without its halo": (theme.ink, theme.land),
        "ink on sea, without its halo": (theme.ink, theme.sea),
        **{f"ink on {name}": (theme.ink, getattr(theme, name)) for name in ("tint", "sheet")},
        **{f"quiet on {name}": (theme.quiet, getattr(theme, name)) for name in ("tint", "sheet")},
        **{f"{name} on paper": (getattr(theme, name), theme.paper) for name in ("accent", "link", "focus")},
        **{f"{name} on tint": (getattr(theme, name), theme.tint) for name in ("accent", "link")},
        **{f"name on {s}": (readable_on(f.colour), f.colour) for s, f in theme.fills.items()},
    }
    assert {name: round(contrast(*pair), 2) for name, pair in pairs.items() if contrast(*pair) < 4.5} == {}


@THEMES
def test_greyed_land_differs_from_land_without_a_status_and_from_the_sea(theme):
    assert contrast(theme.land, theme.greyed) > 1.25
    assert max(contrast(theme.sea, theme.greyed) - 0.1, contrast(theme.border, theme.greyed) - 2) > 1
    assert contrast(theme.quiet, theme.greyed) > 4.5


@THEMES
def test_symbols_and_areas_are_seen_on_everything_they_stand_on(theme):
    grounds = {"land": theme.land, "sea": theme.sea} | {s: f.colour for s, f in theme.fills.items()}
    faint = {
        name: colour
        for name, colour in grounds.items()
        if max(contrast(theme.glyph_edge, colour), contrast(theme.casing, colour)) < 3
        or max(contrast(theme.uncertainty, colour), contrast(theme.paper, colour)) < 3
    }
    assert faint == {}
    for status, fill in theme.fills.items():
        cues = contrast(fill.colour, theme.land), contrast(theme.edge, theme.land)
        assert max(cues) >= 3, status


@THEMES
def test_each_status_has_its_pattern_without_colour(theme):
    assert list(theme.fills) == list(STATUSES)
    assert [fill.pattern for fill in theme.fills.values()] == [f.pattern for f in LIGHT.fills.values()]
    faint = {s: round(contrast(f.colour, f.ink), 2) for s, f in theme.fills.items() if f.pattern != "plain"}
    assert {status: ratio for status, ratio in faint.items() if ratio < 2.5} == {}


@THEMES
@pytest.mark.parametrize("vision", VISION)
def test_every_two_fills_differ_by_colour_alone(theme, vision):
    close = {
        (one, other): round(apart(theme.fills[one].colour, theme.fills[other].colour, vision), 1)
        for one, other in combinations(theme.fills, 2)
    }
    assert {pair: distance for pair, distance in close.items() if distance < APART} == {}
