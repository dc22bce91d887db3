"""The corrections as an Atom feed (RFC 4287): identical input gives identical bytes.

Without an address of the site, links are relative to where the feed is served. Its ids are UUIDs made
from what an entry says.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, time
from uuid import UUID, uuid5

from feedgen.feed import FeedGenerator

from geo.model.annotations import Correction
from geo.model.records import Catalogue
from geo.query.citations import event_label
from geo.query.corrections import describe_correction, label_of_record

TITLE = "Corrections to the records of alleged overseas Chinese police stations"
AUTHOR = "The editors of this collection"
MAX_EVENTS = 40
"""Entries of the feed of events."""

_NAMESPACE = UUID("6f0c1c1e-6d0b-5d0e-9c3c-2a4b8a1d7e55")
"""Made once for the entries of this feed; with another, feed readers would show every entry again."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def render_feed(
    catalogue: Catalogue, released: date, *, page: str = "../../corrections", address: str = ""
) -> bytes:
    """The feed, the latest correction first; ``released`` dates a feed that has no entry yet.

    ``page`` is where the corrections are read, relative to the feed; by default, in the app.
    ``address`` is that of the site, where it is known.
    """
    feed = FeedGenerator()
    feed.id(f"urn:uuid:{_NAMESPACE}")
    feed.title(TITLE)
    feed.subtitle("What was corrected or withdrawn, with the reason. Every station is alleged.")
    feed.author({"name": AUTHOR})
    _link(feed, address, page, "corrections.xml")
    feed.generator("python -m geo feed")
    feed.updated(_noon(max((one.date.end for one in catalogue.corrections), default=released)))
    seen: Counter[str] = Counter()
    for one in catalogue.corrections:
        seen[_key(one)] += 1
        _add(feed, catalogue, one, f"{_key(one)} {seen[_key(one)]}")
    return bytes(feed.atom_str(pretty=True)) + b"\n"


def render_events_feed(catalogue: Catalogue, *, address: str = "") -> bytes:
    """The events that became public last, for a published site: each leads to the page of its country."""
    feed = FeedGenerator()
    feed.id(f"urn:uuid:{uuid5(_NAMESPACE, 'events')}")
    feed.title("Events on alleged overseas Chinese police stations")
    feed.subtitle("What became known, the latest first. Every station is alleged.")
    feed.author({"name": AUTHOR})
    _link(feed, address, "index.html", "events.xml")
    feed.generator("python -m geo publish")
    events = catalogue.events[-MAX_EVENTS:]
    feed.updated(_noon(events[-1].public.end if events else catalogue.window.start))
    for event in events:
        entry = feed.add_entry(order="prepend")
        entry.id(f"urn:uuid:{uuid5(_NAMESPACE, f'event {event.id}')}")
        entry.title(_writable(event_label(catalogue, event)))
        entry.updated(_noon(event.public.end))
        cited = "; ".join(source.citation for source in catalogue.sources_of(event.sources))
        entry.content(_writable(f"{event.summary} Sources: {cited}."), type="text")
        page = f"countries/{event.countries[0]}.html" if event.countries else "index.html"
        entry.link(href=address + page, rel="alternate")
    return bytes(feed.atom_str(pretty=True)) + b"\n"


def _link(feed: FeedGenerator, address: str, page: str, name: str) -> None:
    """Link to the page with the same content, and to the feed itself where its address is known."""
    feed.link(href=address + page, rel="alternate")
    if address:
        feed.link(href=address + name, rel="self")


def _add(feed: FeedGenerator, catalogue: Catalogue, one: Correction, key: str) -> None:
    entry = feed.add_entry(order="prepend")
    entry.id(f"urn:uuid:{uuid5(_NAMESPACE, key)}")
    what = "withdrawn" if one.withdraws else one.field
    entry.title(_writable(f"{label_of_record(catalogue, one.record)}: {what}"))
    entry.updated(_noon(one.date.end))
    entry.content(_writable(describe_correction(catalogue, one)), type="text")


def _key(one: Correction) -> str:
    return f"{one.record} {one.field} {one.date}"


def _writable(text: str) -> str:
    """The text without the control characters that XML forbids; the library escapes the rest."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def _noon(day: date) -> datetime:
    """Noon, so that the day stays the same day in most time zones."""
    return datetime.combine(day, time(12), UTC)
