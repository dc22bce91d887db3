"""What is shown of an event: dates, kind, place and cautions, and that every page takes them from here."""

from dataclasses import replace

import pytest

from geo.query.citations import uses_by_source
from geo.query.corrections import label_of_record
from geo.query.events import EventWords
from geo.query.selection import select, whole
from geo.render.feed import render_events_feed
from geo.render.html.dossier import render_country, render_event, render_latest
from geo.render.tables import render_json
from geo.ui.timechart import mark_table

VISIT = {
    "date": "November 2022",
    "made_public": "public 9 March 2023",
    "public": "9 March 2023",
    "dates": "November 2022; public 9 March 2023",
    "kind": "Other development",
    "where": "Canada",
    "summary": "Officers visit a centre.",
    "heading": "Other development, November 2022",
    "label": "November 2022: Other development, Canada",
    "named": "Other development, Canada, November 2022 (visit)",
    "status_after": "",
    "attestation": "low: a single weak or partisan source",
    "caution": "Weakly attested.",
}
CLOSED = {
    "date": "by 6 June 2023",
    "made_public": "",
    "public": "by 6 June 2023",
    "dates": "by 6 June 2023",
    "status_after": "Reported closed",
    "caution": "",
}


@pytest.mark.parametrize(("event", "texts"), [("visit", VISIT), ("uk-closed", CLOSED)])
def test_an_event_is_shown_with_its_dates_kind_place_and_cautions(five, event, texts):
    words = EventWords(five, five.event_by_id[event])
    assert {name: getattr(words, name) for name in texts} == texts


def test_an_event_of_many_countries_names_three_in_a_list_and_all_where_it_is_corrected(catalogue):
    event = replace(catalogue.events[0], countries=("CAN", "FRA", "DEU", "ITA"), id="joint")
    words = EventWords(catalogue, event)
    assert words.label.endswith(", Canada, France, Germany and 1 other")
    assert ", Canada, France, Germany and Italy, " in words.named
    assert EventWords(catalogue, replace(event, countries=())).where == "no single country"


SHOWN = {
    "country": ("date", "made_public", "kind", "summary", "caution"),
    "event": ("where", "heading", "summary", "date", "attestation"),
    "latest": ("public", "summary"),
    "feed": ("label", "summary"),
    "chronology": ("dates", "kind", "where", "summary"),
    "sources": ("label",),
    "corrections": ("named",),
}


def texts_of(five) -> dict[str, str]:
    whole_of = select(five, whole(five))
    visit = five.event_by_id["visit"]
    uses = uses_by_source(five, whole_of)
    return {
        "country": render_country(five, "CAN"),
        "event": render_event(five, visit, {}),
        "latest": render_latest(five, (visit,), five.window.end),
        "feed": render_events_feed(five).decode(),
        "chronology": render_json(mark_table(five, whole_of, "").to_pydict()),
        "sources": "\n".join(use.label for some in uses.values() for use in some),
        "corrections": label_of_record(five, "visit"),
    }


@pytest.mark.parametrize("name", SHOWN)
def test_every_page_prints_what_this_value_says_of_an_event(five, monkeypatch, name):
    assert [part for part in SHOWN[name] if VISIT[part] not in texts_of(five)[name]] == []
    for part in SHOWN[name]:
        monkeypatch.setattr(EventWords, part, f"Changed {part}")
    assert [part for part in SHOWN[name] if f"Changed {part}" not in texts_of(five)[name]] == []
