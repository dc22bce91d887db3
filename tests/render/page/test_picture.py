"""The still picture of the page: every drawn station, and what the map says in words."""

import re
from html import unescape

from geo.mapspec.spec import build
from geo.query.selection import from_link
from render.page.pages import CATALOGUE, LINKS, page_of


def test_the_still_picture_shows_every_drawn_station_and_says_what_it_shows():
    for link in LINKS:
        selection = from_link(link, CATALOGUE)
        spec = build(CATALOGUE, selection)
        picture = re.search(r"<figure.*?</figure>", page_of(selection), re.DOTALL)[0]
        assert len(picture.encode()) <= 60_000
        shown = [entry for entry in spec.legend if entry.glyph or entry.count]
        symbols = len([entry for entry in shown if entry.glyph])
        assert picture.count("<use ") == len(spec.stations) + symbols
        assert picture.count('<path class="land status--') == len(spec.countries)
        text = unescape(picture)
        assert spec.alt_text in text
        assert all(f"{entry.words}: {entry.count}" in text for entry in shown)
