"""The corrections and the events as Atom feeds (RFC 4287): identical input gives identical bytes.

Without an address of the site, links are relative to where the feed is served. The id of an entry is a UUID
of its content.
"""

import re
from collections import Counter
from datetime import UTC, date, datetime, time
from uuid import UUID, uuid5

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from geo.model.records import Catalogue
from geo.query.corrections import describe_correction, label_of_record
from geo.query.events import EventWords

TITLE = "Corrections to the records of alleged overseas Chinese police stations"
AUTHOR = "The editors of this collection"
MAX_EVENTS = 40

_NAMESPACE = UUID("6f0c1c1e-6d0b-5d0e-9c3c-2a4b8a1d7e55")
"""Of the ids of feeds and entries; with another, feed readers would show every entry again."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML forbids; the library escapes the rest."""


def render_feed(
    catalogue: Catalogue, released: date, *, page: str = "../../corrections", address: str = ""
) -> bytes:
    """The corrections, the latest first; ``released`` dates a feed that has no entry yet.

    ``page`` is where the corrections are read, relative to the feed; by default, in the app.
    ``address`` is that of the site, where it is known.
    """
    feed = _feed(_NAMESPACE, TITLE, address, page, "corrections.xml")
    feed.subtitle("What was corrected or withdrawn, with the reason. Every station is alleged.")
    feed.generator("python -m geo feed")
    feed.updated(_noon(max((one.date.end for one in catalogue.corrections), default=released)))
    seen: Counter[str] = Counter()
    for one in catalogue.corrections:
        key = f"{one.record} {one.field} {one.date}"
        seen[key] += 1
        title = f"{label_of_record(catalogue, one.record)}: {'withdrawn' if one.withdraws else one.field}"
        _add(feed, f"{key} {seen[key]}", one.date.end, title, describe_correction(catalogue, one))
    return bytes(feed.atom_str(pretty=True)) + b"\n"


def render_events_feed(catalogue: Catalogue, *, address: str = "") -> bytes:
    """The events that became public last, for a published site: each leads to the page of its country."""
    title = "Events on alleged overseas Chinese police stations"
    feed = _feed(uuid5(_NAMESPACE, "events"), title, address, "index.html", "events.xml")
    feed.subtitle("What became known, the latest first. Every station is alleged.")
    feed.generator("python -m geo publish")
    events = catalogue.events[-MAX_EVENTS:]
    feed.updated(_noon(events[-1].public.end if events else catalogue.window.start))
    for event in events:
        cited = "; ".join(source.citation for source in catalogue.sources_of(event.sources))
        words = EventWords(catalogue, event)
        text = f"{words.summary} Sources: {cited}."
        entry = _add(feed, f"event {event.id}", event.public.end, words.label, text)
        page = f"countries/{event.countries[0]}.html" if event.countries else "index.html"
        entry.link(href=address + page, rel="alternate")
    return bytes(feed.atom_str(pretty=True)) + b"\n"


def _feed(identifier: UUID, title: str, address: str, page: str, name: str) -> FeedGenerator:
    """An empty feed with links to the page of the same content and, where the address is known, to itself."""
    feed = FeedGenerator()
    feed.id(f"urn:uuid:{identifier}")
    feed.title(title)
    feed.author({"name": AUTHOR})
    feed.link(href=address + page, rel="alternate")
    if address:
        feed.link(href=address + name, rel="self")
    return feed


def _add(feed: FeedGenerator, key: str, day: date, title: str, text: str) -> FeedEntry:
    """Add an entry above the others, without control characters; ``key`` is unique in the feed."""
    entry = feed.add_entry(order="prepend")
    entry.id(f"urn:uuid:{uuid5(_NAMESPACE, key)}")
    entry.title(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", title))
    entry.updated(_noon(day))
    entry.content(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", text), type="text")
    return entry


def _noon(day: date) -> datetime:
    """Noon, so that the day stays the same day in most time zones."""
    return datetime.combine(day, time(12), UTC)
