"""The templates of sentences that the script of the self-contained page fills.

Those on stations, countries and selections are the ones by which other modules write them.
"""

from geo.mapspec.spec import AS_OF
from geo.model.dates import DAY, RANGE
from geo.query.claims import STANDING_ON, UNREPORTED
from geo.query.counts import COUNTS, PLACED
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
    noun.removeprefix("alleged "): [noun, numbered(2, noun)]
    for noun in ("alleged station", "country", "event", "source")
}
"""Each noun as it stands after one and after any other number."""

UNLOCATED = "{unlocated} without a known place: listed here, not drawn."
NO_LINK = "(nothing: it is the default)"

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
    "placed": PLACED,
    "map": MAP_LABEL,
    "unlocated": UNLOCATED,
    "noLink": NO_LINK,
    "unreported": UNREPORTED,
    "standingOn": STANDING_ON,
    "noStatus": NO_STATUS,
    "statusOn": STATUS_ON,
    "record": "Record: {title}",
    "latest": "Latest developments",
    "noRecord": "The record of this one is not on this page.",
    "found": "“{q}”: {stations} and {events} in the range and filters chosen, {sources} on the page.",
    "readAs": "“{word}” is also read as {name}.",
    "partOf": "{part} of {all}",
    "allCountries": "all",
    "anyStatus": "any",
    "chosen": "{number} chosen",
    "density": "Events by week: {events}, at most {most} in a week",
    "play": "Play",
    "pause": "Pause",
    "byMonth": "Step by month",
    "copied": "Copied.",
    "notCopied": "Copying is not allowed here; the lines are selected, press Ctrl+C.",
    "faults": "The address of this page asks for what it cannot show, so nothing of it was followed: "
    "{faults}.",
    "faultUnknown": "is not on this page",
    "faultDay": "is not a day such as {day}",
    "faultOutside": "lies outside the days of this page, {start} to {end}",
    "faultOrder": "from={from} is after to={to}",
    "faultEmpty": "holds nothing to search for",
    "faultLong": "q is longer than {most} characters",
    "faultFixed": "cannot be chosen here: this page holds {values} alone",
    "faultName": "{name} is nothing that this page can be asked; known are {known}",
    "faultTwice": "{name} is given more than once",
    "faultView": "is not a latitude, a longitude and a zoom from {minZoom} to {maxZoom}, nor one of {looks}",
    "faultTheme": "is neither light nor dark",
    "faultPlace": "#{place} is no place on this page",
}
"""Templates by the name that the script knows them by."""
