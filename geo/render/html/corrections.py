"""Corrections, tombstones and misquoted figures as HTML; Jinja escapes every value."""

from collections.abc import Callable

from markupsafe import Markup

from geo.model.records import Catalogue
from geo.query.corrections import label_of_record, value_words
from geo.render.templating import render_template


def render_corrections(
    catalogue: Catalogue, address_of: Callable[[str], str] = "./?record={}".format
) -> Markup:
    """What was corrected and what was withdrawn, the latest first; a sentence where there is nothing.

    ``address_of`` returns the address of the dossier ``station:<id>`` or ``country:<code>``: by default, its
    page in the app.
    """
    latest = catalogue.corrections[::-1]
    return render_template(
        "corrections.html.j2",
        catalogue=catalogue,
        corrected=[one for one in latest if not one.withdraws],
        withdrawn=[one for one in latest if one.withdraws],
        label_of_record=label_of_record,
        link=lambda record: address_of(shown) if (shown := _dossier_of(catalogue, record)) else "",
        value_words=value_words,
    )


def _dossier_of(catalogue: Catalogue, record: str) -> str:
    """The dossier that shows a record, ``station:<id>`` or ``country:<code>``; empty where none does."""
    if record in catalogue.station_by_id:
        return f"station:{record}"
    dated = {event.id: event.countries for event in catalogue.events}
    dated |= {development.id: development.countries for development in catalogue.since}
    countries = [code for code in dated.get(record, ()) if code in catalogue.countries]
    return f"country:{countries[0]}" if countries else ""
