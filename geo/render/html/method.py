"""How to read the map, as HTML: method, vocabulary with the real symbols, limits, misquoted figures."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from geo.model.definitions import PRECISION_MEANINGS, STANDING_MEANINGS, STATUS_MEANINGS
from geo.model.labels import CAUTION_WORDS, PRECISION_WORDS
from geo.model.records import STANDINGS, STATUSES, Catalogue
from geo.query.claims import known_since
from geo.query.corroboration import backing_of, origins_of
from geo.query.sentences import capitalised
from geo.render.html.swatches import standing_symbol, status_swatch
from geo.render.templating import render_template

SECTIONS = {
    "purpose": "What this map is for, and what it is not",
    "records": "Where the records come from",
    "time": "Dates, and the day the map is true for",
    "statuses": "What governments did: country status",
    "standings": "What became of a site: standing",
    "places": "Places, precision and radius",
    "backing": "How well a claim is attested and backed",
    "borders": "Whose borders these are",
    "left-out": "What is not shown, and why",
    "figures": "Figures that are often misquoted",
}
"""Headings of the text by anchor, in order."""


@lru_cache(maxsize=4)
def render_method(catalogue: Catalogue) -> Markup:
    """The whole text with its table of contents; the figures are those of the collection, if it has any."""
    records = (*catalogue.stations, *catalogue.events)
    return render_template(
        "method.html.j2",
        titles=SECTIONS,
        catalogue=catalogue,
        window=catalogue.window.describe(),
        known_since=known_since(catalogue.window),
        origins=len(origins_of(catalogue.sources.values())),
        single=sum(backing_of(catalogue, record).is_single for record in records),
        records=len(records),
        statuses=[(status, status_swatch(status), _meaning(STATUS_MEANINGS[status])) for status in STATUSES],
        standings=[
            (standing, standing_symbol(standing), _meaning(STANDING_MEANINGS[standing]))
            for standing in STANDINGS
        ],
        precisions=[(PRECISION_WORDS[name], text) for name, text in PRECISION_MEANINGS.items()],
        cautions=list(CAUTION_WORDS.values()),
    )


def _meaning(text: str) -> str:
    """A meaning as a sentence of its own."""
    return f"{capitalised(text.format(response='beside the claim'))}."
