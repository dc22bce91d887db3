"""The templates of sentences that the script of the self-contained page fills.

Those on stations, countries and selections are the ones by which other modules write them; the script alone
has those in ``texts.json``.
"""

import json
from pathlib import Path

from geo.mapspec.spec import AS_OF
from geo.model.dates import DAY, RANGE
from geo.query.claims import STANDING_ON, UNREPORTED
from geo.query.counts import COUNTS, IN_RANGE, PLACED
from geo.query.selection import (
    BETWEEN_LIMITS,
    EVERYWHERE,
    IN_COUNTRIES,
    MENTIONING,
    NARROWED,
    OF_STATUS,
    SELECTION,
)
from geo.query.sentences import COMMA, NO_STATUS, STATUS_ON, listed, lowered, numbered
from geo.render.state import MAP_LABEL

NOUNS = {
    name: [noun, numbered(2, noun)]
    for name, noun in (
        ("station", "alleged station"),
        *((noun, noun) for noun in ("country", "event", "source")),
    )
}
"""Each noun as it stands after one and after any other number."""

TEXTS = {
    "day": DAY,
    "range": RANGE,
    "asOf": AS_OF,
    "asOfWithin": lowered(AS_OF),
    "comma": COMMA,
    "and": listed(("", "")),
    "or": listed(("", ""), "or"),
    "semicolon": BETWEEN_LIMITS,
    "selection": SELECTION,
    "everywhere": EVERYWHERE,
    "inCountries": IN_COUNTRIES,
    "narrowed": NARROWED,
    "ofStatus": OF_STATUS,
    "mentioning": MENTIONING,
    "counts": COUNTS,
    "inRange": IN_RANGE,
    "placed": PLACED,
    "map": MAP_LABEL,
    "unlocated": "{unlocated} without a known place: listed here, not drawn.",
    "noLink": "(nothing: it is the default)",
    "unreported": UNREPORTED,
    "standingOn": STANDING_ON,
    "noStatus": NO_STATUS,
    "statusOn": STATUS_ON,
    **json.loads(Path(__file__).with_name("texts.json").read_text("utf-8")),
}
"""Templates by the name that the script knows them by."""
