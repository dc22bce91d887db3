"""The options of a picture as text to a style and back, and the sizes of the presets."""

from datetime import date

import pytest

from geo.mapspec.picture_style import (
    ANIMATION,
    DEFAULT_STYLE,
    OPTIONS,
    PRESETS,
    PictureStyle,
    animated,
    sized,
    style_from,
)
from geo.mapspec.regions import parse_region
from geo.model.errors import InvalidText, InvalidValue

ASKED = {
    "preset": "column",
    "theme": "dark",
    "title": "Mine",
    "standfirst": "Line",
    "caption": "One\n\nTwo",
    "alt": "Words",
    "extent": "europe",
    "multiples": "quarter",
    "address": "https://example.org/",
}


@pytest.mark.parametrize("name", ASKED)
def test_an_option_that_is_not_the_default_is_given_back_as_it_was_asked(name):
    style = style_from(**{name: ASKED[name]})
    assert style != DEFAULT_STYLE
    assert style.options == {name: ASKED[name]}


def test_all_options_together_make_one_style_and_none_the_default():
    assert style_from(**ASKED).options == ASKED
    assert style_from(**dict.fromkeys(OPTIONS)) == style_from() == PictureStyle()
    assert {*ASKED, "compare"} == set(OPTIONS)


@pytest.mark.parametrize(
    ("asked", "field", "value"),
    [
        ({"caption": " One \n\n\n two\t2 "}, "caption", "One\n\ntwo 2"),
        ({"title": " A\u0007 b "}, "title", "A b"),
        ({"compare": "2022-12-31"}, "compare", date(2022, 12, 31)),
        ({"extent": " Europe "}, "region", parse_region("europe")),
        ({"extent": "selection"}, "region", None),
        ({"address": "https://example.org"}, "address", "https://example.org/"),
        ({"title": ""}, "title", ""),
    ],
)
def test_an_option_is_read_as_it_is_meant(asked, field, value):
    assert getattr(style_from(**asked), field) == value


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"preset": "poster"}, "no preset 'poster'; use one of web, square"),
        ({"preset": ""}, "no preset ''"),
        ({"theme": "sepia"}, "no theme 'sepia'; use one of light, dark"),
        ({"multiples": "week"}, "no multiples 'week'; use one of month, quarter"),
        ({"compare": "2022-12"}, "'2022-12' is not a full day"),
        ({"compare": "2022-12-31", "multiples": "month"}, "two kinds of sheet; choose one"),
        ({"address": "example.org"}, "is no address of a site"),
        ({"extent": "atlantis"}, "no extent 'atlantis'"),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(asked, message):
    with pytest.raises(InvalidValue, match=message):
        style_from(**asked)


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ({"title": "\u0007"}, "the title has no letter that can be shown"),
        ({"title": "x" * 161}, "the title has 161 characters; at most 160 are allowed"),
        ({"alt": "A secret police station"}, "the alt is refused: 'A secret police station' calls it"),
        ({"standfirst": "It stands at 12 Main Street"}, "the standfirst is refused: .* a street address"),
        ({"title": "a" + "\u0301" * 4}, "the title has 4 marks on one letter"),
    ],
)
def test_an_editors_text_that_may_not_stand_there_is_refused(asked, fault):
    with pytest.raises(InvalidText, match=fault):
        style_from(**asked)


@pytest.mark.parametrize(
    ("preset", "pixels", "points", "dpi", "label"),
    [
        (PRESETS["web"], (3200, 1800), (1600, 900), 192, "1600 × 900 px, 2 pixels to the pixel"),
        (PRESETS["square"], (1080, 1080), (1080, 1080), 96, "1080 × 1080 px"),
        (PRESETS["column"], (1063, 2598), (255.118, 623.622), 300, "90 × 220 mm, 300 dpi"),
        (sized(800, 450), (800, 450), (800, 450), 96, "800 × 450 px"),
    ],
)
def test_a_preset_has_pixels_points_and_words(preset, pixels, points, dpi, label):
    assert (preset.pixels, preset.dpi, preset.label) == (pixels, dpi, label)
    assert preset.points == pytest.approx(points, abs=0.001)


@pytest.mark.parametrize("size", [(0.2, 100), (16_385, 100)])
def test_a_size_that_cannot_be_drawn_is_refused(size):
    with pytest.raises(InvalidValue, match="each side takes 1 to 16,384 pixels"):
        sized(*size)


@pytest.mark.parametrize(
    ("asked", "step", "preset"),
    [
        ({}, "month", ANIMATION),
        ({"multiples": "quarter", "preset": "square"}, "quarter", PRESETS["square"]),
        ({"compare": "2022-12-31"}, None, ANIMATION),
    ],
)
def test_an_animation_shows_months_at_its_own_size_unless_asked_for_others(asked, step, preset):
    style = animated(style_from(**asked))
    assert (style.multiples, style.preset, style.is_moving) == (step, preset, True)
