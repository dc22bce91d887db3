"""What changed between two days, in words, as HTML."""

from itertools import groupby
from operator import attrgetter
from urllib.parse import urlencode

from markupsafe import Markup

from geo.model.records import Catalogue
from geo.query.history import Change, ChangeKind
from geo.query.selection import Selection, to_query
from geo.query.sentences import describe_no_change
from geo.render.templating import render_template

MAX_LISTED = 200
"""Changes of one kind that are listed; the page says how many more there are."""

HEADINGS: dict[ChangeKind, str] = {
    "status": "Countries: change of status",
    "reported": "Stations newly alleged",
    "standing": "What became of stations alleged before",
}


def render_changes(catalogue: Catalogue, changes: tuple[Change, ...], selection: Selection) -> Markup:
    """Changes in order of kind, each with its date and a link that opens the record."""
    pairs = to_query(selection, catalogue)
    return render_template(
        "comparison.html.j2",
        groups=[(HEADINGS[kind], list(some)) for kind, some in groupby(changes, attrgetter("kind"))],
        most=MAX_LISTED,
        days=selection.period.describe(),
        nothing=describe_no_change(selection.period),
        link=lambda record: f"?{urlencode([*pairs, ('record', record)])}",
    )
