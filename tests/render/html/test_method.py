"""The text on how to read the map: complete, in order, and in the words of the vocabulary."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from geo.mapspec.atlas import disputed_areas
from geo.model.annotations import Figure
from geo.model.definitions import PRECISION_MEANINGS, STANDING_MEANINGS, STATUS_MEANINGS
from geo.model.labels import ATTESTATION_WORDS, PRECISION_WORDS, STANDING_WORDS, STATUS_WORDS
from geo.model.places import PRECISIONS
from geo.model.records import STANDINGS, STATUSES
from geo.model.sources import BORDER_VIEWS, CREDITS
from geo.render.html.method import render_method
from geo.render.html.swatches import standing_symbol, status_swatch

README = (Path(__file__).resolve().parents[3] / "data/README.md").read_text("utf-8")
FIGURE = Figure(
    "total", "Totals", "54 in <21> countries", "54 in 30 countries", "Other lists.", ("ngo", "record")
)


def test_headings_stand_in_order_each_with_its_anchor_and_an_entry_in_the_contents(five):
    text = render_method(five)
    sections = [
        "purpose",
        "records",
        "time",
        "statuses",
        "standings",
        "places",
        "backing",
        "borders",
        "left-out",
        "figures",
    ]
    assert re.findall(r'<h2 id="([\w-]+)">', text) == sections
    assert re.findall(r'<li><a href="#([\w-]+)">', text) == [*sections, "cite"]
    assert "<h1" not in text
    assert text.index("<h2") < text.index("<h3")


@pytest.mark.parametrize(
    "words",
    [
        *STATUS_WORDS.values(),
        *STANDING_WORDS.values(),
        *ATTESTATION_WORDS.values(),
        *PRECISION_WORDS.values(),
    ],
)
def test_every_word_of_the_vocabulary_is_explained(five, words):
    assert words.casefold() in unescape(render_method(five)).casefold()


def test_each_status_and_standing_stands_beside_its_own_symbol(five):
    text = render_method(five)
    pictures = [*map(status_swatch, STATUSES), *map(standing_symbol, STANDINGS)]
    assert len(set(pictures)) == len(pictures)
    assert re.findall(r'<img src="([^"]+)"', text) == pictures


@pytest.mark.parametrize(
    ("section", "meanings"), [("Country status", STATUS_MEANINGS), ("Standing", STANDING_MEANINGS)]
)
def test_the_meanings_are_those_of_the_data_description(section, meanings):
    text = README.partition(f"### {section}\n")[2]
    text = re.split(r"^##+ ", text, flags=re.MULTILINE)[0]
    assert dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", text, re.MULTILINE)) == {
        name: text.format(response="in `response`") for name, text in meanings.items()
    }


def test_every_value_has_a_meaning():
    assert tuple(STATUS_MEANINGS) == STATUSES
    assert tuple(STANDING_MEANINGS) == STANDINGS
    assert tuple(PRECISION_MEANINGS) == PRECISIONS


def test_misquoted_figures_stand_beside_the_right_ones_with_their_sources(five):
    text = render_method(replace(five, figures=(FIGURE,), digest="with a figure"))
    row = text[text.index('id="figure-total"') :]
    assert "54 in &lt;21&gt; countries" in row
    assert "54 in 30 countries" in row
    assert '<a href="https://example.org/report" target="_blank" rel="noopener noreferrer nofollow">' in row
    assert "Parliament (2023-06-06)." in row


def test_a_collection_without_figures_says_so(five):
    assert "This collection lists none." in render_method(five)


@pytest.mark.parametrize("view", BORDER_VIEWS)
def test_it_says_whose_borders_the_collection_shows_and_names_every_disputed_area(five, view):
    text = unescape(render_method(replace(five, borders=view)))
    assert CREDITS[view].borders in text
    assert ("Crimea is drawn with Ukraine" in text) is (view == "international")
    assert ("Crimea is drawn with Russia" in text) is (view == "de-facto")
    for area in disputed_areas("country", view):
        assert area.name.casefold() in text.casefold()
