"""Colours, patterns and symbols beside words: each status and standing has its own."""

from base64 import b64decode

import pytest
from lxml import etree

from geo.mapspec.symbology import STANDING_GLYPHS, STATUS_FILLS
from geo.model.records import STANDINGS, STATUSES
from geo.render.html.swatches import boxes_css, picture_address, standing_symbol, status_swatch


def drawn(address: str) -> etree._Element:
    head, _, content = address.partition(",")
    assert head == "data:image/svg+xml;base64"
    return etree.fromstring(b64decode(content))


@pytest.mark.parametrize("status", STATUSES)
def test_a_swatch_has_the_colour_and_the_ink_of_its_status(status):
    picture = drawn(status_swatch(status))
    ground, lines = picture.findall(".//{*}pattern/{*}path")
    assert ground.get("fill") == STATUS_FILLS[status].colour
    assert lines.get("stroke") == STATUS_FILLS[status].ink
    assert (picture.get("width"), picture.get("height")) == ("36", "20")


@pytest.mark.parametrize("standing", STANDINGS)
def test_a_symbol_has_the_body_and_the_marks_of_its_standing(standing):
    glyph = STANDING_GLYPHS[standing]
    body, *marks = drawn(standing_symbol(standing)).findall(".//{*}path")
    assert body.get("fill") == glyph.body
    assert [mark.get("fill") for mark in marks] == [glyph.mark] * len(glyph.marks)


def test_no_two_swatches_and_no_two_symbols_are_alike():
    assert len({*map(status_swatch, STATUSES)}) == len(STATUSES)
    assert len({*map(standing_symbol, STANDINGS)}) == len(STANDINGS)


@pytest.mark.parametrize(
    ("status", "gradients"),
    [("reported", 0), ("investigating", 1), ("closure_ordered", 2), ("charged", 1), ("rejected", 1)],
)
def test_a_box_is_striped_as_its_country_is(status, gradients):
    (rule,) = (line for line in boxes_css().splitlines() if line.startswith(f".fill--{status} {{"))
    assert rule.count("-gradient(") == gradients
    assert f"var(--fill-{status}); color: var(--letter-{status})" in rule


def test_a_picture_takes_its_size_in_pixels():
    picture = drawn(picture_address(30, 10, "<g/>", "none"))
    assert (picture.get("viewBox"), picture.get("preserveAspectRatio")) == ("0 0 30 10", "none")
