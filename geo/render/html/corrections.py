"""Corrections, tombstones and misquoted figures as HTML; Jinja escapes every value."""

from __future__ import annotations

from geo.model.records import Catalogue
from geo.query.sentences import label_of_record, value_words
from geo.render.html.dossier import template


def render_corrections(catalogue: Catalogue) -> str:
    """What was corrected and what was withdrawn, the latest first; a sentence where there is nothing."""
    latest = catalogue.corrections[::-1]
    return template("corrections.html.j2").render(
        corrected=[one for one in latest if not one.withdraws],
        withdrawn=[one for one in latest if one.withdraws],
        sources_of=catalogue.sources_of,
        label=lambda record: label_of_record(catalogue, record),
        link=lambda record: record_link(catalogue, record),
        words=lambda field, text: value_words(catalogue, field, text),
    )


def render_figures(catalogue: Catalogue) -> str:
    """Figures often misquoted elsewhere, with the value that the best sources give."""
    return template("figures.html.j2").render(figures=catalogue.figures, sources_of=catalogue.sources_of)


def record_link(catalogue: Catalogue, record: str) -> str:
    """Where the map shows a record, relative to a page of the app; empty where it shows none."""
    if record in catalogue.station_by_id:
        return f"./?record=station:{record}"
    dated = {event.id: event.countries for event in catalogue.events}
    dated |= {development.id: development.countries for development in catalogue.since}
    countries = [code for code in dated.get(record, ()) if code in catalogue.countries]
    return f"./?record=country:{countries[0]}" if countries else ""
