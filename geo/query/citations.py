"""Which records cite which source, and for what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from geo.model.labels import KIND_WORDS
from geo.model.records import Catalogue, Event, Station
from geo.model.sources import Source
from geo.model.text import folded
from geo.query.claims import claim_of
from geo.query.corroboration import backing_of
from geo.query.search import source_matches
from geo.query.selection import Selected, whole
from geo.query.sentences import where_of

Part = Literal["claim", "answer", "history", "later", "event", "figure"]
PART_WORDS: dict[Part, str] = {
    "claim": "the claim itself",
    "answer": "the answer of those concerned",
    "history": "what became of it",
    "later": "what is known since",
    "event": "an event",
    "figure": "a figure often misquoted",
}


@dataclass(frozen=True, slots=True)
class Use:
    """One record that cites a source."""

    record: str
    """``station:<id>``, ``event:<id>``, or empty for what has no dossier."""
    label: str
    parts: tuple[Part, ...]
    marks: tuple[str, ...]
    """What the record's own backing warns of."""


def uses_by_source(catalogue: Catalogue, selected: Selected) -> dict[str, tuple[Use, ...]]:
    """The uses of every source that a selected record cites, in order of publisher and id."""
    uses: dict[str, list[Use]] = {}
    for cited, use in _uses(catalogue, selected):
        uses.setdefault(cited, []).append(use)
    return {source.id: tuple(uses[source.id]) for source in _in_order(catalogue, uses)}


def listed_sources(
    catalogue: Catalogue, selected: Selected, uses: dict[str, tuple[Use, ...]]
) -> tuple[Source, ...]:
    """The sources of the selected records, and those whose own text mentions the words of the search."""
    q = selected.selection.q
    mentioned = {one.id for one in catalogue.sources.values() if q and source_matches(one, q)}
    return tuple(_in_order(catalogue, {*uses, *mentioned}))


def _in_order(catalogue: Catalogue, ids: set[str] | dict[str, list[Use]]) -> list[Source]:
    sources = (catalogue.sources[one] for one in ids)
    return sorted(sources, key=lambda one: (folded(one.publisher), one.published, one.id))


def _uses(catalogue: Catalogue, selected: Selected) -> Iterator[tuple[str, Use]]:
    for station in selected.stations:
        yield from _station_uses(catalogue, station)
    for event in selected.events:
        use = Use(f"event:{event.id}", event_label(catalogue, event), ("event",), _marks(catalogue, event))
        yield from ((source, use) for source in dict.fromkeys(event.sources))
    if not _is_narrowed(catalogue, selected):
        yield from _addenda_uses(catalogue)


def _station_uses(catalogue: Catalogue, station: Station) -> Iterator[tuple[str, Use]]:
    parts: dict[str, list[Part]] = {}
    history = tuple(source for entry in station.history for source in entry.sources)
    named: tuple[tuple[Part, tuple[str, ...]], ...] = (
        ("claim", station.sources),
        ("answer", station.response_sources),
        ("history", history),
        ("later", station.since_sources),
    )
    for part, sources in named:
        for source in dict.fromkeys(sources):
            parts.setdefault(source, []).append(part)
    claim = claim_of(catalogue, station)
    label = f"{claim.label}, {claim.country}"
    for source, used in parts.items():
        yield source, Use(f"station:{station.id}", label, tuple(used), _marks(catalogue, station))


def _is_narrowed(catalogue: Catalogue, selected: Selected) -> bool:
    """Whether any filter is set: what stands beside the records follows none of them."""
    return selected.selection != whole(catalogue)


def _addenda_uses(catalogue: Catalogue) -> Iterator[tuple[str, Use]]:
    for one in catalogue.since:
        where = where_of(catalogue, one.countries)
        marks = backing_of(catalogue, one).marks
        use = Use("", f"Known since, {one.date.describe()}, {where}", ("later",), marks)
        yield from ((source, use) for source in dict.fromkeys(one.sources))
    for figure in catalogue.figures:
        use = Use("", figure.topic, ("figure",), ())
        yield from ((source, use) for source in dict.fromkeys(figure.sources))


def event_label(catalogue: Catalogue, event: Event) -> str:
    """An event in a list: day, kind and where."""
    where = where_of(catalogue, event.countries, most=3)
    return f"{event.date.describe()}: {KIND_WORDS[event.kind]}, {where}"


def _marks(catalogue: Catalogue, record: Station | Event) -> tuple[str, ...]:
    return backing_of(catalogue, record).marks
