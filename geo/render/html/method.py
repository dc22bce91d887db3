"""How to read the map, as HTML: method, vocabulary with the symbols, limits, misquoted figures."""

from functools import lru_cache

from markupsafe import Markup

from geo.model.definitions import PRECISION_MEANINGS, STANDING_MEANINGS, STATUS_MEANINGS
from geo.model.labels import CAUTION_WORDS, PRECISION_WORDS
from geo.model.records import STANDINGS, STATUSES, Catalogue
from geo.query.claims import known_since
from geo.query.corroboration import backing_of, origins_of
from geo.render.html.swatches import standing_symbol, status_swatch
from geo.render.templating import render_template


@lru_cache(maxsize=4)
def render_method(catalogue: Catalogue) -> Markup:
    """The whole text with its table of contents; the numbers and misquoted figures are the collection's."""
    return render_template(
        "method.html.j2",
        catalogue=catalogue,
        known_since=known_since(catalogue.window),
        origins=len(origins_of(catalogue.sources.values())),
        backings=[backing_of(catalogue, record) for record in (*catalogue.stations, *catalogue.events)],
        statuses=[(status, status_swatch(status), STATUS_MEANINGS[status]) for status in STATUSES],
        standings=[(one, standing_symbol(one), STANDING_MEANINGS[one]) for one in STANDINGS],
        precisions=[(PRECISION_WORDS[name], text) for name, text in PRECISION_MEANINGS.items()],
        cautions=CAUTION_WORDS.values(),
    )
